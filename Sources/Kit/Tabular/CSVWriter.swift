// SPDX-License-Identifier: Apache-2.0

/// Writes comma-separated values (RFC 4180, CRLF) that a spreadsheet opens as they are.
public struct CSVWriter: Sendable {
    public var separator: Separator
    /// Writes the mark by which Excel tells UTF-8 from the local encoding.
    public var marksUTF8: Bool
    /// Puts an apostrophe before cells that a spreadsheet would run as a formula: those that begin with `=`, `+`, `-`, `@`, a tab or a return,
    /// also behind blanks or apostrophes, so that `unguarded` brings back exactly what was written.
    public var guardsFormulas: Bool

    public init(separator: Separator = .comma, marksUTF8: Bool = true, guardsFormulas: Bool = true) {
        self.separator = separator
        self.marksUTF8 = marksUTF8
        self.guardsFormulas = guardsFormulas
    }

    public func write(_ rows: some Sequence<[String]>) -> [UInt8] {
        var bytes: [UInt8] = marksUTF8 ? [0xEF, 0xBB, 0xBF] : []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0, let byte = separator.rawValue.asciiValue { bytes.append(byte) }
                append(guardsFormulas ? Self.guarded(cell) : cell, isAlone: row.count == 1, to: &bytes)
            }
            bytes += [13, 10]
        }
        return bytes
    }

    /// The cell with an apostrophe before it where a spreadsheet would take it for a formula.
    public static func guarded(_ cell: String) -> String { isFormula(cell) ? "'\(cell)" : cell }

    /// What `guarded` was given.
    public static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == 39, isFormula(String(cell.unicodeScalars.dropFirst())) else { return cell }
        return String(cell.unicodeScalars.dropFirst())
    }

    private static func isFormula(_ cell: String) -> Bool {
        for scalar in cell.unicodeScalars {
            switch scalar {
            case " ", "'": continue
            case "=", "+", "-", "@", "\t", "\r", "\n": return true
            case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true  // the same in full width
            default: return false
            }
        }
        return false
    }

    private func append(_ cell: String, isAlone: Bool, to bytes: inout [UInt8]) {
        let separator = separator.rawValue.asciiValue ?? 44
        // A lone empty cell would look like an empty line, and NUL is no text.
        let cell = cell.utf8.contains(0) ? String(String.UnicodeScalarView(cell.unicodeScalars.filter { $0.value != 0 })) : cell
        let needsQuotes =
            (isAlone && cell.isEmpty) || cell.utf8.contains { $0 == 34 || $0 == 10 || $0 == 13 || $0 == separator }
            || cell.utf8.first == 32 || cell.utf8.last == 32
            // At the beginning of a file it would be taken for the mark of its encoding.
            || cell.unicodeScalars.first?.value == 0xFEFF
        guard needsQuotes else { bytes += cell.utf8; return }
        bytes.append(34)
        for byte in cell.utf8 {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        bytes.append(34)
    }
}
