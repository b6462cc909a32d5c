// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Mandates
import Storage
import TestKit
import Testing
import Web

@testable import Casework

/// The four stories that casework is made for, told through the pages, with the lists and the calendar that Linli ships.
@Suite struct `Stories` {
    /// A call at the phone desk; answers the case's number.
    static func call(_ office: Office, _ clerk: Person, _ words: String, at place: String, _ more: [String: String] = [:]) async throws -> String {
        let page = try await clerk.get("/phone")
        let key = try #require(page.text.firstMatch(of: /name="key" value="([^"]+)"/)).1
        let answer = try await clerk.post(
            "/phone",
            ["key": String(key), "words": words, "place": place, "channel": "phone", "nature": "request", "go": "save"].merging(more) { $1 })
        let next = try #require(answer.headers[.location], "\(answer.status) \(answer.text.suffix(3000))")
        let spoken = try await clerk.get(next).text.firstMatch(of: /(\d{4}) 年 (\d{6}) 号/)
        let number = try #require(spoken)
        return "\(number.1)-\(number.2)"
    }

    @Test(arguments: TestDatabase.all) func `1 Goods before a shop: the shop clears them, a neighbour confirms; the third time goes further`(
        _ kind: TestDatabase
    ) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        for turn in 1...3 {
            let number = try await Self.call(
                office, clerk, "水果摆到门外占道了", at: "桥头水果店", ["matter": "cn-incident/0504", "nature": "complaint"])
            var found = try await office.found(number)
            guard turn < 3 else {
                #expect(found.lane == .management && found.attempts.map(\.failure) == [.repeated])
                #expect(found.assignment?.party.kind == .gridTeam)
                #expect(found.assignment?.why.zh.contains("管理这一道由本网格的网格员来办") == true)
                break
            }
            #expect(found.status == .handling && found.lane == .selfGovernance && found.assignment?.party.kind == .premises)
            office.clock.pass(hours: 0.5)
            let shop = Actor.visitor("shop").standing(for: ["premises:premises-1"])
            try await office.database.write { [now = office.clock.now] in
                _ = try FlowStore($0).take(.answer(.done), on: number, by: shop, at: now, saying: .init("收回店里了"))
            }
            for address in ["192.0.2.1", "192.0.2.2"] {
                #expect(try await office.person(from: address).say("confirm", on: number).status == .seeOther)
            }
            found = try await office.found(number)
            #expect(found.isConfirmed && found.quietUntil != nil)
            office.clock.pass(hours: 25)
            try await office.tick()
            found = try await office.found(number)
            // Three in ten that visitors alone confirmed are looked at all the same.
            #expect(found.status == .closed && found.outcome == .resolvedByParty || found.status == .inspecting)
            let page = try await office.person().get(Case.path(number)).text
            #expect(!page.contains("桥头水果店"))
        }
    }

    @Test(arguments: TestDatabase.all) func `2 A dark lamp: joined, called in late, extended, reworked, closed, disputed`(_ kind: TestDatabase)
        async throws
    {
        let office = try await Office.make(kind)
        let clerk = await office.person("zhoumin"), dispatcher = await office.person("lintao"), lamps = await office.person("lideng")
        let number = try await Self.call(office, clerk, "路灯不亮,晚上看不清", at: "桥弄街 8 号", ["phone": "13800001234", "name": "王奶奶"])
        let second = try await Self.call(office, clerk, "门口路灯坏了好几天", at: "桥弄街 8 号")
        #expect(number != second)
        try await clerk.take(.join, on: second, ["other": number])
        #expect(try await office.found(second).status == .joined)
        #expect(try await office.found(number).counts.reports == 2)

        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1", "tenure": "publicSpace", "place": "桥弄街 8 号"])
        var found = try await office.found(number)
        #expect(found.status == .handling && found.lane == .management && found.assignment?.party.id == "ludeng")
        #expect(found.place.tenure == .publicSpace)

        try await lamps.take(.takeOver, on: number)
        try await dispatcher.take(.callIn, on: number, ["team": "dianli", "within": "hour", "words": "要停电检修"])
        let power = await office.person("dianli")
        #expect(try await power.get("/desk").text.contains(number))
        office.clock.pass(hours: 3)
        try await power.take(.checkIn, on: number, ["words": "到了"])
        #expect(try await office.found(number).counts.lateCheckIns == 1)

        try await lamps.take(.requestExtension, on: number, ["until": "2026-11-10", "words": "灯杆要换,等配件"])
        // Who asked does not decide, and is not even offered it.
        #expect(try await !lamps.get(Case.path(number)).text.contains("value=\"grantExtension\""))
        try await dispatcher.take(.grantExtension, on: number)
        found = try await office.found(number)
        #expect(found.counts.extensions == 1 && found.clock?.extendedUntil != nil)
        #expect(try await !lamps.get(Case.path(number)).text.contains("value=\"requestExtension\""))

        let photoless = try await lamps.step(.handle, on: number, ["outcome": "resolved"])
        #expect(photoless.status == .unprocessableContent && photoless.text.contains("请写一句：做了什么") || photoless.text.contains("请写一句:做了什么"))
        try await lamps.take(.handle, on: number, ["outcome": "resolved", "words": "已换灯泡", "note": "库存还有 2 只"])
        found = try await office.found(number)
        #expect(found.status == .inspecting)
        let drawn = try #require(office.ids.first { $0.value == found.inspector }?.key), inspector = await office.person(drawn)
        #expect(["sunli", "xufang"].contains(drawn))
        #expect(try await inspector.get("/desk").text.contains(number))
        try await inspector.take(.inspect, on: number, ["seen": "rework", "words": "晚上八点看,还是不亮"])
        #expect(try await office.found(number).counts.reworks == 1)
        try await lamps.take(.handle, on: number, ["outcome": "resolved", "words": "线路也换了"])
        found = try await office.found(number)
        let next = await office.person(try #require(office.ids.first { $0.value == found.inspector }?.key))
        try await next.take(.inspect, on: number, ["seen": "resolved", "words": "亮了"])
        #expect(try await office.found(number).status == .closed)

        // The caller rings again: by number and phone the clerk finds it.
        _ = try await clerk.get("/phone")
        let asked = try await clerk.post("/phone/find", ["number": number, "phone": "138 0000 1234"])
        #expect(asked.text.contains("已结案"))
        #expect(try await clerk.post("/phone/find", ["number": number, "phone": "13900000000"]).text.contains("对不上"))
        #expect(try await office.person().say("dispute", on: number, "昨晚又灭了").status == .seeOther)
        found = try await office.found(number)
        #expect(found.status == .handling && found.counts.disputes == 1)
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }

    @Test(arguments: TestDatabase.all) func `3 Noise between flats: told to a volunteer, mediated, kept for a month, counted and not shown`(
        _ kind: TestDatabase
    ) async throws {
        let office = try await Office.make(kind)
        let volunteer = await office.person("gumei"), clerk = await office.person("zhoumin"), dispatcher = await office.person("lintao")
        let number = try await Self.call(
            office, volunteer, "楼上半夜吵,拖椅子", at: "桥弄街 8 号", ["channel": "visit", "name": "赵大爷", "nature": "complaint"])
        try await clerk.take(.file, on: number, ["condition": "linli-livelihood 900101 1"])
        var found = try await office.found(number)
        #expect(found.isPrivate)
        let anyone = await office.person()
        #expect(try await anyone.get(Case.path(number)).status == .notFound)
        if found.assignment?.party.id != "tiaojie" {
            try await dispatcher.take(
                .dispatch, on: number, ["to": "other", "team": "tiaojie", "lane": found.lane?.rawValue ?? "management", "words": "双方愿意调解"])
        }
        try await volunteer.take(.settle, on: number, ["words": "晚上十点以后不拖家具", "until": "2026-12-03"])
        found = try await office.found(number)
        #expect(found.status == .handled && found.outcome == .settledByAgreement)
        office.clock.pass(hours: 24 * 20)
        try await office.tick()
        #expect(try await office.found(number).status == .handled)
        office.clock.pass(hours: 24 * 13)
        try await office.tick()
        found = try await office.found(number)
        #expect(found.status == .closed || found.status == .inspecting)
        #expect(try await anyone.get(Case.path(number)).status == .notFound)
        // Who only keeps accounts has no business with it.
        #expect(try await office.person("admin").get(Case.path(number)).status == .notFound)
        let board = try await anyone.get("/")
        #expect(!board.text.contains("拖椅子"))
    }

    @Test(arguments: TestDatabase.all) func `4 Smell of gas: numbers first, straight to the crew`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        let look = try await clerk.get("/phone/similar?words=\("闻到煤气味,漏气了".queryEscaped)&place=\("桥弄街 8 号".queryEscaped)")
        #expect(look.text.contains("119") && look.text.contains("callout red"))
        let number = try await Self.call(office, clerk, "楼道里闻到煤气味", at: "桥弄街 8 号", ["matter": "linli-livelihood/9801"])
        var found = try await office.found(number)
        #expect(found.isDanger && found.status == .handling && found.lane == .enforcement && found.assignment?.party.id == "xiaofang")
        let fire = await office.person("dengyong"), crew = await office.person("ranqi")
        #expect(try await fire.get("/desk").text.contains("有危险"))
        #expect(try await office.person().get(Case.path(number)).text.contains("119"))
        try await fire.take(.takeOver, on: number)
        try await office.person("weiguo").take(.callIn, on: number, ["team": "ranqi", "within": "halfHour", "words": "关阀、检测"])
        try await crew.take(.checkIn, on: number)
        try await fire.take(.handle, on: number, ["outcome": "resolved", "words": "阀门已更换,检测合格"])
        found = try await office.found(number)
        #expect(found.status == .inspecting && found.counts.lateCheckIns == 0)
        let inspector = await office.person(try #require(office.ids.first { $0.value == found.inspector }?.key))
        try await inspector.take(.inspect, on: number, ["seen": "resolved", "words": "没有气味了"])
        #expect(try await office.found(number).status == .closed)
    }

    @Test func `a danger goes to the next party below where the town has no such body`() async throws {
        let office = try await Office.make(without: ["xiaofang"]), clerk = await office.person("zhoumin")
        let number = try await Self.call(office, clerk, "楼道里闻到煤气味", at: "桥弄街 8 号", ["matter": "linli-livelihood/9801"])
        let found = try await office.found(number)
        #expect(found.isDanger && found.status == .handling && found.assignment?.party.id == "ranqi")
    }
}
