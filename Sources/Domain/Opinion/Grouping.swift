// SPDX-License-Identifier: Apache-2.0

/// Who stands near whom: first up to a hundred small clusters, then two to five groups of these, as many as keep apart best
/// (the two stages of Polis: Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis: scaling deliberation by mapping high dimensional opinion spaces, Recerca 2021).
enum Grouping {
    typealias Point = SIMD2<Double>

    static let baseClusters = 100
    static let mostGroups = 5

    /// The group of each point, from 0; all 0 where there are too few for two groups of `least`.
    ///
    /// - Parameter least: fewer people than this are no group: a map with such a group is not chosen.
    static func groups(_ points: [Point], least: Int, seed: UInt64) -> [Int] {
        guard points.count >= 2 * least, Set(points).count > 1 else { return [Int](repeating: 0, count: points.count) }
        var random = Random(state: seed)
        let base = lloyd(points, [Double](repeating: 1, count: points.count), spread(points, baseClusters), rounds: baseRounds)
        // Each cluster counts alike: groups are regions of opinion, not crowds within one.
        let weights = [Double](repeating: 1, count: base.centres.count)
        var people = [Int](repeating: 0, count: base.centres.count)
        for cluster in base.clusters { people[cluster] += 1 }
        var best: (quality: Double, clusters: [Int])?
        for count in 2...mostGroups where count < base.centres.count {
            var tightest: (spread: Double, clusters: [Int])?
            for _ in 0..<12 {
                let found = kMeans(base.centres, weights, count, rounds: 60, &random)
                var sizes = [Int](repeating: 0, count: count)
                for (cluster, size) in zip(found.clusters, people) { sizes[cluster] += size }
                guard sizes.allSatisfy({ $0 >= least }) else { continue }
                if tightest.map({ found.spread < $0.spread }) ?? true { tightest = (found.spread, found.clusters) }
            }
            guard let clusters = tightest?.clusters else { continue }
            let quality = silhouette(base.centres, weights, clusters, count)
            if best.map({ quality > $0.quality }) ?? true { best = (quality, clusters) }
        }
        guard let best else { return [Int](repeating: 0, count: points.count) }
        // The largest group is the first.
        let groups = base.clusters.map { best.clusters[$0] }
        var sizes = [Int: Int]()
        for group in groups { sizes[group, default: 0] += 1 }
        let order = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let names = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return groups.map { names[$0] ?? 0 }
    }

    static let baseRounds = 6

    /// Points as far from each other as can be: the one nearest to the middle, then always the one farthest from all before
    /// (Gonzalez: Clustering to minimize the maximum intercluster distance, 1985). The same on every machine and for every seed.
    static func spread(_ points: [Point], _ count: Int) -> [Point] {
        let middle = points.reduce(.zero, +) / Double(max(1, points.count))
        func distance(_ one: Point, _ other: Point) -> Double {
            let away = one - other
            return away.x * away.x + away.y * away.y
        }
        guard var next = points.indices.min(by: { distance(points[$0], middle) < distance(points[$1], middle) }) else { return [] }
        var chosen: [Point] = [], nearest = [Double](repeating: .infinity, count: points.count)
        while chosen.count < count, nearest[next] > 0 {
            let centre = points[next]
            chosen.append(centre)
            for index in points.indices {
                nearest[index] = min(nearest[index], distance(points[index], centre))
            }
            if let farthest = nearest.indices.max(by: { nearest[$0] < nearest[$1] }) { next = farthest }
        }
        return chosen
    }

    /// Lloyd's iteration from seeds drawn by k-means++ (Arthur, Vassilvitskii, SODA 2007), with weights.
    static func kMeans(
        _ points: [Point], _ weights: [Double], _ count: Int, rounds: Int, _ random: inout Random
    ) -> (clusters: [Int], centres: [Point], spread: Double) {
        var centres: [Point] = [], nearest = [Double](repeating: .infinity, count: points.count)
        while centres.count < count {
            let chances = centres.isEmpty ? weights : zip(nearest, weights).map { $0 * $1 }
            let whole = chances.reduce(0, +)
            guard whole > 0 else { break }
            var mark = random.share() * whole, drawn = points.count - 1
            for (index, chance) in chances.enumerated() {
                mark -= chance
                if mark < 0, chance > 0 {
                    drawn = index
                    break
                }
            }
            let centre = points[drawn]
            centres.append(centre)
            for index in points.indices {
                let away = points[index] - centre
                nearest[index] = min(nearest[index], away.x * away.x + away.y * away.y)
            }
        }
        return lloyd(points, weights, centres, rounds: rounds)
    }

