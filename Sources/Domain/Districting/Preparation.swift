// SPDX-License-Identifier: Apache-2.0

/// The community taken apart before the search: what stays together becomes one node, what can only be one way is settled, and every connected
/// piece gets its own window. What makes a window impossible is found here, by name.
struct Preparation {
    struct Piece {
        /// The units of each node.
        var nodes: [[Int]]
        /// Neighbours of each node, by number within the piece, with the borders between them.
        var rows: [[(target: Int, border: Int)]]
        var window: Window
        var counts: ClosedRange<Int>
        var households: Int
    }

    /// A region that no search is needed for.
    struct Settled {
        var units: [Int]
        var dedicated: Int?
    }

    private(set) var pieces: [Piece] = []
    private(set) var settled: [Settled] = []
    private(set) var relaxations: [Relaxation] = []
    /// Each pair of neighbours once, cut ones left out.
    let borders: [Adjacency.Border]

    let units: Units
    let window: Window
    private var leader: [Int]
    /// Compounds that are divided within themselves.
    private var closed: [Int: Bool] = [:]
    var rows: [[Int]]
    var isSettled: [Bool]

    init(_ units: Units, _ adjacency: Adjacency, window: Window) {
        self.units = units
        self.window = window
        leader = Array(0..<units.count)
        isSettled = Array(repeating: false, count: units.count)
        borders = Self.merged(adjacency)
        rows = Array(repeating: [], count: units.count)
        settleDedicated()
        closed = closedCompounds()
        for border in borders {
            guard !isSettled[border.from], !isSettled[border.to] else { continue }
            if !closed.isEmpty, Self.parts(border, closed, units) { continue }
            rows[border.from].append(border.to)
            rows[border.to].append(border.from)
        }
        join(units.fixed, as: .fixed)
        join(units.together, as: .together)
        let closed = closed
        join(units.compound.map { $0.flatMap { closed[$0] == nil ? $0 : nil } }, as: .compound)
        settleOversize()
        settleOneWays()
        cutIntoPieces()
    }

    /// Each pair of units once, in order, lengths added up.
    private static func merged(_ adjacency: Adjacency) -> [Adjacency.Border] {
        let sorted = adjacency.borders.enumerated().filter { $0.element.from != $0.element.to }.map { index, border in
            (min(border.from, border.to), max(border.from, border.to), index)
        }.sorted { $0 < $1 }
        var borders: [Adjacency.Border] = []
        for (from, to, index) in sorted {
            let border = adjacency.borders[index]
            if let last = borders.last, last.from == from, last.to == to {
                borders[borders.count - 1].length += border.length
                if border.barrier == .cut || last.barrier == .none {
                    borders[borders.count - 1].barrier = last.barrier == .cut ? .cut : border.barrier
                }
            } else {
                borders.append(Adjacency.Border(from, to, length: border.length, barrier: border.barrier))
            }
        }
        return borders.filter { $0.barrier != .cut }
    }

    private static func parts(_ border: Adjacency.Border, _ closed: [Int: Bool], _ units: Units) -> Bool {
        let a = units.compound[border.from], b = units.compound[border.to]
        return a != b && (a.map { closed[$0] != nil } ?? false || b.map { closed[$0] != nil } ?? false)
    }

    private mutating func settleDedicated() {
        var groups: [(name: Int, units: [Int])] = [], places: [Int: Int] = [:]
        for (unit, name) in units.dedicated.enumerated() {
            guard let name else { continue }
            isSettled[unit] = true
            if let place = places[name] {
                groups[place].units.append(unit)
            } else {
                places[name] = groups.count
                groups.append((name, [unit]))
            }
        }
        settled += groups.map { Settled(units: $0.units, dedicated: $0.name) }
    }

    /// Compounds too large for one region that can be divided on their own: nothing else joins them.
    private mutating func closedCompounds() -> [Int: Bool] {
        guard !units.compound.isEmpty else { return [:] }
        var closed: [Int: Bool] = [:]
        for group in Self.groups(units.compound) {
            // What of it is dedicated is no part of what is divided.
            let free = group.units.filter { !isSettled[$0] }, weight = free.reduce(0) { $0 + units.households[$1] }
            guard weight > window.upper else { continue }
            closed[group.name] = true
            if window.counts(weight) == nil {
                relaxations.append(
                    Relaxation(rule: .window, reason: .noCount, units: free, households: weight, window: widened(for: weight).window))
            }
        }
        return closed
    }

    static func groups(_ column: [Int?]) -> [(name: Int, units: [Int])] {
        var groups: [(name: Int, units: [Int])] = [], places: [Int: Int] = [:]
        for (unit, name) in column.enumerated() {
            guard let name else { continue }
            if let place = places[name] {
                groups[place].units.append(unit)
            } else {
                places[name] = groups.count
                groups.append((name, [unit]))
            }
        }
        return groups
    }

