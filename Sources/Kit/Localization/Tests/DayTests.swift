// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import TestKit
import Testing

@Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11016, .tuesday), ("2024-02-29", 19782, .thursday),
    ("2026-11-23", 20780, .monday), ("1900-03-01", -25508, .thursday),
])
func `a day has its number and weekday`(_ text: String, _ number: Int, _ weekday: Weekday) {
    let day = Day(text)
    #expect(day?.number == number)
    #expect(day?.weekday == weekday)
    #expect(day?.description == text)
}

@Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-10", "2026/01/10", "", "2026-01-10 ", "２０２６-01-10", "2026-04-31", "-026-01-10"])
func `what the calendar does not have is not a day`(_ text: String) {
    #expect(Day(text) == nil)
}

@Test func `every day of four centuries reads as it is written`() {
    var previous = Day(number: -80_000).description
    for number in -79_999...66_097 {
        let day = Day(number: number), text = day.description
        #expect(Day(text) == day && previous < text)
        previous = text
    }
}

@Test func `the day begins at midnight in Shanghai`() throws {
    let date = try Date("2026-01-09T16:00:00Z", strategy: .iso8601)
    #expect(Day(date).description == "2026-01-10")
    #expect(Day(date.addingTimeInterval(-0.001)).description == "2026-01-09")
    #expect(Day(date, in: .gmt).description == "2026-01-09")
    #expect(try #require(Day("2026-01-10")).start() == date)
}

@Test func `every day goes there and back and agrees with Foundation's calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    forAll({ Int.random(in: -100_000...2_932_896, using: &$0) }, count: 500) { number in
        let day = Day(number: number)
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day.start(in: .gmt))
        return Day(day.description) == day && Day(year: day.year, month: day.month, day: day.day) == day && Day(day.start()) == day
            && parts.year == day.year && parts.month == day.month && parts.day == day.day && (parts.weekday ?? 0) == day.weekday.number % 7 + 1
    }
}

@Test func `a day is a text in JSON`() throws {
    let day = try #require(Day("2026-01-10"))
    let json = try JSONEncoder().encode([day])
    #expect(String(decoding: json, as: UTF8.self) == #"["2026-01-10"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: json) == [day])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["10 January"]"#.utf8)) }
}
