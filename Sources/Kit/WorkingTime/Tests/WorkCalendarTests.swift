// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import TestKit
import Testing
import WorkingTime

private let china = WorkCalendar.china

/// A time on the wall in China, `2026-01-10 08:30`.
private func at(_ text: String) -> Date {
    let parts = text.split(separator: " "), clock = parts[1].split(separator: ":").compactMap { Int($0) }
    return china.moment(Day(String(parts[0]))!, minute: clock[0] * 60 + clock[1]).addingTimeInterval(Double(clock.count > 2 ? clock[2] : 0))
}

private func wall(_ moment: Date) -> String {
    var style = Date.VerbatimFormatStyle(
        format:
            "\(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
        timeZone: china.timeZone, calendar: Calendar(identifier: .gregorian))
    style.timeZone = china.timeZone
    return moment.formatted(style)
}

@Test(arguments: [
    // Days
    ("2026-01-13 10:00", TimeLimit.workingDays(5), "2026-01-20 10:00"),  // Tuesday to Tuesday
    ("2026-01-17 10:00", .workingDays(1), "2026-01-19 18:00"),  // Saturday: Monday's whole day
    ("2026-01-16 20:00", .workingDays(1), "2026-01-19 18:00"),  // Friday night
    ("2026-01-16 08:30", .workingDays(1), "2026-01-16 18:00"),  // from the opening to the close
    ("2026-01-15 12:40", .workingDays(1), "2026-01-16 12:00"),  // from the lunch break
    ("2026-01-16 18:00", .workingDays(1), "2026-01-19 18:00"),
    // Hours and minutes
    ("2026-01-16 17:00", .workingHours(2), "2026-01-19 09:30"),
    ("2026-01-16 11:00", .workingHours(2), "2026-01-16 14:30"),
    ("2026-01-16 11:00", .workingHours(1), "2026-01-16 12:00"),
    ("2026-01-16 11:59", .workingMinutes(2), "2026-01-16 13:31"),
    ("2026-01-18 03:00", .workingMinutes(30), "2026-01-19 09:00"),
    ("2026-01-16 10:00", .workingHours(80), "2026-01-30 10:00"),
    // Spring Festival 2025: 28 January to 4 February off, Sunday 26 January and Saturday 8 February worked
    ("2025-01-24 17:00", .workingHours(2), "2025-01-26 09:30"),
    ("2025-01-27 17:00", .workingHours(2), "2025-02-05 09:30"),
    ("2025-01-27 10:00", .workingDays(5), "2025-02-10 10:00"),  // 5, 6, 7, 8 (Saturday), 10 February
    ("2025-02-07 10:00", .workingDays(1), "2025-02-08 10:00"),
    // Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 February worked
    ("2026-02-13 10:00", .workingDays(1), "2026-02-14 10:00"),
    ("2026-02-14 17:30", .workingHours(1), "2026-02-24 09:00"),
    ("2026-02-14 10:00", .workingDays(4), "2026-02-27 10:00"),
    ("2026-02-27 17:30", .workingHours(1), "2026-02-28 09:00"),
    ("2026-02-28 17:30", .workingHours(1), "2026-03-02 09:00"),
    // New Year 2026: Sunday 4 January worked
    ("2025-12-31 17:00", .workingHours(2), "2026-01-04 09:30"),
    // Leap day, a Thursday
    ("2024-02-28 10:00", .workingDays(1), "2024-02-29 10:00"),
    ("2024-02-29 10:00", .workingDays(1), "2024-03-01 10:00"),
    ("2024-02-28 10:00", .calendarDays(2), "2024-03-01 10:00"),
    // Long holidays of autumn
    ("2025-09-30 17:00", .workingHours(2), "2025-10-09 09:30"),
    ("2026-09-24 10:00", .workingDays(7), "2026-10-12 10:00"),  // 28, 29, 30 September, 8, 9, 10 (Saturday), 12 October
    // Not announced: weekends and weekdays plainly count
    ("2027-10-01 10:00", .workingDays(1), "2027-10-04 10:00"),
    // Clock time
    ("2026-01-16 23:50", .urgentHours(2), "2026-01-17 01:50"),
    ("2026-02-16 00:00", .calendarHours(24), "2026-02-17 00:00"),
    ("2026-02-16 00:00", .calendarMinutes(1), "2026-02-16 00:01"),
    ("2026-01-31 10:00", .calendarDays(30), "2026-03-02 10:00"),
    ("2026-01-31 03:00", .workingDays(0), "2026-01-31 03:00"),
])
func `a limit ends when it should`(_ start: String, _ limit: TimeLimit, _ end: String) {
    #expect(wall(china.deadline(from: at(start), limit: limit)) == end)
}

