// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Mandates
import NIOCore
import Storage
import TestKit
import Testing
import Web

@testable import Casework

/// Where in doubt: who is asked, what is counted, what goes back.
@Suite struct `In doubt` {
    static let shop = "桥头水果店"

    @Test(arguments: TestDatabase.all) func `a report from beyond our borders is kept, and the registrar settles the place`(_ kind: TestDatabase)
        async throws
    {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        let sent = try await TestClient(office.responder).send(
            .post, "/api/v1/reports", headers: [.contentType: "application/json"],
            body: ByteBuffer(string: #"{"words":"路灯不亮","longitude":119.5,"latitude":30.9}"#))
        #expect(sent.status == .created, "\(sent.text)")
        let number = "2026-000001"
        var found = try await office.found(number)
        #expect(found.place.areaPath == Office.root && found.place.coordinate == nil && found.place.text == "地点待核实")
        #expect(try await clerk.get("/desk").text.contains(number))
        #expect(try await clerk.get(Case.path(number)).text.contains("119.5"))
        #expect(try await !office.person().get(Case.path(number)).text.contains("119.5"))
        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1", "place": "桥弄街 8 号"])
        found = try await office.found(number)
        #expect(found.place.areaPath == Office.grid + "03/" && found.status == .handling)
        // Words that name one of our places outweigh a point that is far away.
        let named = try await TestClient(office.responder).send(
            .post, "/api/v1/reports", headers: [.contentType: "application/json"],
            body: ByteBuffer(string: #"{"words":"路灯不亮","place":"桥弄街 8 号","longitude":119.5,"latitude":30.9}"#))
        #expect(named.status == .created)
        #expect(try await office.found("2026-000002").place.areaPath == Office.grid + "03/")
    }

    @Test func `on the web, a point beyond our borders may go on in words`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        _ = try await browser.get("/report")
        let page = try await browser.post("/report", ["go": "where", "longitude": "119.5", "latitude": "30.9", "place": "桥那边的路口"])
        #expect(page.status == .unprocessableContent && page.text.contains("value=\"words\""))
        let next = try await browser.post("/report", ["go": "words", "longitude": "119.5", "latitude": "30.9", "place": "桥那边的路口"])
        #expect(next.status == .ok && next.text.contains("name=\"words\""))
    }

    @Test func `no matter is chosen for the reporter`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        _ = try await browser.get("/report?premises=\(Town.shopCode)")
        let page = try await browser.post("/report", ["go": "what", "premises": Town.shopCode, "words": "水果摆到门外占道了"])
        #expect(page.text.contains(/value="unknown" checked/))
        #expect(page.text.contains(/value="town\/0504">/))
    }

    @Test(arguments: TestDatabase.all) func `a private notice goes out only where words and matter agree and there is no danger`(
        _ kind: TestDatabase
    ) async throws {
        let town = try await Town.make(kind)
        var number = 0
        for (words, status): (String, Case.Status) in [
            ("水果摆到门外占道了", .handling), ("天天这样", .handling), ("路灯坏了三天", .received), ("门口有很浓的煤气味", .received),
        ] {
            number += 1
            let body = #"{"words":"\#(words)","premises":"\#(Town.shopCode)","matter":{"scheme":"town","code":"0504"},"nature":"complaint"}"#
            #expect(try await `Reporting by programs`.send(town, body).status == .created)
            let found = try await town.database.read { [name = "2026-00000\(number)"] in try CaseStore($0).publicCase(name) }
            #expect(found?.status == status, "\(words)")
        }
    }

    @Test(arguments: TestDatabase.all) func `what nobody found to be so does not count as a time`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        func report() async throws -> String {
            try await Stories.call(office, clerk, "水果摆到门外占道了", at: Self.shop, ["matter": "cn-incident/0504", "nature": "complaint"])
        }
        // Three who say so prove nothing: the shop still gets its chance.
        for _ in 1...3 { #expect(try await office.found(report()).lane == .selfGovernance) }
        // Two of them turn out to be so: the shop says that it is done, or does not answer at all.
        try await office.database.write { [now = office.clock.now] in
            let shop = Actor.visitor("shop").standing(for: ["premises:premises-1"])
            _ = try FlowStore($0).take(.answer(.done), on: "2026-000001", by: shop, at: now)
        }
        #expect(try await office.found(report()).lane == .selfGovernance)
        office.clock.pass(hours: 3)
        try await office.tick()
        #expect(try await office.found(report()).attempts.map(\.failure) == [.repeated])
    }

    @Test(arguments: TestDatabase.all) func `a joining is appealed by the one who reported, and the report goes back`(_ kind: TestDatabase)
        async throws
    {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin"), neighbour = await office.person()
        let first = try await Stories.call(office, clerk, "路灯不亮", at: "桥弄街 8 号")
        let sent = try await TestClient(office.responder).send(
            .post, "/api/v1/reports", headers: [.contentType: "application/json"],
            body: ByteBuffer(string: #"{"words":"另一盏路灯不亮","place":"桥弄街 8 号"}"#))
        let json = try `Reporting by programs`.json(sent.text)
        let link = String(try #require(json["secret_url"] as? String).dropFirst("http://linli.example".count))
        try await clerk.take(.join, on: "2026-000002", ["other": first])
        #expect(try await office.found(first).counts.reports == 2)
        let page = try await neighbour.get(link)
        #expect(page.text.contains(first) && page.text.contains("value=\"separate\""))
        let wordless = try await neighbour.post("\(link)/voices", ["voice": "separate", "words": ""])
        #expect(wordless.status == .unprocessableContent)
        let taken = try await neighbour.post("\(link)/voices", ["voice": "separate", "words": "不是同一盏灯"])
        #expect(taken.status == .seeOther)
        #expect(try await office.found(first).counts.reports == 1)
        let own = try await office.found("2026-000002")
        #expect(own.status == .received && own.joinedTo == nil && own.counts.disputes == 1)
        #expect(try await neighbour.get(link).text.contains("2026-000002"))
        // There is nothing left to separate, and the record is whole.
        #expect(try await neighbour.post("\(link)/voices", ["voice": "separate", "words": "再来"]).status == .conflict)
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
        // Joined again to another and carried on from there, it still comes back to its own.
        let third = try await Stories.call(office, clerk, "路灯不亮", at: "桥弄街 8 号")
        try await clerk.take(.join, on: "2026-000002", ["other": first])
        try await clerk.take(.join, on: first, ["other": third])
        #expect(try await office.found(third).counts.reports == 3)
        try await office.person("sunli").take(.appeal, on: "2026-000002", ["words": "不是一回事"])
        #expect(try await office.found(third).counts.reports == 2)
        #expect(try await neighbour.get(link).text.contains("2026-000002"))
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }

    @Test(arguments: TestDatabase.all) func `what one asked for oneself is not counted as one's own to decide`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        let number = try await Stories.call(office, clerk, "路灯不亮", at: "桥弄街 8 号")
        let lead = office.ids["chenjie"] ?? "", other = "someone-else"
        func waiting(_ id: String) async throws -> Int {
            let actor = Actor(
                id: id, permissions: [.casework("desk"), .casework("decideVoid"), .casework("requestVoid")], scope: .areas([Office.root]))
            return try await office.database.read { db in try DeskStore(db).count(in: [.decide], for: actor) }
        }
        try await office.database.write { [now = office.clock.now] in
            let actor = Actor(id: lead, permissions: [.casework("requestVoid"), .casework("desk")], scope: .areas([Office.root]))
            try CaseStore($0).take(.request(.void, until: nil), on: number, by: actor, at: now, saying: .init("重复"))
        }
        #expect(try await waiting(lead) == 0)
        #expect(try await waiting(other) == 1)
    }
}
