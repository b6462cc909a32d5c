// SPDX-License-Identifier: Apache-2.0

/// Micro-grids and the grids that are made of them.
public struct Levels: Sendable, Hashable {
    public var microGrids: Plan
    /// Its units are the micro-grids: the n-th is `numbers[n]`.
    public var grids: Plan
    public var numbers: [Int]
    /// The grid of each unit.
    public var gridOfUnit: [Int]

    public var keepsRules: Bool { microGrids.keepsRules && grids.keepsRules }
}

extension Districting {
    /// Draws micro-grids, and grids of so many micro-grids over them. Dedicated grids are left alone on both levels; compounds are cut on neither,
    /// unless they are too large for a grid; and one of more than 10,000 m² is never divided between grids (`Units.area`), even if its grid
    /// then has more micro-grids than the window allows, which is named.
    ///
    /// The number of micro-grids of each connected piece is chosen so that it can be divided into grids: 7, 8 or 9 cannot be made of fives and sixes.
    public static func drawLevels(
        _ units: Units, _ adjacency: Adjacency, rules: Rules = Rules(), grids: Window = .grid, seed: UInt64 = 1, effort: Effort = Effort(),
        progress: (DrawingProgress) -> Void = { _ in }, stop: () -> Bool = { false }
    ) throws(DrawingError) -> Levels {
        guard grids.lower >= 1, grids.lower <= grids.upper else { throw .window }
        var rules = rules
        rules.next = grids
        let micro = try draw(units, adjacency, rules: rules, seed: seed, effort: effort, progress: progress, stop: stop)
        let (labels, numbers) = Measures.dense(micro.regions.map { $0 })
        var (upper, borders) = contracted(units, adjacency, labels, numbers.count)
        let large = largeCompounds(units)
        if !large.isEmpty { upper.together = upper.compound.map { $0.flatMap { large.contains($0) ? $0 : nil } } }
        var gridRules = rules
        gridRules.window = grids
        gridRules.regions = .share(0.95)
        gridRules.next = nil
        gridRules.keepsPresent = false
        let grid = try draw(upper, borders, rules: gridRules, seed: seed &+ 1, effort: effort, stop: stop)
        return Levels(microGrids: micro, grids: grid, numbers: numbers, gridOfUnit: labels.map { grid.regions[$0] })
    }

    /// Compounds of so much ground that no grid's border may cross them, whatever the number of micro-grids.
    public static func largeCompounds(_ units: Units) -> Set<Int> {
        guard !units.area.isEmpty, !units.compound.isEmpty else { return [] }
        var ground: [Int: Double] = [:]
        for (unit, compound) in units.compound.enumerated() { if let compound { ground[compound, default: 0] += units.area[unit] } }
        return Set(ground.filter { $0.value > wholeCompoundArea }.keys)
    }

    /// The regions of a plan as units of the next level: each counts 1, attributes are means over its units, borders are added up.
    static func contracted(_ units: Units, _ adjacency: Adjacency, _ labels: [Int], _ count: Int) -> (Units, Adjacency) {
        let k = units.attributeCount
        var members: [[Int]] = Array(repeating: [], count: count)
        for (unit, label) in labels.enumerated() { members[label].append(unit) }
        var upper = Units(ids: members.map { units.ids[$0[0]] }, households: Array(repeating: 1, count: count), attributeCount: k)
        upper.workload = members.map { group in
            group.reduce(0) { $0 + (units.workload.isEmpty ? Double(units.households[$1]) : units.workload[$1]) }
        }
        if !units.people.isEmpty { upper.people = members.map { $0.reduce(0) { $0 + units.people[$1] } } }
        upper.attributes = members.flatMap { group in
            (0..<k).map { column in group.reduce(0) { $0 + units.attributes[$1 * k + column] } / Double(group.count) }
        }
        func common(_ column: [Int?]) -> [Int?] {
            column.isEmpty ? [] : members.map { group in group.allSatisfy { column[$0] == column[group[0]] } ? column[group[0]] : nil }
        }
        upper.compound = common(units.compound)
        upper.dedicated = common(units.dedicated)
        if !units.area.isEmpty { upper.area = members.map { $0.reduce(0) { $0 + units.area[$1] } } }
        let borders = adjacency.borders.compactMap { border -> Adjacency.Border? in
            let from = labels[border.from], to = labels[border.to]
            return from == to ? nil : Adjacency.Border(from, to, length: border.length, barrier: border.barrier)
        }
        return (upper, Adjacency(open(borders)))
    }

    /// Two regions that touch somewhere without a barrier touch, whatever lies between them elsewhere.
    private static func open(_ borders: [Adjacency.Border]) -> [Adjacency.Border] {
        let sorted = borders.enumerated().map { (min($1.from, $1.to), max($1.from, $1.to), $0) }.sorted { $0 < $1 }
        var found: [Adjacency.Border] = []
        for (from, to, index) in sorted where borders[index].barrier != .cut {
            if let last = found.last, last.from == from, last.to == to {
                found[found.count - 1].length += borders[index].length
                if borders[index].barrier == .none { found[found.count - 1].barrier = .none }
            } else {
                found.append(Adjacency.Border(from, to, length: borders[index].length, barrier: borders[index].barrier))
            }
        }
        return found
    }
}
