// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Localization
import Storage

/// One change of the territory, as recorded: nothing is ever taken out of this record.
public struct TerritoryChange: Sendable, Hashable {
    public enum Action: String, Sendable { case load, add, end, change, undo }

    public let version: Int
    public let at: Date
    /// The actor's id.
    public let actor: String
    public let action: Action
    /// `plan`, `area`, `premises` …
    public let thing: String
    public let thingID: String
    public let areaPath: String
    public let note: String

    init(row: Row) throws {
        version = try row.get("version")
        at = try row.get("at")
        actor = try row.get("actor")
        action = Action(rawValue: try row.get("action")) ?? .change
        thing = try row.get("thing")
        thingID = try row.get("thing_id")
        areaPath = try row.get("area_path")
        note = try row.get("note")
    }
}

/// Why a change of the territory was refused.
public enum TerritoryRefusal: Error, Hashable, Sendable {
    case notAllowed
    case malformedPath(String)
    /// The area above is not there, or does not hold from that day.
    case unknownParent(String)
    /// There is an area of that path from that day on already.
    case pathTaken(String)
    case noSuchArea(String)
    case alreadyEnded(String)
    case endsBeforeItBegins
    /// A grid lies directly under a community, a micro-grid under a grid, and every area under one of a higher level.
    case wrongLevel(String)
    case noSuchPremises(String)
    case codeTaken(String)
    /// Only a town or subdistrict can be made this installation's.
    case notATown(String)
    /// The code is none of the scheme, or lies in another district.
    case codeDoesNotFit(String)
    /// Another area has or had the code, or this one has it already.
    case codeInUse(Code)
    /// The area came with a code of that scheme; it changes with the area.
    case schemeTaken(Code.Scheme)
}

extension TerritoryStore {
    /// Keeps a whole plan in one go: all of it or, where anything is off, none (the caller's transaction is to be rolled back).
    @discardableResult
    public func load(_ plan: TerritoryPlan, by actor: Actor, at now: Date, note: String = "") throws -> Int {
        guard actor.may(.editTerritory),
            (plan.areas.map(\.path) + plan.buildings.map(\.areaPath) + plan.premises.map(\.areaPath)).allSatisfy({ actor.may(.editTerritory, in: $0) }
            )
        else { throw TerritoryRefusal.notAllowed }
        let version = try record(.load, "plan", id: "", path: plan.areas.first?.path ?? "", by: actor, at: now, note: note)
        for area in plan.areas where !Area.isPath(area.path) { throw TerritoryRefusal.malformedPath(area.path) }
        var levels = Dictionary(plan.areas.map { ($0.path, $0.level) }, uniquingKeysWith: { first, _ in first })
        for area in plan.areas {
            guard let parent = area.parent else { continue }
            if levels[parent] == nil { levels[parent] = try self.area(path: parent, on: area.from)?.level }
            guard let level = levels[parent] else { throw TerritoryRefusal.unknownParent(parent) }
            guard area.level.maySit(under: level) else { throw TerritoryRefusal.wrongLevel(area.path) }
        }
        for path in plan.buildings.map(\.areaPath) + plan.premises.map(\.areaPath) where levels[path] == nil {
            guard let area = try self.area(path: path) else { throw TerritoryRefusal.noSuchArea(path) }
            levels[path] = area.level
        }
        try insert("territory_area", Area.columns, plan.areas.map(\.values))
        try insert("territory_street", Street.columns, plan.streets.map(\.values))
        try insert("territory_building", Building.columns, plan.buildings.map(\.values))
        try insert("territory_stairwell", Stairwell.columns, plan.stairwells.map(\.values))
        try insert("territory_premises", Premises.columns, plan.premises.map(\.values))
        try insert("territory_ground", Ground.columns, plan.ground.map(\.values))
        try insert("territory_code", AreaCode.columns, plan.codes.filter { !$0.isOwn }.map(\.values))
        return version
    }

