// SPDX-License-Identifier: Apache-2.0
import QRCode
import TestKit
import Testing

private let link = "https://linli.example.cn/c/2026-000123?k=abcdefghijklmnopqrstuvwxyz012345"

@Test(arguments: [(14, 21), (15, 25), (26, 25), (27, 29), (42, 29), (43, 33), (2331, 177)])
func `a code is as small as its text allows at level M`(_ bytes: Int, _ side: Int) throws {
    // ISO/IEC 18004, table 7: 14, 26, 42, … bytes in versions 1, 2, 3, … at level M.
    #expect(QRCode(String(repeating: "a", count: bytes))?.side == side)
}

@Test func `every corner but the last has its finder pattern`() throws {
    let code = try #require(QRCode(link))
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for (left, top) in [(0, 0), (code.side - 7, 0), (0, code.side - 7)] {
        for (row, spots) in finder.enumerated() {
            #expect(String((0..<7).map { code[left + $0, top + row] ? "#" : "." }) == spots)
        }
    }
    // The timing patterns join them, and one spot is always dark.
    #expect((8..<code.side - 8).allSatisfy { code[$0, 6] == ($0 % 2 == 0) && code[6, $0] == ($0 % 2 == 0) })
    #expect(code[8, code.side - 8])
    // Format bits 14 and 13 say the level: 00 is M, after the standard's mask 10.
    #expect(code[0, 8] && !code[1, 8])
}

@Test func `the same text gives the same code, and it reads as recorded`() throws {
    let code = try #require(QRCode("邻里"))
    let drawing = (0..<code.side).map { row in String((0..<code.side).map { code[$0, row] ? "#" : "." }) }.joined(separator: "\n")
    try expectSnapshot(drawing + "\n", "linli.txt")
    #expect(QRCode("邻里") == code)
}

@Test func `the path draws just the dark spots`() throws {
    let code = try #require(QRCode(link))
    var drawn = 0
    for part in code.path.split(separator: "M") {
        let run = try #require(part.split(separator: "h").dropFirst().first?.prefix { $0.isNumber })
        drawn += try #require(Int(run))
    }
    #expect(drawn == code.isDark.count { $0 })
    #expect(code.path.hasPrefix("M4 4h7"))
}

@Test func `markup is escaped, and what does not fit is refused`() throws {
    let svg = try #require(QRCode.svg("https://a.example/?x=<y>&z", title: "<b>扫码 & 跟进"))
    #expect(svg.contains("<title>&lt;b&gt;扫码 &amp; 跟进</title>"))
    #expect(!svg.contains("<b>"))
    #expect(QRCode.svg("", title: "") == nil)
    #expect(QRCode("a\0b") == nil)
    #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
}
