// SPDX-License-Identifier: Apache-2.0

/// A rule that the plan does not keep, where, and why. Whatever is not named here is kept.
public struct Relaxation: Sendable, Hashable {
    public enum Rule: String, Sendable, Hashable, Codable, CaseIterable {
        case window, regions, together, fixed, apart, compound
    }

    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// One unit alone has more households than a region may have.
        case unitTooLarge
        /// Units that must stay together have more households than a region may have.
        case groupTooLarge
        /// A piece without contact to the rest has fewer households than a region must have.
        case islandTooSmall
        /// No number of regions divides this piece's households so that each lies inside the window (55 cannot be made of 40 to 50).
        case noCount
        /// Units that hang on one other unit can only be in its region, and are too many, or stay alone and are too few.
        case onlyOneWay
        /// Units that belong together have no contact with each other.
        case noContact
        /// Two demands contradict each other.
        case contradiction
        /// So many regions were asked for that the window cannot hold.
        case outOfRange
        /// The search did not find a plan inside; there may be one, and a longer search may find it.
        case notFound
    }

    public let rule: Rule
    public let reason: Reason
    /// The units that make it so.
    public let units: [Int]
    /// How many households these units or their region have; for `regions` how many regions were asked for.
    public let households: Int
    /// The smallest widening of the window, for these units' regions only, under which the rule is kept.
    public let window: Window?

    public init(rule: Rule, reason: Reason, units: [Int], households: Int, window: Window? = nil) {
        self.rule = rule
        self.reason = reason
        self.units = units
        self.households = households
        self.window = window
    }
}
