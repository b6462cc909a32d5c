// SPDX-License-Identifier: Apache-2.0

/// Brings today's plan back inside the window with as few households moved as can be found.
///
/// Regions that are inside and far from any fault are not touched at all. What a few moves mend is mended by the least of them (`Board.settle`). Around
/// the faults that are left flips are annealed in which every household away from its region costs 1, every household outside the window much more, and
/// alikeness decides between equals.
struct Redraw {
    let core: Core
    let window: Window
    let counts: ClosedRange<Int>
    let regions: Rules.Regions
    let weights: Weights
    let seed: UInt64
    let proposals: Int?

    /// How many regions shall be: as many as today, unless another number is asked for or the window forbids it.
    private func goal(_ today: Int) -> Int {
        if case .exactly(let count) = regions { return min(max(count, counts.lowerBound), counts.upperBound) }
        return min(max(today, counts.lowerBound), counts.upperBound)
    }

    /// - Returns: nil where today's plan says nothing about this piece.
    func run(stop: () -> Bool) -> Search.Outcome? {
        guard core.n > 0, (0..<core.n).contains(where: { core.present[$0] >= 0 }) else { return nil }
        var random = Randomness(seed: seed), done = 0, missing = 0, best: Search.Outcome?
        let limit = proposals ?? max(2_000_000, core.n * 8_000), today = (0..<core.n).map { core.present[$0] }
        let given = GivenPlan(core: core, regions: today), (whole, wholeNames) = given.whole()
        // Where so many regions as today cannot be mended, some of those at fault are given up.
        for turn in 0..<4 {
            var labels = whole, names = wholeNames
            given.adjust(&labels, &names, window, to: max(counts.lowerBound, goal(wholeNames.count) - missing), &random)
            let places = Dictionary(names.enumerated().filter { $0.element >= 0 }.map { ($0.element, Int32($0.offset)) }) { first, _ in first }
            for i in 0..<core.n { core.present[i] = places[today[i]] ?? -1 }
            var outcome = mend(labels, regions: names.count, limit: limit, reaches: turn == 0 ? 3 : 2, settles: true, &random, stop)
            done += outcome.proposals
            // Few moves may be the wrong ones where everything is tight.
            if outcome.violation > 0, !outcome.wasStopped {
                let other = mend(labels, regions: names.count, limit: limit, reaches: turn == 0 ? 3 : 2, settles: false, &random, stop)
                done += other.proposals
                if other.violation < outcome.violation { outcome = other }
                outcome.wasStopped = other.wasStopped
            }
            let wasStopped = best?.wasStopped ?? false
            if best.map({ outcome.violation < $0.violation }) ?? true { best = outcome }
            best?.proposals = done
            best?.wasStopped = wasStopped || outcome.wasStopped
            guard outcome.violation > 0, !outcome.wasStopped else { break }
            if case .exactly = regions { break }
            missing = max(2 * missing, 1, outcome.violation / 6)
        }
        return best
    }

    /// Anneals around what is outside, in growing circles.
    private func mend(
        _ labels: [Int32], regions: Int, limit: Int, reaches: Int, settles: Bool, _ random: inout Randomness, _ stop: () -> Bool
    ) -> Search.Outcome {
        var board = Board(core: core, labels: labels, regions: regions, lower: Int32(window.lower), upper: Int32(min(window.upper, 1 << 30)))
        let scale = Scale(core: core, regions: regions, weights: weights), mean = Float(core.total) / Float(max(1, core.n))
        let fine = 0.02 * mean / max(scale.flip, 1e-6)
        board.prices = Prices(alikeness: fine, cut: fine, balance: 0, stability: 1, meanWork: 0)
        var wasCut = false
        func halted() -> Bool {
            wasCut = wasCut || stop()
            return wasCut
        }
        let base = board.labels
        if settles { board.settle(stop: halted) }
        var best = board.labels, bestFault = board.violation, bestCost = board.cost(), done = 0, reach = 6
        for _ in 0..<reaches where done < limit {
            let faults = (0..<board.capacity).filter { board.count[$0] > 0 && board.outside(board.weight[$0]) > 0 }
            if faults.isEmpty || halted() { break }
            let now = board.labels
            var isIn = Array(repeating: false, count: board.capacity)
            // Where something was moved already, moving it back must stay possible.
            for i in 0..<core.n where core.present[i] >= 0 && core.present[i] != now[i] {
                isIn[Int(now[i])] = true
                isIn[Int(core.present[i])] = true
            }
            for fault in faults { for region in board.neighbourhood(of: fault, reach: reach) { isIn[region] = true } }
            let nodes = board.focus(on: isIn.indices.filter { isIn[$0] })
            done += board.anneal(
                proposals: min(limit - done, nodes.count * 5_000), penalty: (4, 24), price: 1, heat: (0.8 * mean, 0.05 * mean), stopsWhenKept: false,
                random: &random, stop: { _ in halted() })
            board.unfocus()
            if board.violation > 0 { _ = board.passOn(rounds: 2, random: &random, stop: halted) }
            board.goHome()
            let cost = board.cost()
            if (board.violation, cost) < (bestFault, bestCost) { (best, bestFault, bestCost) = (board.labels, board.violation, cost) }
            reach *= 2
        }
        board.restore(best)
        for _ in 0..<2 { board.lessen(base, random: &random, stop: halted) }
        return Search.Outcome(labels: board.labels, regions: regions, violation: board.violation, proposals: done, wasStopped: wasCut)
    }
}

extension Board {
    /// Takes back every move that nothing needs: a node whose own region it touches goes home where no household is put outside by it.
    mutating func goHome() {
        var isChanged = true
        while isChanged {
            isChanged = false
            let away = (0..<n).filter { home[$0] >= 0 && home[$0] != label[$0] }.sorted { (weights[$1], $0) < (weights[$0], $1) }
            for i in away {
                let a = Int(label[i]), b = Int(home[i])
                guard (Int(offsets[i])..<Int(offsets[i + 1])).contains(where: { Int(label[Int(targets[$0])]) == b }) else { continue }
                let change = violationChange(i, from: a, to: b)
                guard change <= 0, staysWhole(a, without: i) else { continue }
                move(i, from: a, to: b, violationChange: change)
                isChanged = true
            }
        }
    }
}