    mutating func find(_ unit: Int) -> Int {
        var unit = unit
        while leader[unit] != unit {
            leader[unit] = leader[leader[unit]]
            unit = leader[unit]
        }
        return unit
    }

    private mutating func unite(_ a: Int, _ b: Int) {
        let x = find(a), y = find(b)
        if x != y { leader[max(x, y)] = min(x, y) }
    }

    /// Makes one node of each group. Parts without contact are joined over the shortest way between them, as long as that fits into a region.
    private mutating func join(_ column: [Int?], as rule: Relaxation.Rule) {
        for group in Self.groups(column) {
            let free = group.units.filter { !isSettled[$0] }
            guard let first = free.first, free.count > 1 else { continue }
            var reached = Set([first]), missing = Set(free.dropFirst()), apart: [Int] = []
            spread(&reached, &missing)
            while let goal = missing.min() {
                guard let way = way(from: reached, to: missing, avoiding: column) else {
                    apart.append(goal)
                    missing.remove(goal)
                    var other = Set([goal]), rest = missing
                    spread(&other, &rest)
                    other.sorted().forEach { unite(goal, $0) }
                    missing = rest
                    continue
                }
                reached.formUnion(way)
                missing.subtract(way)
                spread(&reached, &missing)
            }
            reached.sorted().forEach { unite(first, $0) }
            if !apart.isEmpty {
                relaxations.append(
                    Relaxation(rule: rule, reason: .noContact, units: free, households: free.reduce(0) { $0 + units.households[$1] }))
            }
        }
    }

    /// Adds to `reached` all of `missing` that can be come to through `missing` alone.
    private func spread(_ reached: inout Set<Int>, _ missing: inout Set<Int>) {
        var open = reached.sorted()
        while let unit = open.popLast() {
            for next in rows[unit] where missing.contains(next) {
                missing.remove(next)
                reached.insert(next)
                open.append(next)
            }
        }
    }

    /// The shortest way, in units, from one set to the other over units of no other group; nil if there is none that fits into a region.
    private func way(from: Set<Int>, to goals: Set<Int>, avoiding column: [Int?]) -> [Int]? {
        var before: [Int: Int] = [:], queue = from.sorted(), head = 0
        for unit in queue { before[unit] = unit }
        while head < queue.count {
            let unit = queue[head]
            head += 1
            if goals.contains(unit) {
                var way: [Int] = [], at = unit
                while !from.contains(at) {
                    way.append(at)
                    at = before[at] ?? at
                }
                let weight = from.union(way).union(goals).reduce(0) { $0 + units.households[$1] }
                return weight <= window.upper ? way : nil
            }
            for next in rows[unit] where before[next] == nil && (goals.contains(next) || column[next] == nil) {
                before[next] = unit
                queue.append(next)
            }
        }
        return nil
    }

    /// The number of regions, and the least widened window, by which so many households can be divided where the window allows no number.
    private func widened(for weight: Int) -> (window: Window, count: Int) {
        let few = max(1, weight / window.lower), many = max(1, (weight + window.upper - 1) / window.upper)
        func need(_ count: Int) -> Window { Window(min(window.lower, weight / count), max(window.upper, (weight + count - 1) / count)) }
        func change(_ w: Window) -> Int { window.lower - w.lower + w.upper - window.upper }
        let best = [few, many].min { change(need($0)) < change(need($1)) } ?? 1
        return (need(best), best)
    }

    /// Nodes heavier than a region make a region of their own, joined by crumbs that would be worse off alone.
    private mutating func settleOversize() {
        var graph = NodeGraph(self)
        let heavy = graph.nodes.indices.filter { graph.weights[$0] > window.upper }
        guard !heavy.isEmpty else { return }
        var isHeavy = Array(repeating: false, count: graph.nodes.count)
        for node in heavy { isHeavy[node] = true }
        var taken = heavy.map { graph.nodes[$0] }
        let place = Dictionary(uniqueKeysWithValues: heavy.enumerated().map { ($1, $0) })
        for part in graph.components(without: isHeavy) {
            let weight = part.reduce(0) { $0 + graph.weights[$1] }
            guard weight < window.lower, 2 * weight <= window.lower else { continue }
            let hosts = part.flatMap { graph.rows[$0] }.filter { isHeavy[$0] }
            guard let host = hosts.min(by: { (graph.weights[$0], $0) < (graph.weights[$1], $1) }), let at = place[host] else { continue }
            taken[at] += part.flatMap { graph.nodes[$0] }
            graph.weights[host] += weight
        }
        for (at, node) in heavy.enumerated() {
            let weight = graph.weights[node]
            relaxations.append(
                Relaxation(
                    rule: .window, reason: graph.nodes[node].count == 1 ? .unitTooLarge : .groupTooLarge, units: graph.nodes[node],
                    households: weight, window: Window(window.lower, weight)))
            settle(taken[at])
        }
    }

