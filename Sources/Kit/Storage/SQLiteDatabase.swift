// SPDX-License-Identifier: Apache-2.0
import GRDB

public struct SQLiteDatabase: Database {
    private let queue: DatabaseQueue

    /// Opens the file, or a database in memory.
    public init(path: String? = nil) throws {
        queue = try path.map { try DatabaseQueue(path: $0) } ?? DatabaseQueue()
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await queue.read { try body(SQLiteConnection(database: $0)) }
    }

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await queue.write { try body(SQLiteConnection(database: $0)) }
    }

    public func close() async throws { try queue.close() }
}

private struct SQLiteConnection: Connection {
    let database: GRDB.Database

    func run(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered { _ in "?" }
        let rows = try GRDB.Row.fetchAll(database, sql: text, arguments: StatementArguments(values.map(\.databaseValue)))
        return rows.map { row in Row(names: Array(row.columnNames), values: row.databaseValues.map { SQLValue($0) }) }
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
            case .null: .null
            case .int64(let value): .integer(Int(value))
            case .double(let value): .real(value)
            case .string(let value): .text(value)
            case .blob: .null
            }
    }
}
