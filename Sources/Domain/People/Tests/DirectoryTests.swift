// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import People

private let now = Date(timeIntervalSince1970: 1_767_340_800)
private let keeper = Actor.system("test", permissions: [.accountsManage])

@Suite struct DirectoryTests {
    @Test(arguments: TestDatabase.all)
    func `an administrator makes an account, gives it a role and ends it`(_ kind: TestDatabase) async throws {
        let office = try await Office(kind)
        let browser = try await office.browser(as: "admin")
        #expect(try await browser.get("/people").text.contains("主任"))
        #expect(try await browser.get("/people/new").status == .ok)
        let made = try await browser.post("/people", ["name": "王芳", "login": "wangfang"])
        #expect(made.status == .created)
        let link = try #require(made.text.firstMatch(of: /<code>http:\/\/127.0.0.1:8080(\/set-password\/[A-Za-z0-9_-]{43})<\/code>/))
        #expect(try await office.browser(as: nil).get(String(link.1)).text.contains("wangfang"))
        let id = try #require(try await office.database.read { db in try AccountStore(db).account(login: "wangfang")?.id })
        #expect(try await browser.get("/people/\(id)").text.contains("还没有角色"))

        let grant = ["role": Role.gridWorker, "area": "/330105013/001/003/", "party": "huanwei", "until": "2026-06-30"]
        #expect(try await browser.post("/people/\(id)/grants", grant).status == .seeOther)
        let actor = try await office.actor(id)
        #expect(actor.parties == ["huanwei"])
        #expect(try await office.actor(id, at: Day(year: 2026, month: 6, day: 30)!.start() + 3600).parties == ["huanwei"])
        #expect(try await office.actor(id, at: Day(year: 2026, month: 7, day: 1)!.start()).parties.isEmpty)
        let page = try await browser.get("/people/\(id)").text
        let end = String(try #require(page.firstMatch(of: /action="(\/people\/[^"]+\/end)"/)).1)
        #expect(try await browser.post(end).status == .seeOther)
        #expect(try await office.actor(id).permissions.isEmpty)
        #expect(try await browser.post("/people/\(id)/close").status == .seeOther)
        #expect(try await browser.get("/people/\(id)").text.contains("已停用"))
    }

    @Test func `what is off is said at its field, and nothing typed is lost`() async throws {
        let office = try await Office(.sqlite)
        let browser = try await office.browser(as: "admin")
        _ = try await browser.get("/people/new")
        let taken = try await browser.post("/people", ["name": "另一位", "login": "ADMIN"])
        #expect(taken.status == .unprocessableContent)
        #expect(taken.text.contains("另一位") && taken.text.contains("已经有人用了"))
        #expect(try await browser.post("/people", ["name": "", "login": "new"]).text.contains("请写姓名"))
        let id = try #require(try await office.database.read { db in try AccountStore(db).account(login: "staff")?.id })
        let before = try await office.actor(id)
        for (field, value, words) in [
            ("role", "king", "没有这个角色"), ("area", "330105013", "区域写法不对"), ("area", "/330106001/", "不归您管理"), ("party", "nobody", "没有这个单位"),
            ("until", "tomorrow", "日期请写成"), ("until", "2020-01-01", "结束时间要晚于开始时间"),
        ] {
            var grant = ["role": Role.registrar, "area": "/330105013/", "party": "", "until": ""]
            grant[field] = value
            let answer = try await browser.post("/people/\(id)/grants", grant)
            #expect(answer.status == .unprocessableContent, "\(field)")
            #expect(answer.text.contains(words), "\(field) \(value)")
        }
        #expect(try await office.actor(id) == before)
    }

    @Test func `only those who manage accounts see the directory, and all who work here see teams and posts`() async throws {
        let office = try await Office(.sqlite)
        let staff = try await office.browser(as: "staff"), visitor = try await office.browser(as: nil)
        let id = try #require(try await office.database.read { db in try AccountStore(db).account(login: "admin")?.id })
        for path in ["/people", "/people/new", "/people/\(id)"] {
            #expect(try await staff.get(path).status == .forbidden)
            #expect(try await visitor.get(path).status == .seeOther)
        }
        _ = try await staff.get("/account")
        for path in ["/people", "/people/\(id)/close", "/people/\(id)/link", "/people/\(id)/grants"] {
            #expect(try await staff.post(path, ["login": "x", "name": "x"]).status == .forbidden)
        }
        #expect(try await staff.get("/people/teams").text.contains("环卫所"))
        let posts = try await staff.get("/people/posts?vacant=yes").text
        #expect(posts.contains("2 个岗位里有 1 个空缺"))
        #expect(try await visitor.get("/people/posts").status == .seeOther)
    }

    @Test(arguments: Language.allCases)
    func `the pages as recorded`(_ language: Language) async throws {
        let office = try await Office(.sqlite)
        let browser = try await office.browser(as: "admin")
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        for (path, name) in [("/people", "directory"), ("/people/teams", "teams"), ("/people/posts", "posts"), ("/people/new", "new")] {
            let text = try await browser.get(path).text
            let main = try #require(text.firstMatch(of: /<main(.|\n)*<\/main>/)).0
            let plain = main.replacing(/\/people\/[0-9a-f-]{36}/, with: "/people/ID").replacing(/name="csrf" value="[^"]*"/, with: "name=\"csrf\"")
            try expectSnapshot(plain + "\n", "\(name)-\(language.rawValue).html")
        }
    }
}

