// SPDX-License-Identifier: Apache-2.0
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import Storage
import Web

/// A look around the town's pages, and inputs to what was found there.
struct InputRound<Responder: HTTPResponder> where Responder.Context == Context {
    let responder: Responder
    let database: any Database
    let clock: NIOLockedValueBox<Date>
    let templates: [String]
    var generator: SplitMix

    private var visitors: [InputVisitor<Responder>] = []
    /// Who found which form; one of each kind is drawn as often as another, so that a rare form is tried as hard as a common one.
    private var forms: [String: [(visitor: Int, form: PageForm)]] = [:]
    private var paths: [(visitor: Int, path: String)] = []
    private var kinds: [String] = []

    init(
        responder: Responder, database: any Database, clock: NIOLockedValueBox<Date>, templates: [String], generator: SplitMix
    ) {
        self.responder = responder
        self.database = database
        self.clock = clock
        self.templates = templates
        self.generator = generator
    }

    /// Signs everyone in anew and walks through the pages, no more than two of a kind.
    mutating func look() async throws {
        visitors = InputTown.visitors.map { InputVisitor(name: $0, responder: responder, session: nil) }
        forms = [:]
        paths = []
        for index in visitors.indices {
            try await signIn()
            var waiting = templates.filter { !$0.contains("{") && !$0.contains(":") && !$0.contains("*") }, seen: Set<String> = [],
                kinds: [String: Int] = [:]
            while let path = waiting.popLast(), seen.count < 100 {
                let kind = PageForm.kind(path)
                guard !seen.contains(path), kinds[kind, default: 0] < 2, !path.hasPrefix("/sign-out"), !path.hasPrefix("/places/export") else {
                    continue
                }
                seen.insert(path)
                kinds[kind, default: 0] += 1
                _ = tick()
                let answer = try await visitors[index].get(path)
                paths.append((index, path))
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                for form in PageForm.all(on: answer.text, at: path) where form.action != "/sign-out" {
                    forms[form.kind, default: []].append((index, form))
                }
                let links = PageForm.links(on: answer.text).filter { !seen.contains($0) }
                waiting = links.shuffled(using: &generator) + waiting
            }
        }
        kinds = forms.keys.sorted()
    }

    /// Throws so many inputs.
    mutating func run(_ count: Int) async throws -> InputFindings {
        var findings = InputFindings()
        var before = try await changes()
        for number in 0..<count {
            if number % 500 == 0 {
                try await signIn()
                before = try await changes()
            }
            let input = make(&findings)
            _ = tick()
            let begun = ContinuousClock.now
            let answer = try await visitors[input.visitor].send(input.method, input.path, input.headers, body: input.body)
            findings.seconds["\(input.method) \(PageForm.kind(input.path))", default: 0] += (ContinuousClock.now - begun) / .seconds(1)
            findings.inputs += 1
            findings.answers[answer.status, default: 0] += 1
            let said = "\(visitors[input.visitor].name) \(input.method) \(input.path.prefix(200)) \(answer.status) \(input.said.prefix(400))"
            if answer.status >= 500 { findings.faults.append(said) }
            if answer.headers[.contentType]?.hasPrefix("text/html") == true, answer.text.contains(HostileWords.marker) {
                findings.unescaped.append(said)
            }
            let after = try await changes()
            if answer.status >= 400 {
                let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
                if !changed.isEmpty { findings.partial.append("\(said): \(changed.joined(separator: ", "))") }
            }
            before = after
        }
        return findings
    }

    /// Begins a session for everyone: the clock goes so fast that one has idled away after some hundred inputs.
    private mutating func signIn() async throws {
        let now = tick(), names = visitors.map(\.name)
        let sessions: [String?] = try await database.write { db in
            let store = AccountStore(db)
            return try names.map { name in try store.account(login: name).map { try store.begin(for: $0, at: now) } }
        }
        for (index, session) in sessions.enumerated() {
            visitors[index].cookies[CookieName.session] = session
            // The token of our forms belongs to the session.
            _ = try await visitors[index].get("/report")
        }
    }

    private func tick() -> Date {
        clock.withLockedValue {
            $0 += 61
            return $0
        }
    }

    private func changes() async throws -> [String: Int] {
        try await database.read { db in
            var found: [String: Int] = [:]
            for row in try db.run("SELECT name, n FROM bench_change") {
                let name: String = try row.get("name")
                if !InputTown.noting.contains(name) { found[name] = try row.get("n") }
            }
            return found
        }
    }

    private struct Input {
        var visitor = 0, method = HTTPRequest.Method.get, path = "/", headers: HTTPFields = [:], body: [UInt8] = [], said = ""
    }

