// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import TestKit
import Testing
import WorkingTime

@testable import Mandates

@Suite struct `Limits of stages as data` {
    @Test func `what is shipped can be read, and every stage has a limit for every case`() {
        let limits = StageLimits(), day = Day("2026-11-23")!
        #expect(limits.version(on: day).rows.count == 16)
        for stage in Stage.allCases {
            for lane in Lane.allCases { #expect(limits.limit(of: stage, in: lane, danger: false, on: day) != nil, "\(stage) \(lane)") }
            #expect(limits.limit(of: stage, in: nil, danger: true, on: day)?.unit.isWorkingTime == false, "\(stage)")
        }
        #expect(limits.limit(of: .handle, in: nil, danger: false, on: day) == nil)
        #expect(limits.limit(of: .handle, in: .enforcement, danger: false, on: day) == .workingDays(10))
    }

    @Test(arguments: Language.allCases) func `a table that is written reads back the same`(_ language: Language) throws {
        let rows = StageLimits().versions[0].rows
        #expect(try StageTable.read(Array(StageTable.write(rows, language).utf8)) == rows)
    }

    @Test func `every bad line is told by its number, and nothing is taken`() throws {
        let bad =
            "stage,applies,limit\nregister,any,0 workingHours\nnap,any,1 workingHours\nverify,always,1 workingHours\nverify,any,2 h\nverify,any,3 h\n"
        do {
            _ = try StageTable.read(Array(bad.utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.faults.map(\.line) == [2, 3, 4, 6])
            for fault in error.faults { #expect(!fault.text.zh.isEmpty && fault.text.en.contains("Line")) }
        }
        for hostile in ["", "a,b\n1,2\n", "stage,applies,limit\n", "\"", String(repeating: "x", count: 70_000)] {
            #expect(throws: StageTable.Faults.self) { try StageTable.read(Array(hostile.utf8)) }
        }
    }

    @Test(arguments: TestDatabase.all) func `the nearest area's set counts, whole, from its day on`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(MandateSchema.migrations)
        let now = Day("2026-11-02")!.start() + 3600 * 9, actor = Actor(id: "officer", permissions: [.mandatesEdit], scope: .areas(["/1/"]))
        let rows = [StageLimits.Row(.register, .any, .workingHours(1))]
        try await database.write { db in
            let store = StageStore(db)
            try store.set(rows, quiet: QuietHours("22:00-06:30")!, from: Day("2026-11-03")!, for: "/1/", by: actor, at: now)
            #expect(throws: CalendarStore.Refusal.past(Day("2026-11-03")!)) {
                try store.set(rows, quiet: .usual, from: Day("2026-11-02")!, for: "/1/", by: actor, at: now)
            }
            #expect(throws: CalendarStore.Refusal.outsideScope) {
                try store.set(rows, quiet: .usual, from: Day("2026-11-03")!, for: "/2/", by: actor, at: now)
            }
            #expect(throws: CalendarStore.Refusal.notAllowed) {
                try store.set(rows, quiet: .usual, from: Day("2026-11-03")!, for: "/1/", by: .anonymous, at: now)
            }
        }
        let limits = try await database.read { try StageStore($0).limits(for: "/1/2/") }
        #expect(limits.limit(of: .register, in: nil, danger: false, on: Day("2026-11-02")!) == .workingHours(2))
        #expect(limits.limit(of: .register, in: nil, danger: false, on: Day("2026-11-03")!) == .workingHours(1))
        #expect(limits.limit(of: .inspect, in: nil, danger: false, on: Day("2026-11-03")!) == nil)
        #expect(limits.version(on: Day("2026-11-03")!).quiet.text == "22:00-06:30")
        #expect(try await database.read { try StageStore($0).limits(for: "/2/") } == StageLimits())
    }
}

@Suite struct `Quiet hours` {
    @Test func `run over midnight and end in the morning by the area's calendar`() {
        let calendar = WorkCalendar.china, day = Day("2026-11-02")!
        func end(_ minute: Int) -> Date? { QuietHours.usual.end(at: calendar.moment(day, minute: minute), in: calendar) }
        #expect(end(20 * 60 + 59) == nil)
        #expect(end(21 * 60) == calendar.moment(day.adding(days: 1), minute: 480))
        #expect(end(3 * 60) == calendar.moment(day, minute: 480))
        #expect(end(8 * 60) == nil && end(12 * 60) == nil)
        let siesta = QuietHours("12:30-14:00")!
        #expect(siesta.end(at: calendar.moment(day, minute: 13 * 60), in: calendar) == calendar.moment(day, minute: 14 * 60))
        #expect(QuietHours("00:00-00:00")!.end(at: calendar.moment(day), in: calendar) == nil)
    }

    @Test(arguments: ["", "21-8", "21:00–08:00", "24:00-08:00", "21:60-08:00", "21:00-08:00 ", "ab:cd-ef:gh", "9:00-08:00"])
    func `refuse what is no time`(_ text: String) { #expect(QuietHours(text) == nil) }
}
