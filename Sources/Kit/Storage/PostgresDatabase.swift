// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Synchronization

/// A server of PostgreSQL's, for a city or a province and for several nodes.
///
/// As many threads as connections: libpq's calls block, and a job that has a thread always finds a connection. Writes are serializable, so that
/// what is right on SQLite, which has one writer, is right here; those that get in each other's way are run again.
public final class PostgresDatabase: Database {
    private static let mostAttempts = 20
    private let address: String
    private let keys: KeyRing?
    private let workers: Workers
    private let idle = Mutex<[PostgresConnection]>([])
    private let gate = Gate()

    /// Connects, and refuses a database that would sort or spell otherwise than SQLite does.
    ///
    /// `address` is libpq's (`host=… dbname=…` or `postgres://…`), `line` how many may wait beyond those who have a connection.
    public init(_ address: String, connections: Int = 8, line: Int = 1024, keys: KeyRing? = nil) throws {
        self.address = address
        self.keys = keys
        let first = try PostgresConnection(address, keys: keys)
        try first.checkFitness()
        idle.withLock { $0 = [first] }
        workers = Workers(threads: connections, line: line)
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await workers.run { [self] in try transaction(.read, body) }
    }

    @discardableResult public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await workers.run { [self] in try transaction(.write, body) }
    }

    @discardableResult public func writeAlone<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result
    {
        try await workers.run { [self] in try transaction(.alone, body) }
    }

    public func close() async throws {
        try await workers.close()
        idle.withLock { $0 = [] }
    }

    /// Runs the transaction, again where that helps: after a clash with others, or on a new connection after the old one broke.
    private func transaction<Result>(_ kind: PostgresConnection.Kind, _ body: (any Connection) throws -> Result) throws -> Result {
        var attempt = 0
        while true {
            attempt += 1
            let connection = try idle.withLock { $0.popLast() } ?? PostgresConnection(address, keys: keys)
            do {
                // Who has clashed goes alone the next time, at least within this process; else the unlucky might never get through.
                let result =
                    try kind == .read
                    ? connection.transaction(kind, body) : gate.pass(alone: attempt > 1) { try connection.transaction(kind, body) }
                idle.withLock { $0.append(connection) }
                return result
            } catch {
                if connection.isUsable {
                    idle.withLock { $0.append(connection) }
                } else {
                    idle.withLock { $0 = [] }  // what broke one has most likely broken all
                }
                switch connection.failure?.way {
                case .again where attempt < Self.mostAttempts: usleep(UInt32.random(in: 0...1000) * UInt32(min(attempt, 10)))
                case .again: throw StorageError.unavailable("Too many changed the same at once.")
                case .reconnect where attempt < 3: continue
                default: throw error
                }
            }
        }
    }
}

/// Many may pass together, or one alone.
private final class Gate: @unchecked Sendable {  // a lock is there to be shared
    private let turnstile = Mutex(())
    private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)

    init() { pthread_rwlock_init(lock, nil) }
    deinit {
        pthread_rwlock_destroy(lock)
        lock.deallocate()
    }

    func pass<Result>(alone: Bool, _ body: () throws -> Result) rethrows -> Result {
        // Whoever waits to go alone keeps the later ones from passing before it.
        turnstile.withLock { _ in if alone { pthread_rwlock_wrlock(lock) } }
        if !alone { pthread_rwlock_rdlock(lock) }
        defer { pthread_rwlock_unlock(lock) }
        return try body()
    }
}
