// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// Both databases that a test must pass on; PostgreSQL only where TEST_POSTGRES is set.
public enum TestDatabase: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite, postgres
    public var description: String { rawValue }

    public static var all: [TestDatabase] {
        ProcessInfo.processInfo.environment["TEST_POSTGRES"] == nil ? [.sqlite] : allCases
    }

    public func make(_ migrations: [Migration]) async throws -> any Database {
        let database: any Database
        switch self {
        case .sqlite: database = try SQLiteDatabase()
        case .postgres:
            database = try PostgresDatabase(ProcessInfo.processInfo.environment["TEST_POSTGRES"]!)
            let schema = "test_" + UUID().uuidString.prefix(8).lowercased()
            try await database.write { db in
                try db.run("CREATE SCHEMA \(raw: schema)")
                try db.run("SET search_path TO \(raw: schema)")
            }
        }
        try await database.migrate(migrations)
        return database
    }
}
