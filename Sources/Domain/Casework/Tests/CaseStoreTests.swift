// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Geometry
import Localization
import Mandates
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Casework

@Suite struct `The case store` {
    static func report(_ key: String, _ words: String = "路灯不亮,晚上看不清", place: String = Cast.microGrid) -> Report.New {
        var new = Report.New(key: key)
        new.words = words
        new.place = .init(areaPath: place, text: "小河路 12 号", coordinate: Coordinate(longitude: 120.13, latitude: 30.31))
        return new
    }

    @Test(arguments: TestDatabase.all)
    func `keeps a report once, however often it is sent`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Casework.migrations)
        for turn in 0..<3 {
            let receipt = try await database.write { try IntakeStore($0).receive(Self.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday) }
            #expect(receipt.number == "2026-000001")
            #expect(receipt.isRepeated == (turn > 0))
        }
        let next = try await database.write { try IntakeStore($0).receive(Self.report("k2"), secret: "s2", by: .anonymous, at: Cast.monday) }
        #expect(next.number == "2026-000002")
        let figures = try await database.read { try BoardStore($0).figures(under: nil, at: Cast.monday) }
        #expect(figures.open == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `gives a joined report its own time and channel`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Casework.migrations)
        try await database.write { db in
            try IntakeStore(db).receive(Self.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday)
            var second = Self.report("k2")
            second.joins = "2026-000001"
            second.channel = .phone
            let receipt = try IntakeStore(db).receive(second, secret: "s2", by: .anonymous, at: Cast.hours(2))
            #expect(receipt.number == "2026-000001" && receipt.joined)
            guard let found = try CaseStore(db).find("2026-000001", for: Cast.zhouMin) else { throw StorageError.absent }
            #expect(found.counts.reports == 2)
            let reports = try IntakeStore(db).reports(of: found)
            #expect(reports.map(\.channel) == [.web, .phone])
            #expect(reports.map(\.at) == [Cast.monday, Cast.hours(2)])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `shows a case to those in whose area it lies and to no other staff`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Casework.migrations)
        try await database.write { db in
            try IntakeStore(db).receive(Self.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday)
            let elsewhere = Actor(id: "x", permissions: [.casework("file")], scope: .areas(["/330105013/0051/"]))
            #expect(try CaseStore(db).find("2026-000001", for: elsewhere) == nil)
            #expect(try CaseStore(db).find("2026-000001", for: .anonymous) == nil)
            #expect(try CaseStore(db).find("2026-000001", for: Cast.zhouMin) != nil)
            #expect(throws: Case.Refusal.notAllowed(.file)) { try CaseStore(db).take(Life.filing, on: "2026-000001", by: elsewhere, at: Cast.monday) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `hides a private matter from the public and lets its reporter in by the secret link`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Casework.migrations)
        try await database.write { db in
            try IntakeStore(db).receive(Self.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday)
            try CaseStore(db).take(
                .file(matter: Life.matter, limit: Life.limit, isPrivate: true), on: "2026-000001", by: Cast.zhouMin, at: Cast.monday)
            #expect(try CaseStore(db).publicCase("2026-000001") == nil)
            #expect(try BoardStore(db).page(BoardFilter()).cases.isEmpty)
            #expect(try BoardStore(db).figures(under: nil, at: Cast.monday).openPrivate == 1)
            #expect(try IntakeStore(db).reporter(secret: "wrong", as: .anonymous) == nil)
            guard let (number, actor) = try IntakeStore(db).reporter(secret: "s1", as: .anonymous) else { throw StorageError.absent }
            #expect(try CaseStore(db).find(number, for: actor) != nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `keeps private matters from those who only work in the area or with lists`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Casework.migrations)
        try await database.write { db in
            try IntakeStore(db).receive(Self.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday)
            try CaseStore(db).take(
                .file(matter: Life.matter, limit: Life.limit, isPrivate: true), on: "2026-000001", by: Cast.zhouMin, at: Cast.monday)
            let area = Actor.Scope.areas(["/330105013/"])
            let handler = Actor(id: "h", permissions: [.casework("desk"), .casework("handle")], scope: area, parties: ["huanwei"])
            let lists = Actor(id: "l", permissions: [Permission(rawValue: "mandates.edit")], scope: area)
            #expect(try CaseStore(db).find("2026-000001", for: handler) == nil)
            #expect(try CaseStore(db).find("2026-000001", for: lists) == nil)
            let given = Case.Order.dispatch(.init(lane: .management, party: Cast.huanwei, why: Text(name: "清单")))
            try CaseStore(db).take(given, on: "2026-000001", by: Cast.linTao, at: Cast.monday)
            #expect(try CaseStore(db).find("2026-000001", for: handler) != nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `refuses a step on what someone has changed meanwhile`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Casework.migrations)
        try await database.write { db in
            try IntakeStore(db).receive(Self.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday)
            try CaseStore(db).take(Life.filing, on: "2026-000001", by: Cast.zhouMin, at: Cast.monday, seen: 1)
            #expect(throws: StorageError.stale) {
                try CaseStore(db).take(.supervise, on: "2026-000001", by: Cast.chenJie, at: Cast.monday, saying: .init("x"), seen: 1)
            }
        }
    }
}

@Suite struct `The clock's work` {
    @Test(arguments: TestDatabase.all)
    func `closes what stayed quiet and holds up nothing for a case that cannot go on`(on kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.module.migrations + Casework.migrations)
        let shop = Actor.visitor("1").standing(for: [Cast.shop.id]), neighbour = Actor.visitor("2")
        let numbers = try await database.write { db in
            try (1...40).map { index -> String in
                let number = try IntakeStore(db).receive(`The case store`.report("k\(index)"), secret: "s\(index)", by: .anonymous, at: Cast.monday)
                    .number
                let store = CaseStore(db)
                try store.take(Life.filing, on: number, by: Cast.zhouMin, at: Cast.monday)
                try store.take(
                    .dispatch(.init(lane: .selfGovernance, party: Cast.shop, why: Text(name: "清单"))), on: number, by: Cast.linTao, at: Cast.monday)
                try store.take(.answer(.done), on: number, by: shop, at: Cast.hours(1))
                try store.take(.confirm(weight: 2, quietUntil: Cast.hours(25)), on: number, by: neighbour, at: Cast.hours(1))
                return number
            }
        }
        // No inspector is there, so those chosen by lot close too; a broken row is told and passed over.
        try await database.write { _ = try $0.run("UPDATE casework_case SET body = '{}' WHERE number = \(numbers[0])") }
        let faults = Mutex<[String]>([])
        #expect(try await FlowStore.tick(in: database, at: Cast.hours(24.9)) == 0)
        let moved = try await FlowStore.tick(in: database, at: Cast.hours(25)) { number, _ in faults.withLock { $0.append(number) } }
        #expect(faults.withLock { $0 } == [numbers[0]])
        #expect(moved == 39)
        #expect(try await FlowStore.tick(in: database, at: Cast.hours(25)) == 0)
    }
}