    /// Adds an area; its parent must hold on its first day.
    public func add(_ area: Area, by actor: Actor, at now: Date, note: String = "") throws {
        guard actor.may(.editTerritory, in: area.path) else { throw TerritoryRefusal.notAllowed }
        guard Area.isPath(area.path) else { throw TerritoryRefusal.malformedPath(area.path) }
        if let parent = area.parent {
            guard let above = try self.area(path: parent, on: area.from) else { throw TerritoryRefusal.unknownParent(parent) }
            guard area.level.maySit(under: above.level) else { throw TerritoryRefusal.wrongLevel(area.path) }
        }
        if let last = try self.area(path: area.path), last.until.map({ $0 > area.from }) ?? true { throw TerritoryRefusal.pathTaken(area.path) }
        try record(.add, "area", id: area.id, path: area.path, by: actor, at: now, note: note)
        try insert("territory_area", Area.columns, [area.values])
    }

    /// Ends an area and all below it on `day`, the first on which they no longer hold. Their rows stay.
    public func end(areaAt path: String, on day: Day, by actor: Actor, at now: Date, note: String = "") throws {
        guard actor.may(.editTerritory, in: path) else { throw TerritoryRefusal.notAllowed }
        guard let area = try area(path: path) else { throw TerritoryRefusal.noSuchArea(path) }
        guard area.until == nil else { throw TerritoryRefusal.alreadyEnded(path) }
        guard day >= area.from else { throw TerritoryRefusal.endsBeforeItBegins }
        try record(.end, "area", id: area.id, path: path, by: actor, at: now, note: note)
        try db.run("UPDATE territory_area SET until_day = \(day) WHERE \(SQL.prefix("path", path)) AND until_day IS NULL")
    }

    public func add(_ premises: Premises, by actor: Actor, at now: Date, note: String = "") throws {
        guard actor.may(.editTerritory, in: premises.areaPath) else { throw TerritoryRefusal.notAllowed }
        guard try area(path: premises.areaPath, on: premises.from) != nil else { throw TerritoryRefusal.noSuchArea(premises.areaPath) }
        if try self.premises(code: premises.code) != nil { throw TerritoryRefusal.codeTaken(premises.code) }
        try record(.add, "premises", id: premises.id, path: premises.areaPath, by: actor, at: now, note: note)
        try insert("territory_premises", Premises.columns, [premises.values])
    }

    /// Ends a shop or organisation on `day`, the first on which it is no longer there. Its row and its door code stay.
    public func end(premises id: String, on day: Day, by actor: Actor, at now: Date, note: String = "") throws {
        guard let found = try premises(id: id) else { throw TerritoryRefusal.noSuchPremises(id) }
        guard actor.may(.editTerritory, in: found.areaPath) else { throw TerritoryRefusal.notAllowed }
        guard found.until == nil else { throw TerritoryRefusal.alreadyEnded(found.name.zh) }
        guard day >= found.from else { throw TerritoryRefusal.endsBeforeItBegins }
        try record(.end, "premises", id: id, path: found.areaPath, by: actor, at: now, note: note)
        try db.run("UPDATE territory_premises SET until_day = \(day) WHERE id = \(id)")
    }

    /// Counts the version up and writes the record's line.
    @discardableResult
    func record(
        _ action: TerritoryChange.Action, _ thing: String, id: String, path: String, by actor: Actor, at now: Date, note: String
    ) throws -> Int {
        guard let row = try db.run("UPDATE territory_state SET version = version + 1 WHERE id = 1 RETURNING version").first else {
            throw StorageError.absent
        }
        let version: Int = try row.get("version")
        try db.run(
            """
            INSERT INTO territory_change (version, at, actor, action, thing, thing_id, area_path, note)
            VALUES (\(version), \(now), \(actor.id), \(action.rawValue), \(thing), \(id), \(path), \(note))
            """)
        try ChronicleStore(db).seal(Self.log)
        return version
    }

    /// What was changed of the ground, by whom.
    static let log = ChainedLog(
        "territory_change", key: ["version"], fields: ["at", "actor", "action", "thing", "thing_id", "area_path", "note"])

    /// Many rows in few statements.
    func insert(_ table: String, _ columns: SQL, _ rows: [SQL]) throws {
        var start = 0
        while start < rows.count {
            var values = rows[start]
            for row in rows[start..<min(start + 64, rows.count)].dropFirst() { values = "\(values), \(row)" }
            try db.run("INSERT INTO \(raw: table) \(columns) VALUES \(values)")
            start += 64
        }
    }
}
