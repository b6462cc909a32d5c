// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Casework
import Districting
import Foundation
import Geometry
import Localization
import Mandates
import People
import Planning
import Storage
import Territory
import TestKit
import Testing

@testable import App

/// A plan of the demo town's first community, decided and put in force, with all that goes along.
@Suite struct `Adopting a plan` {
    static let now = Date(timeIntervalSince1970: 1_795_400_000)
    static let community = "\(DemoStaff.root)006/"

    /// The town with a plan that is drawn and public, and whose time for comments has passed.
    private func town(_ kind: TestDatabase) async throws -> (any Database, GridPlan, officer: Actor, decider: Actor) {
        let database = try await kind.make(Installation.migrations)
        _ = try await DemoTown.make(in: database, cases: 700, at: Self.now)
        let (officer, decider) = try await database.read { db in
            let accounts = AccountStore(db)
            func actor(_ login: String) throws -> Actor {
                let account = try #require(try accounts.account(login: login))
                return try #require(try accounts.actor(account.id, at: Self.now))
            }
            return (try actor("jiangning"), try actor("weiguo"))
        }
        // Smaller micro-grids than today's: nearly everything changes.
        var smaller = PlanRequest()
        (smaller.lower, smaller.upper) = (28, 38)
        let request = smaller
        let begun = try await database.write { db in
            try PlanStore(db).begin(request, named: "方案 1", in: Self.community, by: officer, at: Self.now)
        }
        try await PlanJobs.draw(begun.id, in: database, effort: Effort(proposals: 200_000, ensemble: 0), at: Self.now)
        return try await database.write { db in
            let store = PlanStore(db)
            let plan = try #require(try store.plans(in: Self.community, for: officer).first)
            try store.take(.publish(until: Day(Self.now).adding(days: 15)), on: plan.id, by: officer, at: Self.now)
            return (database, try #require(try store.find(plan.id, for: officer)), officer, decider)
        }
    }

    private struct Snapshot: Equatable {
        var holders: [String] = [], roles: [String] = [], open = 0, closed: [String] = []
    }

    private func look(_ database: any Database, on day: Day, at now: Date) async throws -> Snapshot {
        try await database.read { db in
            var found = Snapshot()
            found.holders = try PeopleStore(db).staffing(within: Self.community, on: day).map {
                "\($0.post.kind.rawValue) \($0.holder?.account ?? "-")"
            }.sorted()
            found.roles = try db.run(
                """
                SELECT g.account_id, g.role FROM accounts_grant g LEFT JOIN accounts_grant_end e ON e.grant_id = g.id
                WHERE e.grant_id IS NULL AND g.area_path LIKE \(Self.community + "%")
                """
            ).map { "\(try $0.get("account_id", as: String.self)) \(try $0.get("role", as: String.self))" }.sorted()
            for row in try db.run("SELECT number, status, area_path FROM casework_case WHERE area_path LIKE \(Self.community + "%")") {
                let status = Case.Status(rawValue: try row.get("status")) ?? .closed
                if status.isOpen {
                    found.open += 1
                } else {
                    found.closed.append("\(try row.get("number", as: String.self)) \(try row.get("area_path", as: String.self))")
                }
            }
            found.closed.sort()
            return found
        }
    }

    @Test(arguments: TestDatabase.all) func `changes grids on the day, and cases, posts and roles go with their place`(_ kind: TestDatabase)
        async throws
    {
        let (database, plan, officer, decider) = try await town(kind)
        let later = Self.now.addingTimeInterval(20 * 86_400), day = Day(later).adding(days: 3), then = day.start().addingTimeInterval(3600)
        // Not before the residents' time is over, not by whoever drew it, not from today.
        func adopt(_ actor: Actor, from day: Day, at now: Date) async throws {
            try await database.write { db in _ = try PlanStore(db).take(.adopt(from: day, reply: "采纳两条"), on: plan.id, by: actor, at: now) }
        }
        await #expect(throws: GridPlan.Refusal.stillOpen(Day(Self.now).adding(days: 15))) { try await adopt(decider, from: day, at: Self.now) }
        await #expect(throws: GridPlan.Refusal.notAllowed) { try await adopt(officer, from: day, at: later) }
        await #expect(throws: GridPlan.Refusal.adoptionDay) { try await adopt(decider, from: Day(later), at: later) }
        try await adopt(decider, from: day, at: later)
        let before = try await look(database, on: Day(later), at: later)
        #expect(before.open > 3 && before.closed.count > 3 && before.holders.count > 4)
        let old = try await database.read { try TerritoryStore($0).areas(under: Self.community, on: Day(later)) }
        let open = try await database.read { db in
            try db.run(
                "SELECT number FROM casework_case WHERE area_path LIKE \(Self.community + "%") AND status IN ('handling', 'handled', 'inspecting') ORDER BY number"
            ).map { try $0.get("number", as: String.self) }
        }

        // The day before nothing happens; on the day all of it, once.
        try await AdoptionJobs.run(Installation.followers, in: database, at: then.addingTimeInterval(-86_400))
        let same = try await database.read { try TerritoryStore($0).areas(under: Self.community, on: Day(later)) }
        #expect(same == old)
        try await AdoptionJobs.run(Installation.followers, in: database, at: then)
        let version = try await database.read { try TerritoryStore($0).version() }
        try await AdoptionJobs.run(Installation.followers, in: database, at: then)
        #expect(try await database.read { try TerritoryStore($0).version() } == version)

        try await database.read { db throws in
            let territory = TerritoryStore(db), index = try territory.index(on: day), community = try #require(index.area(path: Self.community))
            #expect(try PlanStore(db).find(plan.id, for: .anonymous)?.status == .adopted)
            // Yesterday is what it was, under the old codes.
            #expect(try territory.areas(under: Self.community, on: day.adding(days: -1)).map(\.path) == old.map(\.path))
            // Today the plan holds: as many micro-grids as drawn, seamless, every unit in one.
            let micro = index.areas(under: Self.community, level: .microGrid)
            #expect(micro.filter { $0.kind != .dedicated }.count == Set(plan.regions).count - micro.count { $0.kind == .dedicated })
            #expect(Coverage.faults(micro.map(\.boundary), filling: community.boundary).isEmpty)
            #expect(micro.allSatisfy { area in index.area(path: Area.parent(of: area.path) ?? "")?.level == .grid })
            #expect(Set(micro.map(\.code)).count == micro.count && micro.allSatisfy { $0.code.scheme == .microGrid })
            // No code came to mean other ground: a path that is new was never used.
            let known = Set(
                try db.run("SELECT DISTINCT path FROM territory_area WHERE from_day < \(day)").map { try $0.get("path", as: String.self) })
            let new = micro.filter { area in !old.contains { $0.path == area.path } }
            #expect(new.allSatisfy { !known.contains($0.path) })
            // Buildings and shops lie where they lie.
            for building in index.buildings where building.areaPath.hasPrefix(Self.community) {
                #expect(index.microGrid(at: building.coordinate)?.path == building.areaPath)
            }
            for shop in index.premises where shop.areaPath.hasPrefix(Self.community) {
                #expect(index.microGrid(at: shop.coordinate)?.path == shop.areaPath)
            }
            // Every open case, post and role names an area that is there.
            let paths = Set(index.areas.map(\.path))
            for row in try db.run(
                "SELECT area_path FROM casework_case WHERE area_path LIKE \(Self.community + "%") AND status IN ('received', 'filed', 'handling')")
            {
                #expect(paths.contains(try row.get("area_path")))
            }
            for staffing in try PeopleStore(db).staffing(within: Self.community, on: day) { #expect(paths.contains(staffing.post.areaPath)) }
        }
        let after = try await look(database, on: day, at: then)
        #expect(after.holders == before.holders && after.roles == before.roles && after.open == before.open)
        #expect(after.closed == before.closed)

        // The record holds, and a case that moved goes on to its end.
        let broken = try await database.read { db in try RecordStore(db).verify(after: "", limit: 10_000).faults.count }
        #expect(broken == 0)
        try await database.write { db in
            let cases = CaseStore(db), machine = Actor.system("lot")
            let moved = try open.compactMap { try cases.find($0, for: machine) }.filter { try cases.steps(of: $0).last?.action == .correct }
            let found = try #require(moved.first { $0.status != .handling || $0.lane != .selfGovernance }),
                party = try #require(found.assignment?.party)
            let casework = ["handle", "takeOver", "inspect", "desk"].map { Permission(rawValue: "casework.\($0)") }
            let worker = Actor(id: found.handling?.by ?? "worker", permissions: Set(casework), scope: .everywhere, parties: [party.id])
            if found.actions(for: worker).contains(.takeOver) { try cases.take(.takeOver, on: found.number, by: worker, at: then) }
            if found.status == .handling { try cases.take(.handle(.resolved), on: found.number, by: worker, at: then, saying: .init("办好了")) }
            if found.status != .inspecting { try cases.take(.draw(inspector: "inspector"), on: found.number, by: machine, at: then) }
            let inspector = Actor(id: found.inspector ?? "inspector", permissions: Set(casework), scope: .everywhere)
            let closed = try cases.take(.inspect(passed: true, .resolved), on: found.number, by: inspector, at: then, saying: .init("看过，好了"))
            #expect(closed.status == .closed && closed.openedAt < Self.now)
        }
    }

    @Test func `is held back where the ground has changed, and says so`() async throws {
        let (database, plan, _, decider) = try await town(.sqlite)
        let later = Self.now.addingTimeInterval(20 * 86_400), day = Day(later).adding(days: 1)
        try await database.write { db in
            _ = try PlanStore(db).take(.adopt(from: day, reply: ""), on: plan.id, by: decider, at: later)
            let shop = try #require(try TerritoryStore(db).premises(under: Self.community, on: Day(later)).first)
            try TerritoryStore(db).end(premises: shop.id, on: day, by: DemoStaff.maker, at: later)
        }
        let before = try await database.read { try TerritoryStore($0).areas(under: Self.community, on: day) }
        try await AdoptionJobs.run(Installation.followers, in: database, at: day.start().addingTimeInterval(400))
        let (found, after) = try await database.read { db in
            (try PlanStore(db).find(plan.id, for: DemoStaff.planner), try TerritoryStore(db).areas(under: Self.community, on: day))
        }
        #expect(found?.status == .draft && found?.fault == .behind && found?.adoptFrom == nil && before == after)
    }

    /// A shop whose end was known before the plan was drawn: nothing is changed any more, and yet the ground is another on the day.
    @Test func `is held back where something ended by itself, and what stops one plan stops no other`() async throws {
        let (database, plan, officer, decider) = try await town(.sqlite)
        let later = Self.now.addingTimeInterval(20 * 86_400), day = Day(later).adding(days: 3)
        try await database.write { db in
            let shop = try #require(try TerritoryStore(db).premises(under: Self.community, on: Day(Self.now)).first)
            try TerritoryStore(db).end(premises: shop.id, on: day, by: DemoStaff.maker, at: Self.now)
        }
        let other = try await database.write { db in
            try PlanStore(db).begin(plan.request, named: "方案 2", in: Self.community, by: officer, at: Self.now)
        }
        try await PlanJobs.draw(other.id, in: database, effort: Effort(proposals: 100_000, ensemble: 0), at: Self.now)
        try await database.write { db in
            _ = try PlanStore(db).take(.publish(until: Day(Self.now).adding(days: 15)), on: other.id, by: officer, at: Self.now)
            for id in [plan.id, other.id] { _ = try PlanStore(db).take(.adopt(from: day, reply: ""), on: id, by: decider, at: later) }
            // The first one's survey is gone: a fault of the machine, not of the plan.
            try db.run("UPDATE planning_survey SET body = 'x' WHERE id = \(plan.surveyID)")
        }
        await #expect(throws: (any Error).self) {
            try await AdoptionJobs.run(Installation.followers, in: database, at: day.start().addingTimeInterval(400))
        }
        let found = try await database.read { try PlanStore($0).find(other.id, for: DemoStaff.planner) }
        #expect(found?.status == .draft && found?.fault == .behind)
    }

    /// What the certificate says of micro-grids holds for grids too: where nobody moves, no code, border or post changes.
    @Test func `changes nothing where the plan moves nobody`() async throws {
        let database = try await TestDatabase.sqlite.make(Installation.migrations), today = Day(Self.now)
        _ = try await DemoTown.make(in: database, cases: 0, at: Self.now)
        let (plan, adoption) = try await database.read { db in
            let plan = try #require(try PlanStore(db).plans(for: DemoStaff.planner).first)
            return (plan, try AdoptionStore(db).adoption(of: plan, from: today, on: today, at: Self.now))
        }
        #expect(plan.certificate?.stability?.movedHouseholds == 0)
        #expect(adoption.movers.isEmpty && adoption.ended.isEmpty && adoption.entries.allSatisfy { $0.fate == .same })
    }

    @Test func `decided on can be taken back before its day`() async throws {
        let (database, plan, _, decider) = try await town(.sqlite)
        let later = Self.now.addingTimeInterval(20 * 86_400), day = Day(later).adding(days: 1)
        try await database.write { db in
            _ = try PlanStore(db).take(.adopt(from: day, reply: ""), on: plan.id, by: decider, at: later)
            _ = try PlanStore(db).take(.recall, on: plan.id, by: decider, at: later)
        }
        try await AdoptionJobs.run(Installation.followers, in: database, at: day.start().addingTimeInterval(400))
        let found = try await database.read { try PlanStore($0).find(plan.id, for: .anonymous) }
        #expect(found?.status == .published)
    }
}

extension DemoStaff {
    static let planner = Actor.system("test", permissions: [.planningEdit])
}
