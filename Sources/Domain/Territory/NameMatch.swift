// SPDX-License-Identifier: Apache-2.0

/// How well a name is found in words: whole, in part, or with one sign wrong, missing, too many or exchanged with its neighbour.
enum NameMatch {
    /// - Parameter whole: all that was written, numbers and all. `span` is in it for whole names, in `words` otherwise.
    static func match(
        _ name: [Unicode.Scalar], in words: [Unicode.Scalar], whole: [Unicode.Scalar]
    ) -> (score: Double, reason: PlaceCandidate.Reason, span: Range<Int>)? {
        if let start = firstIndex(of: name, in: whole) {
            // Two signs stand in many words by chance.
            let chance = name.count == 2 ? 0.06 * Double(max(0, min(6, words.count - 2))) : 0
            return (1 - chance, .exactName, start..<start + name.count)
        }
        guard words.count >= 2 else { return nil }
        let isLatin = name.allSatisfy { $0.value < 0x250 }
        let common = longestCommon(name, words)
        let share = Double(common.count) / Double(name.count)
        // All that was said is in the name: the less of the name it is, the less sure.
        if common.count == words.count, common.count >= (isLatin ? 4 : 2) { return (0.55 + 0.32 * share, .partOfName, common) }
        let unexplained = Double(min(8, words.count - common.count))
        if let typo = nearly(name, in: words, isLatin: isLatin) { return typo }
        if share >= 0.6, common.count >= (isLatin ? 6 : 3) { return (0.6 + 0.25 * share - 0.025 * unexplained, .partOfName, common) }
        return nil
    }

    private static func nearly(
        _ name: [Unicode.Scalar], in words: [Unicode.Scalar], isLatin: Bool
    ) -> (score: Double, reason: PlaceCandidate.Reason, span: Range<Int>)? {
        guard name.count >= 3, words.count + 1 >= name.count else { return nil }
        var best: Range<Int>?
        for length in [name.count, name.count - 1, name.count + 1] where length >= 2 && length <= words.count {
            for start in 0...(words.count - length) where isOneEdit(name, words[start..<start + length]) {
                best = best ?? start..<start + length
            }
        }
        guard let span = best else { return nil }
        let unexplained = Double(min(8, words.count - span.count))
        // Of three signs one wrong is much: only where nothing else was said.
        if name.count < (isLatin ? 6 : 4) { return unexplained > 0 || span.count < 3 ? nil : (0.68, .nearlyTheName, span) }
        return ((name.count < 5 ? 0.76 : 0.8) - 0.03 * unexplained, .nearlyTheName, span)
    }

    static func firstIndex(of name: [Unicode.Scalar], in words: [Unicode.Scalar]) -> Int? {
        guard words.count >= name.count, let first = name.first else { return nil }
        for start in 0...(words.count - name.count) where words[start] == first {
            if words[start..<start + name.count].elementsEqual(name) { return start }
        }
        return nil
    }

    /// The longest piece of the words that the name also has.
    static func longestCommon(_ name: [Unicode.Scalar], _ words: [Unicode.Scalar]) -> Range<Int> {
        var best = 0..<0, before = [Int](repeating: 0, count: name.count + 1)
        for at in words.indices {
            var now = [Int](repeating: 0, count: name.count + 1)
            for place in name.indices where name[place] == words[at] {
                now[place + 1] = before[place] + 1
                if now[place + 1] > best.count { best = at + 1 - now[place + 1]..<at + 1 }
            }
            before = now
        }
        return best
    }

    /// Whether one change makes the one into the other.
    static func isOneEdit(_ name: [Unicode.Scalar], _ piece: ArraySlice<Unicode.Scalar>) -> Bool {
        let piece = Array(piece)
        var start = 0
        while start < name.count, start < piece.count, name[start] == piece[start] { start += 1 }
        var end = 0
        while end < name.count - start, end < piece.count - start, name[name.count - 1 - end] == piece[piece.count - 1 - end] { end += 1 }
        let left = name[start..<name.count - end], right = piece[start..<piece.count - end]
        switch (left.count, right.count) {
        case (1, 1), (0, 1), (1, 0): return true
        case (2, 2): return left.first == right.last && left.last == right.first
        default: return false
        }
    }
}
