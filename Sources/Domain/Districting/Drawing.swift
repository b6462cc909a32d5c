// SPDX-License-Identifier: Apache-2.0

/// One run of the engine: preparation, the search on each piece, and the certificate.
struct Drawing {
    let units: Units
    let rules: Rules
    let seed: UInt64
    let effort: Effort
    private let adjacency: Adjacency
    /// The regions of a drawing that is to go on; nil for a new one.
    let resuming: [Int]?
    let preparation: Preparation
    let today: [Int]
    private var labels: [Int]
    private var drawn = 0
    private var relaxations: [Relaxation]
    private var spent = 0
    private var wasStopped = false
    private var isProvedBest = true
    private var samples: RandomPlans

    init(units: Units, adjacency: Adjacency, rules: Rules, seed: UInt64, effort: Effort, resuming: [Int]?) {
        self.units = units
        self.rules = rules
        self.seed = seed
        self.effort = effort
        self.resuming = resuming
        self.adjacency = adjacency
        preparation = Preparation(units, adjacency, window: rules.window)
        relaxations = preparation.relaxations
        samples = RandomPlans(count: units.count > 50_000 ? min(20, effort.ensemble) : effort.ensemble)
        today = Measures.dense(units.present).labels
        labels = Array(repeating: -1, count: units.count)
    }

    mutating func run(
        from saved: DrawingState?, keep: ((DrawingState) -> Void)?, progress: (DrawingProgress) -> Void, stop: () -> Bool
    ) throws(DrawingError) {
        let goals = share()
        var state = DrawingState(units, adjacency, rules, seed: seed, effort: effort, resuming: resuming), isCut = false
        if let saved {
            guard saved.belongs(to: state), saved.finished.count <= preparation.pieces.count else { throw .state }
            state = saved
        }
        func halted() -> Bool {
            isCut = isCut || stop()
            return isCut
        }
        let nodes = max(1, preparation.pieces.reduce(0) { $0 + $1.nodes.count })
        let budget = effort.proposals(forUnits: nodes)
        var before = 0
        for (index, piece) in preparation.pieces.enumerated() {
            let core = makeCore(piece)
            var search = Search(
                core: core, window: piece.window, counts: piece.counts, regions: goals[index], seed: seed &+ UInt64(index) &* 0x1_0001,
                proposals: Int(Double(budget) * Double(piece.nodes.count) / Double(nodes)), weights: rules.weights,
                next: rules.next)
            search.given = given(piece, core, goals[index])
            let weight = Double(piece.nodes.count) / Double(nodes), from = Double(before) / Double(nodes)
            let outcome: Search.Outcome
            if index < state.finished.count {
                outcome = state.finished[index]
                guard outcome.fits(core) else { throw .state }
            } else {
                let begun = state
                guard begun.search?.fits(core) ?? true else { throw .state }
                outcome = divide(
                    piece, core, search, goals[index], share: Double(piece.nodes.count) / Double(nodes), from: begun.search,
                    keep: keep.map { keep in
                        { now in
                            guard !isCut else { return }
                            var state = begun
                            state.search = now
                            keep(state)
                        }
                    },
                    progress: { progress(DrawingProgress(share: from + weight * $0, violation: $1)) }, stop: halted)
                state.finished.append(outcome)
                state.search = nil
            }
            before += piece.nodes.count
            isProvedBest = isProvedBest && outcome.isProved
            take(outcome, piece)
            sample(outcome, core, piece, index)
        }
        for region in preparation.settled {
            for unit in region.units { labels[unit] = drawn }
            drawn += 1
        }
        for region in preparation.settled {
            samples.addSettled(
                alikeness: Measures.alikeness(units, among: region.units),
                households: region.dedicated == nil ? region.units.reduce(0) { $0 + units.households[$1] } : nil)
        }
        checkApart()
    }

