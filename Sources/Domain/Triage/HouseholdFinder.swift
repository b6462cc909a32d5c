// SPDX-License-Identifier: Apache-2.0

/// The part of an address that leads to one household. Building and stairwell stay: they tell where to go.
struct HouseholdFinder {
    let signs: Signs
    init(_ signs: Signs) { self.signs = signs }

    func findings() -> [Found] {
        var found: [Found] = [], position = 0
        while position < signs.count {
            guard let end = numberEnd(from: position), !isInNumber(position) else {
                position += 1
                continue
            }
            if let range = household(position..<end) { found.append((range, .household)) }
            position = end
        }
        return found
    }

    /// The end of a room number that begins here: one to four digits, with a letter at most.
    private func numberEnd(from position: Int) -> Int? {
        var end = position
        while signs.isDigit(end) || signs.numeral(end) != nil { end += 1 }
        guard end > position else { return nil }
        if end < signs.count, (65...72).contains(signs.signs[end].value), !signs.isLatin(end + 1) { end += 1 }
        return end
    }

    private func isInNumber(_ position: Int) -> Bool { signs.isLatin(position - 1) }

    private func household(_ number: Range<Int>) -> Range<Int>? {
        let digits = number.filter { signs.isDigit($0) || signs.numeral($0) != nil }.count
        guard (1...4).contains(digits) else { return nil }
        // 301室, 1203 房
        if (2...4).contains(digits), signs.precedes(Words.rooms, number.upperBound), !signs.precedes(Words.noRooms, number.upperBound) {
            return number
        }
        // 12幢301, 3单元 502, 2单元-1203; not 12幢2单元, 1号楼3楼
        if (3...4).contains(digits), signs.follows(Words.buildings, number.lowerBound, within: 1), !signs.precedes(Words.parts, number.upperBound) {
            return number
        }
        // 12-3-402
        if (3...4).contains(digits), let first = dashed(before: number.lowerBound), !signs.isDigit(first - 1), number.allSatisfy(signs.isDigit),
            !(signs.has("-", at: number.upperBound) && signs.isDigit(number.upperBound + 1))
        {
            return number
        }
        // 5楼东户
        if digits <= 2, let floor = Words.floors.first(where: { signs.has($0, at: number.upperBound) }) {
            let start = number.upperBound + floor.unicodeScalars.count
            if let side = Words.sides.first(where: { signs.has($0, at: start) }) { return start..<start + side.unicodeScalars.count }
        }
        return nil
    }

    /// The beginning of `12-3-` before a room: building and stairwell, of three digits and two at most.
    private func dashed(before position: Int) -> Int? {
        func part(before position: Int, longest: Int) -> Int? {
            guard position > 1, signs.signs[position - 1] == "-" else { return nil }
            var start = position - 1
            while signs.isDigit(start - 1) { start -= 1 }
            return (1...longest).contains(position - 1 - start) ? start : nil
        }
        return part(before: position, longest: 2).flatMap { part(before: $0, longest: 3) }
    }
}
