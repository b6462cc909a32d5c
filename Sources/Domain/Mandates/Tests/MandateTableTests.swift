// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates
import Tabular
import TestKit
import Testing
import WorkingTime

private let header = "code,name_zh,major_code,major_zh,duty,lead,emergency,condition_zh,limit,closing_zh,lane,party,tenure,answer,action_zh\n"
private let good = "0504,店外经营,05,街面秩序,,,,摆出店门,4 workingHours,收回,selfGovernance,concerned,,2 工作时,收回\n"

private func read(_ text: String) throws -> [Matter] { try MandateTable.read(Array(text.utf8), scheme: "town", version: "1") }

private func faults(_ rows: String...) -> [MandateTable.Fault] {
    do {
        _ = try read(header + rows.joined())
        return []
    } catch let error as MandateTable.Faults {
        return error.faults
    } catch {
        return []
    }
}

@Test func `the shipped lists can be read, and are whole`() throws {
    let counts = try ShippedList.all.map { try $0.matters().count }
    #expect(counts == [54, 82, 20])
    for list in ShippedList.all {
        for matter in try list.matters() {
            #expect(matter.name.en != matter.name.zh && matter.majorName.en != matter.majorName.zh, "\(matter.code)")
            #expect(matter.duty == .takenBack || !matter.conditions.isEmpty && !matter.rules.isEmpty, "\(matter.code)")
            #expect(matter.rules.allSatisfy { if case .team(let code) = $0.party { TeamCode.names[code] != nil } else { true } }, "\(matter.code)")
            #expect(matter.lead.map { TeamCode.names[$0] != nil } ?? true, "\(matter.code)")
        }
    }
    let majors = try ShippedList.incidents.matters().reduce(into: [String: Int]()) { $0[$1.majorCode, default: 0] += 1 }
    #expect(majors == ["01": 19, "02": 5, "03": 6, "04": 10, "05": 14])
}

@Test(arguments: Language.allCases) func `what is exported is imported as it was`(_ language: Language) throws {
    for list in ShippedList.all {
        let matters = try list.matters()
        let bytes = MandateTable.write(matters, in: language)
        #expect(try MandateTable.read(bytes, scheme: list.scheme, version: list.version) == matters)
        #expect(MandateTable.write(try MandateTable.read(bytes, scheme: list.scheme, version: list.version), in: language) == bytes)
    }
}

@Test func `the words of the four stories find their matters`() throws {
    let listed = try ShippedList.all.flatMap { list in
        try list.matters().map {
            ListedMatter($0, in: MandateList(id: list.scheme, name: list.name, scheme: list.scheme, version: list.version, areaPath: "/"))
        }
    }
    func first(_ text: String) -> String? { Suggestion.rank(listed, for: text).first?.matter.reference.name.zh }
    #expect(first("水果店把货摆在外面，人行道都走不过去") == "店外经营")
    #expect(first("北河路路口路灯不亮，晚上很黑") == "路灯")
    #expect(first("楼上半夜吵，拖椅子，睡不着") == "邻里生活噪声")
    #expect(first("楼道里闻到煤气味") == "燃气泄漏")
    #expect(first("饭店油烟味太大了") == "油烟污染")
    #expect(first("谢谢社区的同志") == nil)
}

@Test func `a matter takes several rows, with conditions and lanes of its own`() throws {
    let matters = try read(
        header + good + "0504,,,,,,,挡住出入,2 工作日,清开,管理,team:wuye,红线内,4wh,提醒\n"
            + "0504,,,,,,,,,,management,网格,,4 工作小时,提醒\n0505,乱停车,05,街面秩序,,,,停在人行道,30 个工作分钟,挪走,enforcement,部门:jiaojing,,1 wd,处罚\n")
    #expect(matters.map(\.code) == ["0504", "0505"] && matters.map(\.row) == [1, 2])
    #expect(matters[0].conditions.map(\.limit) == [.workingHours(4), .workingDays(2)] && matters[0].conditions.map(\.number) == [1, 2])
    #expect(matters[0].rules.map(\.party) == [.concerned, .team("wuye"), .grid] && matters[0].rules[1].tenure == .insideLine)
    #expect(matters[1].conditions[0].limit == .workingMinutes(30) && matters[1].rules[0].party == .team("jiaojing"))
    #expect(matters[0].name.en == "店外经营")  // English left out is as the Chinese
}

