// SPDX-License-Identifier: Apache-2.0
import Localization

/// A danger that a text tells of: numbers to call are shown before anything else is asked.
public struct Danger: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case gas, fire, wire, trapped, collapse, falling, water, injury, violence, suicide
    }

    public let kind: Kind
    /// What in the text says so.
    public let range: Range<String.Index>

    /// A number to call.
    public struct Phone: Sendable, Hashable {
        public let number: String
        public let name: Text
    }

    /// Dangers that are there now, the first of each kind, in the order of the text. What is denied ("没有着火"), past ("昨天"), or only practised
    /// ("演练") is left out; where in doubt it counts.
    public static func find(in text: String) -> [Danger] {
        let signs = Signs(text)
        var found: [Kind: Range<Int>] = [:]
        for sentence in sentences(of: signs) {
            // Asked only where there is something to ask about.
            var isOver: Bool?
            for position in sentence {
                for (end, sign) in table.found(at: position, in: signs) where found[sign.kind] == nil {
                    guard let range = sign.range(position..<end, in: signs, until: sentence.upperBound) else { continue }
                    if isDenied(range, in: sentence, signs) { continue }
                    let isElsewhere = isOver ?? isElsewhere(sentence, signs)
                    isOver = isElsewhere
                    if isElsewhere { break }
                    found[sign.kind] = range
                }
            }
        }
        return found.sorted { $0.value.lowerBound < $1.value.lowerBound }.map { Danger(kind: $0.key, range: signs.range($0.value)) }
    }

    /// A word, or two words near each other in one sentence: 煤气 … 漏.
    struct Sign: Sendable {
        let kind: Kind
        let words: [String]
        /// Nothing: the words alone say it. Otherwise one of these must follow within `reach` signs.
        var then: [String] = []
        var reach = 6

        /// Where all of it stands, if its first word stands at `first`.
        func range(_ first: Range<Int>, in signs: Signs, until end: Int) -> Range<Int>? {
            let position = first.lowerBound, after = first.upperBound
            if then.isEmpty { return after <= end ? first : nil }
            for next in after...after + reach {
                guard let second = then.first(where: { signs.has($0, at: next) }), next + second.unicodeScalars.count <= end else { continue }
                return position..<next + second.unicodeScalars.count
            }
            return nil
        }
    }

    private static let table = WordTable(DangerWords.all.flatMap { sign in sign.words.map { ($0, sign) } })

    private static func sentences(of signs: Signs) -> [Range<Int>] {
        var sentences: [Range<Int>] = [], start = 0
        for position in 0..<signs.count where DangerWords.ends.contains(signs.signs[position]) {
            sentences.append(start..<position)
            start = position + 1
        }
        return sentences + [start..<signs.count]
    }

    /// Past and over, or an exercise, unless the sentence says that it goes on.
    private static func isElsewhere(_ sentence: Range<Int>, _ signs: Signs) -> Bool {
        func has(_ words: [String]) -> Bool { sentence.contains { position in words.contains { signs.has($0, at: position) } } }
        return has(DangerWords.exercises) || (has(DangerWords.past) && !has(DangerWords.now))
    }

    private static func isDenied(_ range: Range<Int>, in sentence: Range<Int>, _ signs: Signs) -> Bool {
        if DangerWords.afterwards.contains(where: { signs.has($0, at: range.upperBound) }) { return true }
        if isThought(range, in: sentence, signs) { return true }
        return DangerWords.denials.contains { word in
            let length = word.unicodeScalars.count
            return (0...2).contains { gap in
                let position = range.lowerBound - gap - length
                guard position >= sentence.lowerBound, signs.has(word, at: position) else { return false }
                // 没人管，着火了: the comma ends what is denied.
                return !(position + length..<range.lowerBound).contains { DangerWords.commas.contains(signs.signs[$0]) }
            }
        }
    }

    /// 一旦失火: in the same clause, at most ten signs before, something says that it is only thought of.
    private static func isThought(_ range: Range<Int>, in sentence: Range<Int>, _ signs: Signs) -> Bool {
        var position = range.lowerBound - 1
        while position >= max(sentence.lowerBound, range.lowerBound - 12), !DangerWords.commas.contains(signs.signs[position]) {
            if DangerWords.thoughts.contains(where: { signs.has($0, at: position) }) { return true }
            position -= 1
        }
        return false
    }
}
