// SPDX-License-Identifier: Apache-2.0
import Choosing
import Localization
import TestKit
import Testing

@Suite struct `Decisions under their rules` {
    typealias Vote = Decision.Vote

    /// So many heads, each with so much area.
    private static func roll(_ areas: [Int]) -> Roll { Roll(areas.enumerated().map { .init(id: String(1000 + $0), units: [], area: $1) }) }

    private static func decide(_ areas: [Int], yes: Int, no: Int, abstain: Int = 0, _ rule: DecisionRule) throws -> Decision {
        let choices =
            Array(repeating: Decision.Choice.yes, count: yes) + Array(repeating: .no, count: no) + Array(repeating: .abstain, count: abstain)
        return try Decision(choices.enumerated().map { Vote(head: String(1000 + $0), choice: $1) }, roll: roll(areas), under: rule)
    }

    private static func holds(_ decision: Decision, _ kind: Decision.Check.Kind, _ measure: DecisionRule.Measure) -> Bool? {
        decision.checks.first { $0.kind == kind && $0.measure == measure }?.holds
    }

    /// 民法典 art. 278: at two thirds it counts, one below it does not; half is too little, one more is enough.
    @Test func `owners, by heads, at the edge`() throws {
        let even = Array(repeating: 10_000, count: 300)
        #expect(try Self.decide(even, yes: 101, no: 99, .owners).isPassed)
        #expect(try !Self.decide(even, yes: 100, no: 100, .owners).isPassed)
        #expect(try !Self.decide(even, yes: 199, no: 0, .owners).isPassed)
        #expect(try Self.decide(even, yes: 200, no: 0, .owners).isPassed)
        // Whoever abstains takes part and does not agree.
        #expect(try !Self.decide(even, yes: 100, no: 0, abstain: 100, .owners).isPassed)
        #expect(try Self.decide(even, yes: 101, no: 0, abstain: 99, .owners).isPassed)
    }

    @Test func `owners, the heavy kinds: three quarters include themselves`() throws {
        let even = Array(repeating: 10_000, count: 300)
        #expect(try Self.decide(even, yes: 150, no: 50, .ownersHeavy).isPassed)
        #expect(try !Self.decide(even, yes: 149, no: 51, .ownersHeavy).isPassed)
    }

    @Test func `owners, by area, at the edge of a hundredth of a square metre`() throws {
        // Three heads of whom two vote: by heads two thirds. The third's area decides whether the area reaches two thirds.
        for (third, reaches) in [(100_00, true), (99_99, true), (100_01, false)] {
            let decision = try Self.decide([100_00, 100_00, third], yes: 2, no: 0, .owners)
            #expect(Self.holds(decision, .participation, .area) == reaches, "\(third)")
            #expect(Self.holds(decision, .participation, .heads) == true)
            #expect(decision.isPassed == reaches)
        }
        // Most heads, and half of the area to the hundredth: not passed; a hundredth more: passed.
        #expect(try !Self.decide([50_00, 50_00, 100_00], yes: 2, no: 1, .owners).isPassed)
        #expect(try Self.decide([50_00, 50_01, 100_00], yes: 2, no: 1, .owners).isPassed)
    }