    /// One piece: today's plan mended, or a new one searched for.
    private func divide(
        _ piece: Preparation.Piece, _ core: Core, _ search: Search, _ regions: Rules.Regions, share: Double, from state: SearchState?,
        keep: ((SearchState?) -> Void)?, progress: (Double, Int) -> Void, stop: () -> Bool
    ) -> Search.Outcome {
        if rules.keepsPresent, search.given == nil {
            keep?(nil)
            let redraw = Redraw(
                core: makeCore(piece), window: piece.window, counts: piece.counts, regions: regions, weights: rules.weights, seed: search.seed,
                proposals: effort.proposals.map { Int(Double($0) * share) })
            if let mended = redraw.run(stop: stop) {
                guard mended.violation > 0, !mended.wasStopped else { return mended }
                // What cannot be mended is drawn again, as like today's plan as can be.
                var other = search
                other.weights.stability = max(20, other.weights.stability)
                if case .exactly = regions {} else { other.regions = .share(Double(mended.regions) / Double(piece.counts.upperBound)) }
                var anew = other.run(from: state, keep: keep, progress: progress, stop: stop)
                if anew.violation >= mended.violation {
                    (anew.labels, anew.regions, anew.violation) = (mended.labels, mended.regions, mended.violation)
                }
                anew.proposals += mended.proposals
                if anew.violation > 0 { prove(&anew, core, piece, regions, other.goal) }
                return anew
            }
        }
        var outcome = search.run(from: state, keep: keep, progress: progress, stop: stop)
        prove(&outcome, core, piece, regions, search.goal)
        return outcome
    }

    /// Small pieces of which only alikeness is asked are divided in all possible ways.
    private func prove(_ outcome: inout Search.Outcome, _ core: Core, _ piece: Preparation.Piece, _ regions: Rules.Regions, _ goal: Int) {
        let n = core.n
        guard n > 1, n <= Exact.limit, outcome.regions > 1 || outcome.violation > 0, !outcome.wasStopped else {
            outcome.isProved = n == 1 || piece.counts.upperBound == 1
            return
        }
        // Where more is asked, what is found keeps the window, which comes first, but is not the best.
        let isAll = !core.hasCutCosts && rules.weights.balance == 0 && (rules.weights.stability == 0 && !rules.keepsPresent || units.present.isEmpty)
        guard isAll || outcome.violation > 0 else { return }
        let k = units.attributeCount
        var distances = Array(repeating: 0.0, count: n * n)
        for i in 0..<n {
            for j in 0..<n where i != j {
                for a in piece.nodes[i] {
                    for b in piece.nodes[j] {
                        for column in 0..<k { distances[i * n + j] += abs(units.attributes[a * k + column] - units.attributes[b * k + column]) }
                    }
                }
            }
        }
        var counts = [outcome.regions]
        if outcome.violation > 0 {
            counts = [goal]
            if case .exactly = regions {} else { counts = (piece.counts.lowerBound...goal).reversed() }
        }
        for count in counts {
            var exact = Exact(core: core, distances: distances, window: piece.window, steps: isAll ? 60_000_000 : 5_000_000)
            let found = exact.divide(into: count, below: outcome.violation > 0 ? .infinity : Self.cost(outcome.labels, distances))
            if let labels = found.labels {
                outcome = Search.Outcome(
                    labels: labels, regions: count, violation: 0, proposals: outcome.proposals, wasStopped: false,
                    isProved: found.isProved && isAll)
                return
            }
            if !found.isProved { return }
            if outcome.violation == 0 {
                outcome.isProved = true
                return
            }
        }
    }

    private static func cost(_ labels: [Int32], _ distances: [Double]) -> Double {
        var sum = 0.0
        for i in labels.indices { for j in 0..<i where labels[i] == labels[j] { sum += distances[i * labels.count + j] } }
        return sum
    }

