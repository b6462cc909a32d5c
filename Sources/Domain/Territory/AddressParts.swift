// SPDX-License-Identifier: Apache-2.0

/// Free words of an address taken apart: its signs in one alphabet, what each of them is, and the numbers with their units.
///
/// Reads full-width digits, Chinese numerals (十二, 五〇一), `3-2-501`, `3#`, `A座`, `12弄3号`. Never fails: what it does not understand is a word.
struct AddressParts: Sendable, Hashable {
    /// What a sign of `whole` is.
    enum Kind: UInt8, Sendable { case word, number, relation, division }

    /// All that was written, without spaces: names are looked for in it.
    let whole: [Unicode.Scalar]
    /// What each sign of `whole` is; only words ask for an explanation by a name.
    private(set) var kinds: [Kind] = []
    /// 幢: `3`, `A`, `12-1`.
    private(set) var building: String?
    /// 单元
    private(set) var stairwell: Int?
    /// 号
    private(set) var house: String?
    /// 弄: the number of a lane on its street; the 号 that follows is a house in it.
    private(set) var lane: String?
    /// Whether a room or a storey was named; which one is not kept.
    private(set) var namesRoom = false
    /// Numbers without a unit, in their order.
    private(set) var bare: [String] = []
    /// 对面, 旁边, 附近: the place is beside what is named.
    private(set) var relation: PlaceCandidate.Relation?

    /// With spaces, which part numbers; and where each of its signs stands in `whole`.
    private let signs: [Unicode.Scalar]
    private let positions: [Int]

    /// - Parameter text: only its first 200 characters are read.
    init(_ text: String) {
        signs = AddressParts.folded(text)
        var whole: [Unicode.Scalar] = [], positions: [Int] = []
        whole.reserveCapacity(signs.count)
        positions.reserveCapacity(signs.count)
        for sign in signs {
            positions.append(whole.count)
            if sign != " " { whole.append(sign) }
        }
        self.whole = whole
        self.positions = positions
        kinds = Array(repeating: .word, count: whole.count)
    }

    /// Reads the numbers and the words for relations.
    /// - Parameter names: where names stand whole; numbers and relations in them (7天宾馆, 隔壁老王) are the names' own.
    mutating func read(outside names: [Range<Int>]) {
        var at = 0
        while at < signs.count {
            let position = positions[at]
            if signs[at] == " " || names.contains(where: { $0.contains(position) }) {
                at += 1
                continue
            }
            if let (number, end, isPlain) = AddressParts.number(signs, at) {
                if let (unit, next) = AddressParts.unit(signs, after: end) {
                    take(number, unit)
                    mark(at..<next, unit == .counted ? .relation : .number)
                    at = next
                    continue
                }
                if end < signs.count, signs[end] == AddressWords.phase {
                    at = end + 1
                    continue
                }
                if isPlain || (names.contains(where: { $0.upperBound == position }) && endsThere(end)) {
                    if let (unit, length) = unitBefore(at) {
                        take(number, unit)
                        mark(at - length..<at, .number)
                    } else {
                        bare.append(number)
                    }
                    mark(at..<end, .number)
                    at = end
                    continue
                }
            }
            if let (relation, end) = AddressParts.relation(whole, position) {
                if let relation, self.relation == nil || self.relation == .front { self.relation = relation }
                for sign in position..<end { kinds[sign] = .relation }
                while at < signs.count, positions[at] < end { at += 1 }
                continue
            }
            at += 1
        }
        markDivisions(outside: names)
        spreadBareNumbers()
    }

    /// Marks what a name of the place's own divisions covers.
    mutating func mark(division span: Range<Int>) { for sign in span { kinds[sign] = .division } }

    /// How many signs no name accounts for. What follows the numbers is what happened there, and counts little.
    func unexplained(outside span: Range<Int>, and others: [Range<Int>] = []) -> Double {
        var count = 0.0, isAddress = true
        for (at, kind) in kinds.enumerated() where !span.contains(at) && !others.contains(where: { $0.contains(at) }) {
            if kind == .word { count += isAddress ? 1 : 0.15 } else if at >= span.upperBound { isAddress = false }
        }
        return count
    }

    /// How many words stand between the name and the number after it, which may belong to them; 0 where no number follows.
    func wordsBeforeNumber(after span: Range<Int>) -> Int {
        var count = 0
        for kind in kinds[span.upperBound...] {
            if kind == .number { return count }
            if kind == .word { count += 1 }
        }
        return 0
    }

