// SPDX-License-Identifier: Apache-2.0
import Secrets

extension Connection {
    /// A sensitive text as the column keeps it: sealed for this column and row.
    ///
    /// - Parameters:
    ///   - column: `table.column`.
    ///   - row: the row's id.
    public func seal(_ text: String, in column: String, of row: String) throws -> String {
        guard let keys else { throw StorageError.failed("The database was opened without the keys of sensitive fields.") }
        return try keys.seal(text, for: "\(column) \(row)")
    }

    public func seal(_ text: String?, in column: String, of row: String) throws -> String? {
        try text.map { try seal($0, in: column, of: row) as String }
    }

    /// The text that a column keeps sealed. One from before fields were sealed is answered as it is.
    public func unseal(_ text: String, in column: String, of row: String) throws -> String {
        guard KeyRing.key(of: text) != nil else { return text }
        guard let keys else { throw StorageError.failed("The database was opened without the keys of sensitive fields.") }
        do { return try keys.open(text, for: "\(column) \(row)") } catch let failure as KeyRing.Failure {
            // Without the value, which may be anything.
            throw StorageError.failed("\(column) of \(row) cannot be opened: \(failure).")
        }
    }

    public func unseal(_ text: String?, in column: String, of row: String) throws -> String? {
        try text.map { try unseal($0, in: column, of: row) as String }
    }

    /// A keyed hash by which a sealed value can be found again.
    public func findable(_ value: String, as kind: String) throws -> String {
        guard let keys else { throw StorageError.failed("The database was opened without the keys of sensitive fields.") }
        return keys.findable(value, as: kind)
    }
}

/// A column whose texts are sealed, for whoever seals them anew under another key.
public struct SealedColumn: Sendable, Hashable {
    public let table: String
    public let column: String
    /// The column that names the row.
    public let row: String

    /// - Parameter column: `table.column`.
    public init(_ column: String, row: String = "id") {
        let parts = column.split(separator: ".", maxSplits: 1).map(String.init)
        table = parts[0]
        self.column = parts.count > 1 ? parts[1] : ""
        self.row = row
    }

    public var name: String { "\(table).\(column)" }

    /// Seals texts under the current key that are sealed under an older one, or not at all; answers how many.
    @discardableResult
    public func renew(_ db: any Connection, limit: Int = 500) throws -> Int {
        guard let keys = db.keys else { throw StorageError.failed("The database was opened without the keys of sensitive fields.") }
        let rows = try db.run(
            """
            SELECT \(raw: row) AS row_id, \(raw: column) AS row_text FROM \(raw: table)
            WHERE \(raw: column) IS NOT NULL AND \(raw: column) <> '' AND substr(\(raw: column), 1, \(keys.currentMark.utf8.count)) <> \(keys.currentMark)
            LIMIT \(limit)
            """)
        for found in rows {
            let id: String = try found.get("row_id"), text = try db.unseal(found.get("row_text", as: String.self), in: name, of: id) as String
            let sealed: String = try db.seal(text, in: name, of: id)
            try db.run("UPDATE \(raw: table) SET \(raw: column) = \(sealed) WHERE \(raw: row) = \(id)")
        }
        return rows.count
    }
}
