// SPDX-License-Identifier: Apache-2.0
import Districting
import TestKit
import Testing

/// A random graph with bridges, islands and weights that fit nowhere, and random demands that may contradict each other.
private struct Wild {
    var units: Units
    var adjacency: Adjacency
    var rules: Rules

    init(_ random: inout SeededGenerator) {
        (units, adjacency) = Sample.wild(&random)
        rules = Rules(
            weights: Weights(balance: [0, 0.2].randomElement(using: &random) ?? 0, compactness: [0, 1].randomElement(using: &random) ?? 0))
        rules.keepsPresent = Bool.random(using: &random)
        let count = units.count
        /// Some stretches of units, which are neighbours as a rule, with a number each.
        func stretches(_ most: Int, _ length: ClosedRange<Int>, _ chance: Int) -> [Int?] {
            guard Int.random(in: 0..<chance, using: &random) == 0 else { return [] }
            var column = Array(repeating: Int?.none, count: count)
            for name in 1...most {
                let first = Int.random(in: 0..<count, using: &random), size = Int.random(in: length, using: &random)
                for unit in first..<min(count, first + size) where column[unit] == nil { column[unit] = name }
            }
            return column
        }
        units.compound = stretches(4, 2...14, 2)
        units.together = stretches(3, 2...4, 2)
        units.fixed = stretches(3, 1...2, 3)
        units.dedicated = stretches(1, 1...6, 3)
        units.present = stretches(12, 3...12, 2)
        if Bool.random(using: &random), count > 3 {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let first = Int.random(in: 0..<count - 1, using: &random)
                units.apart.append(.init(first, Int.random(in: first + 1..<count, using: &random)))
            }
        }
    }

    func draw() throws -> Plan { try Districting.draw(units, adjacency, rules: rules, seed: 6, effort: Effort(proposals: 40_000, ensemble: 4)) }

    /// What of the demands is neither kept nor named.
    func faults(_ plan: Plan) -> [String] {
        var faults: [String] = []
        let inspection = Inspection(plan, units, adjacency)
        let dedicated = units.dedicated.isEmpty ? Array(repeating: Int?.none, count: units.count) : units.dedicated
        func named(_ rules: Set<Relaxation.Rule>, _ members: [Int]) -> Bool {
            plan.relaxations.contains { rules.contains($0.rule) && !Set($0.units).isDisjoint(with: members) }
        }
        var regions: [Int: [Int]] = [:]
        for (unit, region) in plan.regions.enumerated() { regions[region, default: []].append(unit) }
        if inspection.households != units.households.reduce(0, +) { faults.append("households") }
        if regions.keys.contains(where: { $0 < 1 }) { faults.append("left over") }
        for (region, members) in regions {
            let names = Set(members.map { dedicated[$0] })
            if names.count > 1 { faults.append("dedicated \(region)") }
            // A dedicated grid is what it was told to be.
            guard names == [nil] else { continue }
            if !Inspection.isWhole(members, adjacency) { faults.append("torn \(region)") }
            if let weight = inspection.weights[region], !(40...50).contains(weight), !named([.window], members) { faults.append("window \(region)") }
        }
        func groups(_ column: [Int?]) -> [[Int]] {
            var groups: [Int: [Int]] = [:]
            for (unit, name) in column.enumerated() where dedicated[unit] == nil { if let name { groups[name, default: []].append(unit) } }
            return Array(groups.values)
        }
        func isOne(_ members: [Int]) -> Bool { Set(members.map { plan.regions[$0] }).count == 1 }
        for group in groups(units.together) where !isOne(group) && !named([.together], group) { faults.append("together \(group)") }
        for group in groups(units.fixed) where !isOne(group) && !named([.fixed], group) { faults.append("fixed \(group)") }
        for group in groups(units.compound) where group.reduce(0, { $0 + units.households[$1] }) <= 50 {
            if !isOne(group) && !named([.compound], group) { faults.append("compound \(group)") }
        }
        for pair in units.apart where plan.regions[pair.first] == plan.regions[pair.second] && !named([.apart], [pair.first, pair.second]) {
            faults.append("apart \(pair)")
        }
        for (region, members) in regions where dedicated[members[0]] == nil {
            let fixed = Set(members.compactMap { units.fixed.isEmpty ? nil : units.fixed[$0] })
            if fixed.count > 1, !named([.fixed], members) { faults.append("two fixed in \(region)") }
        }
        return faults
    }
}

@Test func `whatever is asked of whatever graph, it is kept or named`() throws {
    try forAll({ Wild(&$0) }, count: 100) { wild in
        let plan = try wild.draw(), faults = wild.faults(plan)
        #expect(faults.isEmpty, "\(faults)")
        return try faults.isEmpty && plan.keepsRules == plan.certificate.rules.allSatisfy(\.isKept) && plan == wild.draw()
    }
}

/// Written down on one machine, for all others and for later: who changes the plans raises `Districting.version`, and writes down new marks.
@Test func `the same plan on every machine`() throws {
    func mark(_ plan: Plan) -> String {
        let figures = plan.certificate
        let numbers = plan.regions + [figures.proposals, Int(figures.alikeness.sum * 1e6), Int((figures.alikeness.ensemble?.median ?? 0) * 1e6)]
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for number in numbers { for shift in 0..<8 { hash = (hash ^ UInt64(number >> (8 * shift) & 255)) &* 0x100_0000_01B3 } }
        return String(hash, radix: 16)
    }
    var (units, adjacency) = Sample.lattice(18, 18)
    adjacency.borders = adjacency.borders.enumerated().map { index, border in
        .init(border.from, border.to, length: Double(1 + index % 7), barrier: index % 11 == 0 ? .penalised(2) : .none)
    }
    let effort = Effort(proposals: 600_000, ensemble: 10)
    let plan = try Districting.draw(
        units, adjacency, rules: Rules(weights: Weights(balance: 0.1, compactness: 0.3)), seed: 20_261_126, effort: effort)
    units.present = plan.regions
    for unit in stride(from: 0, to: 324, by: 17) { units.households[unit] = 1 + unit % 9 }
    let mended = try Districting.draw(units, adjacency, rules: Rules(keepsPresent: true), seed: 7, effort: effort)
    let bound = try Districting.draw(units, adjacency, rules: Rules(weights: Weights(stability: 0.5)), seed: 8, effort: effort)
    let marks = [plan, mended, bound].map(mark)
    #expect(Districting.version == "3" && marks == ["364bd9d1a13b0b5d", "47aa7694cdb198eb", "83d1791a6e2af8e9"], "\(marks)")
}
