// SPDX-License-Identifier: Apache-2.0

/// Words with what they stand for, found at a place in a text by their first sign: most places cost one look-up.
struct WordTable<Value: Sendable>: Sendable {
    private let firsts: SignSet
    private let byFirst: [Unicode.Scalar: [(word: [Unicode.Scalar], value: Value)]]

    init(_ words: [(String, Value)]) {
        let entries = words.map { (word: Array($0.0.unicodeScalars), value: $0.1) }
        byFirst = Dictionary(grouping: entries.filter { !$0.word.isEmpty }) { $0.word[0] }
        firsts = SignSet(byFirst.keys)
    }

    /// The words that stand at a position, in the order in which they were given, with where they end.
    func found(at position: Int, in signs: Signs) -> [(end: Int, value: Value)] {
        guard firsts.contains(signs.signs[position]), let entries = byFirst[signs.signs[position]] else { return [] }
        return entries.compactMap { entry in
            let end = position + entry.word.count
            guard end <= signs.count, signs.signs[position..<end].elementsEqual(entry.word) else { return nil }
            return (end, entry.value)
        }
    }
}
