// SPDX-License-Identifier: Apache-2.0

/// Which new region is which old one: the matching under which most households keep their region (Hungarian method on the sparse overlaps).
enum Matching {
    /// - Parameter overlaps: for each new region, how many households it shares with which old ones.
    /// - Returns: for each new region the old one, nil where it is a new one.
    static func best(_ overlaps: [[(old: Int, households: Int)]], olds: Int) -> [Int?] {
        let news = overlaps.count, most = overlaps.flatMap { $0.map(\.households) }.max() ?? 0
        // Right side: the old regions, then one place for each new region to stay without.
        var price = Array(repeating: 0, count: news), worth = Array(repeating: 0, count: olds + news)
        var holder = Array(repeating: -1, count: olds + news)
        var distance = Array(repeating: Int.max, count: olds + news), before = Array(repeating: -1, count: olds + news)
        var isDone = Array(repeating: false, count: olds + news)
        for root in 0..<news {
            var heap = Heap(), touched: [Int] = [], current = root, base = 0, end = -1
            while end < 0 {
                let options = overlaps[current].map { ($0.old, most - $0.households) } + [(olds + current, most)]
                for (right, cost) in options where !isDone[right] {
                    let reach = base + cost - price[current] - worth[right]
                    if reach < distance[right] {
                        if distance[right] == .max { touched.append(right) }
                        distance[right] = reach
                        before[right] = current
                        heap.push(reach, right)
                    }
                }
                while let (reach, right) = heap.pop() {
                    if isDone[right] || reach > distance[right] { continue }
                    isDone[right] = true
                    base = reach
                    if holder[right] < 0 { end = right } else { current = holder[right] }
                    break
                }
            }
            price[root] += base
            for right in touched where isDone[right] && right != end {
                price[holder[right]] += base - distance[right]
                worth[right] -= base - distance[right]
            }
            var right = end
            while right >= 0 {
                let left = before[right]
                let next = left == root ? -1 : place(of: left, holder, overlaps[left], olds, excluding: right) ?? -1
                holder[right] = left
                right = next
            }
            for right in touched {
                distance[right] = .max
                before[right] = -1
                isDone[right] = false
            }
        }
        var found: [Int?] = Array(repeating: nil, count: news)
        for old in 0..<olds where holder[old] >= 0 { found[holder[old]] = old }
        return found
    }

    /// Where a new region stood until now.
    private static func place(of left: Int, _ holder: [Int], _ row: [(old: Int, households: Int)], _ olds: Int, excluding right: Int) -> Int? {
        for (old, _) in row where old != right && holder[old] == left { return old }
        return holder[olds + left] == left && olds + left != right ? olds + left : nil
    }

    /// A binary heap of (key, value), smallest first, ties by value.
    private struct Heap {
        private var items: [(Int, Int)] = []

        mutating func push(_ key: Int, _ value: Int) {
            items.append((key, value))
            var at = items.count - 1
            while at > 0, items[at] < items[(at - 1) / 2] {
                items.swapAt(at, (at - 1) / 2)
                at = (at - 1) / 2
            }
        }

        mutating func pop() -> (Int, Int)? {
            guard let top = items.first, let last = items.popLast() else { return nil }
            guard !items.isEmpty else { return top }
            items[0] = last
            var at = 0
            while true {
                var least = at
                for child in [2 * at + 1, 2 * at + 2] where child < items.count && items[child] < items[least] { least = child }
                if least == at { return top }
                items.swapAt(at, least)
                at = least
            }
        }
    }
}
