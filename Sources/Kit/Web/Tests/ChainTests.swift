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

@testable import Web

/// The standard chain around a few handlers, each of which shows one thing.
struct Site {
    let client: TestClient<RouterResponder<Context>>
    let key = [UInt8](repeating: 7, count: 32)
    let files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Public").standardizedFileURL

    init(now: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 0) }, adjust: (inout Web.Options) -> Void = { _ in }) throws {
        var options = Web.Options(secret: key, files: files)
        adjust(&options)
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        let server = Server(database: try SQLiteDatabase(), now: now, address: "http://linli.example", menu: GalleryTests.menu)
        let methods = Web.chain(
            router, server: server,
            signIn: { session in
                if session == "broken" { throw StorageError.unavailable("the database is away") }
                return session == "wangfang" ? Actor(id: "w1", name: "王芳", permissions: [], scope: .everywhere) : nil
            }, options: options)
        Self.addHandlers(to: router)
        methods.learn(from: router)
        client = TestClient(router.buildResponder())
    }

    private struct Broken: Error, CustomStringConvertible { var description: String { "Key (phone)=(13800001234) of 330105198001011234" } }
    private struct Refusal: Explainable { var problem: Problem { Problem(.conflict, Text(zh: "已经结案了", en: "It is closed already")) } }

    private static func addHandlers(to router: Router<Context>) {
        router.get("hello") { _, context in Page("你好", in: context.frame, content: "<p>\(context.language.rawValue) \(context.actor.id)</p>") }
        router.get("ask") { _, context in Page("问", in: context.frame, content: .form("/forms", in: context.frame, "")) }
        router.get("long") { _, context in Page("长", in: context.frame, content: "\((0..<500).map { "<p>\($0)</p>" as HTML })") }
        router.post("forms") { request, _ in
            let form = try await Form.read(request, limit: 4 << 20)
            return "\(form["words"]) \(form.all(files: "photo").map(\.bytes.count))"
        }
        router.post("done") { _, _ in Response.goOn(to: "/hello", saying: "已经收到，谢谢") }
        router.get("api/v1/cases/:number") { _, context -> String in try context.parameters.require("number") }
        router.post("api/v1/cases") { _, _ in "made" }
        for (name, error) in Self.errors { router.get("errors/\(name)") { _, _ -> String in throw error } }
        router.get("api/errors/invalid") { _, _ -> String in throw Invalid("words", Text(zh: "请写一两句", en: "Please say a little")) }
    }

    static let errors: [(String, any Error)] = [
        ("absent", StorageError.absent), ("stale", StorageError.stale), ("unavailable", StorageError.unavailable("x")), ("refusal", Refusal()),
        ("invalid", Invalid("words", Text(zh: "请写一两句", en: "Please say a little"))), ("unsigned", Problem.notSignedIn),
        ("forbidden", Problem.notAllowed), ("framework", HTTPError(.badRequest)), ("bytes", NIOTooManyBytesError(maxBytes: 1)), ("broken", Broken()),
        ("constraint", StorageError.constraint("secret words")), ("many", Problem.tooMany(seconds: 90)),
    ]
}

struct ChainTests {
    @Test func `every answer carries the headers that bind the browser`() async throws {
        let site = try Site()
        for path in ["/hello", "/nowhere", "/public/app.css", "/errors/broken"] {
            let headers = try await site.client.send(.get, path).headers
            #expect(headers[.contentSecurityPolicy]?.contains("default-src 'self'; img-src 'self' data: blob:;") == true, "\(path)")
            #expect(headers[.contentSecurityPolicy]?.contains("unsafe") == false)
            #expect(headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.referrerPolicy] == "same-origin")
        }
    }

