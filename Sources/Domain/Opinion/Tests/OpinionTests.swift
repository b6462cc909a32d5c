// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Opinion

@Suite struct `The opinion map` {
    /// Sixteen people on nine statements, and what red-dwarf 0.4.0 (with an exact singular value decomposition) says of them in the groups below.
    static let sheet = [
        "++.-0-0++", "-0.+-+--+", "0.+-+-0+.", "-..+++0++", "0++-.+0++", "-00+-00+-", "+-+++.-++", "-+-+.+-++", "-++++-+++", ".+-.-+0++", "+-+.0-+++",
        "++0+++--+", "+-+-+++-+", "-0-+-0++.", "+-+-0--++", "-0-0+0-++",
    ]
    static let groups = [1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0]

    static let votes: OpinionVotes = {
        var votes = OpinionVotes()
        for (person, row) in sheet.enumerated() {
            for (statement, sign) in row.enumerated() {
                guard let vote: OpinionVotes.Vote = ["+": .agree, "-": .disagree, "0": .pass][sign] else { continue }
                #expect(throws: Never.self) { try votes.note(vote, of: person, on: statement) }
            }
        }
        return votes
    }()

    private func near(_ one: [Double], _ other: [Double]) -> Bool { one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-9 } }

    @Test func `all formulas give red-dwarf's numbers`() {
        let given = Dictionary(uniqueKeysWithValues: Self.groups.enumerated().map { ($0, $1) })
        let map = OpinionMap(Self.votes, groups: given)
        func numbers(_ group: Int, _ id: Int) -> [Double] {
            let opinion = map.opinions[group][Self.votes.place(ofStatement: id) ?? 0]
            return [
                Double(opinion.agreed), Double(opinion.disagreed), Double(opinion.seen), opinion.agreeing, opinion.disagreeing, opinion.agreeingTest,
                opinion.disagreeingTest, opinion.agreeingRatio, opinion.disagreeingRatio, opinion.agreeingRatioTest, opinion.disagreeingRatioTest,
            ]
        }
        #expect(
            near(
                numbers(0, 0),
                [
                    0, 7, 7, 0.1111111111111111, 0.8888888888888888, -2.121320343559643, 2.8284271247461903, 0.15873015873015872, 8.888888888888888,
                    -2.6914717278337505, 3.6649827783268094,
                ]))
        #expect(
            near(
                numbers(0, 7),
                [
                    7, 1, 8, 0.8, 0.2, 2.333333333333333, -1.6666666666666667, 1.142857142857143, 0.6666666666666667, 0.6324555320336757,
                    -0.5262348115842175,
                ]))
        #expect(
            near(
                numbers(1, 0),
                [6, 0, 8, 0.7, 0.1, 1.6666666666666667, -2.3333333333333335, 6.3, 0.11250000000000002, 2.6914717278337505, -3.6649827783268094]))
        #expect(
            near(
                numbers(1, 7),
                [6, 2, 8, 0.7, 0.3, 1.6666666666666667, -1, 0.8749999999999999, 1.4999999999999998, -0.6324555320336757, 0.5262348115842175]))
        let statements = map.statements.sorted { $0.statement < $1.statement }
        #expect(
            near(
                statements.map(\.consensus),
                [
                    0.07777777777777777, 0.19753086419753085, 0.19444444444444445, 0.25925925925925924, 0.24691358024691357, 0.2222222222222222, 0.09,
                    0.5599999999999999, 0.691358024691358,
                ]))
        #expect(
            near(
                statements.map(\.refusal),
                [
                    0.08888888888888889, 0.06172839506172839, 0.06944444444444445, 0.07407407407407407, 0.06172839506172839, 0.11111111111111112,
                    0.16, 0.06, 0.024691358024691357,
                ]))
        #expect(
            near(
                statements.map(\.extremity),
                [
                    1.9068840289546298, 0.7504709791943073, 1.092290630215987, 1.0804370119854858, 0.8386713342599824, 1.7427841253422964,
                    1.2700625600009763, 0.6902014686292812, 0.0762799967227463,
                ]))
        #expect(
            near(
                statements.map(\.priority),
                [
                    3.8866180995835564, 1.2798593706017136, 4.287589180096975, 4.840845313881935, 2.1949349239265885, 3.8968549334903786,
                    0.5195769962865207, 5.393612573310243, 3.598819781714869,
                ]))
        #expect(map.agreements == [8, 7])
        #expect(map.refusals == [])
        #expect(map.representative[0] == [.init(statement: 3, isAgreeing: true), .init(statement: 0, isAgreeing: false)])
        #expect(
            map.representative[1] == [
                .init(statement: 0, isAgreeing: true), .init(statement: 2, isAgreeing: true), .init(statement: 3, isAgreeing: false),
            ])
    }

    @Test func `tests at their edges`() {
        #expect(
            near(
                [GroupOpinion.proportionTest(0, 0), GroupOpinion.proportionTest(3, 10), GroupOpinion.proportionTest(10, 10)],
                [1, -0.9045340337332908, 3.3166247903554]))
        #expect(
            near(
                [
                    GroupOpinion.twoProportionTest(3, 10, 2, 40), GroupOpinion.twoProportionTest(10, 10, 10, 10),
                    GroupOpinion.twoProportionTest(0, 5, 0, 5),
                ], [2.5062790256883383, 0, 0]))
        #expect(StatementOpinion.priority(agreed: 0, disagreed: 0, seen: 0, extremity: 5, isAboutPeople: true) == 49)
        // Nothing is known of a new statement: (1/2 · 1 · 1/2 · 9)².
        #expect(StatementOpinion.priority(agreed: 0, disagreed: 0, seen: 0, extremity: 0) == 5.0625)
    }

    @Test func `two camps are two groups, none smaller than five, whatever the seed`() throws {
        var votes = OpinionVotes()
        for person in 0..<40 {
            for statement in 0..<10 {
                let side = (person < 25) == (statement < 6)
                try votes.note((person * 7 + statement) % 11 == 0 ? .pass : side ? .agree : .disagree, of: person, on: statement)
            }
        }
        for seed in UInt64(1)...5 {
            var drawing = OpinionMap.Drawing()
            drawing.seed = seed
            let map = OpinionMap(votes, drawing)
            #expect(map.groupCount == 2)
            #expect(map.groups == (0..<40).map { $0 < 25 ? 0 : 1 })
            #expect(map.stability(votes, drawing).map { $0 > 0.95 } == true)
        }
        // Four dissenters are no group.
        var few = OpinionVotes()
        for person in 0..<24 { for statement in 0..<10 { try few.note(person < 20 ? .agree : .disagree, of: person, on: statement) } }
        #expect(OpinionMap(few).groupCount == 1)
    }

    @Test func `vote by vote is the same as all at once, in any order and with changed minds`() throws {
        var generator = SeededGenerator(seed: 4), once = OpinionVotes(), all: [(Int, Int, OpinionVotes.Vote)] = []
        for person in 0..<40 {
            for statement in 0..<12 where Int.random(in: 0..<3, using: &generator) > 0 {
                all.append((person, statement, OpinionVotes.Vote.allCases.randomElement(using: &generator) ?? .pass))
            }
        }
        for (person, statement, vote) in all { try once.note(vote, of: person, on: statement) }
        var changed = OpinionVotes()
        for (person, statement, vote) in all.shuffled(using: &generator) {
            try changed.note(vote == .agree ? .disagree : .agree, of: person, on: statement)
            try changed.note(vote, of: person, on: statement)
            try changed.note(vote, of: person, on: statement)
        }
        #expect(once.count == changed.count)
        let given = Dictionary(uniqueKeysWithValues: (0..<40).map { ($0, $0 % 2) })
        func told(_ votes: OpinionVotes) -> [Double] {
            OpinionMap(votes, groups: given).statements.sorted { $0.statement < $1.statement }.flatMap { [$0.consensus, $0.extremity, $0.priority] }
        }
        #expect(near(told(once), told(changed)))
        var less = OpinionVotes()
        for (person, statement, vote) in all.dropLast(20) { try less.note(vote, of: person, on: statement) }
        let before = OpinionMap(less)
        for (person, statement, vote) in all.suffix(20) { try less.note(vote, of: person, on: statement) }
        #expect(OpinionMap(less, after: before).groups == OpinionMap(less).groups)
    }

    @Test func `nothing, one person, one statement, all the same`() throws {
        let none = OpinionMap(OpinionVotes())
        #expect(none.groupCount == 0 && none.statements.isEmpty && none.agreements.isEmpty)
        var one = OpinionVotes()
        try one.note(.agree, of: 9, on: 4)
        let alone = OpinionMap(one)
        #expect(alone.groupCount == 1 && alone.places == [.init(x: 0, y: 0)])
        #expect(alone.stability(one) == nil)
        var same = OpinionVotes()
        for person in 0..<30 { for statement in 0..<8 { try same.note(.agree, of: person, on: statement) } }
        let united = OpinionMap(same)
        #expect(united.groupCount == 1)
        #expect(united.agreements.count == 5)
        #expect(united.statements.allSatisfy { $0.priority.isFinite && $0.extremity == 0 })
        var passes = OpinionVotes()
        for person in 0..<30 { for statement in 0..<8 { try passes.note(.pass, of: person, on: statement) } }
        #expect(OpinionMap(passes).agreements.isEmpty)
    }

    @Test func `what was moderated out moves nobody and is not shown`() throws {
        var drawing = OpinionMap.Drawing()
        drawing.moderatedOut = [0, 8]
        let map = OpinionMap(Self.votes, drawing)
        #expect(!map.agreements.contains(8))
        #expect(!map.representative.joined().contains { [0, 8].contains($0.statement) })
        #expect(map.statements.filter(\.isModeratedOut).map(\.extremity) == [0, 0])
        var generator = SeededGenerator(seed: 2), shown: [Int: Int] = [:]
        for _ in 0..<7000 { shown[map.next(after: [1], using: &generator) ?? -1, default: 0] += 1 }
        #expect(Set(shown.keys) == [2, 3, 4, 5, 6, 7])
        let left = map.statements.filter { shown[$0.statement] != nil }, whole = left.reduce(0) { $0 + $1.priority }
        for statement in left {
            let expected = 7000 * statement.priority / whole
            #expect(abs(Double(shown[statement.statement] ?? 0) - expected) < 5 * expected.squareRoot())
        }
        #expect(map.next(after: Set(0...8), using: &generator) == nil)
    }

    @Test func `too many statements are refused`() throws {
        var votes = OpinionVotes()
        for statement in 0..<OpinionVotes.mostStatements { try votes.note(.agree, of: 1, on: statement) }
        #expect(throws: OpinionVotes.Fault.tooManyStatements(most: 3000)) { try votes.note(.agree, of: 1, on: 3001) }
        #expect(votes.count == 3000)
    }

    @Test func `likeness of groupings as in Hubert and Arabie`() {
        #expect(Grouping.adjustedRand([0, 0, 1, 1], [1, 1, 0, 0]) == 1)
        // scikit-learn: adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1])
        #expect(abs(Grouping.adjustedRand([0, 0, 1, 2], [0, 0, 1, 1]) - 0.5714285714285714) < 1e-12)
        #expect(abs(Grouping.adjustedRand([0, 0, 1, 1], [0, 1, 0, 1]) + 0.5) < 1e-12)
    }
}
