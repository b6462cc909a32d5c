// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import Accounts

private let keeper = Actor.system("test", permissions: [.accountsManage])

@Suite struct SecondFactorTests {
    @Test(arguments: TestDatabase.all)
    func `whoever sees personal data sets it up before anything else, and is asked from then on`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let browser = house.browser(), elsewhere = house.browser()
        #expect(try await elsewhere.post("/sign-in", house.zhou).headers[.location] == SecondFactorPages.path)
        #expect(try await browser.post("/sign-in", house.zhou).headers[.location] == SecondFactorPages.path)
        #expect(try await house.may(browser) == false)
        #expect(try await browser.get("/account").text.contains(SecondFactorStrings.due.zh))
        #expect(try await browser.get(SecondFactorPages.newPath).headers[.location] == SecondFactorPages.path)
        _ = try await browser.get(SecondFactorPages.path)
        #expect(try await browser.post(SecondFactorPages.path).headers[.location] == SecondFactorPages.newPath)
        let offer = try await browser.get(SecondFactorPages.newPath)
        #expect(offer.text.contains("<svg class=\"qr\""))
        let typed = String(try #require(offer.text.firstMatch(of: /<code>([A-Z2-7 ]{39})<\/code>/)).1).filter { $0 != " " }
        let factor = try await house.offered("zhoumin")
        #expect(factor.typedSecret == typed)
        #expect(try await browser.post(SecondFactorPages.newPath, ["code": "000000"]).status == .unprocessableContent)
        #expect(try await house.may(browser) == false)
        let done = try await browser.post(SecondFactorPages.newPath, ["code": factor.code(step: house.step)])
        #expect(done.status == .ok && Lobby.codes(in: done.text).count == 10)
        #expect(try await house.may(browser))
        #expect(try await elsewhere.get("/account").headers[.location] == "/sign-in?back=/account")

        // The next sign-in asks for the code, and not for the one that was used.
        let next = house.browser()
        let half = try await next.post("/sign-in", house.zhou.merging(["back": "/desk"]) { $1 })
        #expect(half.headers[.location] == "/sign-in/code?back=/desk")
        #expect(await next.cookies[CookieName.session] == nil)
        #expect(try await next.get("/sign-in/code?back=/desk").text.contains("autocomplete=\"one-time-code\""))
        let used = ["code": factor.code(step: house.step), "back": "/desk"]
        #expect(try await next.post("/sign-in/code", used).status == .unprocessableContent)
        house.clock.wait(30)
        #expect(try await next.post("/sign-in/code", ["code": factor.code(step: house.step), "back": "/desk"]).headers[.location] == "/desk")
        #expect(try await house.may(next))
        #expect(await next.cookies[CookieName.half] == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `a code is good once, also when it comes twice at the same time`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let (factor, _) = try await house.setUp("zhoumin")
        house.clock.wait(60)
        let now = house.clock.now, key = house.key, id = try await house.id("zhoumin"), database = house.database
        let believed = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await database.write { db in
                            try SecondFactorStore(db, key: key).verify(factor.code(step: OneTimePassword.step(at: now)), of: id, at: now)
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(believed == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `a recovery code replaces the app once, and new ones replace the old`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let (factor, codes) = try await house.setUp("zhoumin")
        func enter(_ code: String) async throws -> HTTPResponse.Status {
            let browser = house.browser()
            _ = try await browser.post("/sign-in", house.zhou)
            _ = try await browser.get("/sign-in/code")
            return try await browser.post("/sign-in/code", ["code": code]).status
        }
        #expect(try await enter(codes[0].uppercased()) == .seeOther)
        #expect(try await enter(codes[0]) == .unprocessableContent)
        let kept = try await house.database.read { db in try db.run("SELECT * FROM accounts_recovery") }
        #expect(kept.count == 9)
        let hashes = try kept.map { row -> String in try row.get("code_hash") }
        #expect(Set(hashes).isDisjoint(with: codes))

        let browser = house.browser()
        _ = try await browser.post("/sign-in", house.zhou)
        _ = try await browser.get("/sign-in/code")
        house.clock.wait(60)
        _ = try await browser.post("/sign-in/code", ["code": factor.code(step: house.step)])
        #expect(try await browser.get(SecondFactorPages.path).text.contains("<dd>9</dd>"))
        #expect(try await browser.post("\(SecondFactorPages.path)/change", ["code": "123456", "what": "codes"]).status == .unprocessableContent)
        house.clock.wait(60)
        let renewed = try await browser.post("\(SecondFactorPages.path)/change", ["code": factor.code(step: house.step), "what": "codes"])
        let fresh = Lobby.codes(in: renewed.text)
        #expect(fresh.count == 10 && Set(fresh).isDisjoint(with: codes))
        #expect(try await enter(codes[1]) == .unprocessableContent)
        #expect(try await enter(fresh[1]) == .seeOther)
        house.clock.wait(60)
        // Whose roles ask for it does not turn it off.
        #expect(
            try await browser.post("\(SecondFactorPages.path)/change", ["code": factor.code(step: house.step), "what": "end"]).status == .forbidden)
    }

    @Test func `codes are tried five times for a password, and slowly after ten`() async throws {
        let house = try await Lobby(.sqlite)
        _ = try await house.setUp("zhoumin")
        for _ in 0..<2 {
            let browser = house.browser()
            #expect(try await browser.post("/sign-in", house.zhou).headers[.location] == "/sign-in/code?back=/")
            _ = try await browser.get("/sign-in/code")
            for _ in 0..<4 { #expect(try await browser.post("/sign-in/code", ["code": "000000"]).status == .unprocessableContent) }
            #expect(try await browser.post("/sign-in/code", ["code": "000000"]).headers[.location] == "/sign-in?back=/")
            #expect(try await browser.get("/sign-in/code").headers[.location] == "/sign-in?back=/")
        }
        let browser = house.browser()
        _ = try await browser.post("/sign-in", house.zhou)
        _ = try await browser.get("/sign-in/code")
        #expect(try await browser.post("/sign-in/code", ["code": "000000"]).status == .tooManyRequests)
        // Without the first half there is nothing to be tried.
        #expect(try await house.browser().post("/sign-in/code", ["code": "000000"]).headers[.location] == "/sign-in?back=/")
    }

    @Test(arguments: TestDatabase.all)
    func `an administrator resets it for others, on the record, and never for themselves`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        _ = try await house.setUp("zhoumin")
        let id = try await house.id("zhoumin"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db)
            let zhou = try #require(try store.actor(id, at: now)),
                token = try store.begin(for: try #require(try store.account(id: id)), proof: .code, at: now)
            #expect(throws: Account.Refusal.toYourself) { try store.resetSecondFactor(of: id, by: zhou, at: now) }
            let lin = try #require(try store.account(login: "lintao"))
            #expect(throws: Account.Refusal.notAllowed) { try store.resetSecondFactor(of: id, by: .owner(of: lin.id), at: now) }
            #expect(throws: SecondFactor.Refusal.notSetUp) { try store.resetSecondFactor(of: lin.id, by: keeper, at: now) }
            let elsewhere = Actor(id: "lead", permissions: [.accountsManage], scope: .areas(["/330105013/002/"]))
            #expect(throws: Account.Refusal.outsideScope) { try store.resetSecondFactor(of: id, by: elsewhere, at: now) }
            try store.resetSecondFactor(of: id, by: keeper, at: now)
            #expect(try store.session(token, at: now) == nil)
            #expect(try store.secondFactor(of: id) == nil)
            #expect(try store.events(on: id, for: keeper).first?.event == .factorReset)
            #expect(try db.run("SELECT 1 AS x FROM accounts_recovery").isEmpty)
        }
        let browser = house.browser()
        #expect(try await browser.post("/sign-in", house.zhou).headers[.location] == SecondFactorPages.path)
    }

    @Test(arguments: TestDatabase.all)
    func `secrets lie sealed, each for its own account`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let (factor, _) = try await house.setUp("zhoumin")
        _ = try await house.setUp("lintao")
        house.clock.wait(60)
        let now = house.clock.now, zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), key = house.key
        try await house.database.write { db in
            let sealed: String = try #require(try db.run("SELECT secret FROM accounts_factor WHERE account_id = \(zhou)").first?.get("secret"))
            #expect(Secrets.bytes(base64URL: sealed) != factor.secret && !sealed.contains(Secrets.base64URL(factor.secret)))
            // Who can write to the database cannot give an account the secret of another.
            try db.run("UPDATE accounts_factor SET secret = \(sealed) WHERE account_id = \(lin)")
            let code = factor.code(step: OneTimePassword.step(at: now))
            #expect(throws: SecondFactor.Refusal.codeWrong) { try SecondFactorStore(db, key: key).verify(code, of: lin, at: now) }
            #expect(throws: SecondFactor.Refusal.codeWrong) {
                try SecondFactorStore(db, key: [UInt8](repeating: 1, count: 32)).verify(code, of: zhou, at: now)
            }
            #expect(try SecondFactorStore(db, key: key).verify(code, of: zhou, at: now) == .code)
        }
    }

    @Test func `where it is offered only, one may do without and turn it off`() async throws {
        let house = try await Lobby(.sqlite, policy: .offered)
        let browser = house.browser()
        #expect(try await browser.post("/sign-in", house.zhou).headers[.location] == "/")
        #expect(try await house.may(browser))
        let (factor, _) = try await house.setUp("zhoumin", in: browser)
        house.clock.wait(60)
        #expect(try await house.browser().post("/sign-in", house.zhou).headers[.location] == "/sign-in/code?back=/")
        let end = ["code": factor.code(step: house.step), "what": "end"]
        #expect(try await browser.post("\(SecondFactorPages.path)/change", end).headers[.location] == SecondFactorPages.path)
        #expect(try await house.browser().post("/sign-in", house.zhou).headers[.location] == "/")
    }

    @Test func `a new phone takes the old one's place after its first code`() async throws {
        let house = try await Lobby(.sqlite)
        let browser = house.browser()
        _ = try await browser.post("/sign-in", house.zhou)
        let (old, _) = try await house.setUp("zhoumin", in: browser)
        house.clock.wait(60)
        // Beginning anew without a code is refused.
        #expect(try await browser.post(SecondFactorPages.path).status == .conflict)
        _ = try await browser.get(SecondFactorPages.path)
        let change = ["code": old.code(step: house.step), "what": "phone"]
        #expect(try await browser.post("\(SecondFactorPages.path)/change", change).headers[.location] == SecondFactorPages.newPath)
        let new = try await house.offered("zhoumin")
        #expect(new != old)
        #expect(try await browser.post(SecondFactorPages.newPath, ["code": new.code(step: house.step)]).status == .ok)
        house.clock.wait(60)
        let id = try await house.id("zhoumin"), now = house.clock.now, key = house.key, step = house.step
        try await house.database.write { db in
            let store = SecondFactorStore(db, key: key)
            #expect(throws: SecondFactor.Refusal.codeWrong) { try store.verify(old.code(step: step), of: id, at: now) }
            let proof = try store.verify(new.code(step: step), of: id, at: now)
            #expect(proof == .code)
        }
    }
}

