// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Storage
import TestKit
import Testing
import WorkingTime

@testable import Casework

@Suite struct `Limits of stages` {
    static let calendar = WorkCalendar.china, limits = StageLimits()

    /// Which stage each status waits in; nothing where nobody is waited for.
    static let stages: [Case.Status: [Stage]] = [
        .received: [.register], .verifying: [.verify], .filed: [.dispatch], .handling: [.takeOver], .suspended: [], .handled: [],
        .inspecting: [.inspect], .closed: [], .declined: [], .voided: [], .joined: [],
    ]

    @Test(arguments: Case.Status.allCases) func `belong to a status each, and to none that owes nothing`(_ status: Case.Status) throws {
        let life = try #require(try `A case's life`.lives()[status])
        #expect(life.it.waits.map(\.stage) == Self.stages[status])
        #expect(life.it.stageClocks(Self.limits, at: life.now, in: Self.calendar).count == Self.stages[status]?.count)
    }

    @Test func `every stage is reached, and what is asked for is a stage of its own beside the other`() throws {
        var reached = Set(Self.stages.values.joined())
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        try life.take(.takeOver, Cast.heJun, after: 1)
        try life.take(.request(.extend, until: life.now + 864_000), Cast.heJun, after: 1)
        #expect(life.it.waits.map(\.stage) == [.handle, .decide])
        reached.formUnion(life.it.waits.map(\.stage))
        #expect(reached == Set(Stage.allCases))
    }

    @Test func `go green, yellow and red at 80 and 100 per cent of working time`() throws {
        // Monday 9:00; two working hours to take it up.
        let life = Life(), start = life.now
        func light(_ minutes: Double) -> Clock.State.Light? {
            life.it.stageClocks(Self.limits, at: start + minutes * 60, in: Self.calendar).first?.state.light
        }
        let due = try #require(life.it.stageClocks(Self.limits, at: start, in: Self.calendar).first?.state.due)
        #expect(Self.calendar.elapsed(from: start, to: due, unit: .workingHours) == 2)
        #expect(light(0) == .green && light(95) == .green && light(97) == .yellow && light(120) == .yellow && light(121) == .red)
    }

