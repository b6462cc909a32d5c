// SPDX-License-Identifier: Apache-2.0
import Access
import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Outbound
import Secrets
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Accounts

private let keeper = Actor.system("test", permissions: [.accountsManage])

/// RFC 7636, appendix B.
@Test func `the challenge is that of RFC 7636`() {
    let journey = Provider.Journey(
        state: "", nonce: "", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", back: "/", invitation: nil, until: .distantFuture)
    #expect(journey.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
}

@Suite struct ProviderTests {
    @Test(arguments: TestDatabase.all)
    func `someone is invited, links their identity, signs in by it, and is unlinked`(_ kind: TestDatabase) async throws {
        let house = try await ProviderHouse(kind)
        try await house.serve { lobby in
            let stranger = lobby.browser()
            let unknown = try await house.goThrough(stranger)
            #expect(unknown.status == .forbidden && unknown.text.contains(ProviderStrings.unknownTitle.zh))
            #expect(await stranger.cookies[CookieName.session] == nil)

            let id = try await lobby.id("lintao"), now = lobby.clock.now
            let token = try await lobby.database.write { db in try AccountStore(db).inviteToLink(id, by: keeper, at: now) }
            let browser = lobby.browser()
            let page = try await browser.get("/sign-in/provider/link/\(token)")
            #expect(page.text.contains("林涛") && page.text.contains("/sign-in/provider?invitation=\(token)"))
            let linked = try await house.goThrough(browser, query: "invitation=\(token)")
            #expect(linked.headers[.location] == "/")
            #expect(try await browser.get("/account").text.contains("林涛"))
            #expect(try await lobby.browser().get("/sign-in/provider/link/\(token)").status == .gone)

            let again = lobby.browser()
            #expect(try await again.get("/sign-in?back=/desk").text.contains("/sign-in/provider?back=/desk"))
            #expect(try await house.goThrough(again, query: "back=/desk").headers[.location] == "/desk")
            #expect(await again.cookies[CookieName.provider] == nil)
            // Another person of the same provider is nobody here, and cannot use the link that was used.
            house.provider.change { $0.subject = "8" }
            #expect(try await house.goThrough(lobby.browser()).status == .forbidden)
            #expect(try await house.goThrough(lobby.browser(), query: "invitation=\(token)").status == .forbidden)
            house.provider.change { $0.subject = "7" }

            let issuer = house.provider.issuer
            try await lobby.database.write { db in try AccountStore(db).unlink(id, from: issuer, by: keeper, at: now) }
            SessionDesk.shared.forgetAll()
            #expect(try await again.get("/account").headers[.location] == "/sign-in?back=/account")
            #expect(try await house.goThrough(lobby.browser()).status == .forbidden)
            let events = try await lobby.database.read { db in try AccountStore(db).events(on: id, for: keeper).map(\.event) }
            #expect(Array(events.reversed().drop { $0 != .linkInvited }) == [.linkInvited, .linked, .signedIn, .signedIn, .unlinked])
        }
    }

    @Test func `an answer that was not asked for, is not for us or not signed is refused`() async throws {
        let house = try await ProviderHouse(.sqlite)
        try await house.serve { lobby in
            try await house.link("lintao", lobby)
            func refused(_ what: String, _ change: @escaping @Sendable (inout FakeProvider.State) -> Void) async throws {
                house.provider.change(change)
                let browser = lobby.browser()
                let answer = try await house.goThrough(browser)
                #expect(answer.status == .forbidden, "\(what)")
                #expect(answer.text.contains(ProviderStrings.failedTitle.zh), "\(what)")
                #expect(await browser.cookies[CookieName.session] == nil, "\(what)")
                house.provider.change { $0 = house.provider.fresh($0) }
            }
            let seconds = lobby.clock.now.timeIntervalSince1970
            try await refused("nonce") { $0.override = ["nonce": "\"other\""] }
            try await refused("no nonce") { $0.override = ["nonce": nil] }
            try await refused("issuer") { $0.override = ["iss": "\"https://other.example\""] }
            try await refused("audience") { $0.override = ["aud": "\"other\""] }
            try await refused("audiences") { $0.override = ["aud": "[\"linli\", \"other\"]"] }
            try await refused("azp") { $0.override = ["azp": "\"other\""] }
            try await refused("expired") { $0.override = ["exp": "\(Int(seconds) - 61)"] }
            try await refused("future") { $0.override = ["iat": "\(Int(seconds) + 120)"] }
            try await refused("none") { $0.algorithm = "none" }
            try await refused("HS256") { $0.algorithm = "HS256" }
            try await refused("another key") { $0.signsWithStranger = true }
            try await refused("unknown key") { $0.keyID = "nobody" }
            try await refused("code refused") { $0.tokenStatus = 400 }
            #expect(try await house.goThrough(lobby.browser()).headers[.location] == "/")

            // State and cookie belong together.
            let victim = lobby.browser(), attacker = lobby.browser()
            let began = try await attacker.get("/sign-in/provider"), callback = try house.callback(of: began)
            #expect(try await victim.get(callback).status == .forbidden)
            _ = try await victim.get("/sign-in/provider")
            #expect(try await victim.get(callback).status == .forbidden)
            let late = lobby.browser(), lateCallback = try house.callback(of: try await late.get("/sign-in/provider"))
            lobby.clock.wait(Provider.Journey.length)
            #expect(try await late.get(lateCallback).status == .forbidden)
            let denied = lobby.browser()
            let state = try #require(
                URLComponents(string: try await denied.get("/sign-in/provider").headers[.location] ?? "")?.queryItems?.first { $0.name == "state" }?
                    .value)
            #expect(try await denied.get("/sign-in/provider/callback?error=access_denied&state=\(state)").status == .forbidden)
            let mixed = lobby.browser(), mixedCallback = try house.callback(of: try await mixed.get("/sign-in/provider"))
            #expect(try await mixed.get(mixedCallback + "&iss=https%3A%2F%2Fother.example").status == .forbidden)
        }
    }

    @Test func `keys are fetched once, and anew when the provider changes them`() async throws {
        let house = try await ProviderHouse(.sqlite)
        try await house.serve { lobby in
            try await house.link("lintao", lobby)
            for _ in 0..<3 { #expect(try await house.goThrough(lobby.browser()).status == .seeOther) }
            #expect(house.provider.fetches("/keys") == 1 && house.provider.fetches("/.well-known/openid-configuration") == 1)
            house.provider.change { $0.rotate() }
            // Within half a minute of the last fetch, an unknown key has nothing fetched: nobody makes us ask the provider without end.
            #expect(try await house.goThrough(lobby.browser()).status == .forbidden)
            #expect(house.provider.fetches("/keys") == 1)
            lobby.clock.wait(ProviderDesk.pause)
            #expect(try await house.goThrough(lobby.browser()).status == .seeOther)
            #expect(house.provider.fetches("/keys") == 2)
            lobby.clock.wait(ProviderDesk.trust)
            #expect(try await house.goThrough(lobby.browser()).status == .seeOther)
            #expect(house.provider.fetches("/keys") == 3 && house.provider.fetches("/.well-known/openid-configuration") == 2)
            house.provider.change { $0.isDown = true }
            lobby.clock.wait(ProviderDesk.trust)
            #expect(try await lobby.browser().get("/sign-in/provider").status == .serviceUnavailable)
            house.provider.change {
                $0.isDown = false
                $0.discoveryIssuer = "https://other.example"
            }
            #expect(try await lobby.browser().get("/sign-in/provider").status == .serviceUnavailable)
        }
    }

    @Test func `a second factor is asked for, here or there`() async throws {
        let house = try await ProviderHouse(.sqlite)
        try await house.serve { lobby in
            try await house.link("zhoumin", lobby)
            #expect(try await house.goThrough(lobby.browser()).headers[.location] == SecondFactorPages.path)
            house.provider.change { $0.override = ["amr": "[\"pwd\", \"mfa\"]"] }
            let browser = lobby.browser()
            #expect(try await house.goThrough(browser).headers[.location] == "/")
            #expect(try await lobby.may(browser))
            // One that is set up here is asked for, whatever the provider says.
            try await lobby.setUp("zhoumin")
            #expect(try await house.goThrough(lobby.browser()).headers[.location] == "/sign-in/code?back=/")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a link needs an administrator's invitation, and gives no role`(_ kind: TestDatabase) async throws {
        let lobby = try await Lobby(kind)
        let lin = try await lobby.id("lintao"), zhou = try await lobby.id("zhoumin"), now = lobby.clock.now
        try await lobby.database.write { db in
            let store = AccountStore(db)
            #expect(throws: Account.Refusal.notAllowed) { try store.inviteToLink(lin, by: .owner(of: lin), at: now) }
            let chief = Actor(id: lin, permissions: [.accountsManage], scope: .everywhere)
            #expect(throws: Account.Refusal.toYourself) { try store.inviteToLink(lin, by: chief, at: now) }
            let first = try store.inviteToLink(lin, by: keeper, at: now), second = try store.inviteToLink(zhou, by: keeper, at: now)
            let before = try store.grants(of: lin).count
            let late = try store.link(issuer: "i", subject: "7", by: first, at: now + AccountStore.invitationLength)
            let done = try store.link(issuer: "i", subject: "7", by: first, at: now)
            // What is one person's identity is not another's too.
            let taken = try store.link(issuer: "i", subject: "7", by: second, at: now)
            let elsewhere = try store.account(issuer: "j", subject: "7", at: now)
            #expect(late == nil && done?.id == lin && taken == nil && elsewhere == nil)
            #expect(try store.grants(of: lin).count == before)
            try store.close(lin, by: keeper, at: now + 1)
            #expect(try store.account(issuer: "i", subject: "7", at: now + 1) == nil)
        }
    }

    @Test(arguments: [Language.zh, .en]) func `the pages as recorded`(_ language: Language) throws {
        let now = Date(timeIntervalSince1970: 1_767_340_800)
        let provider = Provider(issuer: "https://id.example", client: "linli", secret: nil, name: "浙江政务服务网")
        let lin = Account(id: "l", login: "lintao", name: "林涛", hasPassword: true, mustChangePassword: false, from: now, until: nil)
        var frame = Frame()
        frame.language = language
        let failures: [Provider.Refusal] = [.unavailable("x"), .notBegun, .refused("x"), .token("x")]
        let pages =
            [
                SignInPages.signIn(in: frame, back: "/desk", provider: provider.name),
                ProviderPages.unknown(provider, isInvitation: false, in: frame), ProviderPages.unknown(provider, isInvitation: true, in: frame),
                ProviderPages.invitation(lin, provider, token: "TOKEN", in: frame),
                ProviderPages.link(lin, provider, isLinked: true, link: nil, in: frame),
                ProviderPages.link(lin, provider, isLinked: false, link: "https://linli.example/sign-in/provider/link/TOKEN", in: frame),
            ] + failures.map { ProviderPages.failed($0, provider, in: frame) }
        try expectSnapshot(pages.map(\.content.markup).joined(separator: "\n"), "provider-\(language.rawValue).html")
    }
}

/// Another maker's provider, run beside the tests by `scripts/with-provider`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LINLI_PROVIDER"] != nil, "scripts/with-provider runs it, and so does make test"))
struct RealProviderTests {
    @Test func `a provider that others wrote signs people in`() async throws {
        let issuer = try #require(ProcessInfo.processInfo.environment["LINLI_PROVIDER"])
        let authority = try #require(issuer.split(separator: "/").last.map(String.init))
        // A machine on which all tests run at once may be slow to answer; how long is waited in earnest is Outbound's own test.
        var rules = Outbound.Rules(trusted: [authority])
        rules.seconds = 120
        let outbound = Outbound(rules)
        let lobby = try await Lobby(.sqlite, now: Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))) {
            $0.provider = ProviderDesk(Provider(issuer: issuer, client: "linli", secret: "secret: &+%", name: "OP"), outbound: outbound)
        }
        let id = try await lobby.id("lintao"), now = lobby.clock.now
        let token = try await lobby.database.write { db in try AccountStore(db).inviteToLink(id, by: keeper, at: now) }

        /// Goes to the provider, says who one is, and comes back.
        func sign(in subject: String, _ browser: TestBrowser<some HTTPResponder<Context>>, _ query: String) async throws -> HTTPResponse.Status {
            // The provider's clock is the real one: ours goes along, however slow the machine.
            lobby.clock.wait((Date().timeIntervalSince1970 - lobby.clock.now.timeIntervalSince1970).rounded(.down))
            let away = try #require(try await browser.get("/sign-in/provider?\(query)").headers[.location])
            #expect(away.hasPrefix(issuer) && away.contains("code_challenge_method=S256"))
            let form = [("Content-Type", "application/x-www-form-urlencoded")]
            let answer = try await outbound.send("POST", to: away, headers: form, body: Array(Provider.form([("sub", subject)]).utf8))
            let back = try #require(answer.headers["location"]?.split(separator: "127.0.0.1:8080").last.map(String.init))
            return try await browser.get(back).status
        }
        let stranger = lobby.browser(), browser = lobby.browser(), again = lobby.browser()
        #expect(try await sign(in: "someone", stranger, "back=/") == .forbidden)
        #expect(try await sign(in: "林涛", browser, "invitation=\(token)") == .seeOther)
        #expect(try await sign(in: "林涛", again, "back=/") == .seeOther)
        #expect(try await again.get("/account").text.contains("林涛"))
        await outbound.close()
    }
}
