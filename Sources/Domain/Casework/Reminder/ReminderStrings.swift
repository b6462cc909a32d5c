// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates

extension Text {
    static let remindersTitle = Text(zh: "提醒", en: "Reminders")
    static let remindersHelp = Text(
        zh: "办好了，提醒自己就没有了。安静时段不提醒，危险除外。", en: "What is done goes away by itself. None in quiet hours, danger excepted.")
    static let remindersNone = Text(zh: "现在没有提醒", en: "No reminders now")
    static let remindersSeen = Text(zh: "都知道了", en: "I have seen them")
    static let reminderSeen = Text(zh: "知道了", en: "Seen")
    static let remindersAll = Text(zh: "全部提醒", en: "All reminders")
    static func remindersMany(_ over: Int, _ near: Int) -> Text {
        Text(zh: "\(over) 件已超时，\(near) 件快到时限。", en: "\(over) overdue, \(near) due soon.")
    }
    static let reminderDanger = Text(zh: "有危险，请马上看", en: "Danger: look at once")
    static func reminderNear(_ what: Text) -> Text { Text(zh: "\(what.zh)快到时限", en: "\(what.en): due soon") }
    static func reminderOver(_ what: Text) -> Text { Text(zh: "\(what.zh)已超时", en: "\(what.en): overdue") }
    static let reminderWhole = Text(zh: "整件事", en: "The whole case")
    static let noticeNear = Text(zh: "快到约定的时间了，请答复一下。", en: "The agreed time is nearly over. Please answer.")
    static let noticeOver = Text(zh: "约定的时间已经过了，这件事会转给管理这一道。", en: "The agreed time is over; the case goes on to the management lane.")
}

extension Reminder {
    /// What happened, in a few words.
    var text: Text {
        let what: Text =
            switch subject {
            case .whole, .danger: .reminderWhole
            case .stage(let stage): stage.text
            }
        return switch level {
        case .danger: .reminderDanger
        case .near: .reminderNear(what)
        case .over: .reminderOver(what)
        }
    }
}
