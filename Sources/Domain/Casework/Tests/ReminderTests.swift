// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import HTTPTypes
import Localization
import Mandates
import Storage
import TestKit
import Testing
import WorkingTime

@testable import Casework

@Suite struct `Reminders` {
    static func remind(_ office: Office) async throws -> Int {
        try await ReminderStore.remind(in: office.database, at: office.clock.now) { number, error in Issue.record("\(number): \(error)") }
    }

    static func inbox(_ office: Office, _ login: String) async throws -> [ReminderStore.Shown] {
        let id = office.ids[login] ?? "", now = office.clock.now
        return try await office.database.read { db in
            let actor = try #require(try AccountStore(db).actor(id, at: now))
            return try ReminderStore(db).inbox(of: actor)
        }
    }

    @Test(arguments: TestDatabase.all) func `come once at 80 per cent and once when the limit is over, to whoever is waited for`(_ kind: TestDatabase)
        async throws
    {
        let (office, clerk, number) = try await `Side paths by their forms`.reported(kind)  // Monday 9:00, two hours to take it up
        #expect(try await Self.remind(office) == 0)
        office.clock.pass(hours: 1.5)
        #expect(try await Self.remind(office) == 0)
        office.clock.pass(hours: 0.2)
        #expect(try await Self.remind(office) == 1)
        for _ in 0..<3 { #expect(try await Self.remind(office) == 0) }
        #expect(try await clerk.get("/desk").text.contains("受理快到时限"))
        #expect(try await !office.person("lideng").get("/desk").text.contains("受理快到时限"))
        office.clock.pass(hours: 0.5)
        #expect(try await Self.remind(office) == 1)
        let over = try await Self.inbox(office, "zhoumin")
        #expect(over.map(\.reminder.level) == [.over] && over.map(\.found.number) == [number])
        // Put away by one, it stands for the others; done, it is gone for all.
        let page = try await clerk.get("/reminders")
        #expect(page.text.contains("受理已超时"))
        #expect(try await clerk.post("/reminders/seen", ["id": over[0].id, "back": "https://evil.example/"]).headers[.location] == "/desk")
        #expect(try await Self.inbox(office, "zhoumin").isEmpty)
        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1"])
        #expect(try await Self.remind(office) == 0)
        // Now the party has a working day to take it over; nobody is told of the registrar's delay any more.
        office.clock.pass(hours: 48)
        #expect(try await Self.remind(office) >= 1)
        #expect(try await Self.inbox(office, "lideng").contains { $0.reminder.subject == .stage(.takeOver) && $0.reminder.level == .over })
        #expect(try await Self.inbox(office, "zhoumin").isEmpty)
    }

    @Test(arguments: TestDatabase.all) func `wait for the morning in quiet hours, and are then looked at anew`(_ kind: TestDatabase) async throws {
        let (office, clerk, number) = try await `Side paths by their forms`.reported(kind)
        office.clock.pass(hours: 13)  // 22:00, long overdue
        #expect(try await Self.remind(office) == 0)
        office.clock.pass(hours: 6)  // 4:00
        #expect(try await Self.remind(office) == 0)
        let other = try await Stories.call(office, clerk, "护栏坏了", at: "桥弄街 8 号")
        office.clock.pass(hours: 4)
        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1"])  // what was done meanwhile is not told
        office.clock.pass(hours: 0.1)
        #expect(try await Self.remind(office) == 0)
        #expect(try await Self.inbox(office, "zhoumin").filter { $0.found.number != other }.isEmpty)
    }

    @Test(arguments: TestDatabase.all) func `after days without a tick come one for each stage, and few lines`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        for turn in 1...9 { _ = try await Stories.call(office, clerk, "第 \(turn) 盏路灯不亮", at: "桥弄街 8 号") }
        office.clock.pass(hours: 96)
        #expect(try await Self.remind(office) == 9)
        #expect(try await Self.remind(office) == 0)
        let desk = try await clerk.get("/desk").text
        #expect(desk.contains("9 件已超时，0 件快到时限") && desk.matches(of: /受理已超时/).count == ReminderPages.few)
        #expect(try await clerk.get("/reminders").text.matches(of: /受理已超时/).count == 9)
    }