    @Test func `residents and committee`() throws {
        let hundred = Array(repeating: 0, count: 100)
        #expect(try !Self.decide(hundred, yes: 50, no: 0, .residents).isPassed)
        #expect(try Self.decide(hundred, yes: 26, no: 25, .residents).isPassed)
        #expect(try !Self.decide(hundred, yes: 26, no: 26, .residents).isPassed)
        // Of seven members four must agree, however many have come.
        let seven = Array(repeating: 0, count: 7)
        #expect(try Self.decide(seven, yes: 4, no: 0, .committee).isPassed)
        #expect(try !Self.decide(seven, yes: 3, no: 1, .committee).isPassed)
        #expect(throws: Decision.Fault.noProxy(head: "1000")) {
            try Decision([Vote(head: "1000", choice: .yes, channel: .proxy)], roll: Self.roll(seven), under: .committee)
        }
    }

    @Test func `owners are counted as the law counts them`() throws {
        let roll = try Roll(owners: [
            .init(id: "1-101", registered: 90_00, surveyed: 91_00, owners: ["a"]),
            .init(id: "1-102", surveyed: 80_00, contracted: 81_00, owners: ["a"]),
            .init(id: "1-201", contracted: 70_00, owners: ["a", "b"]), .init(id: "1-202", registered: 60_00, owners: ["b", "a"]),
            .init(id: "2-101", registered: 50_00, owners: []), .init(id: "2-102", registered: 50_00, owners: []),
            .init(id: "2-103", registered: 40_00, owners: ["c"]),
        ])
        #expect(roll.heads.map(\.units) == [["1-101", "1-102"], ["1-201", "1-202"], ["2-101", "2-102"], ["2-103"]])
        #expect(roll.heads.map(\.area) == [170_00, 130_00, 100_00, 40_00])
        #expect(throws: Roll.Fault.noArea(unit: "x")) { try Roll(owners: [.init(id: "x", registered: 0, owners: ["a"])]) }
        #expect(throws: Roll.Fault.twice(unit: "x")) {
            try Roll(owners: [.init(id: "x", registered: 1, owners: ["a"]), .init(id: "x", registered: 1, owners: ["b"])])
        }
    }

    @Test func `silence counts only where it was agreed, and with a warning`() throws {
        var rule = DecisionRule.owners
        #expect(try !Self.decide(Array(repeating: 10_000, count: 300), yes: 150, no: 10, rule).isPassed)
        #expect(!ChoosingStrings.explanation(of: rule).contains { $0(.zh).contains("争议") })
        rule.silenceCounts = true
        #expect(try Self.decide(Array(repeating: 10_000, count: 300), yes: 150, no: 10, rule).isPassed)
        #expect(try !Self.decide(Array(repeating: 10_000, count: 300), yes: 10, no: 150, rule).isPassed)
        #expect(try !Self.decide(Array(repeating: 10_000, count: 300), yes: 0, no: 0, rule).isPassed)
        #expect(ChoosingStrings.explanation(of: rule).contains { $0(.zh).contains("争议") })
    }

    @Test func `one roll, one vote, whatever the channel`() throws {
        let roll = Self.roll([1, 1, 1])
        #expect(throws: Decision.Fault.twice(head: "1001")) {
            try Decision(
                [Vote(head: "1001", choice: .yes, channel: .web), Vote(head: "1001", choice: .no, channel: .paper)], roll: roll, under: .owners)
        }
        #expect(throws: Decision.Fault.notOnRoll(head: "x")) { try Decision([Vote(head: "x", choice: .yes)], roll: roll, under: .owners) }
        #expect(try !Decision([], roll: Roll([Roll.Head]()), under: .owners).isPassed)
    }

    @Test func `no vote is lost between channels`() throws {
        try forAll(
            { generator in
                (0..<Int.random(in: 1...60, using: &generator)).compactMap { head -> Vote? in
                    guard Int.random(in: 0..<4, using: &generator) > 0, let choice = Decision.Choice.allCases.randomElement(using: &generator),
                        let channel = Decision.Channel.allCases.randomElement(using: &generator)
                    else { return nil }
                    return Vote(head: String(1000 + head), choice: choice, channel: channel)
                }.shuffled(using: &generator)
            },
            holds: { votes in
                let roll = Self.roll((0..<60).map { 1 + $0 * $0 })
                let decision = try Decision(votes, roll: roll, under: .owners)
                let heads = decision.sums.values.reduce(0) { $0 + $1.heads }, area = decision.sums.values.reduce(0) { $0 + $1.area }
                let byChannel = try Decision.Channel.allCases.map { channel in
                    try Decision(votes.filter { $0.channel == channel }, roll: roll, under: .owners)
                }
                let sorted = try Decision(votes.sorted { $0.head < $1.head }, roll: roll, under: .owners)
                return heads == votes.count && area == byChannel.reduce(0) { $0 + $1.sums.values.reduce(0) { $0 + $1.area } }
                    && decision == sorted
            })
    }

    @Test func `every rule and result is explained in both languages`() throws {
        for rule in DecisionRule.all {
            let sentences = ChoosingStrings.explanation(of: rule)
            #expect(sentences.count >= 4)
            #expect(sentences.allSatisfy { !$0(.zh).isEmpty && !$0(.en).isEmpty })
        }
        let sentences = ChoosingStrings.explanation(of: try Self.decide([100_00, 100_00, 100_01], yes: 2, no: 0, .owners))
        #expect(sentences.map { $0(.zh) }.contains("参与表决的专有部分面积 200.00 平方米，共 300.01 平方米；需三分之二以上（含本数），即至少 200.01 平方米：没有达到。"))
    }
}
