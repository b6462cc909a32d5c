// SPDX-License-Identifier: Apache-2.0

/// What was asked, what was reached, how far it is from what is possible, and what it is compared with: enough to draw the plan again before a
/// complaint board.
public struct Certificate: Sendable, Hashable, Codable {
    /// Version of the engine. Plans are the same for the same version, input, rules, seed and proposals.
    public var version = Districting.version
    public var seed: UInt64
    /// Moves that were looked at.
    public var proposals: Int
    /// The search was ended from outside: the plan depends on when.
    public var wasStopped: Bool
    public var window: Window
    public var units: Int
    public var households: Int
    public var people: Int?
    public var regions: Int
    /// Regions that are neither dedicated nor locked.
    public var drawnRegions: Int
    /// No plan inside the window has more drawn regions, and none fewer.
    public var mostRegions: Int
    public var fewestRegions: Int
    /// Share by which the drawn regions fall short of the most possible.
    public var gap: Double
    /// Drawn regions outside the window, and the households by which they are.
    public var outside: Int
    public var violation: Int
    public var isProvedBest: Bool
    public var alikeness: Alikeness
    public var balance: Balance
    public var borders: Borders
    public var stability: Stability?
    /// Every rule: kept, or where not, and why.
    public var rules: [Verdict]

    public struct Alikeness: Sendable, Hashable, Codable {
        /// H: the sum over all regions of the L1 distances between each two of their units. Small is alike.
        public var sum: Double
        /// The same for today's plan.
        public var today: Double?
        public var ensemble: Ensemble?
    }

    /// Random contiguous plans with as many regions inside the same window, by merging and splitting neighbours.
    public struct Ensemble: Sendable, Hashable, Codable {
        public var plans: Int
        public var least: Double
        public var median: Double
        public var greatest: Double
        /// How many of them are more alike inside than this plan.
        public var better: Int
        /// Length of the borders between regions, and standard deviation of the regions' households, of the same plans. Nil in certificates of version 1.
        public var length: Comparison?
        public var deviation: Comparison?
        /// Pairs of regions that were merged between the first plan and the last, and the share of them that could be divided anew: a small share
        /// means that the plans are much alike.
        public var attempts: Int?
        public var dividedShare: Double?
        /// The window of the random plans where it is wider than the rule's, because this plan itself could not keep it.
        public var window: Window?
    }

    /// One figure of the random plans beside this plan's own.
    public struct Comparison: Sendable, Hashable, Codable {
        public var own: Double
        public var least: Double
        public var median: Double
        public var greatest: Double
        /// How many of them are lower than this plan's.
        public var lower: Int

        init?(_ own: Double, _ samples: [Double]) {
            guard !samples.isEmpty else { return nil }
            let sorted = samples.sorted()
            self.own = own
            (least, median, greatest) = (sorted[0], sorted[sorted.count / 2], sorted[sorted.count - 1])
            lower = sorted.count { $0 < own * (1 - 1e-6) }
        }
    }

    /// Households of the drawn regions.
    public struct Balance: Sendable, Hashable, Codable {
        public var least: Int
        public var most: Int
        public var mean: Double
        public var deviation: Double
        /// Coefficient of variation of the expected work.
        public var workVariation: Double
    }

    public struct Borders: Sendable, Hashable, Codable {
        /// Borders between regions and all borders, in the input's unit of length.
        public var length: Double
        public var total: Double
        /// Penalised barriers that a region reaches across.
        public var barriersCrossed: Int
    }

    public struct Stability: Sendable, Hashable, Codable {
        /// Households whose region is the same as today under the best matching of regions.
        public var unchangedHouseholds: Int
        public var movedHouseholds: Int
        public var movedUnits: Int
        /// Share of the households that have a region today.
        public var movedShare: Double
    }

    public struct Verdict: Sendable, Hashable, Codable {
        public var rule: Relaxation.Rule
        public var isKept: Bool
        public var relaxed: [Place]
    }

    /// One relaxation in the user's own names.
    public struct Place: Sendable, Hashable, Codable {
        public var reason: Relaxation.Reason
        public var units: [String]
        public var households: Int
        public var window: Window?
    }
}