@Suite struct `The record` {
    /// A case with some history in a fresh database.
    static func lived(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make(Casework.migrations)
        try await database.write { db in
            try IntakeStore(db).receive(`The case store`.report("k1"), secret: "s1", by: .anonymous, at: Cast.monday)
            let store = CaseStore(db)
            try store.take(Life.filing, on: "2026-000001", by: Cast.zhouMin, at: Cast.hours(1))
            try store.take(
                .dispatch(.init(lane: .management, party: Cast.huanwei, why: .init(name: "清单"))), on: "2026-000001", by: Cast.linTao,
                at: Cast.hours(2))
            try store.take(.handle(.resolved), on: "2026-000001", by: Cast.heJun, at: Cast.hours(3), saying: .init("已换灯泡", note: "库存还有 2 只"))
        }
        return database
    }

    static func faults(_ database: any Database) async throws -> [RecordStore.Fault] {
        try await database.read { try RecordStore($0).verify(after: "").faults }
    }

    @Test(arguments: TestDatabase.all)
    func `is whole when nobody has touched it`(on kind: TestDatabase) async throws {
        #expect(try await Self.faults(Self.lived(kind)) == [])
    }

    @Test(
        arguments: [
            ("UPDATE casework_step SET at = '2026-11-02T02:00:00.001Z' WHERE number = 2", RecordStore.Fault.broken(number: "2026-000001", step: 2)),
            ("UPDATE casework_step SET actor_id = 'other' WHERE number = 3", .broken(number: "2026-000001", step: 3)),
            ("UPDATE casework_step SET words = '没有换' WHERE number = 4", .words(number: "2026-000001", step: 4)),
            ("UPDATE casework_step SET words = '没有换', salt = NULL WHERE number = 4", .words(number: "2026-000001", step: 4)),
            ("UPDATE casework_step SET note = NULL WHERE number = 4", .words(number: "2026-000001", step: 4)),
            ("DELETE FROM casework_step WHERE number = 4", .head(number: "2026-000001")),
            ("DELETE FROM casework_step WHERE number = 2", .gap(number: "2026-000001", step: 2)),
            ("UPDATE casework_case SET body = replace(body, 'handled', 'closed')", .state(number: "2026-000001")),
            ("UPDATE casework_case SET body = '{}'", .unreadable(number: "2026-000001")),
        ])
    func `shows what was changed behind its back`(_ tampering: String, _ fault: RecordStore.Fault) async throws {
        for kind in TestDatabase.all {
            let database = try await Self.lived(kind)
            try await database.write { _ = try $0.run("\(raw: tampering)") }
            #expect(try await Self.faults(database) == [fault])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `stays whole when words and salt are erased together`(on kind: TestDatabase) async throws {
        let database = try await Self.lived(kind)
        try await database.write { _ = try $0.run("UPDATE casework_step SET words = NULL, note = NULL, salt = NULL") }
        #expect(try await Self.faults(database) == [])
    }
}