    @Test(arguments: [
        (nil, nil, "zh"), (nil, "en-GB,en;q=0.9", "en"), (nil, "fr, en;q=0.3, zh-CN;q=0.8", "zh"), (nil, "fr", "zh"), ("en", "zh", "en"),
        ("xx", "en", "en"), (nil, "en;q=0", "zh"), (nil, ";;q=,,=", "zh"),
    ]) func `the language is the visitor's choice, else the browser's, else Chinese`(cookie: String?, header: String?, expected: String) async throws
    {
        var headers = HTTPFields()
        headers[.cookie] = cookie.map { "linli-language=\($0)" }
        headers[.acceptLanguage] = header
        #expect(try await Site().client.send(.get, "/hello", headers: headers).text.contains("<p>\(expected) anonymous</p>"))
    }

    @Test func `language and size are chosen by a link that leads back, but never away`() async throws {
        let client = try Site().client
        let answer = try await client.send(.get, "/language?to=en&back=/cases/1%3Fx=1")
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/cases/1?x=1")
        #expect(answer.headers[.setCookie]?.hasPrefix("linli-language=en; ") == true)
        #expect(try await client.send(.get, "/size?to=large&back=//evil.example").headers[.location] == "/")
        #expect(try await client.send(.get, "/language?to=tlh").status == .badRequest)
        #expect(try await client.send(.get, "/hello", headers: [.cookie: "linli-size=large"]).text.contains("data-size=\"large\""))
    }

    @Test func `a session's cookie tells who acts, and a broken database is a pause and no sign-out`() async throws {
        let client = try Site().client
        #expect(try await client.send(.get, "/hello", headers: [.cookie: "linli-session=wangfang"]).text.contains("zh w1"))
        #expect(try await client.send(.get, "/hello", headers: [.cookie: "linli-session=stolen"]).text.contains("zh anonymous"))
        let away = try await client.send(.get, "/hello", headers: [.cookie: "linli-session=broken"])
        #expect(away.status == .serviceUnavailable)
        #expect(away.headers[.retryAfter] == "30")
        #expect(away.headers[.setCookie] == nil || away.headers[.setCookie]?.contains("linli-session") == false)
    }

    @Test func `what happened is said on the next page, once`() async throws {
        let client = try Site().client
        let done = try await client.send(.post, "/done")
        #expect(done.headers[.location] == "/hello")
        let cookie = try #require(done.headers[values: .setCookie].first { $0.hasPrefix("linli-notice=") }?.prefix { $0 != ";" })
        let next = try await client.send(.get, "/hello", headers: [.cookie: String(cookie)])
        #expect(next.text.contains("<div class=\"notice\" role=\"status\"><p>已经收到，谢谢</p></div>"))
        #expect(next.headers[values: .setCookie].contains { $0.hasPrefix("linli-notice=;") && $0.contains("Max-Age=0") })
    }

