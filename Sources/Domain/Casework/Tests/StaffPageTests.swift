// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Localization
import Mandates
import NIOCore
import Storage
import TestKit
import Testing
import Web

@testable import Casework

@Suite struct `Staff pages` {
    /// What stands between the frame's header and footer, without what is another each time.
    static func content(_ page: String) -> String {
        let main = page.firstMatch(of: /<main[\s\S]*<\/main>/).map { String($0.output) } ?? page
        return main.replacing(/name="(csrf|key)" value="[^"]*"/) { "name=\"\($0.1)\" value=\"…\"" }
            .replacing(/<svg class="qr"[\s\S]*?<\/svg>/, with: "<svg class=\"qr\"/>")
    }

    /// A town with one case for each: received, with a phone number; in hand; asked for more time; inspected.
    static func busy(_ kind: TestDatabase = .sqlite) async throws -> (office: Office, numbers: [String]) {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin"), lamps = await office.person("lideng")
        var numbers: [String] = []
        for words in ["路灯不亮,晚上看不清", "门口的路灯一直闪", "路灯杆歪了,怕倒", "巷子里没有路灯"] {
            numbers.append(
                try await Stories.call(office, clerk, words, at: "桥弄街 8 号", ["phone": "13800001234", "name": "王奶奶"]))
            office.clock.pass(hours: 0.25)
        }
        for number in numbers.dropFirst() { try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1"]) }
        for number in numbers.dropFirst(2) { try await lamps.take(.takeOver, on: number) }
        try await lamps.take(.requestExtension, on: numbers[2], ["until": "2026-11-10", "words": "等配件"])
        try await lamps.take(.handle, on: numbers[3], ["outcome": "resolved", "words": "装好了", "note": "电费另算"])
        return (office, numbers)
    }

    @Test(arguments: ["zh", "en"]) func `look as they should`(_ language: String) async throws {
        let (office, numbers) = try await Self.busy()
        let tongue = try #require(Language(rawValue: language))
        let inspector = try #require(office.ids.first { $0.value == "\(office.ids["sunli"] ?? "")" }?.key)
        let pages: [(String, String, String)] = [
            ("desk-registrar", "zhoumin", "/desk"), ("desk-handler", "lideng", "/desk?queue=mine"),
            ("desk-empty", inspector, "/desk?queue=inspect&words=x"),
            ("case-registrar", "zhoumin", Case.path(numbers[0])), ("case-dispatcher", "lintao", Case.path(numbers[2])),
            ("case-handler", "lideng", Case.path(numbers[1])), ("case-privacy", "shaolei", Case.path(numbers[0])), ("phone", "zhoumin", "/phone"),
            ("phone-beside", "zhoumin", "/phone/similar?words=\("路灯坏了".queryEscaped)&place=\("桥弄街 8 号".queryEscaped)"),
            ("round", "wangfang", "/round"),
        ]
        for (name, login, path) in pages {
            let answer = try await office.person(login, tongue).get(path)
            #expect(answer.status == .ok, "\(name)")
            try expectSnapshot(Self.content(answer.text), "staff-\(name)-\(language).html")
        }
    }

    @Test(arguments: TestDatabase.all) func `tell who reported to those who may know, and to no one else`(_ kind: TestDatabase) async throws {
        let (office, numbers) = try await Self.busy(kind)
        for (login, knows) in [("zhoumin", true), ("chenjie", true), ("lintao", false), ("lideng", false), ("sunli", false), ("wangfang", false)] {
            let page = try await office.person(login).get(Case.path(numbers[1])).text
            #expect(page.contains("138****1234") == knows && page.contains("王**") == knows, "\(login)")
            #expect(!page.contains("13800001234") && !page.contains("王奶奶"), "\(login)")
        }
        #expect(try await !office.person().get(Case.path(numbers[1])).text.contains("王奶奶"))
        // Notes are for colleagues.
        #expect(try await office.person("lintao").get(Case.path(numbers[3])).text.contains("电费另算"))
        #expect(try await !office.person().get(Case.path(numbers[3])).text.contains("电费另算"))
    }

    @Test func `keep what was typed when someone else was quicker`() async throws {
        let (office, numbers) = try await Self.busy()
        let lamps = await office.person("lideng"), lead = await office.person("weiguo")
        _ = try await lamps.get(Case.path(numbers[1]))
        let version = try await office.found(numbers[1]).version
        try await lead.take(.supervise, on: numbers[1], ["words": "请尽快"])
        let late = try await lamps.post(
            "\(Case.path(numbers[1]))/steps", ["action": "handle", "version": "\(version)", "outcome": "resolved", "words": "灯泡换好了", "note": "花了两小时"])
        #expect(late.status == .conflict)
        #expect(late.text.contains("灯泡换好了") && late.text.contains("花了两小时") && late.text.contains("别人更新过"))
        // Sent again from the page that came back, it is taken.
        try await lamps.take(.handle, on: numbers[1], ["outcome": "resolved", "words": "灯泡换好了"])
        #expect(try await office.found(numbers[1]).status == .inspecting)
    }

    @Test func `refuse politely what a person may not do, with the words kept`() async throws {
        let (office, numbers) = try await Self.busy()
        let found = try await office.found(numbers[1]), crew = await office.person("ranqi")
        _ = try await crew.get(Case.path(numbers[1]))
        let answer = try await crew.post(
            "\(Case.path(numbers[1]))/steps", ["action": "handle", "version": "\(found.version)", "outcome": "resolved", "words": "我们顺手修了"])
        #expect(answer.status == .forbidden && answer.text.contains("不在您手上") && answer.text.contains("我们顺手修了"))
        let visitor = await office.person()
        _ = try await visitor.get(Case.path(numbers[1]))
        #expect(try await visitor.post("\(Case.path(numbers[1]))/steps", ["action": "void"]).status == .unauthorized)
    }

    @Test(arguments: TestDatabase.all) func `mask words everywhere and say so`(_ kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin"), officer = await office.person("shaolei")
        let number = try await Stories.call(office, clerk, "三单元张桂英家门口路灯坏了", at: "桥弄街 8 号")
        try await officer.take(.redact, on: number, ["phrases": "张桂英", "words": "姓名不应公开"])
        let page = try await office.person().get(Case.path(number)).text
        #expect(!page.contains("张桂英") && page.contains("***") && page.contains("遮盖了个人信息"))
        #expect(try await !office.person("lintao").get("/desk?words=\("张桂英".queryEscaped)").text.contains(number))
        #expect(try await office.person("zhoumin").get("/desk?words=\("路灯".queryEscaped)").text.contains(number))
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
        let none = try await officer.step(.redact, on: number, ["phrases": "李四"])
        #expect(none.status == .unprocessableContent && none.text.contains("没有找到这些字"))
    }

    @Test(arguments: TestDatabase.all) func `show photos of a step to whoever may see the case`(_ kind: TestDatabase) async throws {
        let (office, numbers) = try await Self.busy(kind)
        let lamps = await office.person("lideng")
        let page = try await lamps.get(Case.path(numbers[1])).text
        let token = try #require(page.firstMatch(of: /name="csrf" value="([^"]*)"/)).1
        let version = try await office.found(numbers[1]).version
        let cookie = await lamps.browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        func send(_ photo: [UInt8]) async throws -> Person.Answer {
            var body = ByteBuffer()
            for (name, value) in [
                ("csrf", String(token)), ("action", "handle"), ("version", "\(version)"), ("outcome", "resolved"), ("words", "修好了"),
            ] { body.writeString("--b\r\ncontent-disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n") }
            body.writeString("--b\r\ncontent-disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\ncontent-type: image/jpeg\r\n\r\n")
            body.writeBytes(photo)
            body.writeString("\r\n--b--\r\n")
            return try await TestClient(office.responder).send(
                .post, "\(Case.path(numbers[1]))/steps",
                headers: [.contentType: "multipart/form-data; boundary=b", .contentLength: "\(body.readableBytes)", .cookie: cookie], body: body)
        }
        let broken = try await send(Array("not a photo".utf8))
        #expect(broken.status == .unprocessableContent && broken.text.contains("这不是照片") && broken.text.contains("修好了"))
        #expect(try await send(Town.photo).status == .seeOther)
        let seen = try await office.person().get(Case.path(numbers[1])).text
        let photo = try #require(seen.firstMatch(of: /\/photos\/([0-9a-f]{64})/)).1
        #expect(try await office.person().get("/photos/\(photo)").status == .ok)
    }

    @Test func `find a case by its number, wherever it stands`() async throws {
        let (office, numbers) = try await Self.busy(), clerk = await office.person("zhoumin")
        for number in numbers {
            for typed in [number, " \(number) ", String(number.map { $0 == "-" ? "－" : $0 }), number.replacing("-0000", with: "-")] {
                let page = try await clerk.get("/desk?words=\(typed.queryEscaped)").text
                #expect(page.contains("id=\"case-\(number)\"") && page.contains("<span>\(number)</span>"), "\(typed)")
                #expect(page.matches(of: /id="case-/).count == 1)
            }
        }
        #expect(try await clerk.get("/desk?words=2026-999999").text.contains("没有找到"))
        // What someone may not see is not there for them, whatever they type.
        try await office.database.write { try $0.run("UPDATE casework_case SET is_private = TRUE WHERE number = \(numbers[0])") }
        let dispatcher = await office.person("lintao"), mayRead = try await dispatcher.get(Case.path(numbers[0])).status == .ok
        #expect(try await dispatcher.get("/desk?words=\(numbers[0])").text.contains("case-\(numbers[0])") == mayRead)
        #expect(try await !office.person("dianli").get("/desk?words=\(numbers[0])").text.contains("case-\(numbers[0])"))
    }

    @Test func `remember the desk's filter for one person, until it is cleared`() async throws {
        let (office, numbers) = try await Self.busy(), clerk = await office.person("zhoumin")
        _ = try await clerk.get("/desk?queue=watch&words=\("歪了".queryEscaped)")
        let page = try await clerk.get("/desk").text
        #expect(page.contains("value=\"歪了\"") && page.contains(numbers[2]) && !page.contains("case-\(numbers[3])"))
        await clerk.browser.set(cookie: CookieName.session, to: "lintao")
        #expect(try await !clerk.get("/desk").text.contains("value=\"歪了\""))
    }

    @Test func `order the round and keep no place of the worker`() async throws {
        let office = try await Office.make(), worker = await office.person("wangfang")
        let page = try await worker.get("/round")
        #expect(page.status == .ok && page.bytes.readableBytes < 30_000 && page.text.contains("不保存，也没有轨迹"))
        let key = try #require(page.text.firstMatch(of: /name="key" value="([^"]+)"/)).1
        let here = Office.at(50, 50)
        let taken = try await worker.post(
            "/round", ["key": String(key), "words": "路面有个坑", "longitude": "\(here.longitude)", "latitude": "\(here.latitude)"])
        #expect(taken.status == .seeOther)
        let found = try await office.found("2026-000001")
        #expect(found.place.areaPath == Office.grid + "03/")
        // Who reported does not register it, and where they look from changes nothing that is kept.
        let before = try await office.database.read { try $0.run("SELECT count(*) AS n FROM casework_step").first?.get("n", as: Int.self) }
        #expect(try await worker.post("/round/here", ["longitude": "120.1301", "latitude": "30.3102"]).status == .ok)
        #expect(try await office.database.read { try $0.run("SELECT count(*) AS n FROM casework_step").first?.get("n", as: Int.self) } == before)
        let far = try await worker.post("/round", ["key": "k", "words": "坑", "longitude": "2.35", "latitude": "48.85"])
        #expect(far.status == .unprocessableContent && far.text.contains("不在我们的区域里"))
    }

    @Test func `put danger first, then what is due, then what is near`() throws {
        func found(_ number: String, danger: Bool = false, at place: Double) -> Case {
            let opening = Case.Opening(
                number: number, matter: nil, place: .init(areaPath: Office.grid, coordinate: Office.at(place, 0)), isPrivate: false, isDanger: danger,
                account: nil, channel: .web, nature: .request)
            return Case(id: number, opening: opening, words: "", at: Cast.monday)
        }
        let cases = [found("a", at: 900), found("b", at: 100), found("c", at: 500), found("d", danger: true, at: 5000)]
        let due = ["a": Cast.hours(1), "b": Cast.hours(30), "c": Cast.hours(1)]
        let order = Round.stops(cases, from: Office.at(0, 0), due: { due[$0.number] }, at: Cast.monday).map(\.found.number)
        #expect(order == ["d", "c", "a", "b"])
    }

    @Test(arguments: TestDatabase.all) func `answer hostile input with a sentence, never with a crash`(_ kind: TestDatabase) async throws {
        let (office, numbers) = try await Self.busy(kind), clerk = await office.person("zhoumin")
        let long = String(repeating: "很", count: 3000), odd = "'; DROP TABLE casework_case; --<script>\u{202E}\0"
        _ = try await clerk.get("/desk")
        for path in [
            "/desk?queue=nowhere&area=../..&words=\(odd.queryEscaped)&page=-9999999999999999999", "/desk?words=%22%2A%28%29&page=99999",
            "/desk?%ff=%ff",
            "/phone?sent=\(odd.queryEscaped)", "/phone/similar?words=\(long.queryEscaped)&place=\(odd.queryEscaped)&joins=x&matter=/",
            "/phone/slip/\(odd.queryEscaped)",
            "/cases/\(odd.queryEscaped)/steps", "/round?longitude=NaN&latitude=inf",
        ] {
            let status = try await clerk.get(path).status.code
            #expect(status < 500, "\(path)")
        }
        let path = "\(Case.path(numbers[0]))/steps", version = "\(try await office.found(numbers[0]).version)"
        let forms: [[String: String]] = [
            [:], ["words": long], ["words": odd, "note": long], ["condition": odd], ["condition": "cn-component 0118 99"],
            ["until": "9999-12-31", "words": "x"], ["until": "2026-02-30", "words": "x"], ["team": odd, "to": "other", "lane": "x"],
            ["number": long, "other": odd], ["place": odd, "condition": "a b 1"], ["phrases": odd], ["version": "999999999999999999999"],
            ["version": "-1"], ["back": "https://elsewhere.example/"],
        ]
        // Every step with everything odd at once, and the steps with most fields with one thing odd each.
        let all = forms.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        for action in Case.Action.allCases.map(\.rawValue) + ["", odd, long] {
            for more in ["file", "join"].contains(action) ? forms : [all] {
                let answer = try await clerk.post(path, ["action": action, "version": version].merging(more) { $1 })
                #expect(answer.status.code < 500, "\(action) \(more)")
                if let to = answer.headers[.location] { #expect(to.hasPrefix("/") && !to.hasPrefix("//")) }
            }
        }
        for more in [
            ["words": odd, "place": odd], ["words": long, "place": "桥弄街 8 号"], ["words": "x", "place": "桥弄街 8 号", "joins": "2026-999999"],
            ["phone": odd],
        ] {
            let answer = try await clerk.post("/phone", ["key": odd, "go": "save", "channel": "api", "nature": "x"].merging(more) { $1 })
            #expect(answer.status.code < 500, "\(more)")
        }
        #expect(try await clerk.post("/phone/find", ["number": odd, "phone": long]).status.code < 500)
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }
}
