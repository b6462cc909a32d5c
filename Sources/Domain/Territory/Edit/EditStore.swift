// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

/// One thing looked at and changed, by those in whose area it lies.
extension TerritoryStore {
    /// The things of a layer that hold on the day and that the actor may change.
    func things(_ layer: TerritoryLayer, on day: Day, for actor: Actor) throws -> [TerritoryThing] {
        let scope = actor.scope(of: .editTerritory), things = try plan(on: day).things(layer)
        guard scope != .everywhere else { return things }
        let places = SurveyReach(try index(on: day), layer: layer)
        return things.filter { scope.contains(places.home(of: $0)) }
    }

    /// The thing with that lasting key (an area's path, otherwise the id) which holds on the index's day; nil where there is none, or
    /// none that the actor may change.
    func thing(_ layer: TerritoryLayer, key: String, in index: TerritoryIndex, for actor: Actor) throws -> TerritoryThing? {
        let found: TerritoryThing? =
            if layer == .areas { try area(path: key, on: index.day).map { .area($0) } } else { try thing(layer, id: key) }
        guard let found, found.from.map({ $0 <= index.day }) ?? true, found.until.map({ index.day < $0 }) ?? true else { return nil }
        return actor.may(.editTerritory, in: SurveyReach(index, layer: layer).home(of: found)) ? found : nil
    }

    /// A change of one thing, by file or by hand.
    struct ThingChange {
        let importID: String, at: Date, actor: String, day: Day, fileName: String, status: TerritoryImport.Status
        let action: SurveyProposal.Item.Action, after: TerritoryThing, before: TerritoryThing?
    }

    /// What became of a thing, newest first.
    func history(_ layer: TerritoryLayer, key: String, limit: Int = 50) throws -> [ThingChange] {
        try db.run(
            """
            SELECT i.id, i.settled_at, i.actor, i.day, i.file_name, i.status, t.action, t.after_record, t.before_record
            FROM territory_import_item t JOIN territory_import i ON i.id = t.import_id
            WHERE t.thing_key = \(key) AND i.layer = \(layer.rawValue) AND i.status IN ('applied', 'undone') AND i.settled_at IS NOT NULL
            ORDER BY i.settled_at DESC, i.id DESC LIMIT \(limit)
            """
        ).map { row in
            guard let after = TerritoryThing(record: try row.get("after_record"), layer: layer) else {
                throw StorageError.failed("territory_import_item: unreadable")
            }
            return ThingChange(
                importID: try row.get("id"), at: try row.get("settled_at"), actor: try row.get("actor"), day: try row.get("day"),
                fileName: try row.get("file_name"), status: TerritoryImport.Status(rawValue: try row.get("status")) ?? .applied,
                action: SurveyProposal.Item.Action(rawValue: try row.get("action")) ?? .changed, after: after,
                before: try row.get("before_record", as: String?.self).flatMap { TerritoryThing(record: $0, layer: layer) })
        }
    }

    /// Keeps a change of one thing as an import of one row, and takes it in: so it is checked, recorded and taken back like any other.
    ///
    /// - Parameter version: the territory's, when the change was checked.
    /// - Returns: the import's id.
    @discardableResult
    func take(_ proposal: SurveyProposal, _ options: SurveyOptions, basedOn version: Int, by actor: Actor, at now: Date) throws -> String {
        let id = try begin(options, fileName: "", content: [], by: actor, at: now)
        try keep(proposal, forImport: id, basedOn: version, isTable: true)
        try apply(importID: id, by: actor, at: now)
        return id
    }
}
