// SPDX-License-Identifier: Apache-2.0
import Secrets

/// Where everything is kept: SQLite or PostgreSQL, told apart nowhere but in this module.
///
/// The bodies are synchronous on both: no suspension inside a transaction, no half-way interleaving.
/// An error of the database ends the transaction on both, even where the body catches it.
public protocol Database: Sendable {
    /// Runs `body` on one consistent snapshot. It must not write.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Runs `body` in one transaction, as if no other ran at the time: all of it happens, durably, or none.
    ///
    /// The body may be run again where the database asks for it (serialization failure), so it does nothing but speak to `db`.
    @discardableResult func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Like `write`, but in one process at a time of all that use this database and call this, and without a limit of time: for migrations.
    @discardableResult func writeAlone<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Ends the connections; what is under way is finished first, what waits is refused.
    func close() async throws
}

/// A connection within a transaction. Its calls are synchronous: no one else gets a word in between them.
public protocol Connection {
    var dialect: Dialect { get }
    /// The keys under which sensitive fields are sealed; nil where the database was opened without.
    var keys: KeyRing? { get }
    /// Runs one statement and answers its rows (none for most changes; use `RETURNING` to learn what was touched).
    @discardableResult func run(_ sql: SQL) throws -> [Row]
}

public enum StorageError: Error, Equatable {
    case noColumn(String)
    case unreadable(column: String, SQLValue)
    /// A rule of the schema was broken: a key twice, a reference into nothing, a missing value.
    case constraint(String)
    case failed(String)
    /// The database is out of reach or too busy; the same call may go through later.
    case unavailable(String)
    /// There is no such row, or none that the actor may see.
    case absent
    /// Someone else changed the row since it was read.
    case stale
}
