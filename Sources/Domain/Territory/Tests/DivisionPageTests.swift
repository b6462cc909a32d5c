// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Territory

@Suite struct `Pages of the national list` {
    struct House {
        let router = Router(context: Context.self), database: any Database

        init(empty: Bool = false) async throws {
            database = try await TestDatabase.sqlite.make(Territory.module().migrations)
            if !empty {
                try await DivisionFile(Data(`The national list`.text.utf8), name: "list.txt").load(into: database, by: Sample.editor, at: Sample.now)
            }
            let server = Server(database: database, now: { Sample.now }, address: "https://linli.example")
            Web.chain(
                router, server: server, signIn: { ["editor": Sample.editor, "stranger": Sample.stranger][$0] },
                options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory))
            Territory.module().routes(router.group(), server)
        }

        func browser(_ person: String? = nil, _ language: Language = .zh) async -> TestBrowser<some HTTPResponder<Context>> {
            let browser = TestBrowser(router.buildResponder())
            if let person { await browser.set(cookie: CookieName.session, to: person) }
            await browser.set(cookie: CookieName.language, to: language.rawValue)
            return browser
        }
    }

    private func main(_ text: String) -> String {
        (text.firstMatch(of: /(?s)<main.*<\/main>/).map { String($0.0) } ?? "").replacing(
            /name="csrf" value="[^"]*"/, with: "name=\"csrf\" value=\"\"")
    }

    @Test(arguments: Language.allCases) func `look as they should`(language: Language) async throws {
        let house = try await House(), browser = await house.browser("editor", language)
        for (name, path) in [
            ("top", "/places/divisions"), ("district", "/places/divisions?under=3"), ("town", "/places/divisions?under=4"),
            ("found", "/places/divisions?q=gsqxhjd"), ("found-nothing", "/places/divisions?q=Mars"),
        ] {
            let answer = try await browser.get(path)
            #expect(answer.status == .ok)
            try expectSnapshot(main(answer.text), "divisions-\(name).\(language.rawValue).html")
        }
        let empty = try await House(empty: true)
        try expectSnapshot(main(try await empty.browser(nil, language).get("/places/divisions").text), "divisions-empty.\(language.rawValue).html")
    }

    @Test(arguments: ["/places/divisions?under=99", "/places/divisions?under=x", "/places/divisions?under=-1"])
    func `that do not exist are not found`(path: String) async throws {
        #expect(try await House().browser().get(path).status == .notFound)
    }

    @Test func `only those who may are asked to take a subdistrict`() async throws {
        let house = try await House()
        for person in [nil, "stranger"] {
            let browser = await house.browser(person)
            #expect(try await !browser.get("/places/divisions?under=4").text.contains("adoption"))
            let answer = try await browser.post("/places/divisions/4/adoption", ["code": "330105013", "from": "2026-01-10"])
            #expect([303, 401, 403].contains(answer.status.code), "\(answer.status)")
        }
        #expect(try await house.database.read { try TerritoryStore($0).areas(on: Sample.day).isEmpty })
    }

    @Test func `a subdistrict is taken with its communities, and what is off is said at the field`() async throws {
        let house = try await House(), browser = await house.browser("editor")
        for (code, from) in [("33010501", "2026-01-10"), ("330110013", "2026-01-10"), ("330105013", "tomorrow"), ("", "")] {
            _ = try await browser.get("/places/divisions?under=4")
            let answer = try await browser.post("/places/divisions/4/adoption", ["code": code, "from": from, "communities": "yes"])
            #expect(answer.text.contains("summary") && answer.text.contains("value=\"\(code)\""), "\(code) \(from)")
        }
        _ = try await browser.get("/places/divisions?under=4")
        let done = try await browser.post("/places/divisions/4/adoption", ["code": "330105013", "from": "2026-01-10", "communities": "yes"])
        #expect(done.status == .seeOther && done.headers[.location] == "/places/330105013")
        #expect(try await browser.get("/places/330105013").text.contains("余杭塘路社区"))
    }

    @Test func `programs ask in JSON`() async throws {
        let browser = try await House().browser()
        try expectSnapshot(try await browser.get("/api/v1/divisions?q=gsqxhjd").text, "divisions-found.json")
        try expectSnapshot(try await browser.get("/api/v1/divisions?under=3").text, "divisions-under.json")
        #expect(try await browser.get("/api/v1/divisions").text.contains("福建省"))
        for query in ["limit=0", "limit=x", "limit=999", "under=x", "q=" + String(repeating: "a", count: 100)] {
            #expect(try await browser.get("/api/v1/divisions?" + query).status == .badRequest)
        }
        #expect(try await browser.get("/api/v1/divisions?under=99").status == .notFound)
        #expect(try await House(empty: true).browser().get("/api/v1/divisions?q=xh").text == "{\"divisions\":[]}")
    }
}
