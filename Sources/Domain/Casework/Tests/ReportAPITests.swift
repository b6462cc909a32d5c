// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestKit
import Testing
import Web

@testable import Casework

@Suite struct `Reporting by programs` {
    static func send(
        _ town: Town, _ body: String, type: String? = "application/json", key: String? = nil, to path: String = "/api/v1/reports"
    ) async throws -> TestClient<RouterResponder<Context>>.Answer {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        headers[.idempotencyKey] = key
        return try await town.client.send(.post, path, headers: headers, body: ByteBuffer(string: body))
    }

    static func json(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: TestDatabase.all) func `makes one report for one key, and answers the same`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        let body = #"{"words":"路灯不亮","longitude":120.1303,"latitude":30.3101,"matter":{"scheme":"town","code":"0109"},"nature":"complaint"}"#
        let first = try await Self.send(town, body, key: "a-1"), again = try await Self.send(town, body, key: "a-1")
        #expect(first.status == .created && again.status == .created)
        let one = try Self.json(first.text), two = try Self.json(again.text)
        #expect(one["number"] as? String == "2026-000001" && two["number"] as? String == "2026-000001")
        #expect(one["secret_url"] as? String == two["secret_url"] as? String)
        #expect(one["repeated"] as? Bool == false && two["repeated"] as? Bool == true)
        #expect(try await town.count("casework_report") == 1)
        // The same key with other words is another's: it learns nothing of the first.
        let other = try await Self.send(town, body.replacing("路灯不亮", with: "路灯太亮"), key: "a-1")
        #expect(try Self.json(other.text)["number"] as? String == "2026-000002")
    }

    @Test(arguments: TestDatabase.all) func `takes photos first and names them in the report`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        let put = try await town.client.send(.put, "/api/v1/photos", headers: [.contentType: "image/jpeg"], body: ByteBuffer(bytes: Town.photo))
        #expect(put.status == .created)
        let name = try #require(try Self.json(put.text)["photo"] as? String)
        let sent = try await Self.send(town, #"{"words":"路灯不亮","place":"桥弄街 8 号","photos":["\#(name)"]}"#)
        #expect(sent.status == .created)
        let shown = try await town.client.send(.get, "/api/v1/cases/2026-000001")
        let photos = try #require(try Self.json(shown.text)["photos"] as? [String])
        #expect(photos.count == 1)
        #expect(try await town.client.send(.get, String(photos[0].dropFirst("http://linli.example".count))).status == .ok)
    }

    @Test func `writes JSON that holds whatever words people send`() async throws {
        let town = try await Town.make()
        let words = "他说：“路灯\\不亮”\n\"quoted\" <b>\u{1F6B2} \u{2028}—\t完"
        let body = try String(decoding: JSONSerialization.data(withJSONObject: ["words": words, "place": "桥弄街 8 号"]), as: UTF8.self)
        #expect(try await Self.send(town, body).status == .created)
        let shown = try Self.json(try await town.client.send(.get, "/api/v1/cases/2026-000001").text)
        let kept = try #require(shown["words"] as? String)
        #expect(kept.contains("“路灯\\不亮”") && kept.contains("\"quoted\" <b>\u{1F6B2}") && kept.contains("—") && kept.hasSuffix("完"))
        let steps = try #require(shown["steps"] as? [[String: Any]])
        #expect(steps.first?["action"] as? String == "report" && steps.first?["at"] as? String == shown["opened_at"] as? String)
        let listed = try #require(try Self.json(try await town.client.send(.get, "/api/v1/cases").text)["cases"] as? [[String: Any]])
        #expect(listed.first?["words"] as? String == kept && listed.first?["steps"] == nil)
    }

    @Test func `draws the code of a public case alone`() async throws {
        let town = try await Town.make()
        _ = try await Self.send(town, #"{"words":"路灯不亮","place":"桥弄街 8 号"}"#)
        let code = try await town.client.send(.get, "/cases/2026-000001/code.svg")
        #expect(code.status == .ok && code.headers[.contentType] == "image/svg+xml" && code.text.hasPrefix("<svg class=\"qr\""))
        #expect(try await town.client.send(.get, "/cases/2026-000002/code.svg").status == .notFound)
    }

    @Test func `puts what lies beyond the border before the registrar`() async throws {
        let town = try await Town.make()
        #expect(try await Self.send(town, #"{"words":"井盖松了","longitude":0,"latitude":0}"#).status == .created)
        let shown = try Self.json(try await town.client.send(.get, "/api/v1/cases/2026-000001").text),
            place = try #require(shown["place"] as? [String: Any])
        #expect(place["area"] as? String == Town.path && place["longitude"] == nil)
    }

    @Test func `answers a public case with a tag, and nothing when nothing has changed`() async throws {
        let town = try await Town.make { $0.memory = 5 }
        _ = try await Self.send(town, #"{"words":"路灯不亮","place":"桥弄街 8 号"}"#)
        for _ in 0..<2 {
            let first = try await town.client.send(.get, "/api/v1/cases/2026-000001")
            #expect(first.headers[.eTag] == "\"2026-000001-1\"")
            let again = try await town.client.send(.get, "/api/v1/cases/2026-000001", headers: [.ifNoneMatch: "\"2026-000001-1\""])
            #expect(again.status == .notModified && again.bytes.readableBytes == 0)
        }
        try await town.database.write { db in try CaseStore(db).take(.askVerification, on: "2026-000001", by: Cast.zhouMin, at: Cast.monday) }
        let changed = try await town.client.send(.get, "/api/v1/cases/2026-000001", headers: [.ifNoneMatch: "\"2026-000001-1\""])
        #expect(changed.status == .ok && changed.text.contains("verifying"))
        #expect(!changed.text.contains("zhou"))
    }

    @Test func `pages through the list and draws a window`() async throws {
        let town = try await Town.make()
        for number in 1...5 { _ = try await Self.send(town, #"{"words":"第 \#(number) 盏路灯不亮","place":"桥弄街 8 号"}"#) }
        let first = try Self.json(try await town.client.send(.get, "/api/v1/cases?limit=3").text)
        let next = try #require(first["next"] as? String)
        let second = try Self.json(try await town.client.send(.get, String(next.dropFirst("http://linli.example".count))).text)
        let numbers = try [first, second].flatMap { try #require($0["cases"] as? [[String: Any]]).compactMap { $0["number"] as? String } }
        #expect(numbers == (1...5).reversed().map { "2026-00000\($0)" })
        let window = try await town.client.send(.get, "/api/v1/cases.geojson?bbox=120.1,30.3,120.2,30.4")
        #expect(window.headers[.contentType] == "application/geo+json")
        let features = try #require(try Self.json(window.text)["features"] as? [[String: Any]])
        #expect(features.count == 5)
        let tag = try #require(window.headers[.eTag])
        #expect(
            try await town.client.send(.get, "/api/v1/cases.geojson?bbox=120.1,30.3,120.2,30.4", headers: [.ifNoneMatch: tag]).status == .notModified)
        let empty = try await town.client.send(.get, "/api/v1/cases.geojson?bbox=1,1,2,2")
        #expect(try Self.json(empty.text)["features"] as? [Int] == [])
    }

    static let hostile: [(String, String?, HTTPResponse.Status)] = [
        ("", "application/json", .badRequest), ("{", "application/json", .badRequest), ("[]", "application/json", .badRequest),
        ("null", "application/json", .badRequest), (#"{"words":7}"#, "application/json", .badRequest),
        (#"{"words":null}"#, "application/json", .badRequest), (#"{"words":["路灯"]}"#, "application/json", .badRequest),
        (#"{"words":"  "}"#, "application/json", .unprocessableContent), (#"{"words":"\u0000\u0007"}"#, "application/json", .unprocessableContent),
        (#"{"words":"\ud800"}"#, "application/json", .badRequest),
        (#"{"words":"路灯","longitude":1e308,"latitude":30}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","longitude":1e999,"latitude":30}"#, "application/json", .badRequest),
        (#"{"words":"路灯","longitude":120.13}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","longitude":30.31,"latitude":120.13}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","longitude":"120.13","latitude":"30.31"}"#, "application/json", .badRequest),
        (#"{"words":"路灯","matter":{"scheme":"town","code":"9999"}}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","matter":{"scheme":"'; DROP TABLE casework_case; --","code":"x"}}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","nature":"rant"}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","photos":["a","b"]}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","photos":["../../etc/passwd"]}"#, "application/json", .unprocessableContent),
        (#"{"words":"路灯","contact":{"phone":"<script>"}}"#, "application/json", .unprocessableContent),
        (#"{"words":"\#(String(repeating: "长", count: 2001))"}"#, "application/json", .unprocessableContent),
        (#"{"words":"\#(String(repeating: "长", count: 40_000))"}"#, "application/json", .contentTooLarge),
        (String(repeating: "[", count: 20_000), "application/json", .badRequest),
        (#"{"words":"路灯"}"#, "text/plain", .unsupportedMediaType), (#"{"words":"路灯"}"#, nil, .unsupportedMediaType),
        ("words=x", "application/x-www-form-urlencoded", .unsupportedMediaType),
    ]

    @Test(arguments: TestDatabase.all) func `refuses what makes no sense, in words, and keeps nothing`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind)
        for (body, type, status) in Self.hostile {
            let answer = try await Self.send(town, body, type: type)
            #expect(answer.status == status, "\(body.prefix(80)): \(answer.text)")
            #expect(answer.headers[.contentType] == "application/problem+json")
            #expect(try Self.json(answer.text)["title"] as? String != nil)
        }
        var bytes = ByteBuffer(string: #"{"words":""#)
        bytes.writeBytes([0xFF, 0xFE, 0xC0])
        bytes.writeString(#""}"#)
        #expect(try await town.client.send(.post, "/api/v1/reports", headers: [.contentType: "application/json"], body: bytes).status == .badRequest)
        for key in ["", "a b", String(repeating: "k", count: 201), "\u{7}"] {
            #expect(try await Self.send(town, #"{"words":"路灯"}"#, key: key).status == .badRequest, "\(key)")
        }
        for (bytes, type, status): ([UInt8], String, HTTPResponse.Status) in [
            ([], "image/jpeg", .unprocessableContent), (Array("GIF89a".utf8), "image/gif", .unsupportedMediaType),
            (Array(Town.photo.prefix(200)), "image/jpeg", .unprocessableContent), (Town.photo, "text/html", .unsupportedMediaType),
            ([UInt8](repeating: 0xFF, count: (12 << 20) + 1), "image/jpeg", .contentTooLarge),
        ] {
            let answer = try await town.client.send(.put, "/api/v1/photos", headers: [.contentType: type], body: ByteBuffer(bytes: bytes))
            #expect(answer.status == status, "\(type) \(bytes.count)")
        }
        for path in [
            "/api/v1/cases.geojson", "/api/v1/cases.geojson?bbox=", "/api/v1/cases.geojson?bbox=1,2,3", "/api/v1/cases.geojson?bbox=nan,0,1,1",
            "/api/v1/cases.geojson?bbox=121,30,120,31", "/api/v1/cases.geojson?bbox=-1e309,0,1,1", "/api/v1/cases?limit=0",
            "/api/v1/cases?limit=1000000",
            "/api/v1/cases?status=gone", "/api/v1/cases?area=/1/", "/api/v1/cases?before=x",
        ] {
            #expect(try await town.client.send(.get, path).status == .badRequest, "\(path)")
        }
        for table in ["casework_case", "casework_report", "casework_photo", "casework_number"] { #expect(try await town.count(table) == 0) }
    }

    @Test(arguments: TestDatabase.all) func `never breaks on what a form may hold`(_ kind: TestDatabase) async throws {
        let town = try await Town.make(kind), browser = await town.visitor()
        _ = try await browser.get("/report")
        let odd = [
            "", "'", "%00", "\u{0}", "🏮", "<script>alert(1)</script>", String(repeating: "很", count: 3000), "-1", "1e400", "NaN", "/../", "\u{202E}",
        ]
        for name in [
            "go", "key", "place", "choice", "longitude", "latitude", "premises", "words", "nature", "matter", "joins", "photo", "drop", "name",
            "phone",
        ] {
            for value in odd {
                for go in ["where", "choose", "what", "which"] {
                    var sent = ["go": go, "place": "桥弄街 8 号", "words": "路灯不亮"]
                    sent[name] = value
                    let answer = try await browser.post("/report", sent)
                    #expect(answer.status == .ok || answer.status == .unprocessableContent, "\(name) \(value) \(answer.status)")
                    #expect(!answer.text.contains("<script>alert"))
                }
            }
        }
        for path in ["/?area=x&lane=y&matter=z&q='%22)(&before=9&show=w", "/?q=%F0%9F%8F%AE", "/?before=2026-000001", "/board"] {
            #expect(try await browser.get(path).status == .ok, "\(path)")
        }
        #expect(try await town.count("casework_report") == 0)
    }

    @Test func `slows down who sends too much, and loses nothing`() async throws {
        let town = try await Town.make { $0.reportLimit = RateLimit(burst: 2, seconds: 60) }
        for number in 1...2 { #expect(try await Self.send(town, #"{"words":"第 \#(number) 件"}"#, key: "k\(number)").status == .created) }
        let third = try await Self.send(town, #"{"words":"第 3 件"}"#, key: "k3")
        #expect(third.status == .tooManyRequests && third.headers[.retryAfter] != nil)
        #expect(try await Self.send(town, #"{"words":"第 1 件"}"#, key: "k1").status == .created)
        town.clock.pass(hours: 1)
        #expect(try await Self.send(town, #"{"words":"第 3 件"}"#, key: "k3").status == .created)
    }
}
