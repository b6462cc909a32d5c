// SPDX-License-Identifier: Apache-2.0

extension Preparation {
    /// The nodes as they are joined so far, without what is settled.
    struct NodeGraph {
        var nodes: [[Int]] = []
        var weights: [Int] = []
        var rows: [[Int]] = []

        init(_ preparation: Preparation) {
            var preparation = preparation, node = Array(repeating: -1, count: preparation.units.count)
            for unit in 0..<preparation.units.count where !preparation.isSettled[unit] {
                let head = preparation.find(unit)
                if node[head] < 0 {
                    node[head] = nodes.count
                    nodes.append([])
                    weights.append(0)
                }
                node[unit] = node[head]
                nodes[node[head]].append(unit)
                weights[node[head]] += preparation.units.households[unit]
            }
            rows = nodes.indices.map { index in
                let near = nodes[index].flatMap { unit in preparation.rows[unit].map { node[$0] } }.filter { $0 >= 0 && $0 != index }.sorted()
                return near.enumerated().filter { $0.offset == 0 || near[$0.offset - 1] != $0.element }.map(\.element)
            }
        }

        /// The connected parts, each in ascending order.
        func components(without left: [Bool]) -> [[Int]] {
            var isSeen = left.isEmpty ? Array(repeating: false, count: nodes.count) : left, parts: [[Int]] = []
            for start in nodes.indices where !isSeen[start] {
                var part = [start], head = 0
                isSeen[start] = true
                while head < part.count {
                    for next in rows[part[head]] where !isSeen[next] {
                        isSeen[next] = true
                        part.append(next)
                    }
                    head += 1
                }
                parts.append(part.sorted())
            }
            return parts
        }

        /// For each cut node of a connected part, what falls off without it and is lighter than a region must be.
        func pendants(of component: [Int], lighterThan lower: Int) -> [(node: Int, pendants: [[Int]])] {
            guard let root = component.first, component.count > 2 else { return [] }
            var entry: [Int: Int] = [:], order: [Int] = [], parent: [Int: Int] = [:], stack: [(node: Int, next: Int)] = [(root, 0)]
            entry.reserveCapacity(component.count)
            entry[root] = 0
            order.append(root)
            var low = [0], size = [1], sum = [weights[root]], children: [[Int]] = [[]]
            while let (node, next) = stack.last {
                let at = entry[node] ?? 0
                if next < rows[node].count {
                    stack[stack.count - 1].next += 1
                    let other = rows[node][next]
                    if let seen = entry[other] {
                        if parent[node] != other { low[at] = min(low[at], seen) }
                    } else {
                        entry[other] = order.count
                        parent[other] = node
                        low.append(order.count)
                        size.append(1)
                        sum.append(weights[other])
                        children.append([])
                        children[at].append(order.count)
                        order.append(other)
                        stack.append((other, 0))
                    }
                } else {
                    stack.removeLast()
                    guard let above = parent[node], let up = entry[above] else { continue }
                    low[up] = min(low[up], low[at])
                    size[up] += size[at]
                    sum[up] += sum[at]
                }
            }
            var found: [(node: Int, pendants: [[Int]])] = []
            for at in order.indices {
                let hanging = children[at].filter { low[$0] >= at }
                guard !hanging.isEmpty, at > 0 || hanging.count > 1 else { continue }
                var pendants = hanging.filter { sum[$0] < lower }.map { Array(order[$0..<$0 + size[$0]]) }
                if at > 0 {
                    let rest = sum[0] - weights[order[at]] - hanging.reduce(0) { $0 + sum[$1] }
                    if rest < lower {
                        var inside = Array(repeating: false, count: order.count)
                        inside[at] = true
                        for child in hanging { for k in child..<child + size[child] { inside[k] = true } }
                        pendants.append(order.indices.filter { !inside[$0] }.map { order[$0] })
                    }
                }
                if !pendants.isEmpty { found.append((order[at], pendants)) }
            }
            return found
        }
    }
}
