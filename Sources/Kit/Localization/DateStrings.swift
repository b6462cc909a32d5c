// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A moment as read on a wall clock of China, which has one time zone, UTC+8, and no summer time.
///
/// Plain arithmetic (the days-from-civil method over the proleptic Gregorian calendar), since a page may show hundreds of times.
public struct WallTime: Sendable, Hashable {
    public let year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    /// Days since 1970-01-01.
    public let dayNumber: Int

    public init(_ date: Date, offset: Int = 8 * 3600) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + offset
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        dayNumber = day
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// `14:05`
    public var clock: String { Self.two(hour) + ":" + Self.two(minute) }
    /// `2026-01-10`
    public var date: String { Self.four(year) + "-" + Self.two(month) + "-" + Self.two(day) }
    /// `2026-01-10T14:05:00+08:00`, as `<time datetime>` wants it.
    public var machine: String { date + "T" + clock + ":" + Self.two(second) + "+08:00" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private static func four(_ number: Int) -> String { String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)" }
}

/// Dates in words.
extension Language {
    /// The day and the time in full: 2026年1月10日 14:05.
    public func exact(_ date: Date) -> String {
        let time = WallTime(date)
        return day(date) + " " + time.clock
    }

    /// The day in full: 2026年1月10日.
    public func day(_ date: Date) -> String {
        let time = WallTime(date)
        return switch self {
        case .zh: "\(time.year)年\(time.month)月\(time.day)日"
        case .en: "\(time.day) \(Self.months[time.month - 1]) \(time.year)"
        }
    }

    /// How long ago, or how long until, as people say it: 刚刚, 5 分钟前, 昨天 14:05, 3 天后, 1月10日, 2025年1月10日.
    public func relative(_ date: Date, to now: Date) -> String {
        let time = WallTime(date), today = WallTime(now)
        let minutes = Int((abs(date.timeIntervalSince(now)) / 60).rounded(.down))
        let isPast = date <= now
        let days = time.dayNumber - today.dayNumber
        if minutes < 1 { return self == .zh ? (isPast ? "刚刚" : "马上") : (isPast ? "just now" : "in a moment") }
        if minutes < 60 { return ago(self == .zh ? "\(minutes) 分钟" : Self.count(minutes, "minute"), isPast) }
        if minutes < 12 * 60 || days == 0 { return ago(self == .zh ? "\(minutes / 60) 小时" : Self.count(minutes / 60, "hour"), isPast) }
        if days == -1 { return (self == .zh ? "昨天 " : "yesterday ") + time.clock }
        if days == 1 { return (self == .zh ? "明天 " : "tomorrow ") + time.clock }
        if abs(days) < 7 { return ago(self == .zh ? "\(abs(days)) 天" : Self.count(abs(days), "day"), isPast) }
        if time.year == today.year {
            return self == .zh ? "\(time.month)月\(time.day)日" : "\(time.day) \(Self.months[time.month - 1])"
        }
        return day(date)
    }

    private func ago(_ length: String, _ isPast: Bool) -> String {
        switch self {
        case .zh: isPast ? "\(length)前" : "\(length)后"
        case .en: isPast ? "\(length) ago" : "in \(length)"
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
}
