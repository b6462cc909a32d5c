// SPDX-License-Identifier: Apache-2.0

extension Drawing {
    /// The piece as the search sees it.
    func makeCore(_ piece: Preparation.Piece) -> Core {
        let weights = rules.weights, k = units.attributeCount, lanes = (k + 3) / 4
        var number = [Int: Int32]()
        for (index, node) in piece.nodes.enumerated() { for unit in node { number[unit] = Int32(index) } }
        var atoms: [Int32] = [0], attributes: [SIMD4<Float>] = []
        for node in piece.nodes {
            for unit in node {
                for lane in 0..<lanes {
                    var vector = SIMD4<Float>(repeating: 0)
                    for column in 0..<min(4, k - lane * 4) { vector[column] = Float(units.attributes[unit * k + lane * 4 + column]) }
                    attributes.append(vector)
                }
            }
            atoms.append(atoms[atoms.count - 1] + Int32(node.count))
        }
        let base = Float(typicalUnlikeness(piece)), borders = preparation.borders
        let lengths = piece.rows.flatMap { $0.map { borders[$0.border].length } }
        let meanLength = lengths.isEmpty ? 1 : max(1e-9, lengths.reduce(0, +) / Double(lengths.count))
        let rows = piece.rows.map { row in
            var arcs: [(target: Int32, cost: Float)] = []
            for (target, border) in row.sorted(by: { ($0.target, $0.border) < ($1.target, $1.border) }) {
                let cost = Float(price(of: borders[border], meanLength: meanLength, weights)) * base
                if let last = arcs.last, last.target == Int32(target) {
                    arcs[arcs.count - 1].cost += cost
                } else {
                    arcs.append((Int32(target), cost))
                }
            }
            return arcs
        }
        let load = piece.nodes.map { node in
            node.reduce(Float(0)) { $0 + (units.workload.isEmpty ? Float(units.households[$1]) : Float(units.workload[$1])) }
        }
        return Core(
            weights: piece.nodes.map { Int32($0.reduce(0) { $0 + units.households[$1] }) }, work: load, rows: rows, atoms: atoms,
            attributes: attributes, lanes: lanes, present: presentOf(piece), foes: foes(piece, number))
    }

    private func presentOf(_ piece: Preparation.Piece) -> [Int32] { most(today, piece) }

    /// The drawing that is to go on, as a start for this piece; nil where its rules have changed so far that it is none.
    func given(_ piece: Preparation.Piece, _ core: Core, _ regions: Rules.Regions) -> [Int32]? {
        guard let resuming, core.n > 1 else { return nil }
        let plan = GivenPlan(core: core, regions: most(Measures.dense(resuming.map { $0 }).labels, piece))
        var count = Set(plan.whole().names).count, random = Randomness(seed: seed)
        if case .exactly(let asked) = regions { count = asked }
        return plan.start(min(max(count, piece.counts.lowerBound), piece.counts.upperBound), piece.window, &random)
    }

    /// Where most households of each node are.
    private func most(_ column: [Int], _ piece: Preparation.Piece) -> [Int32] {
        guard !column.isEmpty else { return Array(repeating: -1, count: piece.nodes.count) }
        return piece.nodes.map { node in
            var best: (weight: Int, place: Int)?, weights: [Int: Int] = [:]
            for unit in node where column[unit] >= 0 {
                weights[column[unit], default: 0] += units.households[unit] + 1
                let weight = weights[column[unit], default: 0]
                if best.map({ weight > $0.weight }) ?? true { best = (weight, column[unit]) }
            }
            return Int32(best?.place ?? -1)
        }
    }

    /// What it costs, in units of a typical flip, to have this border between two regions.
    private func price(of border: Adjacency.Border, meanLength: Double, _ weights: Weights) -> Double {
        var price = weights.compactness * border.length / meanLength
        if case .penalised(let penalty) = border.barrier { price -= weights.barriers * penalty }
        if !units.compound.isEmpty, let compound = units.compound[border.from], units.compound[border.to] == compound { price += weights.estates }
        return price
    }

    /// The mean L1 distance over borders times the units of a region: what one unit among unlike neighbours costs.
    private func typicalUnlikeness(_ piece: Preparation.Piece) -> Double {
        let k = units.attributeCount
        guard k > 0, rules.weights.alikeness > 0 else { return 1 }
        var sum = 0.0, count = 0
        for row in piece.rows {
            for (_, index) in row {
                let border = preparation.borders[index]
                for column in 0..<k { sum += abs(units.attributes[border.from * k + column] - units.attributes[border.to * k + column]) }
                count += 1
            }
        }
        let size = Double(piece.nodes.reduce(0) { $0 + $1.count }) / Double(max(1, piece.counts.upperBound))
        return count > 0 && sum > 0 ? sum / Double(count) * size * rules.weights.alikeness : 1
    }

    private func foes(_ piece: Preparation.Piece, _ number: [Int: Int32]) -> [[Int32]] {
        var foes: [[Int32]] = Array(repeating: [], count: piece.nodes.count)
        func add(_ a: Int32, _ b: Int32) {
            guard a != b, !foes[Int(a)].contains(b) else { return }
            foes[Int(a)].append(b)
            foes[Int(b)].append(a)
        }
        for pair in units.apart { if let a = number[pair.first], let b = number[pair.second] { add(a, b) } }
        let anchors = Preparation.groups(units.fixed).map { group in group.units.compactMap { number[$0] } }.filter { !$0.isEmpty }
        for (index, group) in anchors.enumerated() {
            for other in anchors[(index + 1)...] { for a in Set(group).sorted() { for b in Set(other).sorted() { add(a, b) } } }
        }
        return foes
    }
}
