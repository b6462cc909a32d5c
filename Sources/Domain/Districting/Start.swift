// SPDX-License-Identifier: Apache-2.0

/// A first plan: the community is cut in two along a random spanning tree of similar neighbours, and each part again, until every part is one region.
///
/// Trees are drawn anew where no edge leaves both sides inside the window; the search mends what still lies outside.
struct Start {
    private let core: Core
    private let lower: Int
    private let upper: Int
    private var random: Randomness
    private var labels: [Int32]
    private var local: [Int32]
    /// How many trees are drawn for a small part, until one can be cut well.
    private let attempts = 24

    private struct Piece {
        var units: [Int32]
        var regions: Int
        var first: Int
    }

    /// - Returns: a region from 0 to `regions` − 1 for each node; every region is connected and has at least one node.
    static func labels(core: Core, regions: Int, lower: Int, upper: Int, seed: UInt64) -> [Int32] {
        var start = Start(core: core, lower: lower, upper: upper, seed: seed)
        return start.run(units: (0..<Int32(core.n)).map { $0 }, regions: regions)
    }

    /// Divides one connected set of nodes and says for each of them, in the order given, in which part it is.
    static func divide(_ units: [Int32], of core: Core, into regions: Int, lower: Int, upper: Int, seed: UInt64) -> [Int32] {
        var start = Start(core: core, lower: lower, upper: upper, seed: seed)
        let labels = start.run(units: units, regions: regions)
        return units.map { labels[Int($0)] }
    }

    private init(core: Core, lower: Int, upper: Int, seed: UInt64) {
        self.core = core
        self.lower = lower
        self.upper = upper
        random = Randomness(seed: seed)
        labels = Array(repeating: 0, count: core.n)
        local = Array(repeating: -1, count: core.n)
    }

    private mutating func run(units: [Int32], regions: Int) -> [Int32] {
        var open = [Piece(units: units, regions: min(regions, units.count), first: 0)]
        while let piece = open.popLast() {
            if piece.regions == 1 {
                for unit in piece.units { labels[Int(unit)] = Int32(piece.first) }
                continue
            }
            let (left, k) = cut(piece)
            var a: [Int32] = [], b: [Int32] = []
            for (index, unit) in piece.units.enumerated() { if left[index] { a.append(unit) } else { b.append(unit) } }
            open.append(Piece(units: b, regions: piece.regions - k, first: piece.first + k))
            open.append(Piece(units: a, regions: k, first: piece.first))
        }
        return labels
    }

    /// Which units of the piece are on one side, and how many regions that side will have.
    private mutating func cut(_ piece: Piece) -> ([Bool], Int) {
        let tries = piece.regions <= 8 ? attempts : piece.regions <= 64 ? 4 : 1
        var best: (score: Double, side: [Bool], k: Int)?
        for _ in 0..<tries {
            let tree = Tree(of: piece.units, core: core, local: &local, random: &random)
            let found = tree.bestCut(regions: piece.regions, lower: lower, upper: upper)
            if best.map({ found.score < $0.score }) ?? true { best = (found.score, tree.side(below: found.node), found.k) }
            if found.violation == 0, tries <= 4 || piece.regions > 3 { break }
            if found.violation == 0, random.below(3) == 0 { break }
        }
        return best.map { ($0.side, $0.k) } ?? (piece.units.indices.map { $0 == 0 }, 1)
    }
}

/// A random spanning tree of a connected set of nodes; similar neighbours are joined sooner.
struct Tree {
    let order: [Int32]
    let parent: [Int32]
    private(set) var below: [Int]
    private(set) var sizes: [Int32]

