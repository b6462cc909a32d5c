// SPDX-License-Identifier: Apache-2.0

/// One row of an answer. Columns are asked for by name and type; a mismatch throws.
public struct Row: Sendable {
    /// One array for all rows of an answer.
    let names: [String]
    let values: [SQLValue]

    init(names: [String], values: [SQLValue]) {
        self.names = names
        self.values = values
    }

    public func get<Value: SQLConvertible>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
        guard let index = names.firstIndex(of: column) else { throw StorageError.noColumn(column) }
        guard let value = Value(sqlValue: values[index]) else { throw StorageError.unreadable(column: column, values[index]) }
        return value
    }
}
