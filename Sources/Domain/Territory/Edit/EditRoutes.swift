// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// Officers change, add and end single things of the ground: a shop that opens, a street that is renamed.
struct EditRoutes: Sendable {
    let server: Server
    let atlas: Atlas
    let sections: Territory.Sections
    static let path = "/places/edit"

    func add(to router: RouterGroup<Context>) {
        router.get("places/edit", use: overview)
        router.get("places/edit/:layer", use: form)
        router.post("places/edit/:layer", use: change)
        router.post("places/edit/:layer/end", use: end)
    }

    private func layer(_ context: Context) throws -> TerritoryLayer {
        guard let layer = TerritoryLayer(rawValue: try context.parameters.require("layer")), ThingEdit.layers.contains(layer) else {
            throw Problem.notFound
        }
        return layer
    }

    /// What stands in an area: `?area=/330105013/001/`, narrowed by `q`.
    func overview(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireOfficer(), query = Form.query(request), path = query["area"]
        let index = try await atlas.index(on: Day(server.now()), in: server.database)
        guard !path.isEmpty else {
            let roots = actor.scope(of: .editTerritory).paths.flatMap {
                $0 == AreaPath.everywhere ? index.children(of: "") : [index.area(path: $0)].compactMap(\.self)
            }
            return EditPages.roots(roots, index, in: context.frame)
        }
        guard let area = index.area(path: path), actor.may(.editTerritory, in: path) else { throw Problem.notFound }
        let words = String(query["q"].prefix(100))
        let known = try await server.database.read { try TerritoryStore($0).plan(on: index.day) }
        let shown = ThingEdit.layers.filter { $0 != .stairwells }.map { layer in
            let places = SurveyReach(index, layer: layer)
            let things = known.things(layer).filter { places.home(of: $0).hasPrefix(path) && (words.isEmpty || $0.isCalled(words)) }
            return (layer, things)
        }
        return EditPages.overview(area, words, shown, index, in: context.frame)
    }

    /// `?id=` changes a thing; without it a new one is added, of a building's stairwells with `?building=`.
    func form(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireOfficer(), layer = try layer(context), query = Form.query(request)
        let view = try await view(layer, key: query["id"], actor)
        guard view.current != nil || layer != .areas else { throw Problem.notFound }
        var edit = ThingEdit(layer, view.current, day: view.index.day)
        if view.current == nil {
            edit.cells[.building] = query["building"]
            edit.cells[.longitude] = query["longitude"]
            edit.cells[.latitude] = query["latitude"]
        }
        return EditPages.form(view, edit, in: context.frame)
    }

    private func view(_ layer: TerritoryLayer, key: String, _ actor: Actor) async throws -> EditPages.View {
        let index = try await atlas.index(on: Day(server.now()), in: server.database)
        return try await server.database.read { [sections, now = server.now()] db in
            let store = TerritoryStore(db)
            guard !key.isEmpty else { return EditPages.View(layer: layer, index: index, now: now) }
            guard let current = try store.thing(layer, key: key, in: index, for: actor) else { throw Problem.notFound }
            let history = try store.history(layer, key: current.lastingKey)
            var view = EditPages.View(layer: layer, index: index, now: now, current: current, history: history)
            view.home = SurveyReach(index, layer: layer).home(of: current)
            view.names = try sections.names(Set(history.map(\.actor)), db)
            if case .building(let building) = current { view.stairwells = try store.stairwells(of: building.id) }
            return view
        }
    }

