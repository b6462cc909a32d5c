// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A day of the calendar, `2026-01-10`, without hour or place. Years 0 to 9999 of the proleptic Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int

    /// The day that is `number` days after 1970-01-01, held to the years 0 to 9999.
    public init(number: Int) { self.number = min(max(number, Calendar.first), Calendar.last) }

    /// The day that the clocks in `timeZone` show at `date`.
    public init(_ date: Date, in timeZone: TimeZone = .shanghai) {
        let milliseconds = date.millisecondsSince1970 + timeZone.secondsFromGMT(for: date) * 1000
        self.init(number: floorDivide(milliseconds, Calendar.millisecondsPerDay))
    }

    /// Nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Calendar.length(ofMonth: month, year: year) else { return nil }
        number = Calendar.number(year: year, month: month, day: day)
    }

    /// Reads `2026-01-10` and nothing else.
    public init?(_ text: String) {
        var text = text
        let day = text.withUTF8 { bytes in bytes.count == 10 ? Calendar.readDay(bytes) : nil }
        guard let day else { return nil }
        number = day
    }

    public var year: Int { Calendar.parts(of: number).year }
    public var month: Int { Calendar.parts(of: number).month }
    public var day: Int { Calendar.parts(of: number).day }
    /// 1 is Monday, 7 is Sunday (ISO 8601).
    public var weekday: Int { (number + 3) - 7 * floorDivide(number + 3, 7) + 1 }

    public func adding(days: Int) -> Day { Day(number: number + days) }
    /// How many days from this one to `other`; negative when it lies before.
    public func days(to other: Day) -> Int { other.number - number }

    /// The moment at which the day begins in `timeZone`.
    public func start(in timeZone: TimeZone = .shanghai) -> Date {
        let midnight = Date(timeIntervalSince1970: Double(number) * 86_400)
        let guess = midnight.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: midnight)))
        return midnight.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: guess)))
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    public var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            Calendar.writeDay(number, to: bytes)
            return 10
        }
    }
}

extension Day: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
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
