// SPDX-License-Identifier: Apache-2.0
import App
import Storage
import Testing

extension BrowserTests {
    /// From the report to the closed case, by every hand that it goes through, without JavaScript.
    @Suite struct WholeJourneys {
        @Test(arguments: Browser.Window.allCases) func `without JavaScript a case goes to its very end`(_ window: Browser.Window) async throws {
            let name = "plain-\(window.rawValue)"
            let (number, link) = try await Browser.inTown(window, javaScript: false) {
                try await $0.report("路口有两袋垃圾，味道很大", at: window == .phone ? 8 : 10)
            }
            func at(_ login: String, _ action: String, _ act: (Browser) async throws -> Void) async throws {
                try await Browser.inTown(window, javaScript: false) { browser in
                    try await browser.signIn(as: login)
                    try await browser.visit("/cases/\(number)")
                    if let fold = try await browser.all("details:has(#act-\(action)):not([open]) > summary").first { try await fold.click() }
                    let before = try await browser.find("#act-\(action) input[name=version]").attribute("value")
                    try await act(browser)
                    try await browser.eventually {
                        let after = try await browser.all("input[name=version]").first?.attribute("value")
                        return after != before
                    }
                    try await browser.screenshot("\(name)-\(action)")
                    let alerts = try await browser.all("[role=alert]"), text = try await browser.text()
                    #expect(alerts.isEmpty, "\(action): \(text)")
                }
            }
            try await at("zhoumin", "file") { try await $0.file(as: "暴露垃圾") }
            try await at("lintao", "dispatch") { try await $0.dispatch(to: "环卫所") }
            try await at("hejun", "takeOver") { try await $0.find("#act-takeOver button").click() }
            try await at("hejun", "handle") { browser in
                try await browser.find("#act-handle textarea[name=words]").type("垃圾已清走")
                try await browser.find("#act-handle input[type=file]").type(try await browser.photo())
                try await browser.find("#act-handle").click(last: "button:not([disabled])")
            }
            try await Browser.inTown(window, javaScript: false) { browser in
                try await browser.visit(link)
                try await browser.click("我看过了，确实办好了")
                try await browser.see("谢谢您看了一眼")
            }
            try await at(Town.shared().inspector(of: number), "inspect") { browser in
                try await browser.find("#act-inspect input[name=seen][value=resolved]").click()
                try await browser.find("#act-inspect textarea[name=words]").type("现场干净")
                try await browser.find("#act-inspect").click(last: "button:not([disabled])")
            }
            try await Browser.inTown(window, javaScript: false) { browser in
                try await browser.visit("/cases/\(number)")
                try await browser.see("已结案")
                #expect(try await !browser.isTooWide())
            }
        }
    }
}
