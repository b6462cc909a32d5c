// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Territory

extension DemoTown {
    /// The geography of the demo town as values: 小河街道 with its nine real communities, and everything inside them invented.
    ///
    /// The same seed and scale give the same town on every machine, ids and door codes included.
    /// - Parameter scale: so many towns side by side, for benchmarks; 1 is the subdistrict as it is shown.
    /// - Parameter from: the day since which everything holds.
    public static func territory(seed: UInt64 = 1, scale: Int = 1, from day: Day = Day(year: 2024, month: 1, day: 1) ?? Day(number: 19_723))
        -> TerritoryPlan
    {
        var plan = TerritoryPlan()
        for number in 0..<max(1, scale) {
            var random = DemoRandom(seed: seed &+ UInt64(number) &* 1_000_003)
            let layout = TownLayout(using: &random)
            let builder = TownBuilder(layout: layout, shops: 400, using: &random)
            // Copies stand east of one another, ten to a row.
            let origin = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
                .coordinate(x: Double(number % 10) * 2_300, y: Double(number / 10) * -1_900)
            var draft = TownDraft(builder: builder, code: 13 + number, origin: origin, day: day, random: random)
            draft.write(into: &plan)
        }
        return plan
    }
}
