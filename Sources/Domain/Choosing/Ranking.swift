// SPDX-License-Identifier: Apache-2.0

/// Ways of choosing one thing among several, from ballots on which people tick or rank them. All numbers are whole; who is equal stays equal, and what
/// decides among equals is said.
public enum Ranking {
    /// How a ballot ranks things: from the best on, those on one step alike. What is not named stands below everything that is.
    public typealias Ballot = [[Int]]

    public struct Standing: Sendable, Hashable {
        public let thing: Int
        public let points: Int

        public init(thing: Int, points: Int) {
            self.thing = thing
            self.points = points
        }
    }

    /// Approval: whoever is ticked most often (Brams, Fishburn 1978). Best first; equals in the order of the list.
    public static func approval(_ ballots: [[Int]], things: Int) -> [Standing] {
        var points = [Int](repeating: 0, count: things)
        for ballot in ballots { for thing in Set(ballot) where thing >= 0 && thing < things { points[thing] += 1 } }
        return standing(points)
    }

    /// Borda's count: two points for each thing that stands below, one for each that stands beside, so that equals share alike.
    public static func borda(_ ballots: [Ballot], things: Int) -> [Standing] {
        var points = [Int](repeating: 0, count: things)
        for ranks in ballots.map({ ranks(of: $0, things: things) }) {
            for one in 0..<things {
                for other in 0..<things where other != one {
                    if ranks[one] < ranks[other] { points[one] += 2 } else if ranks[one] == ranks[other] { points[one] += 1 }
                }
            }
        }
        return standing(points)
    }

    /// What Schulze's method finds (Schulze: A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
    /// method, Social Choice and Welfare 2011), with strengths measured by winning votes.
    public struct Schulze: Sendable, Hashable {
        /// How many ballots put the first thing above the second.
        public let preferred: [[Int]]
        /// The strength of the strongest path from the first thing to the second.
        public let strength: [[Int]]
        /// All that no other beats: one, unless they are equal.
        public let winners: [Int]
        /// The thing that beats each other in a duel; nil where there is none.
        public let condorcet: Int?
        /// Things in steps: those of a step are beaten by nothing that is left.
        public let order: [[Int]]
    }

    public static func schulze(_ ballots: [Ballot], things: Int) -> Schulze {
        var preferred = [[Int]](repeating: [Int](repeating: 0, count: things), count: things)
        for ranks in ballots.map({ ranks(of: $0, things: things) }) {
            for one in 0..<things { for other in 0..<things where ranks[one] < ranks[other] { preferred[one][other] += 1 } }
        }
        var strength = [[Int]](repeating: [Int](repeating: 0, count: things), count: things)
        for one in 0..<things {
            for other in 0..<things where preferred[one][other] > preferred[other][one] { strength[one][other] = preferred[one][other] }
        }
        for middle in 0..<things {
            for one in 0..<things where one != middle {
                for other in 0..<things where other != middle && other != one {
                    strength[one][other] = max(strength[one][other], min(strength[one][middle], strength[middle][other]))
                }
            }
        }
        var order: [[Int]] = [], left = Set(0..<things)
        while !left.isEmpty {
            let step = left.filter { one in !left.contains { strength[$0][one] > strength[one][$0] } }.sorted()
            order.append(step)
            left.subtract(step)
        }
        let condorcet = (0..<things).first { one in things > 1 && (0..<things).allSatisfy { $0 == one || preferred[one][$0] > preferred[$0][one] } }
        return Schulze(preferred: preferred, strength: strength, winners: order.first ?? [], condorcet: condorcet, order: order)
    }

    private static func standing(_ points: [Int]) -> [Standing] {
        points.enumerated().map { Standing(thing: $0, points: $1) }.sorted { ($1.points, $0.thing) < ($0.points, $1.thing) }
    }

    /// The step of each thing on a ballot; a thing that is named twice counts where it stands first.
    private static func ranks(of ballot: Ballot, things: Int) -> [Int] {
        var ranks = [Int](repeating: ballot.count, count: things)
        for (step, named) in ballot.enumerated().reversed() { for thing in named where thing >= 0 && thing < things { ranks[thing] = step } }
        return ranks
    }
}
