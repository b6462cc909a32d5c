// SPDX-License-Identifier: Apache-2.0
import App
import Foundation
import Localization
import Territory

/// Free words to places in the demo town: 20,000 addresses in many ways of writing, three of five with a spoilt name.
enum AddressBench {
    static let count = 20_000

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        let plan = DemoTown.territory(), index = TerritoryIndex(plan, day: Day(Date()))
        var right = 0, wrong = 0, taken = 0, offered = 0, fastest = Double.infinity
        for seed in [7, 11, 13] as [UInt64] {
            progress("address: seed \(seed)")
            var drawing = DemoAddresses(plan, seed: seed)
            let addresses = drawing.draw(count), begun = ContinuousClock.now
            for address in addresses { offered += index.places(named: address.words).count }
            fastest = min(fastest, (ContinuousClock.now - begun) / .seconds(1))
            for address in addresses {
                let found = index.places(named: address.words)
                if found.first.map(address.isMeant) ?? false {
                    right += 1
                } else {
                    wrong += 1
                    if Gazetteer.certain(found) != nil { taken += 1 }
                }
            }
        }
        guard offered > 0 else { throw BenchError("address: nothing was found") }
        return [
            Figure("address.rate", Double(count) / fastest, "/s", goal: .atLeast(20_000)),
            Figure("address.right", 100 * Double(right) / Double(right + wrong), "%", goal: .atLeast(95)),
            Figure("address.unflagged", 100 * Double(taken) / Double(max(1, wrong)), "% of the wrong", goal: .atMost(5)),
        ]
    }
}