@Test(arguments: [
    ("2026-01-16 17:00", "2026-01-19 09:30", TimeLimit.Unit.workingHours, 2.0), ("2026-01-17 00:00", "2026-01-18 23:59", .workingMinutes, 0),
    ("2026-01-13 10:00", "2026-01-20 10:00", .workingDays, 5), ("2026-02-14 00:00", "2026-03-01 00:00", .workingDays, 6),
    ("2026-01-19 09:30", "2026-01-16 17:00", .workingHours, -2), ("2025-01-01 00:00", "2026-01-01 00:00", .workingDays, 248),
    ("2026-01-01 00:00", "2027-01-01 00:00", .workingDays, 248), ("2024-01-01 00:00", "2025-01-01 00:00", .workingDays, 251),
])
func `time that counts between two moments`(_ start: String, _ end: String, _ unit: TimeLimit.Unit, _ amount: Double) {
    #expect(abs(china.elapsed(from: at(start), to: at(end), unit: unit) - amount) < 1e-6)
}

@Test func `pauses do not count, however they overlap`() {
    let start = at("2026-01-13 10:00"), limit = TimeLimit.workingDays(1)
    func end(_ pauses: (String, String)...) -> String {
        wall(china.deadline(from: start, limit: limit, pauses: pauses.map { at($0.0)..<at($0.1) }))
    }
    #expect(end() == "2026-01-14 10:00")
    #expect(end(("2026-01-13 10:00", "2026-01-14 10:00")) == "2026-01-15 10:00")
    #expect(end(("2026-01-13 11:00", "2026-01-13 12:00")) == "2026-01-14 11:00")
    #expect(end(("2026-01-13 18:00", "2026-01-14 08:30")) == "2026-01-14 10:00")
    #expect(end(("2026-01-13 11:00", "2026-01-13 11:40"), ("2026-01-13 11:30", "2026-01-13 12:00")) == "2026-01-14 11:00")
    #expect(end(("2026-01-14 11:00", "2026-01-19 11:00")) == "2026-01-14 10:00")
    #expect(end(("2026-01-10 11:00", "2026-01-13 11:00")) == "2026-01-14 11:00")
    #expect(china.elapsed(from: start, to: at("2026-01-15 10:00"), unit: .workingDays, pauses: [start..<at("2026-01-14 10:00")]) == 1)
}

@Test func `special hours, local days off and a calendar without working time`() {
    let festival = Day(year: 2026, month: 1, day: 14)!, off = Day(year: 2026, month: 1, day: 15)!
    let calendar = china.adding([festival: .init(.special, hours: WorkHours("08:30-12:30")), off: .init(.localOff)])
    #expect(wall(calendar.deadline(from: at("2026-01-13 17:00"), limit: .workingHours(6))) == "2026-01-16 09:30")
    #expect(wall(calendar.deadline(from: at("2026-01-13 14:00"), limit: .workingDays(1))) == "2026-01-14 10:30")  // half of a short day
    #expect(!calendar.isWorkingDay(off) && calendar.isAnnounced(2026) && !calendar.isAnnounced(2027))
    let never = WorkCalendar(timeZone: china.timeZone, weekly: [:], exceptions: [festival: .init(.special, hours: WorkHours("08:00-09:00"))])
    #expect(wall(never.deadline(from: at("2026-01-01 00:00"), limit: .workingMinutes(60))) == "2026-01-14 09:00")
    #expect(never.deadline(from: at("2026-01-01 00:00"), limit: .workingMinutes(61)) == .distantFuture)
    #expect(never.nextOpening(from: at("2026-02-01 00:00")) == nil)
}

@Test func `summer hours begin on their day and leave what was before alone`() throws {
    let summer = try #require(WorkHours("08:00-12:00"))
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, summer) })
    let calendar = china.changing(to: week, from: Day(year: 2026, month: 7, day: 1)!)  // a Wednesday
    #expect(wall(calendar.deadline(from: at("2026-06-30 17:00"), limit: .workingHours(6))) == "2026-07-02 09:00")
    #expect(wall(calendar.deadline(from: at("2026-06-30 10:00"), limit: .workingDays(2))) == "2026-07-02 08:45")
    #expect(calendar.elapsed(from: at("2026-06-29 00:00"), to: at("2026-07-03 00:00"), unit: .workingHours) == 24)
    #expect(calendar.elapsed(from: at("2026-10-10 00:00"), to: at("2026-10-11 00:00"), unit: .workingHours) == 4)  // a make-up Saturday
    let back = calendar.changing(to: [.monday: summer], from: Day(year: 2026, month: 9, day: 1)!)
    #expect(back.elapsed(from: at("2026-06-01 00:00"), to: at("2026-07-01 00:00"), unit: .workingDays) == 21)
    #expect(back.elapsed(from: at("2026-08-31 00:00"), to: at("2026-09-14 00:00"), unit: .workingHours) == 8)
    forAll({ Case(&$0) }, count: 500) { it in
        let due = back.deadline(from: it.start, amount: it.second, unit: it.unit, pauses: it.pauses)
        return abs(back.elapsed(from: it.start, to: due, unit: it.unit, pauses: it.pauses) - it.second) < 1e-4
    }
}

@Test func `working time opens and closes`() {
    #expect(china.isOpen(at: at("2026-01-16 08:30")) && !china.isOpen(at: at("2026-01-16 12:00")) && !china.isOpen(at: at("2026-01-17 10:00")))
    #expect(china.isOpen(at: at("2026-02-14 10:00")))
    #expect(china.nextOpening(from: at("2026-02-14 18:00")).map(wall) == "2026-02-24 08:30")
    #expect(china.nextOpening(from: at("2026-02-14 10:07")).map(wall) == "2026-02-14 10:07")
}

