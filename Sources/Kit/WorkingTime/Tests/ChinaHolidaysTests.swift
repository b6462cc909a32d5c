// SPDX-License-Identifier: Apache-2.0
import Localization
import Testing
import WorkingTime

/// The working days of each month, bit 0 for the first: computed with the PyPI package `chinesecalendar` 1.11.0, which reads the same notices.
private let workingDays: [Int: [Int]] = [
    2024: [
        0x73e7cf9e, 0x1e7e01fb, 0x1f3e7cf9, 0x3be7cfc7, 0x7cf9f7e0, 0xf9f3c7c, 0x73e7cf9f, 0x3e7cf9f3, 0x37ce3f3e, 0x79f3ef80, 0x1f3e7cf9, 0x67cf9f3e,
    ],
    2025: [
        0x6f9f3e6, 0xf9f3ef0, 0x4f9f3e7c, 0x3df3e7c7, 0x3e7cf9e0, 0x27cf9f3c, 0x79f3e7cf, 0x1f3e7cf9, 0x3be7cf9f, 0x7cf9f700, 0xf9f3e7c, 0x73e7cf9f,
    ],
    2026: [
        0x3e7cf9f8, 0xf803f3e, 0x67cf9f3e, 0x3cf9f3c7, 0x1f3e7de0, 0x33e3cf9f, 0x7cf9f3e7, 0x4f9f3e7c, 0x38fbe7cf, 0x3e7cfb80, 0x27cf9f3e, 0x79f3e7cf,
    ],
]

@Test func `every day of 2024 to 2026 is what an independent calendar says`() throws {
    for (year, months) in workingDays {
        for (index, bits) in months.enumerated() {
            var day = try #require(Day(year: year, month: index + 1, day: 1))
            while day.month == index + 1 {
                #expect(WorkCalendar.china.isWorkingDay(day) == (bits >> (day.day - 1) & 1 == 1), "\(day)")
                day = day.advanced(by: 1)
            }
        }
    }
}

@Test func `a holiday and a make-up day change the day they stand for`() {
    for (day, exception) in ChinaHolidays.days {
        let isWeekend = day.weekday == .saturday || day.weekday == .sunday
        #expect(exception.kind == .holiday || (exception.kind == .makeUp && isWeekend), "\(day)")
        #expect(WorkCalendar.china.isWorkingDay(day) == (exception.kind == .makeUp))
        #expect(ChinaHolidays.announcedYears.contains(day.year))
    }
}
