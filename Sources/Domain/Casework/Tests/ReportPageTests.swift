// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import TestKit
import Testing
import Triage
import Web

@testable import Casework

typealias Browser = TestBrowser<RouterResponder<Context>>

/// The hidden and typed fields of a page's report form, as a browser would send them back.
func fields(of page: String) -> [String: String] {
    var found: [String: String] = [:]
    for match in page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/) { found[String(match.1)] = unescaped(String(match.2)) }
    for match in page.matches(of: /<input[^>]* name="([^"]+)" type="(?:text|tel)" value="([^"]*)"/) {
        found[String(match.1)] = unescaped(String(match.2))
    }
    for match in page.matches(of: /<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)<\/textarea>/) { found[String(match.1)] = unescaped(String(match.2)) }
    for match in page.matches(of: /<input type="radio"[^>]* name="([^"]+)" value="([^"]*)" checked>/) {
        found[String(match.1)] = unescaped(String(match.2))
    }
    return found
}

func unescaped(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&amp;", with: "&")
}

extension TestBrowser {
    /// Sends a page's form on with what is changed in it.
    func go(_ to: String, from page: Answer, _ changed: [String: String] = [:]) async throws -> Answer {
        var sent = fields(of: page.text).merging(changed) { _, new in new }
        sent["go"] = to
        return try await post("/report", sent)
    }

    /// From an empty form to the last page before sending.
    func reportUpToCheck(_ words: String, at place: String = "桥弄街 8 号门口", matter: String? = nil) async throws -> Answer {
        var page = try await get("/report")
        page = try await go("where", from: page, ["place": place])
        page = try await go("what", from: page, ["words": words])
        return try await go("which", from: page, matter.map { ["matter": $0] } ?? [:])
    }
}

@Suite struct `Reporting on the web` {
    @Test(arguments: TestDatabase.all) func `takes four steps and ends with a number and a secret link`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind), browser = await town.visitor()
        var page = try await browser.get("/report")
        #expect(page.status == .ok && page.text.contains("在哪里？"))
        page = try await browser.go("where", from: page, ["place": "桥弄街 8 号门口"])
        #expect(page.text.contains("是什么事？") && page.text.contains("桥弄街 8 号"))
        #expect(!page.text.contains("桥头水果店"))
        page = try await browser.go("what", from: page, ["words": "水果摆到门外了，推不过去"])
        #expect(page.text.contains("店外经营") && page.text.contains("说不准"))
        page = try await browser.go("which", from: page, ["matter": "town/0504"])
        #expect(page.text.contains("大家会看到这些") && page.text.contains("水果摆到门外了"))
        #expect(try await town.count("casework_report") == 0)
        let sent = try await browser.go("send", from: page, ["phone": "138 0000 1234"])
        #expect(sent.status == .seeOther)
        let link = try #require(sent.headers[.location])
        #expect(link.hasPrefix("/r/") && link.hasSuffix("/sent"))
        let receipt = try await browser.get(link)
        #expect(receipt.text.contains("2026-000001") && receipt.text.contains("class=\"qr\""))
        #expect(receipt.headers[.cacheControl] == "private, no-store")

        // Sent again, it is the same report and the same page.
        let again = try await browser.go("send", from: page, ["phone": "138 0000 1234"])
        #expect(again.headers[.location] == link)
        #expect(try await town.count("casework_report") == 1)

        // The list sent it to the shop at once; the board says so without naming it.
        let board = try await browser.get("/")
        #expect(board.text.contains("店外经营") && board.text.contains("当事方") && board.text.contains("自治"))
        #expect(!board.text.contains("138") && !board.text.contains("桥头水果店"))
    }

    @Test func `begins at the second step with the code at a door`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        let page = try await browser.get("/report?premises=\(Town.shopCode)")
        #expect(page.text.contains("是什么事？") && page.text.contains("桥弄街 8 号"))
        let wrong = try await browser.get("/report?premises=ZZZZZZ")
        #expect(wrong.status == .ok && wrong.text.contains("在哪里？"))
        let pointed = try await browser.go("where", from: wrong, ["longitude": "120.1303", "latitude": "30.3101"])
        #expect(pointed.text.contains("是什么事？") && pointed.text.contains("附近"))
        let far = try await browser.go("where", from: wrong, ["longitude": "121.5", "latitude": "31.2"])
        #expect(far.status == .unprocessableContent && far.text.contains("不在我们街道"))
    }

    @Test func `keeps what was typed when something is amiss, and goes on with words alone`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        var page = try await browser.get("/report")
        page = try await browser.go("where", from: page, ["place": "月亮湾大饭店"])
        #expect(page.status == .unprocessableContent && page.text.contains("没有找到这个地方") && page.text.contains("月亮湾大饭店"))
        page = try await browser.go("words", from: page)
        #expect(page.text.contains("是什么事？") && page.text.contains("地点待核实"))
        page = try await browser.go("what", from: page, ["words": ""])
        #expect(page.status == .unprocessableContent && page.text.contains("请写一两句话"))
        let long = String(repeating: "很长", count: 1001)
        page = try await browser.go("what", from: page, ["words": long])
        #expect(page.status == .unprocessableContent && page.text.contains(long))
        page = try await browser.go("what", from: page, ["words": "路灯坏了"])
        page = try await browser.go("which", from: page)
        page = try await browser.go("send", from: page, ["phone": "打给我"])
        #expect(page.status == .unprocessableContent && page.text.contains("这个电话看着不对") && page.text.contains("打给我"))
        page = try await browser.go("to-where", from: page)
        #expect(fields(of: page.text)["words"] == "路灯坏了" && fields(of: page.text)["place"] == "月亮湾大饭店")
        #expect(try await town.count("casework_report") == 0)
    }

    @Test(arguments: TestDatabase.all) func `joins a report to the case that was recognised`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind), first = await town.visitor(), second = await town.visitor()
        let ready = try await first.reportUpToCheck("这里路灯不亮")
        _ = try await first.go("send", from: ready)
        var page = try await second.get("/report")
        page = try await second.go("where", from: page, ["place": "桥弄街 8 号"])
        page = try await second.go("what", from: page, ["words": "路灯坏了好几天"])
        #expect(page.text.contains("是同一件吗") && page.text.contains("就是这件（2026-000001）"))
        page = try await second.go("", from: page, ["joins": "2026-000001"])
        #expect(page.text.contains("不另立一件"))
        let sent = try await second.go("send", from: page)
        let receipt = try await second.get(sent.headers[.location] ?? "")
        #expect(receipt.text.contains("2026-000001") && receipt.text.contains("2 次上报"))
        #expect(try await town.count("casework_case") == 1)
        #expect(try await town.count("casework_report") == 2)
    }

    @Test func `shows where to call first when words are dangerous, and takes the report all the same`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        let page = try await browser.reportUpToCheck("楼道里有煤气味")
        #expect(page.text.contains("tel:119") && page.text.contains("请先打电话"))
        #expect(try await browser.go("send", from: page).status == .seeOther)
    }
}