@Suite struct KnownDeviceTests {
    @Test(arguments: TestDatabase.all)
    func `nobody is kept out by those who try their name, from the same address too`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let owner = house.browser(), other = house.browser()
        _ = try await owner.post("/sign-in", house.lin)
        _ = try await owner.post("/sign-out")
        #expect(await owner.cookies[CookieName.device] != nil)
        for _ in 0..<8 { _ = try await other.post("/sign-in", ["login": "lintao", "password": "guess, guess, guess"]) }
        #expect(try await other.post("/sign-in", house.lin).status == .tooManyRequests)
        _ = try await owner.get("/sign-in")
        #expect(try await owner.post("/sign-in", house.lin).status == .seeOther)

        // The cookie is good for its own account only, and does not let anyone guess without end.
        let thief = house.browser()
        await thief.set(cookie: CookieName.device, to: await owner.cookies[CookieName.device])
        _ = try await thief.get("/sign-in")
        for _ in 0..<5 { #expect(try await thief.post("/sign-in", ["login": "lintao", "password": "guess, guess"]).status == .unprocessableContent) }
        #expect(try await thief.post("/sign-in", ["login": "lintao", "password": "guess, guess"]).status == .tooManyRequests)
        let now = house.clock.now, token = try #require(await owner.cookies[CookieName.device])
        try await house.database.read { db in
            let store = AccountStore(db)
            func isKnown(_ token: String, _ login: String, _ moment: Date) throws -> Bool {
                try store.isKnown(device: token, login: login, at: moment)
            }
            let found = try [
                isKnown(token, "lintao", now), isKnown(token, "zhoumin", now), isKnown(token, "lintao", now + AccountStore.deviceLength),
                isKnown("", "lintao", now),
            ]
            #expect(found == [true, false, false, false])
        }
    }