@Test func `a day on the wall keeps its length where clocks are changed`() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let calendar = WorkCalendar(timeZone: berlin, weekly: [.monday: WorkHours("09:00-17:00")!])
    let start = try Date("2026-03-28T11:00:00Z", strategy: .iso8601)  // 12:00 the day before the change
    #expect(calendar.deadline(from: start, limit: .calendarDays(1)) == start.addingTimeInterval(23 * 3600))
    #expect(calendar.deadline(from: start, limit: .calendarHours(24)) == start.addingTimeInterval(24 * 3600))
    #expect(calendar.deadline(from: start, limit: .workingHours(1)) == (try Date("2026-03-30T08:00:00Z", strategy: .iso8601)))
}

// MARK: Properties

private struct Case: CustomStringConvertible {
    var start: Date, other: Date, unit: TimeLimit.Unit, first: Double, second: Double, pauses: [Range<Date>]
    var description: String { "\(wall(start)) \(wall(other)) \(unit) \(first) \(second) \(pauses)" }

    init(_ generator: inout SeededGenerator) {
        func moment(_ generator: inout SeededGenerator) -> Date {
            at("2024-01-01 00:00").addingTimeInterval(Double(Int.random(in: 0..<4 * 366 * 1440, using: &generator) * 60))
        }
        start = moment(&generator)
        other = moment(&generator)
        unit = TimeLimit.Unit.allCases.randomElement(using: &generator)!
        first = Double(Int.random(in: 0...300, using: &generator)) / 4
        second = Double(Int.random(in: 1...300, using: &generator)) / 4
        pauses = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            let from = moment(&generator)
            return from..<from.addingTimeInterval(Double.random(in: 0...3_000_000, using: &generator).rounded())
        }
    }
}

@Test func `deadline and elapsed are each other's inverse`() {
    forAll({ Case(&$0) }, count: 2000) { it in
        let due = china.deadline(from: it.start, amount: it.second, unit: it.unit, pauses: it.pauses)
        return abs(china.elapsed(from: it.start, to: due, unit: it.unit, pauses: it.pauses) - it.second) < 1e-4
            && china.elapsed(from: it.start, to: due.addingTimeInterval(-1), unit: it.unit, pauses: it.pauses) < it.second
    }
}

@Test func `elapsed time adds up and never runs backwards`() {
    forAll({ Case(&$0) }, count: 2000) { it in
        let last = max(it.start, it.other), first = min(it.start, it.other)
        let middle = first.addingTimeInterval(last.timeIntervalSince(first) * 0.37)
        func elapsed(_ from: Date, _ to: Date) -> Double { china.elapsed(from: from, to: to, unit: it.unit, pauses: it.pauses) }
        return abs(elapsed(first, middle) + elapsed(middle, last) - elapsed(first, last)) < 1e-6 && elapsed(first, middle) >= 0
    }
}

@Test func `a later start or a longer limit never ends sooner, and limits add up`() {
    forAll({ Case(&$0) }, count: 2000) { it in
        func due(_ from: Date, _ amount: Double) -> Date { china.deadline(from: from, amount: amount, unit: it.unit, pauses: it.pauses) }
        let earlier = min(it.start, it.other), later = max(it.start, it.other)
        let whole = due(it.start, it.first + it.second), parts = due(due(it.start, it.first), it.second)
        return due(earlier, it.second) <= due(later, it.second) && due(it.start, it.first) <= whole
            && abs(whole.timeIntervalSince(parts)) < 0.01
    }
}

@Test func `a pause shifts the end by what it took`() {
    forAll({ Case(&$0) }, count: 2000) { it in
        let plain = china.deadline(from: it.start, amount: it.second, unit: it.unit)
        let pause = it.start..<max(it.start, min(it.start.addingTimeInterval(900_000), it.other))
        let shifted = china.deadline(from: it.start, amount: it.second, unit: it.unit, pauses: [pause])
        let took = china.elapsed(from: pause.lowerBound, to: pause.upperBound, unit: it.unit)
        return abs(china.elapsed(from: plain, to: shifted, unit: it.unit) - took) < 1e-4 && shifted >= plain
    }
}

@Test func `counting by days agrees with a walk over minutes`() {
    forAll({ Case(&$0) }, count: 30) { it in
        let end = it.start.addingTimeInterval(12 * 86_400)
        var minutes = 0, moment = it.start
        while moment < end {
            if china.isOpen(at: moment) { minutes += 1 }
            moment.addTimeInterval(60)
        }
        return abs(china.elapsed(from: it.start, to: end, unit: .workingMinutes) - Double(minutes)) < 1e-6
    }
}

@Test func `counting over a century costs no more than over a week`() {
    let start = at("2026-01-13 10:00")
    #expect(wall(china.deadline(from: start, limit: .workingDays(26_000))) > "2120")
    #expect(china.elapsed(from: start, to: at("2126-01-13 10:00"), unit: .workingDays) > 26_000)
}
