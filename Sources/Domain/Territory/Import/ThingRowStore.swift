// SPDX-License-Identifier: Apache-2.0
import Localization
import Storage

/// Single things as rows: what imports write.
extension TerritoryStore {
    func thing(_ layer: TerritoryLayer, id: String) throws -> TerritoryThing? {
        guard let row = try db.run("SELECT * FROM \(raw: layer.table) WHERE \(layer.rowID) = \(id)").first else { return nil }
        return switch layer {
        case .areas: .area(try Area(row: row))
        case .streets: .street(try Street(row: row))
        case .buildings: .building(try Building(row: row))
        case .stairwells: .stairwell(try Stairwell(row: row))
        case .premises: .premises(try Premises(row: row))
        case .ground: .ground(try Ground(row: row))
        case .codes: .code(try AreaCode(row: row, isOwn: false))
        }
    }

    func insert(_ thing: TerritoryThing) throws { try insert(thing.layer.table, thing.layer.rowColumns, [thing.rowValues]) }

    /// Writes a thing over its row.
    func put(_ thing: TerritoryThing) throws {
        let rows = try db.run(
            "UPDATE \(raw: thing.layer.table) SET \(thing.layer.rowColumns) = \(thing.rowValues) WHERE \(thing.layer.rowID) = \(thing.id) RETURNING 1"
        )
        guard !rows.isEmpty else { throw StorageError.absent }
    }

    /// An area that was taken back on its first day leaves a row that never held; the next one of that path and day takes it over.
    func revive(_ thing: TerritoryThing) throws -> Bool {
        guard case .area(let area) = thing else { return false }
        let rows = try db.run(
            "UPDATE territory_area SET \(Area.columns) = \(area.values) WHERE path = \(area.path) AND from_day = \(area.from) AND until_day = from_day RETURNING id"
        )
        return !rows.isEmpty
    }

    /// Makes a thing never have held. No one refers to a stairwell, and a code that never held must stay free: their rows go.
    func void(_ thing: TerritoryThing) throws {
        switch thing {
        case .stairwell, .code: try db.run("DELETE FROM \(raw: thing.layer.table) WHERE \(thing.layer.rowID) = \(thing.id)")
        default: try db.run("UPDATE \(raw: thing.layer.table) SET until_day = from_day WHERE id = \(thing.id)")
        }
    }
}

extension TerritoryLayer {
    var table: String {
        switch self {
        case .areas: "territory_area"
        case .streets: "territory_street"
        case .buildings: "territory_building"
        case .stairwells: "territory_stairwell"
        case .premises: "territory_premises"
        case .ground: "territory_ground"
        case .codes: "territory_code"
        }
    }

    /// What its rows are told apart by: the thing's id.
    var rowID: SQL { self == .codes ? "scheme || ' ' || value || ' ' || from_day" : "id" }

    var rowColumns: SQL {
        switch self {
        case .areas: Area.columns
        case .streets: Street.columns
        case .buildings: Building.columns
        case .stairwells: Stairwell.columns
        case .premises: Premises.columns
        case .ground: Ground.columns
        case .codes: AreaCode.columns
        }
    }
}

extension TerritoryThing {
    var rowValues: SQL {
        switch self {
        case .area(let thing): thing.values
        case .street(let thing): thing.values
        case .building(let thing): thing.values
        case .stairwell(let thing): thing.values
        case .premises(let thing): thing.values
        case .ground(let thing): thing.values
        case .code(let thing): thing.values
        }
    }
}