    /// One alphabet: half-width, small letters, one sign for one thing; phases of estates in digits (二期 is 2期).
    static func folded(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for var sign in text.unicodeScalars.prefix(200) {
            if sign.value >= 0xFF01, sign.value <= 0xFF5E, let narrow = Unicode.Scalar(sign.value - 0xFEE0) { sign = narrow }
            if let same = AddressWords.same[sign] { sign = same }
            if sign.value >= 65, sign.value <= 90, let small = Unicode.Scalar(sign.value + 32) { sign = small }
            if sign.value < 33 || sign.value == 0x3000 || sign.value == 0xA0 || (sign.value >= 0x2000 && sign.value <= 0x200A) { sign = " " }
            if sign == " ", result.last == " " { continue }
            if sign == AddressWords.phase { foldNumeral(endOf: &result) }
            result.append(sign)
        }
        return result
    }

    /// A name as it is looked for: folded, without spaces.
    static func name(_ text: String) -> [Unicode.Scalar] { folded(text).filter { $0 != " " } }

    private static func foldNumeral(endOf signs: inout [Unicode.Scalar]) {
        let numeral = signs.suffix(3).reversed().prefix { AddressWords.digits[$0] != nil || $0 == AddressWords.ten }
        guard !numeral.isEmpty, let value = value(ofChinese: ArraySlice(numeral.reversed())) else { return }
        signs.removeLast(numeral.count)
        signs.append(contentsOf: String(value).unicodeScalars)
    }

    static func isDigit(_ sign: Unicode.Scalar) -> Bool { sign.value >= 48 && sign.value <= 57 }
    static func isLatin(_ sign: Unicode.Scalar) -> Bool { sign.value >= 97 && sign.value <= 122 }

    /// A number at the place: its digits, where it ends, and whether it stands in plain digits.
    private static func number(_ signs: [Unicode.Scalar], _ start: Int) -> (String, Int, Bool)? {
        var at = start
        if isDigit(signs[at]) {
            while at < signs.count, isDigit(signs[at]) || (signs[at] == "-" && at + 1 < signs.count && isDigit(signs[at + 1])) { at += 1 }
            guard at - start <= 16 else { return nil }
            return (String(String.UnicodeScalarView(signs[start..<at])), at, true)
        }
        if isLatin(signs[at]) {
            guard start == 0 || !isLatin(signs[start - 1]), at + 1 < signs.count, !isLatin(signs[at + 1]),
                unit(signs, after: at + 1)?.0 == .building
            else { return nil }
            return (String(Character(signs[at])).uppercased(), at + 1, false)
        }
        while at < signs.count, signs[at].value > 0x2FFF,
            AddressWords.digits[signs[at]] != nil || signs[at] == AddressWords.ten || signs[at] == AddressWords.hundred
        { at += 1 }
        guard at > start, at - start <= 6, let value = value(ofChinese: signs[start..<at]) else { return nil }
        return (String(value), at, false)
    }

    /// 十二 is 12, 二十 is 20, 一百零三 is 103, 五零一 is 501.
    static func value(ofChinese signs: ArraySlice<Unicode.Scalar>) -> Int? {
        guard signs.contains(AddressWords.ten) || signs.contains(AddressWords.hundred) else {
            return signs.reduce(0) { $0 * 10 + (AddressWords.digits[$1] ?? 0) }
        }
        var total = 0, current: Int?
        for sign in signs {
            if sign == AddressWords.hundred {
                total += (current ?? 1) * 100
                current = nil
            } else if sign == AddressWords.ten {
                total += (current ?? 1) * 10
                current = nil
            } else {
                current = AddressWords.digits[sign]
            }
        }
        return total + (current ?? 0)
    }

    /// Whether a number written in signs ends there: 芦花街八十六, but not 柴埠街百顺超市.
    private func endsThere(_ end: Int) -> Bool {
        end == signs.count || signs[end] == " " || AddressParts.relation(whole, positions[end]) != nil
    }

    private static func unit(_ signs: [Unicode.Scalar], after end: Int) -> (AddressWords.Unit, Int)? {
        var at = end
        while at < signs.count, signs[at] == " " { at += 1 }
        guard at < signs.count,
            let found = AddressWords.after[signs[at]]?.first(where: { isThere($0.word, signs, at) && !isBelow($0.word, signs, at) })
        else { return nil }
        return (found.unit, at + found.word.count)
    }

    /// Whether the unit's last sign belongs to 楼下 or 门口: 80号楼下 is before number 80.
    private static func isBelow(_ word: [Unicode.Scalar], _ signs: [Unicode.Scalar], _ start: Int) -> Bool {
        let last = start + word.count - 1
        return AddressWords.relations[signs[last]]?.contains { $0.word.count > 1 && isThere($0.word, signs, last) } ?? false
    }

