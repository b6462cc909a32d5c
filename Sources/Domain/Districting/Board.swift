// SPDX-License-Identifier: Apache-2.0

/// What the search weighs, each in its own unit: see `Weights`.
struct Prices {
    var alikeness: Float = 1
    /// What `Core.cutCosts` are multiplied by.
    var cut: Float = 1
    var balance: Float = 0
    var stability: Float = 0
    /// The workload that a region should have.
    var meanWork: Float = 0
}

/// A plan under work: which node is in which region, with the sums that make a move cheap to judge.
struct Board: ~Copyable {
    let core: Core
    let n: Int
    let offsets: UnsafeMutablePointer<Int32>
    let targets: UnsafeMutablePointer<Int32>
    let cutCosts: UnsafeMutablePointer<Float>
    let weights: UnsafeMutablePointer<Int32>
    let label: UnsafeMutablePointer<Int32>
    /// Which of these regions is the one in which a node is today, −1 if none.
    let home: UnsafeMutablePointer<Int32>
    /// Where a node stands in its region's list.
    let slot: UnsafeMutablePointer<Int32>
    let members: UnsafeMutablePointer<UnsafeMutablePointer<Int32>>
    let room: UnsafeMutablePointer<Int32>
    let count: UnsafeMutablePointer<Int32>
    let weight: UnsafeMutablePointer<Int32>
    let work: UnsafeMutablePointer<Float>
    let stamp: UnsafeMutablePointer<Int32>
    let stack: UnsafeMutablePointer<Int32>
    let waiting: UnsafeMutablePointer<Float>
    var time: Int32 = 0
    /// Where the search is kept to a part of the plan: its nodes, and which regions may be changed.
    var pool: UnsafeMutablePointer<Int32>?
    var poolCount = 0
    var open: UnsafeMutablePointer<Bool>?
    let capacity: Int
    let lower: Int32
    let upper: Int32
    var prices = Prices()
    /// Households outside the window, added up over all regions, with a whole lower bound for each pair of foes under one roof.
    private(set) var violation: Int = 0

    init(core: Core, labels: [Int32], regions: Int, lower: Int32, upper: Int32) {
        self.core = core
        n = core.n
        offsets = core.offsets
        targets = core.targets
        cutCosts = core.cutCosts
        weights = core.weights
        self.lower = lower
        self.upper = upper
        capacity = regions
        label = .copy(of: labels)
        home = .filled(core.n, with: -1)
        for i in 0..<core.n { home[i] = core.present[i] }
        slot = .filled(n, with: 0)
        members = .allocate(capacity: max(1, regions))
        room = .filled(regions, with: 16)
        count = .filled(regions, with: 0)
        weight = .filled(regions, with: 0)
        work = .filled(regions, with: 0)
        stamp = .filled(n, with: 0)
        stack = .filled(n, with: 0)
        waiting = .copy(of: Waiting.table)
        for r in 0..<max(1, regions) { (members + r).initialize(to: .filled(16, with: 0)) }
        for i in 0..<n { insert(i, Int(labels[i])) }
        recount()
    }

    deinit {
        pool?.deallocate()
        open?.deallocate()
        for r in 0..<max(1, capacity) { members[r].deallocate() }
        members.deallocate()
        label.deallocate()
        home.deallocate()
        slot.deallocate()
        room.deallocate()
        count.deallocate()
        weight.deallocate()
        work.deallocate()
        stamp.deallocate()
        stack.deallocate()
        waiting.deallocate()
    }

    var labels: [Int32] { Array(UnsafeBufferPointer(start: label, count: n)) }

    /// Takes over another assignment of the same nodes to the same regions.
    mutating func restore(_ labels: [Int32]) {
        for r in 0..<capacity {
            count[r] = 0
            weight[r] = 0
            work[r] = 0
        }
        for i in 0..<n { insert(i, Int(labels[i])) }
        recount()
    }

    mutating func recount() {
        violation = 0
        for r in 0..<capacity where count[r] > 0 { violation += Int(outside(weight[r])) }
        guard core.hasFoes else { return }
        for i in 0..<n { violation += foesOf(i, in: label[i]) * Int(lower) / 2 }
    }

    @inline(__always)
    func outside(_ w: Int32) -> Int32 { max(0, lower &- w) &+ max(0, w &- upper) }

    func foesOf(_ i: Int, in region: Int32) -> Int {
        var found = 0
        for k in Int(core.foeOffsets[i])..<Int(core.foeOffsets[i + 1]) where label[Int(core.foes[k])] == region { found += 1 }
        return found
    }

    @inline(__always)
    private func insert(_ i: Int, _ r: Int) {
        let c = count[r]
        if c == room[r] {
            let larger = UnsafeMutablePointer<Int32>.filled(Int(c) * 2, with: 0)
            larger.update(from: members[r], count: Int(c))
            members[r].deallocate()
            members[r] = larger
            room[r] = c * 2
        }
        members[r][Int(c)] = Int32(truncatingIfNeeded: i)
        slot[i] = c
        count[r] = c &+ 1
        label[i] = Int32(truncatingIfNeeded: r)
        weight[r] &+= weights[i]
        work[r] += core.work[i]
    }

    @inline(__always)
    private func remove(_ i: Int, _ r: Int) {
        let last = count[r] &- 1
        let moved = members[r][Int(last)]
        members[r][Int(slot[i])] = moved
        slot[Int(moved)] = slot[i]
        count[r] = last
        weight[r] &-= weights[i]
        work[r] -= core.work[i]
    }