    @Test func `all other sessions end at once, and this one stays`() async throws {
        let house = try await Lobby(.sqlite)
        let here = house.browser(), there = house.browser(), third = house.browser(), stranger = house.browser()
        for each in [here, there, third] { _ = try await each.post("/sign-in", house.lin) }
        _ = try await stranger.post("/sign-in", house.zhou)
        let page = try await here.get("/account").text
        #expect(page.contains("/account/sessions/end-others") && page.contains(AccountsStrings.thisOne.zh))
        #expect(try await here.post("/account/sessions/end-others").status == .seeOther)
        for each in [there, third] { #expect(try await each.get("/account").headers[.location] == "/sign-in?back=/account") }
        #expect(try await here.get("/account").status == .ok)
        #expect(try await false == here.get("/account").text.contains("/account/sessions/end-others"))
        #expect(try await stranger.get("/account").status == .ok)
    }
}

@Suite struct SecondFactorPageTests {
    @Test(arguments: [Language.zh, .en]) func `look as recorded`(_ language: Language) throws {
        let name = language == .zh ? "zh" : "en"
        let now = Date(timeIntervalSince1970: 1_767_340_800)
        var frame = Frame()
        frame.language = language
        let factor = OneTimePassword(secret: Array("12345678901234567890".utf8))
        let pages = [
            SecondFactorPages.code(in: frame, back: "/desk"),
            SecondFactorPages.code(in: frame, back: "/desk", invalid: Invalid("code", SecondFactorStrings.wrong)),
            SecondFactorPages.overview(nil, isRequired: true, now: now, in: frame),
            SecondFactorPages.overview(SecondFactor(since: now - 86_400, codesLeft: 9), isRequired: false, now: now, in: frame),
            SecondFactorPages.offer(factor, login: "zhoumin", in: frame), SecondFactorPages.codes(["abcde-fghjk", "mnpqr-stuvw"], in: frame),
        ]
        let text = pages.map { page in page.content.markup.replacing(/<svg class="qr"[\s\S]*?<\/svg>/, with: "<svg class=\"qr\"/>") }.joined(
            separator: "\n")
        try expectSnapshot(text, "second-factor-\(name).html")
    }
}