    /// Adds this piece's random plans to the ensemble.
    private mutating func sample(_ outcome: Search.Outcome, _ core: Core, _ piece: Preparation.Piece, _ number: Int) {
        guard effort.ensemble > 0, units.attributeCount > 0, !outcome.wasStopped else { return }
        let inner = piece.nodes.reduce(0.0) { $0 + Measures.alikeness(units, among: $1) }
        var walk = Ensemble(
            core: core, labels: outcome.labels, regions: outcome.regions, window: piece.window, seed: (seed ^ 0xE5) &+ UInt64(number) &* 0x9E37_79B9)
        let stride = min(20_000, max(60, outcome.regions))
        func length(_ labels: [Int32]) -> Double {
            var length = 0.0
            for (node, row) in piece.rows.enumerated() {
                for arc in row where arc.target > node && labels[arc.target] != labels[node] { length += preparation.borders[arc.border].length }
            }
            return length
        }
        samples.ownLength += length(outcome.labels)
        walk.walk(10 * stride)
        for index in 0..<samples.count {
            walk.walk(stride)
            samples.add(index, alikeness: walk.alikeness + inner, length: length(walk.labels), households: walk.households)
        }
        samples.attempts += walk.attempts
        samples.divided += walk.divided
        samples.widen(to: walk.window)
    }

    private mutating func take(_ outcome: Search.Outcome, _ piece: Preparation.Piece) {
        for (node, label) in outcome.labels.enumerated() { for unit in piece.nodes[node] { labels[unit] = drawn + Int(label) } }
        spent += outcome.proposals
        wasStopped = wasStopped || outcome.wasStopped
        if outcome.violation > 0 {
            var members: [[Int]] = Array(repeating: [], count: outcome.regions)
            for (node, label) in outcome.labels.enumerated() { members[Int(label)] += piece.nodes[node] }
            for region in members {
                let weight = region.reduce(0) { $0 + units.households[$1] }
                guard !piece.window.contains(weight) else { continue }
                relaxations.append(
                    Relaxation(
                        rule: .window, reason: .notFound, units: region.sorted(), households: weight,
                        window: Window(min(piece.window.lower, weight), max(piece.window.upper, weight))))
            }
        }
        drawn += outcome.regions
    }

    /// How many regions each piece shall have.
    private mutating func share() -> [Rules.Regions] {
        let pieces = preparation.pieces
        guard case .exactly(let asked) = rules.regions else { return pieces.map { _ in rules.regions } }
        let settled = preparation.settled.filter { $0.dedicated == nil }.count
        let least = pieces.reduce(settled) { $0 + $1.counts.lowerBound }, most = pieces.reduce(settled) { $0 + $1.counts.upperBound }
        let count = min(max(asked, least), most)
        if count != asked { relaxations.append(Relaxation(rule: .regions, reason: .outOfRange, units: [], households: asked)) }
        // One more at a time where the regions would be heaviest.
        var goals = pieces.map(\.counts.lowerBound), missing = count - least
        while missing > 0 {
            let open = pieces.indices.filter { goals[$0] < pieces[$0].counts.upperBound }
            guard let next = open.max(by: { pieces[$0].households * (goals[$1] + 1) < pieces[$1].households * (goals[$0] + 1) }) else { break }
            let step = pieces.count == 1 ? missing : 1
            goals[next] += step
            missing -= step
        }
        return goals.map { .exactly($0) }
    }

    private mutating func checkApart() {
        for pair in units.apart where labels[pair.first] == labels[pair.second] {
            relaxations.append(
                Relaxation(
                    rule: .apart, reason: .contradiction, units: [pair.first, pair.second],
                    households: units.households[pair.first] + units.households[pair.second]))
        }
        var owner: [Int: Int] = [:]
        for (unit, name) in units.fixed.enumerated() {
            guard let name else { continue }
            if let other = owner[labels[unit]], other != name {
                relaxations.append(
                    Relaxation(rule: .fixed, reason: .contradiction, units: [unit], households: units.households[unit]))
            } else {
                owner[labels[unit]] = name
            }
        }
    }

