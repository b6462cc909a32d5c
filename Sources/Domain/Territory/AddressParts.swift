// SPDX-License-Identifier: Apache-2.0

/// Free words of an address taken apart: numbers with their units, and the rest, in which names are looked for.
///
/// Reads full-width digits, Chinese numerals (十二, 五〇一), `3-2-501`, `3#`, `A座`. Never fails: what it does not understand stays in `words`.
struct AddressParts: Sendable, Hashable {
    /// 幢: `3`, `A`, `12-1`.
    var building: String?
    /// 单元
    var stairwell: Int?
    /// 号, 弄
    var house: String?
    /// Whether a room or a storey was named; which one is not kept.
    var namesRoom = false
    /// Numbers without a unit, in their order.
    var bare: [String] = []
    /// The rest, in one alphabet, without spaces and without words such as 对面.
    var words: [Unicode.Scalar] = []
    /// All that was written, in one alphabet, without spaces: names are looked for in it whole, as they may hold numbers (7天) and 隔壁.
    var whole: [Unicode.Scalar] = []

    /// - Parameter text: only its first 200 characters are read.
    init(_ text: String) {
        let signs = AddressParts.folded(text)
        var at = 0
        while at < signs.count {
            if let (number, end, isPlain) = AddressParts.number(signs, at) {
                if let (unit, next) = AddressParts.unit(signs, after: end) {
                    take(number, unit)
                    at = next
                    continue
                }
                if isPlain {
                    if let unit = unitBefore() { take(number, unit) } else { bare.append(number) }
                    at = end
                    continue
                }
            }
            if signs[at] != " " || words.last.map(AddressParts.isLatin) == true { words.append(signs[at]) }
            at += 1
        }
        whole = signs.filter { $0 != " " }
        for word in AddressWords.beside { remove(Array(word.unicodeScalars)) }
        words = words.filter { $0 != " " }
        spreadBareNumbers()
    }

    /// One alphabet: half-width, small letters, one sign for one thing.
    static func folded(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for var sign in text.unicodeScalars.prefix(200) {
            if (0xFF01...0xFF5E).contains(sign.value), let narrow = Unicode.Scalar(sign.value - 0xFEE0) { sign = narrow }
            if let same = AddressWords.same[sign] { sign = same }
            if (65...90).contains(sign.value), let small = Unicode.Scalar(sign.value + 32) { sign = small }
            if sign.properties.isWhitespace || sign.value < 32 { sign = " " }
            if sign == " ", result.last == " " { continue }
            result.append(sign)
        }
        return result
    }

    /// A name as it is looked for: folded, without spaces.
    static func name(_ text: String) -> [Unicode.Scalar] { folded(text).filter { $0 != " " } }

    private static func isDigit(_ sign: Unicode.Scalar) -> Bool { (48...57).contains(sign.value) }
    static func isLatin(_ sign: Unicode.Scalar) -> Bool { (97...122).contains(sign.value) }

    /// A number at the place: its digits, where it ends, and whether it stands in plain digits.
    private static func number(_ signs: [Unicode.Scalar], _ start: Int) -> (String, Int, Bool)? {
        var at = start
        if isDigit(signs[at]) {
            while at < signs.count, isDigit(signs[at]) || (signs[at] == "-" && at + 1 < signs.count && isDigit(signs[at + 1])) { at += 1 }
            guard at - start <= 16 else { return nil }
            return (String(String.UnicodeScalarView(signs[start..<at])), at, true)
        }
        if isLatin(signs[at]), start == 0 || !isLatin(signs[start - 1]), at + 1 < signs.count, !isLatin(signs[at + 1]),
            unit(signs, after: at + 1)?.0 == .building
        {
            return (String(Character(signs[at])).uppercased(), at + 1, false)
        }
        while at < signs.count, AddressWords.digits[signs[at]] != nil || signs[at] == AddressWords.ten || signs[at] == AddressWords.hundred {
            at += 1
        }
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

    private static func unit(_ signs: [Unicode.Scalar], after end: Int) -> (AddressWords.Unit, Int)? {
        var at = end
        while at < signs.count, signs[at] == " " { at += 1 }
        for (word, unit) in AddressWords.after where signs[at...].starts(with: word.unicodeScalars) { return (unit, at + word.unicodeScalars.count) }
        return nil
    }

    /// The English unit that the words so far end with.
    private mutating func unitBefore() -> AddressWords.Unit? {
        while words.last == " " { words.removeLast() }
        for (word, unit) in AddressWords.before where words.reversed().starts(with: word.unicodeScalars.reversed()) {
            words.removeLast(word.unicodeScalars.count)
            return unit
        }
        return nil
    }

    private mutating func take(_ number: String, _ unit: AddressWords.Unit) {
        let parts = number.split(separator: "-").map(String.init)
        switch unit {
        case .building: if building == nil { building = number }
        case .stairwell: if stairwell == nil { stairwell = Int(number) }
        case .house: if house == nil { house = number }
        case .storey: namesRoom = true
        case .room:
            namesRoom = true  // 3-2-501室
            if parts.count == 3, building == nil { (building, stairwell) = (parts[0], Int(parts[1])) }
            if parts.count == 2, building == nil { building = parts[0] }
        }
    }

    private mutating func remove(_ word: [Unicode.Scalar]) {
        guard words.count >= word.count else { return }
        var at = 0
        while at + word.count <= words.count {
            if words[at..<at + word.count].elementsEqual(word) { words.removeSubrange(at..<at + word.count) } else { at += 1 }
        }
    }

    /// After a building, a short number is the stairwell and a long one the room.
    private mutating func spreadBareNumbers() {
        guard building != nil || stairwell != nil else { return }
        for number in bare {
            if number.count >= 3 || number.contains("-") {
                namesRoom = true
            } else if stairwell == nil {
                stairwell = Int(number)
            }
        }
        bare = []
    }

    /// The building in an estate, where the numbers leave it open: `紫荆家园3-2-501`, `紫荆家园3号`, `紫荆家园 3`.
    func inEstate() -> (building: String?, stairwell: Int?, namesRoom: Bool) {
        if let building { return (building, stairwell, namesRoom) }
        guard let number = bare.first ?? house else { return (nil, stairwell, namesRoom) }
        let parts = number.split(separator: "-").map(String.init)
        if parts.count >= 3 { return (parts[0], Int(parts[1]), true) }
        if parts.count == 2 { return parts[1].count >= 3 ? (parts[0], stairwell, true) : (parts[0], Int(parts[1]), namesRoom || bare.count > 1) }
        return number.count <= 3
            ? (number, stairwell ?? (bare.count > 1 ? Int(bare[1]).flatMap { $0 < 100 ? $0 : nil } : nil), namesRoom || bare.count > 1)
            : (nil, stairwell, true)
    }
}
