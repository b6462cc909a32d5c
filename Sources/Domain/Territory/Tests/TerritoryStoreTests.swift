// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Storage
import TestKit
import Testing

@testable import Territory

@Suite struct `The territory's store` {
    func loaded(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make(TerritorySchema.migrations + CodeSchema.migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now, note: "sample") }
        return database
    }

    @Test(arguments: TestDatabase.all) func `gives back what it was given`(kind: TestDatabase) async throws {
        let database = try await loaded(kind)
        try await database.read { db throws in
            let store = TerritoryStore(db)
            #expect(try store.areas(on: Sample.day) == Sample.plan.areas.sorted { $0.path < $1.path })
            #expect(try store.buildings(on: Sample.day) == Sample.plan.buildings)
            #expect(try store.streets(on: Sample.day) == Sample.plan.streets)
            #expect(try store.premises(under: "/", on: Sample.day) == Sample.plan.premises)
            #expect(try store.stairwells(of: "building-2").map(\.number) == [1, 2, 3])
            #expect(try store.building(id: "building-2") == Sample.plan.buildings[1])
            #expect(try store.building(id: "nothing") == nil)
        }
    }

    @Test(arguments: TestDatabase.all) func `finds by path, level and parent`(kind: TestDatabase) async throws {
        let database = try await loaded(kind)
        try await database.read { db throws in
            let store = TerritoryStore(db)
            #expect(try store.area(path: "/330105013/001/")?.name.zh == "小河社区")
            #expect(try store.area(path: "/330105013/0/") == nil)
            #expect(try store.areas(under: "/330105013/002/", level: .microGrid, on: Sample.day).count == 4)
            #expect(try store.children(of: "/330105013/", on: Sample.day).map(\.path) == ["/330105013/001/", "/330105013/002/"])
            #expect(try store.children(of: nil, on: Sample.day).map(\.level) == [.subdistrict])
            #expect(try store.areas(on: Sample.start.adding(days: -1)).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.all) func `finds premises by the code at the door, as people type it`(kind: TestDatabase) async throws {
        let database = try await loaded(kind)
        let shop = Sample.plan.premises[0]
        try await database.read { db throws in
            let store = TerritoryStore(db)
            #expect(try store.premises(code: shop.code) == shop)
            #expect(try store.premises(code: " \(shop.code.prefix(3).lowercased())-\(shop.code.suffix(3).lowercased())") == shop)
            #expect(try store.premises(code: "AAAAAA") == nil)
            #expect(try store.premises(code: "'; DROP TABLE territory_premises; --") == nil)
            #expect(try store.premises(id: "premises-1") == shop)
        }
    }

    @Test(arguments: TestDatabase.all) func `ends areas and never deletes them`(kind: TestDatabase) async throws {
        let database = try await loaded(kind)
        let end = Sample.day.adding(days: 30), path = "/330105013/002/002/"
        try await database.write { db throws in
            let store = TerritoryStore(db), before = try store.version()
            try store.end(areaAt: path, on: end, by: Sample.editor, at: Sample.now, note: "merged")
            #expect(try store.version() == before + 1)
            #expect(try store.area(path: path, on: Sample.day) != nil)
            #expect(try store.area(path: path, on: end) == nil)
            #expect(try store.area(path: path)?.until == end)
            #expect(try store.areas(under: path, on: end).isEmpty)
            #expect(try store.areas(under: path, on: Sample.day).count == 3)
            #expect(throws: TerritoryRefusal.alreadyEnded(path)) {
                try store.end(areaAt: path, on: end, by: Sample.editor, at: Sample.now)
            }
            var next = try #require(try store.area(path: path, on: Sample.day))
            next = Area(
                id: "next", path: path, level: .grid, kind: .comprehensive, code: next.code, name: next.name, boundary: next.boundary, from: end)
            try store.add(next, by: Sample.editor, at: Sample.now)
            #expect(try store.area(path: path, on: end)?.id == "next")
            let changes = try store.changes()
            #expect(changes.map(\.action) == [.add, .end, .load])
            #expect(changes[1].note == "merged" && changes[1].actor == "editor" && changes[1].areaPath == path)
        }
    }

    @Test(arguments: TestDatabase.all) func `a shop that closes keeps its door code`(kind: TestDatabase) async throws {
        let database = try await loaded(kind), shop = Sample.plan.premises[2]
        try await database.write { db throws in
            let store = TerritoryStore(db)
            try store.end(premises: shop.id, on: Sample.day, by: Sample.editor, at: Sample.now)
            #expect(try store.premises(code: shop.code)?.until == Sample.day)
            #expect(try store.premises(under: "/", on: Sample.day).count == Sample.plan.premises.count - 1)
            #expect(try store.premises(under: "/", on: Sample.day.adding(days: -1)).count == Sample.plan.premises.count)
        }
    }

    @Test(arguments: TestDatabase.all) func `refuses what makes no sense and keeps nothing of it`(kind: TestDatabase) async throws {
        let database = try await loaded(kind)
        let visitor = Actor.anonymous
        @Sendable func area(_ path: String, from: Day = Sample.day) -> Area {
            Area(id: "new", path: path, level: .grid, code: Code(.local, "x")!, name: Text(name: "x"), from: from)
        }
        func refusal(_ body: @escaping @Sendable (TerritoryStore) throws -> Void) async -> (any Error)? {
            do {
                try await database.write { try body(TerritoryStore($0)) }
                return nil
            } catch { return error }
        }
        let cases: [(TerritoryRefusal, @Sendable (TerritoryStore) throws -> Void)] = [
            (.notAllowed, { try $0.add(area("/330105013/001/009/"), by: visitor, at: Sample.now) }),
            (.notAllowed, { try $0.load(Sample.plan, by: visitor, at: Sample.now) }),
            (.malformedPath("330105013"), { try $0.add(area("330105013"), by: Sample.editor, at: Sample.now) }),
            (.malformedPath("/a//b/"), { try $0.add(area("/a//b/"), by: Sample.editor, at: Sample.now) }),
            (.unknownParent("/330105013/009/"), { try $0.add(area("/330105013/009/001/"), by: Sample.editor, at: Sample.now) }),
            (
                .unknownParent("/330105013/001/"),
                { try $0.add(area("/330105013/001/009/", from: Sample.start.adding(days: -1)), by: Sample.editor, at: Sample.now) }
            ),
            (.pathTaken("/330105013/001/001/"), { try $0.add(area("/330105013/001/001/"), by: Sample.editor, at: Sample.now) }),
            (.noSuchArea("/x/"), { try $0.end(areaAt: "/x/", on: Sample.day, by: Sample.editor, at: Sample.now) }),
            (.wrongLevel("/330105013/009/"), { try $0.add(area("/330105013/009/"), by: Sample.editor, at: Sample.now) }),
            (.wrongLevel("/330105013/001/001/09/"), { try $0.add(area("/330105013/001/001/09/"), by: Sample.editor, at: Sample.now) }),
            (.noSuchPremises("x"), { try $0.end(premises: "x", on: Sample.day, by: Sample.editor, at: Sample.now) }),
            (
                .endsBeforeItBegins,
                { try $0.end(areaAt: "/330105013/", on: Sample.start.adding(days: -1), by: Sample.editor, at: Sample.now) }
            ),
            (.codeTaken(Sample.plan.premises[0].code), { try $0.add(Sample.plan.premises[0], by: Sample.editor, at: Sample.now) }),
        ]
        for (expected, body) in cases { #expect(await refusal(body) as? TerritoryRefusal == expected) }
        // The same plan again breaks the keys half-way: nothing of it stays, not even the version.
        #expect(await refusal { try $0.load(Sample.plan, by: Sample.editor, at: Sample.now) } != nil)
        #expect(try await database.read { try TerritoryStore($0).version() } == 1)
    }

    @Test(arguments: TestDatabase.all) func `the atlas is rebuilt when the plan changes and only then`(kind: TestDatabase) async throws {
        let database = try await loaded(kind), atlas = Atlas()
        let first = try await atlas.index(on: Sample.day, in: database)
        #expect(first.version == 1 && first.areas.count == 15)
        try await database.write { try TerritoryStore($0).end(areaAt: "/330105013/002/", on: Sample.day, by: Sample.editor, at: Sample.now) }
        let second = try await atlas.index(on: Sample.day, in: database)
        #expect(second.version == 2 && second.areas.count == 8)
        #expect(try await atlas.index(on: Sample.start, in: database).areas.count == 15)
    }
}
