// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Outbound
import Secrets
import Storage
import Tabular
import TestKit
import Testing
import Web

@testable import Exchange

@Suite struct `Other platforms` {
    static let officer = Actor(
        id: "officer", name: "officer", permissions: [.exchangePlatforms, .casework("desk")], scope: .everywhere)
    static let worker = Actor(id: "worker", name: "worker", permissions: [.casework("desk")], scope: .areas([Door.grid]))
    static let stranger = Actor(id: "stranger", name: "stranger", permissions: [.casework("desk")], scope: .areas(["/330105099/"]))

    /// A browser of someone on the staff, at the doors of the town.
    private func browser(_ door: Door, _ actor: Actor) async throws -> TestBrowser<RouterResponder<Context>> {
        let server = Server(database: door.database, now: { door.clock.now }, address: "http://linli.example", menu: [])
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        let methods = Web.chain(
            router, server: server, signIn: { $0 == "in" ? actor : nil }, options: Web.Options(secret: door.tools.key, files: door.tools.files))
        Exchange.module(door.tools).routes(router.group(), server)
        methods.learn(from: router)
        let browser = TestBrowser(router.buildResponder())
        await browser.set(cookie: CookieName.session, to: "in")
        await browser.set(cookie: CookieName.language, to: Language.zh.rawValue)
        return browser
    }

    private func file(_ number: String, in door: Door) async throws {
        try await door.database.write { db in
            let flow = FlowStore(db), day = Day(door.clock.now),
                clerk = Actor.system("clerk", permissions: [.casework("file"), .casework("dispatch")])
            let listed = try #require(try MandateStore(db).matter("0118", scheme: "cn-component", on: day, for: Door.grid))
            let route = try Route(listed, tenure: .publicSpace, hasConcerned: false)
            try flow.file(number, as: route, under: try #require(listed.matter.conditions.first), by: clerk, at: door.clock.now)
        }
    }

    private func platform(_ kind: Platform.Kind, _ fields: String, codes: String = "", area: String? = nil) throws -> Platform {
        Platform(
            id: "platform-\(kind.rawValue)", name: "平安平台", kind: kind, areaPath: area, moments: [.filed], fields: try PlatformMapping.fields(fields),
            codes: try PlatformMapping.codes(codes), madeAt: Door.monday, endedAt: nil, failures: 0, pausedUntil: nil)
    }

    private func add(_ platform: Platform, secret: String? = nil, to door: Door) async throws {
        try await door.database.write { try PlatformStore($0).add(platform, secret: secret, by: Self.officer, at: Door.monday) }
    }

    private func courier(_ door: Door, _ folder: URL? = nil, outbound: Outbound = Outbound()) -> PlatformCourier {
        PlatformCourier(database: door.database, outbound: outbound, atlas: door.tools.atlas, address: "http://linli.example", folder: folder)
    }

    @Test(arguments: TestDatabase.all) func `with only a screen: copied field by field, ticked off, counted`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        try await add(platform(.screen, "事件标题 = 事项\n事发地 = 地点\n内容 = 公开描述\n来源 = \"居民上报\"\n编号 = number"), to: door)
        let number = try await door.report("电话 13800001234，路灯不亮")
        let worker = try await browser(door, Self.worker)
        #expect(try await worker.get("/platforms/platform-screen").text.contains("都带过去了"))
        try await file(number, in: door)
        let page = try await worker.get("/platforms/platform-screen")
        #expect(page.status == .ok && page.text.contains("路灯") && page.text.contains("居民上报") && page.text.contains(number))
        // What goes there is what the board shows.
        #expect(!page.text.contains("13800001234"))
        // Of another area nobody sees it, nor ticks it off.
        let other = try await browser(door, Self.stranger)
        #expect(try await !other.get("/platforms/platform-screen").text.contains(number))
        #expect(try await other.post("/platforms/platform-screen/handovers", ["number": number, "step": "2", "go": "done"]).status == .notFound)
        let step = try #require(page.text.firstMatch(of: /name="step" value="(\d+)"/)?.1)
        let ticked = try await worker.post("/platforms/platform-screen/handovers", ["number": number, "step": String(step), "go": "done"])
        #expect(ticked.status == .seeOther)
        // A second click counts nothing twice.
        _ = try await worker.post("/platforms/platform-screen/handovers", ["number": number, "step": String(step), "go": "done"])
        let counts = try await door.database.read { try HandoverStore($0).counts() }
        #expect(counts["platform-screen"] == .init(waiting: 0, put: 0, done: 1, filled: 5))
        let carried = try await door.database.read { try HandoverStore($0).all(of: number) }
        #expect(carried.first?.handover.settledBy == "worker" && carried.first?.name == "平安平台")
        #expect(try await worker.get("/platforms").text.contains("少打了 5 个字段"))
    }

