// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// Times are UTC texts of one width, `2026-01-10T08:30:00.000Z`, so that they sort by themselves and `substr(at, 1, 10)` is the day
/// in both databases. Written and read by hand: Foundation's formatters cost twenty times as much.
extension Date: SQLConvertible {
    public var sqlValue: SQLValue { .text(sqlText) }

    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(sqlText: text)
    }

    /// The text by which the databases know this moment, rounded to the millisecond and held to the years 0 to 9999.
    public var sqlText: String {
        let milliseconds = millisecondsSince1970
        let day = floorDivide(milliseconds, Calendar.millisecondsPerDay)
        let rest = milliseconds - day * Calendar.millisecondsPerDay
        return String(unsafeUninitializedCapacity: 24) { bytes in
            Calendar.writeDay(day, to: bytes)
            bytes[10] = UInt8(ascii: "T")
            Calendar.write(rest / 3_600_000, digits: 2, at: 11, to: bytes)
            bytes[13] = UInt8(ascii: ":")
            Calendar.write(rest / 60_000 % 60, digits: 2, at: 14, to: bytes)
            bytes[16] = UInt8(ascii: ":")
            Calendar.write(rest / 1000 % 60, digits: 2, at: 17, to: bytes)
            bytes[19] = UInt8(ascii: ".")
            Calendar.write(rest % 1000, digits: 3, at: 20, to: bytes)
            bytes[23] = UInt8(ascii: "Z")
            return 24
        }
    }

    /// Reads what `sqlText` writes and nothing else.
    public init?(sqlText: String) {
        var text = sqlText
        guard let milliseconds = text.withUTF8(Calendar.readTime) else { return nil }
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// Rounded to the nearest, and held to the years 0 to 9999, so that its text always has one width.
    var millisecondsSince1970: Int {
        let milliseconds = (timeIntervalSince1970 * 1000).rounded()
        let first = Calendar.first * Calendar.millisecondsPerDay, end = (Calendar.last + 1) * Calendar.millisecondsPerDay
        if milliseconds >= Double(end) { return end - 1 }
        return milliseconds >= Double(first) ? Int(milliseconds) : first
    }
}

/// Division that rounds down, for counts before 1970.
func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
}

/// Days and times as bytes; the arithmetic of the calendar is `Day`'s.
enum Calendar {
    static let millisecondsPerDay = 86_400_000
    /// 0000-01-01 and 9999-12-31.
    static let first = -719_528, last = 2_932_896

    /// Writes `2026-01-10` into the first ten bytes.
    static func writeDay(_ number: Int, to bytes: UnsafeMutableBufferPointer<UInt8>) {
        let (year, month, day) = Day(number: number).parts
        write(year, digits: 4, at: 0, to: bytes)
        bytes[4] = UInt8(ascii: "-")
        write(month, digits: 2, at: 5, to: bytes)
        bytes[7] = UInt8(ascii: "-")
        write(day, digits: 2, at: 8, to: bytes)
    }

    /// The day that stands in the first ten bytes.
    static func readDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = read(bytes, at: 0, digits: 4), let month = read(bytes, at: 5, digits: 2), let day = read(bytes, at: 8, digits: 2),
            (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        return Day.number(year: year, month: month, day: day)
    }

    /// The milliseconds since 1970 that `2026-01-10T08:30:00.000Z` stands for.
    static func readTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"), let day = readDay(bytes)
        else { return nil }
        guard let hour = read(bytes, at: 11, digits: 2), let minute = read(bytes, at: 14, digits: 2), hour < 24, minute < 60,
            let second = read(bytes, at: 17, digits: 2), let fraction = read(bytes, at: 20, digits: 3), second < 60
        else { return nil }
        let seconds: Int = (hour * 60 + minute) * 60 + second
        return day * millisecondsPerDay + seconds * 1000 + fraction
    }

    static func write(_ value: Int, digits: Int, at start: Int, to bytes: UnsafeMutableBufferPointer<UInt8>) {
        var rest = value
        for position in stride(from: start + digits - 1, through: start, by: -1) {
            bytes[position] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, digits: Int) -> Int? {
        var value = 0
        for position in start..<start + digits {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
