// SPDX-License-Identifier: Apache-2.0

/// Names of persons, taken for such only where a title follows or a label goes before, and a family name begins them.
struct NameFinder {
    private static let titles = WordTable(Words.titles.map { ($0, ()) })
    private static let labels = WordTable(Words.labels)

    let signs: Signs
    init(_ signs: Signs) { self.signs = signs }

    func findings() -> [Found] {
        var found: [Found] = []
        for position in 0..<signs.count {
            if !Self.titles.found(at: position, in: signs).isEmpty, let name = name(before: position) { found.append((name, .name)) }
            for (end, isSure) in Self.labels.found(at: position, in: signs) {
                if let name = name(after: end, isSure: isSure) { found.append((name, .name)) }
            }
        }
        return found
    }

    /// 王小明 before 先生; 王 alone, too.
    private func name(before title: Int) -> Range<Int>? {
        for length in [3, 4, 2, 1] {
            let start = title - length
            guard start >= 0, (start..<title).allSatisfy(signs.isHan), let family = family(at: start), family <= length else { continue }
            // A given name has one or two signs; longer ones would be other words.
            guard length - family <= 2, isBoundary(before: start), !isWord(start..<title) else { continue }
            return start..<title
        }
        return nil
    }

    /// After 姓名： or 我叫: two or three signs, up to what cannot belong to a name.
    private func name(after label: Int, isSure: Bool) -> Range<Int>? {
        var start = label
        while start < signs.count, Words.labelGaps.contains(signs.signs[start]) { start += 1 }
        guard let family = family(at: start) else { return nil }
        // What goes on after the second sign, as in 孙丽在, is no third one.
        let lengths = Words.afterNames.contains { signs.has($0, at: start + family + 1) } ? [family + 1] : [family + 2, family + 1]
        for length in lengths where (start..<start + length).allSatisfy(signs.isHan) && isBoundary(after: start + length) {
            return isWord(start..<start + length) ? nil : start..<start + length
        }
        guard isSure else { return nil }
        let length = (family + 1...family + 2).reversed().first { (start..<start + $0).allSatisfy(signs.isHan) }
        return length.map { start..<start + $0 }
    }

    private func family(at position: Int) -> Int? {
        guard position + 1 <= signs.count else { return nil }
        if Words.doubleFamilies.contains(signs.string(position..<position + 2)) { return 2 }
        return position < signs.count && Words.families.contains(signs.signs[position]) ? 1 : nil
    }

    private func isWord(_ name: Range<Int>) -> Bool {
        name.contains { Words.notInNames.contains(signs.signs[$0]) } || Words.noNames.contains { signs.has($0, at: name.lowerBound) }
    }

    private func isBoundary(before position: Int) -> Bool {
        !signs.isHan(position - 1) || Words.beforeNames.contains { signs.has($0, at: position - $0.unicodeScalars.count) }
    }

    private func isBoundary(after position: Int) -> Bool { !signs.isHan(position) || Words.afterNames.contains { signs.has($0, at: position) } }
}
