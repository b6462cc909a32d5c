// SPDX-License-Identifier: Apache-2.0
import Testing
import WorkingTime

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
