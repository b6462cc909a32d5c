// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

extension Team.Kind {
    public var text: Text {
        switch self {
        case .department: Text(zh: "职能部门", en: "Line department")
        case .community: Text(zh: "社区", en: "Community")
        case .gridTeam: Text(zh: "网格团队", en: "Grid team")
        case .enforcement: Text(zh: "执法队", en: "Enforcement")
        case .commandRoom: Text(zh: "指挥室", en: "Command room")
        case .volunteers: Text(zh: "志愿者", en: "Volunteers")
        case .circle: Text(zh: "邻里圈", en: "Circle of neighbours")
        }
    }
}

extension Post.Kind {
    public var text: Text {
        switch self {
        case .liaison: Text(zh: "联络员", en: "Liaison officer")
        case .gridWorker: Text(zh: "网格员", en: "Grid worker")
        case .coreVolunteer: Text(zh: "网格骨干", en: "Core volunteer")
        }
    }
}

extension Team.Refusal: Explainable {
    public var problem: Problem { self == .notAllowed ? .notAllowed : Problem(self == .outsideScope ? .forbidden : .unprocessableContent, text) }

    public var text: Text {
        switch self {
        case .notAllowed: Problem.notAllowed.text
        case .codeMalformed: Text(zh: "代码请用字母、数字和 . : / - _", en: "A code has letters, digits and . : / - _")
        case .nameMissing: Text(zh: "请写名称", en: "Please give a name")
        case .areaMalformed: Text(zh: "区域写法不对，例如 /330105013/001/", en: "An area is written like /330105013/001/")
        case .outsideScope: Text(zh: "这个区域不归您管理", en: "This area is not yours to manage")
        case .phoneMalformed: Text(zh: "电话号码写法不对", en: "This phone number is not right")
        case .periodBackwards: Text(zh: "结束日期要晚于开始日期", en: "The end must come after the beginning")
        case .enforcementNotAuthorised:
            Text(zh: "只有依法授权的部门或执法队可以执法", en: "Only a department or squad that the law authorises may enforce")
        case .unknownAccount: Text(zh: "没有这个账号", en: "There is no such account")
        case .postTaken: Text(zh: "这段时间已经有人在岗", en: "Someone holds this post in that time")
        }
    }
}

extension People {
    static let name = Text(zh: "人员", en: "People")
    enum Purpose {
        static let postsTitle = Text(zh: "网格和单位的联系电话", en: "Telephones of grids and teams")
        static let seenByAll = Text(zh: "岗位公示的，所有人；其余只有同事", en: "Everyone, where the post is public; else colleagues")
        static let untilPostEnds = Text(zh: "电话属于岗位，岗位撤销或更换电话时更新", en: "The number belongs to the post and goes with it")
        static let posts = Text(zh: "公示谁负责这个网格、怎么联系", en: "Posting who answers for the grid and how to reach them")
    }
}
