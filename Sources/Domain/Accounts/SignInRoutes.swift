// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Secrets
import Storage
import Web
import Workshop

/// Signing in, signing out, and setting a password by a link.
struct SignInRoutes: Sendable {
    let server: Server
    let limits: SignInLimits

    func add(to router: RouterGroup<Context>) {
        router.get("sign-in", use: show)
        router.post("sign-in", use: signIn)
        router.post("sign-out", use: signOut)
        router.get("set-password/:token", use: showInvitation)
        router.post("set-password/:token", use: acceptInvitation)
    }

    func show(_ request: Request, _ context: Context) async throws -> Response {
        let back = SafeURL.local(Form.query(request)["back"])
        if context.actor.isSignedIn { return .goOn(to: back) }
        return try SignInPages.signIn(in: context.frame, back: back).response(from: request, context: context)
    }

    func signIn(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await Form.read(request, limit: 16 << 10)
        let now = server.now(), typed = form["password"], back = SafeURL.local(form["back"])
        let login = (try? Account.login(from: form["login"])) ?? ""
        let mayGoOn = try limits.check(login: login, client: context.client, at: now)
        // Somebody is trying many passwords on this name, perhaps from many places. It is not locked, or they could lock its owner out;
        // every try only takes longer.
        if !mayGoOn { try await Task.sleep(for: SignInLimits.slowness) }

        let found = try await server.database.read { db in try AccountStore(db).password(login: login, at: now) }
        let isRight = try await PasswordDesk.answering { try await PasswordDesk.matches(typed, found?.password) }
        guard isRight, let account = found?.account else {
            try await server.database.write { db in
                try AccountStore(db).record(.signInFailed, on: found?.account.id, by: .anonymous, at: now)
            }
            return try SignInPages.signIn(in: context.frame, back: back, login: form["login"], isWrong: true).response(
                from: request, context: context)
        }
        limits.forget(login: login, client: context.client)
        let old = request.cookies[CookieName.session]?.value, userAgent = request.headers[.userAgent] ?? ""
        let token = try await server.database.write { db in
            try AccountStore(db).begin(for: account, userAgent: userAgent, replacing: old, at: now)
        }
        if let old { SessionDesk.shared.forget(old) }
        let welcome = AccountsStrings.welcome(account.name)(context.language)
        var response = Response.goOn(to: account.mustChangePassword ? AccountPages.passwordPath : back, saying: welcome)
        response.setCookie(.kept(CookieName.session, token, seconds: Int(Session.longest)))
        return response
    }

    func signOut(_ request: Request, _ context: Context) async throws -> Response {
        let now = server.now()
        if let token = request.cookies[CookieName.session]?.value {
            SessionDesk.shared.forget(token)
            try await server.database.write { db in try AccountStore(db).end(session: token, at: now) }
            SessionDesk.shared.forget(token)
        }
        var response = Response.goOn(to: "/", saying: AccountsStrings.signedOut(context.language))
        response.setCookie(.kept(CookieName.session, "", seconds: 0))
        return response
    }

    func showInvitation(_ request: Request, _ context: Context) async throws -> Page {
        let token = try context.parameters.require("token")
        return SignInPages.invitation(try await invited(token), token: token, in: context.frame)
    }

    func acceptInvitation(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await Form.read(request, limit: 16 << 10)
        let token = try context.parameters.require("token"), now = server.now()
        let account = try await invited(token)
        let password: Password
        do {
            password = try await PasswordDesk.hash(new: form, login: account.login)
        } catch let invalid as Invalid {
            return try SignInPages.invitation(account, token: token, in: context.frame, invalid: invalid).response(from: request, context: context)
        }
        guard try await server.database.write({ db in try AccountStore(db).accept(token, password: password, at: now) }) != nil else {
            throw AccountsStrings.linkUsed
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: "/sign-in", saying: AccountsStrings.passwordIsSet(context.language))
    }

    private func invited(_ token: String) async throws -> Account {
        let now = server.now()
        guard let account = try await server.database.read({ db in try AccountStore(db).invitation(token, at: now) }) else {
            throw AccountsStrings.linkUsed
        }
        return account
    }
}

extension PasswordDesk {
    /// Turns a full line into the page that says so.
    static func answering<Result>(_ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch is Workshop.Busy { throw Problem.unavailable }
    }

    /// A new password as typed twice into a form, hashed.
    static func hash(new form: Form, login: String) async throws -> Password {
        let typed: String
        do { typed = try Account.password(from: form["new"], login: login) } catch { throw Invalid("new", error.text) }
        guard form["new"] == form["again"] else { throw Invalid("again", AccountsStrings.notTheSame) }
        return try await answering { try await hash(typed) }
    }
}

/// How often a password may be tried. Nobody's account is ever locked: whoever knows a name could lock its owner out.
final class SignInLimits: Sendable {
    /// One name from one address: five tries, then one every half minute.
    private let pair = RateLimiter(RateLimit(burst: 5, seconds: 30))
    /// One address, whatever the names: an office behind one address signs in at nine, a guesser does not get far.
    private let client = RateLimiter(RateLimit(burst: 60, seconds: 6))
    /// One name from everywhere: beyond it, each try takes longer.
    private let name = RateLimiter(RateLimit(burst: 20, seconds: 60))
    static let slowness: Duration = .seconds(2)

    /// Counts a try. False where it may go on, but slowly.
    ///
    /// - Throws: `Problem.tooMany` with the seconds to wait.
    func check(login: String, client address: String, at now: Date) throws(Problem) -> Bool {
        try client.spend(address, at: now)
        try pair.spend("\(address) \(login)", at: now)
        do { try name.spend(login, at: now) } catch { return false }
        return true
    }

    /// The right password: the tries before it do not count.
    func forget(login: String, client address: String) {
        pair.forget("\(address) \(login)")
        name.forget(login)
    }
}
