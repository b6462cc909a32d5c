// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import NIOCore
import People
import Storage
import TestKit
import Testing
import Web
import WorkingTime

private let now = Day("2026-01-05")!.start().addingTimeInterval(10 * 3600)
private let officer = Actor(id: "officer", permissions: [.mandatesEdit], scope: .areas(["/330105013/"]))
private let system = Actor.system("test", permissions: [.mandatesEdit])

/// The room behind the standard chain; whose cookie says `officer` or `worker` is one.
private struct House {
    let database: any Database
    let router: Router<Context>

    init(_ kind: TestDatabase = .sqlite, shipped: Bool = true) async throws {
        let database = try await kind.make(People.module.migrations + Mandates.module.migrations)
        if shipped { try await database.write { db in try MandateStore(db).adoptShipped(for: "/", by: system, at: now) } }
        let router = Router(context: Context.self), server = Server(database: database, now: { now })
        let worker = Actor(id: "worker", permissions: [], scope: .areas(["/330105013/"]))
        let actors = ["officer": officer, "worker": worker]
        Web.chain(
            router, server: server, signIn: { actors[$0] },
            options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory))
        Mandates.module.routes(router.group(), server)
        self.database = database
        self.router = router
    }

    func browser(as person: String? = nil, in language: Language = .zh) async -> TestBrowser<some HTTPResponder<Context>> {
        let browser = TestBrowser(router.buildResponder())
        if let person { await browser.set(cookie: CookieName.session, to: person) }
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        return browser
    }

    /// Sends the import form with a file.
    func upload(_ file: [UInt8], _ fields: [String: String] = [:], as person: String = "officer") async throws
        -> TestClient<RouterResponder<Context>>.Answer
    {
        let browser = await browser(as: person), page = try await browser.get("/lists/import").text
        let token = page.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.1) } ?? ""
        let all = ["name_zh": "街道清单", "scheme": "xiaohe", "version": "1", "area": "/330105013/"].merging(fields) { $1 }
        var body = ""
        for (name, value) in [("csrf", token)] + all.sorted(by: { $0.key < $1.key }) {
            body += "--limit\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        var buffer = ByteBuffer(string: body)
        buffer.writeBytes(file)
        buffer.writeString("\r\n--limit--\r\n")
        let cookies = await browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return try await TestClient(router.buildResponder()).send(
            .post, "/lists/import", headers: [.contentType: "multipart/form-data; boundary=limit", .cookie: cookies], body: buffer)
    }
}

@Test(arguments: Language.allCases) func `everyone reads lists and matters, in either language`(_ language: Language) async throws {
    let house = try await House(), browser = await house.browser(in: language)
    let page = try await browser.get("/lists").text
    #expect(page.contains(ShippedList.incidents.name(language)) && !page.contains("/lists/import"))
    let paths = page.matches(of: /href="(\/lists\/[0-9a-f-]{36})"/).map { String($0.1) }
    #expect(paths.count == 3)
    for path in paths {
        let list = try await browser.get(path)
        #expect(list.status == .ok)
        for matter in list.text.matches(of: /href="(\/lists\/[^"]+\/matters\/[^"]+)"/).prefix(60) {
            #expect(try await browser.get(String(matter.1)).status == .ok)
        }
        let table = try await browser.get(path + "/table.csv")
        #expect(table.headers[.contentDisposition]?.contains(".csv") == true && Array(buffer: table.bytes).starts(with: [0xEF, 0xBB, 0xBF]))
    }
    #expect(try await browser.get("/lists/calendar").status == .ok)
    #expect(try await browser.get("/lists/nothing").status == .notFound)
    #expect(try await browser.get(paths[0] + "/matters/9999").status == .notFound)
    #expect(try await browser.get(paths[0] + "/changes?since=x").status == .notFound)
}

