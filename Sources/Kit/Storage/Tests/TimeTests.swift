// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import TestKit
import Testing

@Suite struct TimeTests {
    @Test func `a time has one width and reads as it is written`() throws {
        let date = try #require(Date(sqlText: "2026-01-10T08:30:00.000Z"))
        #expect(date.timeIntervalSince1970 == 1_768_033_800)
        #expect(date.sqlText == "2026-01-10T08:30:00.000Z")
        #expect(Date(timeIntervalSince1970: .infinity).sqlText == "9999-12-31T23:59:59.999Z")
        #expect(Date(timeIntervalSince1970: -1e300).sqlText == "0000-01-01T00:00:00.000Z")
        #expect(Date(timeIntervalSince1970: -0.001).sqlText == "1969-12-31T23:59:59.999Z")
        #expect(Date(timeIntervalSince1970: .nan).sqlText.utf8.count == 24)
    }

    @Test func `every time goes there and back`() {
        forAll({ Double(Int.random(in: -11_000_000_000_000...250_000_000_000_000, using: &$0)) / 1000 }, count: 2000) { seconds in
            let date = Date(timeIntervalSince1970: seconds)
            let text = date.sqlText
            let foundation = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: false)).prefix(17)
            guard text.utf8.count == 24, let back = Date(sqlText: text) else { return false }
            return abs(back.timeIntervalSince1970 - seconds) < 0.000_51 && back.sqlText == text && text.hasPrefix(foundation)
        }
    }

    @Test func `texts sort as the times do`() {
        forAll({ (Double.random(in: -1e9...4e9, using: &$0), Double.random(in: -1e9...4e9, using: &$0)) }) { first, second in
            let texts = (Date(timeIntervalSince1970: first).sqlText, Date(timeIntervalSince1970: second).sqlText)
            return abs(first - second) < 0.002 || (first < second) == (texts.0 < texts.1)
        }
    }

    @Test(arguments: [
        "", "2026-01-10", "2026-01-10T08:30:00Z", "2026-02-30T08:30:00.000Z", "2026-01-10T24:00:00.000Z", "2026-01-10 08:30:00.000Z",
        "2026-01-10T08:30:00.0000", "２026-01-10T08:30:00.000", "2026-13-10T08:30:00.000Z", "2026-01-10T08:60:00.000Z", "-026-01-10T08:30:00.000Z",
    ])
    func `what is not a time is refused`(text: String) {
        #expect(Date(sqlText: text) == nil)
    }
}

@Suite struct DayTests {
    @Test func `a day is read, written and asked for its parts`() throws {
        let day = try #require(Day("2026-01-10"))
        #expect(day.description == "2026-01-10")
        #expect((day.year, day.month, day.day, day.weekday) == (2026, 1, 10, 6))
        #expect(day.adding(days: 22) == Day(year: 2026, month: 2, day: 1))
        #expect(try day.days(to: #require(Day("2027-01-10"))) == 365)
        for text in ["2026-02-29", "2026-00-10", "2026-1-10", "2026-01-10T", "", "20260110ab"] { #expect(Day(text) == nil) }
    }

    @Test func `the day begins at midnight in Shanghai`() throws {
        let date = try #require(Date(sqlText: "2026-01-09T16:00:00.000Z"))
        #expect(Day(date).description == "2026-01-10")
        #expect(Day(date.addingTimeInterval(-0.001)).description == "2026-01-09")
        #expect(Day(date, in: .gmt).description == "2026-01-09")
        #expect(try #require(Day("2026-01-10")).start() == date)
    }

    @Test func `every day goes there and back and agrees with Foundation's calendar`() throws {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        forAll({ Int.random(in: -100_000...2_932_896, using: &$0) }, count: 500) { number in
            let day = Day(number: number)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day.start(in: .gmt))
            return Day(day.description) == day && Day(year: day.year, month: day.month, day: day.day) == day && Day(day.start()) == day
                && parts.year == day.year && parts.month == day.month && parts.day == day.day && (parts.weekday ?? 0) == day.weekday % 7 + 1
        }
    }

    @Test func `a day is a text in JSON`() throws {
        let day = try #require(Day("2026-01-10"))
        let json = try JSONEncoder().encode([day])
        #expect(String(decoding: json, as: UTF8.self) == #"["2026-01-10"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: json) == [day])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["10 January"]"#.utf8)) }
    }
}
