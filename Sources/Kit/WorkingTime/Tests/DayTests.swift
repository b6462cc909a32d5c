// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing
import WorkingTime

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

@Test func `a moment falls on the day of its time zone`() throws {
    let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let moment = try Date("2026-01-10T16:00:00Z", strategy: .iso8601)
    #expect(Day(moment, in: shanghai).description == "2026-01-11")
    #expect(Day(moment, in: .gmt).description == "2026-01-10")
}

@Test(arguments: [
    ("08:30-12:00 13:30-18:00", 480, "08:30-12:00 13:30-18:00"), ("13:30-18:00,8:30-12:00", 480, "08:30-12:00 13:30-18:00"),
    ("00:00-24:00", 1440, "00:00-24:00"), ("", 0, ""),
])
func `hours are read and written`(_ text: String, _ minutes: Int, _ written: String) {
    #expect(WorkHours(text)?.minutes == minutes)
    #expect(WorkHours(text)?.description == written)
}

@Test(arguments: [
    "12:00-08:00", "08:00", "08:00-12:00 11:00-13:00", "08:00-12:00 12:00-13:00", "25:00-26:00", "08:60-09:00", "a-b", "8-9", "23:00-24:30",
])
func `hours that make no sense are refused`(_ text: String) {
    #expect(WorkHours(text) == nil)
}
