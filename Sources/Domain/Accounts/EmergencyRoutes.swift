// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// Looking at private cases beyond one's own area in an emergency, and taking note of who did.
struct EmergencyRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("account/emergency", use: show)
        router.post("account/emergency", use: open)
        router.post("account/emergency/:id/end", use: end)
        router.post("account/emergency/:id/seen", use: acknowledge)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page { try await page(context) }

    func open(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            try await server.database.write { db in
                try AccountStore(db).open(
                    form["area"].trimmingCharacters(in: .whitespaces), minutes: Int(form["minutes"]) ?? 0, reason: form["reason"], by: actor, at: now)
            }
        } catch let refusal as Emergency.Refusal {
            guard let field = refusal.field else { throw refusal }
            return try await page(context, typed: form, invalid: Invalid(field, refusal.problem.text)).response(from: request, context: context)
        }
        SessionDesk.shared.forgetAll()
        return .goOn(to: EmergencyPages.path, saying: EmergencyStrings.opened(context.language))
    }

    func end(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        try await server.database.write { db in try AccountStore(db).end(emergency: id, by: actor, at: now) }
        SessionDesk.shared.forgetAll()
        return .goOn(to: EmergencyPages.path, saying: EmergencyStrings.ended(context.language))
    }

    func acknowledge(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        try await server.database.write { db in try AccountStore(db).acknowledge(id, by: actor, at: now) }
        return .goOn(to: EmergencyPages.path, saying: EmergencyStrings.noted(context.language))
    }

    private func page(_ context: Context, typed: Form = Form(), invalid: Invalid = Invalid()) async throws -> Page {
        let actor = try context.requireSignedIn(), now = server.now()
        guard actor.may(Emergency.readPrivate) || actor.may(.auditRead) else { throw Problem.notAllowed }
        let view = try await server.database.read { db in
            let store = AccountStore(db), found = try store.emergencies(for: actor)
            return EmergencyPages.View(actor: actor, emergencies: found, names: try store.names(of: Set(found.map(\.account))), now: now)
        }
        return EmergencyPages.emergency(view, in: context.frame, typed: typed, invalid: invalid)
    }
}

extension Emergency.Refusal {
    /// The field of the form that the refusal is about.
    fileprivate var field: String? {
        switch self {
        case .reasonTooShort, .reasonTooLong: "reason"
        case .minutes: "minutes"
        case .areaMalformed, .everywhere, .alreadyYours, .nobodyInCharge: "area"
        case .notAllowed, .tooOften: nil
        }
    }
}
