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
    let tools: Accounts.Tools

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
        return try SignInPages.signIn(in: context.frame, back: back, provider: tools.provider?.provider.name).response(
            from: request, context: context)
    }

    func signIn(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await Form.read(request, limit: 16 << 10)
        let now = server.now(), typed = form["password"], back = SafeURL.local(form["back"])
        let login = (try? Account.login(from: form["login"])) ?? ""
        let device = try await knownDevice(request, login: login)
        let mayGoOn = try limits.check(login: login, client: context.client, device: device, at: now)
        // Somebody is trying many passwords on this name, perhaps from many places. It is not locked, or they could lock its owner out;
        // every try only takes longer.
        if !mayGoOn { try await Task.sleep(for: SignInLimits.slowness) }

        let found = try await server.database.read { db in try AccountStore(db).password(login: login, at: now) }
        let isRight = try await PasswordDesk.answering { try await PasswordDesk.matches(typed, found?.password) }
        guard isRight, let account = found?.account else {
            try await server.database.write { db in
                try AccountStore(db).record(.signInFailed, on: found?.account.id, by: .anonymous, at: now)
            }
            return try SignInPages.signIn(in: context.frame, back: back, login: form["login"], isWrong: true, provider: tools.provider?.provider.name)
                .response(from: request, context: context)
        }
        limits.forget(login: login, client: context.client, device: device)
        return try await Entrance(server: server, tools: tools).goOn(account, back: back, request, context)
    }

    /// The token of this browser, where the owner of the name has signed in with it before.
    func knownDevice(_ request: Request, login: String) async throws -> String? {
        guard let token = request.cookies[CookieName.device]?.value, token.utf8.count == 43 else { return nil }
        let now = server.now()
        return try await server.database.read { db in try AccountStore(db).isKnown(device: token, login: login, at: now) } ? token : nil
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
