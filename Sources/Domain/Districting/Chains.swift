// SPDX-License-Identifier: Apache-2.0

/// The last repair: where a region has too much or too little and its neighbours have nothing to give, households are passed on along a way of
/// regions to one that has (ejection chains). Flips find such ways only by chance.
extension Board {
    /// - Returns: how many chains were passed on.
    mutating func passOn(rounds: Int, random: inout Randomness, stop: () -> Bool) -> Int {
        var passed = 0, failures = 0
        while violation > 0, failures < rounds {
            if stop() { break }
            let outside = (0..<capacity).filter { count[$0] > 0 && self.outside(weight[$0]) > 0 }
            guard !outside.isEmpty else { break }
            var isChanged = false
            for region in outside where self.outside(weight[region]) > 0 {
                if chain(at: region, random: &random) {
                    isChanged = true
                    passed += 1
                }
            }
            failures = isChanged ? failures : failures + 1
        }
        return passed
    }

    /// Looks breadth-first over (region, how far it is off) from the region at fault until the chain ends with less outside than before.
    private mutating func chain(at fault: Int, random: inout Randomness) -> Bool {
        struct Link {
            var region: Int, before: Int, node: Int32, depth: Int
        }
        // A deficit asks for units, a surplus gives some away; both go over the same search with the sign turned.
        let gives = weight[fault] > upper
        var links = [Link(region: fault, before: -1, node: -1, depth: 0)], head = 0
        var isSeen = [fault: true]
        while head < links.count, links.count < 4_000 {
            let at = links[head]
            guard at.depth < 12 else { break }
            var options: [(node: Int32, other: Int)] = []
            for k in 0..<Int(count[at.region]) {
                let i = Int(members[at.region][k])
                for e in Int(offsets[i])..<Int(offsets[i + 1]) {
                    let j = Int(targets[e]), other = Int(label[j])
                    guard other != at.region else { continue }
                    options.append(gives ? (Int32(i), other) : (Int32(j), other))
                }
            }
            Self.shuffle(&options, &random)
            for option in options where isSeen[option.other] == nil {
                isSeen[option.other] = true
                links.append(Link(region: option.other, before: head, node: option.node, depth: at.depth + 1))
                if attempt(links.count - 1, { links[$0].before }, { links[$0].region }, gives, random: &random) { return true }
            }
            head += 1
        }
        return false
    }

    private static func shuffle<Element>(_ list: inout [Element], _ random: inout Randomness) {
        guard list.count > 1 else { return }
        for k in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(k, random.below(k + 1)) }
    }

    /// Passes one node over every border of the way, each time the one that leaves least outside; takes all back if that does not help.
    private mutating func attempt(
        _ end: Int, _ before: (Int) -> Int, _ region: (Int) -> Int, _ gives: Bool, random: inout Randomness
    ) -> Bool {
        var way: [Int] = [], at = end
        while at >= 0 {
            way.append(region(at))
            at = before(at)
        }
        way.reverse()
        let old = violation
        var moves: [(node: Int, from: Int, to: Int)] = []
        for step in 0..<(way.count - 1) {
            let from = gives ? way[step] : way[step + 1], to = gives ? way[step + 1] : way[step]
            guard let node = bestNode(from: from, to: to, isLast: step == way.count - 2, gives: gives, random: &random) else { break }
            move(node, from: from, to: to, violationChange: violationChange(node, from: from, to: to))
            moves.append((node, from, to))
            if violation < old { return true }
        }
        for (node, from, to) in moves.reversed() { move(node, from: to, to: from, violationChange: violationChange(node, from: to, to: from)) }
        return false
    }

    /// The node at the border by whose passing the side already reached comes inside; chance decides between equals.
    private mutating func bestNode(from: Int, to: Int, isLast: Bool, gives: Bool, random: inout Randomness) -> Int? {
        var best: (score: Int, node: Int)?
        for k in 0..<Int(count[from]) {
            let i = Int(members[from][k])
            var touches = false
            for e in Int(offsets[i])..<Int(offsets[i + 1]) where Int(label[Int(targets[e])]) == to { touches = true }
            guard touches else { continue }
            let w = weights[i]
            let near = gives ? outside(weight[from] - w) : outside(weight[to] + w), far = gives ? outside(weight[to] + w) : outside(weight[from] - w)
            var score = Int(near) * 256 + Int(far) * (isLast ? 256 : 16) + random.below(16)
            if core.hasFoes { score += foesOf(i, in: Int32(to)) * 65536 }
            if best.map({ score < $0.score }) ?? true, staysWhole(from, without: i) { best = (score, i) }
        }
        return best?.node
    }
}
