// SPDX-License-Identifier: Apache-2.0
import App
import Storage
import Testing

extension BrowserTests {
    /// A case goes its way through the hands of several people, each at their own window.
    @Suite struct CaseJourneys {
        @Test func `what a neighbour reported is filed, dispatched, done, inspected by another, disputed and opened again`() async throws {
            let (number, link) = try await Browser.inTown(.phone) { try await $0.report("路边有两袋东西放了好几天，没有人管", at: 17) }
            try await at(.desktop, "zhoumin", number, "file") { browser in
                try await browser.screenshot("case-registrar")
                #expect(try await browser.axe().map(\.description) == [])
                try await browser.file(as: "暴露垃圾")
            }
            try await at(.desktop, "lintao", number, "dispatch") { browser in
                try await browser.screenshot("case-dispatcher")
                try await browser.dispatch(to: "环卫所")
            }
            try await at(.phone, "hejun", number, "takeOver") { try await $0.find("#act-takeOver button").click() }
            try await at(.phone, "hejun", number, "handle") { browser in
                try await browser.find("#act-handle textarea[name=words]").type("两袋垃圾已运走，地面冲洗过")
                try await browser.find("#act-handle input[type=file]").type(try await browser.photo())
                try await browser.screenshot("case-handler")
                #expect(try await browser.axe().map(\.description) == [])
                try await browser.find("#act-handle").click(last: "button:not([disabled])")
            }
            try await Browser.inTown(.phone) { browser in
                try await browser.signIn(as: "shaolei")
                try await browser.visit("/cases/\(number)/photos")
                #expect(try await browser.axe().map(\.description) == [])
                try await browser.find("main a[href*='/photos/']").click()
                try await browser.see("遮")
                try await browser.screenshot("case-cover-phone")
                #expect(try await browser.axe().map(\.description) == [])
                #expect(try await !browser.isTooWide())
            }
            let inspector = try await Town.shared().inspector(of: number)
            #expect(inspector != "hejun")
            try await at(.phone, inspector, number, "inspect") { browser in
                try await browser.find("#act-inspect input[name=seen][value=resolved]").click()
                try await browser.find("#act-inspect textarea[name=words]").type("现场看过，干净了")
                try await browser.screenshot("case-inspector")
                try await browser.find("#act-inspect").click(last: "button:not([disabled])")
            }
            try await Browser.inTown(.phone) { browser in
                try await browser.visit("/cases/\(number)")
                try await browser.see("已结案")
                try await browser.screenshot("case-closed-phone")
                #expect(try await browser.axe().map(\.description) == [])
                try await browser.visit(link)
                try await browser.click("问题还在，请重新办")
                try await browser.find("textarea#words-reopen").type("今天早上又堆上了")
                try await browser.click("请重新办理")
                try await browser.see("处置中")
                try await browser.screenshot("case-disputed-phone")
            }
        }

        @Test func `a registrar files with the keyboard alone`() async throws {
            let (number, _) = try await Browser.inTown(.desktop) { try await $0.report("楼下的下水道堵了，污水往外冒", at: 19) }
            try await Browser.inTown(.desktop) { browser in
                try await browser.visit("/sign-in")
                try await browser.tab(to: "登录名")
                try await browser.press("z", "h", "o", "u", "m", "i", "n")
                try await browser.tab(to: "密码")
                for letter in Town.password { try await browser.press(.letter(String(letter))) }
                try await browser.press(.enter)
                try await browser.eventually { try await !browser.path().hasPrefix("/sign-in") }
                try await browser.tab(to: "工作台")
                try await browser.press(.enter)
                try await browser.see("等我办")
                try await browser.press("j")
                try await browser.press("j")
                try await browser.screenshot("desk-keyboard")
                try await browser.press(.enter)
                try await browser.eventually { try await browser.path().hasPrefix("/cases/") }
                try await browser.visit("/cases/\(number)")
                try await browser.tab(to: "立案，", atMost: 200)
                try await browser.press(.enter)
                try await browser.see("已立案")
            }
        }

        /// Signs in as `login` and opens the case where the form for `action` stands; waits until the answer came.
        private func at(_ window: Browser.Window, _ login: String, _ number: String, _ action: String, do act: (Browser) async throws -> Void)
            async throws
        {
            try await Browser.inTown(window) { browser in
                try await browser.signIn(as: login)
                try await browser.visit("/cases/\(number)")
                let before = try await browser.find("#act-\(action) input[name=version]").attribute("value")
                let fold = try await browser.all("details:has(#act-\(action)):not([open]) > summary")
                if let fold = fold.first { try await fold.click() }
                try await act(browser)
                try await browser.eventually {
                    let version = try await browser.all("input[name=version]").first?.attribute("value")
                    return version != before
                }
                let alerts = try await browser.all("[role=alert]"), text = try await browser.text()
                #expect(alerts.isEmpty, "\(action): \(text)")
            }
        }
    }
}

extension Browser {
    /// Reports something at a shop of the town, the short way; says the case's number and the reporter's own link.
    func report(_ words: String, at shop: Int) async throws -> (number: String, link: String) {
        try await visit("/report?premises=\(try await Town.shared().shop(shop).code)")
        try await type(words, into: "写几句话")
        try await click("写好了")
        if let unsure = try await all("input[name=matter][type=radio]").last { try await unsure.click() }  // a registrar shall decide
        try await click("看看大家会看到什么")
        try await click("发送上报")
        try await see("第 4 步")
        return (try await find(".number").text(), try await find(".link-text a").attribute("href") ?? "")
    }

    /// Files the case under the first condition of a matter.
    func file(as matter: String) async throws {
        if let fold = try await all("#act-file details:not([open]) > summary").first { try await fold.click() }
        try await find("#act-file select[name=condition]").choose(matter)
        try await find("#act-file").click(last: "button:not([disabled])")
    }

    /// Gives the case to a team by its name, whatever the list proposes.
    func dispatch(to team: String) async throws {
        if let other = try await all("#act-dispatch details:not([open]) > summary").first { try await other.click() }
        try await find("#act-dispatch select[name=team]").choose(team)
        try await find("#act-dispatch textarea[name=words]").type("清扫的事由他们办")
        try await find("#act-dispatch input[name=lane][value=management]").click()
        try await find("#act-dispatch button[name=to][value=other]").click()
    }
}

extension Town {
    /// The account of the inspector who was drawn for a case.
    func inspector(of number: String) async throws -> String {
        try await installation.database.read { db in
            let rows = try db.run(
                """
                SELECT accounts_account.login AS login FROM casework_case JOIN accounts_account ON accounts_account.id = inspector_id
                WHERE number = \(number)
                """)
            guard let login: String = try rows.first?.get("login") else { throw BrowserError("nobody was drawn for \(number)") }
            return login
        }
    }
}
