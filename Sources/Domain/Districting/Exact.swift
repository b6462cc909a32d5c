// SPDX-License-Identifier: Apache-2.0

/// Small pieces, all divisions: the lowest node left is given every connected set it can be in, and the rest is divided likewise; what cannot be
/// better than the best so far is not followed.
struct Exact {
    static let limit = 28

    private let near: [UInt32]
    private let foes: [UInt32]
    private let weights: [Int]
    private let distances: [Double]
    private let n: Int
    private let window: Window
    private var best = Double.infinity
    private var found: [UInt32]?
    private var parts: [UInt32] = []
    private var steps: Int
    /// The least that so many nodes in so many regions can cost: as few pairs as possible, of the smallest distances there are.
    private let least: [[Double]]

    /// - Parameters:
    ///   - distances: of every two nodes, n × n.
    ///   - steps: after so many the search gives up.
    init(core: Core, distances: [Double], window: Window, steps: Int) {
        n = core.n
        near = (0..<core.n).map { i in
            (Int(core.offsets[i])..<Int(core.offsets[i + 1])).reduce(UInt32(0)) { $0 | 1 << UInt32(core.targets[$1]) }
        }
        foes = (0..<core.n).map { i in
            (Int(core.foeOffsets[i])..<Int(core.foeOffsets[i + 1])).reduce(UInt32(0)) { $0 | 1 << UInt32(core.foes[$1]) }
        }
        weights = (0..<core.n).map { Int(core.weights[$0]) }
        self.distances = distances
        self.window = window
        self.steps = steps
        let n = core.n, sorted = (0..<n).flatMap { i in (0..<i).map { distances[i * n + $0] } }.sorted()
        var sums = [0.0]
        for distance in sorted { sums.append(sums[sums.count - 1] + distance) }
        least = (0...n).map { count in
            (0...n).map { regions in
                guard regions > 0, count > regions else { return 0 }
                let small = count / regions, large = count % regions
                let pairs = large * (small + 1) * small / 2 + (regions - large) * small * (small - 1) / 2
                return sums[pairs]
            }
        }
    }

    /// - Returns: the division into so many regions with the least sum of distances, nil if there is none (below `bound`); and whether that is proved.
    mutating func divide(into regions: Int, below bound: Double = .infinity) -> (labels: [Int32]?, isProved: Bool) {
        best = bound
        found = nil
        split(UInt32.max >> UInt32(32 - n), regions, 0)
        let labels = found.map { parts in (0..<n).map { i in Int32(parts.firstIndex { $0 & (1 << UInt32(i)) != 0 } ?? 0) } }
        return (labels, steps > 0)
    }

    private func sum(_ mask: UInt32) -> Int {
        var sum = 0, left = mask
        while left != 0 {
            sum += weights[left.trailingZeroBitCount]
            left &= left - 1
        }
        return sum
    }

    /// The connected part of the mask that holds its lowest node.
    private func part(of mask: UInt32) -> UInt32 {
        var part = mask & (~mask + 1), open = part
        while open != 0 {
            let next = near[open.trailingZeroBitCount] & mask & ~part
            open = (open & (open - 1)) | next
            part |= next
        }
        return part
    }

    /// Whether the connected parts of what is left can be so many regions inside the window.
    private func canBe(_ mask: UInt32, _ regions: Int) -> Bool {
        var left = mask, least = 0, most = 0
        while left != 0 {
            let part = part(of: left)
            guard let counts = window.counts(sum(part)) else { return false }
            least += counts.lowerBound
            most += min(counts.upperBound, part.nonzeroBitCount)
            left &= ~part
        }
        return least <= regions && regions <= most
    }

    private mutating func split(_ left: UInt32, _ regions: Int, _ cost: Double) {
        guard left != 0, regions > 0 else { return }
        if regions == 1 {
            guard part(of: left) == left, window.contains(sum(left)) else { return }
            var total = cost, mask = left
            while mask != 0 {
                let i = mask.trailingZeroBitCount
                mask &= mask - 1
                if foes[i] & left != 0 { return }
                total += reach(i, mask)
            }
            if total < best - 1e-9 {
                best = total
                found = parts + [left]
            }
            return
        }
        let first = left.trailingZeroBitCount
        grow(1 << UInt32(first), near[first] & left, 0, left, regions, weights[first], cost)
    }

    private func reach(_ i: Int, _ mask: UInt32) -> Double {
        var sum = 0.0, left = mask
        while left != 0 {
            sum += distances[i * n + left.trailingZeroBitCount]
            left &= left - 1
        }
        return sum
    }

    /// Every connected set that contains `set`, once: the lowest node of the border is taken in, or shut out for good.
    private mutating func grow(
        _ set: UInt32, _ border: UInt32, _ shut: UInt32, _ left: UInt32, _ regions: Int, _ weight: Int, _ cost: Double
    ) {
        guard steps > 0, weight <= window.upper, cost + least[(shut & left).nonzeroBitCount][regions - 1] < best else { return }
        steps -= 1
        let open = border & ~shut & ~set
        if open == 0 {
            if weight >= window.lower, canBe(left & ~set, regions - 1) {
                parts.append(set)
                split(left & ~set, regions - 1, cost)
                parts.removeLast()
            }
            return
        }
        let next = open.trailingZeroBitCount, bit = UInt32(1) << UInt32(next)
        grow(set, border, shut | bit, left, regions, weight, cost)
        guard foes[next] & set == 0 else { return }
        grow(set | bit, border | (near[next] & left), shut, left, regions, weight + weights[next], cost + reach(next, set))
    }
}
