// SPDX-License-Identifier: Apache-2.0
import Districting

/// What an officer asks of a plan: the window, what counts how much, and what may not be done. Kept with the plan, with the seed.
public struct PlanRequest: Sendable, Hashable, Codable {
    /// Households of a micro-grid, both ends included.
    public var lower = 40, upper = 50
    /// Micro-grids of a grid, both ends included.
    public var gridLower = 5, gridUpper = 6
    public var weights = Weights(alikeness: 1, balance: 1, compactness: 1, barriers: 1, estates: 1, stability: PlanRequest.stability(.some))
    /// Estates that fit into a micro-grid are not cut, larger ones are divided within themselves.
    public var keepsEstates = false
    /// A micro-grid may reach across a main road, at a price.
    public var crossesMainRoads = false
    public var seed: UInt64 = 1

    public init() {}

    public var window: Window { Window(lower, upper) }

    /// What it counts that a household stays where it is. A whole unit weighs as much as a typical gain in likeness at 1, so that nothing moves;
    /// a tenth of that lets those move for whom there is much to gain.
    public static func stability(_ importance: Importance) -> Double {
        switch importance {
        case .none: 0
        case .some: 0.1
        case .much: 1
        }
    }

    /// The importance that is nearest to a weight of stability.
    public static func importance(ofStability weight: Double) -> Importance { weight < 0.05 ? .none : weight < 0.5 ? .some : .much }

    /// How much something counts, as the form offers it.
    public enum Importance: String, Sendable, CaseIterable {
        case none, some, much
        public var weight: Double {
            switch self {
            case .none: 0
            case .some: 1
            case .much: 3
            }
        }

        public init(weight: Double) { self = weight < 0.5 ? .none : weight < 2 ? .some : .much }
    }
}
