// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Storage

/// An import of a file: from its arrival to what became of it.
public struct TerritoryImport: Sendable, Hashable, Identifiable {
    public enum Status: String, Sendable, CaseIterable { case waiting, reading, ready, faulty, applied, undone, discarded }

    public let id: String
    public let madeAt: Date
    public let actor: String
    public let options: SurveyOptions
    /// Empty where one thing was changed on its page.
    public let fileName: String
    public let status: Status
    /// Of a hundred, while it is read.
    public let progress: Int
    public let added: Int, changed: Int, gone: Int, same: Int
    /// What the one thing is called that was changed on its page.
    public let label: Text?
    /// Where the one who sent it may change anything: nobody with less sees it.
    public let reach: Actor.Scope

    init(row: Row) throws {
        id = try row.get("id")
        madeAt = try row.get("made_at")
        actor = try row.get("actor")
        options = SurveyOptions(
            layer: TerritoryLayer(rawValue: try row.get("layer")) ?? .areas, level: try row.get("level", as: String?.self).flatMap(Area.Level.init),
            system: try row.get("system", as: String?.self).flatMap(CoordinateSystem.init), isWhole: try row.get("is_whole"), day: try row.get("day"))
        fileName = try row.get("file_name")
        status = Status(rawValue: try row.get("status")) ?? .discarded
        progress = try row.get("progress")
        (added, changed, gone, same) = (try row.get("added"), try row.get("changed"), try row.get("gone"), try row.get("same"))
        label = try row.textIfAny("label")
        reach = Actor.Scope(areas: Set(try row.get("scope", as: String.self).split(separator: " ").map(String.init)))
    }

    /// Whether the actor may see it, take it in and take it back: only who may change all that the sender may.
    public func isOpen(to actor: Actor) -> Bool { actor.scope(of: .editTerritory).contains(reach) }
}

/// Why an import was refused.
public enum ImportRefusal: Error, Hashable, Sendable {
    case notAllowed
    case noSuchImport
    /// It has faults, was applied already, or is being read still.
    case notReady
    /// The territory was changed since the file was looked at.
    case outOfDate
    /// It is not in force, so there is nothing to undo.
    case notApplied
    /// What it brought was changed since.
    case changedSince(Text)
    /// Another change of the area is noted already for a later day.
    case changesLater(Text)
}

extension TerritoryStore {
    private static let most = 20_000
    private static let importColumns: SQL = """
        territory_import.*, (SELECT label_zh FROM territory_import_item WHERE import_id = territory_import.id AND number = 1 AND file_name = '') AS label_zh,
        (SELECT label_en FROM territory_import_item WHERE import_id = territory_import.id AND number = 1 AND file_name = '') AS label_en
        """

    /// Everything that holds on the day, as values.
    public func plan(on day: Day) throws -> TerritoryPlan {
        var plan = TerritoryPlan()
        plan.areas = try areas(on: day)
        plan.streets = try streets(on: day)
        plan.buildings = try buildings(on: day)
        plan.stairwells = try db.run("SELECT * FROM territory_stairwell ORDER BY building_id, number").map(Stairwell.init(row:))
        plan.premises = try premises(under: "/", on: day)
        plan.ground = try ground(on: day)
        plan.codes = try codes(under: AreaPath.everywhere)
        return plan
    }

    /// Keeps a file that waits to be read.
    func begin(_ options: SurveyOptions, fileName: String, content: [UInt8], by actor: Actor, at now: Date) throws -> String {
        guard actor.may(.editTerritory) else { throw ImportRefusal.notAllowed }
        let id = Identifier.make(at: now)
        try db.run(
            """
            INSERT INTO territory_import (id, made_at, actor, scope, layer, level, system, is_whole, day, file_name, status, progress, base_version, added,
                changed, gone, same, content)
            VALUES (\(id), \(now), \(actor.id), \(actor.scope(of: .editTerritory).paths.joined(separator: " ")), \(options.layer.rawValue), \(options.level?.rawValue), \(options.system?.rawValue), \(options.isWhole),
                \(options.day), \(String(fileName.prefix(200))), 'waiting', 0, 0, 0, 0, 0, 0, \(Data(content).base64EncodedString()))
            """)
        return id
    }

    func content(ofImport id: String) throws -> [UInt8]? {
        let text = try db.run("SELECT content FROM territory_import WHERE id = \(id)").first?.get("content", as: String?.self)
        return (text ?? nil).flatMap { Data(base64Encoded: $0) }.map(Array.init)
    }