    private static func relation(_ signs: [Unicode.Scalar], _ start: Int) -> (PlaceCandidate.Relation?, Int)? {
        guard let found = AddressWords.relations[signs[start]]?.first(where: { isThere($0.word, signs, start) }) else { return nil }
        return (found.unit, start + found.word.count)
    }

    private static func isThere(_ word: [Unicode.Scalar], _ signs: [Unicode.Scalar], _ start: Int) -> Bool {
        guard start + word.count <= signs.count else { return false }
        for at in word.indices where signs[start + at] != word[at] { return false }
        return true
    }

    private mutating func mark(_ span: Range<Int>, _ kind: Kind) {
        for at in span where signs[at] != " " { kinds[positions[at]] = kind }
    }

    /// The English unit that stands before the number, and how many signs it takes with the space between.
    private func unitBefore(_ number: Int) -> (AddressWords.Unit, Int)? {
        var end = number
        while end > 0, signs[end - 1] == " " { end -= 1 }
        guard end > 0, AddressParts.isLatin(signs[end - 1]) || signs[end - 1] == "." else { return nil }
        for (word, unit) in AddressWords.before where end >= word.count && AddressParts.isThere(word, signs, end - word.count) {
            return (unit, number - end + word.count)
        }
        return nil
    }

    private mutating func take(_ number: String, _ unit: AddressWords.Unit) {
        switch unit {
        case .building: if building == nil { building = number }
        case .stairwell: if stairwell == nil { stairwell = Int(number) }
        case .house: if house == nil { house = number }
        case .lane: if lane == nil { lane = number }
        case .storey: namesRoom = true
        case .room:
            namesRoom = true  // 3-2-501室
            let parts = number.split(separator: "-").map(String.init)
            if parts.count == 3, building == nil { (building, stairwell) = (parts[0], Int(parts[1])) }
            if parts.count == 2, building == nil { building = parts[0] }
        case .group, .counted: break
        }
    }

    /// 浙江省杭州市拱墅区 before the address proper: divisions that the place itself need not know.
    private mutating func markDivisions(outside names: [Range<Int>]) {
        var start = 0
        while let end = divisionEnd(from: start), !names.contains(where: { $0.overlaps(start..<end) }) {
            mark(division: start..<end)
            start = end
        }
    }

    private func divisionEnd(from start: Int) -> Int? {
        for at in start..<min(start + 7, whole.count) where kinds[at] == .word || kinds[at] == .division {
            guard at > start else { continue }
            if at > start + 1, whole[at - 1] == AddressWords.subdistrict[0], whole[at] == AddressWords.subdistrict[1] { return at + 1 }
            if at > start + 1, whole[at - 1] == AddressWords.community[0], whole[at] == AddressWords.community[1] { return at + 1 }
            guard AddressWords.divisionEnds.contains(whole[at]), !AddressWords.notBefore.contains(whole[at - 1]) else { continue }
            if at + 1 < whole.count, AddressWords.notAfter.contains(whole[at + 1]) { continue }
            return at + 1
        }
        return nil
    }

    /// After a building, a short number is the stairwell and a long one the room.
    private mutating func spreadBareNumbers() {
        guard building != nil || stairwell != nil else { return }
        for number in bare {
            if number.utf8.count >= 3 || number.utf8.contains(45) {
                namesRoom = true
            } else if stairwell == nil {
                stairwell = Int(number)
            }
        }
        bare = []
    }

    /// The number on a street: of the lane, of the house, or a bare one.
    var streetNumber: String? { lane ?? house ?? bare.first }

    /// The building in an estate, where the numbers leave it open: `紫荆家园3-2-501`, `紫荆家园3号`, `紫荆家园 3`.
    func inEstate() -> (building: String?, stairwell: Int?, namesRoom: Bool) {
        if let building { return (building, stairwell, namesRoom) }
        if let house, bare.first.map({ !$0.utf8.contains(45) }) ?? true {  // 12号601, 3号2单元
            let next = bare.first.flatMap { $0.utf8.count < 3 ? Int($0) : nil }
            return (house, stairwell ?? next, namesRoom || bare.count > (next == nil ? 0 : 1))
        }
        guard let number = bare.first else { return (nil, stairwell, namesRoom) }
        let parts = number.split(separator: "-").map(String.init)
        if parts.count >= 3 { return (parts[0], Int(parts[1]), true) }
        if parts.count == 2 { return parts[1].count >= 3 ? (parts[0], stairwell, true) : (parts[0], Int(parts[1]), namesRoom || bare.count > 1) }
        return number.count <= 3
            ? (number, stairwell ?? (bare.count > 1 ? Int(bare[1]).flatMap { $0 < 100 ? $0 : nil } : nil), namesRoom || bare.count > 1)
            : (nil, stairwell, true)
    }
}
