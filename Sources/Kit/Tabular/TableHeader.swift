// SPDX-License-Identifier: Apache-2.0

/// Which column holds what, found by the names in the first row.
///
/// Names are compared without regard to case, width and blanks around them; each column may have several names, in any language.
public struct TableHeader: Sendable, Hashable {
    /// A column that is looked for.
    public struct Column: Sendable, Hashable {
        /// The name by which the program asks for it.
        public let key: String
        /// Other names that a file may give it.
        public let names: [String]
        public let isRequired: Bool

        public init(_ key: String, also names: [String] = [], isRequired: Bool = true) {
            self.key = key
            self.names = names
            self.isRequired = isRequired
        }
    }

    /// What is wrong with a header, all of it at once.
    public struct Mismatch: Error, Hashable, Sendable {
        public let line: Int
        /// Keys of required columns that are not there.
        public let missing: [String]
        /// Keys of columns that are there more than once.
        public let doubled: [String]
        /// Names that stand for no column; a misspelt optional column would be lost silently.
        public let unknown: [String]

        public init(line: Int, missing: [String], doubled: [String], unknown: [String]) {
            self.line = line
            self.missing = missing
            self.doubled = doubled
            self.unknown = unknown
        }
    }

    private let positions: [String: Int]
    /// The number of cells that a row should have.
    public let width: Int

    public init(_ row: Table.Row, columns: [Column]) throws(Mismatch) {
        var positions: [String: Int] = [:], doubled: [String] = [], unknown: [String] = []
        let known = Dictionary(columns.flatMap { column in ([column.key] + column.names).map { (Self.fold($0), column.key) } }) { first, _ in first }
        for (position, cell) in row.cells.enumerated() {
            guard let key = known[Self.fold(cell)] else {
                // Spreadsheets add empty columns at the end.
                if !Self.fold(cell).isEmpty { unknown.append(cell) }
                continue
            }
            if positions[key] != nil, !doubled.contains(key) { doubled.append(key) }
            positions[key] = positions[key] ?? position
        }
        let missing = columns.filter { $0.isRequired && positions[$0.key] == nil }.map(\.key)
        guard missing.isEmpty, doubled.isEmpty, unknown.isEmpty else {
            throw Mismatch(line: row.line, missing: missing, doubled: doubled, unknown: unknown)
        }
        self.positions = positions
        width = row.cells.count
    }

    public func has(_ key: String) -> Bool { positions[key] != nil }

    /// The cell of a column without blanks around it and without a formula guard; empty where the row or the file has none.
    public func cell(_ key: String, of row: Table.Row) -> String {
        guard let position = positions[key], position < row.cells.count else { return "" }
        return CSVWriter.unguarded(row.cells[position].trimmed)
    }

    private static func fold(_ name: String) -> String {
        var folded = ""
        for scalar in name.trimmed.lowercased().unicodeScalars {
            folded.unicodeScalars.append((0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return folded.trimmed.lowercased()
    }
}

extension String {
    var trimmed: String {
        let blank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0.value == 0xFEFF || $0.value == 0x200B }
        let scalars = unicodeScalars.drop(while: blank)
        guard let last = scalars.lastIndex(where: { !blank($0) }) else { return "" }
        return String(scalars[...last])
    }
}
