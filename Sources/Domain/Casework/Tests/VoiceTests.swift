// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Storage
import TestKit
import Testing
import Web

@testable import Casework

@Suite struct `Neighbours and those concerned` {
    static let number = "2026-000001"

    /// A report of goods before the shop, which goes to the shop at once.
    static func reported(_ town: Town) async throws -> (reporter: Browser, link: String) {
        let reporter = await town.visitor()
        var page = try await reporter.get("/report?premises=\(Town.shopCode)")
        page = try await reporter.go("what", from: page, ["words": "水果摆到门外了"])
        page = try await reporter.go("which", from: page, ["matter": "town/0504"])
        let sent = try await reporter.go("send", from: page)
        return (reporter, String(try #require(sent.headers[.location]).dropLast("/sent".count)))
    }

    static func found(_ town: Town, _ number: String = number) async throws -> Case {
        try await town.database.read { try CaseStore($0).find(number, for: .system("test")) }!
    }

    /// The link that is on the slip.
    static func notice(_ town: Town) async throws -> String {
        let now = town.clock.now, key = town.tools.key
        return try await town.database.write { db in
            let found = try CaseStore(db).find(number, for: Cast.wangFang)!
            return "/notices/" + (try NoticeStore(db).make(for: found, by: Cast.wangFang, key: key, at: now))
        }
    }

    @Test(arguments: TestDatabase.all) func `settle a matter among themselves without staff`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        _ = try await Self.reported(town)
        let link = try await Self.notice(town), shop = await town.visitor()
        var page = try await shop.get(link)
        #expect(page.text.contains("街坊有件事想请您帮忙") && page.text.contains("收回店内") && page.text.contains("桥弄街 8 号"))
        page = try await shop.post(link, [:])
        #expect(page.status == .unprocessableContent && page.text.contains("请选一项"))
        #expect(try await shop.post(link, ["answer": "done", "words": "我是老王，已经收进来了"]).status == .seeOther)
        #expect(try await shop.get(link).text.contains("现在请邻居看一眼"))
        #expect(try await town.client.send(.get, "/cases/\(Self.number)").text.contains("老王") == false)

        // Two visitors confirm; the same one twice does not count.
        let first = await town.visitor(from: "192.0.2.7"), second = await town.visitor(from: "192.0.2.8")
        page = try await first.get("/cases/\(Self.number)")
        #expect(page.text.contains("我看过了，确实办好了"))
        #expect(try await first.post("/cases/\(Self.number)/voices", ["voice": "confirm"]).status == .seeOther)
        page = try await first.post("/cases/\(Self.number)/voices", ["voice": "confirm"])
        #expect(page.status == .conflict && page.text.contains("您已经确认过了"))
        #expect(try await Self.found(town).quietUntil == nil)
        // Nor does another browser at the same address; who came from there is not kept as it is.
        let housemate = await town.visitor(from: "192.0.2.7")
        _ = try await housemate.get("/cases/\(Self.number)")
        page = try await housemate.post("/cases/\(Self.number)/voices", ["voice": "confirm"])
        #expect(page.status == .conflict && page.text.contains("从您现在的网络已经有一位街坊确认过了"))
        let kept: String = try #require(
            try await town.database.read { try $0.run("SELECT origin FROM casework_confirmed_from").first?.get("origin") })
        #expect(kept.count >= 40 && !kept.contains("192"))
        page = try await second.get("/cases/\(Self.number)")
        #expect(page.text.contains("已有一位邻居确认"))
        #expect(try await second.post("/cases/\(Self.number)/voices", ["voice": "confirm"]).status == .seeOther)
        var found = try await Self.found(town)
        #expect(found.quietUntil == Cast.hours(24) && found.sampleShare == FlowStore.visitorShare)
        // When it has ended, nobody needs to know any more.
        town.clock.pass(hours: 100)
        try await town.database.write { [now = town.clock.now] in _ = try FlowStore($0).tick(at: now) }
        found = try await Self.found(town)
        #expect(found.status == .closed)
        #expect(try await town.count("casework_confirmed_from") == 0)
    }