    func plan() -> Plan {
        let ordered = Measures.dense(labels.map { $0 < 0 ? nil : $0 })
        let (regions, stability) = Measures.numbered(ordered.labels, units)
        return Plan(regions: regions, relaxations: relaxations, certificate: certificate(ordered.labels, stability))
    }

    private func certificate(_ labels: [Int], _ stability: Certificate.Stability?) -> Certificate {
        let count = (labels.max() ?? -1) + 1
        var weight = Array(repeating: 0, count: count), work = Array(repeating: 0.0, count: count), isDrawn = Array(repeating: true, count: count)
        for unit in labels.indices where labels[unit] >= 0 {
            weight[labels[unit]] += units.households[unit]
            work[labels[unit]] += units.workload.isEmpty ? Double(units.households[unit]) : units.workload[unit]
            if !units.dedicated.isEmpty, units.dedicated[unit] != nil { isDrawn[labels[unit]] = false }
        }
        let drawn = weight.indices.filter { isDrawn[$0] }, weights = drawn.map { weight[$0] }, loads = drawn.map { work[$0] }
        let settled = preparation.settled.filter { $0.dedicated == nil }.count
        let most = preparation.pieces.reduce(settled) { $0 + $1.counts.upperBound }
        let fewest = preparation.pieces.reduce(settled) { $0 + $1.counts.lowerBound }
        func deviation(_ values: [Double]) -> (mean: Double, deviation: Double) {
            let mean = values.reduce(0, +) / Double(max(1, values.count))
            return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))).squareRoot())
        }
        let spread = deviation(weights.map(Double.init)), even = deviation(loads)
        return Certificate(
            seed: seed, proposals: spent, wasStopped: wasStopped, window: rules.window, units: units.count,
            households: units.households.reduce(0, +), people: units.people.isEmpty ? nil : units.people.reduce(0, +), regions: count,
            drawnRegions: drawn.count, mostRegions: most, fewestRegions: fewest,
            gap: most > 0 ? Double(most - drawn.count) / Double(most) : 0, outside: weights.filter { !rules.window.contains($0) }.count,
            violation: weights.reduce(0) { $0 + rules.window.distance($1) }, isProvedBest: isProvedBest && !wasStopped,
            alikeness: Certificate.Alikeness(
                sum: Measures.alikeness(units, labels),
                today: units.present.isEmpty ? nil : Measures.alikeness(units, Measures.dense(units.present).labels),
                ensemble: wasStopped || units.attributeCount == 0
                    ? nil
                    : samples.figures(
                        alikeness: Measures.alikeness(units, labels), length: borderFigures(labels).length, households: weights, rules.window)),
            balance: Certificate.Balance(
                least: weights.min() ?? 0, most: weights.max() ?? 0, mean: spread.mean, deviation: spread.deviation,
                workVariation: even.mean > 0 ? even.deviation / even.mean : 0),
            borders: borderFigures(labels), stability: stability, rules: verdicts())
    }

    private func borderFigures(_ labels: [Int]) -> Certificate.Borders {
        var figures = Certificate.Borders(length: 0, total: 0, barriersCrossed: 0)
        for border in preparation.borders {
            figures.total += border.length
            if labels[border.from] != labels[border.to] {
                figures.length += border.length
            } else if case .penalised = border.barrier {
                figures.barriersCrossed += 1
            }
        }
        return figures
    }

    private func verdicts() -> [Certificate.Verdict] {
        Relaxation.Rule.allCases.map { rule in
            let relaxed = relaxations.filter { $0.rule == rule }
            return Certificate.Verdict(
                rule: rule, isKept: relaxed.isEmpty,
                relaxed: relaxed.map { relaxation in
                    Certificate.Place(
                        reason: relaxation.reason, units: relaxation.units.map { units.ids[$0] }, households: relaxation.households,
                        window: relaxation.window)
                })
        }
    }
}