    private mutating func settle(_ members: [Int]) {
        for unit in members { isSettled[unit] = true }
        settled.append(Settled(units: members.sorted(), dedicated: nil))
    }

    /// What hangs on one node and is too light for a region can only be in that node's region: it is joined, or, where that is too much, named.
    private mutating func settleOneWays() {
        for _ in 0..<200 {
            let graph = NodeGraph(self)
            var isChanged = false, overfull: (node: Int, pendants: [[Int]])?
            for component in graph.components(without: []) {
                let total = component.reduce(0) { $0 + graph.weights[$1] }
                guard total >= 2 * window.lower, window.counts(total) != nil else { continue }
                for (node, pendants) in graph.pendants(of: component, lighterThan: window.lower) {
                    let weight = pendants.reduce(graph.weights[node]) { $1.reduce($0) { $0 + graph.weights[$1] } }
                    if weight > window.upper {
                        if overfull == nil { overfull = (node, pendants) }
                        continue
                    }
                    for pendant in pendants { for other in pendant { unite(graph.nodes[node][0], graph.nodes[other][0]) } }
                    isChanged = true
                }
            }
            if isChanged { continue }
            guard let overfull else { return }
            settleOverfull(overfull.node, overfull.pendants, graph)
        }
    }

    /// Keeps with the node what would be worse off alone; the heaviest go first.
    private mutating func settleOverfull(_ node: Int, _ pendants: [[Int]], _ graph: NodeGraph) {
        func weight(_ nodes: [Int]) -> Int { nodes.reduce(0) { $0 + graph.weights[$1] } }
        var kept = pendants.sorted { (weight($0), $0[0]) < (weight($1), $1[0]) }, alone: [[Int]] = []
        var total = kept.reduce(graph.weights[node]) { $0 + weight($1) }
        while total > window.upper, let last = kept.last, min(total - window.upper, weight(last)) > window.lower - weight(last) {
            alone.append(last)
            total -= weight(last)
            kept.removeLast()
        }
        let region = graph.nodes[node] + kept.flatMap { $0.flatMap { graph.nodes[$0] } }
        if total > window.upper {
            relaxations.append(
                Relaxation(
                    rule: .window, reason: .onlyOneWay, units: region.sorted(), households: total, window: Window(window.lower, total)))
            settle(region)
        } else {
            for unit in region { unite(region[0], unit) }
        }
        for part in alone {
            let members = part.flatMap { graph.nodes[$0] }
            relaxations.append(
                Relaxation(
                    rule: .window, reason: .onlyOneWay, units: members.sorted(), households: weight(part),
                    window: Window(min(window.lower, weight(part)), window.upper)))
            settle(members)
        }
    }

    private mutating func cutIntoPieces() {
        let graph = NodeGraph(self)
        var number = Array(repeating: -1, count: graph.nodes.count), nodeOfUnit = Array(repeating: -1, count: units.count)
        for (node, members) in graph.nodes.enumerated() { for unit in members { nodeOfUnit[unit] = node } }
        var bordersOfNode: [[Int]] = Array(repeating: [], count: graph.nodes.count)
        for (index, border) in borders.enumerated() {
            let a = nodeOfUnit[border.from], b = nodeOfUnit[border.to]
            guard a >= 0, b >= 0, a != b else { continue }
            if !closed.isEmpty, Self.parts(border, closed, units) { continue }
            bordersOfNode[a].append(index)
            bordersOfNode[b].append(index)
        }
        for component in graph.components(without: []) {
            let total = component.reduce(0) { $0 + graph.weights[$1] }
            for (index, node) in component.enumerated() { number[node] = index }
            let rows = component.map { node in
                bordersOfNode[node].map { index -> (target: Int, border: Int) in
                    let a = nodeOfUnit[borders[index].from]
                    return (number[a == node ? nodeOfUnit[borders[index].to] : a], index)
                }
            }
            let nodes = component.map { graph.nodes[$0] }
            if let counts = window.counts(total) {
                pieces.append(Piece(nodes: nodes, rows: rows, window: window, counts: counts, households: total))
                continue
            }
            let (own, count) = widened(for: total), members = nodes.flatMap { $0 }.sorted()
            if !relaxations.contains(where: { $0.reason == .noCount && $0.units == members }) {
                relaxations.append(
                    Relaxation(
                        rule: .window, reason: total < window.lower ? .islandTooSmall : .noCount, units: members, households: total, window: own))
            }
            pieces.append(Piece(nodes: nodes, rows: rows, window: own, counts: count...count, households: total))
        }
    }
}
