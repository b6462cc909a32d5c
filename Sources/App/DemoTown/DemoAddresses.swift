// SPDX-License-Identifier: Apache-2.0
import Localization
import Territory

/// A made-up address as somebody in a hurry types it, with what it means: for measuring how well places are found in words.
public struct DemoAddress: Sendable, Hashable {
    public let words: String
    /// The kind and id of what is meant, with the number of the stairwell where one is named; any of several shops behind one door.
    public let meant: Set<String>
    /// How many signs of the name were spoilt.
    public let typos: Int

    /// Whether this is what was meant.
    public func isMeant(_ found: PlaceCandidate) -> Bool { meant.contains(Self.key(found.kind, found.id, found.stairwell)) }

    static func key(_ kind: PlaceCandidate.Kind, _ id: String, _ stairwell: Int? = nil) -> String { "\(kind) \(id) \(stairwell ?? 0)" }
}

/// Draws addresses of a town: estates, doors, shops, parks; in the many ways in which they are written, and with typing errors.
///
/// Errors are in the names only (a sign missing, another one, one of the same sound, two exchanged), since a wrong number is another
/// address; a spoilt name that is another's is drawn again. Names of several places come with their street.
public struct DemoAddresses {
    private let plan: TerritoryPlan
    private let streets: [String: Street]
    private let stairwells: [String: [Int]]
    private let estates: [String: [Building]]
    private let estateNames: [String]
    private let doors: [String: [String]]
    private let named: [String: Int]
    private let communities: [String: String]
    private let landmarks: [Ground]
    private let commonSigns: [Character]
    private var random: DemoRandom

