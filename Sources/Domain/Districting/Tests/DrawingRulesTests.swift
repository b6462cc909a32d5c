// SPDX-License-Identifier: Apache-2.0
import Districting
import TestKit
import Testing

private let quick = Effort(proposals: 1_500_000, ensemble: 0)

@Test func `small communities are divided in the best of all ways`() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<12 {
        let count = Int.random(in: 4...9, using: &random)
        let values = (0..<count).map { _ in Double(Int.random(in: 0...50, using: &random)) / 8 }
        let households = (0..<count).map { _ in Int.random(in: 3...9, using: &random) }
        var borders = (1..<count).map { Adjacency.Border(Int.random(in: 0..<$0, using: &random), $0) }
        for _ in 0..<3 { borders.append(.init(Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))) }
        let units = Units(ids: (0..<count).map(String.init), households: households, attributes: values, attributeCount: 1)
        let total = households.reduce(0, +), window = Window(1, total)
        let plan = try Districting.draw(units, Adjacency(borders), rules: Rules(window: window, regions: .exactly(2)), effort: quick)
        // Every division into two, by brute force.
        var best = Double.infinity
        for mask in 1..<(1 << count) - 1 where mask & 1 == 1 {
            let regions = (0..<count).map { mask >> $0 & 1 + 1 }
            guard isWhole(regions, borders) else { continue }
            var sum = 0.0
            for i in 0..<count { for j in 0..<i where regions[i] == regions[j] { sum += abs(values[i] - values[j]) } }
            best = min(best, sum)
        }
        #expect(abs(plan.certificate.alikeness.sum - best) < 1e-9 && plan.certificate.isProvedBest)
    }
}

private func isWhole(_ regions: [Int], _ borders: [Adjacency.Border]) -> Bool {
    var root = Array(regions.indices)
    func find(_ x: Int) -> Int { root[x] == x ? x : find(root[x]) }
    for border in borders where regions[border.from] == regions[border.to] { root[find(border.from)] = find(border.to) }
    return Set(regions.indices.map(find)).count == Set(regions).count
}

@Test func `what belongs together stays, what must be apart does not meet`() throws {
    var (units, adjacency) = Sample.lattice(16, 16)
    units.together = Array(repeating: nil, count: 256)
    units.fixed = units.together
    for unit in [17, 18, 34] { units.together[unit] = 1 }
    units.fixed[100] = 1
    units.fixed[102] = 2
    units.apart = [.init(200, 201), .init(50, 51)]
    let plan = try Districting.draw(units, adjacency, effort: quick), regions = plan.regions
    #expect(plan.keepsRules && Inspection(plan, units, adjacency).isWhole)
    #expect(Set([17, 18, 34].map { regions[$0] }).count == 1)
    #expect(regions[100] != regions[102] && regions[200] != regions[201] && regions[50] != regions[51])
}

@Test func `a cut barrier is never crossed, a priced one seldom`() throws {
    let (units, plain) = Sample.lattice(16, 16)
    var adjacency = plain
    let free = try Districting.draw(units, adjacency, effort: quick)
    for index in adjacency.borders.indices {
        let border = adjacency.borders[index], across = border.to == border.from + 1 && border.from % 16 == 7
        if across { adjacency.borders[index].barrier = .penalised(3) }
    }
    let priced = try Districting.draw(units, adjacency, effort: quick)
    func crossed(_ plan: Plan) -> Int {
        adjacency.borders.count { $0.barrier != .none && plan.regions[$0.from] == plan.regions[$0.to] }
    }
    #expect(priced.certificate.borders.barriersCrossed == crossed(priced) && crossed(priced) < crossed(free))
    for index in adjacency.borders.indices where adjacency.borders[index].barrier != .none { adjacency.borders[index].barrier = .cut }
    let cut = try Districting.draw(units, adjacency, effort: quick)
    #expect(crossed(cut) == 0 && Inspection(cut, units, adjacency).isWhole)
}

@Test func `after a change few households move, and all are inside again`() throws {
    var (units, adjacency) = Sample.lattice(24, 24)
    let before = try Districting.draw(units, adjacency, rules: Rules(regions: .share(0.9)), effort: quick)
    units.present = before.regions
    var random = SeededGenerator(seed: 4)
    for unit in units.households.indices where Int.random(in: 0..<20, using: &random) == 0 {
        units.households[unit] = Int.random(in: 1...9, using: &random)
    }
    let after = try Districting.draw(units, adjacency, rules: Rules(keepsPresent: true), effort: Effort(ensemble: 0))
    let stability = try #require(after.certificate.stability)
    #expect(after.keepsRules && Inspection(after, units, adjacency).isWhole && stability.movedShare < 0.03)
    let moved = units.households.indices.filter { after.regions[$0] != before.regions[$0] }.reduce(0) { $0 + units.households[$1] }
    #expect(moved == stability.movedHouseholds && moved + stability.unchangedHouseholds == units.households.reduce(0, +))
}

