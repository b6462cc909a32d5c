// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import TestKit
import Testing

private let counter = Migration(
    "1 counter", "CREATE TABLE t_counter (id TEXT PRIMARY KEY, value BIGINT NOT NULL)", "INSERT INTO t_counter VALUES ('a', 0)")
private struct Refusal: Error {}

extension Connection {
    fileprivate func value() throws -> Int { try run("SELECT value FROM t_counter WHERE id = 'a'").first.map { try $0.get("value") } ?? -1 }
}

@Suite struct TransactionTests {
    @Test(arguments: TestDatabase.all) func `all of a transaction happens, or none`(kind: TestDatabase) async throws {
        let database = try await kind.make([counter])
        await #expect(throws: Refusal.self) {
            try await database.write { db in
                try db.run("UPDATE t_counter SET value = 7")
                throw Refusal()
            }
        }
        #expect(try await database.read { try $0.value() } == 0)
        try await database.write { try $0.run("UPDATE t_counter SET value = 8") }
        #expect(try await database.read { try $0.value() } == 8)
    }

    /// What PostgreSQL enforces and SQLite would let pass: so it is the same on both.
    @Test(arguments: TestDatabase.all) func `an error of the database undoes the transaction though the body caught it`(kind: TestDatabase)
        async throws
    {
        let database = try await kind.make([counter])
        await #expect(throws: StorageError.self) {
            try await database.write { db in
                try db.run("UPDATE t_counter SET value = 7")
                _ = try? db.run("INSERT INTO t_counter VALUES ('a', 1)")
            }
        }
        #expect(try await database.read { try $0.value() } == 0)
    }

    @Test(arguments: TestDatabase.all) func `errors say what kind they are`(kind: TestDatabase) async throws {
        let database = try await kind.make([counter])
        func error(_ sql: SQL) async -> StorageError? {
            do { try await database.write { try $0.run(sql) } } catch { return error as? StorageError }
            return nil
        }
        guard case .constraint(let text) = await error("INSERT INTO t_counter VALUES ('a', 1)") else { throw Refusal() }
        #expect(!text.isEmpty)
        guard case .constraint = await error("INSERT INTO t_counter VALUES ('b', NULL)") else { throw Refusal() }
        guard case .failed = await error("SELECT nothing FROM nowhere") else { throw Refusal() }
        guard case .failed = await error("UPDATE t_counter SET id = \("a\0b")") else { throw Refusal() }
        #expect(try await database.read { try $0.run("SELECT id FROM t_counter").map { try $0.get("id", as: String.self) } } == ["a"])
    }

    @Test(arguments: TestDatabase.all) func `a read does not write`(kind: TestDatabase) async throws {
        let database = try await kind.make([counter])
        await #expect(throws: StorageError.self) { try await database.read { _ = try $0.run("UPDATE t_counter SET value = 1") } }
        #expect(try await database.read { try $0.value() } == 0)
    }

    @Test(arguments: TestDatabase.all) func `many increments at once all count`(kind: TestDatabase) async throws {
        let database = try await kind.make([counter])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        try await database.write { db in
                            let value = try db.value()
                            try db.run("UPDATE t_counter SET value = \(value + 1)")
                            if number % 10 == 0 { throw Refusal() }
                        }
                    } catch is Refusal {}
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.value() } == 90)
    }

    @Test(arguments: TestDatabase.all) func `whoever read an old version is told so`(kind: TestDatabase) async throws {
        let database = try await kind.make([counter])
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        try await database.write { db in
                            guard try db.run("UPDATE t_counter SET value = 1 WHERE id = 'a' AND value = 0 RETURNING id").count == 1 else {
                                throw StorageError.stale
                            }
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count(where: { $0 }) == 1)
    }

    @Test(arguments: TestDatabase.all) func `values of every type come back as they went`(kind: TestDatabase) async throws {
        let database = try await kind.make([Migration("1", "CREATE TABLE t_value (t TEXT, i BIGINT, d DOUBLE PRECISION, b BOOLEAN, n TEXT)")])
        let text = "路灯'\"\\;$1?💡\n\u{FEFF}e\u{301}"
        let row = try await database.write { db in
            try db.run("INSERT INTO t_value VALUES (\(text), \(Int.min), \(0.1), \(true), \(String?.none))")
            try db.run("INSERT INTO t_value VALUES (\(""), \(Int.max), \(-1e300), \(false), \("x"))")
            return try db.run("SELECT t, i, d, b, n, 1 AS one, 1.5 AS half FROM t_value ORDER BY i")
        }
        #expect(try row[0].get("t") == text)
        #expect(try (row[0].get("i") as Int, row[1].get("i") as Int) == (Int.min, Int.max))
        #expect(try (row[0].get("d") as Double, row[1].get("d") as Double) == (0.1, -1e300))
        #expect(try (row[0].get("b") as Bool, row[1].get("b") as Bool) == (true, false))
        #expect(try row[0].get("n", as: String?.self) == nil)
        #expect(try (row[1].get("t") as String, row[0].get("one") as Int, row[0].get("half") as Double) == ("", 1, 1.5))
        #expect(throws: StorageError.noColumn("x")) { try row[0].get("x", as: Int.self) }
        #expect(throws: StorageError.unreadable(column: "n", .null)) { try row[0].get("n", as: String.self) }
        let sums = try await database.read {
            try $0.run("SELECT sum(one) AS sum, avg(one) AS average, count(*) AS count FROM (SELECT 3 AS one UNION ALL SELECT 4) x")
        }
        #expect(try (sums[0].get("sum") as Int, sums[0].get("average") as Double, sums[0].get("count") as Int) == (7, 3.5, 2))
    }

    @Test(arguments: TestDatabase.all) func `lists of any length, and nothing is in an empty one`(kind: TestDatabase) async throws {
        let database = try await kind.make([Migration("1", "CREATE TABLE t_number (n BIGINT)")])
        let counts = try await database.write { db in
            for number in 0..<200 { try db.run("INSERT INTO t_number VALUES (\(number))") }
            return try [0, 1, 3, 64, 65, 200].flatMap { count in
                let list = SQL.list(Array(0..<count))
                return try ["n IN \(list)", "n NOT IN \(list)"].map { (condition: SQL) in
                    try db.run("SELECT count(*) AS n FROM t_number WHERE \(condition)")[0].get("n", as: Int.self)
                }
            }
        }
        #expect(counts == [0, 200, 1, 199, 3, 197, 64, 136, 65, 135, 200, 0])
    }

    @Test(arguments: TestDatabase.all) func `what waits beyond the line, or after closing, is refused`(kind: TestDatabase) async throws {
        let database = try await kind.make([counter])
        try await database.close()
        for body in [database.read, database.write] as [(@escaping @Sendable (any Connection) throws -> Int) async throws -> Int] {
            do {
                _ = try await body { try $0.value() }
                Issue.record("a closed database answered")
            } catch {
                guard case .unavailable? = error as? StorageError else { throw error }
            }
        }
    }
}
