// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Storage
import TestKit
import Testing

@testable import Chronicle

@Suite struct `A chained log` {
    static let log = ChainedLog(
        "chronicle_diary", fields: ["at", "what", "digest"], erasable: ChainedLog.Erasable(text: "why", salt: "salt", digest: "digest"))
    static let migrations =
        Chronicle.migrations + [
            Migration(
                "2026-01-01 diary",
                "CREATE TABLE chronicle_diary (id TEXT PRIMARY KEY, at TEXT NOT NULL, what TEXT, why TEXT, salt TEXT, digest TEXT)"),
            ChainedLog.migration("2026-01-02 diary chained", [log]),
        ]

    private func add(_ range: ClosedRange<Int>, to database: any Database, sealing: Bool = true) async throws {
        try await database.write { db in
            for number in range {
                let why = "为什么 \(number)", salt = "salt\(number)"
                try db.run(
                    """
                    INSERT INTO chronicle_diary (id, at, what, why, salt, digest)
                    VALUES (\("row-\(1000 + number)"), \("2026-11-\(10 + number)"), \(number == 3 ? nil : "what"), \(why), \(salt),
                        \(Chain.digest(of: why, salt: salt)))
                    """)
                if sealing { try ChronicleStore(db).seal(Self.log) }
            }
        }
    }

    private func faults(_ database: any Database, noted: [ChronicleStore.Head] = [], limit: Int = 3) async throws -> [ChronicleStore.Fault] {
        try await database.read { db in
            var walk = ChronicleStore.Walk(Self.log, noted: noted), faults: [ChronicleStore.Fault] = []
            while !walk.isDone { faults += try ChronicleStore(db).verify(&walk, limit: limit) }
            return faults
        }
    }

    private func diary(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make(Self.migrations)
        try await add(1...7, to: database)
        return database
    }

    @Test(arguments: TestDatabase.all) func `is whole as it was written, also where it was chained afterwards`(_ kind: TestDatabase) async throws {
        #expect(try await faults(diary(kind)) == [])
        let old = try await kind.make(Self.migrations)
        try await add(1...7, to: old, sealing: false)
        #expect(try await faults(old).count == 7)
        for expected in [5, 2, 0] {
            let count = try await old.write { db in try ChronicleStore(db).seal(Self.log, limit: 5) }
            #expect(count == expected)
        }
        #expect(try await faults(old) == [])
        let heads = try await old.read { db in try ChronicleStore(db).heads(of: [Self.log]) }
        let same = try await diary(kind).read { db in try ChronicleStore(db).heads(of: [Self.log]) }
        #expect(heads == same)
    }

    static let tamperings: [(statements: [String], fault: ChronicleStore.Fault)] = [
        (["UPDATE chronicle_diary SET what = 'else' WHERE id = 'row-1004'"], .broken(log: "chronicle_diary", place: 4, row: "row-1004")),
        // nothing is not the same as an empty text
        (["UPDATE chronicle_diary SET what = '' WHERE id = 'row-1003'"], .broken(log: "chronicle_diary", place: 3, row: "row-1003")),
        (["UPDATE chronicle_diary SET why = '别的' WHERE id = 'row-1002'"], .words(log: "chronicle_diary", place: 2, row: "row-1002")),
        (["UPDATE chronicle_diary SET salt = NULL WHERE id = 'row-1002'"], .words(log: "chronicle_diary", place: 2, row: "row-1002")),
        (["DELETE FROM chronicle_diary WHERE id = 'row-1005'"], .gap(log: "chronicle_diary", place: 5)),
        (["DELETE FROM chronicle_diary WHERE id = 'row-1007'"], .end(log: "chronicle_diary", place: 7)),
        (["DELETE FROM chronicle_diary"], .end(log: "chronicle_diary", place: 7)),
        (
            [
                "UPDATE chronicle_diary SET chain_place = 99 WHERE id = 'row-1002'",
                "UPDATE chronicle_diary SET chain_place = 2 WHERE id = 'row-1003'",
                "UPDATE chronicle_diary SET chain_place = 3 WHERE id = 'row-1002'",
            ], .broken(log: "chronicle_diary", place: 2, row: "row-1003")
        ),
        (["INSERT INTO chronicle_diary (id, at) VALUES ('row-9', 'x')"], .unchained(log: "chronicle_diary", row: "row-9")),
        (["INSERT INTO chronicle_diary (id, at, chain_place) VALUES ('row-9', 'x', 8)"], .broken(log: "chronicle_diary", place: 8, row: "row-9")),
        (["UPDATE chronicle_head SET hash = 'x'"], .end(log: "chronicle_diary", place: 7)),
        (["UPDATE chronicle_head SET length = 6"], .end(log: "chronicle_diary", place: 6)),
        (["DELETE FROM chronicle_head"], .end(log: "chronicle_diary", place: 0)),
    ]

