// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import NIOCore
import TestKit
import Testing

@testable import Web

struct EscapingTests {
    @Test func `whatever is interpolated stays text`() {
        let pieces = ["<", ">", "&", "\"", "'", "\0", "&lt;", "<script>", "雨", "a", " ", "\n", "😀", "&#39;", "</p>"]
        forAll(
            { random in (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }, count: 500
        ) {
            let markup = ("\($0)" as HTML).markup
            let back = markup.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&amp;", with: "&")
            return !markup.contains { "<>\"'\0".contains($0) } && back == $0.replacing("\0", with: "\u{FFFD}")
        }
    }

    @Test func `no part lets a person's words become markup`() {
        var frame = Frame()
        let evil = "\"><script>alert('1')</script>", text = Text(zh: evil, en: evil)
        (frame.path, frame.notice, frame.csrf, frame.assets) = (evil, evil, evil, evil)
        frame.menu = [MenuEntry(text, path: evil, order: 1)]
        var invalid = Invalid(evil, text)
        invalid["a"] = text
        let options = [(value: evil, text: evil)]
        let content: HTML = """
            \(HTML.field(evil, text, in: frame, value: evil, help: text, remark: text, autocomplete: evil, suggestions: [evil]))
            \(HTML.area(evil, text, in: frame, value: evil, help: text, remark: text))
            \(HTML.choice(evil, text, in: frame, options: options, help: text, remark: text))
            \(HTML.choices(evil, text, in: frame, options: options, remark: text))
            \(HTML.select(evil, text, in: frame, options: options, remark: text))
            \(HTML.tick(evil, text, in: frame, value: evil, help: text, remark: text))
            \(HTML.photos(evil, text, in: frame, help: text, remark: text))
            \(HTML.form(evil, in: frame, id: evil, HTML.hidden(evil, evil)))
            \(HTML.summary(of: invalid, in: frame))
            \(HTML.button(text, in: frame, name: evil, value: evil))
            \(HTML.link(text, to: evil, in: frame))
            \(HTML.card(evil, to: evil, words: evil, facts: [.text(evil), .badge(evil)], id: evil))
            \(HTML.table([evil], rows: [[.text(evil)]], caption: evil))
            \(HTML.pager(newer: evil, older: evil, in: frame))
            \(HTML.empty(text, text, in: frame))
            \(HTML.clock(.red, evil, fraction: .greatestFiniteMagnitude, in: frame))
            \(HTML.definition([(evil, .text(evil))]))
            \(HTML.tabs([(evil, evil, true)], label: evil))
            \(HTML.figure(evil, of: evil, evil))
            \(HTML.details(evil, .text(evil)))
            \(HTML.map(source: evil, in: frame, label: text))
            \(HTML.timeline([TimelineEntry(.text(evil), who: evil, id: evil)], now: Date(timeIntervalSince1970: 0), in: frame))
            """
        let markup = Page(evil, in: frame, content: content).html.markup
        #expect(!markup.contains("<script>") && !markup.contains("alert('"))
    }
}

struct SafeURLTests {
    @Test(arguments: [
        "", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a b", "/a\nb", "hello", "\\/evil", "/\u{7f}",
    ])
    func `leads nowhere else`(text: String) { #expect(SafeURL.local(text, else: "/safe") == "/safe") }

    @Test(arguments: ["/", "/cases/1?x=1#y", "/a//b"]) func `lets our own paths through`(text: String) { #expect(SafeURL.local(text) == text) }

    @Test(arguments: [
        ("https://gov.cn/a", true), ("tel:12345", true), ("MAILTO:a@b.c", true), ("/cases/1", true), ("javascript:alert(1)", false),
        ("JaVaScRiPt:x", false), ("data:text/html,x", false), (" javascript:x", false), ("java\nscript:x", false), ("//evil", false), ("evil", false),
        ("https:\u{0}", false),
    ]) func `knows what may stand in a link`(text: String, isSafe: Bool) { #expect((SafeURL.href(text) != nil) == isSafe) }
}

struct RateLimiterTests {
    let start = Date(timeIntervalSince1970: 1000)

    @Test func `lets a burst through, then one at a time`() throws {
        let limiter = RateLimiter(RateLimit(burst: 3, seconds: 10))
        for _ in 0..<3 { try limiter.spend("a", at: start) }
        #expect(throws: Problem.tooMany(seconds: 10)) { try limiter.spend("a", at: start) }
        try limiter.spend("b", at: start)
        #expect(throws: Problem.tooMany(seconds: 1)) { try limiter.spend("a", at: start + 9.5) }
        try limiter.spend("a", at: start + 10)
        #expect(throws: Problem.tooMany(seconds: 10)) { try limiter.spend("a", at: start + 10) }
        limiter.forget("a")
        try limiter.spend("a", at: start + 10)
    }

    @Test func `never lets more through than burst and time allow, and remembers only so many`() {
        var random = SeededGenerator(seed: 3)
        let limiter = RateLimiter(RateLimit(burst: 5, seconds: 2), keys: 100)
        var now = start, passed = 0
        for index in 0..<5000 {
            now += Double.random(in: 0...0.4, using: &random)
            if (try? limiter.spend("steady", at: now)) != nil { passed += 1 }
            try? limiter.spend("key \(index)", at: now)
            #expect(Double(passed) <= 5 + now.timeIntervalSince(start) / 2)
            #expect(limiter.count <= 101)
        }
        #expect(Double(passed) > now.timeIntervalSince(start) / 2 - 2)
    }
}

struct PublicFilesTests {
    @Test func `files are served with their kind and can be kept for long when their version is named`() async throws {
        let site = try Site()
        let page = try await site.client.send(.get, "/hello").text
        let address = try #require(page.firstMatch(of: /href="(\/public\/app.css\?v=[0-9a-f]+)"/)).output.1
        let style = try await site.client.send(.get, String(address))
        #expect(style.headers[.contentType] == "text/css; charset=utf-8")
        #expect(style.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(style.headers[.lastModified]?.hasSuffix(" GMT") == true)
        #expect(try await site.client.send(.get, "/public/app.css").headers[.cacheControl] == "public, no-cache")
        let packed = try await site.client.send(.get, "/public/app.css", headers: [.acceptEncoding: "gzip"])
        #expect(packed.headers[.contentEncoding] == "gzip" && packed.bytes.readableBytes < style.bytes.readableBytes / 2)
        let known = try await site.client.send(.get, "/public/app.css", headers: [.ifNoneMatch: style.headers[.eTag] ?? ""])
        #expect(known.status == .notModified && known.bytes.readableBytes == 0)
        #expect(try await site.client.send(.get, "/public/page.js").headers[.contentType] == "text/javascript; charset=utf-8")
    }

    @Test(arguments: [
        "/public/../Package.swift", "/public/%2e%2e/Package.swift", "/public//etc/passwd", "/public/", "/public/app.css/",
        "/public/..%2fPackage.swift",
    ])
    func `nothing outside of the folder can be had`(path: String) async throws {
        let status = try await Site().client.send(.get, path).status
        #expect(status == .notFound || status == .badRequest)
    }

    @Test func `writes dates as HTTP wants them`() {
        #expect(PublicFiles.httpDate(Date(timeIntervalSince1970: 784_111_777)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }
}

struct RelativeTimeTests {
    // 2026-11-23 10:00 in China, a Monday.
    let now = Date(timeIntervalSince1970: 1_795_399_200)

    static let said: [(seconds: Double, zh: String, en: String)] = [
        (-20, "刚刚", "just now"), (-300, "5 分钟前", "5 minutes ago"), (-3600, "1 小时前", "1 hour ago"), (-32_400, "9 小时前", "9 hours ago"),
        (-72_000, "昨天 14:00", "yesterday 14:00"), (-259_200, "3 天前", "3 days ago"), (-3_456_000, "10月14日", "14 Oct"),
        (-34_560_000, "2025年10月19日", "19 Oct 2025"), (1800, "30 分钟后", "in 30 minutes"), (93_600, "明天 12:00", "tomorrow 12:00"),
        (259_200, "3 天后", "in 3 days"), (30, "马上", "in a moment"),
    ]

    @Test func `says how long ago or until as people do`() {
        for (seconds, zh, en) in Self.said {
            #expect(Language.zh.relative(now + seconds, to: now) == zh)
            #expect(Language.en.relative(now + seconds, to: now) == en)
        }
    }

    @Test func `wall time agrees with the calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 8 * 3600))
        forAll({ Date(timeIntervalSince1970: Double(Int.random(in: -3_000_000_000...6_000_000_000, using: &$0))) }, count: 1000) { date in
            let time = WallTime(date), parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            return time.year == parts.year && time.month == parts.month && time.day == parts.day && time.hour == parts.hour
                && time.minute == parts.minute && time.second == parts.second
        }
    }
}
