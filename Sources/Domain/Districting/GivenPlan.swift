// SPDX-License-Identifier: Apache-2.0

/// A division that is known already, today's or one that was drawn before, made a start for the search.
struct GivenPlan {
    let core: Core
    /// The region of each node, −1 if none.
    let regions: [Int32]

    /// A start with so many regions; nil where it says nothing about this piece, or cannot be made one.
    func start(_ count: Int, _ window: Window, _ random: inout Randomness) -> [Int32]? {
        guard regions.contains(where: { $0 >= 0 }) else { return nil }
        var (labels, names) = whole()
        guard labels.allSatisfy({ $0 >= 0 }) else { return nil }
        adjust(&labels, &names, window, to: count, &random)
        return names.count == count ? labels : nil
    }

    /// Its regions as whole pieces: of a torn one the heaviest part keeps the name, other nodes go to the lightest neighbour.
    func whole() -> (labels: [Int32], names: [Int32]) {
        var labels = Array(repeating: Int32(-1), count: core.n), names: [Int32] = []
        var isSeen = Array(repeating: false, count: core.n), parts: [(name: Int32, nodes: [Int], weight: Int)] = []
        for start in 0..<core.n where !isSeen[start] && regions[start] >= 0 {
            var part = [start], head = 0
            isSeen[start] = true
            while head < part.count {
                for k in Int(core.offsets[part[head]])..<Int(core.offsets[part[head] + 1]) {
                    let next = Int(core.targets[k])
                    if !isSeen[next], regions[next] == regions[start] {
                        isSeen[next] = true
                        part.append(next)
                    }
                }
                head += 1
            }
            parts.append((regions[start], part, part.reduce(0) { $0 + Int(core.weights[$1]) }))
        }
        var heaviest: [Int32: Int] = [:]
        for (index, part) in parts.enumerated() where heaviest[part.name].map({ parts[$0].weight < part.weight }) ?? true {
            heaviest[part.name] = index
        }
        var weight: [Int] = []
        for (index, part) in parts.enumerated() where heaviest[part.name] == index {
            for node in part.nodes { labels[node] = Int32(names.count) }
            names.append(part.name)
            weight.append(part.weight)
        }
        var open = (0..<core.n).filter { labels[$0] < 0 }
        while !open.isEmpty {
            var rest: [Int] = []
            for node in open {
                let near = (Int(core.offsets[node])..<Int(core.offsets[node + 1])).map { Int(labels[Int(core.targets[$0])]) }.filter { $0 >= 0 }
                guard let lightest = near.min(by: { (weight[$0], $0) < (weight[$1], $1) }) else {
                    rest.append(node)
                    continue
                }
                labels[node] = Int32(lightest)
                weight[lightest] += Int(core.weights[node])
            }
            if rest.count == open.count { break }
            open = rest
        }
        return (labels, names)
    }

    /// Merges the lightest neighbours, or divides the heaviest regions, until their number is right.
    func adjust(_ labels: inout [Int32], _ names: inout [Int32], _ window: Window, to wanted: Int, _ random: inout Randomness) {
        let goal = min(wanted, core.n)
        while names.count != goal {
            var weight = Array(repeating: 0, count: names.count), size = weight
            for i in 0..<core.n {
                weight[Int(labels[i])] += Int(core.weights[i])
                size[Int(labels[i])] += 1
            }
            if names.count < goal {
                guard let heavy = size.indices.filter({ size[$0] > 1 }).max(by: { (weight[$0], $1) < (weight[$1], $0) }) else { return }
                let nodes = (0..<Int32(core.n)).filter { Int(labels[Int($0)]) == heavy }
                let halves = Start.divide(nodes, of: core, into: 2, lower: window.lower, upper: window.upper, seed: random.next())
                for (index, node) in nodes.enumerated() where halves[index] == 1 { labels[Int(node)] = Int32(names.count) }
                names.append(-1)
            } else {
                guard let light = weight.indices.min(by: { (weight[$0], $0) < (weight[$1], $1) }) else { return }
                var other: Int?
                for i in 0..<core.n where Int(labels[i]) == light {
                    for k in Int(core.offsets[i])..<Int(core.offsets[i + 1]) {
                        let near = Int(labels[Int(core.targets[k])])
                        if near != light, other.map({ (weight[near], near) < (weight[$0], $0) }) ?? true { other = near }
                    }
                }
                guard let other else { return }
                let last = names.count - 1
                for i in 0..<core.n {
                    if Int(labels[i]) == light { labels[i] = Int32(other) }
                }
                for i in 0..<core.n where Int(labels[i]) == last { labels[i] = Int32(light == last ? Int(labels[i]) : light) }
                if light != last { names[light] = names[last] }
                names.removeLast()
            }
        }
    }
}
