// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    static let forStaffOnly = Text(zh: "只有工作人员看得到", en: "Only staff can see this")
    static let waitingRequests = Text(zh: "等人决定：", en: "Waiting for a decision:")
    static let whoReported = Text(zh: "谁反映的", en: "Who reported it")
    static let whoReportedHelp = Text(
        zh: "只用来告诉结果、问清情况。不要转给当事的一方。", en: "Only to tell them the outcome or to ask. Never pass it on to those concerned.")
    static func pointSent(_ point: String) -> Text {
        Text(zh: "发来的位置（经度、纬度）：\(point)", en: "Point that was sent (longitude,latitude): \(point)")
    }
    static let noContact = Text(zh: "没有留联系方式", en: "No contact was left")
    static func helpedBy(_ name: String) -> Text { Text(zh: "\(name)代报", en: "typed by \(name)") }
    static let aColleague = Text(zh: "同事", en: "a colleague")
    static func inspectorIs(_ name: String) -> Text { Text(zh: "抽签选出的核查人：\(name)", en: "Inspector drawn by lot: \(name)") }

    static let deskTitle = Text(zh: "工作台", en: "Desk")
    static let queues = Text(zh: "队列", en: "Queues")
    static let waitsForMe = Text(zh: "等我办", en: "For me")
    static let queueRegister = Text(zh: "待受理", en: "To register")
    static let queueVerify = Text(zh: "待核实", en: "To check")
    static let queueDispatch = Text(zh: "待派遣", en: "To dispatch")
    static let queueDecide = Text(zh: "待决定", en: "To decide")
    static let queueMine = Text(zh: "我方在办", en: "In our hands")
    static let queueCheckIn = Text(zh: "待报到", en: "To check in")
    static let queueInspect = Text(zh: "待核查", en: "To inspect")
    static let queueWatch = Text(zh: "我关注的", en: "What I watch")
    static let emptyDesk = Text(zh: "现在没有等您办的事。", en: "Nothing waits for you now.")
    static let emptyDeskHelp = Text(zh: "有新的事会出现在这里。您可以看看正在办的。", en: "What comes in will stand here. You can look at what is under way.")
    static let emptyQueue = Text(zh: "这一栏现在是空的。", en: "This queue is empty now.")
    static let emptyFilter = Text(zh: "按现在的条件没有找到。", en: "Nothing fits what you asked for.")
    static let clearFilter = Text(zh: "清除条件", en: "Clear the filter")
    static let filterArea = Text(zh: "区域", en: "Area")
    static let myWholeArea = Text(zh: "我负责的全部", en: "All of my area")
    static let deskWords = Text(zh: "编号或字词", en: "Number or words")
    static let deskNamed = Text(zh: "这个编号的案件", en: "The case with this number")
    static let filterDo = Text(zh: "筛选", en: "Filter")
    static let openIt = Text(zh: "打开看看", en: "Open it")
    static let deskRows = Text(zh: "案件，危险的在前，其次按时限", en: "Cases: danger first, then by time limit")
    static func deskCount(_ count: Int) -> Text { Text(zh: "共 \(count) 件", en: count == 1 ? "1 case" : "\(count) cases") }
    static func deskMany(_ shown: Int, _ count: Int) -> Text {
        Text(zh: "共 \(count) 件，这里排出的是最早的 \(shown) 件。", en: "\(count) cases; the earliest \(shown) are put in order here.")
    }
    static let danger = Text(zh: "有危险", en: "Danger")
    static let notPublic = Text(zh: "不公开", en: "Not public")
    static let takeOverShort = Text(zh: "签收", en: "Take it over")
}

extension DeskStore.Queue {
    var text: Text {
        switch self {
        case .register: .queueRegister
        case .verify: .queueVerify
        case .dispatch: .queueDispatch
        case .decide: .queueDecide
        case .mine: .queueMine
        case .checkIn: .queueCheckIn
        case .inspect: .queueInspect
        case .watch: .queueWatch
        }
    }
}
