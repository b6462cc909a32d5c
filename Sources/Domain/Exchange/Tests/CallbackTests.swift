// SPDX-License-Identifier: Apache-2.0
import Access
import CVips
import Casework
import Foundation
import HTTPTypes
import Images
import Outbound
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import Exchange

@Suite struct `Callbacks` {
    /// A town whose callbacks may go to a server on loopback, and the job that sends them.
    static func town(_ kind: TestDatabase, port: Int) async throws -> (door: Door, sender: CallbackSender) {
        // A machine on which all tests run at once may be slow to answer; how long is waited in earnest is Outbound's own test.
        var rules = Outbound.Rules(trusted: ["127.0.0.1:\(port)"])
        rules.seconds = 120
        let outbound = Outbound(rules)
        let door = try await Door.make(kind) { $0.outbound = outbound }
        return (door, CallbackSender(database: door.database, outbound: outbound, key: door.tools.key, address: "http://linli.example"))
    }

    static func subscribe(_ door: Door, _ url: String, _ more: String = "", key: String? = nil) async throws -> Door.Answer {
        try await door.post("subscriptions.json", "api_key=\(key ?? door.key)&url=\(url.queryEscaped)\(more)")
    }

    static func data(_ call: LoopbackServer.Call) throws -> (update: [String: Any], request: [String: Any]) {
        let all = try #require(JSONSerialization.jsonObject(with: Data(call.body)) as? [String: Any])
        let data = try #require(all["data"] as? [String: Any])
        return (try #require(data["request_update"] as? [String: Any]), try #require(data["request"] as? [String: Any]))
    }

    @Test(arguments: TestDatabase.all) func `to an area that has ended go on with the one that follows it`(_ kind: TestDatabase) async throws {
        let (door, _) = try await Self.town(kind, port: 9)
        for area in ["\(Door.grid)03/", "\(Door.grid)04/", ""] {
            #expect(try await Self.subscribe(door, "http://127.0.0.1:9/hook", area.isEmpty ? "" : "&address_id=\(area)").status == .created)
        }
        let moved = try await door.database.write { try CallbackStore($0).follow(["\(Door.grid)03/": "\(Door.grid)05/"]) }
        #expect(moved == 1)
        let shown = try Door.list(try await door.get("subscriptions.json", [HTTPField.Name("X-API-Key")!: door.key]))
        #expect(Set(shown.map { $0["address_id"] as? String ?? "" }) == ["\(Door.grid)05/", "\(Door.grid)04/", ""])
    }

    @Test(arguments: TestDatabase.all) func `tell what happened, signed, in order, once it has happened`(_ kind: TestDatabase) async throws {
        let server = LoopbackServer()
        try await server.serve { port in
            let (door, sender) = try await Self.town(kind, port: port)
            let before = try await door.report("以前的事")
            _ = try await Updates.send(door, before, "u-0", "OPEN", "订阅之前说的")
            door.clock.pass(hours: 1)
            let made = try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook")
            #expect(made.status == .created, "\(made.text)")
            let shown = try #require(try Door.list(made).first)
            let secret = try #require(shown["secret"] as? String)
            #expect(secret.hasPrefix("whsec_"))
            #expect(try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook").text == made.text)

            let number = try await door.report("路灯不亮")
            _ = try await Updates.send(door, number, "u-1", "OPEN", "还是不亮，打 13812345678")
            _ = try await Updates.send(door, number, "u-2", "OPEN", "昨晚也不亮")
            #expect(try await sender.run(at: door.clock.now) == 2)
            #expect(try await sender.run(at: door.clock.now) == 0)
            #expect(server.calls.count == 2)
            let words = try server.calls.map { try Self.data($0).update["description"] as? String ?? "" }
            #expect(words[0].hasPrefix("还是不亮") && words[1] == "昨晚也不亮")
            #expect(!server.calls.contains { String(decoding: $0.body, as: UTF8.self).contains("13812345678") })
            #expect(try server.calls.allSatisfy { try Self.data($0).request["service_request_id"] as? String == number })

            // As any library for Standard Webhooks checks it.
            let call = server.calls[0], key = try #require(Data(base64Encoded: String(secret.dropFirst("whsec_".count))))
            let id = call.headers[HTTPField.Name("webhook-id")!] ?? "", time = call.headers[HTTPField.Name("webhook-timestamp")!] ?? ""
            let signed = Secrets.hmacSHA256(Array("\(id).\(time).".utf8) + call.body, key: Array(key))
            #expect(call.headers[HTTPField.Name("webhook-signature")!] == "v1," + Data(signed).base64EncodedString())
            #expect(Set(server.calls.map { $0.headers[HTTPField.Name("webhook-id")!] }).count == 2)
        }
    }

    @Test(arguments: TestDatabase.all) func `lose nothing and mix up nothing while the other side is away`(_ kind: TestDatabase) async throws {
        let server = LoopbackServer { _ in .init(503) }
        try await server.serve { port in
            let (door, sender) = try await Self.town(kind, port: port)
            _ = try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook")
            let numbers = [try await door.report("路灯不亮"), try await door.report("垃圾没人收")]
            for turn in 1...3 { for number in numbers { _ = try await Updates.send(door, number, "u-\(turn)-\(number)", "OPEN", "第\(turn)次") } }
            var tries = 0
            // An hour of half minutes.
            for _ in 0..<120 {
                #expect(try await sender.run(at: door.clock.now) == 0)
                door.clock.pass(hours: 1.0 / 120)
            }
            tries = server.calls.count
            #expect((5...10).contains(tries), "\(tries) calls in an hour")

            server.answer { _ in .init(204) }
            door.clock.pass(hours: 1.3)
            // Killed between the call and its note: what was delivered comes again under the same id.
            #expect(try await sender.run(at: door.clock.now) == 6)
            let good = server.calls.dropFirst(tries)
            for number in numbers {
                let said = try good.map { try Self.data($0) }.filter { $0.request["service_request_id"] as? String == number }
                    .compactMap { $0.update["description"] as? String }
                #expect(said == ["第1次", "第2次", "第3次"])
            }
            try await door.database.write { try $0.run("UPDATE exchange_delivery SET state = 'waiting' WHERE step = 4") }
            #expect(try await sender.run(at: door.clock.now) == 2)
            let ids = server.calls.dropFirst(tries).map { $0.headers[HTTPField.Name("webhook-id")!] ?? "" }
            #expect(ids.count == 8 && Set(ids).count == 6)
        }
    }

    @Test(arguments: TestDatabase.all) func `put aside what is refused, hold back what follows it, and send it again on demand`(_ kind: TestDatabase)
        async throws
    {
        let server = LoopbackServer { call in String(decoding: call.body, as: UTF8.self).contains("第1次") ? .init(422) : .init() }
        try await server.serve { port in
            let (door, sender) = try await Self.town(kind, port: port)
            _ = try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook")
            let number = try await door.report("路灯不亮"), other = try await door.report("垃圾没人收")
            for turn in 1...2 { _ = try await Updates.send(door, number, "u-\(turn)", "OPEN", "第\(turn)次") }
            _ = try await Updates.send(door, other, "o-1", "OPEN", "别的")
            for _ in 0..<400 {
                try await sender.run(at: door.clock.now)
                door.clock.pass(hours: 1.0 / 60)
            }
            let dead = try await door.database.read { try CallbackStore($0).dead() }
            #expect(dead.map(\.number) == [number] && dead.first?.problem == "HTTP 422")
            #expect(try server.calls.contains { try Self.data($0).update["description"] as? String == "别的" })
            #expect(try !server.calls.contains { try Self.data($0).update["description"] as? String == "第2次" })

            server.answer { _ in .init() }
            let revived = try await door.database.write { [now = door.clock.now] db in
                try CallbackStore(db).revive(try #require(dead.first?.subscription), at: now)
            }
            #expect(revived == 1)
            try await sender.run(at: door.clock.now)
            let said = try server.calls.suffix(2).compactMap { try Self.data($0).update["description"] as? String }
            #expect(said == ["第1次", "第2次"])
        }
    }

    @Test(arguments: TestDatabase.all) func `say nothing that is not public when it is sent, and nothing after the end`(_ kind: TestDatabase)
        async throws
    {
        let server = LoopbackServer()
        try await server.serve { port in
            let (door, sender) = try await Self.town(kind, port: port)
            let made = try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook", "&address_id=\(Door.grid + "03/")".queryPart)
            let id = try #require(try Door.list(made).first?["subscription_id"] as? String)
            let number = try await door.report("路灯不亮")
            _ = try await Updates.send(door, number, "u-1", "OPEN", "第1次")
            try await door.database.write { try $0.run("UPDATE casework_case SET is_private = TRUE") }
            try await sender.run(at: door.clock.now)
            #expect(server.calls.isEmpty)
            try await door.database.write { try $0.run("UPDATE casework_case SET is_private = FALSE") }
            // In the other micro-grid nobody asked.
            let far = try await door.report("井盖松了", more: "lat=30.3101&long=120.1315")
            _ = try await Updates.send(door, far, "f-1", "OPEN", "远处")
            _ = try await Updates.send(door, number, "u-2", "OPEN", "第2次")
            try await sender.run(at: door.clock.now)
            #expect(try server.calls.map { try Self.data($0).update["description"] as? String }.contains("第2次"))
            #expect(try !server.calls.contains { try Self.data($0).update["description"] as? String == "远处" })

            let calls = server.calls.count
            _ = try await Updates.send(door, number, "u-3", "OPEN", "第3次")
            let stranger = try await door.database.write { [now = door.clock.now] db in
                try KeyStore(db).add(holder: "Stranger", rights: [.subscribe], at: now).secret
            }
            #expect(try await door.delete("subscriptions/\(id).json", key: stranger).status == .notFound)
            #expect(try await door.delete("subscriptions/\(id).json", key: door.key).status == .ok)
            #expect(try await door.delete("subscriptions/\(id).json", key: door.key).status == .notFound)
            try await sender.run(at: door.clock.now)
            #expect(server.calls.count == calls)
            #expect(try Door.list(try await door.get("subscriptions.json?api_key=\(door.key)")).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.all) func `miss nothing where more happened than is read at a time`(_ kind: TestDatabase) async throws {
        let server = LoopbackServer()
        try await server.serve { port in
            let town = try await Self.town(kind, port: port), door = town.door
            var sender = town.sender
            sender.page = 2
            _ = try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook")
            let number = try await door.report("路灯不亮")
            for turn in 1...5 { _ = try await Updates.send(door, number, "u-\(turn)", "OPEN", "第\(turn)次") }
            door.clock.pass(hours: 0.1)
            try await sender.run(at: door.clock.now)
            // All within the time that each look goes back over once more.
            for turn in 6...9 { _ = try await Updates.send(door, number, "u-\(turn)", "OPEN", "第\(turn)次") }
            door.clock.pass(hours: 0.01)
            try await sender.run(at: door.clock.now)
            #expect(try server.calls.map { try Self.data($0).update["description"] as? String } == (1...9).map { "第\($0)次" })
        }
    }

    @Test func `end when the other side says that it is gone`() async throws {
        let server = LoopbackServer { _ in .init(410) }
        try await server.serve { port in
            let (door, sender) = try await Self.town(.sqlite, port: port)
            _ = try await Self.subscribe(door, "http://127.0.0.1:\(port)/hook")
            let number = try await door.report("路灯不亮")
            _ = try await Updates.send(door, number, "u-1", "OPEN", "第1次")
            try await sender.run(at: door.clock.now)
            #expect(try await door.database.read { try CallbackStore($0).all() }.isEmpty)
        }
    }

    @Test(arguments: [
        ("http://127.0.0.1:1/x", 400), ("https://127.0.0.1/", 400), ("https://169.254.169.254/", 400), ("ftp://example.com", 400), ("", 400),
        ("https://1.1.1.1:22/", 400),
    ]) func `never lead into our own network`(_ url: String, _ status: Int) async throws {
        let door = try await Door.make(), answer = try await Self.subscribe(door, url)
        #expect(answer.status.code == status && answer.text.contains("url"), "\(answer.text)")
        #expect(try await door.count("exchange_subscription") == 0)
        let report = try await door.database.write { [now = door.clock.now] db in
            try KeyStore(db).add(holder: "Reports only", rights: [.report], at: now).secret
        }
        #expect(try await Self.subscribe(door, "https://1.1.1.1/", key: report).status == .forbidden)
    }

    @Test func `wait longer each time, an hour at most, and not all at once`() {
        #expect(Subscription.pause(after: 1, chance: 0.5) == 30 && Subscription.pause(after: 4, chance: 0.5) == 240)
        #expect(Subscription.pause(after: 1000, chance: 0.5) == 3600)
        #expect(Subscription.pause(after: 1, chance: 0) == 24 && Subscription.pause(after: 1, chance: 1) == 36)
    }

    /// The example of the Standard Webhooks specification, as its libraries test it.
    @Test func `are signed as the standard's example`() throws {
        let secret = try #require(Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let header = WebhookSignature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8), secret: Array(secret))
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }
}

@Suite struct `Photos that a sender names` {
    /// A photo of 40 × 30 points.
    static let picture: [UInt8] = {
        var bytes: UnsafeMutableRawPointer?, length = 0
        precondition(linli_vips_start() == 0 && linli_vips_sample(40, 30, ".jpg", 0, nil, &bytes, &length) == 0)
        return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    }()

    @Test(arguments: TestDatabase.all) func `are fetched and put to the case, or their absence is told to colleagues`(_ kind: TestDatabase)
        async throws
    {
        let picture = Self.picture
        let server = LoopbackServer { call in
            switch call.path {
            case "/good.jpg": .init(200, body: picture)
            case "/words": .init(200, body: Array("<html>".utf8))
            case "/away": .init(301, headers: [.location: "http://127.0.0.1:1/"])
            default: .init(404)
            }
        }
        try await server.serve { port in
            let (door, _) = try await Callbacks.town(kind, port: port), fetcher = PhotoFetcher(database: door.database, tools: door.tools)
            let base = "http://127.0.0.1:\(port)"
            let number = try await door.report("路灯不亮", more: "\(Door.here)&media_url=\("\(base)/good.jpg".queryEscaped)")
            let none = try await door.report("井盖松了", more: "\(Door.here)&media_url=\("\(base)/words".queryEscaped)")
            let inside = try await door.report("墙倒了", more: "\(Door.here)&media_url=\("https://169.254.169.254/x".queryEscaped)")
            let moved = try await door.report("树倒了", more: "\(Door.here)&media_url=\("\(base)/away".queryEscaped)")
            for _ in 0..<60 {
                try await fetcher.run(at: door.clock.now)
                door.clock.pass(hours: 0.25)
            }
            let shown = try #require(try Door.list(try await door.get("requests/\(number).json")).first?["media_url"] as? String)
            #expect(try await door.get(String(shown.dropFirst("http://linli.example".count))).status == .ok)
            let notes = try await door.database.read { db in
                try db.run(
                    "SELECT c.number AS case_number, s.note FROM casework_step AS s JOIN casework_case AS c ON c.id = s.case_id WHERE s.note <> ''"
                )
                .map { (try $0.get("case_number", as: String.self), try $0.get("note", as: String.self)) }
            }
            #expect(Set(notes.map(\.0)) == [none, inside, moved])
            #expect(notes.allSatisfy { $0.1.contains("没有取到") }, "\(notes)")
            #expect(server.calls.filter { $0.path == "/away" }.count == FetchStore.mostAttempts)
            #expect(server.calls.filter { $0.path == "/words" }.count == 1)
        }
    }

    @Test func `must be addresses`() async throws {
        let door = try await Door.make()
        let answer = try await door.post(
            "requests.json", "api_key=\(door.key)&service_code=other&\(Door.here)&description=x&media_url=\("C:\\photo.jpg".queryEscaped)")
        #expect(answer.status == .badRequest && answer.text.contains("media_url"))
    }
}

typealias Updates = `Updates of requests`

extension String {
    /// With slashes as a query may have them.
    var queryPart: String { replacing("/", with: "%2F") }
}

extension Door {
    func delete(_ path: String, key: String) async throws -> Answer {
        try await TestClient(responder).send(.delete, "/open311/v2/\(path)", headers: [HTTPField.Name("X-API-Key")!: key])
    }
}
