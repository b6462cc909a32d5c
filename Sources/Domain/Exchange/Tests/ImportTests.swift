// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization
import Storage
import Tabular
import TestKit
import Testing

@testable import Exchange

@Suite struct `Reports of other systems` {
    static let head = "id,user,subject,time,text,reply,reply_time"
    static func table(_ text: String, map: [String: ReportTable.Field] = [:]) throws -> ReportTable {
        try ReportTable(Array(text.utf8), map: map, at: Door.monday)
    }
    static func importer(_ door: Door, _ source: String = "old") -> ReportImport {
        ReportImport(database: door.database, atlas: door.tools.atlas, key: door.tools.key, source: source)
    }

    @Test(arguments: TestDatabase.all) func `come in with their own times and answers, once`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        let table = try Self.table(
            """
            \(Self.head),place
            1,A1,路灯,2019/2/28 11:25:05,"不亮，
            电话13812345678",,,
            2,A2,井盖,2019-04-08 08:37:20,松了,"已经修好，联系人李雷13912345678",2019/4/19 9:00:00,
            3,A3,占道,2019/5/1 8:00:00,摆到门外,,,桥弄街8号
            4,A4,,2019/5/1 8:00:00,,,,
            5,A5,将来,2099/5/1 8:00:00,x,,,
            6,A6,先答后报,2019/5/2 8:00:00,x,答,2019/5/1 8:00:00,
            """)
        let outcomes = try await Self.importer(door).run(table, at: Door.monday)
        #expect(outcomes.map(\.fate) == [.unplaced, .answered, .placed, .refused, .refused, .refused])
        #expect(outcomes.map(\.line) == [2, 4, 5, 6, 7, 8] && outcomes[0].number == "2019-000001")
        let again = try await Self.importer(door).run(table, at: Door.monday)
        #expect(again.map(\.fate) == [.known, .known, .known, .refused, .refused, .refused] && again[2].number == outcomes[2].number)
        let changed = try await Self.importer(door).run(try Self.table("\(Self.head)\n1,A1,路灯,2019/2/28 11:25:05,又亮了,,"), at: Door.monday)
        #expect(changed.map(\.fate) == [.changed])
        #expect(try await door.count("casework_report") == 3)

        let cases = try await door.database.read { db in try outcomes.prefix(3).map { try CaseStore(db).publicCase($0.number ?? "") } }
        #expect(
            cases[0]?.status == .received && cases[0]?.place.areaPath == Door.root && cases[0]?.openedAt == W3CTime.date("2019-02-28T11:25:05+08:00"))
        #expect(cases[0]?.words.contains("13812345678") == false && cases[1]?.status == .declined)
        #expect(cases[1]?.statusSince == W3CTime.date("2019-04-19T09:00:00+08:00") && cases[2]?.place.areaPath == "\(Door.grid)03/")
        let steps = try await door.database.read { db in try CaseStore(db).steps(of: try #require(cases[1])) }
        #expect(steps.last?.words?.hasPrefix("已经修好") == true && steps.last?.words?.contains("13912345678") == false)
        let times = try await door.database.read { try ImportStore($0).replyTimes() }
        #expect(times.days.count == 1 && abs((times.median ?? 0) - 11.0157) < 0.001)
    }

    @Test func `are mapped by the names of columns`() throws {
        let table = try Self.table("编号,标题,时间,别的\n1,路灯,2019年,x", map: ["编号": .id, "标题": .subject, "时间": .time])
        #expect(table.columns.map(\.field) == [.id, .subject, .time, .ignore])
        guard case .faulty(2, "1", _) = table.entries[0] else { return #expect(Bool(false), "2019年 is no time") }
        #expect(throws: ReportTable.Mismatch.noColumn("x")) { try Self.table("id,text,time\n", map: ["x": .id]) }
        #expect(throws: ReportTable.Mismatch.twice(.text)) { try Self.table("a,b,time\n1,2,3", map: ["a": .text, "b": .text]) }
        #expect(throws: ReportTable.Mismatch.missing(.time)) { try Self.table("id,text\n1,2") }
        let bytes: [UInt8] = Array("id,text,time\n1,".utf8) + [0xC2, 0xB7, 0xB5, 0xC6] + Array(",2019/1/1\n".utf8)
        let gb = try ReportTable(bytes, at: Door.monday)
        guard case .row(let row) = gb.entries[0] else { return #expect(Bool(false)) }
        #expect(row.words == "路灯" && gb.encoding == .gb18030)
    }

    @Test func `tell how long answers took`() {
        let times = ReplyTimes([1, 2, 3, 4, 10])
        #expect(times.median == 3 && abs((times.ninetieth ?? 0) - 7.6) < 1e-9 && ReplyTimes([]).median == nil)
    }

    /// The 3,008 messages and 1,942 answers of a public contest, where the data folder is given (LINLI_SAMPLES); they are not ours to ship.
    @Test(.enabled(if: dataFolder != nil, "LINLI_SAMPLES does not name the folder with messages/"), arguments: TestDatabase.all)
    func `of a real city come in whole`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind), folder = try #require(Self.dataFolder)
        func run(_ name: String) async throws -> [ReportImport.Outcome] {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/messages/\(name).csv"))
            return try await Self.importer(door, name).run(try ReportTable(Array(bytes), at: Door.monday), at: Door.monday)
        }
        let messages = try await run("messages"), replies = try await run("replies")
        #expect(messages.count == 3008 && messages.allSatisfy { $0.fate == .unplaced })
        #expect(replies.count == 1942 && replies.allSatisfy { $0.fate == .answered })
        let times = try await door.database.read { try ImportStore($0).replyTimes() }
        #expect(times.days.count == 1942 && abs((times.median ?? 0) - 11.02) < 0.01 && abs((times.ninetieth ?? 0) - 40) < 1.5)
        #expect(try await run("messages").allSatisfy { $0.fate == .known })
        #expect(try await door.count("casework_report") == 4950)
    }

    static var dataFolder: String? {
        guard let folder = ProcessInfo.processInfo.environment["LINLI_SAMPLES"] else { return nil }
        return FileManager.default.fileExists(atPath: "\(folder)/messages/messages.csv") ? folder : nil
    }
}
