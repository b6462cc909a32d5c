// SPDX-License-Identifier: Apache-2.0
import Districting
import Foundation
import Geometry
import Localization
import Storage

/// A survey as it is kept: one text, as it is never changed and always read whole.
struct SurveyJSON: Codable {
    struct Unit: Codable {
        var key: String, kind: String, zh: String, en: String
        var households: Int, shops: Int, storeys: Int
        var estate: String?, present: String?
        var longitude: Double, latitude: Double
        /// A MultiPolygon of GeoJSON.
        var cell: String
    }
    var units: [Unit]
    /// First, second; then metres in decimetres: open, hindered, closed.
    var borders: [[Int]]
}

extension Survey {
    func text() throws -> String {
        let json = SurveyJSON(
            units: units.map {
                SurveyJSON.Unit(
                    key: $0.key, kind: $0.kind.rawValue, zh: $0.name.zh, en: $0.name.en, households: $0.households, shops: $0.shops,
                    storeys: $0.storeys, estate: $0.estate, present: $0.present, longitude: $0.place.longitude, latitude: $0.place.latitude,
                    cell: GeoJSON.text($0.cell))
            },
            borders: borders.map { [$0.first, $0.second] + [$0.open, $0.hindered, $0.closed].map { Int(($0 * 10).rounded()) } })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(json), as: UTF8.self)
    }

    init(text: String) throws {
        let json = try JSONDecoder().decode(SurveyJSON.self, from: Data(text.utf8))
        let units = try json.units.map { unit in
            PlanUnit(
                key: unit.key, kind: PlanUnit.Kind(rawValue: unit.kind) ?? .house, name: Text(zh: unit.zh, en: unit.en), households: unit.households,
                shops: unit.shops, storeys: unit.storeys, estate: unit.estate, present: unit.present,
                place: Coordinate(longitude: unit.longitude, latitude: unit.latitude),
                cell: try GeoJSON.multiPolygon(unit.cell, limits: .init(bytes: 1 << 26, vertices: 10_000_000)))
        }
        guard json.borders.allSatisfy({ $0.count == 5 && units.indices.contains($0[0]) && units.indices.contains($0[1]) }) else {
            throw StorageError.failed("planning_survey: unreadable borders")
        }
        self.init(
            units: units,
            borders: json.borders.map {
                Border(first: $0[0], second: $0[1], open: Double($0[2]) / 10, hindered: Double($0[3]) / 10, closed: Double($0[4]) / 10)
            })
    }
}

extension GridPlan {
    init(row: Row) throws {
        func json<Value: Decodable>(_ column: String, _ type: Value.Type) throws -> Value? {
            try row.get(column, as: String?.self).map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
        }
        guard let status = Status(rawValue: try row.get("status")), let request = try json("request", PlanRequest.self) else {
            throw StorageError.failed("planning_plan: unknown status or request")
        }
        self.init(
            id: try row.get("id"), areaPath: try row.get("area_path"), name: try row.get("name"), request: request,
            surveyID: try row.get("survey_id"), parent: try row.get("parent_id"), status: status,
            regions: Self.numbers(try row.get("regions")), grids: Self.pairs(try row.get("grids")), locked: Set(Self.numbers(try row.get("locked"))),
            certificate: try json("certificate", Certificate.self), isMended: try row.get("is_mended"), openUntil: try row.get("open_until"),
            fault: try row.get("fault", as: String?.self).flatMap(Fault.init),
            adoptFrom: try row.get("adopt_from"), reply: try row.get("reply"), madeAt: try row.get("made_at"), madeBy: try row.get("made_by"),
            version: try row.get("version"))
    }

    static func numbers(_ text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) } }
    static func pairs(_ text: String) -> [Int: Int] {
        Dictionary(
            text.split(separator: ",").compactMap { pair -> (Int, Int)? in
                let parts = pair.split(separator: ":").compactMap { Int($0) }
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    var regionsText: String { regions.map { String($0) }.joined(separator: ",") }
    var gridsText: String { grids.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",") }
    var lockedText: String { locked.sorted().map { String($0) }.joined(separator: ",") }
}