    public init(_ plan: TerritoryPlan, seed: UInt64) {
        self.plan = plan
        streets = Dictionary(plan.streets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        stairwells = Dictionary(grouping: plan.stairwells, by: \.buildingID).mapValues { $0.map(\.number) }
        estates = Dictionary(grouping: plan.buildings.filter { $0.estate != nil && $0.number != nil }, by: { $0.estate?.zh ?? "" })
        estateNames = estates.keys.sorted()
        var doors: [String: [String]] = [:], shopDoors: Set<String> = []
        for shop in plan.premises {
            guard let street = shop.streetID, let house = shop.houseNumber else { continue }
            doors["\(street) \(house)", default: []].append(DemoAddress.key(.premises, shop.id))
            shopDoors.insert("\(street) \(house)")
        }
        for building in plan.buildings {
            guard let street = building.streetID, let house = building.houseNumber, !shopDoors.contains("\(street) \(house)") else { continue }
            doors["\(street) \(house)", default: []].append(DemoAddress.key(.building, building.id))
        }
        self.doors = doors
        landmarks = plan.ground.filter { $0.name != nil && $0.kind != .barrier }
        let names = plan.premises.map(\.name.zh) + estateNames + plan.streets.map(\.name.zh) + landmarks.compactMap { $0.name?.zh }
        named = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        communities = Dictionary(
            plan.areas.filter { $0.level == .community }.map { ($0.path, $0.name.zh) }, uniquingKeysWith: { first, _ in first })
        commonSigns = Set(names.joined()).filter { !$0.isNumber }.sorted()
        random = DemoRandom(seed: seed)
    }

    public mutating func draw(_ count: Int) -> [DemoAddress] { (0..<count).map { _ in draw() } }

    private mutating func draw() -> DemoAddress {
        switch random.real(0...1) {
        case ..<0.5: estate()
        case ..<0.72: door()
        case ..<0.95: shop()
        default: landmark()
        }
    }

    private mutating func estate() -> DemoAddress {
        let name = random.pick(estateNames), building = random.pick(estates[name] ?? [])
        let (typed, typos) = spoilt(name)
        guard random.chance(0.92), let number = building.number else {
            let first = plan.buildings.first { $0.estate?.zh == name }
            return finish(typed, typos, [DemoAddress.key(.estate, first?.id ?? "")], in: building.areaPath)
        }
        let stairwell = random.chance(0.6) ? stairwells[building.id].map { random.pick($0) } : nil
        var words = typed + (random.chance(0.1) ? " " : "")
        if let stairwell, random.chance(0.2) {
            words += "\(number)-\(stairwell)-\(room)"
        } else {
            words += digits(number) + random.pick(["幢", "栋", "号楼", "座", "幢", "#", "号"])
            if let stairwell { words += digits(String(stairwell)) + random.pick(["单元", "单元", "门"]) }
            if random.chance(0.3) { words += digits(room) + random.pick(["室", "", "房"]) }
        }
        let key =
            stairwell.map { DemoAddress.key(.stairwell, building.id, $0) } ?? DemoAddress.key(.building, building.id)
        return finish(words, typos, [key], in: building.areaPath)
    }

    private mutating func door() -> DemoAddress {
        let (door, meant) = random.pick(doors.sorted { $0.key < $1.key }), parts = door.split(separator: " ").map(String.init)
        let (typed, typos) = spoilt(streets[parts[0]]?.name.zh ?? "")
        return finish(typed + digits(parts[1]) + (random.chance(0.9) ? "号" : ""), typos, Set(meant), in: nil)
    }

    private mutating func shop() -> DemoAddress {
        let shop = random.pick(plan.premises), street = shop.streetID.flatMap { streets[$0]?.name.zh }
        let (typed, typos) = spoilt(shop.name.zh)
        var words = typed
        if let street, (named[shop.name.zh] ?? 0) > 1 || random.chance(0.4) {
            words = street + (random.chance(0.5) || (named[shop.name.zh] ?? 0) > 1 ? digits(shop.houseNumber ?? "") + "号" : "") + typed
        }
        let twins = plan.premises.filter { $0.name == shop.name && $0.streetID == shop.streetID && $0.houseNumber == shop.houseNumber }
        return finish(words, typos, Set(twins.map { DemoAddress.key(.premises, $0.id) }), in: shop.areaPath)
    }

    private mutating func landmark() -> DemoAddress {
        guard !landmarks.isEmpty else { return shop() }
        let landmark = random.pick(landmarks), name = landmark.name?.zh ?? ""
        let (typed, typos) = spoilt(name)
        let same = landmarks.filter { $0.name?.zh == name }.map { DemoAddress.key(.landmark, $0.id) }
        let shops = plan.premises.filter { $0.name.zh == name }.map { DemoAddress.key(.premises, $0.id) }
        return finish(typed, typos, Set(same + shops), in: nil)
    }

    private var room: String { mutating get { "\(random.whole(1...6))0\(random.whole(1...4))" } }

    /// A number in digits, full-width digits or Chinese numerals.
    private mutating func digits(_ number: String) -> String {
        switch random.real(0...1) {
        case ..<0.7: return number
        case ..<0.85: return String(number.map { $0.wholeNumberValue.map { Character(DemoWords.wide[$0]) } ?? $0 })
        default:
            guard let value = Int(number) else { return number }
            if value >= 100 { return String(number.map { Character(DemoWords.numerals[$0.wholeNumberValue ?? 0]) }) }
            if value < 10 { return DemoWords.numerals[value] }
            return (value < 20 ? "" : DemoWords.numerals[value / 10]) + "十" + (value % 10 == 0 ? "" : DemoWords.numerals[value % 10])
        }
    }

    /// Puts divisions before and words of a report behind.
    private mutating func finish(_ words: String, _ typos: Int, _ meant: Set<String>, in path: String?) -> DemoAddress {
        var text = words
        if let path, random.chance(0.15), let community = communities.first(where: { path.hasPrefix($0.key) })?.value { text = community + text }
        text = random.pick(["", "", "", "小河街道", "拱墅区小河街道", "杭州市拱墅区小河街道", "浙江省杭州市拱墅区小河街道", "杭州市", "在"]) + text
        if random.chance(0.35) { text += random.pick(DemoWords.beside) }
        if random.chance(0.25) { text += random.pick(["", ",", " ", "，"]) + random.pick(DemoWords.stories) }
        return DemoAddress(words: text, meant: meant, typos: typos)
    }

    private mutating func spoilt(_ name: String) -> (String, Int) {
        guard name.count >= 3 else { return (name, 0) }
        let wanted = random.chance(0.4) ? 0 : name.count >= 6 && random.chance(0.2) ? 2 : 1
        for _ in 0..<20 {
            var signs = Array(name)
            for _ in 0..<wanted { spoil(&signs) }
            let typed = String(signs)
            if wanted == 0 || (typed != name && named[typed] == nil) { return (typed, wanted) }
        }
        return (name, 0)
    }

    private mutating func spoil(_ signs: inout [Character]) {
        let at = random.whole(0...signs.count - 1)
        switch random.real(0...1) {
        case ..<0.25: signs.remove(at: at)
        case ..<0.45: signs[at] = random.pick(commonSigns)
        case ..<0.8:
            if let group = DemoWords.sameSound.first(where: { $0.contains(signs[at]) }) { signs[at] = random.pick(Array(group)) } else { fallthrough }
        case ..<0.9: if at + 1 < signs.count { signs.swapAt(at, at + 1) }
        default: signs.insert(random.pick(commonSigns), at: at)
        }
    }
}

/// What people write around an address, and what they mistype.
private enum DemoWords {
    static let wide = ["０", "１", "２", "３", "４", "５", "６", "７", "８", "９"]
    static let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    static let beside = ["门口", "楼下", "附近", "旁边", "对面", "斜对面", "门前", "隔壁"]
    static let stories = [
        "路灯不亮", "有人乱倒垃圾，三天没人管了", "油烟很大", "晚上10点还在放喇叭", "下水道堵了", "停了2辆面包车", "井盖坏了", "占了盲道", "水管漏水", "狗没牵绳",
    ]
    /// Signs with one sound in the Chinese input methods' lists (pinyin without tones).
    static let sameSound = [
        "园圆元源原员", "家加佳嘉", "河和合何", "桥乔瞧侨", "新心欣鑫", "村春", "路露陆", "街接", "巷向像", "弄农", "明名", "阳杨羊", "花画华话", "城成程", "景井警", "苑院怨", "馆管官",
        "店点电", "铺扑", "紫子字", "荆经京", "竹祝主", "柳流刘", "香相乡", "云运", "望忘旺王", "江将姜", "小晓笑", "风丰封", "清青轻", "祥详", "建见健", "红洪", "利立丽力",
        "民名", "安按", "水睡", "湖胡户", "海还", "芙服", "蓉荣容", "百白", "山三", "茶查", "月越", "石是时", "北背", "南难", "东冬", "西希", "大打", "平瓶", "口扣", "船传",
        "老劳", "孙笋", "芳方房", "头投", "满慢", "四是", "同通", "顺瞬", "光广", "便边", "面棉", "烧少", "果国", "衣医", "修休", "书输", "车扯", "药要", "宾冰", "快块", "粮良",
    ]
}
