// SPDX-License-Identifier: Apache-2.0
/// One irreversible step of the schema, in shared SQL; its id says when and what.
public struct Migration: Sendable {
    public let id: String
    public let statements: [SQL]
    public init(_ id: String, _ statements: SQL...) { self.id = id; self.statements = statements }
}

extension Database {
    public func migrate(_ migrations: [Migration]) async throws {
        try await write { db in
            try db.run("CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY)")
            let done = Set(try db.run("SELECT id FROM migration").map { try $0.get("id", as: String.self) })
            for migration in migrations where !done.contains(migration.id) {
                for statement in migration.statements { try db.run(statement) }
                try db.run("INSERT INTO migration (id) VALUES (\(migration.id))")
            }
        }
    }
}
