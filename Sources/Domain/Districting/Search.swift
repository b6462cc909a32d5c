// SPDX-License-Identifier: Apache-2.0

/// The search on one connected piece: a start, annealing in which leaving the window costs, repair, and a last stretch that never leaves it.
struct Search {
    let core: Core
    let window: Window
    let counts: ClosedRange<Int>
    let regions: Rules.Regions
    let seed: UInt64
    let proposals: Int
    let weights: Weights
    let next: Window?
    /// A division to go on from instead of a fresh start.
    var given: [Int32]?

    struct Outcome {
        var labels: [Int32]
        var regions: Int
        var violation: Int
        /// The objective, in the search's own units: comparable for as many regions of the same piece.
        var cost = 0.0
        var proposals: Int
        var wasStopped: Bool
        var isProved = false
    }

    private var hasToday: Bool { given == nil && (0..<core.n).contains { core.present[$0] >= 0 } }
    private var lower: Int32 { Int32(window.lower) }
    private var upper: Int32 { Int32(min(window.upper, 1 << 30)) }

    /// With how many regions the search begins.
    var goal: Int {
        let wanted = wanted
        guard let next, next.counts(wanted) == nil else { return wanted }
        let fitting = counts.filter { next.counts($0) != nil }
        return fitting.min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) } ?? wanted
    }

    private var wanted: Int {
        switch regions {
        case .exactly(let count): min(max(count, counts.lowerBound), counts.upperBound)
        case .share(let share): min(max(Int((Double(counts.upperBound) * share).rounded(.up)), counts.lowerBound), counts.upperBound)
        case .most: counts.upperBound
        }
    }

    /// - Parameter progress: the share that is done, in 0…1, and the households outside the window.
    func run(progress: (Double, Int) -> Void, stop: () -> Bool) -> Outcome {
        var count = min(goal, core.n), turn: UInt64 = 0, spent = 0
        var best: Outcome?
        if let given { count = Int(given.max() ?? 0) + 1 }
        while true {
            let outcome = attempt(
                count, from: turn == 0 ? given : nil, seed: seed &+ turn &* 0x9E37, share: turn > 0 ? 0.5 : hasToday ? 0.7 : 1,
                progress: turn == 0 ? progress : { _, _ in }, stop: stop)
            spent += outcome.proposals
            if best.map({ outcome.violation < $0.violation }) ?? true { best = outcome }
            best?.proposals = spent
            turn += 1
            if outcome.violation == 0 || outcome.wasStopped || turn > 6 { break }
            guard let next = fewer(than: count, turn: Int(turn)) else { break }
            count = next
        }
        // Today's plan is tried as a start too: what is drawn is never worse than what could have been kept.
        if hasToday, let fresh = best, !fresh.wasStopped, fresh.regions > 1 {
            var random = Randomness(seed: seed ^ 0x70DA)
            let today = GivenPlan(core: core, regions: (0..<core.n).map { core.present[$0] })
            if let start = today.start(fresh.regions, window, &random) {
                let kept = attempt(fresh.regions, from: start, seed: random.next(), share: 0.3, progress: { _, _ in }, stop: stop)
                spent += kept.proposals
                for other in [kept, unchanged(start, regions: fresh.regions)] {
                    if let found = best, (other.violation, other.cost) < (found.violation, found.cost) { best = other }
                }
                best?.proposals = spent
            }
        }
        return best ?? Outcome(labels: Array(repeating: 0, count: core.n), regions: 1, violation: .max, proposals: 0, wasStopped: false)
    }

    /// A division as it is, judged like one that was searched for.
    private func unchanged(_ labels: [Int32], regions: Int) -> Outcome {
        var board = Board(core: core, labels: labels, regions: regions, lower: lower, upper: upper)
        board.prices = Scale(core: core, regions: regions, weights: weights).prices
        if board.prices.stability != 0 { board.settleHomes() }
        return Outcome(labels: labels, regions: regions, violation: board.violation, cost: board.cost(), proposals: 0, wasStopped: false)
    }

    /// The next number of regions to be tried where one did not go; where the number is given, the same again with other chances.
    private func fewer(than count: Int, turn: Int) -> Int? {
        if case .exactly = regions { return turn < 4 ? count : nil }
        let fewer = count - max(1, count * turn / 100)
        guard let next else { return fewer >= counts.lowerBound ? fewer : nil }
        return stride(from: fewer, through: counts.lowerBound, by: -1).first { next.counts($0) != nil }
    }

    private func attempt(
        _ count: Int, from given: [Int32]? = nil, seed: UInt64, share: Double, progress: (Double, Int) -> Void, stop: () -> Bool
    ) -> Outcome {
        guard count > 1 else {
            let off = window.distance(core.total)
            return Outcome(labels: Array(repeating: 0, count: core.n), regions: 1, violation: off, proposals: 0, wasStopped: false)
        }
        var random = Randomness(seed: seed)
        let start = given ?? Start.labels(core: core, regions: count, lower: window.lower, upper: window.upper, seed: random.next())
        var board = Board(core: core, labels: start, regions: count, lower: lower, upper: upper)
        let scale = Scale(core: core, regions: count, weights: weights)
        board.prices = scale.prices
        if scale.prices.stability != 0 { board.settleHomes() }
        let budget = Int(Double(proposals) * share), s = scale.flip, isGiven = given != nil
        var done = 0, ticks = 0, wasCut = false
        func halted() -> Bool {
            wasCut = wasCut || stop()
            return wasCut
        }
        func tick(_ violation: Int) -> Bool {
            ticks += 1
            progress(min(1, Double(ticks) / 128), violation)
            return halted()
        }
        done += board.anneal(
            proposals: budget * 8 / 10, penalty: (scale.household * 6, scale.household * 6), price: 1, heat: ((isGiven ? 0.2 : 0.6) * s, 0.06 * s),
            stopsWhenKept: false, random: &random,
            stop: tick)
        if scale.prices.stability != 0 { board.settleHomes() }
        done += repair(&board, scale, budget / 2, &random, halted)
        done += board.anneal(
            proposals: budget / 10, penalty: nil, price: 1, heat: (0.06 * s, 0.002 * s), stopsWhenKept: false, random: &random, stop: tick)
        if board.violation > 0, wasCut {
            // Ended while still warm: a short burst that looks at nothing but the window.
            let mean = Float(core.total) / Float(max(1, core.n))
            board.flips(core.n * 200, 0.15 * mean, 1, 0, true, &random)
        }
        if scale.prices.stability != 0 { board.settleHomes() }
        return Outcome(
            labels: board.labels, regions: count, violation: board.violation, cost: board.cost(), proposals: done, wasStopped: wasCut)
    }

    /// Brings everything inside at as little cost as possible: the neighbourhood of each region at fault is heated and cooled again, in growing circles;
    /// then chains; then flips without regard to the objective.
    private func repair(_ board: inout Board, _ scale: Scale, _ budget: Int, _ random: inout Randomness, _ stop: () -> Bool) -> Int {
        var done = 0, radius = 12
        while board.violation > 0, done < budget, radius <= 400, !stop() {
            done += board.reheat(around: radius, limit: budget - done, scale: scale, random: &random, stop: stop)
            if board.violation > 0 { _ = board.passOn(rounds: 2, random: &random, stop: stop) }
            radius = radius * 3 / 2
        }
        if board.violation > 0 { _ = board.passOn(rounds: 3, random: &random, stop: stop) }
        if board.violation > 0 {
            let mean = Float(core.total) / Float(max(1, core.n))
            done += board.anneal(
                proposals: budget, penalty: (1, 1), price: 0.1 * mean / max(scale.flip, 1e-6), heat: (0.15 * mean, 0.03 * mean),
                stopsWhenKept: true, random: &random, stop: { _ in stop() })
        }
        if board.violation > 0 { _ = board.passOn(rounds: 5, random: &random, stop: stop) }
        return done
    }
}

