// SPDX-License-Identifier: Apache-2.0

/// Random contiguous plans with as many regions inside the same window: two neighbours are merged, a random spanning tree is drawn, and cut at a
/// random one of the edges that leave both sides inside (recombination). A reader sees against them whether a plan is an outlier.
struct Ensemble {
    private let core: Core
    private let window: Window
    private var labels: [Int32]
    private var members: [[Int32]]
    private var sums: [Double]
    private var local: [Int32]
    private var random: Randomness
    private(set) var alikeness: Double

    init(core: Core, labels: [Int32], regions: Int, window: Window, seed: UInt64) {
        self.core = core
        self.labels = labels
        random = Randomness(seed: seed)
        members = Array(repeating: [], count: regions)
        for (node, label) in labels.enumerated() { members[Int(label)].append(Int32(node)) }
        local = Array(repeating: -1, count: core.n)
        let weights = members.map { $0.reduce(0) { $0 + Int(core.weights[Int($1)]) } }
        self.window = Window(min(window.lower, weights.min() ?? window.lower), max(window.upper, weights.max() ?? window.upper))
        sums = []
        alikeness = 0
        sums = members.map { Self.sum($0, core) }
        alikeness = sums.reduce(0, +)
    }

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
            let nodes = members[a] + members[b]
            let tree = Tree(of: nodes, core: core, local: &local, random: &random, isUniform: true)
            let total = tree.below[Int(tree.order[0])]
            let cuts = tree.order.dropFirst().filter { window.contains(tree.below[Int($0)]) && window.contains(total - tree.below[Int($0)]) }
            guard !cuts.isEmpty else { continue }
            let side = tree.side(below: cuts[cuts.startIndex + random.below(cuts.count)])
            members[a] = nodes.indices.filter { side[$0] }.map { nodes[$0] }
            members[b] = nodes.indices.filter { !side[$0] }.map { nodes[$0] }
            for node in members[a] { labels[Int(node)] = Int32(a) }
            for node in members[b] { labels[Int(node)] = Int32(b) }
            alikeness -= sums[a] + sums[b]
            sums[a] = Self.sum(members[a], core)
            sums[b] = Self.sum(members[b], core)
            alikeness += sums[a] + sums[b]
        }
    }
}
