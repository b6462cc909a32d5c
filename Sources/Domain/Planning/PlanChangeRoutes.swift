// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Hummingbird
import Localization
import Storage
import Web

/// What officers do with a plan: each a posted form, and a step in the record.
struct PlanChangeRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.post("plans/:id/steps", use: take)
        router.post("plans/:id/again", use: again)
    }

    func take(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        let form = try await Form.read(request, limit: 16 << 10), path = GridPlan.path(id), language = context.language
        func number(_ field: String, _ refusal: GridPlan.Refusal) throws -> Int {
            guard let number = Int(form[field]) else { throw refusal }
            return number
        }
        let action: GridPlan.Action, back: String, words: Text
        switch form["action"] {
        case "stop":
            try await server.database.write { db in try PlanStore(db).askToStop(id, by: actor) }
            return .goOn(to: path, saying: PlanStrings.stopping(language))
        case "move":
            action = .move(unit: try number("unit", .noSuchUnit), to: try number("region", .noSuchRegion))
            (back, words) = (path, PlanStrings.moved)
        case "lock": (action, back, words) = (.lock(try number("region", .noSuchRegion)), path, PlanStrings.saved)
        case "unlock": (action, back, words) = (.unlock(try number("region", .noSuchRegion)), path, PlanStrings.saved)
        case "publish":
            guard let day = Day(form["until"]) else { throw Problem(.unprocessableContent, PlanStrings.dayOff) }
            (action, back, words) = (.publish(until: day), path, PlanStrings.published)
        case "withdraw": (action, back, words) = (.withdraw, path, PlanStrings.withdrawn)
        case "discard": (action, back, words) = (.discard, GridPlan.all, PlanStrings.discarded)
        default: throw Problem.malformed
        }
        try await server.database.write { db in _ = try PlanStore(db).take(action, on: id, by: actor, at: now) }
        return .goOn(to: back, saying: words(language))
    }

    func again(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            let (name, asked) = try PlanForm.read(form)
            let plan = try await server.database.write { db in try PlanStore(db).beginAgain(id, asked, named: name, by: actor, at: now) }
            return .goOn(to: plan.path, saying: PlanStrings.begun(context.language))
        } catch let invalid as Invalid {
            throw Problem(.unprocessableContent, invalid.fields.first.flatMap { invalid[$0] } ?? PlanStrings.nameOff)
        }
    }
}