@Test func `a search in everyday words finds whose matter it is`() async throws {
    let browser = await (try House()).browser()
    func search(_ words: String) async throws -> String { try await browser.get("/lists?q=\(words.queryEscaped)").text }
    #expect(try await search("路灯不亮").contains(">路灯<"))
    #expect(try await search("0504").contains(">店外经营<"))
    #expect(try await search("今天天气").contains("没有找到这件事"))
    #expect(try await search("<script>alert(1)</script>").contains("&lt;script&gt;"))
    #expect(try await search(String(repeating: "灯", count: 150)).contains("没有找到这件事"))
}

@Test func `a dangerous matter shows its numbers before anything else`() async throws {
    let browser = await (try House()).browser()
    let found = try await browser.get("/lists?q=\("煤气味".queryEscaped)").text
    let path = String(try #require(found.firstMatch(of: /href="([^"]+matters\/9801)"/)).1)
    #expect(try await browser.get(path).text.contains("href=\"tel:119\""))
}

@Test(arguments: TestDatabase.all) func `an officer imports, looks it over, and brings it into force`(_ kind: TestDatabase) async throws {
    let house = try await House(kind), officerBrowser = await house.browser(as: "officer"), visitor = await house.browser()
    let table = MandateTable.write(Array(try ShippedList.incidents.matters().prefix(5)), in: .zh)
    let answer = try await house.upload(table)
    #expect(answer.status == .seeOther)
    let path = try #require(answer.headers[.location])
    #expect(try await visitor.get(path).status == .notFound)
    let page = try await officerBrowser.get(path).text
    #expect(page.contains("这是草稿") && page.contains("这些单位还没有建") && page.contains("zhifa"))
    #expect(try await officerBrowser.post(path + "/adoption", ["day": "soon"]).status == .unprocessableContent)
    #expect(try await officerBrowser.post(path + "/adoption", ["day": "2026-01-04"]).status == .unprocessableContent)
    #expect(try await officerBrowser.post(path + "/adoption", ["day": "2026-01-05"]).status == .seeOther)
    #expect(try await visitor.get(path).text.contains("2026-01-05 起"))
    #expect(try await officerBrowser.post(path + "/discard").status == .conflict)

    // The next version: what it changes is shown before it holds.
    var matters = try ShippedList.incidents.matters()
    matters = Array(matters[1..<6])
    matters[0].conditions[0].limit = .workingHours(1)
    let next = try #require(try await house.upload(MandateTable.write(matters, in: .en), ["version": "2"]).headers[.location])
    #expect(try await officerBrowser.get(next).text.contains("新增 1 项，删去 1 项，改动 1 项"))
    let since = path.split(separator: "/").last ?? ""
    let changes = try await officerBrowser.get(next + "/changes?since=\(since)").text
    #expect(changes.contains("4 个工作小时") && changes.contains("1 个工作小时"))
    #expect(try await officerBrowser.post(next + "/discard").status == .seeOther)
    #expect(try await officerBrowser.get(next).status == .notFound)
}

@Test func `a table with a bad row is not taken, and every bad line is named`() async throws {
    let house = try await House(shipped: false)
    var text = String(decoding: MandateTable.write(try ShippedList.incidents.matters(), in: .zh).dropFirst(3), as: UTF8.self)
    text = text.replacing("4 工作小时", with: "马上", maxReplacements: 2)
    let answer = try await house.upload(Array(text.utf8))
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("“马上”看不懂") && answer.text.contains("第 2 行") && answer.text.contains("value=\"街道清单\""))
    #expect(try await house.database.read { try MandateStore($0).lists(for: system) }.isEmpty)
    #expect(try await house.upload(Array("GIF89a\0".utf8)).status == .unprocessableContent)
    #expect(try await house.upload([]).text.contains("请选一个文件"))
    #expect(try await house.upload(Array("a".utf8), ["scheme": "../x", "area": "x", "name_zh": ""]).status == .unprocessableContent)
    let good = MandateTable.write(try ShippedList.incidents.matters(), in: .zh)
    #expect(try await house.upload(good, ["area": "/"]).text.contains("不归您管理"))
    #expect(try await house.upload(good).status == .seeOther)
    #expect(try await house.upload(good).text.contains("已经有 1 版了"))
}

