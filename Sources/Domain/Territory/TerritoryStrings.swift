// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Text {
    static let territory = Text(zh: "辖区", en: "Territory")
    static let places = Text(zh: "辖区地图", en: "Places")
}

extension RedrawRefusal: Explainable {
    public var problem: Problem {
        switch self {
        case .misplaced(let path): Problem(.conflict, Text(zh: "“\(path)”不能放在这个社区里", en: "“\(path)” cannot lie in this community"))
        case .changesLater(let path): Problem(.conflict, Text(zh: "“\(path)”已经定好以后再变", en: "“\(path)” is to change on a later day already"))
        case .notSeamless(let path):
            Problem(
                .conflict,
                Text(zh: "“\(path)”旁边有空隙或者重叠，网格要铺满整个社区", en: "Beside “\(path)” there is a gap or an overlap; grids fill the whole community"))
        }
    }
}

extension TerritoryRefusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: .notAllowed
        case .malformedPath(let path): Problem(.unprocessableContent, Text(zh: "“\(path)”不是区划路径", en: "“\(path)” is not the path of an area"))
        case .unknownParent(let path):
            Problem(.unprocessableContent, Text(zh: "上级区划“\(path)”在这一天不存在", en: "The area above, “\(path)”, does not exist on that day"))
        case .pathTaken(let path): Problem(.conflict, Text(zh: "“\(path)”已经有了", en: "“\(path)” exists already"))
        case .noSuchArea(let path): Problem(.notFound, Text(zh: "没有“\(path)”这个区划", en: "There is no area “\(path)”"))
        case .alreadyEnded(let path): Problem(.conflict, Text(zh: "“\(path)”已经停用", en: "“\(path)” has already ended"))
        case .endsBeforeItBegins: Problem(.unprocessableContent, Text(zh: "停用的日子早于启用的日子", en: "It would end before it begins"))
        case .wrongLevel(let path):
            Problem(
                .unprocessableContent, Text(zh: "“\(path)”的层级不对", en: "“\(path)” has the wrong level for its place"),
                way: Text(zh: "网格直接在社区下面，微网格直接在网格下面。", en: "A grid lies directly in a community, a micro-grid directly in a grid."))
        case .noSuchPremises: Problem(.notFound, Text(zh: "没有这家店或单位", en: "There is no such shop or organisation"))
        case .notATown(let name):
            Problem(.unprocessableContent, Text(zh: "“\(name)”不是街道、镇或者乡", en: "“\(name)” is no subdistrict, town or township"))
        case .codeDoesNotFit(let code):
            Problem(
                .unprocessableContent, Text(zh: "代码“\(code)”不合规则", en: "The code “\(code)” does not fit"),
                way: Text(
                    zh: "区县六位，街道、乡镇九位，社区和村十二位，网格十五位，前面几位要和上一级一致。",
                    en:
                        "Six digits for a district, nine for a town, twelve for a community, fifteen for a grid, beginning with those of the area above."
                ))
        case .codeInUse(let code):
            Problem(.conflict, Text(zh: "代码“\(code.value)”已经用过了，不能再给别处", en: "The code “\(code.value)” has been given already"))
        case .schemeTaken(let scheme):
            Problem(
                .conflict, Text(zh: "这个区划已经有“\(scheme.text.zh)”", en: "The area has a code of “\(scheme.text.en)” already"))
        case .codeTaken(let code): Problem(.conflict, Text(zh: "门牌码“\(code)”已经用了", en: "The door code “\(code)” is in use"))
        }
    }
}