/// An office with an administrator 主任, somebody without a role, one team and two posts.
private struct Office {
    let database: any Database
    let router: Router<Context>

    init(_ kind: TestDatabase) async throws {
        database = try await kind.make(Accounts.module.migrations + PeopleSchema.migrations)
        try await database.write { db in
            let store = AccountStore(db), people = PeopleStore(db)
            let admin = try store.make(login: "admin", name: "主任", password: nil, by: keeper, at: now)
            try store.grant(Role.administrator, to: admin.id, in: "/330105013/", by: keeper, at: now)
            try store.make(login: "staff", name: "小周", password: nil, by: keeper, at: now)
            try people.keep(
                Team(
                    id: "huanwei", kind: .department, name: Text(zh: "环卫所", en: "Sanitation"), areaPath: "/330105013/", phone: "0571-88000001",
                    isAuthorisedEnforcement: true), by: keeper, at: now)
            let post = try people.establish(.gridWorker, in: "/330105013/001/003/", from: "2026-01-01", isPublic: true, by: keeper, at: now)
            try people.appoint(admin.id, to: post.id, from: "2026-01-01", by: keeper, at: now)
            try people.establish(.liaison, in: "/330105013/001/003/", from: "2026-01-01", isPublic: true, by: keeper, at: now)
            let staff = try #require(try store.account(login: "staff"))
            try store.grant(Role.volunteer, to: staff.id, in: "/330105013/001/", by: keeper, at: now)
        }
        let server = Server(database: database, now: { now + 1 })
        router = Router(context: Context.self)
        let options = Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory)
        Web.chain(router, server: server, signIn: Accounts.signIn(server), options: options)
        for module in [Accounts.module, People.module] { module.routes(router.group(), server) }
    }

    func browser(as login: String?) async throws -> TestBrowser<some HTTPResponder<Context>> {
        let browser = TestBrowser(router.buildResponder())
        if let login {
            let token = try await database.write { db in
                try AccountStore(db).begin(for: try #require(try AccountStore(db).account(login: login)), at: now)
            }
            await browser.set(cookie: CookieName.session, to: token)
        }
        return browser
    }

    func actor(_ id: String, at moment: Date = now + 1) async throws -> Actor {
        try await database.read { db in try #require(try AccountStore(db).actor(id, at: moment)) }
    }
}