    @Test(arguments: TestDatabase.all) func `that takes tables gets each case once, under a serial, and what has no code waits for a person`(
        _ kind: TestDatabase
    )
        async throws
    {
        let door = try await Door.make(kind), folder = URL(filePath: NSTemporaryDirectory() + "linli-drop-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await add(platform(.folder, "标题 = 事项\n类别 = 对方代码\n描述 = 公开描述"), to: door)
        let number = try await door.report("=cmd|' /C calc'!A0 路灯不亮")
        try await file(number, in: door)
        try await courier(door, folder).run(at: door.clock.now)
        var counts = try await door.database.read { try HandoverStore($0).counts() }
        #expect(counts["platform-folder"]?.put == 1 && !FileManager.default.fileExists(atPath: folder.path()))
        let version = try await door.database.read { db in
            try #require(try MandateStore(db).matter("0118", scheme: "cn-component", on: Day(door.clock.now), for: Door.grid)).matter.reference
                .version
        }
        let officer = try await browser(door, Self.officer)
        #expect(try await officer.get("/platforms/platform-folder").text.contains("cn-component@\(version)/0118"))
        // The officer writes the code down; the case goes on its way.
        let mended = try await officer.post(
            "/platforms/platform-folder",
            ["name": "平安平台", "moment": "filed", "fields": "标题 = 事项\n类别 = 对方代码\n描述 = 公开描述", "codes": "cn-component@\(version)/0118 = A-17 照明"])
        #expect(mended.status == .seeOther, "\(mended.text)")
        try await courier(door, folder).run(at: door.clock.now)
        try await courier(door, folder).run(at: door.clock.now)
        let own = folder.appending(path: "platform-folder")
        let files = try FileManager.default.contentsOfDirectory(atPath: own.path())
        #expect(files.count == 1 && files.allSatisfy { $0.hasSuffix(".csv") && !$0.hasPrefix(".") })
        let text = try String(contentsOf: own.appending(path: files[0]), encoding: .utf8)
        #expect(text.contains("流水号,标题,类别,描述") && text.contains("platform-folder-\(number)-") && text.contains("A-17 照明"))
        // Words of strangers are no formulas in somebody's spreadsheet.
        #expect(!text.contains(",=cmd") && !text.contains("\n=cmd"))
        counts = try await door.database.read { try HandoverStore($0).counts() }
        #expect(counts["platform-folder"] == .init(waiting: 0, put: 0, done: 1, filled: 3))
    }

    @Test(arguments: TestDatabase.all) func `a robot tells several at once, without words and names, and tries again`(_ kind: TestDatabase)
        async throws
    {
        let server = LoopbackServer()
        try await server.serve { port in
            let door = try await Door.make(kind)
            var rules = Outbound.Rules(trusted: ["127.0.0.1:\(port)"])
            rules.seconds = 120
            let outbound = Outbound(rules), address = "http://127.0.0.1:\(port)/cgi-bin/webhook/send?key=secret-key"
            try await add(platform(.robot, ""), secret: address, to: door)
            let kept = try await door.database.read {
                try $0.run("SELECT secret FROM exchange_platform").first?.get("secret", as: String?.self) ?? nil
            }
            #expect(kept?.contains("secret-key") == false)
            for words in ["王五家门口路灯不亮", "路灯又灭了"] { try await file(try await door.report(words), in: door) }
            // Too fast, says the robot: all waits, and goes later.
            server.answer { _ in .init(body: Array(#"{"errcode":45009,"errmsg":"api freq out of limit"}"#.utf8)) }
            try await courier(door, outbound: outbound).run(at: door.clock.now)
            #expect(try await door.database.read { try HandoverStore($0).counts() }["platform-robot"]?.waiting == 2)
            server.answer { _ in .init(body: Array(#"{"errcode":0,"errmsg":"ok"}"#.utf8)) }
            try await courier(door, outbound: outbound).run(at: door.clock.now)
            #expect(server.calls.count == 1, "paused after a failure")
            door.clock.pass(hours: 1)
            try await courier(door, outbound: outbound).run(at: door.clock.now)
            let calls = server.calls
            #expect(calls.count == 2)
            let sent = String(decoding: try #require(calls.last).body, as: UTF8.self)
            #expect(sent.contains("2 条新动态") && sent.contains("路灯") && !sent.contains("王五"))
            #expect(try await door.database.read { try HandoverStore($0).counts() }["platform-robot"]?.done == 2)
        }
    }

    @Test func `robots keep to the bytes that WeCom allows`() {
        let items = (0..<200).map {
            RobotMessage.Item(
                id: "\($0)", moment: .filed, matter: Text(zh: "暴露垃圾", en: "Rubbish"), place: String(repeating: "很长的地名", count: $0 % 9),
                number: "2026-\($0)",
                isDanger: $0 % 7 == 0)
        }
        let messages = RobotMessage.make(items, address: "https://linli.example")
        #expect(messages.flatMap(\.items) == items.map(\.id))
        #expect(messages.allSatisfy { $0.text.utf8.count <= RobotMessage.mostBytes } && messages.count > 1)
        #expect(RobotMessage.make([], address: "x").isEmpty)
        let errors: [(Int, String, Subscription.Verdict)] = [
            (200, #"{"errcode":0}"#, .delivered), (200, #"{"errcode":45009}"#, .away), (200, #"{"errcode":93000}"#, .refused), (200, "<html>", .away),
            (500, "", .away), (404, "", .refused),
        ]
        for (status, body, verdict) in errors { #expect(RobotMessage.verdict(status, Array(body.utf8)) == verdict, "\(status) \(body)") }
    }

    @Test func `mappings say on which line they are wrong`() throws {
        let fields = try PlatformMapping.fields("标题 = 事项\n\n来源＝“居民上报”\nTitle=Their code\n 编号 = number ")
        #expect(fields.map(\.source) == [.matter, .fixed, .foreignCode, .number] && fields[1].fixed == "居民上报" && fields[3].label == "编号")
        for language in [Language.zh, .en] {
            let again = try PlatformMapping.fields(PlatformMapping.text(fields, language))
            #expect(again == fields)
        }
        for (text, line) in [("标题 = 事项\n什么", 2), ("a = 没有这个", 1), ("a = 事项\na = 地点", 2), (" = 事项", 1), ("a = ", 1), ("\n\na == 事项", 3)] {
            #expect(throws: PlatformMapping.Mistake.self, "\(text)") { try PlatformMapping.fields(text) }
            do { _ = try PlatformMapping.fields(text) } catch { #expect(error.line == line, "\(text)") }
        }
        let codes = try PlatformMapping.codes("cn-incident@1.0/0104 = 0201 道路保洁")
        let again = try PlatformMapping.codes(PlatformMapping.text(codes))
        #expect(codes == ["cn-incident@1.0/0104": "0201 道路保洁"] && again == codes)
        for text in ["0104 = 0201", "cn-incident/0104 = 1", "cn-incident@/0104 = 1", "@1/2 = 3", "a@1/ = 3"] {
            #expect(throws: PlatformMapping.Mistake.self, "\(text)") { try PlatformMapping.codes(text) }
        }
        #expect(throws: PlatformMapping.Mistake.self) { try PlatformMapping.fields((0...60).map { "f\($0) = 事项" }.joined(separator: "\n")) }
    }

    @Test func `are made by those who may, and end`() async throws {
        let door = try await Door.make(), officer = try await browser(door, Self.officer), worker = try await browser(door, Self.worker)
        #expect(try await worker.get("/platforms/new").status == .forbidden)
        _ = try await worker.get("/platforms")
        #expect(try await worker.post("/platforms", ["name": "x"]).status == .forbidden)
        _ = try await officer.get("/platforms/new")
        let wrong = try await officer.post("/platforms", ["name": "智慧社区", "kind": "screen", "fields": "标题 = 没有"])
        #expect(
            wrong.status == .unprocessableContent && wrong.text.contains("第 1 行") && wrong.text.contains("请至少选一个时候") && wrong.text.contains("标题 = 没有")
        )
        let insecure = try await officer.post("/platforms", ["name": "群", "kind": "robot", "moment": "filed", "secret": "http://10.0.0.1/x"])
        #expect(insecure.status == .unprocessableContent && insecure.text.contains("这个地址不能用"))
        let made = try await officer.post("/platforms", ["name": "智慧社区", "kind": "screen", "moment": "filed", "fields": "标题 = 事项"])
        let path = try #require(made.headers[.location])
        #expect(made.status == .seeOther && path.hasPrefix("/platforms/"))
        #expect(try await worker.post("\(path)/end", [:]).status == .forbidden)
        #expect(try await officer.post("\(path)/end", [:]).status == .seeOther)
        #expect(try await officer.get(path).status == .notFound)
    }
}
