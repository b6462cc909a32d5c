// SPDX-License-Identifier: Apache-2.0
import Districting
import Foundation
import TestKit
import Testing

/// A drawing that can be stopped and gone on with: as often as one likes, by way of a file.
private struct Stopping {
    let units: Units, adjacency: Adjacency, rules: Rules, effort: Effort

    func whole() throws -> Plan { try Districting.draw(units, adjacency, rules: rules, seed: 4, effort: effort) }

    /// - Parameter pauses: how many questions are answered with no each time, before a yes; then it runs through.
    func withPauses(_ pauses: [Int]) throws -> Plan {
        var file: Data?
        for pause in pauses + [Int.max] {
            var asked = 0, last: DrawingState?
            let state = try file.map { try JSONDecoder().decode(DrawingState.self, from: $0) }
            let plan = try Districting.draw(
                units, adjacency, rules: rules, seed: 4, effort: effort, from: state, keep: { last = $0 },
                stop: {
                    asked += 1
                    return asked > pause
                })
            guard plan.certificate.wasStopped else { return plan }
            #expect(asked > pause && Inspection(plan, units, adjacency).isWhole)
            if let last { file = try JSONEncoder().encode(last) }
        }
        throw CocoaError(.featureUnsupported)
    }
}

@Test func `stopped and gone on with, a drawing comes to the plan of running through`() throws {
    let attributes = Weights(compactness: 0.5, stability: 0.5)
    var (units, adjacency) = Sample.lattice(16, 16, weights: 2...7)
    // A narrow window, so that there is something to repair.
    let narrow = Rules(window: Window(50, 58), regions: .share(0.98), weights: attributes)
    units.present = try Districting.draw(units, adjacency, rules: narrow, seed: 9, effort: Effort(proposals: 200_000, ensemble: 0)).regions
    let drawing = Stopping(units: units, adjacency: adjacency, rules: narrow, effort: Effort(proposals: 200_000, ensemble: 5))
    let whole = try drawing.whole()
    for pauses in [[0], [1], [63], [64], [66], [70], [90], [127], [130], [3, 4, 5, 60, 1, 1, 70]] {
        #expect(try drawing.withPauses(pauses) == whole, "\(pauses)")
    }
}

@Test func `whatever the graph and whenever it is stopped, the plan is the same`() throws {
    try forAll(
        { random in (Sample.wild(&random), (0..<3).map { _ in Int.random(in: 0...200, using: &random) }, Bool.random(using: &random)) }, count: 60
    ) { sample, pauses, keepsPresent in
        var (units, adjacency) = sample
        units.present = units.households.indices.map { $0 / 7 }
        let drawing = Stopping(
            units: units, adjacency: adjacency, rules: Rules(weights: Weights(balance: 0.1), keepsPresent: keepsPresent),
            effort: Effort(proposals: 40_000, ensemble: 3))
        return try drawing.withPauses(pauses) == drawing.whole()
    }
}

@Test func `a state of another drawing is refused, and so is a damaged one`() throws {
    var (units, adjacency) = Sample.lattice(12, 12)
    let effort = Effort(proposals: 100_000, ensemble: 0)
    var states: [DrawingState] = []
    _ = try Districting.draw(units, adjacency, effort: effort, keep: { states.append($0) })
    #expect(states.count > 100)
    let state = states[50]
    for change: (inout Units, inout Adjacency, inout Rules, inout UInt64, inout Effort) -> Void in [
        { units, _, _, _, _ in units.households[7] += 1 }, { units, _, _, _, _ in units.attributes[3] += 0.5 },
        { _, adjacency, _, _, _ in adjacency.borders[2].barrier = .cut }, { _, _, rules, _, _ in rules.weights.balance = 1 },
        { _, _, rules, _, _ in rules.window.upper += 1 }, { _, _, _, seed, _ in seed += 1 }, { _, _, _, _, effort in effort.proposals = 100_001 },
        { units, _, _, _, _ in units.present = Array(repeating: nil, count: 144) },
    ] {
        var other = (units, adjacency, Rules(), UInt64(1), effort)
        change(&other.0, &other.1, &other.2, &other.3, &other.4)
        #expect(throws: DrawingError.state) {
            try Districting.draw(other.0, other.1, rules: other.2, seed: other.3, effort: other.4, from: state)
        }
    }
    let text = try #require(String(data: JSONEncoder().encode(state), encoding: .utf8))
    for (from, to) in [
        ("\"step\":", "\"step\":9"), ("\"members\":[[", "\"members\":[[7,"), ("\"home\":[-1", "\"home\":[-7"), ("\"work\":[", "\"work\":[1,"),
    ] {
        #expect(text.contains(from))
        let damaged = try JSONDecoder().decode(DrawingState.self, from: Data(text.replacingOccurrences(of: from, with: to).utf8))
        #expect(throws: DrawingError.state, "\(from)") { try Districting.draw(units, adjacency, effort: effort, from: damaged) }
    }
    units.ids[0] = "another"
    #expect(throws: DrawingError.state) { try Districting.draw(units, adjacency, effort: effort, from: state) }
}

@Test func `a drawing that is stopped is no worse than today's plan either`() throws {
    var (units, adjacency) = Sample.lattice(20, 20)
    let today = try Districting.draw(units, adjacency, seed: 7, effort: Effort(proposals: 3_000_000, ensemble: 0))
    units.present = today.regions
    let plan = try Districting.draw(
        units, adjacency, rules: Rules(regions: .exactly(today.certificate.regions)), effort: Effort(proposals: 3_000_000, ensemble: 0),
        stop: { true })
    #expect(plan.certificate.wasStopped && plan.keepsRules && plan.certificate.alikeness.sum <= today.certificate.alikeness.sum * 1.0001)
}
