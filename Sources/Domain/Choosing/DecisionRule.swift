// SPDX-License-Identifier: Apache-2.0
import Localization

/// When something is decided: by whom, how many must take part, and how many must agree. It is data with a version; a vote keeps the one it began with.
public struct DecisionRule: Sendable, Hashable, Codable {
    /// A share that must be reached, or passed.
    public struct Share: Sendable, Hashable, Codable {
        public let numerator: Int
        public let denominator: Int
        /// Whether exactly so much is too little: "more than half" (过半数) against "two thirds" (三分之二以上, which by 民法典 art. 1259 includes it).
        public let isMoreThan: Bool

        public init(_ numerator: Int, of denominator: Int, isMoreThan: Bool = false) {
            self.numerator = numerator
            self.denominator = denominator
            self.isMoreThan = isMoreThan
        }

        /// Whole numbers are compared: nothing is rounded.
        public func holds(_ part: Int, of whole: Int) -> Bool {
            let mine = part.multipliedFullWidth(by: denominator), needed = whole.multipliedFullWidth(by: numerator)
            let isMore = (mine.high, mine.low) > (needed.high, needed.low), isSame = mine.high == needed.high && mine.low == needed.low
            return whole > 0 && (isMore || (isSame && !isMoreThan))
        }

        /// The least whole number that is enough.
        public func least(of whole: Int) -> Int {
            let (quotient, rest) = (whole * numerator).quotientAndRemainder(dividingBy: denominator)
            return isMoreThan || rest > 0 ? quotient + 1 : quotient
        }
    }

    public enum Measure: String, Sendable, Hashable, Codable, CaseIterable { case heads, area }

    /// What the agreeing are a share of.
    public enum Base: String, Sendable, Hashable, Codable {
        /// Those who took part (参与表决).
        case participants
        /// All on the roll, whether they came or not.
        case all
    }

    public let id: String
    public let version: Int
    /// The provision it comes from.
    public let law: Text
    /// What is counted; each must reach the shares.
    public let measures: [Measure]
    public let participation: Share
    public let agreement: Share
    public let base: Base
    public let allowsProxy: Bool
    /// Days between the notice and the vote, at least; 0 where the law names none.
    public let noticeDays: Int
    /// How long votes may be cast; nil for a meeting.
    public let votingDays: ClosedRange<Int>?
    /// Whether whoever is silent counts with the majority. Disputed before courts: off, and it carries a warning wherever it is switched on.
    public var silenceCounts = false

    /// Owners, ordinary matters: 民法典 art. 278 (1)–(5), (9); notice and days of 杭州市物业管理条例 2021 art. 19, 20.
    public static let owners = DecisionRule(
        id: "owners", version: 1, law: ChoosingStrings.ownersLaw, measures: [.heads, .area], participation: Share(2, of: 3),
        agreement: Share(1, of: 2, isMoreThan: true), base: .participants, allowsProxy: true, noticeDays: 15, votingDays: 5...60)

    /// Owners, the three heavy kinds: raising maintenance funds, rebuilding, changing the use of common parts: 民法典 art. 278 (6)–(8).
    public static let ownersHeavy = DecisionRule(
        id: "owners-heavy", version: 1, law: ChoosingStrings.ownersHeavyLaw, measures: [.heads, .area], participation: Share(2, of: 3),
        agreement: Share(3, of: 4), base: .participants, allowsProxy: true, noticeDays: 15, votingDays: 5...60)

    /// The residents' meeting: more than half must be there, more than half of these agree: 城市居民委员会组织法 art. 9.
    public static let residents = DecisionRule(
        id: "residents", version: 1, law: ChoosingStrings.residentsLaw, measures: [.heads], participation: Share(1, of: 2, isMoreThan: true),
        agreement: Share(1, of: 2, isMoreThan: true), base: .participants, allowsProxy: false, noticeDays: 0, votingDays: nil)

    /// The owners' committee: more than half present, more than half of all agree, nobody for another: 杭州市物业管理条例 2021.
    public static let committee = DecisionRule(
        id: "committee", version: 1, law: ChoosingStrings.committeeLaw, measures: [.heads], participation: Share(1, of: 2, isMoreThan: true),
        agreement: Share(1, of: 2, isMoreThan: true), base: .all, allowsProxy: false, noticeDays: 0, votingDays: nil)

    public static let all = [owners, ownersHeavy, residents, committee]
}
