// SPDX-License-Identifier: Apache-2.0

/// The search on one connected piece: a start, annealing in which leaving the window costs, repair, and a last stretch that never leaves it.
struct Search {
    let core: Core
    let window: Window
    let counts: ClosedRange<Int>
    var regions: Rules.Regions
    let seed: UInt64
    let proposals: Int
    var weights: Weights
    let next: Window?
    /// A division to go on from instead of a fresh start.
    var given: [Int32]?

    struct Outcome: Sendable, Hashable, Codable {
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

    /// - Parameters:
    ///   - state: where an earlier run was, to go on from there.
    ///   - keep: is shown where the search stands.
    ///   - progress: the share that is done, in 0…1, and the households outside the window.
    func run(
        from saved: SearchState? = nil, keep: ((SearchState) -> Void)? = nil, progress: (Double, Int) -> Void, stop: () -> Bool
    ) -> Outcome {
        var state = saved ?? SearchState(count: given.map { Int($0.max() ?? 0) + 1 } ?? min(goal, core.n))
        while !state.isToday {
            keep?(state)
            let outcome = attempt(
                state.count, from: state.turn == 0 ? given : nil, seed: seed &+ UInt64(state.turn) &* 0x9E37,
                share: state.turn > 0 ? 0.5 : hasToday ? 0.7 : 1, state, keep, progress: state.turn == 0 ? progress : { _, _ in }, stop: stop)
            state.take(outcome) { $0.violation < $1.violation }
            if outcome.violation == 0 || outcome.wasStopped || state.turn > 6 { break }
            guard let next = fewer(than: state.count, turn: state.turn) else { break }
            state.count = next
        }
        // Today's plan is tried as a start too, and as it is: what is drawn is never worse than what could have been kept, even if it was stopped.
        if hasToday, let fresh = state.best, fresh.regions > 1 {
            var random = Randomness(seed: seed ^ 0x70DA)
            let today = GivenPlan(core: core, regions: (0..<core.n).map { core.present[$0] })
            if let start = today.start(fresh.regions, window, &random) {
                if !fresh.wasStopped {
                    state.isToday = true
                    keep?(state)
                    let kept = attempt(
                        fresh.regions, from: start, seed: random.next(), share: 0.3, state, keep, progress: { _, _ in }, stop: stop)
                    state.take(kept) { ($0.violation, $0.cost) < ($1.violation, $1.cost) }
                }
                state.take(unchanged(start, regions: fresh.regions)) { ($0.violation, $0.cost) < ($1.violation, $1.cost) }
            }
        }
        return state.best ?? Outcome(labels: Array(repeating: 0, count: core.n), regions: 1, violation: .max, proposals: 0, wasStopped: false)
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

    /// One run: cooling from a start, repair, polish. Where `state` says that it was begun already, from there.
    private func attempt(
        _ count: Int, from given: [Int32]?, seed: UInt64, share: Double, _ state: SearchState, _ keep: ((SearchState) -> Void)?,
        progress: (Double, Int) -> Void, stop: () -> Bool
    ) -> Outcome {
        guard count > 1 else {
            let off = window.distance(core.total)
            return Outcome(labels: Array(repeating: 0, count: core.n), regions: 1, violation: off, proposals: 0, wasStopped: false)
        }
        let scale = Scale(core: core, regions: count, weights: weights), saved = state.attempt
        var random = saved?.random ?? Randomness(seed: seed)
        var board =
            if let saved {
                Board(core: core, state: saved.board, lower: lower, upper: upper)
            } else {
                Board(
                    core: core,
                    labels: given ?? Start.labels(core: core, regions: count, lower: window.lower, upper: window.upper, seed: random.next()),
                    regions: count, lower: lower, upper: upper)
            }
        board.prices = scale.prices
        if saved == nil, scale.prices.stability != 0 { board.settleHomes() }
        let budget = Int(Double(proposals) * share), s = scale.flip, isGiven = given != nil
        var done = saved?.done ?? 0, ticks = saved?.ticks ?? 0, wasCut = false
        func halted() -> Bool {
            wasCut = wasCut || stop()
            return wasCut
        }
        func tick(_ violation: Int) -> Bool {
            ticks += 1
            progress(min(1, Double(ticks) / 128), violation)
            return halted()
        }
        func note(
            _ part: SearchState.Attempt.Part, _ step: Int, region: Int = 0, _ temperature: Float = 0, done: Int, repaired: Int = 0,
            _ random: Randomness, _ board: borrowing Board
        ) {
            guard let keep else { return }
            var now = state
            now.attempt = SearchState.Attempt(
                part: part, step: step, region: region, temperature: temperature.bitPattern, done: done, repaired: repaired,
                ticks: part == .cooling || part == .polish ? ticks + 1 : ticks, random: random, board: board.state)
            keep(now)
        }
        func begin(_ part: SearchState.Attempt.Part) -> (step: Int, temperature: Float)? {
            saved.flatMap { $0.part == part ? ($0.step, Float(bitPattern: $0.temperature)) : nil }
        }
        if saved == nil || saved?.part == .cooling {
            let before = done
            done += board.anneal(
                proposals: budget * 8 / 10, penalty: (scale.household * 6, scale.household * 6), price: 1,
                heat: ((isGiven ? 0.2 : 0.6) * s, 0.06 * s), stopsWhenKept: false, random: &random, begin: begin(.cooling),
                keep: { note(.cooling, $0, $1, done: before + $2, $3, $4) }, stop: tick)
            if scale.prices.stability != 0 { board.settleHomes() }
        }
        if saved?.part != .polish {
            let before = done
            done += repair(
                &board, scale, budget / 2, saved.flatMap { $0.part == .cooling ? nil : $0 }, &random,
                keep: { note($0, $1, region: $2, $3, done: before, repaired: $4, $5, $6) }, stop: halted)
        }
        let before = done
        done += board.anneal(
            proposals: budget / 10, penalty: nil, price: 1, heat: (0.06 * s, 0.002 * s), stopsWhenKept: false, random: &random,
            begin: begin(.polish), keep: { note(.polish, $0, $1, done: before + $2, $3, $4) }, stop: tick)
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
    private func repair(
        _ board: inout Board, _ scale: Scale, _ budget: Int, _ begun: SearchState.Attempt?, _ random: inout Randomness,
        keep: (SearchState.Attempt.Part, Int, Int, Float, Int, Randomness, borrowing Board) -> Void, stop: () -> Bool
    ) -> Int {
        var done = begun?.repaired ?? 0
        if begun?.part != .rescue {
            var radius = begun?.step ?? 12, first = begun?.region ?? 0
            while board.violation > 0, done < budget, radius <= 400, !stop() {
                let before = done
                done += board.reheat(
                    around: radius, limit: budget - done, scale: scale, from: first, random: &random,
                    keep: { keep(.repair, radius, $0, 0, before + $1, $2, $3) }, stop: stop)
                if board.violation > 0 { _ = board.passOn(rounds: 2, random: &random, stop: stop) }
                (radius, first) = (radius * 3 / 2, 0)
            }
            if board.violation > 0 { _ = board.passOn(rounds: 3, random: &random, stop: stop) }
        }
        if board.violation > 0 {
            let mean = Float(core.total) / Float(max(1, core.n)), before = done
            done += board.anneal(
                proposals: budget, penalty: (1, 1), price: 0.1 * mean / max(scale.flip, 1e-6), heat: (0.15 * mean, 0.03 * mean),
                stopsWhenKept: true, random: &random,
                begin: begun.flatMap { $0.part == .rescue ? ($0.step, Float(bitPattern: $0.temperature)) : nil },
                keep: { keep(.rescue, $0, 0, $1, before + $2, $3, $4) }, stop: { _ in stop() })
        }
        if board.violation > 0 { _ = board.passOn(rounds: 5, random: &random, stop: stop) }
        return done
    }
}

extension SearchState {
    /// Counts what an attempt cost, and keeps it if it is better.
    fileprivate mutating func take(_ outcome: Search.Outcome, isBetter: (Search.Outcome, Search.Outcome) -> Bool) {
        attempt = nil
        spent += outcome.proposals
        if !isToday { turn += 1 }
        let wasStopped = outcome.wasStopped || best?.wasStopped ?? false
        if best.map({ isBetter(outcome, $0) }) ?? true { best = outcome }
        // Whichever was taken depends on when the other was ended.
        best?.wasStopped = wasStopped
        best?.proposals = spent
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
