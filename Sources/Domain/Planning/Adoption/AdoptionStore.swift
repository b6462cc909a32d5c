// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import Territory
import Web

/// What goes along when grids are drawn anew; the app hands in who follows, since this room knows nothing of cases and staff.
public struct AdoptionMove: Sendable {
    /// The community's path.
    public let community: String
    /// The territory as it is from now on.
    public let index: TerritoryIndex
    /// For each area that has ended, the one that follows it.
    public let heirs: [String: String]
    public let day: Day
}

/// Something that follows the grids: open cases, posts, roles. Answers how many moved.
public struct AdoptionFollower: Sendable {
    public let name: String
    public let follow: @Sendable (AdoptionMove, any Connection, Date) throws -> Int

    public init(_ name: String, follow: @escaping @Sendable (AdoptionMove, any Connection, Date) throws -> Int) {
        self.name = name
        self.follow = follow
    }
}

/// Adopting plans, and what residents say of them; for one transaction.
public struct AdoptionStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    static let actor = Actor.system("planning", permissions: [.planningEdit, Permission(rawValue: "territory.edit")])

    /// What the plan would do if it held from the day.
    public func adoption(of plan: GridPlan, from day: Day, on today: Day, at now: Date) throws -> PlanAdoption {
        let territory = TerritoryStore(db)
        guard let community = try territory.area(path: plan.areaPath, on: today) else { throw StorageError.absent }
        let standing = try territory.areas(under: plan.areaPath, on: today).filter { $0.path != plan.areaPath }
        return try PlanAdoption(
            plan, PlanStore(db).survey(of: plan), of: community, standing: standing, from: day, highest: { try territory.highestNumber(under: $0) },
            makeID: { Identifier.make(at: now) })
    }

    /// Decided plans whose day has come.
    public func due(at now: Date) throws -> [String] {
        try db.run(
            """
            SELECT id FROM planning_plan WHERE status = \(GridPlan.Status.approved.rawValue) AND adopt_from <= \(Day(now)) ORDER BY adopt_from, id
            """
        ).map { try $0.get("id") }
    }

    /// Draws the grids anew as a decided plan says, and lets everything follow; or, where the ground is no longer what the plan divides, holds
    /// it back. All of it, or nothing.
    ///
    /// - Returns: what was done, nil where it was held back.
    /// - Throws: `RedrawRefusal` where the plan's grids do not fill the community: then the caller holds it back.
    @discardableResult
    public func takeEffect(_ id: String, _ followers: [AdoptionFollower], at now: Date) throws -> TerritoryRedraw? {
        let plans = PlanStore(db), day = Day(now)
        guard let plan = try plans.find(id, for: Self.actor) else { throw StorageError.absent }
        guard try !plans.isBehind(plan, on: day) else {
            try holdBack(id, at: now)
            return nil
        }
        let adoption = try adoption(of: plan, from: day, on: day, at: now), territory = TerritoryStore(db)
        let done = try territory.redraw(plan.areaPath, as: adoption.entries.map(\.area), from: day, by: Self.actor, at: now, note: plan.id)
        let move = AdoptionMove(community: plan.areaPath, index: try territory.index(on: day), heirs: adoption.heirs, day: day)
        var moved = ["buildings \(done.movedBuildings)", "premises \(done.movedPremises)"]
        for follower in followers { moved.append("\(follower.name) \(try follower.follow(move, db, now))") }
        try plans.take(.takeEffect, on: id, by: Self.actor, at: now, noting: moved.joined(separator: ", "))
        return done
    }

    public func holdBack(_ id: String, at now: Date) throws { try PlanStore(db).take(.holdBack, on: id, by: Self.actor, at: now) }

    // Comments

    struct Comment: Sendable, Hashable {
        let at: Date, region: Int?, words: String
    }

    /// Keeps what a resident says of a public plan.
    func comment(_ words: String, region: Int?, on id: String, by actor: Actor, at now: Date) throws {
        guard let plan = try PlanStore(db).find(id, for: actor) else { throw StorageError.absent }
        guard plan.status == .published, let until = plan.openUntil, Day(now) < until else { throw GridPlan.Refusal.impossible(plan.status) }
        try db.run(
            """
            INSERT INTO planning_comment (id, plan_id, at, region, words)
            VALUES (\(Identifier.make(at: now)), \(id), \(now), \(region.flatMap { plan.grids[$0] == nil ? nil : $0 }), \(words))
            """)
    }

    /// What was said, oldest first; for those who work on the plan or decide on it.
    func comments(on plan: GridPlan, for actor: Actor) throws -> [Comment] {
        guard actor.may(.planningEdit, in: plan.areaPath) || actor.may(.planningAdopt, in: plan.areaPath) else { throw GridPlan.Refusal.notAllowed }
        return try db.run("SELECT * FROM planning_comment WHERE plan_id = \(plan.id) ORDER BY at, id LIMIT 2000").map {
            Comment(at: try $0.get("at"), region: try $0.get("region"), words: try $0.get("words"))
        }
    }

    func commentCount(on plan: GridPlan) throws -> Int {
        try db.run("SELECT count(*) AS n FROM planning_comment WHERE plan_id = \(plan.id)").first?.get("n") ?? 0
    }
}

extension AdoptionStore {
    /// Comments lose their words a year after they were written; how many there were stays.
    static let erasure = Processing.Erasure(
        due: { db, before, limit in
            try db.run("SELECT id FROM planning_comment WHERE at < \(before) AND words <> '' ORDER BY id LIMIT \(limit)").map { try $0.get("id") }
        },
        erase: { db, rows, _ in try db.run("UPDATE planning_comment SET words = '' WHERE id IN \(SQL.list(rows))") })
}
