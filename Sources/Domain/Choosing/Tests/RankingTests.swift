// SPDX-License-Identifier: Apache-2.0
import Choosing
import Testing

@Suite struct `Choosing one thing` {
    /// The example of Schulze's paper (2011, section 3.1 and Wikipedia's "Schulze method"): 45 voters, five candidates, E wins, then A, C, B, D.
    static let schulze: [Ranking.Ballot] = {
        let (a, b, c, d, e) = (0, 1, 2, 3, 4)
        let groups: [(Int, [Int])] = [
            (5, [a, c, b, e, d]), (5, [a, d, e, c, b]), (8, [b, e, d, a, c]), (3, [c, a, b, e, d]), (7, [c, a, e, b, d]), (2, [c, b, a, d, e]),
            (7, [d, c, e, b, a]), (8, [e, b, a, d, c]),
        ]
        return groups.flatMap { count, order in Array(repeating: order.map { [$0] }, count: count) }
    }()

    @Test func `Schulze's own example`() {
        let found = Ranking.schulze(Self.schulze, things: 5)
        #expect(found.preferred == [[0, 20, 26, 30, 22], [25, 0, 16, 33, 18], [19, 29, 0, 17, 24], [15, 12, 28, 0, 14], [23, 27, 21, 31, 0]])
        #expect(found.strength == [[0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24], [25, 28, 28, 31, 0]])
        #expect(found.winners == [4])
        #expect(found.order == [[4], [0], [2], [1], [3]])
        #expect(found.condorcet == nil)
    }

    /// The capital of Tennessee: 42 % Memphis, 26 % Nashville, 15 % Chattanooga, 17 % Knoxville. Borda's points are 126, 194, 173, 107.
    @Test func `Tennessee's capital`() {
        let ballots: [Ranking.Ballot] =
            Array(repeating: [[0], [1], [2], [3]], count: 42) + Array(repeating: [[1], [2], [3], [0]], count: 26)
            + Array(repeating: [[2], [3], [1], [0]], count: 15) + Array(repeating: [[3], [2], [1], [0]], count: 17)
        let borda = Ranking.borda(ballots, things: 4)
        #expect(borda.map(\.thing) == [1, 2, 0, 3])
        #expect(borda.map { $0.points / 2 } == [194, 173, 126, 107])
        #expect(Ranking.schulze(ballots, things: 4).condorcet == 1)
        #expect(Ranking.schulze(ballots, things: 4).winners == [1])
    }

    @Test func `equals stay equal`() {
        let found = Ranking.schulze([[[0], [1]], [[1], [0]]], things: 2)
        #expect(found.winners == [0, 1])
        #expect(Ranking.borda([[[0, 1]]], things: 3).map(\.points) == [3, 3, 0])
        #expect(Ranking.approval([[0, 0, 1], [1], [7], []], things: 2) == [.init(thing: 1, points: 2), .init(thing: 0, points: 1)])
        #expect(Ranking.schulze([], things: 3).winners == [0, 1, 2])
        #expect(Ranking.schulze([], things: 0).winners == [])
    }
}
