// SPDX-License-Identifier: Apache-2.0
import Localization

/// The words of Chinese addresses, as people write them (elements: GA/T 2000.32).
enum AddressWords {
    /// Different signs for one thing, brought to one.
    static let same: [Unicode.Scalar: Unicode.Scalar] = [
        "栋": "幢", "棟": "幢", "号": "号", "號": "号", "樓": "楼", "單": "单", "園": "园", "莊": "庄", "東": "东", "門": "门", "兩": "两", "貳": "二", "叁": "三",
        "〇": "零", "○": "零", "—": "-", "–": "-", "－": "-", "~": "-", "、": " ", "，": " ", "。": " ", "／": " ", "/": " ", ",": " ", "(": " ", ")": " ",
        "（": " ", "）": " ", "“": " ", "”": " ", "\"": " ", "'": " ", ";": " ", "；": " ", ":": " ", "：": " ", "!": " ", "！": " ", "?": " ", "？": " ",
    ]

    static let digits: [Unicode.Scalar: Int] = [
        "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    static let ten: Unicode.Scalar = "十", hundred: Unicode.Scalar = "百"

    enum Unit: Sendable { case building, stairwell, room, storey, house }

    /// What may follow a number, longer ones first.
    static let after: [(String, Unit)] = [
        ("号楼", .building), ("号房", .room), ("幢楼", .building), ("单元", .stairwell), ("幢", .building), ("座", .building), ("#楼", .building),
        ("#", .building), ("室", .room), ("房", .room), ("号", .house), ("层", .storey), ("楼", .storey), ("门", .stairwell), ("梯", .stairwell),
        ("弄", .house),
    ]

    /// What may stand before a number in English.
    static let before: [(String, Unit)] = [
        ("building", .building), ("bldg", .building), ("block", .building), ("unit", .stairwell), ("entrance", .stairwell), ("room", .room),
        ("flat", .room), ("floor", .storey), ("number", .house), ("no.", .house), ("no", .house),
    ]

    /// Words that say where something is beside a place, not which place.
    static let beside: [String] = [
        "十字路口", "交叉口", "出入口", "正对面", "斜对面", "大门口", "里面", "外面", "门口", "门前", "门外", "对面", "旁边", "隔壁", "附近", "楼下", "楼上", "路口", "路边", "那边",
        "这边", "前面", "后面", "北面", "南面", "东面", "西面", "靠近", "周围", "边上", "旁", "的", "在", "near", "opposite", "next to", "in front of", "the",
    ]
}

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
