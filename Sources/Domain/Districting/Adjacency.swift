// SPDX-License-Identifier: Apache-2.0

/// Which units touch, or can be walked between.
public struct Adjacency: Sendable, Hashable {
    public struct Border: Sendable, Hashable {
        public var from: Int
        public var to: Int
        /// Metres of common border, or 1 where it is not known.
        public var length: Double
        public var barrier: Barrier

        public init(_ from: Int, _ to: Int, length: Double = 1, barrier: Barrier = .none) {
            self.from = from
            self.to = to
            self.length = length
            self.barrier = barrier
        }
    }

    /// What lies between two units: a road, a river, a railway, a wall.
    public enum Barrier: Sendable, Hashable {
        case none
        /// A region may reach across, at this price (1: as much as one unit among unlike neighbours), times `Weights.barriers`.
        case penalised(Double)
        /// No region may reach across.
        case cut
    }

    /// Each pair once; a pair named twice counts with the sum of its lengths, and is cut if one of them is.
    public var borders: [Border]

    public init(_ borders: [Border]) { self.borders = borders }
}

/// How many households a region must have, both ends included.
public struct Window: Sendable, Hashable, Codable {
    public var lower: Int
    public var upper: Int

    public init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    /// A micro-grid (微网格): 40 to 50 households.
    public static let microGrid = Window(40, 50)
    /// A grid (网格): 5 to 6 micro-grids.
    public static let grid = Window(5, 6)

    public func contains(_ weight: Int) -> Bool { weight >= lower && weight <= upper }

    /// How many households must come or go until the weight lies inside.
    public func distance(_ weight: Int) -> Int { max(0, lower - weight, weight - upper) }

    /// How many regions so many households can be: empty if none.
    public func counts(_ weight: Int) -> ClosedRange<Int>? {
        let least = (weight + upper - 1) / upper, most = weight / lower
        return least <= most && most > 0 ? max(1, least)...most : nil
    }
}
