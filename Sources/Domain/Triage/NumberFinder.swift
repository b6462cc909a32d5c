// SPDX-License-Identifier: Apache-2.0

/// Identity cards, bank cards and telephones.
struct NumberFinder {
    let signs: Signs
    private let runs: [NumberRun]

    init(_ signs: Signs) {
        self.signs = signs
        runs = NumberRun.all(in: signs)
    }

    func findings() -> [Found] { runs.flatMap(findings(in:)) + spelt() }

    private func findings(in run: NumberRun) -> [Found] {
        var found: [Found] = [], first = 0
        while first < run.groups.count {
            // The longest that means something wins: an identity number in three groups before the mobile in its middle.
            let lasts = (first + 1...min(run.groups.count, first + 6)).reversed()
            if let (last, kind) = lasts.lazy.compactMap({ last in kind(of: run, first..<last).map { (last, $0) } }).first {
                let isX = kind == .identityCard && run.endsInX && last == run.groups.count
                let positions = run.positions(groups: first..<last)
                let isBracketed = kind == .landline && signs.has("(", at: positions.lowerBound - 1)
                found.append((positions.lowerBound - (isBracketed ? 1 : 0)..<positions.upperBound + (isX ? 1 : 0), kind))
                first = last
            } else {
                found += hidden(in: run.groups[first])
                first += 1
            }
        }
        return found
    }

    /// What some groups, joined, are; nil where they are nothing personal.
    private func kind(of run: NumberRun, _ groups: Range<Int>) -> PersonalData.Kind? {
        let digits = run.digits(signs, groups: groups), at = run.positions(groups: groups), isLast = groups.upperBound == run.groups.count
        guard (7...20).contains(digits.count) else { return nil }
        let isNumbered = signs.follows(Words.numbered, at.lowerBound, within: 2)
        if digits.count == 17, run.endsInX, isLast {
            return NumberCheck.isIdentity(digits, endsInX: true) || follows(Words.identity, at) ? .identityCard : nil
        }
        if follows(Words.identity, at), digits.count == 18 || digits.count == 15 { return .identityCard }
        if follows(Words.card, at), (12...19).contains(digits.count) { return .bankCard }
        if isNumbered { return nil }
        switch digits.count {
        case 18 where NumberCheck.isIdentity(digits, endsInX: false): return .identityCard
        case 15 where groups.count == 1 && NumberCheck.isOldIdentity(digits): return .identityCard
        case 16...19 where isBankCard(digits): return .bankCard
        default: return telephone(digits, run, groups, at)
        }
    }

    private func isBankCard(_ digits: [Int]) -> Bool {
        let head = digits[0] * 10 + digits[1]
        return (head == 62 || (digits.count == 16 && (digits[0] == 4 || (51...55).contains(head)))) && NumberCheck.isLuhn(digits)
    }

    private func telephone(_ digits: [Int], _ run: NumberRun, _ groups: Range<Int>, _ at: Range<Int>) -> PersonalData.Kind? {
        guard !signs.precedes(Words.amount, at.upperBound) else { return nil }
        let local =
            digits.starts(with: [0, 0, 8, 6]) ? Array(digits.dropFirst(4)) : digits.starts(with: [8, 6]) ? Array(digits.dropFirst(2)) : digits
        if NumberCheck.isMobile(local) { return .mobile }
        // 0571-87654321, 010 12345678: an area code and seven or eight digits.
        if digits[0] == 0, digits.count > 1, digits[1] != 0 {
            let code = digits[1] <= 2 ? 3 : 4
            if (7...8).contains(digits.count - code), digits[code] > 1, groups.count <= 3 { return .landline }
        }
        if (7...8).contains(digits.count), digits[0] > 1, groups.count <= 2, follows(Words.telephone, at) { return .landline }
        return nil
    }

    /// Numbers written without a gap: two mobiles, or an identity number and a mobile.
    private func hidden(in group: Range<Int>) -> [Found] {
        guard !signs.follows(Words.numbered, group.lowerBound, within: 2) else { return [] }
        let digits = group.map(signs.digit)
        if digits.count == 22, NumberCheck.isMobile(digits[..<11]), NumberCheck.isMobile(digits[11...]) { return [(group, .mobile)] }
        if digits.count == 29, NumberCheck.isIdentity(Array(digits[..<18]), endsInX: false) { return [(group, .identityCard)] }
        if digits.count == 29, NumberCheck.isIdentity(Array(digits[11...]), endsInX: false) { return [(group, .identityCard)] }
        return []
    }

    /// Mobiles spelt with Chinese numerals.
    private func spelt() -> [Found] {
        var found: [Found] = [], position = 0
        while position < signs.count {
            let start = position
            var digits: [Int] = []
            while let digit = signs.isDigit(position) ? signs.digit(position) : signs.numeral(position) {
                digits.append(digit)
                position += 1
            }
            if NumberCheck.isMobile(digits), !(start..<position).allSatisfy(signs.isDigit) { found.append((start..<position, .mobile)) }
            if position == start { position += 1 }
        }
        return found
    }

    private func follows(_ words: [String], _ at: Range<Int>) -> Bool { signs.follows(words, at.lowerBound, within: 6) }
}
