// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Foundation
import Secrets
import Storage
import Synchronization

/// Both databases that a test must pass on; PostgreSQL only where TEST_POSTGRES is set.
public enum TestDatabase: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite, postgres
    public var description: String { rawValue }

    public static var all: [TestDatabase] { server == nil ? [.sqlite] : allCases }

    /// The keys under which tests seal sensitive fields.
    public static let keys = KeyRing(.make())
    private var keys: KeyRing { TestDatabase.keys }

    /// Where the test server is, as libpq takes it.
    public static var server: String? { ProcessInfo.processInfo.environment["TEST_POSTGRES"] }

    /// A database of the test's own with these tables: SQLite in memory, or a fresh schema that is dropped when the database is let go.
    public func make(_ migrations: [Migration] = []) async throws -> any Database {
        let database: any Database = self == .sqlite ? try SQLiteDatabase(keys: keys) : try await TestSchema.make()
        // The chains in which every room's record stands, where the test does not bring them along.
        let isChained = migrations.contains { $0.script(for: .sqlite).contains("chain_place") }
        let chronicle = isChained ? Chronicle.migrations.filter { own in !migrations.contains { $0.id == own.id } } : []
        try await database.migrate(chronicle + migrations)
        return database
    }
}

/// A schema on the shared test server with few connections of its own.
public final class TestSchema: Database {
    /// The address by which others, too, may speak to this schema.
    public let address: String
    private let name: String
    private let inner: PostgresDatabase
    private let keeper: TestServer

    static func make() async throws -> TestSchema {
        let server = try await TestServer.shared.value
        await server.slots.take()
        let name = "test_\(Int(Date().timeIntervalSince1970))_\(UUID().uuidString.prefix(8).lowercased())"
        try await server.database.write { try $0.run("CREATE SCHEMA \(raw: name)") }
        return try TestSchema(name, server)
    }

    private init(_ name: String, _ keeper: TestServer) throws {
        self.name = name
        self.keeper = keeper
        address = "\(TestDatabase.server ?? "") options='-c search_path=\(name)'"
        inner = try PostgresDatabase(address, connections: 2, keys: TestDatabase.keys)
    }

    deinit {
        let name = name, keeper = keeper, inner = inner
        Task.detached {
            try await inner.close()
            try await keeper.drop(name)
            await keeper.slots.give()
        }
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }
    @discardableResult public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await inner.write(body)
    }
    @discardableResult public func writeAlone<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result
    {
        try await inner.writeAlone(body)
    }
    public func close() async throws { try await inner.close() }
}

/// The server itself, by which schemas come and go. What a run that was broken off has left is dropped by a later one.
private final class TestServer: Sendable {
    let database: PostgresDatabase
    /// So many schemas at a time keep below the server's limit of connections, however many tests run.
    let slots = Slots(30)
    static let shared = Task { try await TestServer() }

    init() async throws {
        database = try PostgresDatabase(TestDatabase.server ?? "", connections: 2)
        let old = "test_\(Int(Date().timeIntervalSince1970) - 3600)"
        let left = try await database.read { db in
            try db.run("SELECT nspname FROM pg_namespace WHERE nspname >= 'test_1' AND nspname < \(old)").map {
                try $0.get("nspname", as: String.self)
            }
        }
        for name in left.prefix(50) { try await drop(name) }
    }

    func drop(_ name: String) async throws { try await database.write { try $0.run("DROP SCHEMA IF EXISTS \(raw: name) CASCADE") } }
}

private actor Slots {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    init(_ count: Int) { free = count }

    func take() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }
    func give() { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
}
