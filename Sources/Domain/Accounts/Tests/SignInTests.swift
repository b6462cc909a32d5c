// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import Accounts

private let now = Date(timeIntervalSince1970: 1_767_340_800)
private let keeper = Actor.system("test", permissions: [.accountsManage])
private let sentence = "运河边上有三棵大樟树"

@Suite struct SignInTests {
    @Test(arguments: TestDatabase.all)
    func `someone signs in, returns to where they were, and signs out`(_ kind: TestDatabase) async throws {
        let house = try await House(kind)
        let browser = house.browser()
        #expect(try await browser.get("/account").headers[.location] == "/sign-in?back=/account")
        let page = try await browser.get("/sign-in?back=/desk%3Flane%3D2")
        #expect(page.text.contains("value=\"/desk?lane=2\""))
        let answer = try await browser.post("/sign-in", ["login": "WangFang", "password": sentence, "back": "/desk?lane=2"])
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/desk?lane=2")
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix(CookieName.session) })
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
        let token = try #require(await browser.cookies[CookieName.session])
        #expect(try await browser.get("/account").text.contains("王芳"))
        #expect(try await browser.get("/sign-in?back=/desk").headers[.location] == "/desk")
        let out = try await browser.post("/sign-out")
        #expect(out.headers[.location] == "/")
        #expect(try await browser.get("/account").headers[.location] == "/sign-in?back=/account")
        await browser.set(cookie: CookieName.session, to: token)
        #expect(try await browser.get("/account").headers[.location] == "/sign-in?back=/account")
    }

    @Test func `a wrong password and an unknown name get the same words`() async throws {
        let house = try await House(.sqlite)
        let wrong = try await house.browser().post("/sign-in", ["login": "wangfang", "password": "not it, I fear"])
        let unknown = try await house.browser().post("/sign-in", ["login": "nobody", "password": "not it, I fear"])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.status == unknown.status)
        func plain(_ text: String) -> String { text.replacing(/value="[^"]*"/, with: "") }
        #expect(plain(wrong.text) == plain(unknown.text))
        #expect(!wrong.text.contains("not it, I fear"))
        let closed = try await house.browser().post("/sign-in", ["login": "closed", "password": sentence])
        #expect(plain(closed.text) == plain(unknown.text).replacing("nobody", with: "closed"))
    }

    @Test func `nobody is led to another site`() async throws {
        let house = try await House(.sqlite)
        for odd in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""] {
            let browser = house.browser()
            #expect(try await browser.get("/sign-in?back=\(odd.queryEscaped)").text.contains("name=\"back\" value=\"/\""))
            let answer = try await browser.post("/sign-in", ["login": "wangfang", "password": sentence, "back": odd])
            #expect(answer.headers[.location] == "/")
        }
    }

    @Test func `a session that was planted beforehand is ended, not taken over`() async throws {
        let house = try await House(.sqlite)
        let planted = try await house.database.write { db in
            let store = AccountStore(db)
            return try store.begin(for: try #require(try store.account(login: "lintao")), at: now)
        }
        let browser = house.browser()
        await browser.set(cookie: CookieName.session, to: planted)
        #expect(try await browser.get("/account").text.contains("林涛"))
        #expect(try await browser.post("/sign-in", ["login": "wangfang", "password": sentence]).status == .seeOther)
        #expect(await browser.cookies[CookieName.session] != planted)
        #expect(try await browser.get("/account").text.contains("王芳"))
        #expect(try await house.database.read { db in try AccountStore(db).session(planted, at: now) } == nil)
    }

    @Test func `guessing is slowed for the guesser and not for the owner`() async throws {
        let house = try await House(.sqlite)
        let limits = SignInLimits()
        for _ in 0..<5 { #expect(try limits.check(login: "wangfang", client: "203.0.113.7", at: now)) }
        #expect(throws: Problem.self) { try limits.check(login: "wangfang", client: "203.0.113.7", at: now) }
        #expect(try limits.check(login: "wangfang", client: "198.51.100.1", at: now))
        #expect(try limits.check(login: "lintao", client: "203.0.113.7", at: now))
        limits.forget(login: "wangfang", client: "198.51.100.1")
        // From many places at once: slowly, but never refused.
        var slowed = 0
        for number in 0..<40 where try !limits.check(login: "wangfang", client: "192.0.2.\(number)", at: now) { slowed += 1 }
        #expect(slowed == 20)

        let browser = house.browser()
        for _ in 0..<5 { _ = try await browser.post("/sign-in", ["login": "wangfang", "password": "guess"]) }
        let stopped = try await browser.post("/sign-in", ["login": "wangfang", "password": sentence])
        #expect(stopped.status == .tooManyRequests)
    }

    @Test(arguments: TestDatabase.all)
    func `a password is changed by whoever knows the present one`(_ kind: TestDatabase) async throws {
        let house = try await House(kind)
        let browser = house.browser(), elsewhere = house.browser()
        for each in [browser, elsewhere] { _ = try await each.post("/sign-in", ["login": "wangfang", "password": sentence]) }
        _ = try await browser.get("/account/password")
        let better = "三棵樟树下有一口老井"
        let wrong = try await browser.post("/account/password", ["present": "no", "new": better, "again": better])
        #expect(wrong.status == .unprocessableContent)
        let unlike = try await browser.post("/account/password", ["present": sentence, "new": better, "again": better + "?"])
        #expect(unlike.status == .unprocessableContent)
        let weak = try await browser.post("/account/password", ["present": sentence, "new": "123456789012", "again": "123456789012"])
        #expect(weak.status == .unprocessableContent)
        #expect(!weak.text.contains("123456789012"))
        #expect(try await browser.post("/account/password", ["present": sentence, "new": better, "again": better]).status == .seeOther)
        #expect(try await browser.get("/account").status == .ok)
        #expect(try await elsewhere.get("/account").headers[.location] == "/sign-in?back=/account")
        #expect(try await house.browser().post("/sign-in", ["login": "wangfang", "password": better]).status == .seeOther)
    }

    @Test(arguments: TestDatabase.all)
    func `a link sets a password once`(_ kind: TestDatabase) async throws {
        let house = try await House(kind)
        let token = try await house.database.write { db in
            let store = AccountStore(db)
            return try store.invite(try store.make(login: "newcomer", name: "小周", password: nil, by: keeper, at: now).id, by: keeper, at: now)
        }
        let browser = house.browser()
        #expect(try await browser.get("/set-password/\(token)").text.contains("newcomer"))
        #expect(try await browser.post("/set-password/\(token)", ["new": "short", "again": "short"]).status == .unprocessableContent)
        #expect(try await browser.post("/set-password/\(token)", ["new": sentence, "again": sentence]).headers[.location] == "/sign-in")
        #expect(try await browser.get("/set-password/\(token)").status == .gone)
        #expect(try await browser.get("/set-password/x").status == .gone)
        #expect(try await browser.post("/sign-in", ["login": "newcomer", "password": sentence]).status == .seeOther)
    }

    @Test func `one sees one's sessions and ends them, and not those of others`() async throws {
        let house = try await House(.sqlite)
        let here = house.browser(), there = house.browser(), other = house.browser()
        for each in [here, there] { _ = try await each.post("/sign-in", ["login": "wangfang", "password": sentence]) }
        _ = try await other.post("/sign-in", ["login": "lintao", "password": sentence])
        let page = try await here.get("/account").text
        let path = String(try #require(page.firstMatch(of: /action="(\/account\/sessions\/[^"]+)"/)).1)
        _ = try await other.get("/account")
        #expect(try await other.post(path).status == .notFound)
        #expect(try await here.post(path).status == .seeOther)
        #expect(try await there.get("/account").headers[.location] == "/sign-in?back=/account")
        #expect(try await here.get("/account").status == .ok)
    }

    @Test func `a change without its page's token is refused`() async throws {
        let house = try await House(.sqlite)
        let browser = house.browser()
        _ = try await browser.post("/sign-in", ["login": "wangfang", "password": sentence])
        #expect(try await browser.post("/sign-out", csrf: "forged").status == .forbidden)
        #expect(try await browser.get("/account").status == .ok)
    }
}

/// A server with three accounts: 王芳 and 林涛, and one that is closed.
private struct House {
    let database: any Database
    let router: Router<Context>

    init(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        let password = Password.make(sentence, cost: .least)
        try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "wangfang", name: "王芳", password: password, by: keeper, at: now)
            try store.grant(Role.gridWorker, to: wang.id, in: "/330105013/001/003/", party: "grid:/330105013/001/003/", by: keeper, at: now)
            try store.make(login: "lintao", name: "林涛", password: password, by: keeper, at: now)
            try store.close(store.make(login: "closed", name: "旧人", password: password, by: keeper, at: now).id, by: keeper, at: now)
        }
        let server = Server(database: database, now: { now })
        let router = Router(context: Context.self)
        let options = Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory)
        Web.chain(router, server: server, signIn: Accounts.signIn(server), options: options)
        Accounts.module.routes(router.group(), server)
        self.database = database
        self.router = router
    }

    func browser() -> TestBrowser<some HTTPResponder<Context>> { TestBrowser(router.buildResponder()) }
}
