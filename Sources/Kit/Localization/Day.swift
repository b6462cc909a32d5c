// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A day of the calendar, `2026-01-10`, without hour or place. Years 0 to 9999 of the proleptic Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable, Strideable, LosslessStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int

    /// The day that is `number` days after 1970-01-01, held to the years 0 to 9999.
    public init(number: Int) { self.number = min(max(number, Self.first), Self.last) }

    /// The day that the clocks in `timeZone` show at `date`.
    public init(_ date: Date, in timeZone: TimeZone = .shanghai) {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded() + Double(timeZone.secondsFromGMT(for: date)) * 1000
        self.init(number: Int((min(max(milliseconds / 86_400_000, Double(Self.first)), Double(Self.last))).rounded(.down)))
    }

    /// Nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year) else { return nil }
        number = Self.number(year: year, month: month, day: day)
    }

    /// Reads `2026-01-10` and nothing else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func value(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var year: Int { parts.year }
    public var month: Int { parts.month }
    public var day: Int { parts.day }
    public var weekday: Weekday { Weekday.allCases[((number + 3) % 7 + 7) % 7] }

    public func adding(days: Int) -> Day { Day(number: number + days) }
    /// How many days from this one to `other`; negative when it lies before.
    public func days(to other: Day) -> Int { other.number - number }

    /// The moment at which the day begins in `timeZone`.
    public func start(in timeZone: TimeZone = .shanghai) -> Date {
        let midnight = Date(timeIntervalSince1970: Double(number) * 86_400)
        let guess = midnight.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: midnight)))
        return midnight.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: guess)))
    }

    public func advanced(by days: Int) -> Day { adding(days: days) }
    public func distance(to other: Day) -> Int { days(to: other) }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    public var description: String {
        let (year, month, day) = parts
        return String(unsafeUninitializedCapacity: 10) { bytes in
            func write(_ value: Int, digits: Int, at start: Int) {
                var rest = value
                for position in stride(from: start + digits - 1, through: start, by: -1) {
                    bytes[position] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            write(year, digits: 4, at: 0)
            bytes[4] = UInt8(ascii: "-")
            write(month, digits: 2, at: 5)
            bytes[7] = UInt8(ascii: "-")
            write(day, digits: 2, at: 8)
            return 10
        }
    }
}

extension Day {
    /// 0000-01-01 and 9999-12-31.
    static let first = -719_528, last = 2_932_896

    /// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms": years begin in March).
    public static func number(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400, yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097, dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A day of the week, beginning with Monday as ISO 8601 does.
public enum Weekday: String, CaseIterable, Sendable, Codable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// 1 for Monday to 7 for Sunday.
    public var number: Int { index + 1 }
    /// 0 for Monday to 6 for Sunday.
    public var index: Int {
        switch self {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day: \(text)") }
        self = day
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension TimeZone {
    /// The one time zone of China, by which offices and deadlines run.
    public static let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
}
