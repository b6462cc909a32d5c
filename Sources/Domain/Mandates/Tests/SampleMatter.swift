// SPDX-License-Identifier: Apache-2.0
import Localization
import Mandates
import WorkingTime

extension Matter {
    /// Goods before the shop, as the tests know it.
    static func sample(_ code: String = "0504", version: String = "1", name: Text = Text(zh: "店外经营", en: "Trading outside the shop")) -> Matter {
        Matter(
            reference: MatterReference(scheme: "town", version: version, code: code, name: name), row: 47, majorCode: "05",
            majorName: Text(zh: "街面秩序", en: "Street order"), words: ["占道", "摆到门外"], legalBasis: Text(name: "law"),
            conditions: [
                FilingCondition(number: 1, name: Text(name: "goods"), limit: .workingHours(4), closing: Text(name: "cleared"), needsPhoto: true),
                FilingCondition(number: 2, name: Text(name: "blocked"), limit: .workingHours(2), closing: Text(name: "free"), isDefault: true),
            ],
            rules: [
                LaneRule(.selfGovernance, .concerned, answer: .workingHours(2), action: Text(name: "clear")),
                LaneRule(.management, .team("wuye"), tenure: .insideLine, answer: .workingHours(4), action: Text(name: "ask")),
                LaneRule(.management, .grid, answer: .workingHours(4), action: Text(name: "visit")),
                LaneRule(.enforcement, .team("zhifa"), answer: .workingDays(1), action: Text(name: "order")),
            ])
    }
}
