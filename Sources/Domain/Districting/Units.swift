// SPDX-License-Identifier: Apache-2.0

/// What is divided: stairwells, courtyards, runs of shops. Columns rather than objects; each has one entry for each unit, or none at all.
public struct Units: Sendable, Hashable {
    /// As the user names them; unique.
    public var ids: [String]
    /// What the window counts: households as a rule, or people. At least 0.
    public var households: [Int]
    /// People, for the certificate only; empty if not known.
    public var people: [Int]
    /// Expected work, for `Weights.balance`; empty if it is the households'.
    public var workload: [Double]
    /// Row by row, `attributeCount` numbers for each unit, on comparable scales (see `standardised`).
    public var attributes: [Double]
    public var attributeCount: Int
    /// The compound (estate under one management) in which a unit lies. One that fits into a region is never cut; a larger one makes regions of its own.
    public var compound: [Int?]
    /// Units with the same number stay in one region.
    public var together: [Int?]
    /// Units with the same number stay in one region, those with different numbers in different ones.
    public var fixed: [Int?]
    /// Pairs of units that must not share a region.
    public var apart: [Pair]
    /// The region of today's plan.
    public var present: [Int?]
    /// Units with a number belong to that dedicated or locked region, which is left alone: it has no window and nothing joins or leaves it.
    public var dedicated: [Int?]
    /// Ground of each unit, m², for the rule on large compounds (`Districting.wholeCompoundArea`); empty if not known.
    public var area: [Double]

    public struct Pair: Sendable, Hashable {
        public let first: Int
        public let second: Int

        public init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }
    }

    public init(
        ids: [String], households: [Int], people: [Int] = [], workload: [Double] = [], attributes: [Double] = [], attributeCount: Int = 0,
        compound: [Int?] = [], together: [Int?] = [], fixed: [Int?] = [], apart: [Pair] = [], present: [Int?] = [], dedicated: [Int?] = [],
        area: [Double] = []
    ) {
        self.ids = ids
        self.households = households
        self.people = people
        self.workload = workload
        self.attributes = attributes
        self.attributeCount = attributeCount
        self.compound = compound
        self.together = together
        self.fixed = fixed
        self.apart = apart
        self.present = present
        self.dedicated = dedicated
        self.area = area
    }

    public var count: Int { households.count }

    /// The same units with every attribute brought to mean 0 and standard deviation 1 (of the whole, not of a sample); a constant one becomes 0.
    public var standardised: Units {
        var units = self
        for column in 0..<attributeCount {
            let values = (0..<count).map { attributes[$0 * attributeCount + column] }
            let mean = values.reduce(0, +) / Double(max(1, count))
            let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, count))).squareRoot()
            for index in 0..<count { units.attributes[index * attributeCount + column] = deviation > 0 ? (values[index] - mean) / deviation : 0 }
        }
        return units
    }

    /// Why these columns cannot be drawn from, if so.
    func fault(_ adjacency: Adjacency) -> DrawingError? {
        let columns = [people.count, workload.count, compound.count, together.count, fixed.count, present.count, dedicated.count, area.count]
        guard ids.count == count, columns.allSatisfy({ $0 == 0 || $0 == count }) else { return .columnLengths }
        guard attributeCount >= 0, attributes.count == count * attributeCount else { return .columnLengths }
        if let unit = households.firstIndex(where: { $0 < 0 || $0 > 100_000_000 }) { return .weight(unit: unit) }
        guard households.reduce(0, +) < 1 << 30 else { return .weight(unit: 0) }
        if attributeCount > 0, let place = attributes.firstIndex(where: { !$0.isFinite || abs($0) > 1e9 }) {
            return .attribute(unit: place / attributeCount)
        }
        if let unit = workload.firstIndex(where: { !$0.isFinite || $0 < 0 || $0 > 1e9 }) { return .workload(unit: unit) }
        if let unit = area.firstIndex(where: { !$0.isFinite || $0 < 0 || $0 > 1e12 }) { return .area(unit: unit) }
        if let pair = apart.first(where: { min($0.first, $0.second) < 0 || max($0.first, $0.second) >= count || $0.first == $0.second }) {
            return .apart(pair)
        }
        if let border = adjacency.borders.first(where: {
            min($0.from, $0.to) < 0 || max($0.from, $0.to) >= count || !$0.length.isFinite || $0.length < 0
        }) {
            return .border(from: border.from, to: border.to)
        }
        return nil
    }
}

/// Input from which nothing can be drawn.
public enum DrawingError: Error, Sendable, Hashable {
    /// A column has another length than `households`.
    case columnLengths
    /// Households below 0, or too many for one drawing (2³⁰ over all).
    case weight(unit: Int)
    case attribute(unit: Int)
    case workload(unit: Int)
    /// Ground below 0, or not a number.
    case area(unit: Int)
    case apart(Units.Pair)
    /// A border names a unit that is not there, or has no length.
    case border(from: Int, to: Int)
    /// A state of another drawing: other input, rules, seed, effort or version, or a damaged one.
    case state
    /// The window's lower end is below 1 or above its upper end.
    case window
}