    @Test(arguments: TestDatabase.all) func `one word of the reporter is enough`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        let (reporter, own) = try await Self.reported(town), link = try await Self.notice(town), shop = await town.visitor()
        _ = try await shop.get(link)
        _ = try await shop.post(link, ["answer": "done"])
        #expect(try await reporter.get(own).text.contains("我看过了，确实办好了"))
        #expect(try await reporter.post(own + "/voices", ["voice": "confirm"]).status == .seeOther)
        let found = try await Self.found(town)
        #expect(found.quietUntil == Cast.hours(24) && found.sampleShare == FlowStore.sampleShare)
    }

    @Test(arguments: TestDatabase.all, [Case.Answer.disagree, .notMine])
    func `nobody is pressed: a refusal opens the next lane at once`(_ kind: TestDatabase, _ answer: Case.Answer) async throws {
        let town = try await Town.make(kind)
        _ = try await Self.reported(town)
        let link = try await Self.notice(town), shop = await town.visitor()
        _ = try await shop.get(link)
        #expect(try await shop.post(link, ["answer": answer.rawValue, "words": "不是我家的"]).status == .seeOther)
        let found = try await Self.found(town)
        #expect(found.lane == .management && found.attempts.map(\.failure) == [.refused])
        let page = try await shop.get(link)
        #expect(page.text.contains("您的话记下了"))
        #expect(try await shop.post(link, ["answer": "done"]).status == .forbidden)
    }

    @Test(arguments: TestDatabase.all) func `say in words what is not done, and the words are kept when refused`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind), path = "/cases/\(Self.number)/voices"
        let (reporter, own) = try await Self.reported(town), neighbour = await town.visitor()
        var page = try await neighbour.get("/cases/\(Self.number)")
        page = try await neighbour.post(path, ["voice": "dispute", "words": "还堆在那里"])
        #expect(page.status == .conflict && page.text.contains("还堆在那里"))
        let link = try await Self.notice(town), shop = await town.visitor()
        _ = try await shop.get(link)
        _ = try await shop.post(link, ["answer": "done"])
        page = try await neighbour.post(path, ["voice": "dispute"])
        #expect(page.status == .unprocessableContent && page.text.contains("请写几句话"))
        page = try await neighbour.post(path, ["voice": "dispute", "words": "还堆在那里"])
        #expect(page.status == .seeOther)
        #expect(try await Self.found(town).status == .handling)
        #expect(try await reporter.get(own).text.contains("还堆在那里"))
        #expect(try await neighbour.post(path, ["voice": "reopen", "words": "x"]).status == .forbidden)
        #expect(try await neighbour.post(path, ["voice": "shout"]).status == .badRequest)
    }

    @Test(arguments: TestDatabase.all) func `count in whoever has it too, each with a link of their own`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        _ = try await Self.reported(town)
        let neighbour = await town.visitor()
        _ = try await neighbour.get("/cases/\(Self.number)")
        let key = String(repeating: "k", count: 22)
        let sent = try await neighbour.post("/cases/\(Self.number)/voices", ["voice": "meToo", "key": key])
        #expect(sent.headers[.location]?.hasPrefix("/r/") == true)
        let again = try await neighbour.post("/cases/\(Self.number)/voices", ["voice": "meToo", "key": key])
        #expect(again.headers[.location] == sent.headers[.location])
        #expect(try await Self.found(town).counts.reports == 2)
        #expect(try await town.count("casework_case") == 1)
    }

    @Test func `strangers to a link find nothing, in words`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        let guess = String(repeating: "x", count: 43)
        for path in ["/r/\(guess)", "/r/short", "/r/\(guess)/sent", "/notices/\(guess)", "/notices/short"] {
            let page = try await browser.get(path)
            #expect(page.status == .notFound && page.text.contains("没有找到这个链接"), "\(path)")
        }
        #expect(try await browser.get("/cases/2026-999999").status == .notFound)
        #expect(try await browser.get("/cases/2026-000001/notice").status == .seeOther)  // to the sign-in page
    }

    @Test func `only staff of the place make a notice, and only while those concerned have the case`() async throws {
        let town = try await Town.make()
        _ = try await Self.reported(town)
        let link = try await Self.notice(town), again = try await Self.notice(town)
        #expect(link == again)
        try await town.database.write { [key = town.tools.key] db in
            let found = try CaseStore(db).find(Self.number, for: Cast.wangFang)!
            let elsewhere = Actor(id: "x", permissions: [.casework("verify")], scope: .areas(["/330105013/001/"]))
            #expect(throws: Case.Refusal.notAllowed(.dispatch)) { try NoticeStore(db).make(for: found, by: elsewhere, key: key, at: Cast.monday) }
            #expect(throws: Case.Refusal.notAllowed(.dispatch)) { try NoticeStore(db).make(for: found, by: .anonymous, key: key, at: Cast.monday) }
        }
    }
}

@Suite struct `One address with many fresh browsers` {
    @Test func `soon confirms no more, and others are not held up`() async throws {
        let town = try await Town.make(), path = "/cases/\(`Neighbours and those concerned`.number)/voices"
        _ = try await `Neighbours and those concerned`.reported(town)
        var statuses: [HTTPResponse.Status] = []
        for _ in 0..<6 {
            let fresh = await town.visitor()
            _ = try await fresh.get("/cases/\(`Neighbours and those concerned`.number)")
            statuses.append(try await fresh.post(path, ["voice": "confirm"]).status)
        }
        #expect(statuses.prefix(4).allSatisfy { $0 == .conflict } && statuses.suffix(2).allSatisfy { $0 == .tooManyRequests })
    }
}
