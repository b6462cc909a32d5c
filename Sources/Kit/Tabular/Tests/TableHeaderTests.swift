// SPDX-License-Identifier: Apache-2.0
import Tabular
import Testing

private let columns: [TableHeader.Column] = [.init("code", also: ["编码"]), .init("name_zh", also: ["名称"]), .init("note", isRequired: false)]
private func row(_ cells: String...) -> Table.Row { Table.Row(line: 3, cells: cells) }

@Test func `columns are found by any of their names, in any order`() throws {
    let header = try TableHeader(row("名称", " CODE ", "", ""), columns: columns)
    #expect(header.cell("code", of: row("路灯", " 0118 ")) == "0118")
    #expect(header.cell("name_zh", of: row("'=路灯")) == "=路灯")
    #expect(header.cell("code", of: row("路灯")).isEmpty && header.cell("note", of: row("路灯")).isEmpty && !header.has("note"))
    #expect(try TableHeader(row("ｃｏｄｅ", "名称"), columns: columns).has("code"))
}

@Test func `all that is wrong with a header is said at once`() {
    #expect(throws: TableHeader.Mismatch(line: 3, missing: ["name_zh"], doubled: ["code"], unknown: ["nota"])) {
        try TableHeader(row("code", "编码", "nota"), columns: columns)
    }
}