    func change(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer(), layer = try layer(context), now = server.now()
        let form = try await Form.read(request, limit: 4 << 20), view = try await view(layer, key: form["id"], actor)
        guard view.current != nil || layer != .areas else { throw Problem.notFound }
        var edit = ThingEdit(layer, view.current, day: view.index.day), invalid = Invalid()
        for column in ThingEdit.columns(layer, view.current) { edit.cells[column] = form[column.rawValue] }
        if layer != .premises { edit.shape = form["shape"] }
        edit.system = CoordinateSystem(rawValue: form["system"]) ?? .wgs84
        if let day = Day(form["day"]) { edit.day = day } else if !form["day"].isEmpty { invalid["day"] = ImportStrings.dayOff }
        func again(_ notes: [Text] = [], isConflict: Bool = false) throws -> Response {
            try EditPages.form(view, edit, in: context.frame, invalid: invalid, notes: notes, isConflict: isConflict)
                .response(from: request, context: context)
        }
        guard invalid.isEmpty else { return try again() }
        // Someone else changed it meanwhile: what was typed stays, and is only kept when sent again.
        if let current = view.current, form["mark"] != current.mark { return try again(isConflict: true) }
        let checked = edit
        let found = try await checkAndTake(actor, at: now, isSeen: form["seen"] == "yes") { known in
            (
                checked.survey(
                    known, reach: actor.scope(of: .editTerritory), makeID: { Identifier.make(at: now) },
                    makeCode: SurveyJobs.doorCodes(besides: known, seed: Identifier.make(at: now))), checked.options
            )
        }
        for fault in found.faults where fault.isBlocking {
            let field = fault.reason.field(layer)
            invalid[field] = invalid[field] ?? fault.reason.text
        }
        if !invalid.isEmpty { return try again() }
        if found.items.allSatisfy({ $0.action == .same }) { return .goOn(to: back(view), saying: EditStrings.nothingChanged(context.language)) }
        if !found.faults.isEmpty, form["seen"] != "yes" { return try again(found.faults.map(\.reason.text)) }
        var target = back(view)
        if case .premises(let shop)? = found.items.first?.after { target = shop.path }
        return .goOn(to: target, saying: EditStrings.kept(context.language))
    }

    func end(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer(), layer = try layer(context), now = server.now()
        let form = try await Form.read(request, limit: 16 << 10), view = try await view(layer, key: form["id"], actor)
        guard let current = view.current, ThingEdit.mayEnd(layer) else { throw Problem.notFound }
        var invalid = Invalid()
        func again(isConflict: Bool = false) throws -> Response {
            try EditPages.form(view, ThingEdit(layer, current, day: view.index.day), in: context.frame, ending: invalid, isConflict: isConflict)
                .response(from: request, context: context)
        }
        if form["mark"] != current.mark { return try again(isConflict: true) }
        guard let day = Day(form["day"]) else {
            invalid["until"] = ImportStrings.dayOff
            return try again()
        }
        let options = SurveyOptions(layer: layer, day: day)
        let found = try await checkAndTake(actor, at: now, isSeen: true) { known in (ThingEdit.ending(current, on: day, known), options) }
        if let fault = found.faults.first {
            invalid["until"] = fault.reason.text
            return try again()
        }
        return .goOn(to: back(view), saying: EditStrings.ended(context.language))
    }

    private func back(_ view: EditPages.View) -> String {
        switch view.current {
        case .area(let area)?: area.pagePath
        case .premises(let shop)?: shop.path
        default: EditPages.listPath(view.home)
        }
    }

    /// Checks against the territory as it is and takes it in, if nobody changed the territory in between; otherwise checks again.
    ///
    /// - Parameter isSeen: whether what does not forbid it was seen; otherwise it is told before anything is taken in.
    private func checkAndTake(
        _ actor: Actor, at now: Date, isSeen: Bool, _ check: @Sendable (TerritoryPlan) -> (SurveyProposal, SurveyOptions)
    ) async throws -> SurveyProposal {
        var attempts = 3
        while true {
            let (version, known) = try await server.database.read { db in
                (try TerritoryStore(db).version(), try TerritoryStore(db).plan(on: Day(now)))
            }
            let (proposal, options) = check(known)
            guard proposal.mayBeApplied, isSeen || proposal.faults.isEmpty else { return proposal }
            do {
                try await server.database.write { db in
                    try TerritoryStore(db).take(proposal, options, basedOn: version, by: actor, at: now)
                }
                return proposal
            } catch ImportRefusal.outOfDate where attempts > 1 {
                attempts -= 1
            }
        }
    }
}

extension TerritoryThing {
    /// Whether its name, number or address has these words, whatever the case.
    func isCalled(_ words: String) -> Bool {
        let words = words.lowercased()
        let own =
            label.zh + " " + label.en + " "
            + layer.columns.filter { $0 == .address || $0 == .houseNumber || $0 == .code }.map(cell).joined(separator: " ")
        return own.lowercased().contains(words)
    }
}