@Suite struct `Photos of a report` {
    /// A multipart form as a browser writes it.
    static func multipart(_ fields: [String: String], photos: [(String, [UInt8])], csrf: String) -> ByteBuffer {
        var body = ByteBuffer()
        func part(_ header: String, _ bytes: [UInt8]) {
            body.writeString("--b\r\nContent-Disposition: form-data; \(header)\r\n\r\n")
            body.writeBytes(bytes)
            body.writeString("\r\n")
        }
        part("name=\"csrf\"", Array(csrf.utf8))
        for (name, value) in fields where name != "csrf" { part("name=\"\(name)\"", Array(value.utf8)) }
        for (name, bytes) in photos { part("name=\"photos\"; filename=\"\(name)\"", bytes) }
        body.writeString("--b--\r\n")
        return body
    }

    static func send(_ town: Town, _ browser: Browser, from page: String, _ changed: [String: String], photos: [(String, [UInt8])]) async throws
        -> Browser.Answer
    {
        let sent = fields(of: page).merging(changed) { _, new in new }
        let body = multipart(sent, photos: photos, csrf: sent["csrf"] ?? "")
        let cookie = await browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return try await town.client.send(
            .post, "/report",
            headers: [.contentType: "multipart/form-data; boundary=b", .contentLength: String(body.readableBytes), .cookie: cookie], body: body)
    }

