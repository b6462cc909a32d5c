// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One irreversible step of the schema, in shared SQL; its id says when, whose and what: `2026-01-10 casework: cases and their steps`.
public struct Migration: Sendable {
    public let id: String
    public let statements: [SQL]
    public init(_ id: String, _ statements: SQL...) { self.init(id, statements) }
    public init(_ id: String, _ statements: [SQL]) {
        self.id = id
        self.statements = statements
    }

    /// What is written down with the id, to notice when a migration is edited after it was applied: FNV-1a of both databases' statements.
    public var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in Dialect.allCases.map(script(for:)).joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    /// The statements as the database will be given them.
    public func script(for dialect: Dialect) -> String {
        statements.flatMap { $0.statements(for: dialect) }.map { $0.rendered(for: dialect).text + ";\n" }.joined()
    }
}

/// Why the schema was left as it is.
public enum MigrationError: Error, Equatable, CustomStringConvertible {
    /// The database has been migrated by a newer program.
    case newer([String])
    /// A migration was edited after it was applied here.
    case edited(String)
    /// Two migrations of the program have one id.
    case twice(String)

    public var description: String {
        switch self {
        case .newer(let ids): "The database is newer than this program: it knows the migrations \(ids.map { "“\($0)”" }.joined(separator: ", "))."
        case .edited(let id): "The migration “\(id)” was edited after it had been applied to this database."
        case .twice(let id): "Two migrations are named “\(id)”."
        }
    }
}

extension Database {
    /// Brings the schema up to date: each migration that is missing in its own transaction, in the order of the ids over all rooms.
    ///
    /// Several processes may do so at once. Throws `MigrationError` before it changes anything.
    public func migrate(_ migrations: [Migration], at now: Date = Date()) async throws {
        let missing = try await pending(migrations)
        guard !missing.isEmpty else { return }
        try await writeAlone { db in
            _ = try db.run(
                "CREATE TABLE IF NOT EXISTS storage_migration (id TEXT PRIMARY KEY, checksum TEXT NOT NULL, at TEXT NOT NULL)")
        }
        for migration in missing {
            try await writeAlone { db in
                guard try db.run("SELECT id FROM storage_migration WHERE id = \(migration.id)").isEmpty else { return }
                for statement in migration.statements.flatMap({ $0.statements(for: db.dialect) }) { try db.run(statement) }
                try db.run("INSERT INTO storage_migration (id, checksum, at) VALUES (\(migration.id), \(migration.checksum), \(now))")
            }
        }
    }

    /// The migrations that are still to be applied, in their order. Throws `MigrationError` where the two histories do not agree.
    public func pending(_ migrations: [Migration]) async throws -> [Migration] {
        let sorted = migrations.sorted { $0.id < $1.id }
        for (one, next) in zip(sorted, sorted.dropFirst()) where one.id == next.id { throw MigrationError.twice(one.id) }
        let applied = try await read { db in
            let table = SQL.either(
                sqlite: "SELECT name FROM sqlite_master WHERE name = 'storage_migration'",
                postgres:
                    "SELECT table_name FROM information_schema.tables WHERE table_name = 'storage_migration' AND table_schema = current_schema()")
            guard try !db.run(table).isEmpty else { return [String: String]() }
            let rows = try db.run("SELECT id, checksum FROM storage_migration").map {
                (try $0.get("id", as: String.self), try $0.get("checksum", as: String.self))
            }
            return Dictionary(rows) { first, _ in first }
        }
        let unknown = Set(applied.keys).subtracting(sorted.map(\.id))
        guard unknown.isEmpty else { throw MigrationError.newer(unknown.sorted()) }
        for migration in sorted {
            if let checksum = applied[migration.id], checksum != migration.checksum { throw MigrationError.edited(migration.id) }
        }
        return sorted.filter { applied[$0.id] == nil }
    }

    /// What `migrate` would do, as SQL of this database with the ids as comments; empty where nothing is to be done.
    public func migrationScript(_ migrations: [Migration]) async throws -> String {
        let dialect = try await read { $0.dialect }
        return try await pending(migrations).map { "-- \($0.id)\n\($0.script(for: dialect))" }.joined(separator: "\n")
    }
}
