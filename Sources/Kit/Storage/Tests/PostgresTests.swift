// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization
import TestKit
import Testing

@testable import Storage

private let counter = Migration(
    "1", "CREATE TABLE t_counter (id TEXT PRIMARY KEY, value BIGINT NOT NULL)", "INSERT INTO t_counter VALUES ('a', 0), ('b', 0)")
private struct Refusal: Error {}

@Suite(.enabled(if: TestDatabase.server != nil)) struct PostgresTests {
    private func make(connections: Int = 4) async throws -> (TestSchema, PostgresDatabase) {
        let schema = try #require(try await TestDatabase.postgres.make([counter]) as? TestSchema)
        return (schema, try PostgresDatabase(schema.address, connections: connections))
    }

    private func value(_ database: any Database, _ id: String = "a") async throws -> Int {
        try await database.read { try $0.run("SELECT value FROM t_counter WHERE id = \(id)")[0].get("value") }
    }

    @Test func `after the server broke a connection the next call goes through`() async throws {
        let (schema, database) = try await make(connections: 1)
        for _ in 0..<2 {
            let process = try await database.read { try $0.run("SELECT pg_backend_pid() AS process")[0].get("process", as: Int.self) }
            try await schema.write { try $0.run("SELECT pg_terminate_backend(\(process))") }
            try await database.write { try $0.run("UPDATE t_counter SET value = value + 1") }
            try await schema.write { try $0.run("SELECT pg_terminate_backend(\(process))") }
        }
        #expect(try await value(database) == 2)
        try await database.close()
        withExtendedLifetime(schema) {}
    }

    @Test func `a connection lost within a transaction does it again, once`() async throws {
        let (schema, database) = try await make(), runs = Mutex(0)
        try await database.write { db in
            try db.run("UPDATE t_counter SET value = value + 1 WHERE id = 'a'")
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            if run == 1 { try db.run("SELECT pg_terminate_backend(pg_backend_pid())") }
        }
        #expect(try await value(database) == 1)
        await #expect(throws: StorageError.unavailable("The connection to the database broke.")) {
            try await database.write { try $0.run("SELECT pg_terminate_backend(pg_backend_pid())") }
        }
        #expect(try await value(database) == 1)
        try await database.close()
        withExtendedLifetime(schema) {}
    }

    @Test func `many connections that want the same row all get through`() async throws {
        let (schema, database) = try await make(connections: 8)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await database.write { db in
                        let value: Int = try db.run("SELECT value FROM t_counter WHERE id = 'a'")[0].get("value")
                        try db.run("UPDATE t_counter SET value = \(value + 1) WHERE id = 'a'")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await value(database) == 200)
        try await database.close()
        withExtendedLifetime(schema) {}
    }

    /// Each looks at what the other changes: without serializable transactions both would go.
    @Test func `of two who rely on each other only one goes`() async throws {
        let (schema, database) = try await make(connections: 2)
        for _ in 0..<10 {
            try await database.write { try $0.run("UPDATE t_counter SET value = 1") }
            await withTaskGroup(of: Void.self) { group in
                for id in ["a", "b"] {
                    group.addTask {
                        try? await database.write { db in
                            let present: Int = try db.run("SELECT CAST(sum(value) AS BIGINT) AS present FROM t_counter")[0].get("present")
                            guard present > 1 else { throw Refusal() }
                            try db.run("UPDATE t_counter SET value = 0 WHERE id = \(id)")
                        }
                    }
                }
            }
            #expect(try await value(database, "a") + value(database, "b") == 1)
        }
        try await database.close()
        withExtendedLifetime(schema) {}
    }

    @Test func `what takes too long is broken off`() async throws {
        let (schema, database) = try await make()
        await #expect(throws: StorageError.unavailable("The database took too long.")) {
            try await database.read { db in
                try db.run("SET LOCAL statement_timeout = 10")
                try db.run("SELECT pg_sleep(20)")
            }
        }
        let timeout: String = try await database.read { try $0.run("SHOW statement_timeout")[0].get("statement_timeout") }
        #expect(timeout == "30s")
        try await database.close()
        withExtendedLifetime(schema) {}
    }

    @Test func `a server that is not there is unavailable`() async throws {
        for address in ["host=127.0.0.1 port=1 dbname=x user=y connect_timeout=1", "postgres://y@127.0.0.1:1/x"] {
            do {
                _ = try DatabaseAddress(address).open()
                Issue.record("a connection to nowhere")
            } catch {
                guard case .unavailable(let text)? = error as? StorageError else { throw error }
                #expect(text.contains("127.0.0.1"))
            }
        }
        #expect(throws: StorageError.self) { try DatabaseAddress("postgres://[").open() }
    }

    @Test func `a database that sorts or spells otherwise is refused`() async throws {
        let server = try #require(TestDatabase.server)
        for (kind, options) in [("icu", "LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'"), ("ascii", "ENCODING 'SQL_ASCII' LOCALE 'C'")] {
            let name = "linli_unfit_\(kind)_\(ProcessInfo.processInfo.processIdentifier)"
            let keeper = try PostgresConnection(server)
            _ = try keeper.run("CREATE DATABASE \(raw: name) TEMPLATE template0 \(raw: options)")
            defer { _ = try? keeper.run("DROP DATABASE \(raw: name)") }
            do {
                _ = try PostgresDatabase("\(server) dbname=\(name)")
                Issue.record("\(kind) was accepted")
            } catch {
                guard case .failed(let text)? = error as? StorageError else { throw error }
                #expect(text.contains(kind == "icu" ? "order of bytes" : "UTF8"))
            }
        }
    }

    @Test func `remembered statements are bounded`() async throws {
        let (schema, database) = try await make(connections: 1)
        let remembered = try await database.read { db in
            for number in 0..<1200 { try db.run("SELECT \(raw: String(number)) AS n") }
            return try db.run("SELECT count(*) AS count FROM pg_prepared_statements")[0].get("count", as: Int.self)
        }
        #expect(remembered <= 501)
        try await database.close()
        withExtendedLifetime(schema) {}
    }
}
