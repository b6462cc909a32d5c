// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Districting
import Foundation
import Geometry
import Jobs
import Localization
import Storage
import Territory

/// Plans and surveys, for one transaction.
public struct PlanStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    // Reading

    /// Officers see the plans of their areas; everyone else those that are public.
    public func find(_ id: String, for actor: Actor) throws -> GridPlan? {
        let plan = try db.run("SELECT * FROM planning_plan WHERE id = \(id)").first.map(GridPlan.init(row:))
        return plan.flatMap { isVisible($0, to: actor) ? $0 : nil }
    }

    /// Newest first.
    public func plans(in areaPath: String = "/", for actor: Actor) throws -> [GridPlan] {
        try db.run(
            """
            SELECT * FROM planning_plan WHERE \(SQL.prefix("area_path", areaPath)) AND status <> \(GridPlan.Status.discarded.rawValue)
            ORDER BY made_at DESC, id DESC LIMIT 200
            """
        ).map(GridPlan.init(row:)).filter { isVisible($0, to: actor) }
    }

    private func isVisible(_ plan: GridPlan, to actor: Actor) -> Bool {
        [.published, .approved, .adopted].contains(plan.status) || actor.may(.planningAdopt, in: plan.areaPath) && plan.status != .drawing
            || actor.may(.planningEdit, in: plan.areaPath)
    }

    public func survey(of plan: GridPlan) throws -> Survey {
        guard let row = try db.run("SELECT body FROM planning_survey WHERE id = \(plan.surveyID)").first else { throw StorageError.absent }
        return try Survey(text: try row.get("body"))
    }

    /// What was done to it, oldest first.
    public func steps(of plan: GridPlan) throws -> [GridPlan.Step] {
        try db.run("SELECT * FROM planning_step WHERE plan_id = \(plan.id) ORDER BY number").map {
            GridPlan.Step(
                number: try $0.get("number"), at: try $0.get("at"), actor: try $0.get("actor"), word: try $0.get("word"), detail: try $0.get("detail")
            )
        }
    }

    /// How far the drawing is, from 0 to 1.
    public func progress(of plan: GridPlan) throws -> Double {
        try db.run("SELECT progress FROM planning_plan WHERE id = \(plan.id)").first?.get("progress") ?? 0
    }

    /// Whether the territory was changed since the plan's units were taken from it.
    public func isBehind(_ plan: GridPlan, on day: Day) throws -> Bool {
        guard let row = try db.run("SELECT territory_version, origin, areas_mark, taken_at FROM planning_survey WHERE id = \(plan.surveyID)").first
        else {
            return false
        }
        let territory = TerritoryStore(db), taken = Day(try row.get("taken_at", as: Date.self))
        if try row.get("territory_version") == territory.version(), try !territory.changesByItself(after: taken, through: day) { return false }
        if try row.get("origin") == "file" {
            // The units are the file's; but the grids must still be those that it was laid over.
            return try row.get("areas_mark") != UnitImportStore.mark(of: territory.areas(under: plan.areaPath, on: day))
        }
        // Something was changed somewhere; only what the plan divides matters.
        do { return try currentSurvey(of: plan.areaPath, on: day)?.text() != survey(of: plan).text() } catch is Survey.Fault { return true }
    }

    /// The units of a community as they are on the day; nil where there is no such community.
    ///
    /// - Throws: `Survey.Fault` where there is nothing to divide.
    func currentSurvey(of areaPath: String, on day: Day) throws -> Survey? {
        let territory = TerritoryStore(db)
        guard let community = try territory.area(path: areaPath, on: day), community.level == .community else { return nil }
        let buildings = try territory.buildings(under: areaPath, on: day)
        var stairwells: [String: [Stairwell]] = [:]
        for building in buildings { stairwells[building.id] = try territory.stairwells(of: building.id) }
        let box = community.boundary.boundingBox
        return try Survey.take(
            of: community, areas: try territory.areas(under: areaPath, on: day), buildings: buildings, stairwells: stairwells,
            premises: try territory.premises(under: areaPath, on: day),
            streets: try territory.streets(on: day).filter { street in box.map { street.line.boundingBox?.intersects($0) ?? false } ?? false },
            ground: try territory.ground(on: day).filter { thing in box.map { thing.shape.boundingBox?.intersects($0) ?? false } ?? false })
    }

    // Changing

    /// Takes the units of a community as they are on the day, and asks for a plan of them. The drawing itself is a job.
    ///
    /// - Throws: `Survey.Fault` where there is nothing to divide.
    @discardableResult
    ///
    /// - Parameter imported: the survey of units that came from a file, to be divided instead.
    public func begin(
        _ request: PlanRequest, named name: String, in areaPath: String, imported: String? = nil, by actor: Actor, at now: Date
    ) throws -> GridPlan {
        guard actor.may(.planningEdit, in: areaPath) else { throw GridPlan.Refusal.notAllowed }
        let territory = TerritoryStore(db), today = Day(now)
        guard try territory.area(path: areaPath, on: today)?.level == .community else { throw StorageError.absent }
        let version = try territory.version()
        if let imported {
            guard try !db.run("SELECT id FROM planning_survey WHERE id = \(imported) AND area_path = \(areaPath)").isEmpty else {
                throw StorageError.absent
            }
            return try make(request, named: name, in: areaPath, surveyID: imported, parent: nil, regions: [], locked: [], by: actor, at: now)
        }
        let known = try db.run(
            "SELECT id FROM planning_survey WHERE area_path = \(areaPath) AND territory_version = \(version) AND origin = 'territory' ORDER BY id DESC LIMIT 1"
        ).first
        let surveyID: String
        if let known {
            surveyID = try known.get("id")
        } else {
            guard let survey = try currentSurvey(of: areaPath, on: today) else { throw StorageError.absent }
            surveyID = Identifier.make(at: now)
            try db.run(
                """
                INSERT INTO planning_survey (id, area_path, territory_version, taken_at, taken_by, units, households, body)
                VALUES (\(surveyID), \(areaPath), \(version), \(now), \(actor.id), \(survey.units.count), \(survey.households), \(try survey.text()))
                """)
        }
        return try make(request, named: name, in: areaPath, surveyID: surveyID, parent: nil, regions: [], locked: [], by: actor, at: now)
    }

    /// Asks for a new plan of the same units in which the locked micro-grids of this one stay as they are.
    @discardableResult
    public func beginAgain(_ id: String, _ request: PlanRequest, named name: String, by actor: Actor, at now: Date) throws -> GridPlan {
        guard let plan = try find(id, for: actor) else { throw StorageError.absent }
        guard actor.may(.planningEdit, in: plan.areaPath) else { throw GridPlan.Refusal.notAllowed }
        guard !plan.regions.isEmpty else { throw GridPlan.Refusal.impossible(plan.status) }
        return try make(
            request, named: name, in: plan.areaPath, surveyID: plan.surveyID, parent: plan.id, regions: plan.regions, locked: plan.locked, by: actor,
            at: now)
    }

    private func make(
        _ request: PlanRequest, named name: String, in areaPath: String, surveyID: String, parent: String?, regions: [Int], locked: Set<Int>,
        by actor: Actor, at now: Date
    ) throws -> GridPlan {
        guard !name.isEmpty, name.count <= 60 else { throw GridPlan.Refusal.nameMissing }
        let plan = GridPlan(
            id: Identifier.make(at: now), areaPath: areaPath, name: name, request: request, surveyID: surveyID, parent: parent, regions: regions,
            locked: locked, madeAt: now, madeBy: actor.id, version: 1)
        try db.run(
            """
            INSERT INTO planning_plan (id, area_path, name, status, request, survey_id, parent_id, regions, grids, locked, is_mended, made_at,
                made_by, version, progress, is_stop_asked)
            VALUES (\(plan.id), \(areaPath), \(name), \(plan.status.rawValue), \(try Self.json(request)), \(surveyID), \(parent), \(plan.regionsText),
                \(plan.gridsText), \(plan.lockedText), \(false), \(now), \(actor.id), 1, 0, \(false))
            """)
        let step = GridPlan.Step(number: 1, at: now, actor: actor.id, word: "begin", detail: "seed \(request.seed)")
        try record(step, of: plan)
        try JobStore(db).enqueue(PlanJobs.name, body: plan.id, key: plan.id, at: now)
        return plan
    }

    /// Takes a step: reads, asks the rule, keeps the plan and the step together.
    @discardableResult
    public func take(_ action: GridPlan.Action, on id: String, by actor: Actor, at now: Date, noting note: String = "") throws -> GridPlan.Step {
        guard var plan = try find(id, for: actor) else { throw StorageError.absent }
        let before = plan.version
        var step = try plan.take(action, in: try survey(of: plan), by: actor, at: now)
        if !note.isEmpty { step.detail += "; \(note)" }
        let kept = try db.run(
            """
            UPDATE planning_plan SET name = \(plan.name), status = \(plan.status.rawValue), regions = \(plan.regionsText),
                grids = \(plan.gridsText), locked = \(plan.lockedText), certificate = \(try plan.certificate.map(Self.json)),
                adopt_from = \(plan.adoptFrom), reply = \(plan.reply), is_mended = \(plan.isMended), open_until = \(plan.openUntil), fault = \(plan.fault?.rawValue), version = \(plan.version)
            WHERE id = \(id) AND version = \(before) RETURNING id
            """)
        guard !kept.isEmpty else { throw StorageError.stale }
        try record(step, of: plan)
        return step
    }

    private func record(_ step: GridPlan.Step, of plan: GridPlan) throws {
        try db.run(
            """
            INSERT INTO planning_step (plan_id, number, at, actor, word, detail)
            VALUES (\(plan.id), \(step.number), \(step.at), \(step.actor), \(step.word), \(step.detail))
            """)
        try ChronicleStore(db).seal(PlanRecordStore.log)
    }

    // While it is drawn

    /// Notes how far it is; answers whether it is to stop with what there is.
    func note(progress: Double, of id: String) throws -> Bool {
        try db.run("UPDATE planning_plan SET progress = \(progress) WHERE id = \(id) RETURNING is_stop_asked").first?.get("is_stop_asked") ?? true
    }

    /// Asks the drawing to end with the best there is.
    public func askToStop(_ id: String, by actor: Actor) throws {
        guard let plan = try find(id, for: actor) else { throw StorageError.absent }
        guard actor.may(.planningEdit, in: plan.areaPath) else { throw GridPlan.Refusal.notAllowed }
        guard plan.status == .drawing else { throw GridPlan.Refusal.impossible(plan.status) }
        try db.run("UPDATE planning_plan SET is_stop_asked = \(true) WHERE id = \(id)")
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
