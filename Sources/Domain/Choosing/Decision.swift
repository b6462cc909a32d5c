// SPDX-License-Identifier: Apache-2.0
import Localization

/// How a question was decided under a rule, with every sum that was compared.
public struct Decision: Sendable, Hashable {
    public enum Choice: String, Sendable, Hashable, Codable, CaseIterable { case yes, no, abstain }

    /// By which way a vote came in; all fill the same roll.
    public enum Channel: String, Sendable, Hashable, Codable, CaseIterable { case web, paper, door, proxy }

    public struct Vote: Sendable, Hashable {
        public let head: String
        public let choice: Choice
        public let channel: Channel
        public init(head: String, choice: Choice, channel: Channel = .web) {
            self.head = head
            self.choice = choice
            self.channel = channel
        }
    }

    public enum Fault: Error, Hashable, Sendable {
        case notOnRoll(head: String)
        /// One roll, one vote, whatever the channel.
        case twice(head: String)
        case noProxy(head: String)
    }

    /// A comparison that the rule asks for.
    public struct Check: Sendable, Hashable {
        public enum Kind: Sendable, Hashable { case participation, agreement }
        public let kind: Kind
        public let measure: DecisionRule.Measure
        /// Heads, or hundredths of a square metre.
        public let have: Int
        public let of: Int
        public let share: DecisionRule.Share
        public var holds: Bool { share.holds(have, of: of) }
    }

    public let rule: DecisionRule
    public let checks: [Check]
    /// Heads and area for each choice; who did not vote is in none.
    public let sums: [Choice: (heads: Int, area: Int)]
    public var isPassed: Bool { checks.allSatisfy(\.holds) }

    public static func == (one: Decision, other: Decision) -> Bool { one.rule == other.rule && one.checks == other.checks }
    public func hash(into hasher: inout Hasher) { hasher.combine(checks) }

    public init(_ votes: [Vote], roll: Roll, under rule: DecisionRule) throws(Fault) {
        var areas: [String: Int] = [:], seen: Set<String> = []
        for head in roll.heads { areas[head.id] = head.area }
        var sums: [Choice: (heads: Int, area: Int)] = [:]
        for vote in votes {
            guard let area = areas[vote.head] else { throw .notOnRoll(head: vote.head) }
            guard seen.insert(vote.head).inserted else { throw .twice(head: vote.head) }
            guard rule.allowsProxy || vote.channel != .proxy else { throw .noProxy(head: vote.head) }
            sums[vote.choice, default: (0, 0)].heads += 1
            sums[vote.choice, default: (0, 0)].area += area
        }
        self.rule = rule
        self.sums = sums
        let all: [DecisionRule.Measure: Int] = [.heads: roll.heads.count, .area: roll.area]
        func sum(_ choice: Choice, _ measure: DecisionRule.Measure) -> Int {
            let sum = sums[choice] ?? (0, 0)
            return measure == .heads ? sum.heads : sum.area
        }
        var checks: [Check] = []
        for measure in rule.measures {
            let whole = all[measure] ?? 0
            var part = Choice.allCases.reduce(0) { $0 + sum($1, measure) }, yes = sum(.yes, measure)
            if rule.silenceCounts {
                // The silent go with the greater side; where both are alike they go with none.
                if sum(.yes, measure) > sum(.no, measure) { yes += whole - part }
                part = whole
            }
            checks.append(Check(kind: .participation, measure: measure, have: part, of: whole, share: rule.participation))
            checks.append(Check(kind: .agreement, measure: measure, have: yes, of: rule.base == .all ? whole : part, share: rule.agreement))
        }
        self.checks = checks.filter { $0.kind == .participation } + checks.filter { $0.kind == .agreement }
    }
}
