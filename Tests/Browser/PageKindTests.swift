// SPDX-License-Identifier: Apache-2.0
import Testing

/// A way of looking at a page.
struct Look: Sendable, CustomTestStringConvertible {
    let name: String, window: Browser.Window, language: String, isLarge: Bool, isDark: Bool
    var testDescription: String { name }

    static let all = [
        Look(name: "phone-zh", window: .phone, language: "zh", isLarge: false, isDark: false),
        Look(name: "phone-zh-large-dark", window: .phone, language: "zh", isLarge: true, isDark: true),
        Look(name: "desktop-en", window: .desktop, language: "en", isLarge: false, isDark: false),
        Look(name: "desktop-en-dark", window: .desktop, language: "en", isLarge: false, isDark: true),
        Look(name: "desktop-zh-large", window: .desktop, language: "zh", isLarge: true, isDark: false),
    ]
}

extension BrowserTests {
    /// Every kind of page in every look: nothing shuts anyone out, nothing is wider than the window; a picture of each is kept.
    @Suite struct PageKinds {
        static let everyone = [
            "board": "/", "case": "/cases/CASE", "gallery": "/dev/gallery", "missing": "/nowhere", "places": "/places",
            "grid": "/places/330105013/001/001", "poster": "/places/330105013/001/001?poster=yes", "divisions": "/places/divisions",
            "report": "/report", "developers": "/developers", "open-data": "/open-data",
            "privacy": "/privacy", "record": "/record", "calendar": "/lists/calendar", "lists": "/lists", "sign-in": "/sign-in",
        ]
        /// Pages of staff, and who looks at them.
        static let staff: [(login: String, pages: [(name: String, path: String)])] = [
            (
                "zhoumin",
                [
                    ("desk", "/desk"), ("phone", "/phone"), ("paste", "/phone/paste"), ("learnt", "/desk/learnt"), ("account", "/account"),
                    ("password", "/account/password"),
                ]
            ),
            ("wangfang", [("round", "/round")]),
            ("weiguo", [("platforms", "/platforms"), ("platform-form", "/platforms/new")]),
            ("lintao", [("case-staff", "/cases/CASE")]),
            (
                "jiangning",
                [
                    ("edit-list", "/places/edit?area=/330105013/001/001/"), ("edit-area", "/places/edit/areas?id=/330105013/001/001/"),
                    ("edit-shop", "/places/edit/premises"), ("import", "/places/import"), ("plan", "/plans/PLAN"),
                    ("adoption", "/plans/PLAN/adoption"),
                    ("units", "/plans/import?area=/330105013/001/"), ("plan-form", "/plans/new?area=/330105013/001/"),
                ]
            ),
        ]

        @Test(arguments: Look.all) func `are open to all`(_ look: Look) async throws {
            try await Browser.inTown(look.window, language: look.language == "zh" ? "zh-CN" : "en", dark: look.isDark) { browser in
                if look.isLarge { try await browser.visit("/size?to=large&back=/") }
                for (name, path) in Self.everyone.sorted(by: { $0.key < $1.key }) { try await check(path, name, look, browser) }
                for (login, pages) in Self.staff {
                    try await browser.command("DELETE", "cookie/linli-session")
                    try await browser.signIn(as: login)
                    for (name, path) in pages { try await check(path, name, look, browser) }
                }
            }
        }

        private func check(_ path: String, _ name: String, _ look: Look, _ browser: Browser) async throws {
            try await browser.visit(path.replacing("CASE", with: try await Town.shared().openCase()).replacing("PLAN", with: Town.shared().plan()))
            #expect(try await browser.all("main h1").count == 1, "\(path)")
            if try await !browser.all(".map[data-map]").isEmpty {
                await #expect(throws: Never.self, "\(path): the map did not come") { try await browser.mapsAreDrawn() }
            }
            try await browser.screenshot("\(name)-\(look.name)")
            #expect(try await browser.find("html").attribute("lang")?.hasPrefix(look.language) == true, "\(path)")
            // the gallery shows a part twice where a page has it once
            let violations = try await browser.axe().filter { name != "gallery" || $0.rule != "landmark-unique" }
            #expect(violations.isEmpty, "\(path), \(look.name):\n\(violations.map(\.description).joined(separator: "\n"))")
            #expect(try await !browser.isTooWide(), "\(path) is wider than the window, \(look.name)")
        }
    }
}
