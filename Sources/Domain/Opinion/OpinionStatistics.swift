// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a group said to a statement, against all others (formulas of Polis, see Opinion.md).
public struct GroupOpinion: Sendable, Hashable {
    /// Those of the group who agreed, disagreed, and saw the statement.
    public let agreed: Int, disagreed: Int, seen: Int
    /// (agreed + 1) / (seen + 2), and the same of disagreeing: between 0 and 1.
    public let agreeing: Double, disagreeing: Double
    /// How far this is from one half, in standard errors.
    public let agreeingTest: Double, disagreeingTest: Double
    /// How many times as likely as among the others.
    public let agreeingRatio: Double, disagreeingRatio: Double
    /// How far the group is from the others, in standard errors.
    public let agreeingRatioTest: Double, disagreeingRatioTest: Double

    init(agreed: Int, disagreed: Int, seen: Int, others: (agreed: Int, disagreed: Int, seen: Int)) {
        (self.agreed, self.disagreed, self.seen) = (agreed, disagreed, seen)
        agreeing = Self.smoothed(agreed, seen)
        disagreeing = Self.smoothed(disagreed, seen)
        agreeingTest = Self.proportionTest(agreed, seen)
        disagreeingTest = Self.proportionTest(disagreed, seen)
        agreeingRatio = agreeing / Self.smoothed(others.agreed, others.seen)
        disagreeingRatio = disagreeing / Self.smoothed(others.disagreed, others.seen)
        agreeingRatioTest = Self.twoProportionTest(agreed, seen, others.agreed, others.seen)
        disagreeingRatioTest = Self.twoProportionTest(disagreed, seen, others.disagreed, others.seen)
    }

    /// The quantile of the standard normal distribution at 0.9: one-sided significance as Polis has it.
    static let significant = 1.2815515655446004

    /// Laplace's rule of succession.
    static func smoothed(_ part: Int, _ whole: Int) -> Double { Double(part + 1) / Double(whole + 2) }

    /// One proportion against one half, one vote added to both sides of the fraction.
    static func proportionTest(_ part: Int, _ whole: Int) -> Double {
        let whole = Double(whole + 1)
        return 2 * whole.squareRoot() * (Double(part + 1) / whole - 0.5)
    }

    /// Two proportions against each other, one vote added to each number; 0 where all agree.
    static func twoProportionTest(_ part: Int, _ whole: Int, _ otherPart: Int, _ otherWhole: Int) -> Double {
        let (a, n, b, m) = (Double(part + 1), Double(whole + 1), Double(otherPart + 1), Double(otherWhole + 1))
        let both = (a + b) / (n + m)
        return both == 1 ? 0 : (a / n - b / m) / (both * (1 - both) * (1 / n + 1 / m)).squareRoot()
    }

    var isRepresentative: Bool {
        (agreeingTest > Self.significant && agreeingRatioTest > Self.significant)
            || (disagreeingTest > Self.significant && disagreeingRatioTest > Self.significant)
    }
    /// Whether it is told as agreeing.
    var isAgreeing: Bool { agreeingRatioTest > disagreeingRatioTest }
    var metric: Double {
        isAgreeing
            ? agreeingRatio * agreeingRatioTest * agreeing * agreeingTest : disagreeingRatio * disagreeingRatioTest * disagreeing * disagreeingTest
    }
}

/// Numbers of a statement over everybody.
public struct StatementOpinion: Sendable, Hashable {
    public let statement: Int
    public let agreed: Int, disagreed: Int, seen: Int
    /// What unites: the product over all groups of how likely agreeing is, and of disagreeing. Each group counts alike, however small.
    public let consensus: Double, refusal: Double
    /// How far from the middle somebody stands who has agreed to this statement alone.
    public let extremity: Double
    /// The chance of being shown next is proportional to this.
    public let priority: Double
    public let isModeratedOut: Bool

    /// `[(1 − p)(E + 1)a · (1 + 8 · 2^(−S/5))]²`, with p and a the likelihoods of passing and agreeing; 49 for statements about the people themselves.
    public static func priority(agreed: Int, disagreed: Int, seen: Int, extremity: Double, isAboutPeople: Bool = false) -> Double {
        let passing = GroupOpinion.smoothed(seen - agreed - disagreed, seen), agreeing = GroupOpinion.smoothed(agreed, seen)
        let importance = isAboutPeople ? 7 : (1 - passing) * (extremity + 1) * agreeing * (1 + 8 * exp2(-Double(seen) / 5))
        return importance * importance
    }
}
