// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Storage

@Suite struct SearchTests {
    private let texts = [
        "a": "翠苑小区12幢301室楼道路灯坏了，晚上看不见", "b": "人民路与文三路口的窨井盖松动", "c": "灯坏", "d": "浙A·D12345 占用消防通道 Ｆｉｒｅ lane",
        "e": "翠苑3幢1204室漏水🚰", "f": "2026-000123 垃圾桶满溢", "g": "Café Straße ①号",
    ]

    private func filled(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make([.searchTable("t_search", id: "1")])
        let texts = texts
        try await database.write { db in for (id, text) in texts.sorted(by: { $0.key < $1.key }) { try db.index(id, text, in: "t_search") } }
        return database
    }

    private func search(_ database: any Database, _ words: String, newest: Int? = nil) async throws -> String {
        try await database.read { db in
            try db.run("SELECT id FROM t_search WHERE id IN \(SQL.found(in: "t_search", words, newest: newest)) ORDER BY id").map {
                try $0.get("id", as: String.self)
            }.joined()
        }
    }

    @Test(arguments: TestDatabase.all) func `words are found as parts of what is written`(kind: TestDatabase) async throws {
        let database = try await filled(kind)
        for (words, found) in [
            ("路灯", "a"), ("灯", "ac"), ("坏", "ac"), ("人民路", "b"), ("民路口", ""), ("路口", "b"), ("翠苑", "ae"), ("翠苑 漏水", "e"), ("12幢", "a"), ("幢12", "e"),
            ("翠苑12", ""), ("翠苑小区12幢301", "a"), ("小区1", "a"), ("1204", "e"), ("12", "ade"), ("fire", "d"), ("FIR", "d"), ("ire", ""), ("12345", "d"),
            ("ｆｉｒｅ", "d"),
            ("浙a", "d"), ("d123", "d"), ("2026-000123", "f"), ("000", "f"), ("🚰", "e"), ("café", "g"), ("STRASSE", ""), ("straße", "g"), ("1号", "g"),
            ("了晚", ""),
        ] {
            let result = try await search(database, words)
            #expect(result == found, "\(words)")
        }
        #expect(try await search(database, "翠苑", newest: 1) == "e")
    }

    @Test(arguments: TestDatabase.all) func `texts are replaced and taken out`(kind: TestDatabase) async throws {
        let database = try await filled(kind)
        try await database.write { db in
            try db.index("a", "楼道杂物", in: "t_search")
            try db.unindex("c", in: "t_search")
            try db.unindex("nobody", in: "t_search")
        }
        #expect(try await search(database, "路灯") == "")
        #expect(try await search(database, "灯") == "")
        #expect(try await search(database, "杂物") == "a")
        try await database.write { try $0.index("c", "灯又亮了", in: "t_search") }
        #expect(try await search(database, "灯") == "c")
    }

    @Test(arguments: TestDatabase.all) func `nothing that a person types is an error`(kind: TestDatabase) async throws {
        let database = try await filled(kind)
        for words in [
            "", " ", "\"", "'", "*", "**路", "NEAR(", "a AND", "NOT", "-路", "路:*", "& | !", "\\", "()", "路\u{200D}", "👨‍👩‍👧", "%_", "\u{0301}", "\0",
            "$1 ?",
        ] {
            _ = try await search(database, words)
        }
        #expect(try await search(database, "*") == "")
        #expect(try await search(database, "\"路灯\"*") == "a")
        #expect(try await search(database, String(repeating: "路灯坏了", count: 5000)) == "")
        try await database.write { try $0.index("z", String(repeating: "长文 ", count: 20_000) + "'\"\\:", in: "t_search") }
        #expect(try await search(database, "长文") == "z")
    }

    /// What is found is what a look through the folded texts finds.
    @Test(arguments: TestDatabase.all) func `the index agrees with looking through the texts`(kind: TestDatabase) async throws {
        let database = try await kind.make([.searchTable("t_search", id: "1")])
        let alphabet = Array("路灯坏了井盖")
        var generator = SeededGenerator(seed: 7)
        func word(_ lengths: ClosedRange<Int>) -> String {
            String((0..<Int.random(in: lengths, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "路" })
        }
        let texts = (0..<300).map { _ in (0..<Int.random(in: 1...4, using: &generator)).map { _ in word(1...6) }.joined(separator: "，") }
        let words = (0..<100).map { _ in word(1...4) }
        try await database.write { db in for (index, text) in texts.enumerated() { try db.index(String(index), text, in: "t_search") } }
        for word in words {
            let found = try await database.read { db in
                try db.run("SELECT id FROM t_search WHERE id IN \(SQL.found(in: "t_search", word))").map { try $0.get("id", as: String.self) }
            }
            #expect(Set(found) == Set(texts.indices.filter { texts[$0].contains(word) }.map(String.init)), "\(word)")
        }
    }

    @Test(arguments: TestDatabase.all) func `a list of what is found is the same for rare words and common ones`(kind: TestDatabase) async throws {
        let database = try await kind.make([
            .searchTable("t_search", id: "1"), Migration("2", "CREATE TABLE t_thing (id TEXT PRIMARY KEY, number BIGINT)"),
        ])
        let lists = try await database.write { db in
            for number in 0..<700 {
                let id = String(format: "%04d", number)
                try db.run("INSERT INTO t_thing VALUES (\(id), \(number))")
                try db.index(id, number % 100 == 0 ? "路灯坏了" : "井盖坏了", in: "t_search")
            }
            return try ["路灯", "井盖", "坏了", "坏了 路灯", "没有", "*"].map { words in
                try db.run("SELECT number FROM t_thing WHERE \(db.finding("t_thing.id", in: "t_search", words)) ORDER BY number DESC LIMIT 3")
                    .map { try $0.get("number", as: Int.self) }
            }
        }
        #expect(lists == [[600, 500, 400], [699, 698, 697], [699, 698, 697], [600, 500, 400], [], []])
    }

    @Test func `folding is the same for text and search and changes nothing twice`() {
        #expect(SearchText.folded("ＡＢc１２　路灯①ﬁ") == "abc12 路灯1fi")
        let scalars: [Unicode.Scalar] = ["a", "Z", "Ａ", "ｚ", "路", "，", "。", "　", "é", "①", "İ", "ß", "ﬁ", "한", "が", "ｶ", "\u{301}", "💡", "-", "”"]
        forAll({ generator in String(String.UnicodeScalarView((0..<8).map { _ in scalars.randomElement(using: &generator) ?? "a" })) }) { text in
            let folded = SearchText.folded(text)
            return folded == text.precomposedStringWithCompatibilityMapping.lowercased() && SearchText.tokens(text) == SearchText.tokens(folded)
        }
    }

    @Test func `pairs overlap and words stay whole`() {
        #expect(SearchText.tokens("坏路灯, B12幢") == ["坏路", "路灯", "灯", "b", "12", "幢"])
        #expect(SearchText.phrases("坏路灯 B1") == [.init(tokens: ["坏路", "路灯"], isOpen: false), .init(tokens: ["b", "1"], isOpen: true)])
        #expect(SearchText.phrases("路灯3") == [.init(tokens: ["路灯", "灯", "3"], isOpen: true)])
    }
}