/// What the objective is worth on this piece: it makes prices and temperatures independent of the attributes' units.
struct Scale {
    /// What a flip changes, by order of magnitude: the mean distance between neighbours times the nodes of a region.
    let flip: Float
    /// The same for one household.
    let household: Float
    let prices: Prices

    init(core: Core, regions: Int, weights: Weights) {
        var sum = 0.0, arcs = 0, step = max(1, core.n / 20_000), node = 0
        if core.lanes == 0 { step = core.n }
        while node < core.n {
            for k in Int(core.offsets[node])..<Int(core.offsets[node + 1]) {
                sum += Double(core.distance(node, Int(core.targets[k])))
                arcs += 1
            }
            node += step
        }
        let size = Float(core.n) / Float(max(1, regions)), near = arcs > 0 ? Float(sum / Double(arcs)) : 0
        let unlike = near * size, mean = max(1e-3, Float(core.total) / Float(max(1, core.n)))
        var cuts: Float = 0
        if core.hasCutCosts { for k in 0..<core.arcs { cuts += abs(core.cutCosts[k]) } }
        flip = max(1e-3, unlike * Float(weights.alikeness) + (core.arcs > 0 ? 2 * cuts / Float(core.arcs) : 0))
        household = flip / mean
        var prices = Prices()
        prices.alikeness = Float(weights.alikeness)
        let base = unlike > 0 ? unlike : 1
        var work: Float = 0
        for i in 0..<core.n { work += core.work[i] }
        prices.meanWork = work / Float(max(1, regions))
        let each = max(1e-6, work / Float(max(1, core.n)))
        prices.balance = Float(weights.balance) * base / (each * each)
        prices.stability = Float(weights.stability) * base / mean
        self.prices = prices
    }
}
