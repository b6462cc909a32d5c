// SPDX-License-Identifier: Apache-2.0
import App
import Storage
import Testing

extension BrowserTests {
    /// From the report to the closed case with nothing but the keys.
    @Suite struct KeysJourneys {
        @Test func `with the keys alone a case goes to its very end`() async throws {
            let words = "楼下有两袋垃圾没人收"
            let (number, link) = try await Browser.inTown(.desktop) { browser in
                try await browser.visit("/report?premises=\(try await Town.shared().shop(12).code)")
                try await browser.tab(to: "写几句话")
                try await browser.keys(words)
                try await browser.tab(to: "写好了")
                try await browser.press(.enter)
                try await browser.see("您希望我们怎么做")
                // Nothing is chosen for whoever reports; Enter on the button goes on.
                try await browser.tab(to: "看看大家会看到什么")
                try await browser.press(.enter)
                try await browser.see("第 3 步")
                try await browser.tab(to: "发送上报")
                try await browser.press(.enter)
                try await browser.see("第 4 步")
                return (try await browser.find(".number").text(), try await browser.find(".link-text a").attribute("href") ?? "")
            }
            try await at("zhoumin", number) { browser in
                // The first of what is suggested.
                try await browser.tab(to: "立案，", atMost: 200)
                try await browser.press(.enter)
                try await browser.see("已立案")
            }
            try await at("lintao", number) { browser in
                for _ in 0..<2 { try await browser.open("#act-dispatch select[name=team]") }
                try await browser.tab(to: "由谁来办", atMost: 200)
                try await browser.pick("环卫所")
                try await browser.mark("lane", "management")
                try await browser.tab(to: "为什么由他们办")
                try await browser.keys("清扫归环卫所")
                try await browser.tab(to: "交给选中的一方", atMost: 20)
                try await browser.press(.enter)
                try await browser.see("等环卫所签收")
            }
            try await at("hejun", number) { browser in
                try await browser.tab(to: "签收", atMost: 200)
                try await browser.press(.enter)
                try await browser.see("环卫所正在办")
                try await browser.open("#act-handle")
                try await browser.tab(to: "做了什么", atMost: 200)
                try await browser.keys("垃圾已清走")
                // A file is chosen in the system's own window, which no page sees.
                try await browser.find("#act-handle input[type=file]").type(try await browser.photo())
                try await browser.tab(to: "办完了", atMost: 40)
                try await browser.press(.space)
                try await browser.see("核查中")
            }
            try await Browser.inTown(.desktop) { browser in
                try await browser.visit(link)
                try await browser.tab(to: "我看过了，确实办好了", atMost: 60)
                try await browser.press(.enter)
                try await browser.see("谢谢您看了一眼")
            }
            try await at(Town.shared().inspector(of: number), number) { browser in
                try await browser.mark("seen", "resolved")
                try await browser.tab(to: "在现场看到了什么")
                try await browser.keys("现场干净")
                try await browser.tab(to: "记下核查结果")
                try await browser.press(.enter)
                try await browser.see("已结案")
                try await browser.screenshot("keys-closed")
                #expect(try await browser.axe().map(\.description) == [])
            }
        }

        /// Signs in with the keys, looks for the number at the desk and opens the first row with j and Enter.
        private func at(_ login: String, _ number: String, _ act: (Browser) async throws -> Void) async throws {
            try await Browser.inTown(.desktop) { browser in
                try await browser.visit("/sign-in")
                try await browser.tab(to: "登录名")
                try await browser.keys(login)
                try await browser.tab(to: "密码")
                try await browser.keys(Town.password)
                try await browser.press(.enter)
                try await browser.eventually { try await !browser.path().hasPrefix("/sign-in") }
                try await browser.visit("/desk")
                try await browser.see("等我办")
                try await browser.press("/")
                try await browser.keys(number)
                try await browser.press(.enter)
                try await browser.eventually { try await browser.run("return location.search").string?.contains(number) == true }
                try await browser.see(number)
                try await browser.press("j")
                try await browser.press(.enter)
                try await browser.eventually { try await browser.path() == "/cases/\(number)" }
                try await act(browser)
            }
        }
    }
}

extension Browser {
    /// Types with the keys, wherever the focus is.
    func keys(_ text: String) async throws { for letter in text { try await press(.letter(String(letter))) } }

    /// Goes down a list that has the focus until it shows these words.
    func pick(_ words: String) async throws {
        for _ in 0..<400 {
            if try await run("return document.activeElement.selectedOptions?.[0]?.text ?? ''").string?.contains(words) == true { return }
            try await press(.down)
        }
        throw BrowserError("the arrow keys do not lead to “\(words)”")
    }

    /// Goes to a group of round buttons and down to one of them.
    func mark(_ name: String, _ value: String) async throws {
        for _ in 0..<200 {
            try await press(.tab)
            guard try await run("return document.activeElement.name ?? ''").string == name else { continue }
            for _ in 0..<10 {
                if try await run("return document.activeElement.value").string == value { return try await press(.space) }
                try await press(.down)
            }
        }
        throw BrowserError("the keys do not lead to \(name) = \(value)")
    }

    /// Opens the fold around a form with the keys, if it is closed.
    func open(_ selector: String) async throws {
        let summary =
            try await run("return document.querySelector('details:has(\(selector)):not([open]) > summary')?.textContent.trim() ?? ''").string ?? ""
        guard !summary.isEmpty else { return }
        try await tab(to: summary, atMost: 200)
        try await press(.enter)
    }
}
