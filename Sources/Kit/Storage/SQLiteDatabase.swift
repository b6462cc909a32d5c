// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Secrets

/// A file of SQLite's, for a town on one machine; or a database in memory, for tests.
///
/// One writer, whose transactions are committed in groups (`GroupCommit`) and are on the disk before they are answered for;
/// several readers beside it, each on its own snapshot (write-ahead log).
public final class SQLiteDatabase: Database {
    private let grdb: any DatabaseWriter
    let writer: GroupCommit
    let readers: Workers
    private let keys: KeyRing?

    /// Opens the file, or a database in memory.
    ///
    /// `readers` is how many read at the same time, `line` how many more may wait, `patience` for how many seconds another process's lock is borne.
    public init(path: String? = nil, readers count: Int = 4, line: Int = 1024, patience: Double = 5, keys: KeyRing? = nil) throws {
        self.keys = keys
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = count
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;")
        }
        do {
            if let path {
                let pool = try DatabasePool(path: path, configuration: configuration)
                // The pool sets NORMAL when it turns the log on, after `prepareDatabase`: a power cut would take acknowledged reports.
                // The one writer touches every index of a table, and has four times the readers' room for pages.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;") }
                grdb = pool
            } else {
                grdb = try DatabaseQueue(configuration: configuration)
            }
        } catch {
            throw StorageError(sqlite: error)
        }
        writer = GroupCommit(grdb, line: line, keys: keys)
        readers = Workers(threads: path == nil ? 1 : count, line: line)
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await readers.run { [grdb, keys] in
            do {
                return try grdb.read { try SQLiteConnection($0, keys: keys).whole(body) }
            } catch {
                throw StorageError.mapped(sqlite: error)
            }
        }
    }

    @discardableResult public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await writer.write(body)
    }

    /// The writer's lock on the file keeps other processes out.
    @discardableResult public func writeAlone<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result
    {
        try await writer.write(body)
    }

    public func close() async throws {
        try await writer.close()
        try await readers.close()
        do { try grdb.close() } catch { throw StorageError(sqlite: error) }
    }
}
