// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Territory

@Suite struct `Pages of places` {
    typealias Client = TestClient<RouterResponder<Context>>

    func site(_ plan: TerritoryPlan = Sample.plan) async throws -> Client {
        let database = try await TestDatabase.sqlite.make(Territory.module().migrations)
        if !plan.areas.isEmpty { _ = try await database.write { try TerritoryStore($0).load(plan, by: Sample.editor, at: Sample.now) } }
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        let server = Server(database: database, now: { Sample.now }, address: "https://linli.example")
        let files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Public").standardizedFileURL
        let methods = Web.chain(router, server: server, options: Web.Options(secret: [UInt8](repeating: 7, count: 32), files: files))
        let sections = Territory.Sections(
            responsible: { path, _, isPoster, _, _ in "<p>responsible for \(path)\(isPoster ? ", on the poster" : "")</p>\n" },
            memory: { path, _, _, _, _ in "<p>memory of \(path)</p>\n" })
        Territory.module(sections: sections).routes(router.group(), server)
        methods.learn(from: router)
        return Client(router.buildResponder())
    }

    static let paths = [
        "tree": "/places", "community": "/places/330105013/002", "micro-grid": "/places/330105013/001/001/01",
        "grid": "/places/330105013/001/001", "poster": "/places/330105013/001/001?poster=yes",
        "premises": "/p/\(Sample.plan.premises[0].code)", "found": "/places/search?q=%E6%A1%A5%E5%A4%B4", "found-nothing": "/places/search?q=Mars",
    ]

    @Test(arguments: Language.allCases) func `look as they should`(language: Language) async throws {
        let client = try await site()
        for (name, path) in Self.paths.sorted(by: { $0.key < $1.key }) {
            let answer = try await client.send(.get, path, headers: [.acceptLanguage: language == .zh ? "zh-CN" : "en"])
            #expect(answer.status == .ok, "\(path)")
            let main = answer.text.firstMatch(of: /(?s)<main.*<\/main>/).map { String($0.0) } ?? ""
            try expectSnapshot(main, "\(name).\(language.rawValue).html")
        }
    }

    @Test func `say so where nothing is drawn yet`() async throws {
        let client = try await site(TerritoryPlan())
        #expect(try await client.send(.get, "/places").text.contains("这里还没有划分区域"))
        let map = try await client.send(.get, "/api/v1/map")
        #expect(map.status == .ok && map.text == "{\"type\":\"FeatureCollection\",\"features\":[]}")
        #expect(try await client.send(.get, "/places/search?q=x").status == .ok)
    }

    @Test(arguments: [
        "/places/nowhere", "/places/330105013/009", "/places/..%2f..%2fetc", "/places/%00", "/p/AAAAAA", "/p/x",
        "/p/%00%FF",
        "/places/" + String(repeating: "a/", count: 300),
    ])
    func `that do not exist are not found`(path: String) async throws {
        let answer = try await site().send(.get, path)
        #expect([404, 400, 414].contains(answer.status.code), "\(answer.status)")
    }

    @Test func `of the end of an area stay`() async throws {
        var plan = Sample.plan
        for index in plan.areas.indices where plan.areas[index].path.hasPrefix("/330105013/002/002/") {
            plan.areas[index].until = Sample.day.adding(days: -5)
        }
        let answer = try await site(plan).send(.get, "/places/330105013/002/002")
        #expect(answer.status == .ok && answer.text.contains("2026-01-05"))
    }

    @Test func `never run what someone typed`() async throws {
        let answer = try await site().send(.get, "/places/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
        #expect(!answer.text.contains("<script>alert") && answer.text.contains("&lt;script&gt;"))
    }

    @Test func `the map answers in GeoJSON, once`() async throws {
        let client = try await site()
        let first = try await client.send(.get, "/api/v1/map?bbox=120.12,30.30,120.15,30.32&lang=en")
        #expect(first.status == .ok && first.headers[.contentType] == "application/geo+json")
        #expect(try GeoJSON.features(first.text).count == 24)
        let tag = try #require(first.headers[.eTag])
        let again = try await client.send(.get, "/api/v1/map?bbox=120.12,30.30,120.15,30.32&lang=en", headers: [.ifNoneMatch: tag])
        #expect(again.status == .notModified && again.text.isEmpty)
        let whole = try await client.send(.get, "/api/v1/map")
        #expect(try GeoJSON.features(whole.text).count == 24 && whole.headers[.vary]?.contains("Accept-Language") == true)
        let past = try await client.send(.get, "/api/v1/map?day=2020-01-01")
        #expect(try GeoJSON.features(past.text).isEmpty)
    }

    @Test(arguments: [
        "bbox=", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=nan,0,1,1", "bbox=10,0,1,1", "bbox=0,0,1,95", "bbox=1e999,0,1,1", "day=yesterday",
        "day=2026-02-30",
        "day=9999-99-99", "zoom=-1", "zoom=x", "zoom=99", "bbox=%00", "bbox=" + String(repeating: "1", count: 3000),
    ])
    func `the map refuses what makes no sense`(query: String) async throws {
        let answer = try await site().send(.get, "/api/v1/map?" + query)
        #expect(answer.status == .badRequest && answer.headers[.contentType] == "application/problem+json")
    }

    @Test func `places are found by programs`() async throws {
        let client = try await site()
        let answer = try await client.send(.get, "/api/v1/places?q=%E7%B4%AB%E8%8D%86%E5%AE%B6%E5%9B%AD3%E5%B9%A22%E5%8D%95%E5%85%83501")
        #expect(answer.status == .ok)
        try expectSnapshot(answer.text, "places.json")
        #expect(try await client.send(.get, "/api/v1/places").text == "{\"places\":[]}")
        #expect(try await client.send(.get, "/api/v1/places?q=" + String(repeating: "a", count: 300)).status == .badRequest)
    }
}
