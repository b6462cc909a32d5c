// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import HTTPTypes
import Mandates
import Storage
import TestKit
import Testing
import Web

@testable import Exchange

@Suite struct `Open311` {
    @Test func `tells in both forms where it is`() async throws {
        let door = try await Door.make()
        for path in ["discovery.xml", "discovery.xml/", "/open311/v2//discovery.xml", "/open311/discovery.xml"] {
            let answer = try await door.get(path)
            #expect(answer.status == .ok && answer.headers[.contentType] == "text/xml; charset=utf-8", "\(path)")
            #expect(answer.text.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<discovery><changeset>"))
            #expect(answer.text.contains("<formats><format>text/xml</format><format>application/json</format></formats>"))
        }
        let json = try await door.get("discovery.json")
        #expect(json.headers[.contentType] == "application/json; charset=utf-8")
        let endpoint = try #require((try Door.object(json)["endpoints"] as? [[String: Any]])?.first)
        #expect(
            endpoint["url"] as? String == "http://linli.example/open311/v2" && endpoint["formats"] as? [String] == ["text/xml", "application/json"])
    }

    @Test(arguments: TestDatabase.all) func `offers what the lists have as services`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        let services = try Door.list(try await door.get("services.json"))
        #expect(services.count > 20 && services.last?["service_code"] as? String == "other")
        for service in services {
            #expect(
                service["metadata"] is Bool && service["type"] as? String == "realtime" && service["keywords"] is String && service["group"] is String
            )
            let code = try #require(service["service_code"] as? String)
            let definition = try Door.object(try await door.get("services/\(code).json"))
            let attributes = try #require(definition["attributes"] as? [[String: Any]])
            #expect(definition["service_code"] as? String == code && attributes.isEmpty != service["metadata"] as? Bool)
            for attribute in attributes where attribute["datatype"] as? String == "singlevaluelist" {
                #expect(!(try #require(attribute["values"] as? [[String: String]])).isEmpty && attribute["order"] is Int)
            }
        }
        #expect(try await door.get("services.xml").text.contains("<services><service><service_code>"))
        let none = try await door.get("services/none-1.json")
        #expect(try none.status == .notFound && Door.list(none).first?["code"] as? Int == 404)
    }

    @Test(arguments: TestDatabase.all) func `takes a report and gives it back`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        let sent = try await door.post(
            "requests.xml",
            "api_key=\(door.key)&service_code=other&\(Door.here)&description=\("路灯<不亮> & 电话 13812345678".queryEscaped)&first_name=Xiaohong&phone=13900000000&email=x@example.org"
        )
        #expect(
            sent.status == .created
                && sent.text.contains("<service_requests><request><service_request_id>2026-000001</service_request_id><service_notice>"))
        #expect(!sent.text.contains("<token"))
        let one = try await door.get("requests/2026-000001.json")
        let request = try #require(try Door.list(one).first)
        #expect(request["status"] as? String == "open" && request["lat"] as? Double == 30.3101 && request["long"] as? Double == 120.1303)
        #expect(request["requested_datetime"] as? String == "2026-11-23T01:00:00Z" && request["service_code"] as? String == "other")
        #expect(Set(request.keys).count == 17 && request["media_url"] is NSNull)
        let xml = try await door.get("requests.xml?extensions=true")
        #expect(xml.text.contains("路灯&lt;不亮&gt; &amp;") && xml.text.contains("<detailed_status>OPEN</detailed_status>"))
        for answer in [one.text, xml.text] {
            #expect(
                !answer.contains("13812345678") && !answer.contains("13900000000") && !answer.contains("Xiaohong") && !answer.contains("example.org"))
        }
        #expect(try await door.get("requests/2026-000001").text.hasPrefix("<?xml"))
        #expect(try await door.get("requests/2026-000001/", [.accept: "application/json"]).text.hasPrefix("["))
    }

    @Test(arguments: TestDatabase.all) func `makes one report for one key, and refuses the key for another`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        let key = HTTPField.Name("Idempotency-Key")!
        let body = "api_key=\(door.key)&service_code=other&\(Door.here)&description=lamp"
        for _ in 0..<2 {
            let answer = try await door.post("requests.json", body, [key: "a-1"])
            #expect(try Door.list(answer).first?["service_request_id"] as? String == "2026-000001")
        }
        let other = try await door.post("requests.json", body + "s", [key: "a-1"])
        #expect(other.status == .badRequest && other.text.contains("Idempotency-Key"))
        #expect(try await door.count("casework_report") == 1)
        for _ in 0..<2 { _ = try await door.post("requests.xml", body + "&attribute[fixmystreet_id]=77") }
        #expect(try await door.count("casework_report") == 2)
    }

    @Test func `gives a token to those who ask for one, and the number for it`() async throws {
        let door = try await Door.make()
        let answer = try await door.post(
            "requests.json", "api_key=\(door.key)&service_code=other&\(Door.here)&description=lamp", [HTTPField.Name("Prefer")!: "respond-async"])
        let sent = try #require(try Door.list(answer).first), token = try #require(sent["token"] as? String)
        #expect(sent["service_request_id"] == nil)
        let found = try #require(try Door.list(try await door.get("tokens/\(token).json")).first)
        #expect(found["service_request_id"] as? String == "2026-000001" && found["token"] as? String == token)
        #expect(try await door.get("tokens/nothing.xml").status == .notFound)
    }

    @Test(arguments: [
        ("service_code=other&\(Door.here)&description=x", 403), ("api_key=wrong-key&service_code=other&\(Door.here)&description=x", 403),
        ("api_key=KEY&\(Door.here)&description=x", 400), ("api_key=KEY&service_code=nothing&\(Door.here)&description=x", 404),
        ("api_key=KEY&service_code=other&description=x", 400), ("api_key=KEY&service_code=other&lat=NaN&long=120&description=x", 400),
        ("api_key=KEY&service_code=other&lat=30&description=x", 400), ("api_key=KEY&service_code=other&lat=91&long=120&description=x", 400),
        ("api_key=KEY&service_code=other&lat=inf&long=1e999&description=x", 400), ("api_key=KEY&service_code=other&\(Door.here)", 400),
        ("api_key=KEY&service_code=other&\(Door.here)&jurisdiction_id=elsewhere.gov&description=x", 404),
        ("api_key=KEY&service_code=other&\(Door.here)&description=\(String(repeating: "x", count: 4001))", 400),
        ("api_key=KEY&service_code=other&\(Door.here)&description=%B5%C6", 400),
        ("api_key=KEY&service_code=other&address_id=nowhere&description=x", 400),
    ]) func `refuses what it cannot take, in the form that was asked for, and keeps nothing`(_ body: String, _ status: Int) async throws {
        let door = try await Door.make()
        for form in ["xml", "json"] {
            let answer = try await door.post("requests.\(form)", body.replacing("KEY", with: door.key))
            #expect(answer.status.code == status, "\(answer.text)")
            #expect(answer.headers[.contentType] == (form == "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8"))
            if form == "json" {
                #expect(try Door.list(answer).first?["code"] as? Int == status)
            } else {
                #expect(answer.text.contains("<errors><error><code>\(status)</code><description>"))
            }
        }
        #expect(try await door.count("casework_report") == 0)
    }

    @Test func `reads forms in GB 18030 that say so, and no XML`() async throws {
        let door = try await Door.make()
        let body = "api_key=\(door.key)&service_code=other&\(Door.here)&description=%C2%B7%B5%C6%B2%BB%C1%C1"
        #expect(try await door.post("requests.json", body, type: "application/x-www-form-urlencoded; charset=GB18030").status == .created)
        #expect(try await door.get("requests.json").text.contains("路灯不亮"))
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><request>&b;</request>"
        for type in ["text/xml", "application/xml", "application/json", "text/plain", "application/x-www-form-urlencoded; charset=ebcdic"] {
            let answer = try await door.post("requests.xml", bomb, type: type)
            #expect(answer.status == .badRequest && answer.text.contains("<errors><error><code>415</code>"), "\(type)")
        }
        let large = try await door.post("requests.json", "api_key=\(door.key)&description=" + String(repeating: "x", count: 17 << 20))
        #expect(try large.status == .badRequest && Door.list(large).first?["code"] as? Int == 413)
        #expect(try await door.count("casework_report") == 1)
    }

    @Test func `puts reports from beyond the border before the registrar`() async throws {
        let door = try await Door.make()
        let number = try await door.report("井盖松了", more: "lat=31.2&long=121.5")
        let request = try #require(try Door.list(try await door.get("requests/\(number).json")).first)
        #expect(request["lat"] is NSNull && request["address_id"] as? String == Door.root)
        let (latitude, words) = try await door.database.read { db in
            let row = try #require(try db.run("SELECT id, latitude, place_words FROM casework_report").first)
            let kept: String = try row.get("place_words"), id: String = try row.get("id")
            #expect(!kept.contains("121.5"), "it is sealed")
            return (try row.get("latitude", as: Double.self), try db.unseal(kept, in: "casework_report.place_words", of: id) as String)
        }
        #expect(latitude == 31.2 && words.contains("121.5"))
    }

    @Test(arguments: TestDatabase.all) func `shows nothing that the board does not show`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        let services = try await door.database.read { try MandateServices.all($0) }
        let household = try #require(services.listed.first { $0.matter.isPrivate })
        let hidden = try await door.report("楼上天天吵", service: Services.code(household.matter.reference))
        _ = try await door.report("路灯不亮")
        #expect(try await door.get("requests/\(hidden).json").status == .notFound)
        #expect(try Door.list(try await door.get("requests.json")).count == 1)
        #expect(try Door.list(try await door.get("requests.json?service_request_id=\(hidden)")).isEmpty)
        #expect(try Door.list(try await door.get("requests.json?service_code=\(Services.code(household.matter.reference))")).isEmpty)
    }

    @Test(arguments: TestDatabase.all) func `finds by time, place, state and service, a page at a time`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind)
        for number in 1...5 {
            _ = try await door.report("路灯 \(number)", more: "lat=30.3101&long=\(120.1301 + Double(number) * 0.0003)")
            door.clock.pass(hours: 1)
        }
        func numbers(_ query: String) async throws -> [Int] {
            try Door.list(try await door.get("requests.json?\(query)")).map { Int(($0["service_request_id"] as? String ?? "").suffix(6)) ?? 0 }
        }
        #expect(try await numbers("") == [5, 4, 3, 2, 1])
        #expect(try await numbers("page_size=2") == [5, 4])
        #expect(try await numbers("page=2&page_size=2") == [3, 2])
        #expect(try await numbers("page=4&page_size=2") == [])
        #expect(try await numbers("start_date=2026-11-23T10:00:00%2B08:00&end_date=2026-11-23T12:00:00+08:00") == [4, 3, 2])
        #expect(try await numbers("updated_after=2026-11-23T04:00:00Z") == [5, 4])
        #expect(try await numbers("status=open") == [5, 4, 3, 2, 1])
        #expect(try await numbers("status=closed") == [])
        #expect(try await numbers("status=open,closed").count == 5)
        #expect(try await numbers("service_code=other").count == 5)
        #expect(try await numbers("service_code=cn-incident-0101,nothing") == [])
        #expect(try await numbers("bbox=120.1303,30.30,120.1308,30.32") == [2, 1])
        #expect(try await numbers("lat=30.3101&long=120.1304&radius=40") == [2, 1])
        #expect(try await numbers("service_request_id=2026-000002,2026-000004&status=closed") == [4, 2])
        door.clock.pass(hours: 24 * 91)
        #expect(try await numbers("") == [])
        #expect(try await numbers("end_date=2026-11-30") == [5, 4, 3, 2, 1])
        for query in [
            "start_date=9999-01-01", "start_date=x", "start_date=2026-01-01&end_date=2026-12-01", "start_date=2026-12-01&end_date=2026-11-01",
            "status=new",
            "page=0", "page_size=1001", "bbox=1,2,3", "lat=NaN&long=1&radius=3", "radius=5", "lat=30&long=120&radius=-1", "page=99999999999999999999",
        ] {
            let answer = try await door.get("requests.json?\(query)")
            #expect(try answer.status == .badRequest && Door.list(answer).first?["description"] is String, "\(query)")
        }
    }

    @Test func `stops those who guess keys`() async throws {
        let door = try await Door.make { $0.guessLimit = .init(burst: 3, seconds: 60) }
        for attempt in 1...5 {
            let answer = try await door.post("requests.json", "api_key=guess-\(attempt)&service_code=other")
            #expect(try answer.status == .forbidden && Door.list(answer).first?["code"] as? Int == (attempt > 3 ? 429 : 403))
            #expect((answer.headers[.retryAfter] != nil) == (attempt > 3))
        }
    }

    @Test func `takes keys from a header too`() async throws {
        let door = try await Door.make(), body = "service_code=other&\(Door.here)&description=x"
        #expect(try await door.post("requests.json", body, [HTTPField.Name("X-API-Key")!: door.key]).status == .created)
        #expect(try await door.post("requests.json?api_key=\(door.key)", body).status == .created)
    }

    @Test func `ends keys at once`() async throws {
        let door = try await Door.make()
        try await door.database.write { db in
            let key = try #require(try KeyStore(db).find(door.key))
            try KeyStore(db).end(key.id, at: door.clock.now)
        }
        #expect(try await door.post("requests.json", "api_key=\(door.key)&service_code=other&\(Door.here)&description=x").status == .forbidden)
        let kept = try await door.database.read { try $0.run("SELECT * FROM exchange_key").map { "\($0)" } }
        #expect(!kept.joined().contains(door.key))
    }

    @Test(arguments: ["nothing.json", "requests/1/2.json", "/open311", "/open311/v2", "requests/..%2f.json"])
    func `tells in its own form what is not there`(_ path: String) async throws {
        let answer = try await Door.make().get(path)
        #expect(
            answer.status == .notFound && (answer.text.hasPrefix("[{\"code\":404") || answer.text.contains("<errors><error><code>404")),
            "\(answer.text)")
    }

    @Test func `tells of a wrong method`() async throws {
        let answer = try await Door.make().post("services.json", "x=1")
        #expect(answer.status == .methodNotAllowed && answer.headers[.allow]?.contains("GET") == true && answer.text.hasPrefix("[{\"code\":405"))
    }
}
