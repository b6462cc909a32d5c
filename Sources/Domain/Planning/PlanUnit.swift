// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// What a plan never cuts (划分单元): a stairwell, a house, a run of shop-fronts; and each dedicated micro-grid as a whole.
public struct PlanUnit: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case stairwell, house, shops, dedicated }

    /// The id of the stairwell or building, of the first shop of a run, or the path of a dedicated micro-grid.
    public var key: String
    public var kind: Kind
    public var name: Text
    public var households: Int
    /// Shops and organisations in it.
    public var shops: Int
    public var storeys: Int
    /// The estate's name, where it lies in one.
    public var estate: String?
    /// The path of the micro-grid in which it lies today; nil where there are none yet.
    public var present: String?
    /// Where its label stands.
    public var place: Coordinate
    /// The ground that goes with it.
    public var cell: MultiPolygon

    /// How much work is expected, in households: a shop makes as much as two.
    public var work: Double { Double(households) + 2 * Double(shops) }

    public init(
        key: String, kind: Kind, name: Text, households: Int = 0, shops: Int = 0, storeys: Int = 1, estate: String? = nil, present: String? = nil,
        place: Coordinate, cell: MultiPolygon = MultiPolygon([])
    ) {
        self.key = key
        self.kind = kind
        self.name = name
        self.households = households
        self.shops = shops
        self.storeys = storeys
        self.estate = estate
        self.present = present
        self.place = place
        self.cell = cell
    }
}

/// A community as it is divided: its units, and which of them touch. Taken once and kept with the plans that were drawn from it.
public struct Survey: Sendable, Hashable {
    public var units: [PlanUnit]
    public var borders: [Border]

    /// Two units side by side: metres of border where nothing lies between, along what hinders (main roads), along what is closed (water, walls).
    public struct Border: Sendable, Hashable {
        public var first: Int, second: Int
        public var open: Double, hindered: Double, closed: Double

        public init(first: Int, second: Int, open: Double, hindered: Double = 0, closed: Double = 0) {
            self.first = first
            self.second = second
            self.open = open
            self.hindered = hindered
            self.closed = closed
        }
    }

    public init(units: [PlanUnit], borders: [Border]) {
        self.units = units
        self.borders = borders
    }

    public var households: Int { units.reduce(0) { $0 + $1.households } }

    /// Borders shorter than this, in metres, are corners: nobody walks through them.
    static let leastBorder = 2.0
}