    /// Whether it is wanted still: nobody has discarded it since.
    func note(progress: Int, ofImport id: String) throws -> Bool {
        try !db.run(
            "UPDATE territory_import SET status = 'reading', progress = \(progress) WHERE id = \(id) AND status IN ('waiting', 'reading') RETURNING id"
        ).isEmpty
    }

    /// Keeps what the survey found, to be looked at; the file itself is let go.
    func keep(_ proposal: SurveyProposal, forImport id: String, basedOn version: Int, isTable: Bool) throws {
        guard try row(ofImport: id)?.status.isOpen == true else { return }
        try db.run("DELETE FROM territory_import_item WHERE import_id = \(id)")
        try db.run("DELETE FROM territory_import_fault WHERE import_id = \(id)")
        let status: TerritoryImport.Status = proposal.faults.contains(where: \.isBlocking) ? .faulty : .ready
        let items = status == .ready ? proposal.items.filter { $0.action != .same } : []
        try insert(
            "territory_import_item", "(import_id, number, feature, action, thing_key, label_zh, label_en, after_record, before_record)",
            items.enumerated().map { number, item in
                """
                (\(id), \(number + 1), \(item.number), \(item.action.rawValue), \(item.after.lastingKey), \(item.after.label.zh), \(item.after.label.en),
                \(item.after.record), \(item.before?.record))
                """
            })
        try insert(
            "territory_import_fault", "(import_id, number, is_blocking, text_zh, text_en, longitude, latitude)",
            proposal.faults.prefix(1000).enumerated().map { number, fault in
                let text = fault.text(isTable: isTable)
                return "(\(id), \(number + 1), \(fault.isBlocking), \(text.zh), \(text.en), \(fault.at?.longitude), \(fault.at?.latitude))"
            })
        try db.run(
            """
            UPDATE territory_import SET status = \(status.rawValue), progress = 100, base_version = \(version), added = \(proposal.count(.new)),
                changed = \(proposal.count(.changed)), gone = \(proposal.count(.gone)), same = \(proposal.count(.same)), content = NULL
            WHERE id = \(id)
            """)
    }

    // Looking

    /// Nil where there is none, or none that the actor may see.
    public func `import`(_ id: String, for actor: Actor) throws -> TerritoryImport? {
        try row(ofImport: id).flatMap { $0.isOpen(to: actor) ? $0 : nil }
    }

    func row(ofImport id: String) throws -> TerritoryImport? {
        try db.run("SELECT \(Self.importColumns) FROM territory_import WHERE id = \(id)").first.map(TerritoryImport.init(row:))
    }

    public func imports(for actor: Actor, limit: Int = 100) throws -> [TerritoryImport] {
        guard actor.may(.editTerritory) else { throw ImportRefusal.notAllowed }
        // Those of others are left out before the limit counts: whose ten are among a thousand sees all ten.
        var found: [TerritoryImport] = [], offset = 0
        while found.count < limit {
            let rows = try db.run("SELECT \(Self.importColumns) FROM territory_import ORDER BY made_at DESC, id DESC LIMIT 200 OFFSET \(offset)")
            found += try rows.map(TerritoryImport.init(row:)).filter { $0.isOpen(to: actor) }
            offset += 200
            if rows.count < 200 { break }
        }
        return Array(found.prefix(limit))
    }

    struct KeptItem {
        let action: SurveyProposal.Item.Action, feature: Int?, label: Text, after: TerritoryThing, before: TerritoryThing?
    }

    func items(ofImport id: String, _ layer: TerritoryLayer, limit: Int = most, from first: Int = 0) throws -> [KeptItem] {
        try db.run("SELECT * FROM territory_import_item WHERE import_id = \(id) AND number > \(first) ORDER BY number LIMIT \(limit)").map { row in
            let before = try row.get("before_record", as: String?.self)
            guard let after = TerritoryThing(record: try row.get("after_record"), layer: layer) else {
                throw StorageError.failed("territory_import_item: unreadable")
            }
            return KeptItem(
                action: SurveyProposal.Item.Action(rawValue: try row.get("action")) ?? .same, feature: try row.get("feature"),
                label: try row.text("label"),
                after: after, before: before.flatMap { TerritoryThing(record: $0, layer: layer) })
        }
    }