    @Test(arguments: TestDatabase.all) func `of danger reach everyone in scope at night, at once, and once`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), volunteer = await office.person("gumei")
        office.clock.pass(hours: 17)  // two in the morning
        let number = try await Stories.call(office, volunteer, "楼道里有很浓的煤气味", at: "桥弄街 8 号")
        for login in ["zhoumin", "lintao", "chenjie", "wangfang", "weiguo"] {
            let shown = try await Self.inbox(office, login)
            #expect(shown.map(\.reminder.level) == [.danger] && shown.first?.found.number == number, "\(login)")
        }
        #expect(try await office.person("wangfang").get("/round").text.contains("有危险，请马上看"))
        #expect(try await office.person("chenjie").get("/reminders/live").text.contains("有危险，请马上看"))
        for _ in 0..<3 { _ = try await Self.remind(office) }
        #expect(try await Self.inbox(office, "weiguo").filter { $0.reminder.level == .danger }.count == 1)
        // Fifteen minutes to take it up, at night too.
        office.clock.pass(hours: 0.3)
        _ = try await Self.remind(office)
        #expect(try await Self.inbox(office, "zhoumin").contains { $0.reminder.level == .over })
        // Whoever tells of gas when joining an older case is heard as well.
        let quiet = try await Stories.call(office, volunteer, "路灯不亮", at: "桥弄街 8 号")
        _ = try await Stories.call(office, volunteer, "这里还有煤气味", at: "桥弄街 8 号", ["joins": quiet])
        #expect(try await Self.inbox(office, "chenjie").filter { $0.reminder.level == .danger }.count == 2)
        // Strangers are told nothing.
        #expect(try await office.person().get("/reminders/live").status != .ok)
        #expect(try await office.person().get("/reminders").status != .ok)
    }

    @Test(arguments: TestDatabase.all) func `of danger come also where only the matter tells of it`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        let number = try await Stories.call(office, await office.person("gumei"), "路边味道很怪", at: "桥弄街 8 号")
        #expect(try await !office.found(number).isDanger)
        try await clerk.take(.file, on: number, ["condition": "cn-incident 0403 1"])
        #expect(try await office.found(number).isDanger)
        #expect(try await Self.inbox(office, "weiguo").map(\.reminder.level) == [.danger])
        #expect(try await clerk.get("/desk?words=\(number)").text.contains("有危险"))
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }

    @Test func `a step from before danger was told with it is read as it was`() throws {
        let old: Case.Order = try Codec.value(
            try Codec.text(Case.Order.file(matter: Life.matter, limit: Life.limit, isPrivate: false)), as: Case.Order.self)
        #expect(old == .file(matter: Life.matter, limit: Life.limit, isPrivate: false, isDanger: nil))
        #expect(try !Codec.text(old).contains("isDanger"))
    }

    @Test(arguments: TestDatabase.all) func `to those concerned stand on the page of their notice`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        _ = try await `Neighbours and those concerned`.reported(town)
        let link = try await `Neighbours and those concerned`.notice(town), shop = await town.visitor()
        town.clock.pass(hours: 1.8)
        try await ReminderStore.remind(in: town.database, at: town.clock.now)
        #expect(try await shop.get(link).text.contains("快到约定的时间了"))
    }

    @Test func `a plan never looks back and always ends`() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<40 {
            var life = Life()
            if Bool.random(using: &random) { try life.file() }
            if Bool.random(using: &random), life.it.status == .filed { try life.dispatch(.management, Cast.huanwei) }
            var now = life.now, told: Set<Reminder> = [], rounds = 0
            while rounds < 200 {
                let plan = ReminderPlan(life.it, StageLimits(), at: now, in: .china)
                told.formUnion(plan.now)
                guard let next = plan.next else { break }
                #expect(next > now)
                now = next
                rounds += 1
            }
            #expect(rounds < 200)
            // Each that ran out was told twice, near and over; none in quiet hours.
            let bySubject = Dictionary(grouping: told, by: \.subject)
            for (_, reminders) in bySubject { #expect(Set(reminders.map(\.level)) == [.near, .over] || Set(reminders.map(\.level)) == [.over]) }
        }
    }
}
