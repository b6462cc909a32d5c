// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// A street (街、路、巷、弄) as a line.
public struct Street: Sendable, Hashable, Identifiable {
    /// How it is drawn and how much traffic it bears.
    public enum Rank: String, Sendable, CaseIterable { case main, side, lane }

    public let id: String
    public var name: Text
    public var rank: Rank
    public var line: LineString
    public var from: Day
    public var until: Day?

    public init(id: String, name: Text, rank: Rank, line: LineString, from: Day, until: Day? = nil) {
        self.id = id
        self.name = name
        self.rank = rank
        self.line = line
        self.from = from
        self.until = until
    }
}

/// A building (幢), in an estate (小区) or on a street.
public struct Building: Sendable, Hashable, Identifiable {
    public let id: String
    /// The estate's name, `紫荆家园`; nil outside of estates.
    public var estate: Text?
    /// Its number in the estate, `3` of 3 幢.
    public var number: String?
    /// Its own name, where it has one: a school, a market hall.
    public var name: Text?
    public var streetID: String?
    public var houseNumber: String?
    public var storeys: Int
    public var households: Int
    public var polygon: Polygon
    /// The path of the micro-grid in which it lies.
    public var areaPath: String
    public var from: Day
    public var until: Day?

    public init(
        id: String, estate: Text? = nil, number: String? = nil, name: Text? = nil, streetID: String? = nil, houseNumber: String? = nil,
        storeys: Int = 1, households: Int = 0, polygon: Polygon, areaPath: String, from: Day, until: Day? = nil
    ) {
        self.id = id
        self.estate = estate
        self.number = number
        self.name = name
        self.streetID = streetID
        self.houseNumber = houseNumber
        self.storeys = storeys
        self.households = households
        self.polygon = polygon
        self.areaPath = areaPath
        self.from = from
        self.until = until
    }

    public var coordinate: Coordinate { polygon.innerPoint }
}

/// A stairwell of a building (单元): the atom that a grid plan never cuts.
public struct Stairwell: Sendable, Hashable, Identifiable {
    public let id: String
    public var buildingID: String
    /// 1, 2, 3 … as on the door.
    public var number: Int
    public var households: Int

    public init(id: String, buildingID: String, number: Int, households: Int) {
        self.id = id
        self.buildingID = buildingID
        self.number = number
        self.households = households
    }
}

/// What else is drawn on the map, and what a grid should not cross: water, green, railways and walls.
public struct Ground: Sendable, Hashable, Identifiable {
    public enum Kind: String, Sendable, CaseIterable { case water, green, barrier, square }

    public let id: String
    public var kind: Kind
    public var name: Text?
    public var shape: Shape
    public var from: Day
    public var until: Day?

    public init(id: String, kind: Kind, name: Text? = nil, shape: Shape, from: Day, until: Day? = nil) {
        self.id = id
        self.kind = kind
        self.name = name
        self.shape = shape
        self.from = from
        self.until = until
    }
}

/// Everything that is to be known of a territory, as values: what a generator or an import hands to the store.
public struct TerritoryPlan: Sendable, Hashable {
    public var areas: [Area] = []
    public var streets: [Street] = []
    public var buildings: [Building] = []
    public var stairwells: [Stairwell] = []
    public var premises: [Premises] = []
    public var ground: [Ground] = []
    /// All codes that areas have or had, their own included.
    public var codes: [AreaCode] = []

    public init() {}
}