    @Test(arguments: [
        ("absent", 404), ("stale", 409), ("unavailable", 503), ("refusal", 409), ("invalid", 422), ("unsigned", 303), ("forbidden", 403),
        ("framework", 400), ("bytes", 413), ("broken", 500), ("constraint", 500), ("many", 429),
    ]) func `each kind of error has its page and its JSON`(name: String, status: Int) async throws {
        let client = try Site().client
        let page = try await client.send(.get, "/errors/\(name)")
        #expect(page.status.code == status)
        if status == 303 {
            #expect(page.headers[.location] == "/sign-in?back=/errors/unsigned")
        } else {
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("<html lang=\"zh-CN\">") && page.text.contains("<h1>"))
            #expect(!page.text.contains("13800001234") && !page.text.contains("secret words"))
        }
        let json = try await client.send(.get, "/errors/\(name)", headers: [.accept: "application/json", .acceptLanguage: "en"])
        #expect(json.status.code == (status == 303 ? 401 : status))
        #expect(json.headers[.contentType] == "application/problem+json")
        #expect(json.text.contains("\"status\":\(json.status.code)") && json.text.contains("\"type\":\"about:blank\""))
        #expect(!json.text.contains("13800001234") && !json.text.contains("secret words"))
        #expect(json.headers[.retryAfter] == ["unavailable": "30", "many": "90"][name])
    }

    @Test func `pages of problems look as they did`() async throws {
        let client = try Site().client
        func page(_ path: String, _ language: String) async throws -> String {
            let text = try await client.send(.get, path, headers: [.acceptLanguage: language]).text
            return text.replacing(/value="[^"]+"/, with: "value=\"…\"").replacing(/\?v=[0-9a-f]+/, with: "?v=0")
        }
        try expectSnapshot(try await page("/nowhere", "zh"), "problem-not-found-zh.html")
        try expectSnapshot(try await page("/errors/invalid", "en"), "problem-invalid-en.html")
        #expect(
            try await client.send(.get, "/api/errors/invalid", headers: [.acceptLanguage: "en"]).text
                == #"{"errors":{"words":"Please say a little"},"status":422,"title":"A few things need another look","type":"about:blank"}"#)
    }

    @Test func `a wrong address is 404, a wrong method 405 with what is allowed`() async throws {
        let client = try Site().client
        #expect(try await client.send(.get, "/nowhere").status == .notFound)
        #expect(try await client.send(.get, "/api/v1/nothing").headers[.contentType] == "application/problem+json")
        let answer = try await client.send(.delete, "/api/v1/cases/7")
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD")
        #expect(try await client.send(HTTPRequest.Method("BREW")!, "/hello").status == .methodNotAllowed)
    }

    @Test(arguments: ["/%", "/%zz", "/%ff", "/%00", "/a%0d%0ab", "/hello%2", "/api/v1/cases/%C3%28", "/%ED%A0%80"])
    func `an address that is no text is malformed`(path: String) async throws {
        #expect(try await Site().client.send(.get, path).status == .badRequest)
    }

    @Test func `an address of a megabyte is too long`() async throws {
        let client = try Site().client
        #expect(try await client.send(.get, "/" + String(repeating: "a", count: 1 << 20)).status == .uriTooLong)
        #expect(try await client.send(.get, "/hello?" + String(repeating: "a=1&", count: 1 << 18)).status == .uriTooLong)
        #expect(try await client.send(.get, "/" + String(repeating: "/", count: 4000)).status.code < 500)
    }

    @Test func `pages of a kilobyte go out compressed to those who can read that`() async throws {
        let client = try Site().client
        let plain = try await client.send(.get, "/long")
        #expect(plain.headers[.vary] == "Accept-Encoding" && plain.headers[.contentEncoding] == nil)
        let packed = try await client.send(.get, "/long", headers: [.acceptEncoding: "br, gzip", .cookie: "linli-visitor=x"])
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.bytes.readableBytes < plain.bytes.readableBytes / 3)
        #expect(Array(packed.bytes.readableBytesView.prefix(2)) == [0x1f, 0x8b])
        #expect(try await client.send(.get, "/long", headers: [.acceptEncoding: "gzip;q=0"]).headers[.contentEncoding] == nil)
        #expect(try await client.send(.get, "/api/v1/cases/7", headers: [.acceptEncoding: "gzip"]).headers[.contentEncoding] == nil)
    }

    @Test func `changes are limited by address, reading is not`() async throws {
        let time = { @Sendable in Date(timeIntervalSince1970: 1000) }
        let client = try Site(now: time) { $0.changes = RateLimit(burst: 2, seconds: 30) }.client
        #expect(try await client.send(.post, "/done").status == .seeOther)
        #expect(try await client.send(.post, "/done").status == .seeOther)
        let refused = try await client.send(.post, "/done")
        #expect(refused.status == .tooManyRequests)
        #expect(refused.headers[.retryAfter] == "30")
        #expect(try await client.send(.get, "/hello").status == .ok)
    }

    @Test func `the address behind our proxies is the one they saw`() {
        #expect(VisitorMiddleware.client(["6.6.6.6, 1.2.3.4"], proxies: 1) == "1.2.3.4")
        #expect(VisitorMiddleware.client(["6.6.6.6, 1.2.3.4", "10.0.0.1"], proxies: 2) == "1.2.3.4")
        #expect(VisitorMiddleware.client([], proxies: 1) == nil)
    }

    @Test func `what databases quote does not reach the log`() {
        #expect(Redaction.redacted("Key (phone)=(13800001234) exists, id 330105198001011234") == "Key (phone)=(…) exists, id …")
    }
}
