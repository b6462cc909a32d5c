// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Storage

/// The territory in the database. What it reads is public to everyone; changes need `territory.edit` and are recorded.
public struct TerritoryStore {
    let db: any Connection

    public init(_ db: any Connection) { self.db = db }

    /// Rises with every change; cheap to ask. An index built for an older version is out of date.
    public func version() throws -> Int {
        try db.run("SELECT version FROM territory_state WHERE id = 1").first?.get("version") ?? 0
    }

    /// Whether anything begins or ends in these days without anyone doing anything: noted before for a later day.
    public func changesByItself(after first: Day, through last: Day) throws -> Bool {
        for table in ["area", "street", "building", "premises", "ground"] {
            let found = try db.run(
                """
                SELECT 1 FROM \(raw: "territory_\(table)") WHERE from_day > \(first) AND from_day <= \(last) OR until_day > \(first) AND until_day <= \(last)
                LIMIT 1
                """)
            if !found.isEmpty { return true }
        }
        return false
    }

    // Reading

    /// The area that holds on the day at that path; without a day the newest, even if it has ended.
    public func area(path: String, on day: Day? = nil) throws -> Area? {
        let holds: SQL = day.map { SQL.holds(on: $0) } ?? "1 = 1"
        return try db.run("SELECT * FROM territory_area WHERE path = \(path) AND \(holds) ORDER BY from_day DESC LIMIT 1").first.map(Area.init(row:))
    }

    /// The areas at or below `path` that hold on the day, parents before children.
    public func areas(under path: String = "/", level: Area.Level? = nil, on day: Day) throws -> [Area] {
        let atLevel: SQL = level.map { "level = \($0.rawValue)" } ?? "1 = 1"
        return try db.run(
            "SELECT * FROM territory_area WHERE \(SQL.prefix("path", path)) AND \(atLevel) AND \(SQL.holds(on: day)) ORDER BY path"
        ).map(Area.init(row:))
    }

    /// The areas directly inside that hold on the day; nil: the roots.
    public func children(of path: String?, on day: Day) throws -> [Area] {
        let parent: SQL = path.map { "parent = \($0)" } ?? "parent IS NULL"
        return try db.run("SELECT * FROM territory_area WHERE \(parent) AND \(SQL.holds(on: day)) ORDER BY path").map(Area.init(row:))
    }

    public func premises(id: String) throws -> Premises? {
        try db.run("SELECT * FROM territory_premises WHERE id = \(id)").first.map(Premises.init(row:))
    }

    /// By the code at the door, as typed or scanned.
    public func premises(code: String) throws -> Premises? {
        guard let code = PremisesCode.read(code) else { return nil }
        return try db.run("SELECT * FROM territory_premises WHERE code = \(code)").first.map(Premises.init(row:))
    }

    public func premises(under path: String, on day: Day) throws -> [Premises] {
        try db.run("SELECT * FROM territory_premises WHERE \(SQL.prefix("area_path", path)) AND \(SQL.holds(on: day)) ORDER BY id")
            .map(Premises.init(row:))
    }

    public func building(id: String) throws -> Building? {
        try db.run("SELECT * FROM territory_building WHERE id = \(id)").first.map(Building.init(row:))
    }

    public func buildings(under path: String = "/", on day: Day) throws -> [Building] {
        try db.run("SELECT * FROM territory_building WHERE \(SQL.prefix("area_path", path)) AND \(SQL.holds(on: day)) ORDER BY id")
            .map(Building.init(row:))
    }

    public func stairwells(of buildingID: String) throws -> [Stairwell] {
        try db.run("SELECT * FROM territory_stairwell WHERE building_id = \(buildingID) ORDER BY number").map(Stairwell.init(row:))
    }

    public func streets(on day: Day) throws -> [Street] {
        try db.run("SELECT * FROM territory_street WHERE \(SQL.holds(on: day)) ORDER BY id").map(Street.init(row:))
    }

    public func ground(on day: Day) throws -> [Ground] {
        try db.run("SELECT * FROM territory_ground WHERE \(SQL.holds(on: day)) ORDER BY id").map(Ground.init(row:))
    }

    /// The whole territory of one day, for memory. The `Atlas` keeps it and asks again only when the version has risen.
    public func index(on day: Day) throws -> TerritoryIndex {
        TerritoryIndex(
            day: day, version: try version(), areas: try areas(on: day), streets: try streets(on: day), buildings: try buildings(on: day),
            stairwells: try db.run("SELECT * FROM territory_stairwell ORDER BY building_id, number").map(Stairwell.init(row:)),
            premises: try premises(under: "/", on: day), ground: try ground(on: day))
    }

    /// What was done, newest first.
    public func changes(limit: Int = 100) throws -> [TerritoryChange] {
        try db.run("SELECT * FROM territory_change ORDER BY version DESC LIMIT \(limit)").map(TerritoryChange.init(row:))
    }
}