@Test(arguments: [
    ("0504,另一个,05,街面秩序,,,,a,4 wh,b,management,grid,,4 wh,c\n", MandateTable.Fault.Problem.codeTwice("0504", firstLine: 2)),
    ("0505,店外经营,05,街面秩序,,,,a,4 wh,b,management,grid,,4 wh,c\n", .nameTwice("店外经营", firstLine: 2)),
    ("0505,乱停车,05,别的名字,,,,a,4 wh,b,management,grid,,4 wh,c\n", .majorDiffers(code: "05", "街面秩序", firstLine: 2)),
    ("0506,,,,,,,a,4 wh,b,management,grid,,4 wh,c\n", .continuesNothing("0506")), ("0504,,05,,,,,a,4 wh,b,,,,,\n", .repeated(.majorCode)),
    ("05 05,乱停车,05,街面秩序,,,,a,4 wh,b,management,grid,,4 wh,c\n", .codeMalformed("05 05")),
    (",乱停车,05,街面秩序,,,,a,4 wh,b,management,grid,,4 wh,c\n", .missing(.code)),
    ("0505,乱停车,05,街面秩序,,,,a,四小时,b,management,grid,,4 wh,c\n", .unreadable(.limit, "四小时")),
    ("0505,乱停车,05,街面秩序,,,,a,0 wh,b,management,grid,,4 wh,c\n", .unreadable(.limit, "0 wh")),
    ("0505,乱停车,05,街面秩序,,,,a,99999999999999999999 wh,b,management,grid,,4 wh,c\n", .unreadable(.limit, "99999999999999999999 wh")),
    ("0505,乱停车,05,街面秩序,,,,a,,b,management,grid,,4 wh,c\n", .missing(.limit)),
    ("0505,乱停车,05,街面秩序,,,,a,4 wh,b,警告,grid,,4 wh,c\n", .unreadable(.lane, "警告")),
    ("0505,乱停车,05,街面秩序,,,,a,4 wh,b,management,谁,,4 wh,c\n", .unreadable(.party, "谁")),
    ("0505,乱停车,05,街面秩序,,,,a,4 wh,b,management,grid,外面,4 wh,c\n", .unreadable(.tenure, "外面")),
    ("0505,乱停车,05,街面秩序,配合履职,,,a,4 wh,b,management,grid,,4 wh,c\n", .leadMissing),
    ("0505,乱停车,05,街面秩序,也许,,,a,4 wh,b,management,grid,,4 wh,c\n", .unreadable(.duty, "也许")),
    ("0505,乱停车,05,街面秩序,,,报警,a,4 wh,b,management,grid,,4 wh,c\n", .unreadable(.emergency, "报警")),
    ("0505,乱停车,05,街面秩序,,,119 火警,a,4 wh,b,selfGovernance,concerned,,4 wh,c\n", .dangerNeedsLane),
    ("0505,乱停车,05,街面秩序,,,,,,,management,grid,,4 wh,c\n", .noCondition),
    ("0505,乱停车,05,街面秩序,,,,a,4 wh,b,,,,,\n", .noLane),
    ("0505,乱停车,05,街面秩序,,,,a,4 wh,b,enforcement,grid,,4 wh,c\n", .enforcementNeedsTeam),
    ("0504,,,,,,,,,,selfGovernance,concerned,,2 wh,c\n", .laneTwice(.selfGovernance, nil)),
    ("0505,乱停车,05,街面秩序,,,,a,4 wh,b,management,grid,,4 wh,c,d\n", .tooManyCells),
])
func `a bad row is named with its line`(_ row: String, _ problem: MandateTable.Fault.Problem) {
    #expect(faults(good, row) == [MandateTable.Fault(line: 3, problem)])
    #expect(MandateTable.Fault(line: 3, problem).text.zh.hasPrefix("第 3 行："))
}

@Test func `all that is wrong with a file is said at once, and nothing of it is taken`() {
    let found = faults(
        "0501,a,05,m,,,,,,,,,,,\n", good, "0505,\"乱\n停车\",05,街面秩序,,,,a,x,b,y,z,,w,c\n0506,ok,05,街面秩序,,,,a,4 wh,b,management,grid,,4 wh,\n")
    #expect(found.map(\.line) == [2, 2, 3, 4, 4, 4, 4, 4, 6, 6])
}

@Test func `a file that is no list is refused with one sentence`() {
    #expect(throws: MandateTable.Faults.self) { try read("") }
    #expect(throws: MandateTable.Faults([.init(line: nil, .noMatter)])) { try read(header) }
    #expect(throws: MandateTable.Faults([.init(line: 2, .table(.unclosedQuote(line: 2)))])) { try read(header + "\"0504") }
    #expect {
        try read("code,nome\n1,2")
    } throws: { error in
        let faults = (error as? MandateTable.Faults)?.faults ?? []
        return faults.count == 1 && faults[0].text.en.contains("nome") && faults[0].text.en.contains("name_zh")
    }
}

@Test func `no file whatever brings the import down`() throws {
    let whole = Array(ShippedList.incidents.table.utf8)
    forAll({ $0 }, count: 300) { generator in
        var generator = generator, bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &generator)))
        for _ in 0..<Int.random(in: 0...20, using: &generator) where !bytes.isEmpty {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        do {
            let matters = try MandateTable.read(bytes, scheme: "a", version: "1")
            return try MandateTable.read(MandateTable.write(matters, in: .zh), scheme: "a", version: "1") == matters
        } catch let error as MandateTable.Faults {
            return !error.faults.isEmpty && error.faults.allSatisfy { !$0.text.zh.isEmpty && !$0.text.en.isEmpty }
        } catch { return false }
    }
}