    static func lloyd(
        _ points: [Point], _ weights: [Double], _ start: [Point], rounds: Int
    ) -> (clusters: [Int], centres: [Point], spread: Double) {
        var centres = start
        var clusters = [Int](repeating: -1, count: points.count), spread = 0.0
        for _ in 0..<rounds {
            var isSame = true
            spread = 0
            points.withUnsafeBufferPointer { points in
                centres.withUnsafeBufferPointer { centres in
                    for index in points.indices {
                        var best = 0, least = Double.infinity
                        for place in centres.indices {
                            let away = points[index] - centres[place], distance = away.x * away.x + away.y * away.y
                            if distance < least { (least, best) = (distance, place) }
                        }
                        spread += least * weights[index]
                        if clusters[index] != best {
                            clusters[index] = best
                            isSame = false
                        }
                    }
                }
            }
            if isSame { break }
            var sums = [Point](repeating: .zero, count: centres.count), whole = [Double](repeating: 0, count: centres.count)
            for index in points.indices {
                sums[clusters[index]] += points[index] * weights[index]
                whole[clusters[index]] += weights[index]
            }
            for place in centres.indices where whole[place] > 0 { centres[place] = sums[place] / whole[place] }
        }
        // Clusters in which nobody is are left out.
        var names = [Int](repeating: -1, count: centres.count), kept: [Point] = []
        for cluster in clusters where names[cluster] < 0 {
            names[cluster] = kept.count
            kept.append(centres[cluster])
        }
        return (clusters.map { names[$0] }, kept, spread)
    }

    /// How much nearer points are to their own group than to the next one, from -1 to 1 (Rousseeuw 1987), with weights.
    static func silhouette(_ points: [Point], _ weights: [Double], _ clusters: [Int], _ count: Int) -> Double {
        var sizes = [Double](repeating: 0, count: count), quality = 0.0, whole = 0.0
        for (cluster, weight) in zip(clusters, weights) { sizes[cluster] += weight }
        for index in points.indices {
            var sums = [Double](repeating: 0, count: count)
            for other in points.indices where other != index {
                let away = points[index] - points[other]
                sums[clusters[other]] += weights[other] * (away * away).sum().squareRoot()
            }
            let own = clusters[index], others = sizes[own] - weights[index]
            whole += weights[index]
            guard others > 0 else { continue }
            let inside = sums[own] / others
            let outside = (0..<count).filter { $0 != own && sizes[$0] > 0 }.map { sums[$0] / sizes[$0] }.min() ?? 0
            if max(inside, outside) > 0 { quality += weights[index] * (outside - inside) / max(inside, outside) }
        }
        return whole > 0 ? quality / whole : 0
    }

    /// How alike two groupings of the same people are: 1 for the same, 0 for chance (Hubert, Arabie: Comparing partitions, 1985).
    static func adjustedRand(_ one: [Int], _ other: [Int]) -> Double {
        var cells: [SIMD2<Int>: Int] = [:], mine: [Int: Int] = [:], theirs: [Int: Int] = [:]
        for (a, b) in zip(one, other) {
            cells[SIMD2(a, b), default: 0] += 1
            mine[a, default: 0] += 1
            theirs[b, default: 0] += 1
        }
        func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
        let both = cells.values.reduce(0) { $0 + pairs($1) }, a = mine.values.reduce(0) { $0 + pairs($1) },
            b = theirs.values.reduce(0) { $0 + pairs($1) }
        let all = pairs(min(one.count, other.count)), expected = all > 0 ? a * b / all : 0, most = (a + b) / 2
        return most == expected ? 1 : (both - expected) / (most - expected)
    }

    /// SplitMix64.
    struct Random {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        /// From 0 to below 1.
        mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
        mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
    }
}
