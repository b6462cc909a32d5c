// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// One's own account: what one may do, where one is signed in, the password.
struct AccountRoutes: Sendable {
    let server: Server
    let limits: SignInLimits
    let tools: Accounts.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("account", use: show)
        router.get("account/password", use: showPassword)
        router.post("account/password", use: changePassword)
        router.post("account/sessions/end-others", use: endOthers)
        router.post("account/sessions/:id/end", use: endSession)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireSignedIn(), now = server.now(), policy = tools.secondFactor
        let token = request.cookies[CookieName.session]?.value ?? ""
        let view = try await server.database.read { db in
            let store = AccountStore(db)
            guard let account = try store.account(id: actor.id), let session = try store.session(token, at: now) else { throw StorageError.absent }
            let held = try store.grants(of: actor.id).filter { $0.holds(at: now) }
            let whose = try store.delegators(of: held.map(\.id)), names = try store.names(of: Set(whose.values))
            let delegators = whose.mapValues { names[$0] ?? "" }
            return AccountPages.View(
                account: account, grants: held, delegators: delegators, unseen: try store.unseenEmergencies(for: actor).count,
                roles: try store.roles(),
                sessions: try store.sessions(of: actor.id, for: actor, at: now), current: session.id,
                factor: try store.secondFactor(of: actor.id),
                mustSetUp: session.proof == nil ? try store.mustSetUpSecondFactor(account, by: policy, at: now) : false,
                events: try store.events(on: actor.id, for: actor, limit: 10), now: now)
        }
        return AccountPages.account(view, in: context.frame)
    }

    func showPassword(_ request: Request, _ context: Context) async throws -> Page {
        _ = try context.requireSignedIn()
        return AccountPages.password(in: context.frame)
    }

    func changePassword(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10)
        let token = request.cookies[CookieName.session]?.value ?? ""
        let (known, session) = try await server.database.read { db in
            let store = AccountStore(db)
            guard let account = try store.account(id: actor.id) else { throw StorageError.absent }
            return (try store.password(login: account.login, at: now), try store.session(token, at: now)?.id)
        }
        guard let known else { throw StorageError.absent }
        do {
            _ = try limits.check(login: known.account.login, client: context.client, at: now)
            guard try await PasswordDesk.answering({ try await PasswordDesk.matches(form["present"], known.password) }) else {
                throw Invalid("present", Account.Refusal.passwordWrong.text)
            }
            let password = try await PasswordDesk.hash(new: form, login: known.account.login)
            limits.forget(login: known.account.login, client: context.client)
            try await server.database.write { db in
                try AccountStore(db).setPassword(password, of: actor.id, keeping: session, by: actor, at: now)
            }
        } catch let invalid as Invalid {
            return try AccountPages.password(in: context.frame, invalid: invalid).response(from: request, context: context)
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: AccountPages.path, saying: AccountsStrings.passwordChanged(context.language))
    }

    func endOthers(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let token = request.cookies[CookieName.session]?.value ?? ""
        try await server.database.write { db in
            let store = AccountStore(db)
            guard let session = try store.session(token, at: now) else { throw StorageError.absent }
            try store.endOthers(than: session.id, by: actor, at: now)
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: AccountPages.path, saying: AccountsStrings.othersEnded(context.language))
    }

    func endSession(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let id = try context.parameters.require("id")
        try await server.database.write { db in try AccountStore(db).end(sessionID: id, by: actor, at: now) }
        SessionDesk.shared.forgetAll()
        return .goOn(to: AccountPages.path, saying: AccountsStrings.sessionEnded(context.language))
    }
}
