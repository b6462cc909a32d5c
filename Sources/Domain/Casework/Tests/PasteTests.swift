// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Storage
import TestKit
import Testing

@testable import Casework

@Suite struct `Taking matters out of a chat group` {
    static let pasted = """
        王阿姨 2026/11/1 21:14:03
        桥弄街 8 号门口路灯不亮了
        [图片]
        李师傅 2026/11/1 21:15:40
        我家也是
        小方 2026/11/1 21:16:00
        收到
        陈姐 2026/11/1 22:01:10
        感谢网格员，下水道通了
        赵伯 2026/11/1 22:05:00
        楼道里有煤气味
        """

    /// The fields of the form as the page shows them, as a browser would send them back.
    private func fields(_ page: String) -> [String: String] {
        var fields: [String: String] = [:]
        for match in page.matches(of: /<input type="hidden" name="([a-z]+-\d+|count)" value="([^"]*)"/) { fields[String(match.1)] = String(match.2) }
        for match in page.matches(of: /<textarea[^>]* name="(words-\d+)"[^>]*>([^<]*)<\/textarea>/) { fields[String(match.1)] = String(match.2) }
        for match in page.matches(of: /<input[^>]* name="((?:place|name)-\d+)"[^>]* value="([^"]*)"/) { fields[String(match.1)] = String(match.2) }
        for match in page.matches(of: /type="checkbox"[^>]* name="(take-\d+)" value="yes" ?checked/) { fields[String(match.1)] = "yes" }
        return fields
    }

    @Test(arguments: TestDatabase.all) func `proposes, asks what is missing, and takes once`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        #expect(try await clerk.get("/phone/paste").status == .ok)
        let page = try await clerk.post("/phone/paste", ["go": "read", "text": Self.pasted])
        #expect(page.status == .ok && page.text.contains("挑出 3 件") && page.text.contains("群里另有 1 人"))
        var form = fields(page.text)
        #expect(form["count"] == "3" && form["place-0"] == "桥弄街 8 号" && form["name-0"] == "王阿姨")
        // Thanks are no matter unless someone says so.
        #expect(form["take-0"] == "yes" && form["take-1"] == nil && form["take-2"] == "yes")
        #expect(page.text.contains("110") || page.text.contains("危险"))
        // The place of the third is not known: nothing is taken, nothing is lost.
        let asked = try await clerk.post("/phone/paste", form.merging(["go": "take"]) { $1 })
        #expect(asked.status == .unprocessableContent && asked.text.contains("请问清在哪里") && asked.text.contains("楼道里有煤气味"))
        #expect(try await office.database.read { try $0.run("SELECT id FROM casework_report").count } == 0)

        form["place-2"] = "桥弄街 8 号"
        let taken = try await clerk.post("/phone/paste", form.merging(["go": "take"]) { $1 })
        #expect(taken.status == .ok && taken.text.contains("收下了 2 件") && taken.text.contains("2026-000001") && taken.text.contains("2026-000002"))
        let lamp = try await office.found("2026-000001")
        #expect(lamp.words.hasPrefix("桥弄街 8 号门口路灯不亮了") && lamp.words.contains("另有 1 人") && !lamp.words.contains("李师傅"))
        #expect(lamp.place.areaPath == Office.grid + "03/")
        #expect(try await office.found("2026-000002").isDanger)
        let reports = try await office.database.read { try IntakeStore($0).reports(of: lamp) }
        #expect(reports.first?.channel == .chat && reports.first?.contact?.name == "王阿姨" && reports.first?.helper == office.ids["zhoumin"])
        // Whoever spoke in the group is not named to the public.
        #expect(try await !office.person().get(Case.path("2026-000001")).text.contains("王阿姨"))

        // Pasted again with what was said since: known is known, and a second click takes nothing.
        let again = try await clerk.post("/phone/paste", ["go": "read", "text": Self.pasted + "\n王阿姨 2026/11/2 08:00:00\n桥弄街 8 号门口垃圾没人收"])
        #expect(again.text.contains("挑出 4 件") && again.text.contains("已经收过"))
        var second = fields(again.text)
        #expect(second["take-0"] == nil && second["take-3"] == "yes")
        second["take-0"] = "yes"
        let more = try await clerk.post("/phone/paste", second.merging(["go": "take"]) { $1 })
        #expect(more.text.contains("收下了 1 件"))
        #expect(try await office.database.read { try $0.run("SELECT id FROM casework_report").count } == 3)
    }

    @Test func `is for those who register, and says so where there is nothing`() async throws {
        let office = try await Office.make()
        #expect(try await office.person("dianli").get("/phone/paste").status == .forbidden)
        #expect(try await office.person().get("/phone/paste").status == .seeOther)
        let clerk = await office.person("zhoumin")
        _ = try await clerk.get("/phone/paste")
        #expect(try await clerk.post("/phone/paste", ["go": "read", "text": " \n "]).status == .unprocessableContent)
        let nothing = try await clerk.post("/phone/paste", ["go": "read", "text": "甲:\n收到\n乙:\n好的"])
        #expect(nothing.status == .ok && nothing.text.contains("没有看出要办的事") && nothing.text.contains("甲:"))
        // Broken forms come to nothing.
        for broken in [["count": "99999"], ["count": "1", "key-0": "other-key-000000000000", "take-0": "yes"], ["count": "-4"], ["count": "x"]] {
            let answer = try await clerk.post("/phone/paste", broken.merging(["go": "take"]) { $1 })
            #expect(answer.status == .ok, "\(broken)")
        }
        #expect(try await office.database.read { try $0.run("SELECT id FROM casework_report").count } == 0)
    }

    @Test func `the same words without a time are another matter on another day`() throws {
        let today = try #require(Cast.today), key = [UInt8](repeating: 1, count: 32)
        func keys(_ text: String, _ nonce: String) -> [String] {
            PastedMatter.read(text, nonce: nonce, key: key, today: today, model: nil).matters.map(\.report.key)
        }
        #expect(keys("甲:\n路灯坏了", "a") != keys("甲:\n路灯坏了", "b"))
        #expect(keys("甲 11-01 20:00\n路灯坏了", "a") == keys("甲 2026-11-01 20:00\n路灯坏了", "b"))
        #expect(Set(keys("路灯坏了\n\n路灯坏了", "a")).count == 2)
        let many = (0..<40).map { "人\($0) 20:00\n第\($0)盏路灯坏了" }.joined(separator: "\n")
        let read = PastedMatter.read(many, nonce: "a", key: key, today: today, model: nil)
        #expect(read.matters.count == PastedMatter.most && read.isCut)
    }
}

extension Cast {
    static var today: Localization.Day? { Localization.Day("2026-11-02") }
}
