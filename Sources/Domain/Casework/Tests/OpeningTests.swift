// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Mandates
import Storage
import TestKit
import Testing

@testable import Casework

@Suite struct `The order of cases` {
    /// A record of some cases, one a day.
    static func record(_ kind: TestDatabase, _ count: Int = 5) async throws -> any Database {
        let town = try await Town.make(kind)
        for index in 0..<count { try await report(index, in: town.database) }
        return town.database
    }

    static func report(_ index: Int, in database: any Database) async throws {
        try await database.write { db in
            var new = Report.New(key: "opening-key-\(index)-\(String(repeating: "x", count: 16))")
            new.words = "路灯不亮 \(index)"
            try IntakeStore(db).receive(new, secret: "secret-\(index)", by: .anonymous, at: Cast.hours(Double(index)))
        }
    }

    static func faults(_ database: any Database, known: [String: String] = [:]) async throws -> [RecordStore.Fault] {
        try await database.read { db in
            try RecordStore(db).verify(after: "").faults + OpeningStore(db).verify(known: known).flatMap(\.faults)
        }
    }

    static func change(_ database: any Database, _ statements: SQL...) async throws {
        try await database.write { db in for statement in statements { try db.run(statement) } }
    }

    /// As someone would who wants it never to have been.
    static func takeOut(_ number: String, of database: any Database) async throws {
        let one: SQL = "(SELECT id FROM casework_case WHERE number = \(number))"
        try await change(
            database, "DELETE FROM casework_step WHERE case_id IN \(one)", "DELETE FROM casework_report WHERE case_id IN \(one)",
            "DELETE FROM casework_case WHERE number = \(number)")
    }

    @Test(arguments: TestDatabase.all) func `is whole, and goes on after what was rolled back`(_ kind: TestDatabase) async throws {
        let database = try await Self.record(kind)
        struct Broken: Error {}
        await #expect(throws: Broken.self) {
            try await database.write { db in
                var new = Report.New(key: "rolled-back-key-xxxxxxxxxx")
                new.words = "x"
                #expect(try IntakeStore(db).receive(new, secret: "s", by: .anonymous, at: Cast.monday).number == "2026-000006")
                throw Broken()
            }
        }
        try await Self.report(9, in: database)
        let years = try await database.read { try OpeningStore($0).verify() }
        #expect(years.map(\.last) == ["2026-000006"] && years.map(\.faults) == [[]])
        #expect(try await Self.faults(database) == [])
    }

    @Test(arguments: TestDatabase.all) func `tells of cases that were taken out`(_ kind: TestDatabase) async throws {
        let database = try await Self.record(kind)
        try await Self.takeOut("2026-000003", of: database)
        #expect(try await Self.faults(database) == [.missing(first: "2026-000003", last: "2026-000003")])
        try await Self.takeOut("2026-000002", of: database)
        try await Self.takeOut("2026-000005", of: database)
        #expect(
            try await Self.faults(database) == [
                .missing(first: "2026-000002", last: "2026-000003"), .missing(first: "2026-000005", last: "2026-000005"),
            ])
    }

    @Test(arguments: TestDatabase.all) func `tells when the numbers were closed up`(_ kind: TestDatabase) async throws {
        let database = try await Self.record(kind)
        try await Self.takeOut("2026-000003", of: database)
        try await Self.change(
            database, "UPDATE casework_case SET number = '2026-000003' WHERE number = '2026-000004'",
            "UPDATE casework_case SET number = '2026-000004' WHERE number = '2026-000005'", "UPDATE casework_number SET last = 4")
        let faults = try await Self.faults(database)
        #expect(faults.contains(.opening(number: "2026-000003")) && faults.contains(.state(number: "2026-000003")))
    }

    @Test(arguments: TestDatabase.all) func `tells of a last case taken out with its register, if its hash was noted`(_ kind: TestDatabase)
        async throws
    {
        let database = try await Self.record(kind)
        let year = try #require(try await database.read { try OpeningStore($0).verify() }.first), head = try #require(year.head)
        #expect(try await Self.faults(database, known: [year.last: head]) == [])
        try await Self.takeOut("2026-000005", of: database)
        #expect(try await Self.faults(database) == [.missing(first: "2026-000005", last: "2026-000005")])
        try await Self.change(database, "UPDATE casework_number SET last = 4")
        #expect(try await Self.faults(database) == [.register(year: "2026")])
        try await Self.change(
            database, "UPDATE casework_number SET head = (SELECT opening FROM casework_case WHERE number = '2026-000004')")
        #expect(try await Self.faults(database) == [])  // all that they could reach was made to fit
        #expect(try await Self.faults(database, known: [year.last: head]) == [.missing(first: "2026-000005", last: "2026-000005")])
    }

    @Test(arguments: TestDatabase.all) func `counts cases from before there was a chain, and tells when they go`(_ kind: TestDatabase) async throws {
        let database = try await Self.record(kind, 3)
        try await Self.change(database, "UPDATE casework_case SET opening = NULL", "UPDATE casework_number SET head = NULL")
        #expect(try await Self.faults(database) == [])
        for index in 5..<8 { try await Self.report(index, in: database) }
        #expect(try await Self.faults(database) == [])
        try await Self.takeOut("2026-000002", of: database)
        #expect(try await Self.faults(database) == [.missing(first: "2026-000002", last: "2026-000002")])
        try await Self.change(database, "UPDATE casework_case SET opening = NULL WHERE number = '2026-000005'")
        #expect(try await Self.faults(database).contains(.opening(number: "2026-000005")))
    }

    @Test func `follows the numbers beyond a million`() {
        var chain = OpeningChain(year: "2026")
        #expect(chain.follow(.init(number: "2026-000001", id: "a", step: "s", opening: nil)) == [])
        #expect(
            chain.follow(.init(number: "2026-1000000", id: "b", step: "s", opening: nil)) == [.missing(first: "2026-000002", last: "2026-999999")])
        #expect(chain.follow(.init(number: "2026-1000000", id: "b", step: "s", opening: nil)) == [.unreadable(number: "2026-1000000")])
    }
}
