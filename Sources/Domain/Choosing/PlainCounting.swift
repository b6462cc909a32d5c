// SPDX-License-Identifier: Apache-2.0

/// What most cities do: projects in the order of their points, each funded if the rest of the budget reaches for it. Of equals the first by id.
public enum PlainCounting {
    /// - Parameters:
    ///   - already: what is funded before; it keeps its place and its cost counts.
    public static func winners(_ instance: Budgeting, after already: [Int] = []) -> [Int] {
        let points = instance.points
        var winners = already, rest = instance.budget - already.reduce(0) { $0 + instance.projects[$1].cost }
        let order = instance.projects.indices.sorted {
            (points[$1], instance.projects[$0].id) < (points[$0], instance.projects[$1].id)
        }
        for project in order where !already.contains(project) && points[project] > 0 && instance.projects[project].cost <= rest {
            winners.append(project)
            rest -= instance.projects[project].cost
        }
        return winners
    }
}

/// What is done with the money that equal shares leave: the method stops when no group of supporters can pay for their project any more.
public enum Completion: String, Sendable, CaseIterable {
    /// The rest stays in the purse.
    case none
    /// The rest is spent by plain counting.
    case greedy
    /// Everyone's share is raised by one unit of money as long as the projects then funded fit into the budget (Add1U); the rest by plain counting.
    case addOne = "add1u"

    public struct Result: Sendable {
        /// What equal shares fund, with the raised shares if they were raised.
        public let shares: EqualShares
        /// By how many units of money each share was raised.
        public let raised: Int
        /// All that is funded, in order.
        public let winners: [Int]
    }

    public func complete(_ instance: Budgeting, utility: EqualShares.Utility, explains: Bool = true) -> Result {
        var shares = EqualShares(instance, utility: utility, explains: explains), raised = 0
        if self == .addOne, !instance.ballots.isEmpty {
            let voters = instance.ballots.count, wanted = Set(instance.ballots.joined().map(\.project)).count
            while shares.funded.count < wanted {
                let (share, isOver) = (raised + 1).multipliedReportingOverflow(by: voters)
                guard !isOver, raised < 1_000_000 else { break }
                let next = EqualShares(instance, utility: utility, share: (instance.budget + share, voters), explains: explains)
                guard next.cost <= instance.budget else { break }
                (shares, raised) = (next, raised + 1)
            }
        }
        let funded = shares.funded.map(\.project)
        return Result(shares: shares, raised: raised, winners: self == .none ? funded : PlainCounting.winners(instance, after: funded))
    }
}
