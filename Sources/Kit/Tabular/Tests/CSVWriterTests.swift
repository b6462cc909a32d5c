// SPDX-License-Identifier: Apache-2.0
import Tabular
import TestKit
import Testing

private func text(_ rows: [[String]], _ writer: CSVWriter = CSVWriter(marksUTF8: false)) -> String {
    String(decoding: writer.write(rows), as: UTF8.self)
}

@Test func `writes what needs quotes in quotes, and ends lines as spreadsheets do`() {
    #expect(text([["a", "b,c", "d\"e", "f\ng", " h"]]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\"\r\n")
    #expect(text([[""]]) == "\"\"\r\n" && text([["", ""]]) == ",\r\n")
    #expect(CSVWriter().write([["a"]]) == [0xEF, 0xBB, 0xBF, 97, 13, 10])
    #expect(text([["a;b", "c,d"]], CSVWriter(separator: .semicolon, marksUTF8: false)) == "\"a;b\";c,d\r\n")
}

@Test(arguments: ["=1+1", "+86 571", "-2", "@SUM(A1)", "\t=1", " =1", "'=1", "''=1", "\r=1", "＝1", "=HYPERLINK(\"http://x\")"])
func `neutralises what a spreadsheet would run, and takes it back`(_ cell: String) {
    #expect(CSVWriter.guarded(cell) == "'" + cell)
    #expect(CSVWriter.unguarded(CSVWriter.guarded(cell)) == cell)
}

@Test(arguments: ["1", "a-b", "'tis", "", "'", "5 > 3", "第1行", "邻里=家"])
func `leaves other cells alone`(_ cell: String) {
    #expect(CSVWriter.guarded(cell) == cell && CSVWriter.unguarded(cell) == cell)
}

@Test func `what is written is read as it was`() {
    let signs = ["a", ",", ";", "\t", "\"", "\r", "\n", "\r\n", " ", "'", "=", "-", "社", "𠮷", "é", "\u{FEFF}", ""]
    forAll(
        { generator in
            let width = Int.random(in: 1...5, using: &generator)
            return (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                (0..<width).map { _ in (0..<Int.random(in: 0...6, using: &generator)).map { _ in signs.randomElement(using: &generator)! }.joined() }
            }
        }, count: 1000
    ) { rows in
        for separator in Separator.allCases {
            let bytes = CSVWriter(separator: separator).write(rows)
            let read = try? CSVReader.read(bytes, separator: separator).rows.map { $0.cells.map(CSVWriter.unguarded) }
            // A lone empty cell is an empty line, which is passed over; a table of nothing else is empty, which is an error.
            let expected = rows.filter { $0 != [""] }.map { $0.map { Array($0.utf8) } }
            if read.map({ $0.map { $0.map { Array($0.utf8) } } }) ?? [] != expected { return false }
        }
        return true
    }
}

@Test func `no bytes whatever bring the reader down`() {
    let bytes: [UInt8] = [34, 34, 44, 10, 13, 59, 9, 97, 0, 0xEF, 0xBB, 0xBF, 0xC9, 0xE7, 0xFF, 0x81, 0x30, 39, 61]
    forAll({ generator in (0..<Int.random(in: 0...60, using: &generator)).map { _ in bytes.randomElement(using: &generator)! } }, count: 5000) {
        input in
        guard let table = try? CSVReader.read(input) else { return true }
        let again = try? CSVReader.read(CSVWriter(guardsFormulas: false).write(table.rows.map(\.cells)), separator: .comma)
        return again?.rows.map(\.cells) == table.rows.map(\.cells) && zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.line < $1.line }
    }
}

/// Found by libFuzzer: the sign that marks an encoding, as the first cell of a file without a mark.
@Test func `a cell that begins like a file's mark is read as it was written`() throws {
    let cells = [["\u{FEFF}", "a"], ["\u{FEFF}b", ""]]
    let written = CSVWriter(marksUTF8: false).write(cells)
    #expect(try CSVReader.read(written, separator: .comma).rows.map(\.cells) == cells)
}
