// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

/// What is read when someone looks beyond their area in an emergency.
enum EmergencyStrings {
    static let title = Text(zh: "应急查看", en: "Looking in an emergency")
    static let open = Text(zh: "查看其他区域的非公开事项", en: "Look at private cases of another area")
    static let help = Text(
        zh: "只在确有急需时使用，比如有人走失或正在发生危险。最长 60 分钟，到时自动关闭。您的姓名、理由和时间会马上告知该区域的信息保护和审计人员，并永久留存。",
        en:
            "Only where it is urgent, as when someone is missing or in danger. It closes by itself after 60 minutes at most. Your name, your reason and the time are shown at once to those who watch over this area's data, and stay on record."
    )
    static let area = Text(zh: "区域", en: "Area")
    static let areaHelp = Text(zh: "比如 /330105013/002/ 是一个社区。", en: "/330105013/002/ is a community, for instance.")
    static let reason = Text(zh: "理由", en: "Reason")
    static let reasonHelp = Text(zh: "至少 10 个字，说清楚为什么等不及。不要写居民的姓名。", en: "At least 10 characters: why it cannot wait. No names of residents, please.")
    static let howLong = Text(zh: "多长时间", en: "For how long")
    static func minutes(_ count: Int) -> Text { Text(zh: "\(count) 分钟", en: "\(count) minutes") }
    static let openButton = Text(zh: "打开并告知负责人", en: "Open, and tell those in charge")
    static let opened = Text(zh: "已打开，到时自动关闭；负责人已收到告知", en: "It is open, and closes by itself; those in charge are told")
    static let ended = Text(zh: "已关闭", en: "It is closed")
    static let noted = Text(zh: "已记下您知悉", en: "It is noted that you know")
    static let own = Text(zh: "我的应急查看", en: "My own")
    static let others = Text(zh: "需要您知悉的", en: "For you to know")
    static let none = Text(zh: "没有人应急查看过。", en: "Nobody has looked.")
    static let who = Text(zh: "谁", en: "Who")
    static let since = Text(zh: "开始", en: "From")
    static let ends = Text(zh: "结束", en: "Until")
    static let end = Text(zh: "提前关闭", en: "Close it now")
    static let over = Text(zh: "已结束", en: "Over")
    static let seen = Text(zh: "已知悉", en: "Noted")
    static let takeNote = Text(zh: "我已知悉", en: "I have taken note")
    static func unseen(_ count: Int) -> Text {
        Text(
            zh: "有 \(count) 次应急查看需要您知悉",
            en: count == 1 ? "One look in an emergency is for you to know" : "\(count) looks in an emergency are for you to know")
    }
}

extension Emergency.Refusal: Explainable {
    public var problem: Problem {
        switch self {
        case .notAllowed: .notAllowed
        case .tooOften:
            Problem(
                .tooManyRequests, Text(zh: "今天已经应急查看了 \(Emergency.mostADay) 次", en: "You have looked \(Emergency.mostADay) times today"),
                way: Text(zh: "请找管理员授予相应的角色。", en: "Please ask an administrator for the role."))
        case .reasonTooShort: Problem(.unprocessableContent, Text(zh: "请用至少 10 个字说明理由", en: "Please give a reason of at least 10 characters"))
        case .reasonTooLong: Problem(.unprocessableContent, Text(zh: "理由请不要超过 500 个字", en: "A reason has at most 500 characters"))
        case .minutes: Problem(.unprocessableContent, Text(zh: "请选 15、30 或 60 分钟", en: "Please choose 15, 30 or 60 minutes"))
        case .areaMalformed: Problem(.unprocessableContent, Text(zh: "区域写法不对，例如 /330105013/002/", en: "An area is written like /330105013/002/"))
        case .everywhere: Problem(.unprocessableContent, Text(zh: "请写出具体的区域", en: "Please name one area"))
        case .alreadyYours: Problem(.unprocessableContent, Text(zh: "这个区域您本来就能看", en: "This area is open to you already"))
        case .nobodyInCharge:
            Problem(
                .unprocessableContent,
                Text(zh: "这个区域没有可以告知的信息保护或审计人员，不能打开", en: "Nobody watches over this area's data who could be told, so it stays closed"))
        }
    }
}