    private mutating func make(_ findings: inout InputFindings) -> Input {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<14: fromForm(&findings)
        case 14..<16: fromPath()
        case 16..<18: toInterface()
        default: nonsense(&findings)
        }
    }

    /// A form of a page with one to three fields as nobody meant them.
    private mutating func fromForm(_ findings: inout InputFindings) -> Input {
        guard let kind = kinds.randomElement(using: &generator), let (visitor, form) = forms[kind]?.randomElement(using: &generator) else {
            return Input()
        }
        var fields = form.fields
        for index in fields.indices where !fields[index].choices.isEmpty && Bool.random(using: &generator) {
            fields[index].value = fields[index].choices.randomElement(using: &generator) ?? ""
        }
        findings.forms.insert(kind)
        let open = fields.indices.filter { fields[$0].name != "csrf" }
        var changed: [String] = []
        if !open.isEmpty {
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                guard let index = open.randomElement(using: &generator) else { break }
                fields[index].value = HostileWords.some(for: fields[index].value, &generator)
                findings.fields.insert("\(kind) \(fields[index].name)")
                changed.append("\(fields[index].name)=\(fields[index].value.debugDescription.prefix(120))")
                if Int.random(in: 0..<12, using: &generator) == 0 { fields.append(fields[index]) }
            }
        }
        var input = Input(visitor: visitor, said: changed.joined(separator: " "))
        guard form.isPost else {
            input.path = form.action + (form.action.contains("?") ? "&" : "?") + Self.encoded(fields)
            return input
        }
        for index in fields.indices where fields[index].name == "csrf" { fields[index].value = visitors[visitor].token }
        input.method = .post
        input.path = form.action
        if form.isMultipart || Int.random(in: 0..<10, using: &generator) == 0 {
            input.headers[.contentType] = "multipart/form-data; boundary=linli-inputs"
            input.body = multipart(fields)
        } else {
            input.headers[.contentType] = "application/x-www-form-urlencoded"
            input.body = Array(Self.encoded(fields).utf8)
        }
        return input
    }

    /// An address with a part or a parameter as nobody meant it.
    private mutating func fromPath() -> Input {
        guard let (visitor, path) = paths.randomElement(using: &generator) else { return Input() }
        let halves = path.split(separator: "?", maxSplits: 1).map(String.init)
        let word = HostileWords.some(for: "", &generator)
        var input = Input(visitor: visitor)
        if Bool.random(using: &generator) {
            var parts = halves[0].split(separator: "/").map(String.init)
            if parts.isEmpty { parts = [""] }
            parts[Int.random(in: 0..<parts.count, using: &generator)] = Self.escaped(String(word.prefix(500)))
            input.path = "/" + parts.joined(separator: "/")
        } else {
            let known = halves.count > 1 ? halves[1].split(separator: "&").compactMap { $0.split(separator: "=").first.map(String.init) } : []
            let common = [
                "q", "page", "after", "before", "matter", "place", "status", "year", "from", "to", "lang", "back", "lon", "lat", "bbox", "day",
                "sort", "kind",
            ]
            let name = (known + common).randomElement(using: &generator) ?? "q"
            input.path = halves[0] + "?" + (halves.count > 1 ? halves[1] + "&" : "") + "\(name)=\(Self.escaped(word))"
        }
        return input
    }

    /// What other software sends.
    private mutating func toInterface() -> Input {
        var input = Input(visitor: Int.random(in: 0..<visitors.count, using: &generator), method: .post)
        let word = HostileWords.some(for: "路灯不亮", &generator), other = HostileWords.some(for: "330105013", &generator)
        func quoted(_ text: String) -> String {
            (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        }
        let raw =
            [quoted(word), "1e400", "-1", "null", "[]", "{}", "true", "[[[[]]]]", "120.15", "\"\\ud800\""].randomElement(using: &generator) ?? "1"
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1:
            input.path = "/api/v1/reports"
            input.headers[.contentType] = "application/json"
            let keys = ["words", "place", "matter", "location", "photos", "lon", "lat", "name", "phone", "language", "key", quoted(word)]
            let body = (0..<4).map { _ in
                "\"\(keys.randomElement(using: &generator) ?? "")\":\([raw, quoted(word), quoted(other)].randomElement(using: &generator) ?? "1")"
            }
            input.body = Array("{\"words\":\(quoted(word)),\(body.joined(separator: ","))}".utf8)
            if Int.random(in: 0..<8, using: &generator) == 0 { input.body.removeLast(min(input.body.count, 7)) }
            if let key = HTTPField.Name("Idempotency-Key"), Bool.random(using: &generator) {
                input.headers[key] = String(other.unicodeScalars.filter { $0.value > 31 && $0.value < 127 }.prefix(300).map(Character.init))
            }
        case 2, 3:
            input.path = "/open311/v2/requests." + (Bool.random(using: &generator) ? "json" : "xml")
            input.headers[.contentType] = "application/x-www-form-urlencoded"
            let fields = [
                "service_code", "lat", "long", "address_string", "address_id", "description", "email", "device_id", "account_id", "first_name",
                "phone", "media_url", "jurisdiction_id", "attribute[A]",
            ]
            var body = [PageForm.Field(name: "service_code", value: "0101"), .init(name: "lat", value: "30.3"), .init(name: "long", value: "120.15")]
            for _ in 0..<3 {
                body.append(.init(name: fields.randomElement(using: &generator) ?? "", value: [word, other].randomElement(using: &generator) ?? ""))
            }
            input.body = Array(Self.encoded(body).utf8)
        case 4:
            input.method = .put
            input.path = "/api/v1/photos"
            input.headers[.contentType] = ["image/jpeg", "image/png", "image/webp", "text/plain"].randomElement(using: &generator)
            let heads: [[UInt8]] = [
                [0xFF, 0xD8, 0xFF, 0xE0], [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], Array("RIFF0000WEBPVP8 ".utf8), Array("GIF89a".utf8), [],
            ]
            input.body = (heads.randomElement(using: &generator) ?? []) + HostileWords.bytes(&generator)
        default:
            input.method = .get
            let end = Self.escaped(String(word.prefix(300)))
            input.path =
                [
                    "/open311/v2/requests.json?start_date=\(end)", "/open311/v2/requests.xml?service_request_id=\(end)",
                    "/open311/v2/services/\(end).json",
                    "/open311/v2/requests/\(end).xml", "/open311/v2/tokens/\(end).json", "/api/v1/cases?updated_after=\(end)", "/api/v1/cases/\(end)",
                    "/api/v1/places?lon=\(end)&lat=30", "/api/v1/codes?q=\(end)", "/api/v1/divisions?q=\(end)", "/api/v1/map?bbox=\(end)",
                    "/places/search?q=\(end)",
                ].randomElement(using: &generator) ?? "/"
        }
        input.said += String(decoding: input.body.prefix(300), as: UTF8.self).debugDescription
        return input
    }

    /// Bytes and heads without sense, to an address that takes forms.
    private mutating func nonsense(_ findings: inout InputFindings) -> Input {
        var input = fromForm(&findings)
        input.method = [.post, .post, .put, .delete, .patch, .options, .head].randomElement(using: &generator) ?? .post
        let noise = HostileWords.bytes(&generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: input.body = noise
        case 1: input.body = Array(input.body.prefix(Int.random(in: 0...max(1, input.body.count), using: &generator)))
        case 2:
            input.headers[.contentType] = [
                "multipart/form-data", "multipart/form-data; boundary=", "application/json", "text/xml", "a/b; boundary=\"", "",
            ]
            .randomElement(using: &generator)
        case 3: input.body += noise
        case 4:
            input.headers[.cookie] = String(decoding: noise.filter { $0 > 32 && $0 < 127 }, as: UTF8.self)
            input.headers[.acceptLanguage] = "zz-\(noise.count);q=9,*;q=x"
        default:
            input.headers[.ifNoneMatch] = "\"\(noise.count)"
            input.headers[.range] = "bytes=9-1"
            input.headers[.contentLength] = "-1"
        }
        input.said = "nonsense " + input.said
        return input
    }

    private mutating func multipart(_ fields: [PageForm.Field]) -> [UInt8] {
        var body: [UInt8] = []
        for field in fields {
            let name = field.name.replacing("\"", with: "%22")
            body += Array("--linli-inputs\r\nContent-Disposition: form-data; name=\"\(name)\"".utf8)
            if field.isFile {
                let file = HostileWords.some(for: "表.csv", &generator).filter { $0 != "\"" && !$0.isNewline }.prefix(200)
                body += Array("; filename=\"\(file)\"\r\nContent-Type: application/octet-stream\r\n\r\n".utf8)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: body += HostileWords.bytes(&generator)
                case 1: body += Array("id,name,path,day,type\n1,\(field.value.prefix(2000)),,2026-02-30,x\n".utf8)
                case 2:
                    body += Array(
                        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"a\"}}]}"
                            .utf8)
                default: body += Array("PK\u{3}\u{4}".utf8) + HostileWords.bytes(&generator)
                }
            } else {
                body += Array("\r\n\r\n\(field.value)".utf8)
            }
            body += Array("\r\n".utf8)
        }
        return body + Array("--linli-inputs--\r\n".utf8)
    }

    private static func encoded(_ fields: [PageForm.Field]) -> String {
        fields.filter { !$0.isFile }.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += byte < 16 ? "%0" + String(byte, radix: 16) : "%" + String(byte, radix: 16)
            }
        }
        return escaped
    }
}
