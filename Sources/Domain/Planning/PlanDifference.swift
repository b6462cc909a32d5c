// SPDX-License-Identifier: Apache-2.0

/// Where two plans of the same units differ: their micro-grids are paired by the households that they share, and whoever lies outside of
/// the pair has moved.
struct PlanDifference: Sendable, Hashable {
    /// Units that lie in different micro-grids, by their place in the survey.
    let moved: [Int]
    let households: Int

    init(_ survey: Survey, _ one: [Int], _ other: [Int]) {
        guard one.count == survey.units.count, other.count == survey.units.count else {
            moved = []
            households = 0
            return
        }
        struct Pair: Hashable {
            let one: Int, other: Int
        }
        var shared: [Pair: Int] = [:]
        // A unit without households still tells which ground is meant.
        for unit in one.indices { shared[Pair(one: one[unit], other: other[unit]), default: 0] += survey.units[unit].households * 64 + 1 }
        var partner: [Int: Int] = [:], taken: Set<Int> = []
        for (pair, _) in shared.sorted(by: { (-$0.value, $0.key.one, $0.key.other) < (-$1.value, $1.key.one, $1.key.other) })
        where partner[pair.one] == nil && !taken.contains(pair.other) {
            partner[pair.one] = pair.other
            taken.insert(pair.other)
        }
        moved = one.indices.filter { partner[one[$0]] != other[$0] }
        households = moved.reduce(0) { $0 + survey.units[$1].households }
    }
}
