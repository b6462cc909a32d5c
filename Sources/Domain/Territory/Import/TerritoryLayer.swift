// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// What one file holds: things of one kind.
public enum TerritoryLayer: String, Sendable, Hashable, CaseIterable {
    case areas, streets, buildings, stairwells, premises, ground, codes

    /// What a file's features are; the keys are those that exports write. Files may use other names: see `SurveyStrings.names`.
    public enum Column: String, Sendable, CaseIterable {
        case id, path, parent, level, kind, scheme, code, name, nameEN = "name_en", households, from, until, rank, estate, estateEN = "estate_en"
        case number, street, houseNumber = "house_number", storeys, area, building, address, addressEN = "address_en", shops, longitude, latitude, wkt
    }

    public var columns: [Column] {
        switch self {
        case .areas: [.id, .path, .parent, .level, .kind, .scheme, .code, .name, .nameEN, .households, .from, .until]
        case .streets: [.id, .name, .nameEN, .rank, .from, .until]
        case .buildings: [.id, .estate, .estateEN, .number, .name, .nameEN, .street, .houseNumber, .storeys, .households, .area, .from, .until]
        case .stairwells: [.id, .building, .number, .households]
        case .premises: [.id, .code, .name, .nameEN, .kind, .address, .addressEN, .street, .houseNumber, .area, .from, .until]
        case .ground: [.id, .kind, .name, .nameEN, .from, .until]
        case .codes: [.path, .scheme, .code, .from, .until]
        }
    }

    /// Whether its things have a geometry of their own.
    public var hasShape: Bool { self != .stairwells && self != .codes }
}

/// One thing of the territory, of any kind: what an import brings and an export takes out.
public enum TerritoryThing: Sendable, Hashable {
    case area(Area), street(Street), building(Building), stairwell(Stairwell), premises(Premises), ground(Ground), code(AreaCode)

    public var id: String {
        switch self {
        case .area(let thing): thing.id
        case .street(let thing): thing.id
        case .building(let thing): thing.id
        case .stairwell(let thing): thing.id
        case .premises(let thing): thing.id
        case .ground(let thing): thing.id
        case .code(let thing): thing.id
        }
    }

    public var layer: TerritoryLayer {
        switch self {
        case .area: .areas
        case .street: .streets
        case .building: .buildings
        case .stairwell: .stairwells
        case .premises: .premises
        case .ground: .ground
        case .code: .codes
        }
    }

    /// What people call it.
    public var label: Text {
        switch self {
        case .area(let thing): Text(zh: thing.name.zh + " " + thing.path, en: thing.name.en + " " + thing.path)
        case .street(let thing): thing.name
        case .building(let thing): thing.publicName
        case .stairwell(let thing): Text(name: "\(thing.buildingID) · \(thing.number)")
        case .premises(let thing): thing.name
        case .ground(let thing): thing.name ?? thing.kind.text
        case .code(let thing): Text(name: "\(thing.code) · \(thing.areaPath)")
        }
    }

    /// Nil for stairwells and codes, and for areas that nobody has drawn.
    public var shape: Shape? {
        switch self {
        case .area(let thing):
            thing.boundary.isEmpty ? nil : thing.boundary.polygons.count == 1 ? .polygon(thing.boundary.polygons[0]) : .multiPolygon(thing.boundary)
        case .street(let thing): .lineString(thing.line)
        case .building(let thing): .polygon(thing.polygon)
        case .stairwell, .code: nil
        case .premises(let thing): .point(thing.coordinate)
        case .ground(let thing): thing.shape
        }
    }

    /// The days on which it holds; a stairwell has none of its own.
    public var until: Day? {
        get {
            switch self {
            case .area(let thing): thing.until
            case .street(let thing): thing.until
            case .building(let thing): thing.until
            case .stairwell: nil
            case .premises(let thing): thing.until
            case .ground(let thing): thing.until
            case .code(let thing): thing.until
            }
        }
        set {
            switch self {
            case .area(var thing): thing.until = newValue; self = .area(thing)
            case .street(var thing): thing.until = newValue; self = .street(thing)
            case .building(var thing): thing.until = newValue; self = .building(thing)
            case .stairwell: break
            case .premises(var thing): thing.until = newValue; self = .premises(thing)
            case .ground(var thing): thing.until = newValue; self = .ground(thing)
            case .code(var thing): thing.until = newValue; self = .code(thing)
            }
        }
    }

    public var from: Day? {
        switch self {
        case .area(let thing): thing.from
        case .street(let thing): thing.from
        case .building(let thing): thing.from
        case .stairwell: nil
        case .premises(let thing): thing.from
        case .ground(let thing): thing.from
        case .code(let thing): thing.from
        }
    }

    /// What stays the same while a thing changes: an area's path, whose rows follow each other; any other thing's id.
    var lastingKey: String { if case .area(let area) = self { area.path } else { id } }

    public var areaPath: String {
        switch self {
        case .area(let thing): thing.path
        case .building(let thing): thing.areaPath
        case .premises(let thing): thing.areaPath
        case .code(let thing): thing.areaPath
        case .street, .stairwell, .ground: ""
        }
    }
}

extension TerritoryPlan {
    /// The things of one layer, in a lasting order.
    public func things(_ layer: TerritoryLayer) -> [TerritoryThing] {
        switch layer {
        case .areas: areas.map { .area($0) }
        case .streets: streets.map { .street($0) }
        case .buildings: buildings.map { .building($0) }
        case .stairwells: stairwells.map { .stairwell($0) }
        case .premises: premises.map { .premises($0) }
        case .ground: ground.map { .ground($0) }
        case .codes: codes.filter { !$0.isOwn }.map { .code($0) }
        }
    }
}
