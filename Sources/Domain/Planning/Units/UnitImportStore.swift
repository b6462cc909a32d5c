// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Storage
import Territory

/// Files of units: what was off with them, and the survey that came of them.
struct UnitImportStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    struct Found: Sendable {
        let id: String, areaPath: String, fileName: String, madeAt: Date, surveyID: String?, units: Int, households: Int
        let faults: [Fault], map: String
    }

    /// A fault as it was told.
    struct Fault: Sendable, Codable {
        let zh: String, en: String, isBlocking: Bool, longitude: Double?, latitude: Double?
        var text: Text { Text(zh: zh, en: en) }

        /// Its mark on the map; nil where it has no place.
        func mark(_ language: Language) -> Feature? {
            guard let longitude, let latitude else { return nil }
            return Feature(
                shape: .point(Coordinate(longitude: longitude, latitude: latitude)),
                properties: ["kind": .text("mark"), "title": .text(text(language)), "state": .text(isBlocking ? "red" : "yellow")])
        }
    }

    /// What a community is divided along, and what it is made of.
    func ground(of areaPath: String, on day: Day, for actor: Actor) throws -> (community: Area, areas: [Area], streets: [Street], ground: [Ground]) {
        guard actor.may(.planningEdit, in: areaPath) else { throw GridPlan.Refusal.notAllowed }
        let territory = TerritoryStore(db)
        guard let community = try territory.area(path: areaPath, on: day), community.level == .community, let box = community.boundary.boundingBox
        else {
            throw StorageError.absent
        }
        return (
            community, try territory.areas(under: areaPath, on: day),
            try territory.streets(on: day).filter { $0.line.boundingBox?.intersects(box) ?? false },
            try territory.ground(on: day).filter { $0.shape.boundingBox?.intersects(box) ?? false }
        )
    }

    /// Tells whether areas are still what they were.
    static func mark(of areas: [Area]) -> String { areas.map { TerritoryThing.area($0).mark }.joined(separator: " ") }

    /// Keeps what was read: with the survey where it can be divided, otherwise with its faults alone.
    func keep(
        _ read: UnitImport, survey: Survey?, fileName: String, isTable: Bool, of areaPath: String, by actor: Actor, at now: Date
    ) throws -> String {
        guard actor.may(.planningEdit, in: areaPath) else { throw GridPlan.Refusal.notAllowed }
        let id = Identifier.make(at: now),
            faults = read.faults.prefix(1000).map { fault in
                let text = fault.text(isTable: isTable)
                return Fault(zh: text.zh, en: text.en, isBlocking: fault.isBlocking, longitude: fault.at?.longitude, latitude: fault.at?.latitude)
            }
        if let survey {
            try db.run(
                """
                INSERT INTO planning_survey (id, area_path, territory_version, taken_at, taken_by, units, households, body, origin,
                    areas_mark)
                VALUES (\(id), \(areaPath), \(try TerritoryStore(db).version()), \(now), \(actor.id), \(survey.units.count), \(survey.households),
                    \(try survey.text()), 'file', \(Self.mark(of: try TerritoryStore(db).areas(under: areaPath, on: Day(now)))))
                """)
        }
        let features = read.units.prefix(5000).map { one in
            Feature(
                shape: one.ground.map { Shape.multiPolygon($0) } ?? .point(one.unit.place),
                properties: [
                    "kind": .text(one.ground == nil ? "mark" : "building"), "name": .text(one.unit.name.zh), "title": .text(one.unit.name.zh),
                    "state": .text("green"),
                ])
        }
        try db.run(
            """
            INSERT INTO planning_import (id, area_path, file_name, made_at, made_by, survey_id, units, households, faults, map)
            VALUES (\(id), \(areaPath), \(String(fileName.prefix(200))), \(now), \(actor.id), \(survey == nil ? nil : id), \(read.units.count),
                \(read.households), \(String(decoding: try JSONEncoder().encode(Array(faults)), as: UTF8.self)), \(GeoJSON.text(features)))
            """)
        return id
    }

    /// Nil where there is none, or none that the actor may see.
    func find(_ id: String, for actor: Actor) throws -> Found? {
        guard let row = try db.run("SELECT * FROM planning_import WHERE id = \(id)").first else { return nil }
        let found = Found(
            id: id, areaPath: try row.get("area_path"), fileName: try row.get("file_name"), madeAt: try row.get("made_at"),
            surveyID: try row.get("survey_id"), units: try row.get("units"), households: try row.get("households"),
            faults: try JSONDecoder().decode([Fault].self, from: Data(try row.get("faults", as: String.self).utf8)), map: try row.get("map"))
        return actor.may(.planningEdit, in: found.areaPath) ? found : nil
    }
}
