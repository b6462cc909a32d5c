// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// A thing as cells of a row and back, exactly: for exports, previews and what an undoing needs.
extension TerritoryThing {
    public func cell(_ column: TerritoryLayer.Column) -> String {
        switch self {
        case .area(let thing):
            switch column {
            case .path: thing.path
            case .parent: thing.parent ?? ""
            case .level: thing.level.rawValue
            case .kind: thing.kind?.rawValue ?? ""
            case .scheme: thing.code.scheme.rawValue
            case .code: thing.code.value
            case .name: thing.name.zh
            case .nameEN: thing.name.en
            case .households: String(thing.households)
            default: common(column)
            }
        case .street(let thing):
            switch column {
            case .name: thing.name.zh
            case .nameEN: thing.name.en
            case .rank: thing.rank.rawValue
            default: common(column)
            }
        case .building(let thing):
            switch column {
            case .estate: thing.estate?.zh ?? ""
            case .estateEN: thing.estate?.en ?? ""
            case .number: thing.number ?? ""
            case .name: thing.name?.zh ?? ""
            case .nameEN: thing.name?.en ?? ""
            case .street: thing.streetID ?? ""
            case .houseNumber: thing.houseNumber ?? ""
            case .storeys: String(thing.storeys)
            case .households: String(thing.households)
            case .area: thing.areaPath
            default: common(column)
            }
        case .stairwell(let thing):
            switch column {
            case .building: thing.buildingID
            case .number: String(thing.number)
            case .households: String(thing.households)
            default: common(column)
            }
        case .premises(let thing):
            switch column {
            case .code: thing.code
            case .name: thing.name.zh
            case .nameEN: thing.name.en
            case .kind: thing.kind.rawValue
            case .address: thing.address.zh
            case .addressEN: thing.address.en
            case .street: thing.streetID ?? ""
            case .houseNumber: thing.houseNumber ?? ""
            case .area: thing.areaPath
            default: common(column)
            }
        case .ground(let thing):
            switch column {
            case .kind: thing.kind.rawValue
            case .name: thing.name?.zh ?? ""
            case .nameEN: thing.name?.en ?? ""
            default: common(column)
            }
        case .code(let thing):
            switch column {
            case .path: thing.areaPath
            case .scheme: thing.code.scheme.rawValue
            case .code: thing.code.value
            default: common(column)
            }
        }
    }

    private func common(_ column: TerritoryLayer.Column) -> String {
        switch column {
        case .id: id
        case .from: from?.description ?? ""
        case .until: until?.description ?? ""
        default: ""
        }
    }

    /// As a line of GeoJSON whose geometry may be null.
    var record: String {
        let properties = layer.columns.map { "\(GeoJSON.quoted($0.rawValue)):\(GeoJSON.quoted(cell($0)))" }.joined(separator: ",")
        return "{\"type\":\"Feature\",\"geometry\":\(shape.map { GeoJSON.text($0) } ?? "null"),\"properties\":{\(properties)}}"
    }

    /// Reads what `record` wrote; nil where it is none of ours.
    init?(record: String, layer: TerritoryLayer) {
        let file = "{\"type\":\"FeatureCollection\",\"features\":[\(record)]}"
        guard let found = try? GeoJSON.records(file, limits: .own).records.first, case .success(let shape) = found.shape else { return nil }
        self.init(cells: found.properties, shape: shape, layer: layer)
    }

    private init?(cells: [String: String], shape: Shape?, layer: TerritoryLayer) {
        func cell(_ column: TerritoryLayer.Column) -> String { cells[column.rawValue] ?? "" }
        func some(_ column: TerritoryLayer.Column) -> String? { cell(column).isEmpty ? nil : cell(column) }
        func text(_ zh: TerritoryLayer.Column, _ en: TerritoryLayer.Column) -> Text? { some(zh).map { Text(zh: $0, en: some(en) ?? $0) } }
        let id = cell(.id), from = Day(cell(.from)), until = Day(cell(.until))
        switch layer {
        case .areas:
            guard let level = Area.Level(rawValue: cell(.level)), let code = Code(.init(rawValue: cell(.scheme)), cell(.code)), let from,
                let name = text(.name, .nameEN)
            else { return nil }
            self = .area(
                Area(
                    id: id, path: cell(.path), level: level, kind: Area.Kind(rawValue: cell(.kind)), code: code, name: name,
                    boundary: MultiPolygon(shape?.polygons ?? []), households: Int(cell(.households)) ?? 0, from: from, until: until))
        case .streets:
            guard case .lineString(let line)? = shape, let from, let name = text(.name, .nameEN) else { return nil }
            self = .street(Street(id: id, name: name, rank: Street.Rank(rawValue: cell(.rank)) ?? .side, line: line, from: from, until: until))
        case .buildings:
            guard case .polygon(let polygon)? = shape, let from else { return nil }
            self = .building(
                Building(
                    id: id, estate: text(.estate, .estateEN), number: some(.number), name: text(.name, .nameEN), streetID: some(.street),
                    houseNumber: some(.houseNumber), storeys: Int(cell(.storeys)) ?? 1, households: Int(cell(.households)) ?? 0, polygon: polygon,
                    areaPath: cell(.area), from: from, until: until))
        case .stairwells:
            guard let number = Int(cell(.number)) else { return nil }
            self = .stairwell(Stairwell(id: id, buildingID: cell(.building), number: number, households: Int(cell(.households)) ?? 0))
        case .premises:
            guard case .point(let point)? = shape, let from, let name = text(.name, .nameEN) else { return nil }
            self = .premises(
                Premises(
                    id: id, name: name, kind: Premises.Kind(rawValue: cell(.kind)) ?? .other, address: text(.address, .addressEN) ?? Text(name: ""),
                    streetID: some(.street), houseNumber: some(.houseNumber), coordinate: point, areaPath: cell(.area), code: cell(.code), from: from,
                    until: until))
        case .ground:
            guard let shape, let from else { return nil }
            self = .ground(
                Ground(
                    id: id, kind: Ground.Kind(rawValue: cell(.kind)) ?? .barrier, name: text(.name, .nameEN), shape: shape, from: from, until: until))
        case .codes:
            guard let code = Code(.init(rawValue: cell(.scheme)), cell(.code)), let from else { return nil }
            self = .code(AreaCode(areaPath: cell(.path), code: code, from: from, until: until, isOwn: false))
        }
    }
}
