// SPDX-License-Identifier: Apache-2.0
import Localization

extension TimeLimit {
    /// The limit in words: "4 个工作小时".
    public var text: Text { unit.text(amount) }
}

extension TimeLimit.Unit {
    /// An amount of this unit in words.
    public func text(_ amount: Int) -> Text {
        func english(_ noun: String) -> String { "\(amount) \(noun)\(amount == 1 ? "" : "s")" }
        return switch self {
        case .workingMinutes: Text(zh: "\(amount) 个工作分钟", en: english("working minute"))
        case .workingHours: Text(zh: "\(amount) 个工作小时", en: english("working hour"))
        case .workingDays: Text(zh: "\(amount) 个工作日", en: english("working day"))
        case .calendarMinutes: Text(zh: "\(amount) 分钟", en: english("minute"))
        case .calendarHours: Text(zh: "\(amount) 小时", en: english("hour"))
        case .calendarDays: Text(zh: "\(amount) 天", en: english("day"))
        case .urgentHours: Text(zh: "\(amount) 小时（昼夜连续计时）", en: "\(english("hour")), day and night")
        }
    }

    /// The unit's name, for a choice in a form.
    public var name: Text {
        switch self {
        case .workingMinutes: Text(zh: "工作分钟", en: "working minutes")
        case .workingHours: Text(zh: "工作小时", en: "working hours")
        case .workingDays: Text(zh: "工作日", en: "working days")
        case .calendarMinutes: Text(zh: "分钟", en: "minutes")
        case .calendarHours: Text(zh: "小时", en: "hours")
        case .calendarDays: Text(zh: "天", en: "days")
        case .urgentHours: Text(zh: "小时（昼夜连续）", en: "hours, day and night")
        }
    }
}

extension Clock.State {
    /// "还剩 3 个工作小时", "已超 1 个工作日"; rounded down, so that nothing is promised that is not there.
    public var text: Text {
        switch phase {
        case .stopped: isOverdue ? span.map { Text(zh: "超时 \($0.zh)", en: "\($0.en) late") } ?? justOver : Text(zh: "按时", en: "In time")
        case .paused: Text(zh: "已暂停，\(running.zh)", en: "Paused: \(running.en)")
        case .running: running
        }
    }

    private var running: Text {
        guard let span else { return isOverdue ? justOver : Text(zh: "还剩不到 1 分钟", en: "less than a minute left") }
        return isOverdue ? Text(zh: "已超 \(span.zh)", en: "\(span.en) overdue") : Text(zh: "还剩 \(span.zh)", en: "\(span.en) left")
    }

    private var justOver: Text { Text(zh: "刚刚超时", en: "just overdue") }

    /// What is left or over; nil below a minute.
    private var span: Text? {
        let minutes = Int(abs(minutesLeft) + 1e-6), days = Int(abs(daysLeft) + 1e-9)
        if days >= 1 { return (countsWorkingTime ? TimeLimit.Unit.workingDays : .calendarDays).text(days) }
        if minutes >= 60 { return (countsWorkingTime ? TimeLimit.Unit.workingHours : .calendarHours).text(minutes / 60) }
        return minutes >= 1 ? TimeLimit.Unit.calendarMinutes.text(minutes) : nil
    }
}

extension WorkCalendar.Exception.Kind {
    public var text: Text {
        switch self {
        case .holiday: Text(zh: "放假", en: "Public holiday")
        case .makeUp: Text(zh: "调休上班", en: "Make-up working day")
        case .localOff: Text(zh: "本地休息", en: "Local day off")
        case .special: Text(zh: "特别时间", en: "Special hours")
        }
    }
}
