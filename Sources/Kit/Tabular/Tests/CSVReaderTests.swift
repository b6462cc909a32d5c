// SPDX-License-Identifier: Apache-2.0
import Tabular
import Testing

private func cells(_ text: String, _ separator: Separator? = nil) throws -> [[String]] {
    try CSVReader.read(Array(text.utf8), separator: separator).rows.map(\.cells)
}

@Test(arguments: [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\n", [["a", "b"]]), ("a,\n,b", [["a", ""], ["", "b"]]), ("a,", [["a", ""]]), (",", [["", ""]]), ("\"a,b\",\"c\"\"d\"", [["a,b", "c\"d"]]),
    ("\"a\r\nb\",c", [["a\r\nb", "c"]]), ("\"\",\"\"", [["", ""]]), ("\n\na\n\n\nb\n", [["a"], ["b"]]), ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
    ("a\tb,c\td\n1\t2\t3", [["a", "b,c", "d"], ["1", "2", "3"]]), ("\"x;y;z\",b", [["x;y;z", "b"]]), ("\u{FEFF}a,b", [["a", "b"]]),
    (" a , b ", [[" a ", " b "]]), ("社区,网格\n小河,第一网格", [["社区", "网格"], ["小河", "第一网格"]]), ("a\n\"\"\nb", [["a"], ["b"]]),
])
func `reads what RFC 4180 and spreadsheets write`(_ text: String, _ expected: [[String]]) throws {
    #expect(try cells(text) == expected)
}

@Test func `every row knows the line on which it begins`() throws {
    let table = try CSVReader.read(Array("a,b\r\n\r\n\"one\r\ntwo\nthree\",x\r\ny,z\r\n".utf8))
    #expect(table.rows.map(\.line) == [1, 3, 6])
    #expect(try CSVReader.read(Array("a\r\"x\ry\"\rb".utf8)).rows.map(\.line) == [1, 2, 4])
}

@Test(arguments: [
    ("", TableError.empty), ("\u{FEFF}", .empty), ("a,b\n\"c,d\n e", .unclosedQuote(line: 2)), ("a\nb\"c", .strayQuote(line: 2)),
    ("a\n\"b\"c", .strayQuote(line: 2)), ("\"a\" ,b", .strayQuote(line: 1)), ("a\nb\0c", .nulByte(line: 2)), ("\"", .unclosedQuote(line: 1)),
    ("\"a\"\"", .unclosedQuote(line: 1)),
])
func `says on which line a table is broken`(_ text: String, _ error: TableError) {
    #expect(throws: error) { try cells(text) }
}

@Test func `keeps its bounds`() {
    func read(_ text: String, _ bounds: TableBounds) throws -> Table { try CSVReader.read(Array(text.utf8), bounds: bounds) }
    #expect(throws: TableError.tooLarge(bytes: 5, limit: 4)) { try read("a,b,c", TableBounds(bytes: 4)) }
    #expect(throws: TableError.tooManyRows(limit: 2)) { try read("a\nb\nc", TableBounds(rows: 2)) }
    #expect(throws: TableError.tooManyColumns(line: 2, limit: 2)) { try read("a,b\na,b,c", TableBounds(columns: 2)) }
    #expect(throws: TableError.cellTooLong(line: 2, limit: 3)) { try read("abc\nabcd", TableBounds(cell: 3)) }
    #expect(throws: TableError.cellTooLong(line: 2, limit: 3)) { try read("abc\n\"abcd\"", TableBounds(cell: 3)) }
    #expect(throws: Never.self) { try read("abc\n\"abc\"", TableBounds(rows: 2, columns: 1, cell: 3)) }
}

@Test func `reads GB 18030 as spreadsheets in China write it`() throws {
    // 社区,备注 / 小河,㙍 (a character that only the four-byte part of GB 18030 has)
    let bytes: [UInt8] = [0xC9, 0xE7, 0xC7, 0xF8, 44, 0xB1, 0xB8, 0xD7, 0xA2, 13, 10, 0xD0, 0xA1, 0xBA, 0xD3, 44, 0x82, 0x31, 0x8B, 0x39, 13, 10]
    let table = try CSVReader.read(bytes)
    #expect(table.encoding == .gb18030)
    #expect(table.rows[0].cells == ["社区", "备注"] && table.rows[1].cells[0] == "小河" && table.rows[1].cells[1].count == 1)
}

@Test func `text in no known encoding is an error with its line`() {
    #expect(throws: TableError.unreadableText(line: 2)) { try CSVReader.read([97, 10, 0xFF, 0xFF, 0xFF, 98]) }
    #expect(throws: TableError.unreadableText(line: 1)) { try CSVReader.read([0xFF, 0xFE, 97, 1]) }  // UTF-16
    #expect(throws: TableError.unreadableText(line: 2)) { try CSVReader.read([0xEF, 0xBB, 0xBF, 97, 10, 0xC9, 0xE7]) }  // says UTF-8, is not
    #expect(throws: TableError.unreadableText(line: 1)) { try CSVReader.read([97, 0xE7]) }  // cut off in a character
}