    @Test func `for taking over, the list's row goes before the area's limits`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)  // to be answered within two hours
        let clock = try #require(life.it.stageClocks(Self.limits, at: life.now, in: Self.calendar).first)
        #expect(clock.stage == .takeOver && clock.state.due == life.now + 7200)
        try life.take(.dispatch(.init(lane: .management, party: Cast.huanwei, why: Text(name: "手选"))), Cast.linTao)
        #expect(life.it.stageClocks(Self.limits, at: life.now, in: Self.calendar).first?.limit == .workingHours(4))
    }

    @Test func `danger runs by limits of its own, day and night`() throws {
        var life = Life()
        life.it.isDanger = true
        let night = life.now + 14 * 3600
        let clock = try #require(life.it.stageClocks(Self.limits, at: night, in: Self.calendar).first)
        #expect(clock.limit == .calendarMinutes(15) && clock.state.isOverdue)
    }

    @Test func `stop while on hold, and only then`() throws {
        var life = Life()
        try life.file()
        try life.dispatch(.management, Cast.huanwei)
        try life.take(.takeOver, Cast.heJun, after: 0.5)
        let before = try #require(life.it.stageClocks(Self.limits, at: life.now, in: Self.calendar).first)
        try life.take(.request(.suspend, until: life.now + 20 * 86_400), Cast.heJun)
        try life.take(.grant(.suspend), Cast.chenJie)
        #expect(life.it.stageClocks(Self.limits, at: life.now + 86_400, in: Self.calendar).isEmpty)
        let pausedFor = 7.0 * 24
        try life.take(.resume, Cast.chenJie, after: pausedFor)
        let after = try #require(life.it.stageClocks(Self.limits, at: life.now, in: Self.calendar).first)
        #expect(after.stage == .handle && after.since == before.since)
        #expect(after.state.due == before.state.due + pausedFor * 3600)
        #expect(abs(after.state.used - before.state.used) < 1e-9)
    }

    @Test func `begin anew with the work that is given back`() throws {
        var life = Life()
        try life.handled()
        try life.take(.draw(inspector: "sun"), Cast.clockwork)
        try life.take(.inspect(passed: false, .notResolved), Cast.sunLi, after: 2)
        #expect(life.it.waits == [.init(stage: .takeOver, since: life.now, party: Cast.huanwei)])
    }

    /// Random walks: whatever is taken in whatever order, a stage's clock never runs backwards, and while nothing is on hold it never stands still.
    @Test(arguments: 0..<60) func `never run backwards`(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &+ 1)
        var life = Life()
        var known: [Case.Wait: Double] = [:]
        for _ in 0..<25 {
            let action = Case.Action.allCases[Int.random(in: 0..<Case.Action.allCases.count, using: &random)]
            guard let order = `A case's life`.order(action, now: life.now) else { continue }
            life.now += Double.random(in: 60...90_000, using: &random)
            for actor in `A case's life`.everybody + [Cast.clockwork] {
                if (try? life.it.take(order, withWords: true, by: actor, at: life.now)) != nil { break }
            }
            let clocks = life.it.stageClocks(Self.limits, at: life.now, in: Self.calendar)
            #expect(Set(clocks.map(\.stage)).count == clocks.count)
            #expect(clocks.isEmpty || life.it.status.isOpen)
            for wait in life.it.waits {
                guard let clock = clocks.first(where: { $0.stage == wait.stage }) else { continue }
                #expect(clock.since <= life.now && clock.state.used >= 0)
                if let used = known[wait], life.it.isDanger { #expect(clock.state.used >= used) }
                known[wait] = clock.state.used
            }
        }
    }

    @Test(arguments: TestDatabase.all) func `are told from the steps: who was late in which stage`(_ kind: TestDatabase) async throws {
        let (office, clerk, number) = try await `Side paths by their forms`.reported(kind)
        let lamps = await office.person("lideng"), lead = await office.person("chenjie")
        office.clock.pass(hours: 4)  // two too many
        #expect(try await clerk.get("/desk").text.contains("环节超时"))
        #expect(try await office.person().get(Case.path(number)).text.contains("等受理员决定是否立案"))
        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1"])
        office.clock.pass(hours: 0.1)
        try await lamps.take(.takeOver, on: number)
        office.clock.pass(hours: 0.1)
        try await lamps.take(.requestSuspension, on: number, ["until": "2026-11-20", "words": "等供电所停电"])
        office.clock.pass(hours: 0.1)
        try await lead.take(.grantSuspension, on: number)
        office.clock.pass(hours: 72)
        try await lead.take(.resume, on: number)
        office.clock.pass(hours: 1)
        try await lamps.take(.handle, on: number, ["outcome": "resolved", "words": "换好了"])
        office.clock.pass(hours: 0.1)
        let now = office.clock.now
        let history = try await office.database.read { db in
            let found = try CaseStore(db).find(number, for: .system("test"))!
            return try StageHistory(CaseStore(db).steps(of: found), StageStore(db).limits(for: Office.root), at: now, in: .china)
        }
        #expect(history.spans.map(\.stage) == [.register, .takeOver, .handle, .decide, .inspect])
        #expect(history.late.map(\.stage) == [.register])
        #expect(history.spans.filter { $0.until == nil }.map(\.stage) == [.inspect])
        let handle = try #require(history.spans.first { $0.stage == .handle })
        #expect(handle.state.used < 1)
        #expect(try await lead.get(Case.path(number)).text.contains("各环节用时"))
        #expect(try await !office.person().get(Case.path(number)).text.contains("各环节用时"))
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }

    @Test(arguments: TestDatabase.all) func `a record from before limits of stages is still proved`(_ kind: TestDatabase) async throws {
        let (office, clerk, number) = try await `Side paths by their forms`.reported(kind)
        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1"])
        try await office.database.write { db in
            let body: String = try #require(try db.run("SELECT body FROM casework_case").first).get("body")
            let old = body.replacing(try Regex(#"("given_?[aA]t":"[^"]*",)|(,"given_?[aA]t":"[^"]*")"#), with: "")
            #expect(old != body)
            try db.run("UPDATE casework_case SET body = \(old)")
        }
        #expect(try await office.found(number).assignment?.givenAt == nil)
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }
}
