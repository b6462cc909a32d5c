// SPDX-License-Identifier: Apache-2.0

/// Reads comma-separated values as RFC 4180 has them, with what spreadsheets make of it: other separators, a byte order mark, GB 18030.
///
/// Strict where leniency would guess: a quote that never ends, or stands in the middle of a bare cell, is an error with its line.
public enum CSVReader {
    /// - Parameter separator: found from the first row where nil.
    public static func read(
        _ bytes: some Collection<UInt8>, separator: Separator? = nil, bounds: TableBounds = TableBounds()
    ) throws(TableError) -> Table {
        guard bytes.count <= bounds.bytes else { throw .tooLarge(bytes: bytes.count, limit: bounds.bytes) }
        let (text, encoding) = try TextEncoding.decode(Array(bytes)[...])
        let separator = separator ?? detected(in: text)
        var parser = Parser(text: text, separator: separator.rawValue.asciiValue ?? 44, bounds: bounds)
        let rows = try parser.rows()
        guard !rows.isEmpty else { throw .empty }
        return Table(rows: rows, separator: separator, encoding: encoding)
    }

    /// The separator that stands most often outside quotes in the first row; the comma if none does.
    private static func detected(in text: [UInt8]) -> Separator {
        var counts = [UInt8: Int](), isQuoted = false
        for byte in text {
            if byte == 34 { isQuoted.toggle() }
            if !isQuoted, byte == 10 || byte == 13 { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        return Separator.allCases.max { counts[$0.rawValue.asciiValue ?? 0, default: 0] < counts[$1.rawValue.asciiValue ?? 0, default: 0] }
            .flatMap { counts[$0.rawValue.asciiValue ?? 0] == nil ? nil : $0 } ?? .comma
    }
}

private struct Parser {
    let text: [UInt8]
    let separator: UInt8
    let bounds: TableBounds
    var position = 0
    var line = 1

    init(text: [UInt8], separator: UInt8, bounds: TableBounds) {
        self.text = text
        self.separator = separator
        self.bounds = bounds
    }

    /// All rows; lines with nothing on them are passed over, but counted.
    mutating func rows() throws(TableError) -> [Table.Row] {
        var rows: [Table.Row] = []
        while position < text.count {
            let row = try row()
            if row.cells == [""] { continue }
            guard rows.count < bounds.rows else { throw .tooManyRows(limit: bounds.rows) }
            rows.append(row)
        }
        return rows
    }

    private mutating func row() throws(TableError) -> Table.Row {
        let first = line
        var cells: [String] = []
        while true {
            guard cells.count < bounds.columns else { throw .tooManyColumns(line: first, limit: bounds.columns) }
            cells.append(try position < text.count && text[position] == 34 ? quoted() : bare())
            guard position < text.count else { break }
            let byte = text[position]
            position += 1
            if byte == separator {
                // A separator at the very end is followed by an empty cell.
                guard position == text.count else { continue }
                guard cells.count < bounds.columns else { throw .tooManyColumns(line: first, limit: bounds.columns) }
                cells.append("")
                break
            }
            if byte == 13, position < text.count, text[position] == 10 { position += 1 }
            line += 1
            break
        }
        return Table.Row(line: first, cells: cells)
    }

    private mutating func bare() throws(TableError) -> String {
        let start = position
        while position < text.count {
            let byte = text[position]
            if byte == separator || byte == 10 || byte == 13 { break }
            if byte == 34 { throw .strayQuote(line: line) }
            position += 1
        }
        guard position - start <= bounds.cell else { throw .cellTooLong(line: line, limit: bounds.cell) }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    /// A cell in quotes; two quotes stand for one. What follows must be a separator or the end of the row.
    private mutating func quoted() throws(TableError) -> String {
        let first = line
        var cell: [UInt8] = []
        position += 1
        while true {
            guard position < text.count else { throw .unclosedQuote(line: first) }
            let byte = text[position]
            position += 1
            if byte == 34 {
                guard position < text.count, text[position] == 34 else { break }
                position += 1
            } else if byte == 10 || (byte == 13 && !(position < text.count && text[position] == 10)) {
                line += 1
            }
            guard cell.count < bounds.cell else { throw .cellTooLong(line: first, limit: bounds.cell) }
            cell.append(byte)
        }
        if position < text.count, text[position] != separator, text[position] != 10, text[position] != 13 { throw .strayQuote(line: line) }
        return String(decoding: cell, as: UTF8.self)
    }
}
