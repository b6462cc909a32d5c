// SPDX-License-Identifier: Apache-2.0

/// Brings today's plan back inside the window with as few households moved as can be found.
///
/// Regions that are inside and far from any fault are not touched at all. Around the faults flips are annealed in which every household away from its
/// region costs 1, every household outside the window much more, and alikeness decides between equals.
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
        let (whole, wholeNames) = mended()
        // Where so many regions as today cannot be mended, some of those at fault are given up.
        for turn in 0..<4 {
            var labels = whole, names = wholeNames
            adjust(&labels, &names, to: max(counts.lowerBound, goal(wholeNames.count) - missing), &random)
            let places = Dictionary(names.enumerated().filter { $0.element >= 0 }.map { ($0.element, Int32($0.offset)) }) { first, _ in first }
            for i in 0..<core.n { core.present[i] = places[today[i]] ?? -1 }
            let outcome = mend(labels, regions: names.count, limit: limit, reaches: turn == 0 ? 3 : 2, &random, stop)
            done += outcome.proposals
            if best.map({ outcome.violation < $0.violation }) ?? true { best = outcome }
            best?.proposals = done
            guard outcome.violation > 0, !outcome.wasStopped else { break }
            if case .exactly = regions { break }
            missing += max(1, outcome.violation / 6)
        }
        return best
    }

    /// Anneals around what is outside, in growing circles.
    private func mend(
        _ labels: [Int32], regions: Int, limit: Int, reaches: Int, _ random: inout Randomness, _ stop: () -> Bool
    ) -> Search.Outcome {
        var board = Board(core: core, labels: labels, regions: regions, lower: Int32(window.lower), upper: Int32(min(window.upper, 1 << 30)))
        let scale = Scale(core: core, regions: regions, weights: weights), mean = Float(core.total) / Float(max(1, core.n))
        board.prices = Prices(alikeness: 0.02 * mean / max(scale.flip, 1e-6), balance: 0, stability: 1, meanWork: 0)
        var best = board.labels, bestFault = board.violation, bestCost = board.cost(), done = 0, reach = 6
        for _ in 0..<reaches where done < limit && !stop() {
            let faults = (0..<board.capacity).filter { board.count[$0] > 0 && board.outside(board.weight[$0]) > 0 }
            if faults.isEmpty { break }
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
                random: &random, stop: stop)
            board.unfocus()
            if board.violation > 0 { _ = board.passOn(rounds: 2, random: &random, stop: stop) }
            let cost = board.cost()
            if (board.violation, cost) < (bestFault, bestCost) { (best, bestFault, bestCost) = (board.labels, board.violation, cost) }
            reach *= 2
        }
        return Search.Outcome(labels: best, regions: regions, violation: bestFault, proposals: done, wasStopped: stop())
    }

    /// Today's regions as whole pieces: of a torn one the heaviest part keeps the name, other nodes go to the lightest neighbour.
    private func mended() -> (labels: [Int32], names: [Int32]) {
        var labels = Array(repeating: Int32(-1), count: core.n), names: [Int32] = []
        var isSeen = Array(repeating: false, count: core.n), parts: [(name: Int32, nodes: [Int], weight: Int)] = []
        for start in 0..<core.n where !isSeen[start] && core.present[start] >= 0 {
            var part = [start], head = 0
            isSeen[start] = true
            while head < part.count {
                for k in Int(core.offsets[part[head]])..<Int(core.offsets[part[head] + 1]) {
                    let next = Int(core.targets[k])
                    if !isSeen[next], core.present[next] == core.present[start] {
                        isSeen[next] = true
                        part.append(next)
                    }
                }
                head += 1
            }
            parts.append((core.present[start], part, part.reduce(0) { $0 + Int(core.weights[$1]) }))
        }
        var heaviest: [Int32: Int] = [:]
        for (index, part) in parts.enumerated() where heaviest[part.name].map({ parts[$0].weight < part.weight }) ?? true {
            heaviest[part.name] = index
        }
        var weight: [Int] = []
        for (index, part) in parts.enumerated() where heaviest[part.name] == index {
            for node in part.nodes { labels[node] = Int32(names.count) }
            names.append(part.name)
            weight.append(part.weight)
        }
        var open = (0..<core.n).filter { labels[$0] < 0 }
        while !open.isEmpty {
            var rest: [Int] = []
            for node in open {
                let near = (Int(core.offsets[node])..<Int(core.offsets[node + 1])).map { Int(labels[Int(core.targets[$0])]) }.filter { $0 >= 0 }
                guard let lightest = near.min(by: { (weight[$0], $0) < (weight[$1], $1) }) else {
                    rest.append(node)
                    continue
                }
                labels[node] = Int32(lightest)
                weight[lightest] += Int(core.weights[node])
            }
            if rest.count == open.count { break }
            open = rest
        }
        return (labels, names)
    }

    /// Merges the lightest neighbours, or divides the heaviest regions, until their number is right.
    private func adjust(_ labels: inout [Int32], _ names: inout [Int32], to wanted: Int, _ random: inout Randomness) {
        let goal = min(wanted, core.n)
        while names.count != goal {
            var weight = Array(repeating: 0, count: names.count), size = weight
            for i in 0..<core.n {
                weight[Int(labels[i])] += Int(core.weights[i])
                size[Int(labels[i])] += 1
            }
            if names.count < goal {
                guard let heavy = size.indices.filter({ size[$0] > 1 }).max(by: { (weight[$0], $1) < (weight[$1], $0) }) else { return }
                let nodes = (0..<Int32(core.n)).filter { Int(labels[Int($0)]) == heavy }
                let halves = Start.divide(nodes, of: core, into: 2, lower: window.lower, upper: window.upper, seed: random.next())
                for (index, node) in nodes.enumerated() where halves[index] == 1 { labels[Int(node)] = Int32(names.count) }
                names.append(-1)
            } else {
                guard let light = weight.indices.min(by: { (weight[$0], $0) < (weight[$1], $1) }) else { return }
                var other: Int?
                for i in 0..<core.n where Int(labels[i]) == light {
                    for k in Int(core.offsets[i])..<Int(core.offsets[i + 1]) {
                        let near = Int(labels[Int(core.targets[k])])
                        if near != light, other.map({ (weight[near], near) < (weight[$0], $0) }) ?? true { other = near }
                    }
                }
                guard let other else { return }
                let last = names.count - 1
                for i in 0..<core.n {
                    if Int(labels[i]) == light { labels[i] = Int32(other) }
                }
                for i in 0..<core.n where Int(labels[i]) == last { labels[i] = Int32(light == last ? Int(labels[i]) : light) }
                if light != last { names[light] = names[last] }
                names.removeLast()
            }
        }
    }
}
