// SPDX-License-Identifier: Apache-2.0
import Localization
import Territory

enum SurveyStrings {
    /// `紫荆家园 3 幢 2 单元`.
    static func name(of building: Building, stairwell: Int?) -> Text {
        let zh = [building.estate?.zh, building.number.map { "\($0) 幢" }, building.name?.zh].compactMap(\.self)
        let en = [building.name?.en, building.number.map { "No. \($0)" }, building.estate?.en].compactMap(\.self)
        let house = building.houseNumber.map { Text(zh: "\($0) 号", en: "No. \($0)") }
        let base = Text(
            zh: zh.isEmpty ? house?.zh ?? "沿街房屋" : zh.joined(separator: " "),
            en: en.isEmpty ? house?.en ?? "House at the street" : en.joined(separator: ", "))
        guard let stairwell else { return base }
        return Text(zh: "\(base.zh) \(stairwell) 单元", en: "\(base.en), stairwell \(stairwell)")
    }

    static func within(_ grid: Text?, _ area: Text) -> Text {
        guard let grid else { return area }
        return Text(zh: "\(grid.zh) \(area.zh)", en: "\(grid.en), \(area.en)")
    }

    /// `桥弄街 12—18 号店铺`.
    static func run(_ street: Text?, first: Premises, last: Premises) -> Text {
        guard let street else { return Text(zh: "\(first.name.zh)等店铺", en: "\(first.name.en) and shops beside it") }
        let numbers = [first.houseNumber, last.houseNumber].compactMap(\.self)
        let range = numbers.count == 2 && numbers[0] != numbers[1] ? "\(numbers[0])—\(numbers[1])" : numbers.first ?? ""
        return Text(zh: "\(street.zh) \(range) 号店铺", en: "Shops at \(range) \(street.en)")
    }
}

extension PlanUnit.Kind {
    var text: Text {
        switch self {
        case .stairwell: Text(zh: "单元楼道", en: "Stairwell")
        case .house: Text(zh: "房屋", en: "House")
        case .shops: Text(zh: "店铺", en: "Shops")
        case .dedicated: Text(zh: "专属网格", en: "Dedicated grid")
        }
    }
}
