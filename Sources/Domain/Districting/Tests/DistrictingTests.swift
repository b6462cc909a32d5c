// SPDX-License-Identifier: Apache-2.0
import Districting
import TestKit
import Testing

private let quick = Effort(proposals: 400_000, ensemble: 0)

@Test func `every unit is in one whole region inside the window`() throws {
    let (units, adjacency) = Sample.lattice(20, 20)
    let plan = try Districting.draw(units, adjacency, effort: Effort(proposals: 4_000_000, ensemble: 0))
    let inspection = Inspection(plan, units, adjacency)
    #expect(plan.keepsRules && inspection.isWhole && plan.regions.allSatisfy { $0 > 0 })
    #expect(inspection.weights.values.allSatisfy { (40...50).contains($0) })
    #expect(inspection.households == units.households.reduce(0, +))
    #expect(Double(plan.certificate.regions) >= 0.98 * Double(plan.certificate.mostRegions))
    #expect(plan.certificate.rules.allSatisfy { $0.isKept })
}

@Test func `the same seed draws the same plan, another seed another`() throws {
    let (units, adjacency) = Sample.lattice(14, 14)
    let first = try Districting.draw(units, adjacency, seed: 5, effort: quick), again = try Districting.draw(units, adjacency, seed: 5, effort: quick)
    #expect(first == again)
    let other = try Districting.draw(units, adjacency, seed: 6, effort: quick)
    #expect(other.regions != first.regions)
}

@Test func `whatever the graph, regions are whole and what lies outside is named`() throws {
    try forAll(Sample.wild, count: 60) { units, adjacency in
        let plan = try Districting.draw(units, adjacency, effort: Effort(proposals: 60_000, ensemble: 0))
        let inspection = Inspection(plan, units, adjacency)
        let named = Set(plan.relaxations.filter { $0.rule == .window }.flatMap(\.units).map { plan.regions[$0] })
        let outside = inspection.weights.filter { !(40...50).contains($0.value) }.keys
        return inspection.isWhole && plan.regions.allSatisfy { $0 > 0 } && inspection.households == units.households.reduce(0, +)
            && outside.allSatisfy(named.contains)
    }
}

@Test func `a stairwell of 66 is a region of its own, and named`() throws {
    var (units, adjacency) = Sample.lattice(12, 12)
    units.households[70] = 66
    let plan = try Districting.draw(units, adjacency, effort: Effort(proposals: 2_000_000, ensemble: 0))
    #expect(plan.relaxations == [Relaxation(rule: .window, reason: .unitTooLarge, units: [70], households: 66, window: Window(40, 66))])
    #expect(Inspection(plan, units, adjacency).weights.values.filter { !(40...50).contains($0) } == [66])
    #expect(plan.certificate.outside == 1 && plan.certificate.violation == 16)
}

@Test func `an island of 37 is a region of 37, and named`() throws {
    var (units, adjacency) = Sample.lattice(10, 10)
    let first = units.count
    for index in 0..<4 {
        units.ids.append("island\(index)")
        units.households.append(index == 0 ? 10 : 9)
        units.attributes += [0, 0]
        if index > 0 { adjacency.borders.append(.init(first, first + index)) }
    }
    let plan = try Districting.draw(units, adjacency, effort: Effort(proposals: 2_000_000, ensemble: 0))
    #expect(
        plan.relaxations == [
            Relaxation(
                rule: .window, reason: .islandTooSmall, units: [first, first + 1, first + 2, first + 3], households: 37, window: Window(37, 50))
        ])
    #expect(Set(plan.regions[first...]).count == 1)
}

@Test func `seventy-five households become 37 and 38, the smallest change`() throws {
    let (units, adjacency) = Sample.graph(Array(repeating: 1, count: 75), (1..<75).map { ($0 - 1, $0) })
    let plan = try Districting.draw(units, adjacency, effort: quick)
    #expect(Inspection(plan, units, adjacency).weights.values.sorted() == [37, 38])
    #expect(plan.relaxations.map(\.reason) == [.noCount] && plan.relaxations.first?.window == Window(37, 50))
}

@Test func `a star can be drawn one way only, which is said`() throws {
    let (units, adjacency) = Sample.graph(Array(repeating: 10, count: 21), (1..<21).map { (0, $0) })
    let plan = try Districting.draw(units, adjacency, effort: quick)
    #expect(Inspection(plan, units, adjacency).isWhole)
    #expect(!plan.keepsRules && plan.relaxations.allSatisfy { $0.reason == .onlyOneWay })
    let named = Set(plan.relaxations.flatMap(\.units).map { plan.regions[$0] })
    #expect(Inspection(plan, units, adjacency).weights.filter { !(40...50).contains($0.value) }.keys.allSatisfy(named.contains))
}

@Test func `bad input is refused by name`() {
    let (units, adjacency) = Sample.graph([10, 10], [(0, 1)])
    #expect(throws: DrawingError.window) { try Districting.draw(units, adjacency, rules: Rules(window: Window(50, 40))) }
    #expect(throws: DrawingError.border(from: 0, to: 2)) { try Districting.draw(units, Adjacency([.init(0, 2)])) }
    #expect(throws: DrawingError.weight(unit: 1)) { try Districting.draw(Sample.graph([1, -1], []).0, adjacency) }
    #expect(throws: DrawingError.columnLengths) {
        var short = units
        short.present = [1]
        _ = try Districting.draw(short, adjacency)
    }
}

@Test func `nothing to draw is no fault`() throws {
    let plan = try Districting.draw(Units(ids: [], households: []), Adjacency([]))
    #expect(plan.regions.isEmpty && plan.certificate.regions == 0)
}
