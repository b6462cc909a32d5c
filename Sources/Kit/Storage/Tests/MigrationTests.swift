// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import TestKit
import Testing

@Suite struct MigrationTests {
    let first = Migration("2026-01-10 room: things", "CREATE TABLE room_thing (id TEXT PRIMARY KEY, is_good BOOLEAN NOT NULL)")
    let second = Migration("2026-01-11 room: words", "ALTER TABLE room_thing ADD COLUMN words TEXT NOT NULL DEFAULT ''", .searchTable("room_search"))

    @Test(arguments: TestDatabase.all) func `migrations run once, in the order of their ids`(kind: TestDatabase) async throws {
        let database = try await kind.make()
        #expect(try await database.pending([second, first]).map(\.id) == [first.id, second.id])
        try await database.migrate([second, first])
        try await database.migrate([second, first])
        #expect(try await database.pending([second, first]).isEmpty)
        let known = try await database.write { db in
            try db.run("INSERT INTO room_thing VALUES ('a', TRUE, 'x')")
            try db.index("a", "路灯", in: "room_search")
            return try db.run("SELECT id, checksum, at FROM storage_migration ORDER BY id")
        }
        #expect(try known.map { try $0.get("id") } == [first.id, second.id])
        #expect(try known[0].get("checksum") == first.checksum)
        #expect(try known[0].get("at", as: Date.self) > Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: TestDatabase.all) func `a migration that fails leaves nothing of itself, and those before it stand`(kind: TestDatabase)
        async throws
    {
        let database = try await kind.make()
        let bad = Migration("2026-01-12 room: bad", "CREATE TABLE room_half (id TEXT)", "CREATE TABLE room_thing (id TEXT)")
        await #expect(throws: StorageError.self) { try await database.migrate([first, second, bad]) }
        #expect(try await database.pending([first, second, bad]).map(\.id) == [bad.id])
        await #expect(throws: StorageError.self) { try await database.read { _ = try $0.run("SELECT * FROM room_half") } }
    }

    @Test(arguments: TestDatabase.all) func `histories that do not agree are refused`(kind: TestDatabase) async throws {
        let database = try await kind.make([first, second])
        await #expect(throws: MigrationError.newer([second.id])) { try await database.migrate([first]) }
        let edited = Migration(first.id, "CREATE TABLE room_thing (id TEXT)")
        await #expect(throws: MigrationError.edited(first.id)) { try await database.migrate([edited, second]) }
        await #expect(throws: MigrationError.twice(first.id)) { try await database.migrate([first, second, first]) }
    }

    @Test(arguments: TestDatabase.all) func `a dry run shows what would be done and does nothing`(kind: TestDatabase) async throws {
        let database = try await kind.make([first])
        let script = try await database.migrationScript([first, second])
        #expect(script.hasPrefix("-- 2026-01-11 room: words\nALTER TABLE room_thing"))
        #expect(script.contains(kind == .sqlite ? "fts5" : "USING GIN"))
        #expect(try await database.pending([first, second]).count == 1)
        #expect(second.checksum != first.checksum)
        #expect(first.checksum == "a2c30b2f6d4cf95")
    }

    @Test func `several processes may start at once`() async throws {
        guard TestDatabase.server != nil else { return }
        let schema = try #require(try await TestDatabase.postgres.make() as? TestSchema)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let other = try PostgresDatabase(schema.address, connections: 1)
                    try await other.migrate([first, second])
                    try await other.close()
                }
            }
            try await group.waitForAll()
        }
        #expect(try await schema.pending([first, second]).isEmpty)
    }

    @Test(arguments: TestDatabase.all) func `what was prepared before a migration is right after it`(kind: TestDatabase) async throws {
        let database = try await kind.make([first])
        let all: @Sendable (any Connection) throws -> [Row] = { try $0.run("SELECT * FROM room_thing") }
        try await database.write { try $0.run("INSERT INTO room_thing VALUES ('a', TRUE)") }
        for _ in 0..<3 { #expect(try await database.read(all).count == 1) }
        try await database.migrate([first, second])
        #expect(try await database.read(all)[0].get("words") == "")
        #expect(try await database.write(all)[0].get("words") == "")
    }
}
