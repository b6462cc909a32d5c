// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Mandates
import Storage
import Territory
import Foundation
import WorkingTime
extension DemoTown {
    static func lists(_ db: any Connection, at now: Date) throws {
        let list = MandateList(id: "gb", name: Text(name: "国家清单"), scheme: "gb30428-event", version: "2026-1", areaPath: "/")
        let ms = DemoMatters.kinds.enumerated().map { i, k in
            Matter(
                reference: MatterReference(scheme: list.scheme, version: list.version, code: k.code, name: Text(name: "事项\(k.code)")), row: i + 1,
                majorCode: String(k.code.prefix(2)), majorName: Text(name: "x"),
                conditions: [FilingCondition(number: 1, name: Text(name: "一般"), limit: .workingHours(8), closing: Text(name: "好了"))],
                rules: (k.spot == .shop ? [LaneRule(.selfGovernance, .concerned, answer: .workingHours(2), action: Text(name: "a"))] : []) + [
                    LaneRule(.management, k.spot == .street ? .team("huanwei") : .grid, answer: .workingHours(2), action: Text(name: "a")),
                    LaneRule(.enforcement, .team("zhifa"), answer: .workingHours(4), action: Text(name: "a")),
                ])
        }
        try MandateStore(db).draft(list, ms, by: DemoStaff.maker, at: now)
        try MandateStore(db).adopt("gb", from: Day(now), by: DemoStaff.maker, at: now)
    }
}