    @Test(arguments: TestDatabase.all) func `are checked at once, refused politely and never lost`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind), browser = await town.visitor()
        var page = try await browser.get("/report?premises=\(Town.shopCode)")
        page = try await Self.send(
            town, browser, from: page.text, ["go": "what", "words": "水果摆到门外"], photos: [("好.jpg", Town.photo), ("坏.jpg", Array("GIF89a???".utf8))])
        #expect(page.status == .unprocessableContent && page.text.contains("“坏.jpg”没有收下") && page.text.contains("水果摆到门外"))
        let sealed = try #require(fields(of: page.text)["photo"])
        let id = String(sealed.prefix { $0 != "." })
        #expect(page.text.contains("去掉第 1 张"))

        // Only a ticket shows it before it is sent.
        #expect(try await town.client.send(.get, "/photos/\(id)?size=small").status == .notFound)
        let own = try #require(page.text.firstMatch(of: /src="(\/photos\/[^"]+)"/)).1
        let shown = try await town.client.send(.get, unescaped(String(own)))
        #expect(shown.status == .ok && shown.headers[.contentType] == "image/jpeg")

        page = try await Self.send(town, browser, from: page.text, ["go": "what"], photos: [])
        page = try await browser.go("which", from: page)
        #expect(page.text.contains(id))
        #expect(try await browser.go("send", from: page).status == .seeOther)
        let now = try await town.client.send(.get, "/photos/\(id)?size=small")
        #expect(now.status == .ok && now.headers[.cacheControl] == "public, max-age=60, must-revalidate")
        let tag = now.headers[.eTag] ?? ""
        let again = try await town.client.send(.get, "/photos/\(id)?size=small", headers: [.ifNoneMatch: tag])
        #expect(again.status == .notModified && again.bytes.readableBytes == 0)
        for path in ["/photos/..%2F..%2Fetc%2Fpasswd", "/photos/\(String(repeating: "a", count: 64))", "/photos/\(id)x"] {
            #expect(try await town.client.send(.get, path).status == .notFound, "\(path)")
        }
    }

    @Test func `cannot be named by someone who did not send them`() async throws {
        let town = try await Town.make(), browser = await town.visitor()
        let page = try await browser.reportUpToCheck("路灯坏了")
        let forged = String(repeating: "a", count: 64) + ".10.10.forged"
        _ = try await browser.go("send", from: page, ["photo": forged])
        #expect(try await town.count("casework_report") == 1)
        #expect(try await town.count("casework_photo") == 0)
    }
}

@Suite struct `A private matter` {
    @Test(arguments: TestDatabase.all) func `is shown nowhere, but to its reporter by the secret link`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind), browser = await town.visitor()
        var page = try await browser.get("/report?premises=\(Town.shopCode)")
        page = try await Photos_send(town, browser, page.text, "楼上晚上很吵，噪音大")
        let id = String(try #require(fields(of: page.text)["photo"]).prefix { $0 != "." })
        page = try await browser.go("which", from: page, ["matter": "town/0810"])
        #expect(page.text.contains("只计数，不公开"))
        let link = try #require(try await browser.go("send", from: page).headers[.location])
        #expect(try await town.count("casework_case") == 1)

        for path in ["/", "/?show=all", "/?q=噪音".queryPath, "/api/v1/cases?status=all", "/api/v1/cases.geojson?bbox=120,30,121,31"] {
            let answer = try await town.client.send(.get, path)
            #expect(answer.status == .ok, "\(path)")
            #expect(!answer.text.contains("2026-000001") && !answer.text.contains("吵"), "\(path)")
        }
        for path in ["/cases/2026-000001", "/api/v1/cases/2026-000001", "/photos/\(id)", "/photos/\(id)?size=small"] {
            #expect(try await town.client.send(.get, path).status == .notFound, "\(path)")
        }
        #expect(try await browser.get("/").text.contains("只计数不公开"))
        let own = try await browser.get(String(link.dropLast("/sent".count)))
        #expect(own.status == .ok && own.text.contains("楼上晚上很吵") && own.text.contains("photos/\(id)"))
        let added = try await browser.post(String(link.dropLast("/sent".count)) + "/voices", ["voice": "addWords", "words": "昨晚又吵到两点"])
        #expect(added.status == .seeOther)
        #expect(try await town.count("casework_case") == 1)
        #expect(try await browser.get(String(link.dropLast("/sent".count))).text.contains("昨晚又吵到两点"))
    }

    private func Photos_send(_ town: Town, _ browser: Browser, _ page: String, _ words: String) async throws -> Browser.Answer {
        try await `Photos of a report`.send(town, browser, from: page, ["go": "what", "words": words], photos: [("a.jpg", Town.photo)])
    }
}

extension String {
    /// With its query in percent form.
    var queryPath: String { addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? self }
}