@Test func `a plan that keeps its rules is not changed`() throws {
    var (units, adjacency) = Sample.lattice(14, 14)
    units.present = try Districting.draw(units, adjacency, rules: Rules(regions: .share(0.9)), effort: quick).regions
    let again = try Districting.draw(units, adjacency, rules: Rules(keepsPresent: true), effort: quick)
    #expect(again.regions == units.present.map { $0 ?? 0 })
}

@Test func `stopped at once there still is a whole plan, which says so`() throws {
    let (units, adjacency) = Sample.lattice(20, 20)
    let plan = try Districting.draw(units, adjacency, stop: { true })
    var shares: [Double] = []
    _ = try Districting.draw(units, adjacency, effort: quick, progress: { shares.append($0.share) })
    #expect(shares.count > 50 && shares == shares.sorted() && shares.allSatisfy { (0...1).contains($0) })
    #expect(plan.certificate.wasStopped && Inspection(plan, units, adjacency).isWhole && plan.regions.allSatisfy { $0 > 0 })
}

@Test func `both levels, with a dedicated grid and compounds left whole`() throws {
    var (units, adjacency) = Sample.lattice(30, 30)
    units.dedicated = (0..<900).map { $0 % 30 < 2 && $0 / 30 < 2 ? 1 : nil }
    units.compound = (0..<900).map { $0 % 30 >= 10 && $0 % 30 < 12 && $0 / 30 % 10 < 3 ? $0 / 300 : nil }
    let levels = try Districting.drawLevels(units, adjacency, effort: Effort(proposals: 4_000_000, ensemble: 0))
    #expect(levels.keepsRules && Inspection(levels.microGrids, units, adjacency).isWhole)
    var microGrids: [Int: Set<Int>] = [:]
    for unit in 0..<900 where units.dedicated[unit] == nil {
        microGrids[levels.gridOfUnit[unit], default: []].insert(levels.microGrids.regions[unit])
    }
    #expect(microGrids.values.allSatisfy { (5...6).contains($0.count) })
    for compound in 0..<3 {
        #expect(Set((0..<900).filter { units.compound[$0] == compound }.map { levels.microGrids.regions[$0] }).count == 1)
    }
    let dedicated = Set((0..<900).filter { units.dedicated[$0] != nil }.map { levels.gridOfUnit[$0] })
    #expect(dedicated.count == 1 && (0..<900).allSatisfy { units.dedicated[$0] != nil || !dedicated.contains(levels.gridOfUnit[$0]) })
}

@Test func `narrow windows, paths and trees`() throws {
    let path = Sample.graph((0..<400).map { 1 + $0 % 3 }, (1..<400).map { ($0 - 1, $0) })
    let along = try Districting.draw(path.0, path.1, rules: Rules(window: Window(40, 48)), effort: quick)
    #expect(along.keepsRules && Inspection(along, path.0, path.1).isWhole)
    let (units, adjacency) = Sample.lattice(32, 32, weights: 2...7)
    let narrow = try Districting.draw(units, adjacency, rules: Rules(window: Window(50, 60)), effort: Effort(proposals: 10_000_000, ensemble: 0))
    #expect(narrow.keepsRules && Inspection(narrow, units, adjacency).weights.values.allSatisfy { (50...60).contains($0) })
}

@Test func `random plans are less alike inside than the drawn one`() throws {
    let (units, adjacency) = Sample.lattice(20, 20)
    let plan = try Districting.draw(units, adjacency, effort: Effort(proposals: 4_000_000, ensemble: 30))
    let ensemble = try #require(plan.certificate.alikeness.ensemble)
    #expect(ensemble.plans == 30 && ensemble.better == 0 && ensemble.least <= ensemble.median && plan.certificate.alikeness.sum < ensemble.least)
}

