// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Territory
import Web

/// Looking at plans.
struct PlanRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("plans", use: overview)
        router.get("plans/new", use: form)
        router.post("plans", use: begin)
        router.get("plans/compare", use: compare)
        router.get("plans/:id", use: show)
        router.get("plans/:id/regions/:region", use: region)
    }

    func overview(_ request: Request, _ context: Context) async throws -> Page {
        let actor = context.actor, today = Day(server.now()), now = server.now()
        let view = try await server.database.read { db in
            let territory = TerritoryStore(db)
            let communities = try actor.may(.planningEdit) ? territory.areas(level: .community, on: today) : []
            let own = communities.filter { actor.may(.planningEdit, in: $0.path) }
            let microGrids = try own.isEmpty ? [] : territory.areas(level: .microGrid, on: today)
            let plans = try PlanStore(db).plans(for: actor)
            var names = Dictionary(own.map { ($0.path, $0.name) }) { first, _ in first }
            for plan in plans where names[plan.areaPath] == nil { names[plan.areaPath] = try territory.area(path: plan.areaPath)?.name }
            return PlanPages.Overview(
                communities: own.map { area in
                    (area, microGrids.filter { $0.kind != .dedicated && $0.path.hasPrefix(area.path) }.map(\.households))
                }, plans: plans, names: names, now: now)
        }
        return PlanPages.overview(view, in: context.frame)
    }

    func form(_ request: Request, _ context: Context) async throws -> Page {
        _ = try context.requireSignedIn()
        return try await form(Form.query(request)["area"], context)
    }

    private func form(_ areaPath: String, _ context: Context, typed: [String: String] = [:], invalid: Invalid = Invalid()) async throws -> Page {
        let actor = context.actor, today = Day(server.now())
        guard actor.may(.planningEdit) else { throw GridPlan.Refusal.notAllowed }
        let (community, count) = try await server.database.read { db in
            guard let area = try TerritoryStore(db).area(path: areaPath, on: today), area.level == .community else { throw StorageError.absent }
            return (area, try PlanStore(db).plans(in: areaPath, for: actor).count)
        }
        guard actor.may(.planningEdit, in: areaPath) else { throw GridPlan.Refusal.notAllowed }
        return PlanFormPages.form(community, number: count + 1, typed: typed, in: context.frame, invalid: invalid)
    }

    func begin(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10)
        do {
            let (name, asked) = try PlanForm.read(form)
            let area = form["area"], survey = form["survey"].isEmpty ? nil : form["survey"]
            let plan = try await server.database.write { db in
                try PlanStore(db).begin(asked, named: name, in: area, imported: survey, by: actor, at: now)
            }
            return .goOn(to: plan.path, saying: PlanStrings.begun(context.language))
        } catch let invalid as Invalid {
            let page = try await self.form(form["area"], context, typed: form.fields.compactMapValues(\.first), invalid: invalid)
            return try page.response(from: request, context: context)
        }
    }

    func show(_ request: Request, _ context: Context) async throws -> Response {
        let view = try await view(context.parameters.require("id"), context)
        var response = try PlanPages.plan(view, in: context.frame).response(from: request, context: context)
        // Without JavaScript too: the browser asks again by itself while the plan is being drawn.
        if view.plan.status == .drawing, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2" }
        return response
    }

    func region(_ request: Request, _ context: Context) async throws -> Page {
        let view = try await view(context.parameters.require("id"), context)
        guard let region = Int(try context.parameters.require("region")), view.check.microGrids.contains(where: { $0.region == region }) else {
            throw StorageError.absent
        }
        return RegionPages.region(region, view, in: context.frame)
    }

    private func view(_ id: String, _ context: Context) async throws -> PlanView {
        let actor = context.actor, now = server.now()
        return try await server.database.read { db in
            let store = PlanStore(db)
            guard let plan = try store.find(id, for: actor) else { throw StorageError.absent }
            return try PlanView(plan, store, for: actor, at: now)
        }
    }

    func compare(_ request: Request, _ context: Context) async throws -> Page {
        let query = Form.query(request), actor = context.actor, now = server.now()
        let ids = [query["one"], query["other"]]
        let views = try await server.database.read { db in
            let store = PlanStore(db)
            return try ids.map { id in
                guard let plan = try store.find(id, for: actor) else { throw StorageError.absent }
                return try PlanView(plan, store, for: actor, at: now)
            }
        }
        guard views[0].plan.areaPath == views[1].plan.areaPath else { throw Problem(.conflict, PlanPageStrings.sameNeeded) }
        return ComparePages.compare(views[0], views[1], in: context.frame)
    }
}

/// A plan with all that its page tells.
struct PlanView: Sendable {
    let plan: GridPlan
    let community: Text
    let survey: Survey
    let check: PlanCheck
    let today: PlanCheck?
    let numbering: PlanNumbering
    let steps: [GridPlan.Step]
    let progress: Double
    let isBehind: Bool
    let mayEdit: Bool
    let now: Date
    /// Others of the same community, to compare with.
    let others: [GridPlan]
    /// What residents said, for those who work on the plan or decide on it.
    let comments: [AdoptionStore.Comment]
    let commentCount: Int

    init(_ plan: GridPlan, _ store: PlanStore, for actor: Actor, at now: Date) throws {
        self.plan = plan
        community = try TerritoryStore(store.db).area(path: plan.areaPath)?.name ?? Text(name: plan.areaPath)
        survey = try store.survey(of: plan)
        let isDrawn = plan.status != .drawing && plan.status != .failed
        check = PlanCheck(survey, regions: isDrawn ? plan.regions : [], plan.request)
        today = PlanCheck.today(survey, plan.request)
        numbering = PlanNumbering(survey, regions: isDrawn ? plan.regions : [], grids: plan.grids)
        mayEdit = actor.may(.planningEdit, in: plan.areaPath)
        steps = mayEdit ? try store.steps(of: plan) : []
        progress = try store.progress(of: plan)
        isBehind = try mayEdit && store.isBehind(plan, on: Day(now))
        others = try store.plans(in: plan.areaPath, for: actor).filter { $0.id != plan.id && $0.areaPath == plan.areaPath && !$0.grids.isEmpty }
        let hears = mayEdit || actor.may(.planningAdopt, in: plan.areaPath), adoption = AdoptionStore(store.db)
        comments = hears ? try adoption.comments(on: plan, for: actor) : []
        commentCount = try adoption.commentCount(on: plan)
        self.now = now
    }

    /// Micro-grids in the order of their numbers.
    var ordered: [PlanCheck.MicroGrid] {
        check.microGrids.sorted {
            (numbering.places[$0.region] ?? .init(grid: 0, microGrid: 0), $0.region) < (
                numbering.places[$1.region] ?? .init(grid: 0, microGrid: 0), $1.region
            )
        }
    }

    /// What the map shows first: west, south, east, north.
    var box: [Double]? {
        let whole = survey.units.compactMap(\.cell.boundingBox).reduce(nil as BoundingBox?) { $0?.union($1) ?? $1 }
        return whole.map { [$0.west, $0.south, $0.east, $0.north] }
    }

    func name(of region: Int) -> Text {
        guard let place = numbering.places[region] else { return Text(name: String(region)) }
        return PlanPageStrings.microName(place.grid, place.microGrid)
    }
}
