// SPDX-License-Identifier: Apache-2.0
import Districting
import TestKit

/// Communities to draw in.
enum Sample {
    /// Units in rows and columns, each touching up to four others; attributes change slowly over the map.
    static func lattice(_ columns: Int, _ rows: Int, weights: ClosedRange<Int> = 1...9, seed: UInt64 = 1) -> (Units, Adjacency) {
        var random = SeededGenerator(seed: seed)
        let count = columns * rows
        let households = (0..<count).map { _ in Int.random(in: weights, using: &random) }
        let attributes = (0..<count).flatMap { index in
            [
                Double(index % columns) / 8 + Double.random(in: 0..<1, using: &random),
                Double(index / columns) / 8 + Double.random(in: 0..<1, using: &random),
            ]
        }
        var borders: [Adjacency.Border] = []
        for index in 0..<count {
            if index % columns + 1 < columns { borders.append(.init(index, index + 1)) }
            if index + columns < count { borders.append(.init(index, index + columns)) }
        }
        return (Units(ids: (0..<count).map { "u\($0)" }, households: households, attributes: attributes, attributeCount: 2), Adjacency(borders))
    }

    /// Units without attributes and the borders named.
    static func graph(_ households: [Int], _ borders: [(Int, Int)]) -> (Units, Adjacency) {
        (Units(ids: households.indices.map { "u\($0)" }, households: households), Adjacency(borders.map { .init($0.0, $0.1) }))
    }

    /// A random graph: a tree that branches at random, some borders more, some cut by barriers, some islands; sometimes weights that fit nowhere.
    static func wild(_ random: inout SeededGenerator) -> (Units, Adjacency) {
        let count = Int.random(in: 1...120, using: &random), heavy = Int.random(in: 0...3, using: &random) == 0
        let households = (0..<count).map { _ in
            heavy && Int.random(in: 0..<20, using: &random) == 0 ? Int.random(in: 30...90, using: &random) : Int.random(in: 0...14, using: &random)
        }
        var borders: [Adjacency.Border] = []
        let isPath = Int.random(in: 0...4, using: &random) == 0
        for index in 1..<max(2, count) where index < count {
            if Int.random(in: 0..<40, using: &random) == 0 { continue }
            borders.append(.init(isPath ? index - 1 : Int.random(in: max(0, index - 6)..<index, using: &random), index))
        }
        for _ in 0..<Int.random(in: 0...count, using: &random) {
            let from = Int.random(in: 0..<count, using: &random), to = min(count - 1, from + Int.random(in: 0...8, using: &random))
            let barrier: Adjacency.Barrier = [.none, .none, .penalised(1), .cut][Int.random(in: 0...3, using: &random)]
            borders.append(.init(from, to, barrier: barrier))
        }
        let attributes = (0..<count * 3).map { _ in Double.random(in: -2...2, using: &random) }
        return (Units(ids: (0..<count).map { "u\($0)" }, households: households, attributes: attributes, attributeCount: 3), Adjacency(borders))
    }
}

/// What every plan must be, checked without the engine.
struct Inspection {
    let weights: [Int: Int]
    let isWhole: Bool
    let households: Int

    init(_ plan: Plan, _ units: Units, _ adjacency: Adjacency) {
        var weights: [Int: Int] = [:], members: [Int: [Int]] = [:]
        for (unit, region) in plan.regions.enumerated() {
            weights[region, default: 0] += units.households[unit]
            members[region, default: []].append(unit)
        }
        isWhole = members.values.allSatisfy { Self.isWhole($0, adjacency) }
        self.weights = weights
        households = weights.values.reduce(0, +)
    }

    /// Whether one can go from each of these units to each other without leaving them.
    static func isWhole(_ units: [Int], _ adjacency: Adjacency) -> Bool {
        let wanted = Set(units)
        var cut = Set<[Int]>(), near: [Int: [Int]] = [:]
        for border in adjacency.borders where border.barrier == .cut { cut.insert([min(border.from, border.to), max(border.from, border.to)]) }
        for border in adjacency.borders where !cut.contains([min(border.from, border.to), max(border.from, border.to)]) {
            near[border.from, default: []].append(border.to)
            near[border.to, default: []].append(border.from)
        }
        var reached: Set<Int> = [units[0]], open = [units[0]]
        while let unit = open.popLast() {
            for next in near[unit] ?? [] where wanted.contains(next) && reached.insert(next).inserted { open.append(next) }
        }
        return reached.count == units.count
    }
}