    /// How the violation changes when node i goes from region a to b.
    @inline(__always)
    func violationChange(_ i: Int, from a: Int, to b: Int) -> Int {
        let w = weights[i], wa = weight[a], wb = weight[b]
        var change = Int((outside(wa &- w) &- outside(wa)) &+ (outside(wb &+ w) &- outside(wb)))
        if core.hasFoes { change += (foesOf(i, in: Int32(b)) - foesOf(i, in: Int32(a))) * Int(lower) }
        return change
    }

    /// Moves node i; the caller knows what it does to the violation and that region a stays whole.
    @inline(__always)
    mutating func move(_ i: Int, from a: Int, to b: Int, violationChange change: Int) {
        remove(i, a)
        insert(i, b)
        violation &+= change
    }

    /// The distances from node i to all nodes of a region, itself apart (its distance to itself is none).
    @inline(__always)
    func distance(_ i: Int, toRegion r: Int) -> Float {
        let list = members[r], c = Int(count[r])
        if core.isSimple {
            let x = core.attributes, own = x[i]
            var sum = SIMD4<Float>(repeating: 0)
            for k in 0..<c { sum += Core.absolute(own - x[Int(list[k])]) }
            return (sum.x + sum.y) + (sum.z + sum.w)
        }
        var sum: Float = 0
        for k in 0..<c where Int(list[k]) != i { sum += core.distance(i, Int(list[k])) }
        return sum
    }

    /// How the objective changes when node i goes from region a to b.
    @inline(__always)
    func costChange(_ i: Int, from a: Int, to b: Int) -> Float {
        var change = prices.alikeness * (distance(i, toRegion: b) - distance(i, toRegion: a))
        if core.hasCutCosts {
            for k in Int(offsets[i])..<Int(offsets[i + 1]) {
                let other = Int(label[Int(targets[k])])
                if other == a { change += prices.cut * cutCosts[k] } else if other == b { change -= prices.cut * cutCosts[k] }
            }
        }
        if prices.balance != 0 {
            // (A−w)² − A² + (B+w)² − B², around the mean: the mean falls out.
            let w = core.work[i]
            change += prices.balance * 2 * w * (work[b] - work[a] + w)
        }
        if prices.stability != 0 {
            let today = Int(home[i]), price = prices.stability * Float(weights[i])
            if today == a { change += price } else if today == b { change -= price }
        }
        return change
    }

    /// Whether region a stays in one piece without node i. A region of one node does not: it would be gone.
    @inline(__always)
    mutating func staysWhole(_ a: Int, without i: Int) -> Bool {
        if count[a] == 1 { return false }
        let region = Int32(truncatingIfNeeded: a)
        var wanted = 0, first = -1
        time &+= 1
        let pending = time
        time &+= 1
        let seen = time
        for k in Int(offsets[i])..<Int(offsets[i + 1]) {
            let j = Int(targets[k])
            if label[j] == region, stamp[j] != pending {
                wanted &+= 1
                stamp[j] = pending
                first = j
            }
        }
        if wanted == 1 { return true }
        if wanted == 0 { return false }
        stamp[i] = seen
        stamp[first] = seen
        wanted &-= 1
        stack[0] = Int32(truncatingIfNeeded: first)
        var height = 1
        while height > 0 {
            height &-= 1
            let u = Int(stack[height])
            for k in Int(offsets[u])..<Int(offsets[u + 1]) {
                let j = Int(targets[k])
                if label[j] != region || stamp[j] == seen { continue }
                if stamp[j] == pending {
                    wanted &-= 1
                    if wanted == 0 { return true }
                }
                stamp[j] = seen
                stack[height] = Int32(truncatingIfNeeded: j)
                height &+= 1
            }
        }
        return false
    }

    /// Finds out anew which of today's regions each region is: that under which most households stay (today's numbers and the search's have
    /// nothing to do with each other).
    mutating func settleHomes() {
        var shared: [[Int: Int]] = Array(repeating: [:], count: capacity), olds = 0
        for i in 0..<n where core.present[i] >= 0 {
            olds = max(olds, Int(core.present[i]) + 1)
            // A node without households still belongs to somebody: it decides between equals.
            shared[Int(label[i])][Int(core.present[i]), default: 0] += Int(weights[i]) * 64 + 1
        }
        let matched = Matching.best(shared.map { $0.sorted { $0.key < $1.key }.map { (old: $0.key, households: $0.value) } }, olds: olds)
        var places = Array(repeating: Int32(-1), count: olds)
        for (region, old) in matched.enumerated() { if let old { places[old] = Int32(region) } }
        for i in 0..<n { home[i] = core.present[i] < 0 ? -1 : places[Int(core.present[i])] }
    }

    /// The objective as it stands, counted afresh.
    func cost() -> Double {
        var sum = 0.0
        for r in 0..<capacity {
            for k in 0..<Int(count[r]) {
                let i = Int(members[r][k])
                for l in (k + 1)..<max(k + 1, Int(count[r])) { sum += Double(prices.alikeness * core.distance(i, Int(members[r][l]))) }
            }
            if prices.balance != 0, count[r] > 0 {
                let off = Double(work[r] - prices.meanWork)
                sum += Double(prices.balance) * off * off
            }
        }
        for i in 0..<n {
            if core.hasCutCosts {
                for k in Int(offsets[i])..<Int(offsets[i + 1]) where label[Int(targets[k])] != label[i] {
                    sum += Double(prices.cut * cutCosts[k]) / 2
                }
            }
            if prices.stability != 0, core.present[i] >= 0, home[i] != label[i] {
                sum += Double(prices.stability) * Double(weights[i])
            }
        }
        return sum
    }
}