@Test func `who may not edit is told so`() async throws {
    let house = try await House(), visitor = await house.browser(), worker = await house.browser(as: "worker")
    #expect(try await visitor.get("/lists/import").status != .ok)
    #expect(try await worker.get("/lists/import").status == .forbidden)
    _ = try await worker.get("/lists")
    let path = try #require(try await worker.get("/lists").text.firstMatch(of: /href="(\/lists\/[0-9a-f-]{36})"/)).1
    #expect(try await worker.post("\(path)/adoption", ["day": "2026-02-01"]).status == .forbidden)
    #expect(try await worker.post("\(path)/discard").status == .forbidden)
    #expect(try await worker.post("/lists/calendar/days", ["area": "/330105013/", "from": "2026-02-01", "kind": "localOff"]).status == .forbidden)
}

@Test(arguments: TestDatabase.all) func `an officer edits the calendar of the own areas, from today on`(_ kind: TestDatabase) async throws {
    let house = try await House(kind, shipped: false), browser = await house.browser(as: "officer"), area = "/330105013/"
    func calendar(_ path: String = "/330105013/001/") async throws -> WorkCalendar {
        try await house.database.read { try CalendarStore($0).calendar(for: path) }
    }
    let page = try await browser.get("/lists/calendar?area=\(area)").text
    #expect(page.contains("春节") && page.contains("2027 年的放假安排还没有录入"))
    let days = ["area": area, "from": "2027-02-06", "until": "2027-02-12", "kind": "holiday", "name": "春节"]
    #expect(try await browser.post("/lists/calendar/days", days).status == .seeOther)
    #expect(try await browser.post("/lists/calendar/years", ["area": area, "year": "2027"]).status == .seeOther)
    let special = ["area": area, "from": "2026-01-17", "kind": "special", "hours": "09:00-12:00"]
    #expect(try await browser.post("/lists/calendar/days", special).status == .seeOther)
    var week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0.rawValue, "08:00-12:00") })
    week["sunday"] = ""
    #expect(try await browser.post("/lists/calendar/weeks", week.merging(["area": area, "week_from": "2026-07-01"]) { $1 }).status == .seeOther)

    let changed = try await calendar()
    #expect(!changed.isWorkingDay(Day("2027-02-08")!) && changed.isAnnounced(2027) && changed.hours(on: Day("2026-01-17")!).minutes == 180)
    #expect(changed.hours(on: Day("2026-07-04")!).minutes == 240 && changed.hours(on: Day("2026-06-30")!).minutes == 480)
    #expect(try await calendar("/330105014/") == .china)
    #expect(try await browser.get("/lists/calendar?area=/330105013/001/").status == .ok)

    #expect(try await browser.post("/lists/calendar/removal", ["area": area, "day": "2026-01-17"]).status == .seeOther)
    #expect(!(try await calendar()).isWorkingDay(Day("2026-01-17")!))
    for (fields, status) in [
        (["area": area, "from": "2026-01-04", "kind": "localOff"], HTTPResponse.Status.unprocessableContent),
        (["area": "/", "from": "2026-02-04", "kind": "localOff"], .forbidden),
        (["area": "x", "from": "2026-02-04", "kind": "localOff"], .unprocessableContent),
        (["area": area, "from": "soon", "kind": "often"], .unprocessableContent),
        (["area": area, "from": "2026-02-04", "kind": "special"], .unprocessableContent),
        (["area": area, "from": "2026-02-04", "until": "2029-02-04", "kind": "localOff"], .unprocessableContent), ([:], .unprocessableContent),
        (["area": area, "from": "2026-02-04", "kind": "special", "hours": "25:00-26:00"], .unprocessableContent),
    ] {
        #expect(try await browser.post("/lists/calendar/days", fields).status == status, "\(fields)")
    }
}