    @Test(arguments: TestDatabase.all) func `names what was edited, removed, exchanged, added or cut off`(_ kind: TestDatabase) async throws {
        for (statements, fault) in Self.tamperings {
            let database = try await diary(kind)
            try await database.write { db in for statement in statements { try db.run("\(raw: statement)") } }
            let found = try await faults(database)
            #expect(found == [fault], "\(statements)")
        }
    }

    @Test(arguments: TestDatabase.all) func `stays whole when words are erased with their salt`(_ kind: TestDatabase) async throws {
        let database = try await diary(kind)
        try await database.write { db in try db.run("UPDATE chronicle_diary SET why = NULL, salt = NULL WHERE id = 'row-1002'") }
        #expect(try await faults(database) == [])
    }

    @Test(arguments: TestDatabase.all) func `that was written anew from the middle is betrayed by a head that was noted`(_ kind: TestDatabase)
        async throws
    {
        let database = try await diary(kind)
        let noted = try await database.read { db in try ChronicleStore(db).heads(of: [Self.log]) }
        try await database.write { db in
            try db.run("DELETE FROM chronicle_diary WHERE chain_place > 4")
            try db.run("UPDATE chronicle_head SET length = 4, hash = (SELECT chain_hash FROM chronicle_diary WHERE chain_place = 4)")
        }
        try await add(8...12, to: database)
        #expect(try await faults(database) == [], "by itself the chain says nothing")
        #expect(try await faults(database, noted: noted) == [.end(log: "chronicle_diary", place: 7)])
    }

    @Test(arguments: TestDatabase.all) func `grows in one line though many add to it at once`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Self.migrations)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...40 { group.addTask { try await add(number...number, to: database) } }
            try await group.waitForAll()
        }
        #expect(try await faults(database, limit: 100) == [])
        let heads = try await database.read { db in try ChronicleStore(db).heads(of: [Self.log]) }
        #expect(heads.map(\.length) == [40])
    }
}

@Suite struct `A checkpoint` {
    static let key = SigningKey(seed: [UInt8](repeating: 7, count: 32))

    private func make(_ count: Int, in database: any Database) async throws -> [Checkpoint.Signed] {
        var made: [Checkpoint.Signed] = []
        for number in 1...count {
            made.append(
                try await database.write { db in
                    try CheckpointStore(db).make(
                        logs: [], witnesses: [], address: "http://linli.test", key: Self.key, at: Date(timeIntervalSince1970: Double(number)))
                })
        }
        return made
    }

    @Test(arguments: TestDatabase.all) func `follows from the one before and is good as a file`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Chronicle.migrations)
        let made = try await make(3, in: database)
        let (checkpoints, faults) = try await database.read { db in try CheckpointStore(db).verify() }
        #expect(faults == [] && checkpoints.map(\.number) == [1, 2, 3])
        #expect(checkpoints[2].previous == made[1].hash && checkpoints[0].at == "1970-01-01T00:00:01Z")
        #expect(Checkpoint.Signed(file: try made[1].file) == made[1])
    }

    @Test(
        arguments: TestDatabase.all,
        [
            (
                "UPDATE chronicle_checkpoint SET body = replace(body, '00:00:02', '00:00:09') WHERE number = 2",
                "checkpoint 2: it is not what was signed"
            ),
            ("DELETE FROM chronicle_checkpoint WHERE number = 2", "checkpoint 3: one before it is missing"),
            ("UPDATE chronicle_checkpoint SET signature = 'x' WHERE number = 3", "checkpoint 3: it is not what was signed"),
        ])
    func `that was changed or taken away is missed`(_ kind: TestDatabase, _ tampering: (sql: String, fault: String)) async throws {
        let database = try await kind.make(Chronicle.migrations)
        _ = try await make(3, in: database)
        try await database.write { db in try db.run("\(raw: tampering.sql)") }
        let faults = try await database.read { db in try CheckpointStore(db).verify().faults }
        #expect(faults.first == tampering.fault, "\(faults)")
    }
}
