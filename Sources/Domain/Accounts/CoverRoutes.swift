// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// Handing a role to a colleague for a time: one's own under `/account/cover`, and for someone who is away, by an administrator, under
/// `/account/cover/ID`.
struct CoverRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("account/cover", use: show)
        router.post("account/cover", use: hand)
        router.post("account/cover/:id/end", use: end)
        router.get("account/cover/of/:account", use: showOf)
        router.post("account/cover/of/:account", use: handOf)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        try await page(of: context.requireSignedIn().id, context)
    }

    func hand(_ request: Request, _ context: Context) async throws -> Response {
        try await hand(of: context.requireSignedIn().id, request, context)
    }

    func showOf(_ request: Request, _ context: Context) async throws -> Page {
        try await page(of: await managed(context), context)
    }

    func handOf(_ request: Request, _ context: Context) async throws -> Response {
        try await hand(of: await managed(context), request, context)
    }

    func end(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        let owner = try await server.database.write { db -> String? in
            let store = AccountStore(db), owner = try store.delegation(id)?.delegatedBy
            try store.end(delegation: id, by: actor, at: now)
            return [owner, try store.delegation(id)?.grant.account].contains(actor.id) ? nil : owner
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: CoverPages.path(of: owner), saying: CoverStrings.ended(context.language))
    }

    private func managed(_ context: Context) async throws -> String {
        let actor = try context.requireSignedIn()
        guard actor.may(.accountsManage) else { throw Problem.notAllowed }
        let id = try context.parameters.require("account")
        guard try await server.database.read({ db in try AccountStore(db).isThere(id, for: actor) }) else { throw StorageError.absent }
        return id
    }

    private func hand(of owner: String, _ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            guard let last = Day(form["until"]) else { throw Invalid("until", CoverStrings.dayMissing) }
            guard form["from"].isEmpty || Day(form["from"]) != nil else { throw Invalid("from", CoverStrings.dayMissing) }
            let from = Day(form["from"])?.start(), area = form["area"].trimmingCharacters(in: .whitespaces)
            try await server.database.write { db in
                let store = AccountStore(db)
                guard try store.grants(of: owner).contains(where: { $0.id == form["grant"] }) else { throw Delegation.Refusal.notYours }
                try store.delegate(
                    form["grant"], to: form["colleague"], in: area.isEmpty ? nil : area, from: from.flatMap { now < $0 ? $0 : nil },
                    until: last.adding(days: 1).start(), by: actor, at: now)
            }
        } catch let refusal as Delegation.Refusal {
            let page = try await page(of: owner, context, typed: form, invalid: Invalid(refusal.field, refusal.problem.text))
            return try page.response(from: request, context: context)
        } catch let invalid as Invalid {
            return try await page(of: owner, context, typed: form, invalid: invalid).response(from: request, context: context)
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: CoverPages.path(of: owner == actor.id ? nil : owner), saying: CoverStrings.handed(context.language))
    }

    private func page(of owner: String, _ context: Context, typed: Form = Form(), invalid: Invalid = Invalid()) async throws -> Page {
        let actor = try context.requireSignedIn(), now = server.now()
        let view = try await server.database.read { db in
            let store = AccountStore(db)
            guard let account = try store.account(id: owner) else { throw StorageError.absent }
            let roles = try store.roles(), delegations = try store.delegations(of: owner, at: now)
            let handed = Set(delegations.map(\.grant.id))
            let grants = try store.grants(of: owner).filter { grant in
                grant.holds(at: now) && !handed.contains(grant.id) && grant.role != Role.emergency
                    && !(roles[grant.role]?.permissions ?? []).contains(.accountsManage)
                    && (actor.id == owner || actor.may(.accountsManage, in: grant.areaPath))
            }
            var colleagues: [AccountStore.Candidate] = []
            for area in Set(grants.map(\.areaPath)).sorted() {
                let known = Set(colleagues.map(\.id))
                colleagues += try store.colleagues(around: area, except: owner, at: now).filter { !known.contains($0.id) && $0.id != actor.id }
            }
            return CoverPages.View(
                account: account, isOwn: actor.id == owner, grants: grants, delegations: delegations, roles: roles, colleagues: colleagues,
                names: try store.names(of: Set(delegations.flatMap { [$0.delegatedBy, $0.arrangedBy, $0.grant.account] })), now: now)
        }
        return CoverPages.cover(view, in: context.frame, typed: typed, invalid: invalid)
    }
}

extension Delegation.Refusal {
    /// The field of the form that the refusal is about.
    fileprivate var field: String {
        switch self {
        case .notYours, .alreadyHanded, .mayNotBeHanded: "grant"
        case .notYourself, .colleagueUnknown, .alreadyHas: "colleague"
        case .outsideRole: "area"
        case .longerThanRole, .tooLong, .periodBackwards: "until"
        }
    }
}
