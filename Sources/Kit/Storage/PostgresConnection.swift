// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Foundation
import Secrets

/// One connection to PostgreSQL, used by one thread at a time.
final class PostgresConnection: Connection, @unchecked Sendable {
    enum Kind {
        case read, write
        /// A write of one process at a time.
        case alone
    }
    /// What may be done about an error: the same again, the same on a new connection, or nothing.
    enum Way { case again, reconnect, stop }

    let dialect = Dialect.postgres
    /// What went wrong first in the last transaction.
    private(set) var failure: (error: StorageError, way: Way)?
    private let handle: OpaquePointer
    private var isLost = false
    private var prepared: [String: Prepared] = [:]

    private struct Prepared {
        let name: String
        var columns: PostgresColumns?
    }
    private static let mostPrepared = 500
    private static let timeout = "SET statement_timeout = 30000"

    let keys: KeyRing?

    init(_ address: String, keys: KeyRing? = nil) throws {
        self.keys = keys
        guard let handle = try PostgresConnection.connect(address) else { throw StorageError.unavailable("The database cannot be reached.") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StorageError.unavailable(String(cString: PQerrorMessage(handle)).trimmingCharacters(in: .whitespacesAndNewlines))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try command("\(PostgresConnection.timeout); SET idle_in_transaction_session_timeout = 120000")
    }

    deinit { PQfinish(handle) }

    /// Whether the next transaction may use this connection.
    var isUsable: Bool { !isLost && PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE }

    /// Refuses a database in which texts sort otherwise than by their bytes, or are not UTF-8.
    func checkFitness() throws {
        let answer = PostgresAnswer.rows(
            PQexec(
                handle,
                """
                SELECT 'B' < 'a' AND 'a-b' < 'ab' AND '/1/' < '/1/0' AND 'z' < '\u{8DEF}' AND 'a b' < 'ab' AS binary,
                    pg_encoding_to_char(encoding) AS encoding, datcollate FROM pg_database WHERE datname = current_database()
                """), columns: nil)
        guard let row = answer.rows.first else { throw StorageError.failed("The database does not tell its encoding.") }
        let encoding: String = try row.get("encoding"), collation: String = try row.get("datcollate")
        guard encoding == "UTF8" else { throw StorageError.failed("The database's encoding is \(encoding); UTF8 is needed.") }
        guard try row.get("binary") else {
            throw StorageError.failed(
                "The database sorts by \(collation); the order of bytes is needed: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'."
            )
        }
    }

    func transaction<Result>(_ kind: Kind, _ body: (any Connection) throws -> Result) throws -> Result {
        failure = nil
        if kind == .alone {
            try command("SET statement_timeout = 0")
            // Held from before the snapshot is taken, so that one sees what the one before has done. For each schema its own.
            try command("SELECT pg_advisory_lock(718271, hashtext(coalesce(current_schema(), '')))")
        }
        defer {
            if kind == .alone { aside("SELECT pg_advisory_unlock_all(); \(PostgresConnection.timeout)") }
        }
        do {
            try command(kind == .read ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN ISOLATION LEVEL SERIALIZABLE")
            let result = try body(self)
            if let failure { throw failure.error }
            try commit()
            return result
        } catch {
            if PQtransactionStatus(handle) != PQTRANS_IDLE { aside("ROLLBACK") }
            throw error
        }
    }

    func run(_ sql: SQL) throws -> [Row] {
        if let failure { throw failure.error }
        let rendered = sql.rendered(for: .postgres)
        let parameters: PostgresParameters
        do {
            parameters = try PostgresParameters(rendered.values)
        } catch let error as StorageError {
            failure = (error, .stop)
            throw error
        }
        guard rendered.isLasting else {
            return try parameters.withPointers { count, values in
                try self.answer(PQexecParams(handle, rendered.text, count, nil, values, nil, nil, 0)).rows
            }
        }
        let statement = try prepare(rendered.text)
        let answer: PostgresAnswer = try parameters.withPointers { count, values in
            try self.answer(PQexecPrepared(handle, statement.name, count, values, nil, nil, 0), statement.columns)
        }
        if statement.columns == nil { prepared[rendered.text]?.columns = answer.columns }
        return answer.rows
    }

    private func prepare(_ text: String) throws -> Prepared {
        if let statement = prepared[text] { return statement }
        if prepared.count >= PostgresConnection.mostPrepared { try forget() }
        let statement = Prepared(name: "s\(prepared.count)")
        let result = PQprepare(handle, statement.name, text, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fail(result) }
        prepared[text] = statement
        return statement
    }

    private func forget() throws {
        try command("DEALLOCATE ALL")
        prepared = [:]
    }

    private func commit() throws {
        let result = PQexec(handle, "COMMIT")
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            let error = fail(result)
            guard failure?.way == .reconnect else { throw error }
            // Whether the server has committed cannot be known; to do it again could do it twice.
            let unknown = StorageError.unavailable("The connection broke while a change was being committed.")
            failure = (unknown, .stop)
            throw unknown
        }
        guard String(cString: PQcmdStatus(result)) == "COMMIT" else { throw StorageError.failed("The transaction was rolled back.") }
    }

    private func command(_ text: String) throws { _ = try answer(PQexec(handle, text)) }

    /// A command whose failure says no more than is known already.
    private func aside(_ text: String) { PQclear(PQexec(handle, text)) }

    private func answer(_ result: OpaquePointer?, _ columns: PostgresColumns? = nil) throws -> PostgresAnswer {
        let status = PQresultStatus(result)
        guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
            defer { PQclear(result) }
            throw fail(result)
        }
        return PostgresAnswer.rows(result, columns: columns)
    }

