// SPDX-License-Identifier: Apache-2.0

/// A table as it was read: rows of cells, each with the line on which it begins.
public struct Table: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        /// The line of the file on which the row begins, from 1; a cell may span several.
        public let line: Int
        public let cells: [String]

        public init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    public var rows: [Row]
    /// What stood between cells.
    public var separator: Separator
    public var encoding: TextEncoding

    public init(rows: [Row], separator: Separator = .comma, encoding: TextEncoding = .utf8) {
        self.rows = rows
        self.separator = separator
        self.encoding = encoding
    }
}

/// What stands between cells.
public enum Separator: Character, Sendable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"
}

/// How much a table may hold, so that a hostile one does no harm.
public struct TableBounds: Sendable, Hashable {
    public var bytes: Int
    public var rows: Int
    public var columns: Int
    /// Bytes of one cell, in UTF-8.
    public var cell: Int

    public init(bytes: Int = 16 << 20, rows: Int = 100_000, columns: Int = 200, cell: Int = 32 << 10) {
        self.bytes = bytes
        self.rows = rows
        self.columns = columns
        self.cell = cell
    }
}

/// Why a table could not be read, and where.
public enum TableError: Error, Hashable, Sendable {
    case tooLarge(bytes: Int, limit: Int)
    case tooManyRows(limit: Int)
    case tooManyColumns(line: Int, limit: Int)
    case cellTooLong(line: Int, limit: Int)
    /// Neither UTF-8 nor GB 18030, or marked as UTF-16 or UTF-32; `line` is the first that cannot be read, as far as known.
    case unreadableText(line: Int)
    /// A quoted cell that began on this line never ends.
    case unclosedQuote(line: Int)
    /// A quote in the middle of a cell that does not begin with one, or text after a closing quote.
    case strayQuote(line: Int)
    case nulByte(line: Int)
    case empty
}
