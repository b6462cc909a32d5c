// SPDX-License-Identifier: Apache-2.0
import Localization

/// A matter that a report may be about, found by its words; the cold start, before anything has been learnt.
public struct Suggestion: Sendable, Hashable {
    public let listed: ListedMatter
    /// Above 0; more is better. Comparable within one answer only.
    public let score: Double
    /// What in the text spoke for it.
    public let because: [String]
    public var matter: Matter { listed.matter }
    /// Whether words of the matter stand in the text whole; else only pairs of characters are shared.
    public var isWhole: Bool { score > 1 }
}

extension Suggestion {
    /// Ranks matters by the words of theirs that stand in the text: each counts by its length, so that 路灯不亮 outweighs 路灯.
    ///
    /// Where no word stands there whole, pairs of characters shared with the name count a little. Ties go by code.
    public static func rank(_ listed: [ListedMatter], for text: String, limit: Int = 5) -> [Suggestion] {
        let folded = fold(text), pairs = pairs(of: folded)
        guard !folded.isEmpty else { return [] }
        var found: [Suggestion] = []
        for item in listed {
            var score = 0.0, because: [String] = []
            for word in item.matter.words + [item.matter.name.zh, item.matter.name.en] {
                let sought = fold(word)
                guard sought.count > 1, folded.contains(sought) else { continue }
                score += Double(sought.utf8.count)
                because.append(word)
            }
            if because.isEmpty {
                for word in [item.matter.name.zh] + item.matter.words {
                    let own = Self.pairs(of: fold(word)), shared = own.intersection(pairs)
                    guard own.count > 1, shared.count * 2 >= own.count else { continue }
                    score = max(score, Double(shared.count) / Double(own.count))
                    because = [word]
                }
            }
            if score > 0 { found.append(Suggestion(listed: item, score: score, because: because)) }
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.matter.code < $1.matter.code }
        return Array(found.prefix(limit))
    }

    /// Lower case, half width, without blanks and stops.
    static func fold(_ text: String) -> String {
        var folded = ""
        for scalar in text.lowercased().unicodeScalars {
            let half = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            if half.properties.isAlphabetic || half.properties.numericType != nil { folded.unicodeScalars.append(half) }
        }
        return folded.lowercased()
    }

    private static func pairs(of text: String) -> Set<String> {
        let characters = Array(text)
        guard characters.count > 1 else { return [] }
        return Set((0..<characters.count - 1).map { String(characters[$0...$0 + 1]) })
    }
}
