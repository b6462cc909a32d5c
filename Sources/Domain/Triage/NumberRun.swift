// SPDX-License-Identifier: Apache-2.0

/// Digits that belong together: groups of them with single blanks, hyphens or dots between.
struct NumberRun {
    /// The positions of the digits, group by group.
    let groups: [Range<Int>]
    /// The last group is followed by an X that belongs to it, as in identity numbers.
    let endsInX: Bool

    /// The digits of some groups, joined.
    func digits(_ signs: Signs, groups: Range<Int>) -> [Int] { self.groups[groups].flatMap { $0.map(signs.digit) } }

    func positions(groups: Range<Int>) -> Range<Int> { self.groups[groups.lowerBound].lowerBound..<self.groups[groups.upperBound - 1].upperBound }

    /// All runs of a text. What touches Latin letters is a code of another kind and no run.
    static func all(in signs: Signs) -> [NumberRun] {
        var runs: [NumberRun] = [], groups: [Range<Int>] = [], position = 0
        func isGap(_ position: Int) -> Bool {
            guard position < signs.count, signs.isDigit(position + 1) else { return false }
            return [" ", "-", ".", "_", ")"].contains(signs.signs[position])
        }
        while position < signs.count {
            guard signs.isDigit(position) else {
                position += 1
                continue
            }
            let start = position
            while signs.isDigit(position) { position += 1 }
            groups.append(start..<position)
            if isGap(position) {
                position += 1
                continue
            }
            let endsInX = position < signs.count && signs.signs[position] == "X" && !signs.isLatin(position + 1)
            if !signs.isLatin(groups[0].lowerBound - 1), endsInX || !signs.isLatin(position) {
                runs.append(NumberRun(groups: groups, endsInX: endsInX))
            }
            groups = []
        }
        return runs
    }
}

/// The checks that numbers carry in themselves.
enum NumberCheck {
    /// An identity number of 18 signs (GB 11643): region, day of birth, and the check of ISO 7064 MOD 11-2.
    static func isIdentity(_ digits: [Int], endsInX: Bool) -> Bool {
        guard digits.count == (endsInX ? 17 : 18), isRegion(digits) else { return false }
        guard isDay(year: number(digits[6..<10]), month: number(digits[10..<12]), day: number(digits[12..<14])) else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
        return [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2][sum] == (endsInX ? 10 : digits[17])
    }

    /// The old number of 15 digits has no check, only a region and a day.
    static func isOldIdentity(_ digits: [Int]) -> Bool {
        digits.count == 15 && isRegion(digits)
            && isDay(year: 1900 + number(digits[6..<8]), month: number(digits[8..<10]), day: number(digits[10..<12]))
    }

    static func isMobile(_ digits: some Collection<Int>) -> Bool {
        let digits = Array(digits)
        return digits.count == 11 && digits[0] == 1 && digits[1] >= 3
    }

    /// Luhn's check (ISO/IEC 7812).
    static func isLuhn(_ digits: [Int]) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let doubled = index % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }

    static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

    /// The first two digits of GB/T 2260, with those of residence permits (81 to 83) and of permanent residents (9).
    private static func isRegion(_ digits: [Int]) -> Bool {
        let regions: Set = [
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
            83, 91,
        ]
        return regions.contains(digits[0] * 10 + digits[1])
    }

    private static func isDay(year: Int, month: Int, day: Int) -> Bool {
        guard (1800...2099).contains(year), (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }
}
