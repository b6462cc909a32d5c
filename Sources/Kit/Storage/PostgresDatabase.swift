// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Dispatch

/// One connection and the queue that owns it; libpq's blocking calls never touch the cooperative threads.
public final class PostgresDatabase: Database, @unchecked Sendable {
    private let queue = DispatchQueue(label: "postgres")
    private let connection: PostgresConnection

    public init(_ conninfo: String) throws { connection = try PostgresConnection(conninfo) }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result { try await write(body) }

    public func close() async throws {}

    public func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [connection] in
                continuation.resume(
                    with: Swift.Result {
                        try connection.run("BEGIN")
                        do {
                            let result = try body(connection)
                            try connection.run("COMMIT")
                            return result
                        } catch {
                            _ = try? connection.run("ROLLBACK")
                            throw error
                        }
                    })
            }
        }
    }
}

private final class PostgresConnection: Connection, @unchecked Sendable {
    private let handle: OpaquePointer
    init(_ conninfo: String) throws {
        guard let handle = PQconnectdb(conninfo), PQstatus(handle) == CONNECTION_OK else { throw StorageError.failed("cannot connect") }
        self.handle = handle
    }
    deinit { PQfinish(handle) }

    @discardableResult func run(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered { "$\($0)" }
        let cStrings = values.map { $0.postgresText.flatMap { strdup($0) } }
        defer { cStrings.forEach { free($0) } }
        var pointers: [UnsafePointer<CChar>?] = cStrings.map { UnsafePointer($0) }
        let result = PQexecParams(handle, text, Int32(values.count), nil, &pointers, nil, nil, 0)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else { throw StorageError.failed(String(cString: PQerrorMessage(handle))) }
        let names = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
        return (0..<PQntuples(result)).map { row in
            Row(
                names: names,
                values: (0..<PQnfields(result)).map { column in
                    PQgetisnull(result, row, column) == 1
                        ? .null : SQLValue(postgresText: String(cString: PQgetvalue(result, row, column)), type: PQftype(result, column))
                })
        }
    }
}

extension SQLValue {
    fileprivate var postgresText: String? {
        switch self {
        case .null: nil
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        }
    }
}

extension SQLValue {
    /// What SQLite would have answered: truth as 0 or 1, numbers as numbers, all else as text.
    fileprivate init(postgresText text: String, type: Oid) {
        self =
            switch type {
            case 16: .integer(text == "t" ? 1 : 0)  // bool
            case 20, 21, 23: .integer(Int(text)!)  // int8, int2, int4
            case 700, 701: .real(Double(text)!)  // float4, float8
            case 1700: Int(text).map(SQLValue.integer) ?? .real(Double(text)!)  // numeric, what sum() gives
            default: .text(text)
            }
    }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
