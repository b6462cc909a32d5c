// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// The staff directory: who has an account, with which roles, where; for those who manage accounts.
struct DirectoryRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("people", use: list)
        router.get("people/new", use: showForm)
        router.post("people", use: make)
        router.get("people/:id", use: show)
        router.post("people/:id/link", use: invite)
        router.post("people/:id/close", use: close)
        router.post("people/:id/second-factor/reset", use: resetSecondFactor)
        router.post("people/:id/grants", use: grant)
        router.post("people/:id/grants/:grant/end", use: endGrant)
    }

    func list(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireManager(), query = Form.query(request), now = server.now()
        let words = String(query["words"].prefix(40)), after = query["after"]
        let view = try await server.database.read { db in
            let store = AccountStore(db)
            let found = try store.accounts(for: actor, containing: words, after: after, limit: DirectoryPages.pageLength + 1)
            return DirectoryPages.List(
                accounts: found, grants: try store.grants(of: Set(found.map(\.id)), at: now), roles: try store.roles(), words: words, now: now)
        }
        return DirectoryPages.list(view, in: context.frame)
    }

    func showForm(_ request: Request, _ context: Context) async throws -> Page {
        _ = try context.requireManager()
        return DirectoryPages.form(in: context.frame)
    }

    func make(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireManager(), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            let (account, token) = try await server.database.write { db in
                let store = AccountStore(db)
                let account = try store.make(login: form["login"], name: form["name"], password: nil, by: actor, at: now)
                return (account, try store.invite(account.id, by: actor, at: now))
            }
            return DirectoryPages.link(address(token), for: account, isNew: true, in: context.frame)
        } catch let refusal as Account.Refusal {
            guard let field = refusal.field else { throw refusal }
            return DirectoryPages.form(in: context.frame, typed: form, invalid: Invalid(field, refusal.text))
        }
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        try await page(of: context.parameters.require("id"), context)
    }

    func invite(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireManager(), now = server.now(), id = try context.parameters.require("id")
        let (account, token) = try await server.database.write { db in
            let store = AccountStore(db)
            let token = try store.invite(id, by: actor, at: now)
            guard let account = try store.account(id: id) else { throw StorageError.absent }
            return (account, token)
        }
        return DirectoryPages.link(address(token), for: account, isNew: false, in: context.frame)
    }

    func close(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireManager(), now = server.now(), id = try context.parameters.require("id")
        try await server.database.write { db in try AccountStore(db).close(id, by: actor, at: now) }
        SessionDesk.shared.forgetAll()
        return .goOn(to: DirectoryPages.path(id), saying: PeopleStrings.closed(context.language))
    }

    func resetSecondFactor(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireManager(), now = server.now(), id = try context.parameters.require("id")
        try await server.database.write { db in try AccountStore(db).resetSecondFactor(of: id, by: actor, at: now) }
        SessionDesk.shared.forgetAll()
        return .goOn(to: DirectoryPages.path(id), saying: PeopleStrings.factorReset(context.language))
    }

    func grant(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireManager(), now = server.now(), id = try context.parameters.require("id")
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            guard form["until"].isEmpty || Day(form["until"]) != nil else { throw Invalid("until", PeopleStrings.dayMalformed) }
            let until = Day(form["until"]).map { $0.adding(days: 1).start() }
            let party = form["party"].isEmpty ? nil : form["party"]
            try await server.database.write { db in
                if let party, try PeopleStore(db).team(party) == nil { throw Invalid("party", PeopleStrings.unknownTeam) }
                guard try AccountStore(db).isThere(id, for: actor) else { throw StorageError.absent }
                try AccountStore(db).grant(form["role"], to: id, in: form["area"], party: party, until: until, by: actor, at: now)
            }
        } catch let refusal as Account.Refusal {
            guard let field = refusal.field else { throw refusal }
            return try await page(of: id, context, typed: form, invalid: Invalid(field, refusal.text)).response(from: request, context: context)
        } catch let invalid as Invalid {
            return try await page(of: id, context, typed: form, invalid: invalid).response(from: request, context: context)
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: DirectoryPages.path(id), saying: PeopleStrings.granted(context.language))
    }

    func endGrant(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireManager(), now = server.now(), id = try context.parameters.require("id")
        let grant = try context.parameters.require("grant")
        try await server.database.write { db in try AccountStore(db).end(grant: grant, by: actor, at: now) }
        SessionDesk.shared.forgetAll()
        return .goOn(to: DirectoryPages.path(id), saying: PeopleStrings.grantEnded(context.language))
    }

    private func page(of id: String, _ context: Context, typed: Form = Form(), invalid: Invalid = Invalid()) async throws -> Page {
        let actor = try context.requireManager(), now = server.now()
        let view = try await server.database.read { db in
            let store = AccountStore(db)
            guard try store.isThere(id, for: actor), let account = try store.account(id: id) else { throw StorageError.absent }
            let grants = try store.grants(of: id), events = try store.events(on: id, for: actor, limit: 20)
            return DirectoryPages.Person(
                account: account, grants: grants, roles: try store.roles(), teams: try PeopleStore(db).teams(), events: events,
                factor: try store.secondFactor(of: id),
                names: try store.names(of: Set(events.map(\.actor) + grants.map(\.grantedBy))), now: now)
        }
        return DirectoryPages.person(view, in: context.frame, typed: typed, invalid: invalid)
    }

    private func address(_ token: String) -> String { "\(server.address)/set-password/\(token)" }
}

extension Context {
    fileprivate func requireManager() throws -> Actor {
        let actor = try requireSignedIn()
        guard actor.may(.accountsManage) else { throw Problem.notAllowed }
        return actor
    }
}

extension Account.Refusal {
    /// The field of the directory's forms that the refusal is about.
    fileprivate var field: String? {
        switch self {
        case .loginMalformed, .loginTaken: "login"
        case .nameMissing, .nameTooLong: "name"
        case .areaMalformed, .outsideScope: "area"
        case .unknownRole: "role"
        case .partyMalformed: "party"
        case .periodBackwards: "until"
        default: nil
        }
    }
}
