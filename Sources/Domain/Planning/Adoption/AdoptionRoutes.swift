// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Hummingbird
import Localization
import Storage
import Territory
import Web

/// What a plan would change, the decision on it, and what residents say of it.
struct AdoptionRoutes: Sendable {
    let server: Server
    let limiter: RateLimiter
    static let mostWords = 1000

    func add(to router: RouterGroup<Context>) {
        router.get("plans/:id/adoption", use: show)
        router.post("plans/:id/adoption", use: decide)
        router.post("plans/:id/comments", use: comment)
    }

    private func view(_ context: Context) async throws -> AdoptionPages.View {
        let id = try context.parameters.require("id"), actor = context.actor, now = server.now()
        return try await server.database.read { db in
            let store = PlanStore(db), today = Day(now)
            guard let plan = try store.find(id, for: actor) else { throw StorageError.absent }
            guard !plan.grids.isEmpty, plan.status != .drawing, plan.status != .discarded else { throw GridPlan.Refusal.impossible(plan.status) }
            let adoption = try plan.status == .adopted ? nil : AdoptionStore(db).adoption(of: plan, from: plan.adoptFrom ?? today, on: today, at: now)
            // Not for everyone: it takes the community apart once more.
            let mayDecide = actor.may(.planningAdopt, in: plan.areaPath), isStaff = mayDecide || actor.may(.planningEdit, in: plan.areaPath)
            return AdoptionPages.View(
                plan: plan, adoption: adoption, survey: try store.survey(of: plan),
                today: try TerritoryStore(db).areas(under: plan.areaPath, on: today),
                isBehind: try plan.status != .adopted && isStaff && store.isBehind(plan, on: today), mayDecide: mayDecide, now: now)
        }
    }

    func show(_ request: Request, _ context: Context) async throws -> Page { AdoptionPages.show(try await view(context), in: context.frame) }

    /// `action=adopt` with `from` and `reply`, or `action=recall`.
    func decide(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        let form = try await Form.read(request, limit: 32 << 10), language = context.language
        if form["action"] == "recall" {
            try await server.database.write { db in _ = try PlanStore(db).take(.recall, on: id, by: actor, at: now) }
            return .goOn(to: GridPlan.path(id), saying: AdoptionStrings.recalled(language))
        }
        var view = try await view(context)
        guard let day = Day(form["from"]) else {
            view.reply = form["reply"]
            return try AdoptionPages.show(view, in: context.frame, invalid: Invalid("from", PlanStrings.dayOff)).response(
                from: request, context: context)
        }
        if view.isBehind { throw GridPlan.Refusal.behind }
        let reply = form["reply"].trimmingCharacters(in: .whitespacesAndNewlines)
        try await server.database.write { db in _ = try PlanStore(db).take(.adopt(from: day, reply: reply), on: id, by: actor, at: now) }
        return .goOn(to: GridPlan.path(id), saying: AdoptionStrings.decided(day)(language))
    }

    func comment(_ request: Request, _ context: Context) async throws -> Response {
        let now = server.now(), id = try context.parameters.require("id"), actor = context.actor
        let form = try await Form.read(request, limit: 16 << 10)
        let words = form["words"].trimmingCharacters(in: .whitespacesAndNewlines)
        guard !words.isEmpty, words.count <= Self.mostWords else { throw Problem(.unprocessableContent, AdoptionStrings.wordsOff) }
        try limiter.spend("comment \(context.client)", at: now)
        try await server.database.write { db in try AdoptionStore(db).comment(words, region: Int(form["region"]), on: id, by: actor, at: now) }
        return .goOn(to: GridPlan.path(id), saying: AdoptionStrings.thanks(context.language))
    }
}
