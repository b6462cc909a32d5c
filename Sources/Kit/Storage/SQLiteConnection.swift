// SPDX-License-Identifier: Apache-2.0
import GRDB
import Secrets

/// SQLite's side of a transaction; lives as long as the body.
final class SQLiteConnection: Connection {
    let dialect = Dialect.sqlite
    let keys: KeyRing?
    private let database: GRDB.Database
    private var failure: StorageError?

    init(_ database: GRDB.Database, keys: KeyRing?) {
        self.database = database
        self.keys = keys
    }

    func run(_ sql: SQL) throws -> [Row] {
        if let failure { throw failure }
        do {
            return try answer(sql)
        } catch {
            let error = StorageError(sqlite: error)
            failure = error
            throw error
        }
    }

    /// Runs the body; an error of the database's is thrown even where the body has caught it, as PostgreSQL would have it.
    func whole<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
        let result = try body(self)
        if let failure { throw failure }
        return result
    }

    private func answer(_ sql: SQL) throws -> [Row] {
        // After a full disk SQLite may have given up the whole transaction; the next statement would stand alone and for good.
        guard database.isInsideTransaction else { throw StorageError.unavailable("The transaction was given up.") }
        let rendered = sql.rendered(for: .sqlite)
        let arguments = StatementArguments(try rendered.values.map { try $0.checked().databaseValue })
        let statement = rendered.isLasting ? try database.cachedStatement(sql: rendered.text) : try database.makeStatement(sql: rendered.text)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
        var rows: [Row] = [], names: [String] = []
        while let row = try cursor.next() {
            if rows.isEmpty { names = statement.columnNames }
            rows.append(Row(names: names, values: (0..<names.count).map { SQLValue(row[$0] as DatabaseValue) }))
        }
        return rows
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null, .blob: .null
            case .int64(let value): .integer(Int(value))
            case .double(let value): .real(value)
            case .string(let value): .text(value)
            }
    }
}

extension StorageError {
    /// What SQLite reports, without values: they may be personal data.
    init(sqlite error: any Error) {
        guard let error = error as? GRDB.DatabaseError else {
            self = error as? StorageError ?? .failed(String(describing: error))
            return
        }
        let message = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        self =
            switch error.resultCode {
            case .SQLITE_CONSTRAINT: .constraint(message)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .unavailable("The database is busy.")
            case .SQLITE_FULL: .unavailable("The disk is full.")
            case .SQLITE_IOERR: .unavailable("The disk does not answer as it should (\(message)).")
            case .SQLITE_MISUSE where message.contains("closed"): .closed
            case .SQLITE_READONLY: .failed("The database may only be read here (\(message)).")
            case .SQLITE_CANTOPEN: .failed("The database cannot be opened: is there such a directory, and may we write in it?")
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .failed("The file is damaged, or no database of SQLite's (\(message)).")
            default: .failed(message)
            }
    }

    /// Errors of the body's own pass as they are.
    static func mapped(sqlite error: any Error) -> any Error { error is GRDB.DatabaseError ? StorageError(sqlite: error) : error }
}
