// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

enum PlanPageStrings {
    static let map = Text(zh: "方案地图", en: "Map of the plan")
    static func mapOf(_ name: String) -> Text { Text(zh: "“\(name)”的地图", en: "Map of “\(name)”") }
    static let microGrids = Text(zh: "微网格", en: "Micro-grids")
    static let number = Text(zh: "编号", en: "Number")
    static let households = Text(zh: "户数", en: "Households")
    static let shops = Text(zh: "店铺", en: "Shops")
    static let units = Text(zh: "单元数", en: "Units")
    static let state = Text(zh: "情况", en: "State")
    static let good = Text(zh: "合适", en: "Fits")
    static let dedicated = Text(zh: "专属网格，不动", en: "Dedicated, left alone")
    static func gridName(_ number: Int) -> Text { Text(zh: "第 \(number) 网格", en: "Grid \(number)") }
    static func microName(_ grid: Int, _ micro: Int) -> Text {
        Text(zh: "第 \(grid) 网格 \(padded(micro)) 微网格", en: "Grid \(grid), micro-grid \(padded(micro))")
    }
    static func label(_ micro: Int, _ households: Int) -> Text {
        Text(zh: "\(padded(micro)) · \(households) 户", en: "\(padded(micro)) · \(households)")
    }
    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    static func flaw(_ flaw: PlanCheck.Flaw) -> Text {
        switch flaw {
        case .tooFew(let missing): Text(zh: "少 \(missing) 户", en: "\(missing) too few")
        case .tooMany(let more): Text(zh: "多 \(more) 户", en: "\(more) too many")
        case .parts(let count): Text(zh: "断成 \(count) 块", en: "In \(count) parts")
        }
    }
    static let breaks = Text(zh: "现在不合要求的地方", en: "What breaks the rules now")
    static let breaksNothing = Text(zh: "现在没有不合要求的微网格。", en: "No micro-grid breaks a rule now.")
    static let open = Text(zh: "看单元", en: "Units")
    static let unit = Text(zh: "单元", en: "Unit")
    static let kind = Text(zh: "类别", en: "Kind")
    static let present = Text(zh: "现在属于", en: "Today in")
    static let moveTo = Text(zh: "移到", en: "Move to")
    static func moveLabel(_ unit: Text) -> Text { Text(zh: "把\(unit.zh)移到", en: "Move \(unit.en) to") }
    static let move = Text(zh: "移过去", en: "Move")
    static let noMove = Text(zh: "四周没有别的微网格", en: "Touches no other")
    static let back = Text(zh: "回到方案", en: "Back to the plan")
    static let steps = Text(zh: "修改记录", en: "Record of changes")
    static func step(_ word: String) -> Text {
        switch word {
        case "begin": Text(zh: "要求画方案", en: "Asked for the plan")
        case "finish": Text(zh: "画好", en: "Drawn")
        case "fail": Text(zh: "没有画成", en: "Not drawn")
        case "rename": Text(zh: "改名", en: "Renamed")
        case "move": Text(zh: "手工移动单元", en: "Moved a unit by hand")
        case "lock": Text(zh: "锁定微网格", en: "Locked a micro-grid")
        case "unlock": Text(zh: "解锁微网格", en: "Unlocked a micro-grid")
        case "publish": Text(zh: "公示", en: "Shown to the public")
        case "withdraw": Text(zh: "收回修改", en: "Taken back for changes")
        case "discard": Text(zh: "放弃", en: "Discarded")
        case "adopt": Text(zh: "决定采用", en: "Decided")
        case "recall": Text(zh: "收回决定", en: "Decision taken back")
        case "takeEffect": Text(zh: "生效，网格改用新划分", en: "In force: grids drawn anew")
        case "holdBack": Text(zh: "没有生效：辖区资料变了", en: "Not put in force: the ground had changed")
        default: Text(name: word)
        }
    }
    static let settings = Text(zh: "当时的要求", en: "What was asked")
    static let files = Text(zh: "带走", en: "Take it away")
    static let geojson = Text(zh: "微网格边界（GeoJSON）", en: "Borders of the micro-grids (GeoJSON)")
    static let csv = Text(zh: "单元清单（CSV）", en: "List of units (CSV)")
    static let behind = Text(
        zh: "画这个方案以后，区划或房屋有变化。方案还是按当时的单元画的，可以重新画一个。",
        en: "Places have changed since this plan was drawn. It still divides the units as they were; a new one can be drawn.")
    static let parent = Text(zh: "从这个方案重画", en: "Drawn again from")
    static func compareTitle(_ community: Text) -> Text { Text(zh: "\(community.zh)：两个方案对比", en: "\(community.en): two plans compared") }
    static let sameNeeded = Text(zh: "这两个方案不是同一个社区的，没法对比。", en: "These two plans are of different communities and cannot be compared.")
    static let movers = Text(zh: "两个方案里归属不同的单元", en: "Units that lie in different micro-grids")
    static let moversHelp = Text(
        zh: "两边的微网格按重合户数最多的配对；配不上对的单元列在这里。",
        en: "The micro-grids of both are paired by the households that they share; units outside of their pair are listed.")
    static let noMovers = Text(zh: "两个方案里每个单元的归属都一样。", en: "Every unit lies in the same micro-grid in both.")
    static func moversCount(_ units: Int, _ households: Int) -> Text {
        Text(zh: "\(units) 个单元，\(households) 户", en: "\(units) units, \(households) households")
    }
    static let otherUnits = Text(zh: "两个方案画的时候单元不一样，只能对比数字。", en: "The units have changed between the two plans; only their figures can be compared.")
}
