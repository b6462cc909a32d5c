// SPDX-License-Identifier: Apache-2.0

/// Random contiguous plans with as many regions inside the same window: two neighbours are merged, a random spanning tree is drawn, and cut at a
/// random one of the edges that leave both sides inside (recombination: DeFord, Duchin, Solomon 2021, with trees of random weights). A reader sees
/// against them whether a plan is an outlier.
struct Ensemble {
    private let core: Core
    private var members: [[Int32]]
    private var sums: [Double]
    private var local: [Int32]
    private var random: Randomness
    /// Inside which the random plans stay: the rule's, or wider where the plan from which they begin could not keep it.
    let window: Window
    private(set) var labels: [Int32]
    private(set) var alikeness: Double
    /// Pairs of neighbours that were merged, and those of them that were divided anew.
    private(set) var attempts = 0
    private(set) var divided = 0

    init(core: Core, labels: [Int32], regions: Int, window: Window, seed: UInt64) {
        self.core = core
        self.labels = labels
        random = Randomness(seed: seed)
        members = Array(repeating: [], count: regions)
        for (node, label) in labels.enumerated() { members[Int(label)].append(Int32(node)) }
        local = Array(repeating: -1, count: core.n)
        let weights = members.map { $0.reduce(0) { $0 + Int(core.weights[Int($1)]) } }
        self.window = Window(min(window.lower, weights.min() ?? window.lower), max(window.upper, weights.max() ?? window.upper))
        sums = members.map { Self.sum($0, core) }
        alikeness = sums.reduce(0, +)
    }

    /// The households of each region, as the walk stands.
    var households: [Int] { members.map { $0.reduce(0) { $0 + Int(core.weights[Int($1)]) } } }

    private static func sum(_ nodes: [Int32], _ core: Core) -> Double {
        var sum = 0.0
        for (index, i) in nodes.enumerated() { for j in nodes[..<index] { sum += Double(core.distance(Int(i), Int(j))) } }
        return sum
    }

    /// Merges and divides so many pairs of neighbours.
    mutating func walk(_ steps: Int) {
        guard core.n > 1, members.count > 1 else { return }
        for _ in 0..<steps {
            let i = random.below(core.n), begin = Int(core.offsets[i]), degree = Int(core.offsets[i + 1]) - begin
            guard degree > 0 else { continue }
            let a = Int(labels[i]), b = Int(labels[Int(core.targets[begin + random.below(degree)])])
            guard a != b else { continue }
            attempts += 1
            let nodes = members[a] + members[b]
            let tree = Tree(of: nodes, core: core, local: &local, random: &random, isUniform: true)
            let total = tree.below[Int(tree.order[0])]
            let cuts = tree.order.dropFirst().filter { window.contains(tree.below[Int($0)]) && window.contains(total - tree.below[Int($0)]) }
            guard !cuts.isEmpty else { continue }
            let side = tree.side(below: cuts[cuts.startIndex + random.below(cuts.count)])
            let one = nodes.indices.filter { side[$0] }.map { nodes[$0] }, other = nodes.indices.filter { !side[$0] }.map { nodes[$0] }
            // What must be apart is apart in random plans too, once it is.
            if core.hasFoes, pairs(one) + pairs(other) > pairs(members[a]) + pairs(members[b]) { continue }
            divided += 1
            (members[a], members[b]) = (one, other)
            for node in one { labels[Int(node)] = Int32(a) }
            for node in other { labels[Int(node)] = Int32(b) }
            alikeness -= sums[a] + sums[b]
            sums[a] = Self.sum(one, core)
            sums[b] = Self.sum(other, core)
            alikeness += sums[a] + sums[b]
        }
    }

    /// Pairs under one roof that must be apart.
    private func pairs(_ nodes: [Int32]) -> Int {
        let here = Set(nodes)
        return nodes.reduce(0) { sum, i in
            sum + (Int(core.foeOffsets[Int(i)])..<Int(core.foeOffsets[Int(i) + 1])).count { here.contains(core.foes[$0]) }
        }
    }
}