    /// Notes what went wrong, in words without values (they may be personal data), and what may be done about it.
    private func fail(_ result: OpaquePointer?) -> StorageError {
        func field(_ code: Character) -> String {
            PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
        }
        let state = field("C"), message = field("M")
        isLost = isLost || PQstatus(handle) != CONNECTION_OK || state.hasPrefix("08") || ["57P01", "57P02", "57P03", "25P03"].contains(state)
        let outcome: (StorageError, Way) =
            switch state {
            case _ where isLost: (.unavailable("The connection to the database broke."), .reconnect)
            case "40001", "40P01": (.unavailable("Another change came in between."), .again)
            // A remembered statement met a schema that has changed since.
            case "0A000" where message.contains("cached plan"), "26000": (.failed(message), .again)
            case let state where state.hasPrefix("23"): (.constraint(message), .stop)
            case let state where state.hasPrefix("22"): (.failed("A value does not fit where it is to go (SQLSTATE \(state))."), .stop)
            case let state where state.hasPrefix("53"): (.unavailable("The database's server is out of means (\(message))."), .stop)
            case "55P03": (.unavailable("The database is busy."), .stop)
            case "57014": (.unavailable("The database took too long."), .stop)
            default: (.failed("\(message) (SQLSTATE \(state))"), .stop)
            }
        if state == "0A000" || state == "26000" { isLost = true }  // a new connection remembers nothing
        if failure == nil { failure = (outcome.0, outcome.1) }
        return outcome.0
    }

    private static func connect(_ address: String) throws -> OpaquePointer? {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(address, &message) else {
            defer { PQfreemem(message) }
            throw StorageError.failed("The database's address cannot be read: \(message.map { String(cString: $0) } ?? "")")
        }
        defer { PQconninfoFree(options) }
        var pairs = ["connect_timeout": "5", "tcp_user_timeout": "30000", "fallback_application_name": ProcessInfo.processInfo.processName]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { pairs[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        pairs["client_encoding"] = "UTF8"
        let keys = pairs.keys.sorted()
        let names = keys.map { strdup($0) }, values = keys.map { strdup(pairs[$0] ?? "") }
        defer { (names + values).forEach { free($0) } }
        return PQconnectdbParams(names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
    }
}
