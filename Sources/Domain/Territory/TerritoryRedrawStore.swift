// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Storage

/// What another division of a community did to the ground.
public struct TerritoryRedraw: Sendable, Hashable {
    public var ended: [String] = []
    /// The same path with another border, name or number of households.
    public var changed: [String] = []
    public var new: [String] = []
    public var movedBuildings = 0
    public var movedPremises = 0
}

/// Why grids were not drawn anew.
public enum RedrawRefusal: Error, Hashable, Sendable {
    /// Not a grid or micro-grid of that community, or without the area above it.
    case misplaced(String)
    /// Micro-grids overlap, or leave ground of the community to nobody.
    case notSeamless(String)
    /// A change of the area is noted already for a later day.
    case changesLater(String)
}

extension TerritoryStore {
    /// Puts other comprehensive grids and micro-grids in force in a community, from today on: what goes on under its path gets a row of its own
    /// from the day, what does not is ended, dedicated grids are left alone; buildings and shops go to the micro-grid in which they now lie.
    ///
    /// - Parameters:
    ///   - drawn: every comprehensive grid and micro-grid that shall be, grids before their micro-grids.
    ///   - day: today. What stands in the areas is kept without days, and so can be moved on the day only.
    /// - Throws: `RedrawRefusal`, `TerritoryRefusal`; then nothing is to be kept.
    public func redraw(_ community: String, as drawn: [Area], from day: Day, by actor: Actor, at now: Date, note: String) throws -> TerritoryRedraw {
        guard actor.may(.editTerritory, in: community) else { throw TerritoryRefusal.notAllowed }
        guard let whole = try area(path: community, on: day), whole.level == .community else { throw TerritoryRefusal.noSuchArea(community) }
        let standing = try areas(under: community, on: day).filter { $0.path != community }
        let before = Dictionary(standing.filter { $0.kind != .dedicated }.map { ($0.path, $0) }) { first, _ in first }
        let dedicated = standing.filter { $0.kind == .dedicated }
        if let later = before.values.first(where: { $0.until != nil }) { throw RedrawRefusal.changesLater(later.path) }
        try checkPlaces(drawn, in: community, besides: dedicated)
        try checkCover(drawn + dedicated, of: whole)
        let version = try record(.change, "grids", id: note, path: community, by: actor, at: now, note: note)
        var done = TerritoryRedraw()
        for area in drawn {
            guard let old = before[area.path] else {
                let next = TerritoryThing.area(area.version(from: day))
                if try !revive(next) { try insert(next) }
                done.new.append(area.path)
                continue
            }
            var same = old
            (same.boundary, same.name, same.households, same.kind) = (area.boundary, area.name, area.households, area.kind)
            guard same != old else { continue }
            done.changed.append(area.path)
            guard old.from < day else {
                try put(.area(same))
                continue
            }
            try end(old, on: day)
            let next = TerritoryThing.area(same.version(from: day))
            if try !revive(next) { try insert(next) }
        }
        let kept = Set(drawn.map(\.path))
        for old in before.values.sorted(by: { $0.path < $1.path }) where !kept.contains(old.path) {
            try end(old, on: day)
            try db.run("UPDATE territory_code SET until_day = \(day) WHERE area_path = \(old.path) AND until_day IS NULL")
            done.ended.append(old.path)
        }
        let index = try self.index(on: day)
        done.movedBuildings = try settle(
            index.buildings.filter { $0.areaPath.hasPrefix(community) }.map { ($0.id, $0.coordinate, $0.areaPath) }, "building", index, version, day)
        done.movedPremises = try settle(
            index.premises.filter { $0.areaPath.hasPrefix(community) }.map { ($0.id, $0.coordinate, $0.areaPath) }, "premises", index, version, day)
        return done
    }

    /// The highest number that a part of the path ever had under an area, on any day: `7` where `/…/007/` is or was.
    public func highestNumber(under path: String) throws -> Int {
        let own = path.split(separator: "/").count
        return try db.run("SELECT DISTINCT path FROM territory_area WHERE parent = \(path)").reduce(0) { highest, row in
            let parts = try row.get("path", as: String.self).split(separator: "/")
            return max(highest, parts.count > own ? Int(parts[own]) ?? 0 : 0)
        }
    }

    private func end(_ area: Area, on day: Day) throws {
        try db.run("UPDATE territory_area SET until_day = \(max(day, area.from)) WHERE id = \(area.id)")
    }

    private func checkPlaces(_ drawn: [Area], in community: String, besides dedicated: [Area]) throws {
        var levels = [community: Area.Level.community]
        for area in drawn {
            guard Area.isPath(area.path), let parent = area.parent, let above = levels[parent], area.level >= .grid, area.level.maySit(under: above),
                levels.updateValue(area.level, forKey: area.path) == nil, !dedicated.contains(where: { $0.path == area.path })
            else { throw RedrawRefusal.misplaced(area.path) }
        }
    }

    private func checkCover(_ areas: [Area], of community: Area) throws {
        let smallest = areas.filter { $0.level == .microGrid && !$0.boundary.isEmpty }
        if let fault = Coverage.faults(smallest.map(\.boundary), filling: community.boundary).first {
            throw RedrawRefusal.notSeamless(fault.area.map { smallest[$0].path } ?? community.path)
        }
    }

    /// Where things now lie; each that moves is noted.
    private func settle(
        _ things: [(id: String, place: Coordinate, path: String)], _ kind: String, _ index: TerritoryIndex, _ version: Int, _ day: Day
    ) throws -> Int {
        var moves: [SQL] = []
        for thing in things {
            guard let path = index.microGrid(at: thing.place)?.path, path != thing.path else { continue }
            try db.run("UPDATE \(raw: "territory_\(kind)") SET area_path = \(path) WHERE id = \(thing.id)")
            moves.append("(\(version), \(kind), \(thing.id), \(thing.path), \(path), \(day))")
        }
        try insert("territory_move", "(version, thing, thing_id, from_path, to_path, day)", moves)
        return moves.count
    }
}
