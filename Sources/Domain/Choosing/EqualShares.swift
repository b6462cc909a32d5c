// SPDX-License-Identifier: Apache-2.0

/// The Method of Equal Shares (Peters, Skowron: Proportionality and the limits of welfarism, EC 2020; Peters, Pierczyński, Skowron:
/// Proportional participatory budgeting with additive utilities, NeurIPS 2021): each voter holds an equal share of the budget, and a project is
/// funded when those who want it can pay for it; always the one next that costs its supporters least for what they get.
///
/// All shares are exact fractions. Numbers with a point only say in advance which projects cannot be next; what is within a billionth of the best is
/// compared exactly. Of projects that are equally good the first in the order of ids is funded.
public struct EqualShares: Sendable {
    /// What a funded project is worth to a voter who wants it.
    public enum Utility: String, Sendable, CaseIterable {
        /// Its cost, times the points given: ten thousand spent well count as much as ten times one thousand.
        case cost
        /// One, times the points given: each wish that comes true counts alike.
        case wishes
    }

    public struct Funded: Sendable, Hashable {
        /// The place of the project in the instance.
        public let project: Int
        /// Who paid, and how much of the smallest unit of money each: rounded, for people to read; the shares themselves are exact.
        public let payments: [Payment]
        /// How many of the payers gave their last.
        public let spent: Int
    }

    public struct Payment: Sendable, Hashable {
        public let voter: Int
        public let amount: Double
    }

    public let instance: Budgeting
    public let utility: Utility
    /// In the order in which they were funded.
    public private(set) var funded: [Funded] = []
    /// What each voter has left, rounded.
    public private(set) var left: [Double] = []

    /// What was spent.
    public var cost: Int { funded.reduce(0) { $0 + instance.projects[$1.project].cost } }

    /// - Parameters:
    ///   - share: what each voter holds in units of money, as a fraction; nil for an equal share of the budget.
    ///   - explains: whether who paid what is kept.
    public init(_ instance: Budgeting, utility: Utility = .cost, share: (numerator: Int, denominator: Int)? = nil, explains: Bool = true) {
        self.instance = instance
        self.utility = utility
        let voters = instance.ballots.count
        guard voters > 0, instance.budget > 0 else { return }
        var purse = Purse(
            voters: voters, numerator: UInt64(share?.numerator ?? instance.budget), denominator: UInt64(share?.denominator ?? voters))
        var supporters = [[(voter: Int32, points: Int32)]](repeating: [], count: instance.projects.count)
        for (voter, ballot) in instance.ballots.enumerated() {
            for (project, points) in ballot { supporters[project].append((Int32(voter), Int32(clamping: points))) }
        }
        // What supporters pay for a unit of worth never falls, so that an old value is a lower bound of the new one.
        var waiting = instance.projects.indices.filter { !supporters[$0].isEmpty && instance.projects[$0].cost > 0 }.map { (project: $0, bound: 0.0) }
        while !waiting.isEmpty {
            var best: [Offer] = [], least = Double.infinity, gone: Set<Int> = []
            waiting.sort { ($0.bound, instance.projects[$0.project].id) < ($1.bound, instance.projects[$1.project].id) }
            for index in waiting.indices where waiting[index].bound <= least * (1 + 1e-9) {
                let project = waiting[index].project, cost = instance.projects[project].cost
                let worth = utility == .cost ? Double(cost) : 1
                guard let offer = purse.offer(project, cost: cost, supporters[project], worth: worth) else {
                    gone.insert(project)
                    continue
                }
                waiting[index].bound = offer.price * (1 - 1e-12)
                if offer.price < least * (1 - 1e-9) { best = [] }
                if offer.price <= least * (1 + 1e-9) { best.append(offer) }
                least = min(least, offer.price)
            }
            best.removeAll { $0.price > least * (1 + 1e-9) }
            guard let next = cheapest(best, &purse, supporters) else { break }
            let payments = purse.pay(next.exact, supporters[next.project], explains: explains)
            funded.append(Funded(project: next.project, payments: payments.all, spent: payments.spent))
            gone.insert(next.project)
            waiting.removeAll { gone.contains($0.project) }
        }
        left = (0..<voters).map { purse.rounded[$0] }
    }

    /// Of offers that numbers with a point cannot tell apart, the one that is exactly the best, and the first by id among equals.
    private func cheapest(_ offers: [Offer], _ purse: inout Purse, _ supporters: [[(voter: Int32, points: Int32)]]) -> (
        project: Int, exact: ExactOffer
    )? {
        var best: (project: Int, exact: ExactOffer)?
        for offer in offers.sorted(by: { instance.projects[$0.project].id < instance.projects[$1.project].id }) {
            let cost = instance.projects[offer.project].cost
            guard let exact = purse.exact(offer, cost: cost, supporters[offer.project]) else { continue }
            guard let present = best else {
                best = (offer.project, exact)
                continue
            }
            // Price for a unit of worth: numerator / (points of the rich × worth), over the denominator that all share.
            let mine = utility == .cost ? UInt64(cost) : 1, theirs = utility == .cost ? UInt64(instance.projects[present.project].cost) : 1
            if exact.numerator * present.exact.points * theirs < present.exact.numerator * exact.points * mine { best = (offer.project, exact) }
        }
        return best
    }
}

/// What a project would cost each supporter for a point, as far as numbers with a point tell.
struct Offer {
    let project: Int
    /// For a point and a unit of worth.
    let price: Double
    /// For a point.
    let rate: Double
}

/// The same, exactly: `numerator / (denominator of the purse × points)` for a point.
struct ExactOffer {
    let numerator: BigUnsigned
    /// The points of those who can pay in full.
    let points: UInt64
    /// For each supporter whether all that is left is paid.
    let isPoor: [Bool]
}
