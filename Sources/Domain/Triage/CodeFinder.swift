// SPDX-License-Identifier: Apache-2.0

/// Licence plates, addresses of electronic mail, passports, names in messengers.
struct CodeFinder {
    private static let messengers = WordTable(Words.messenger.map { ($0, ()) })

    let signs: Signs
    init(_ signs: Signs) { self.signs = signs }

    func findings() -> [Found] {
        var found: [Found] = []
        for position in 0..<signs.count {
            if let end = plate(at: position) { found.append((position..<end, .plate)) }
            if signs.signs[position] == "@", let range = email(around: position) { found.append((range, .email)) }
            if let end = passport(at: position) { found.append((position..<end, .passport)) }
            if let range = messenger(at: position) { found.append((range, .messenger)) }
        }
        return found
    }

    /// 浙A·12345, 浙AD12345 (GA 36): a province, a letter, five or six letters and digits without I and O, one of them a digit.
    private func plate(at position: Int) -> Int? {
        guard Words.provinces.contains(signs.signs[position]), position + 1 < signs.count else { return nil }
        guard (65...90).contains(signs.signs[position + 1].value), signs.signs[position + 1] != "I", signs.signs[position + 1] != "O" else {
            return nil
        }
        var next = position + 2
        if next < signs.count, Words.plateGaps.contains(signs.signs[next]) { next += 1 }
        var end = next, digits = 0
        while end < signs.count, end - next < 6, signs.isLatin(end), signs.signs[end] != "I", signs.signs[end] != "O" {
            if signs.isDigit(end) { digits += 1 }
            end += 1
        }
        if end - next == 4, end < signs.count, Words.plateEnds.contains(signs.signs[end]) { return digits > 0 ? end + 1 : nil }
        return (5...6).contains(end - next) && digits > 0 && !signs.isLatin(end) ? end : nil
    }

    private func email(around at: Int) -> Range<Int>? {
        func isPart(_ position: Int) -> Bool {
            signs.isLatin(position) || (0..<signs.count).contains(position) && "._-+%".unicodeScalars.contains(signs.signs[position])
        }
        var start = at, end = at + 1
        while isPart(start - 1) { start -= 1 }
        while isPart(end) { end += 1 }
        while end > at + 1, !signs.isLatin(end - 1) { end -= 1 }
        guard start < at, end > at + 3, let dot = (at + 1..<end).last(where: { signs.signs[$0] == "." }), dot > at + 1, end - dot > 2 else {
            return nil
        }
        return start..<end
    }

    private func passport(at position: Int) -> Int? {
        guard ["E", "G", "P", "D", "S"].contains(signs.signs[position]), !signs.isLatin(position - 1) else { return nil }
        let digits = signs.isDigit(position + 1) ? position + 1 : position + 2
        guard digits + 7 <= signs.count, (digits..<digits + 7).allSatisfy(signs.isDigit), !signs.isLatin(position + 9), position + 9 <= signs.count
        else { return nil }
        return signs.follows(Words.passport, position, within: 4) && (position + 1..<position + 9).allSatisfy(signs.isLatin) ? position + 9 : nil
    }

    private func messenger(at position: Int) -> Range<Int>? {
        guard var start = Self.messengers.found(at: position, in: signs).first?.end, !signs.isLatin(position - 1) else { return nil }
        while start < signs.count, Words.labelGaps.contains(signs.signs[start]) { start += 1 }
        var end = start
        while signs.isLatin(end) || (end < signs.count && (signs.signs[end] == "_" || signs.signs[end] == "-")) { end += 1 }
        return (5...20).contains(end - start) && (start..<end).contains(where: signs.isDigit) ? start..<end : nil
    }
}