    /// - Parameter local: scratch space of one number for each node of the core, −1 before and after.
    init(of units: [Int32], core: Core, local: inout [Int32], random: inout Randomness, isUniform: Bool = false) {
        let count = units.count
        for (index, unit) in units.enumerated() { local[Int(unit)] = Int32(index) }
        var keys: [UInt64] = [], ends: [(Int32, Int32)] = []
        for (index, unit) in units.enumerated() {
            for k in Int(core.offsets[Int(unit)])..<Int(core.offsets[Int(unit) + 1]) {
                let other = local[Int(core.targets[k])]
                guard other > index else { continue }
                let far = core.isSimple ? core.distance(Int(unit), Int(core.targets[k])) : 1
                // Longer borders and likeness come first, chance mixes.
                let key = isUniform ? random.share() * 1000 : (far - core.cutCosts[k] + 0.1) * (0.3 + random.share())
                keys.append(UInt64(UInt32(max(0, min(4e9, (max(-1000, key) + 1000) * 1e5)))) << 32 | UInt64(ends.count))
                ends.append((Int32(index), other))
            }
        }
        for unit in units { local[Int(unit)] = -1 }
        keys.sort()
        var root = (0..<Int32(count)).map { $0 }
        func find(_ x: Int32) -> Int32 {
            var x = x
            while root[Int(x)] != x {
                root[Int(x)] = root[Int(root[Int(x)])]
                x = root[Int(x)]
            }
            return x
        }
        var degree = Array(repeating: Int32(0), count: count + 1), chosen: [(Int32, Int32)] = []
        for key in keys {
            let (a, b) = ends[Int(key & 0xFFFF_FFFF)]
            let x = find(a), y = find(b)
            guard x != y else { continue }
            root[Int(x)] = y
            chosen.append((a, b))
            degree[Int(a)] += 1
            degree[Int(b)] += 1
        }
        var first = Array(repeating: Int32(0), count: count + 1)
        for i in 0..<count { first[i + 1] = first[i] + degree[i] }
        var place = first, near = Array(repeating: Int32(0), count: max(1, chosen.count * 2))
        for (a, b) in chosen {
            near[Int(place[Int(a)])] = b
            place[Int(a)] += 1
            near[Int(place[Int(b)])] = a
            place[Int(b)] += 1
        }
        var queue: [Int32] = [Int32(random.below(count))], up = Array(repeating: Int32(-1), count: count), head = 0
        queue.reserveCapacity(count)
        while head < queue.count {
            let u = queue[head]
            head += 1
            for k in Int(first[Int(u)])..<Int(first[Int(u) + 1]) where near[k] != up[Int(u)] {
                up[Int(near[k])] = u
                queue.append(near[k])
            }
        }
        var sums = units.map { Int(core.weights[Int($0)]) }, heads = Array(repeating: Int32(1), count: count)
        for u in queue.reversed() where up[Int(u)] >= 0 {
            sums[Int(up[Int(u)])] += sums[Int(u)]
            heads[Int(up[Int(u)])] += heads[Int(u)]
        }
        order = queue
        parent = up
        below = sums
        sizes = heads
    }

    /// The edge (named by its lower node) whose cut leaves both sides nearest to what their regions need.
    func bestCut(regions: Int, lower: Int, upper: Int) -> (node: Int32, k: Int, score: Double, violation: Int) {
        let total = below[Int(order[0])], units = order.count, mean = Double(total) / Double(regions)
        var best: (node: Int32, k: Int, score: Double, violation: Int) = (order.count > 1 ? order[1] : order[0], 1, .infinity, .max)
        func outside(_ weight: Int, _ k: Int) -> Int { max(0, lower * k - weight) + max(0, weight - upper * k) }
        for node in order.dropFirst() {
            let s = below[Int(node)], size = Int(sizes[Int(node)])
            let guess = Int((Double(s) / mean).rounded())
            for k in max(1, guess - (regions <= 8 ? 1 : 0))...max(1, guess + (regions <= 8 ? 1 : 0)) {
                guard k < regions, k <= size, regions - k <= units - size else { continue }
                let violation = outside(s, k) + outside(total - s, regions - k)
                let uneven = abs(Double(2 * k - regions)) / Double(regions)
                let drift = abs(Double(s) - Double(k) * mean)
                let score = Double(violation) * 1000 + drift + (regions > 4 ? uneven * uneven * mean * 0.5 : 0)
                if score < best.score { best = (node, k, score, violation) }
            }
        }
        return best
    }

    /// Which nodes hang below the one named.
    func side(below node: Int32) -> [Bool] {
        var inside = Array(repeating: false, count: order.count)
        inside[Int(node)] = true
        for u in order where parent[Int(u)] >= 0 && inside[Int(parent[Int(u)])] { inside[Int(u)] = true }
        return inside
    }
}
