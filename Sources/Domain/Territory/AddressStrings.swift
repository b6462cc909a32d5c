// SPDX-License-Identifier: Apache-2.0
import Localization

extension Text {
    /// `紫荆家园 3 幢 2 单元`
    static func building(_ estate: Text?, _ number: String?, stairwell: Int? = nil) -> Text {
        let zh = [estate?.zh, number.map { "\($0) 幢" }, stairwell.map { "\($0) 单元" }].compactMap { $0 }.joined(separator: " ")
        let en = [estate?.en, number.map { "building \($0)" }, stairwell.map { "unit \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return Text(zh: zh, en: en)
    }

    /// `桥弄街 12 号`
    static func house(_ street: Text, _ number: String) -> Text { Text(zh: "\(street.zh) \(number) 号", en: "\(number) \(street.en)") }

    /// `桥弄街 12 号附近`
    static func nearHouse(_ street: Text, _ number: String) -> Text {
        Text(zh: "\(street.zh) \(number) 号附近", en: "near \(number) \(street.en)")
    }

    /// `老孙馄饨店（桥弄街 2 号）`
    static func shop(_ name: Text, at address: Text) -> Text {
        name == address ? name : Text(zh: "\(name.zh)（\(address.zh)）", en: "\(name.en) (\(address.en))")
    }
}

extension PlaceCandidate.Reason {
    /// Why the place is offered, in a few words.
    public var text: Text {
        switch self {
        case .exactName: Text(zh: "名称相同", en: "same name")
        case .partOfName: Text(zh: "名称的一部分", en: "part of the name")
        case .nearlyTheName: Text(zh: "名称相近", en: "similar name")
        case .numberFits: Text(zh: "门牌号相同", en: "number fits")
        case .nearestNumber: Text(zh: "没有这个门牌号，取最近的", en: "no such number; the nearest one")
        case .numberMissing: Text(zh: "没有写门牌号", en: "no number given")
        case .buildingFits: Text(zh: "幢号相同", en: "building fits")
        case .buildingMissing: Text(zh: "没有写几幢", en: "no building given")
        case .buildingUnknown: Text(zh: "小区里没有这一幢", en: "the estate has no such building")
        case .stairwellFits: Text(zh: "单元相同", en: "unit fits")
        case .stairwellUnknown: Text(zh: "这一幢没有这个单元", en: "the building has no such unit")
        case .roomLeftOut: Text(zh: "室号不公开，已略去", en: "the room number is not shown")
        case .besideIt: Text(zh: "不在这里，在它旁边或对面", en: "not at it but beside or opposite")
        case .elsewhere: Text(zh: "名称和地址对不上", en: "name and address do not agree")
        }
    }
}

extension Building {
    /// What everyone may call it: `紫荆家园 3 幢`, or its own name; of a nameless one, that it is a building.
    public var publicName: Text {
        if let name { return name }
        if estate != nil { return .building(estate, number) }
        return Text(zh: "沿街房屋", en: "street-side building")
    }
}
