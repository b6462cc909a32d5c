// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

/// `make test` asks for the browser tests; a plain `swift test` does without them.
let browserTestsRun = ["CI", "LINLI_BROWSER"].contains { ProcessInfo.processInfo.environment[$0] != nil }

extension Tag {
    @Tag static var browser: Self
}

/// One after the other: each needs a core of its own. Further suites are nested in this one.
@Suite(.serialized, .tags(.browser), .enabled(if: browserTestsRun, "LINLI_BROWSER=1 runs them, and so does make test"))
struct BrowserTests {
    @Test func `Chromium and its driver are installed`() {
        #expect(Chromedriver.isInstalled, "scripts/install-packages test installs them")
    }

    /// The kit itself, tried on a page of its own.
    @Suite struct Kit {
        @Test(arguments: Browser.Window.allCases) func `a window opens a page, in its size and language`(_ window: Browser.Window) async throws {
            try await withKitPage { site in
                try await Browser.open(window, at: site, language: "en") { browser in
                    try await browser.visit("/")
                    #expect(try await browser.title() == "Kit")
                    #expect(try await browser.find("#language").text() == "en")
                    #expect(try await browser.run("return innerWidth").number == Double(window.size.width))
                    #expect(try await browser.find("#script").text() == "script ran")
                    let picture = try await browser.screenshot("kit-\(window)")
                    #expect(try FileManager.default.attributesOfItem(atPath: picture)[.size] as? Int ?? 0 > 2000)
                }
            }
        }

        @Test func `a form is filled in, sent and answered`() async throws {
            try await withKitPage { site in
                try await Browser.open(.phone, at: site) { browser in
                    try await browser.visit("/")
                    try await browser.type("赵奶奶", into: "姓名")
                    try await browser.field("颜色").choose("绿")
                    let photo = FileManager.default.temporaryDirectory.appending(path: "linli-kit-photo.txt")
                    try Data("photo".utf8).write(to: photo)
                    try await browser.field("照片").type(photo.path)
                    try await browser.click("寄出")
                    try await browser.see("收到")
                    #expect(try await browser.path() == "/sent")
                    let text = try await browser.text()
                    #expect(text.contains("赵奶奶") && text.contains("green") && text.contains("linli-kit-photo.txt"))
                }
            }
        }

        @Test func `without JavaScript scripts do not run and forms still do`() async throws {
            try await withKitPage { site in
                try await Browser.open(.desktop, at: site, javaScript: false) { browser in
                    try await browser.visit("/")
                    #expect(try await browser.find("#script").text() == "no script")
                    try await browser.type("王芳", into: "姓名")
                    try await browser.click("寄出")
                    try await browser.see("王芳")
                }
            }
        }

        @Test func `the tab key and enter do without a mouse`() async throws {
            try await withKitPage { site in
                try await Browser.open(.desktop, at: site) { browser in
                    try await browser.visit("/")
                    try await browser.tab(to: "姓名")
                    try await browser.press("a", "b")
                    try await browser.tab(to: "寄出")
                    try await browser.press(.enter)
                    try await browser.see("ab")
                    await #expect(throws: BrowserError.self) { try await browser.tab(to: "不存在", atMost: 5) }
                }
            }
        }

        @Test func `axe finds a field without a label, and dark is dark`() async throws {
            try await withKitPage { site in
                try await Browser.open(.desktop, at: site, dark: true) { browser in
                    try await browser.visit("/")
                    #expect(try await browser.axe().map(\.rule) == [])
                    #expect(try await browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") == true)
                    try await browser.visit("/bad")
                    let violations = try await browser.axe()
                    #expect(violations.contains { $0.rule == "label" && $0.nodes.first?.contains("unlabelled") == true }, "\(violations)")
                    #expect(try await browser.isTooWide())
                }
            }
        }
    }
}

/// A page with a bit of everything, served while `body` runs.
private func withKitPage(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let head = #"<html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kit</title>"#
    let router = Router()
    let page: @Sendable (String) -> Response = { html in
        Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .contentSecurityPolicy: "default-src 'self'"],
            body: .init(byteBuffer: ByteBuffer(string: "<!doctype html>" + head + html)))
    }
    router.get("/") { request, _ in
        page(
            """
            <main><h1>Kit</h1><p id="language">\(request.headers[.acceptLanguage]?.prefix(2) ?? "")</p><p id="script">no script</p>
            <form method="post" action="/sent" enctype="multipart/form-data"><p><label for="n">姓名</label><input id="n" name="name"></p>
            <p><label>颜色 <select name="colour"><option value="red">红</option><option value="green">绿</option></select></label></p>
            <p><label>照片 <input type="file" name="photo"></label></p><button>寄出</button></form></main><script src="/kit.js"></script>
            """)
    }
    router.get("/kit.js") { _, _ in
        Response(
            status: .ok, headers: [.contentType: "text/javascript"],
            body: .init(byteBuffer: ByteBuffer(string: "document.getElementById('script').textContent = 'script ran'")))
    }
    router.post("/sent") { request, _ in
        let body = try await request.body.collect(upTo: 100_000)
        return page("<main><h1>收到</h1><pre>\(String(buffer: body).replacing("<", with: "&lt;"))</pre></main>")
    }
    router.get("/bad") { _, _ in page(#"<main><h1>Bad</h1><input id="unlabelled"><pre>\#(String(repeating: "wide", count: 500))</pre></main>"#) }
    try await withServer(router.buildResponder(), body)
}