/// Whatever numbers today's regions have, and in whatever order: the names are no reason to move anybody.
@Test func `few households move where that is asked for, whatever today's regions are called`() throws {
    var (units, adjacency) = Sample.lattice(20, 20)
    // Drawn without regard to likeness, as grids were: there is something to gain by moving people.
    let today = try Districting.draw(
        units, adjacency, rules: Rules(regions: .share(0.9), weights: Weights(alikeness: 0, compactness: 1)), seed: 9, effort: quick
    ).regions
    let count = today.max() ?? 0
    for name: (Int) -> Int in [{ $0 }, { count + 1 - $0 }, { $0 * 37 % 101 + 1000 }] {
        units.present = today.map(name)
        func draw(_ stability: Double) throws -> Plan {
            try Districting.draw(
                units, adjacency, rules: Rules(regions: .exactly(count), weights: Weights(stability: stability)), seed: 3, effort: quick)
        }
        let free = try #require(try draw(0).certificate.stability), bound = try #require(try draw(1).certificate.stability)
        #expect(bound.movedShare < free.movedShare / 2, "\(bound.movedShare) \(free.movedShare)")
        let plan = try draw(20)
        #expect(plan.keepsRules && (plan.certificate.stability?.movedShare ?? 1) < 0.02, "\(plan.certificate.stability?.movedShare ?? 1)")
    }
}

/// Small communities too: the exact division is not taken where it is not all that is asked.
@Test func `a drawn plan is no worse than today's would be, on what is asked`() throws {
    try forAll(
        { random in Sample.lattice(Int.random(in: 3...9, using: &random), Int.random(in: 4...9, using: &random), seed: random.next()) }, count: 25
    ) {
        units, adjacency in
        var units = units
        guard let today = try? Districting.draw(units, adjacency, seed: 77, effort: Effort(proposals: 1_500_000, ensemble: 0)), today.keepsRules
        else {
            return true
        }
        units.present = today.regions
        let count = today.certificate.regions
        let plan = try Districting.draw(
            units, adjacency, rules: Rules(regions: .exactly(count)), seed: 2, effort: Effort(proposals: 30_000, ensemble: 0))
        let asked = try Districting.draw(
            units, adjacency, rules: Rules(regions: .exactly(count), weights: Weights(stability: 1000)), seed: 2,
            effort: Effort(proposals: 200_000, ensemble: 0))
        return plan.keepsRules && plan.certificate.alikeness.sum <= today.certificate.alikeness.sum * 1.0001
            && asked.certificate.stability?.movedHouseholds == 0
    }
}

@Test func `a stopped drawing says so, a finished one does not, and one goes on from where it stopped`() throws {
    let (units, adjacency) = Sample.lattice(20, 20), effort = Effort(proposals: 3_000_000, ensemble: 0)
    var asked = 0, violations: [Int] = []
    let stopped = try Districting.draw(
        units, adjacency, effort: effort, progress: { violations.append($0.violation) },
        stop: {
            asked += 1
            return asked > 40
        })
    #expect(stopped.certificate.wasStopped && Inspection(stopped, units, adjacency).isWhole)
    #expect(violations.contains { $0 > 0 })
    var count = 0
    let whole = try Districting.draw(
        units, adjacency, effort: effort,
        stop: {
            count += 1
            return false
        })
    #expect(!whole.certificate.wasStopped)
    // Asked once more after the last step, the answer changes nothing.
    var last = 0
    let late = try Districting.draw(
        units, adjacency, effort: effort,
        stop: {
            last += 1
            return last > count
        })
    #expect(late == whole)
    let resumed = try Districting.draw(units, adjacency, effort: effort, resuming: stopped.regions)
    let again = try Districting.draw(units, adjacency, effort: effort, resuming: stopped.regions)
    #expect(resumed == again && resumed.keepsRules && Inspection(resumed, units, adjacency).isWhole)
    #expect(resumed.certificate.regions == stopped.certificate.regions)
    #expect(
        resumed.certificate.alikeness.sum < stopped.certificate.alikeness.sum
            && resumed.certificate.alikeness.sum < whole.certificate.alikeness.sum * 1.05)
    #expect(throws: DrawingError.columnLengths) { try Districting.draw(units, adjacency, resuming: [1]) }
}

