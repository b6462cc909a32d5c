// SPDX-License-Identifier: Apache-2.0

/// The least repair of a plan: for each region outside the window the moves that bring it inside with the fewest households, by iterative deepening
/// (Korf 1985): first all ways that move no more than the households that are missing, then one more, and so on.
extension Board {
    typealias Step = (node: Int, from: Int, to: Int)

    /// How many moves may be tried for all regions together, and for one.
    private static func tries(_ n: Int) -> Int { max(2_000_000, n * 200) }
    private static let triesForOne = 20_000

    /// What one household away from today's region weighs, beside 1 for its unit.
    private static let household = 64

    /// How much more of today's plan is changed when node i goes from region a to b; less than nothing where it goes home.
    private func disturbance(_ i: Int, from a: Int, to b: Int) -> Int {
        guard home[i] >= 0 else { return 1 }
        let cost = Int(weights[i]) * Self.household + 1, today = Int(home[i])
        return (today == a ? cost : 0) - (today == b ? cost : 0)
    }

    /// Mends what can be mended by a few moves, what is easiest first.
    mutating func settle(stop: () -> Bool) {
        var tries = Self.tries(n)
        var faults = (0..<capacity).filter { count[$0] > 0 && outside(weight[$0]) > 0 }
        faults.sort { (outside(weight[$0]), $0) < (outside(weight[$1]), $1) }
        var path: [Step] = []
        for fault in faults where outside(weight[fault]) > 0 {
            if stop() { return }
            _ = settle(fault, limit: .max, &tries, &path)
        }
    }

    /// Takes back what was moved, group by group, and looks for a way that moves less; the group is put as it was where there is none.
    ///
    /// - Parameter base: the plan before anything was moved, each of its regions in one piece.
    mutating func lessen(_ base: [Int32], random: inout Randomness, stop: () -> Bool) {
        var tries = Self.tries(n)
        for group in groups(base) {
            if stop() { return }
            let fault = violation
            let away = group.nodes.map { (node: $0, from: Int(base[$0]), to: Int(label[$0])) }
            let cost = away.reduce(0) { $0 + disturbance($1.node, from: $1.from, to: $1.to) }
            for step in away { shift(step.node, from: step.to, to: step.from) }
            var faults = group.regions.filter { outside(weight[$0]) > 0 }, best = cost, found = away
            for turn in 0..<4 {
                if turn == 1 { faults.reverse() }
                if turn > 1 { for k in stride(from: faults.count - 1, to: 0, by: -1) { faults.swapAt(k, random.below(k + 1)) } }
                var path: [Step] = []
                for region in faults where outside(weight[region]) > 0 {
                    let spent = path.reduce(0) { $0 + disturbance($1.node, from: $1.from, to: $1.to) }
                    if !settle(region, limit: best - 1 - spent, &tries, &path) { break }
                }
                let spent = path.reduce(0) { $0 + disturbance($1.node, from: $1.from, to: $1.to) }
                if violation <= fault, spent < best { (best, found) = (spent, path) }
                for step in path.reversed() { shift(step.node, from: step.to, to: step.from) }
                if faults.count < 2 { break }
            }
            for step in found { shift(step.node, from: step.from, to: step.to) }
        }
    }

    private mutating func shift(_ i: Int, from a: Int, to b: Int) { move(i, from: a, to: b, violationChange: violationChange(i, from: a, to: b)) }

    /// The nodes that are elsewhere than before, those together whose regions have to do with each other.
    private func groups(_ base: [Int32]) -> [(nodes: [Int], regions: [Int])] {
        var root = Array(0..<capacity)
        func find(_ x: Int) -> Int {
            var x = x
            while root[x] != x {
                root[x] = root[root[x]]
                x = root[x]
            }
            return x
        }
        let moved = (0..<n).filter { label[$0] != base[$0] }
        for i in moved { root[find(Int(label[i]))] = find(Int(base[i])) }
        var places: [Int: Int] = [:], groups: [(nodes: [Int], regions: [Int])] = []
        for i in moved {
            let name = find(Int(label[i])), place = places[name] ?? groups.count
            if place == groups.count {
                places[name] = place
                groups.append(([], []))
            }
            groups[place].nodes.append(i)
        }
        for region in 0..<capacity { if let place = places[find(region)] { groups[place].regions.append(region) } }
        return groups
    }

    /// - Parameters:
    ///   - limit: how much may be changed of today's plan.
    ///   - tries: how many moves may still be tried.
    ///   - path: the moves that were made are added; none where nothing was found.
    private mutating func settle(_ fault: Int, limit: Int, _ tries: inout Int, _ path: inout [Step]) -> Bool {
        let most = min(tries, Self.triesForOne)
        var left = most
        defer { tries -= most - max(0, left) }
        var allowed = (Int(outside(weight[fault])) + 1) * Self.household
        let length = path.count
        while left > 0, allowed < 60 * Self.household {
            if settle([fault], cost: 0, allowed: min(allowed, limit), first: length, &path, &left) { return true }
            if allowed >= limit { return false }
            allowed += Self.household
        }
        return false
    }

    /// Households that must be moved at least until these regions are inside.
    @inline(__always)
    private func bound(_ most: Int32, _ sum: Int32) -> Int { max(Int(most) * Self.household, Int(sum) * Self.household / 2) }

    private mutating func settle(_ regions: [Int], cost: Int, allowed: Int, first: Int, _ path: inout [Step], _ left: inout Int) -> Bool {
        var sum: Int32 = 0, most: Int32 = 0, at = -1
        for region in regions {
            let off = outside(weight[region])
            sum += off
            if off > most { (most, at) = (off, region) }
        }
        if at < 0 { return true }
        guard path.count - first < 6, cost + bound(most, sum) <= allowed else { return false }
        let gives = weight[at] > upper, rest = sum - most
        var options: [(cost: Int, change: Float, node: Int, other: Int)] = []
        for k in 0..<Int(count[at]) {
            let i = Int(members[at][k])
            for e in Int(offsets[i])..<Int(offsets[i + 1]) {
                let j = Int(targets[e]), other = Int(label[j])
                guard other != at else { continue }
                let node = gives ? i : j, w = weights[node], from = gives ? at : other, to = gives ? other : at
                guard w > 0 else { continue }
                let own = outside(gives ? weight[at] - w : weight[at] + w), far = outside(gives ? weight[other] + w : weight[other] - w)
                let others = regions.contains(other) ? rest - outside(weight[other]) : rest
                let next = cost + disturbance(node, from: from, to: to)
                guard next + bound(max(own, far), own + far + others) <= allowed, count[from] > 1 else { continue }
                if path[first...].contains(where: { $0.node == node }) || options.contains(where: { $0.node == node && $0.other == other }) {
                    continue
                }
                options.append((next, costChange(node, from: from, to: to), node, other))
            }
        }
        options.sort { ($0.cost, $0.change, $0.node, $0.other) < ($1.cost, $1.change, $1.node, $1.other) }
        for option in options {
            left -= 1
            guard left > 0 else { return false }
            let from = gives ? at : option.other, to = gives ? option.other : at
            if core.hasFoes, foesOf(option.node, in: Int32(to)) > 0 { continue }
            guard staysWhole(from, without: option.node) else { continue }
            shift(option.node, from: from, to: to)
            path.append((option.node, from, to))
            let reached = regions.contains(option.other) ? regions : regions + [option.other]
            if settle(reached, cost: option.cost, allowed: allowed, first: first, &path, &left) { return true }
            path.removeLast()
            shift(option.node, from: to, to: from)
        }
        return false
    }
}
