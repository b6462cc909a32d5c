// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Hummingbird
import Secrets
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Accounts

/// A clock that goes when it is told to.
final class TestClock: Sendable {
    private let moment: Mutex<Date>
    init(_ begin: Date) { moment = Mutex(begin) }
    var now: Date { moment.withLock { $0 } }
    func wait(_ seconds: TimeInterval) {
        moment.withLock { $0 += seconds }
        SessionDesk.shared.forgetAll()
    }
}

/// A server of this room alone, with 周敏, who sees personal data, and 林涛, who does not.
struct Lobby {
    static let sentence = "运河边上有三棵大樟树"
    let database: any Database
    let router: Router<Context>
    let clock: TestClock
    let key: [UInt8]
    let zhou = ["login": "zhoumin", "password": sentence], lin = ["login": "lintao", "password": sentence]

    init(
        _ kind: TestDatabase, policy: SecondFactor.Policy = .required, now begin: Date = Date(timeIntervalSince1970: 1_767_340_800),
        tools change: (inout Accounts.Tools) -> Void = { _ in }
    ) async throws {
        let keeper = Actor.system("test", permissions: [.accountsManage])
        let database = try await kind.make(Accounts.migrations)
        clock = TestClock(begin)
        let password = Password.make(Self.sentence, cost: .least), clock = clock, now = begin
        key = Secrets.randomBytes(32)
        try await database.write { db in
            let store = AccountStore(db)
            let zhou = try store.make(login: "zhoumin", name: "周敏", password: password, by: keeper, at: now)
            try store.grant(Role.registrar, to: zhou.id, in: "/330105013/001/", by: keeper, at: now)
            let lin = try store.make(login: "lintao", name: "林涛", password: password, by: keeper, at: now)
            try store.grant(Role.handler, to: lin.id, in: "/330105013/001/", party: "huanwei", by: keeper, at: now)
        }
        let server = Server(database: database, now: { clock.now })
        let router = Router(context: Context.self)
        let options = Web.Options(secret: [UInt8](repeating: 7, count: 32), files: FileManager.default.temporaryDirectory)
        Web.chain(router, server: server, signIn: Accounts.signIn(server, secondFactor: policy), options: options)
        var tools = Accounts.Tools(key: key, secondFactor: policy)
        change(&tools)
        Accounts.module(tools).routes(router.group(), server)
        router.get("probe") { _, context in "\(context.actor.permissions.count)" }
        self.database = database
        self.router = router
    }

    var step: Int64 { OneTimePassword.step(at: clock.now) }

    func browser() -> TestBrowser<some HTTPResponder<Context>> { TestBrowser(router.buildResponder()) }

    /// Whether the one who is signed in may do anything at all.
    func may(_ browser: TestBrowser<some HTTPResponder<Context>>) async throws -> Bool { try await browser.get("/probe").text != "0" }

    func id(_ login: String) async throws -> String {
        try await database.read { db in try #require(try AccountStore(db).account(login: login)).id }
    }

    func offered(_ login: String) async throws -> OneTimePassword {
        let id = try await id(login), now = clock.now, key = key
        return try await database.read { db in try #require(try SecondFactorStore(db, key: key).offered(to: id, at: now)) }
    }

    /// Sets up someone's second factor, in a browser or behind the scenes.
    @discardableResult
    func setUp(_ login: String) async throws -> (OneTimePassword, codes: [String]) {
        let id = try await id(login), now = clock.now, key = key
        return try await database.write { db in
            let store = SecondFactorStore(db, key: key), factor = try store.offer(to: id, at: now)
            return (factor, try store.confirm(factor.code(step: OneTimePassword.step(at: now)), of: id, in: "", at: now))
        }
    }

    @discardableResult
    func setUp(_ login: String, in browser: TestBrowser<some HTTPResponder<Context>>) async throws -> (OneTimePassword, codes: [String]) {
        _ = try await browser.get(SecondFactorPages.path)
        _ = try await browser.post(SecondFactorPages.path)
        let factor = try await offered(login)
        return (factor, Self.codes(in: try await browser.post(SecondFactorPages.newPath, ["code": factor.code(step: step)]).text))
    }

    static func codes(in page: String) -> [String] { page.matches(of: /<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/).map { String($0.1) } }
}