    public func faults(ofImport id: String) throws -> [(text: Text, isBlocking: Bool, at: Coordinate?)] {
        try db.run("SELECT * FROM territory_import_fault WHERE import_id = \(id) ORDER BY number").map { row in
            let longitude = try row.get("longitude", as: Double?.self), latitude = try row.get("latitude", as: Double?.self)
            let at = longitude.flatMap { x in latitude.map { Coordinate(longitude: x, latitude: $0) } }
            return (try row.text("text"), try row.get("is_blocking"), at)
        }
    }

    // Doing and undoing

    /// Takes the whole of it in, or nothing: the caller's transaction is rolled back where this throws.
    public func apply(importID id: String, by actor: Actor, at now: Date) throws {
        guard actor.may(.editTerritory) else { throw ImportRefusal.notAllowed }
        guard let found = try self.import(id, for: actor) else { throw ImportRefusal.noSuchImport }
        guard found.status == .ready else { throw ImportRefusal.notReady }
        let base: Int = try db.run("SELECT base_version FROM territory_import WHERE id = \(id)").first?.get("base_version") ?? -1
        guard try version() == base else { throw ImportRefusal.outOfDate }
        if found.fileName.isEmpty, let item = try items(ofImport: id, found.options.layer, limit: 1).first {
            try record(.change, found.options.layer.rawValue, id: item.after.lastingKey, path: item.after.areaPath, by: actor, at: now, note: id)
        } else {
            try record(.load, "import", id: id, path: "", by: actor, at: now, note: found.fileName)
        }
        var first = 0
        while true {
            let items = try items(ofImport: id, found.options.layer, limit: 500, from: first)
            guard !items.isEmpty else { break }
            first += 500
            for item in items where item.action != .new { try apply(item, on: found.options.day) }
            let new = items.filter { $0.action == .new }.map(\.after)
            for thing in new where try !revive(thing) { try insert(thing) }
        }
        try settle(id, .applied, at: now)
    }

    private func apply(_ item: KeptItem, on day: Day) throws {
        guard let before = item.before else { return }
        if item.action == .changed, case .area(let old) = before, case .area(let new) = item.after, old.from < day {
            // A border or name that changes is a new row with the same path; the old one ends. Two rows never hold on one day.
            guard old.until == nil else { throw ImportRefusal.changesLater(item.label) }
            var ended = old
            ended.until = day
            try put(.area(ended))
            let next = TerritoryThing.area(new.version(from: day))
            if try !revive(next) { try insert(next) }
        } else {
            try put(item.after)
        }
    }

    /// Takes it all back: what came never held, what changed is as it was, what ended goes on.
    public func undo(importID id: String, by actor: Actor, at now: Date) throws {
        guard actor.may(.editTerritory) else { throw ImportRefusal.notAllowed }
        guard let found = try self.import(id, for: actor) else { throw ImportRefusal.noSuchImport }
        guard found.status == .applied else { throw ImportRefusal.notApplied }
        let day = found.options.day, items = try items(ofImport: id, found.options.layer, limit: .max)
        try record(.undo, "import", id: id, path: "", by: actor, at: now, note: found.fileName)
        for item in items.reversed() {
            var current = item.after
            if item.action == .changed, case .area(let old)? = item.before, case .area(let new) = item.after, old.from < day {
                current = .area(new.version(from: day))
            }
            guard let kept = try self.thing(current.layer, id: current.id), kept.record == current.record else {
                throw ImportRefusal.changedSince(item.label)
            }
            if let before = item.before {
                if current.id != before.id { try void(current) }
                try put(before)
            } else {
                try void(current)
            }
        }
        try settle(id, .undone, at: now)
    }

    public func discard(importID id: String, by actor: Actor, at now: Date) throws {
        guard actor.may(.editTerritory) else { throw ImportRefusal.notAllowed }
        guard let found = try self.import(id, for: actor) else { throw ImportRefusal.noSuchImport }
        guard found.status.isOpen || found.status == .ready || found.status == .faulty else { throw ImportRefusal.notReady }
        try settle(id, .discarded, at: now)
    }

    private func settle(_ id: String, _ status: TerritoryImport.Status, at now: Date) throws {
        try db.run("UPDATE territory_import SET status = \(status.rawValue), settled_at = \(now), content = NULL WHERE id = \(id)")
    }
}

extension TerritoryImport.Status {
    /// Whether the file has not been read to its end.
    var isOpen: Bool { self == .waiting || self == .reading }
}

extension Area {
    /// The same area as a row of its own that holds from the day.
    func version(from day: Day) -> Area {
        Area(
            id: "\(id.prefix(60))@\(day)", path: path, level: level, kind: kind, code: code, name: name, boundary: boundary, households: households,
            from: day)
    }
}