@Test func `a move that nothing needs is taken back`() throws {
    var (units, adjacency) = Sample.lattice(24, 24)
    adjacency.borders = adjacency.borders.map { .init($0.from, $0.to, length: Double(1 + ($0.from * 7 + $0.to) % 5)) }
    units.present = try Districting.draw(units, adjacency, rules: Rules(regions: .share(0.9)), effort: quick).regions
    var random = SeededGenerator(seed: 8)
    for unit in units.households.indices where Int.random(in: 0..<20, using: &random) == 0 {
        units.households[unit] = Int.random(in: 1...9, using: &random)
    }
    let plan = try Districting.draw(
        units, adjacency, rules: Rules(weights: Weights(compactness: 50, estates: 50), keepsPresent: true), effort: Effort(ensemble: 0))
    #expect(plan.keepsRules && (plan.certificate.stability?.movedShare ?? 1) < 0.03)
    // No single unit could go home: its region would be torn, or one of the two put outside.
    for unit in units.households.indices {
        guard let home = units.present[unit], home != plan.regions[unit] else { continue }
        var back = plan
        back.regions[unit] = home
        let inspection = Inspection(back, units, adjacency)
        #expect(
            !inspection.isWhole || !inspection.weights.values.allSatisfy { (40...50).contains($0) }
                || inspection.weights.count < plan.certificate.regions)
    }
}

/// CJ/T 213: a self-managed compound of more than 10,000 m² is not divided between grids.
@Test func `a large compound is one grid, and what that costs is named; a small one is divided`() throws {
    // A street of 40 stairwells of 15 households, and beside it a compound of 36: a dozen micro-grids of its own.
    let street = 40, compound = 36, count = street + compound
    var borders = (1..<street).map { Adjacency.Border($0 - 1, $0) } + ((street + 1)..<count).map { Adjacency.Border($0 - 1, $0) }
    borders.append(.init(3, street))
    for (ground, isWhole) in [(400.0, true), (200.0, false)] {
        var units = Units(ids: (0..<count).map(String.init), households: Array(repeating: 15, count: count))
        units.compound = (0..<count).map { $0 >= street ? 7 : nil }
        units.area = (0..<count).map { $0 >= street ? ground : 900 }
        let levels = try Districting.drawLevels(units, Adjacency(borders), effort: Effort(proposals: 400_000, ensemble: 0))
        let grids = Set(levels.gridOfUnit[street...]), micro = Set(levels.microGrids.regions[street...])
        #expect(micro.count == 12 && grids.isDisjoint(with: levels.gridOfUnit[..<street]))
        #expect(grids.count == (isWhole ? 1 : 2))
        let named = levels.grids.relaxations.filter { $0.rule == .window && $0.households == 12 }
        #expect(named.map(\.reason) == (isWhole ? [.groupTooLarge] : []))
    }
    var odd = Units(ids: ["a"], households: [1])
    odd.area = [-1]
    #expect(throws: DrawingError.area(unit: 0)) { try Districting.draw(odd, Adjacency([])) }
}

@Test func `random plans keep the rules that the plan keeps, and are counted`() throws {
    var (units, adjacency) = Sample.lattice(20, 20)
    adjacency.borders = adjacency.borders.map { .init($0.from, $0.to, length: Double(1 + ($0.from + $0.to) % 3)) }
    units.apart = [.init(0, 1), .init(210, 211)]
    let plan = try Districting.draw(units, adjacency, effort: Effort(proposals: 4_000_000, ensemble: 40))
    let ensemble = try #require(plan.certificate.alikeness.ensemble)
    let length = try #require(ensemble.length), deviation = try #require(ensemble.deviation), share = try #require(ensemble.dividedShare)
    #expect(plan.keepsRules && ensemble.window == nil)
    #expect(length.own == plan.certificate.borders.length && length.least <= length.median && length.median <= length.greatest)
    #expect(abs(deviation.own - plan.certificate.balance.deviation) < 1e-9 && deviation.greatest <= 5)
    #expect((ensemble.attempts ?? 0) > 40 * plan.certificate.regions / 2 && share > 0.01 && share < 1)
    // Another window than the rule's is said: 75 households on an island become 37 and 38.
    var (odd, near) = Sample.graph(
        Array(repeating: 1, count: 75) + Array(repeating: 5, count: 40), (1..<75).map { ($0 - 1, $0) } + (76..<115).map { ($0 - 1, $0) })
    odd.attributes = (0..<115).map { Double($0 * 7 % 11) }
    odd.attributeCount = 1
    near.borders += (77..<115).map { .init($0 - 2, $0) }
    let widened = try Districting.draw(odd, near, effort: Effort(proposals: 200_000, ensemble: 10))
    #expect(widened.relaxations.map(\.reason) == [.noCount] && widened.certificate.alikeness.ensemble?.window == Window(37, 50))
}
