// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Messages as pairs of signs, weighted by rarity, each of length 1.
struct Vectors {
    private(set) var rows: [[(feature: Int32, value: Double)]] = []
    private var keys: [UInt64] = []

    /// What lies beyond says what was said before.
    static let longest = 400
    static let subjectCounts = 3.0

    init(_ messages: [(subject: String, text: String)]) {
        var counted: [[UInt64: Double]] = [], all: [UInt64: Int32] = [:], signs: [UInt32] = []
        for message in messages {
            var counts: [UInt64: Double] = [:]
            for (text, weight) in [(message.subject, Self.subjectCounts), (message.text, 1)] {
                MatterText.read(text, into: &signs)
                for (one, next) in zip(signs, signs.dropFirst()).prefix(Self.longest) where Self.isWord(one) && Self.isWord(next) {
                    counts[MatterText.key(one, next), default: 0] += weight
                }
            }
            for key in counts.keys { all[key, default: 0] += 1 }
            counted.append(counts)
        }
        // What stands in one message only, or in one in ten, joins nothing.
        let most = max(50, messages.count / 10)
        keys = all.filter { $0.value > 1 && $0.value <= most }.keys.sorted()
        let spread = keys.map { all[$0] ?? 0 }
        let numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, Int32($0)) })
        let rarity = spread.map { log(Double(messages.count + 1) / Double($0)) }
        rows = counted.map { counts in
            var row = counts.compactMap { key, count in numbers[key].map { (feature: $0, value: (1 + log(count)) * rarity[Int($0)]) } }
            row.sort { $0.feature < $1.feature }
            // What stands here only makes a message less like others.
            let alone = log(Double(messages.count + 1))
            let rest = counts.reduce(0) { all[$1.key] == 1 ? $0 + (1 + log($1.value)) * (1 + log($1.value)) * alone * alone : $0 }
            let length = row.reduce(rest) { $0 + $1.value * $1.value }.squareRoot()
            return length > 0 ? row.map { ($0.feature, $0.value / length) } : []
        }
    }

    private static func isWord(_ sign: UInt32) -> Bool { sign >= 0x4E00 && sign <= 0x9FFF || sign >= 97 && sign <= 122 || sign == 48 }

    /// Pairs of messages at least so much alike, the most alike first.
    func edges(least: Double) -> [(first: Int, second: Int, likeness: Double)] {
        var lists = [[(row: Int32, value: Double)]](repeating: [], count: keys.count), edges: [(first: Int, second: Int, likeness: Double)] = []
        var products = [Double](repeating: 0, count: rows.count), met: [Int32] = []
        for (second, row) in rows.enumerated() {
            for (feature, value) in row {
                for (first, other) in lists[Int(feature)] {
                    if products[Int(first)] == 0 { met.append(first) }
                    products[Int(first)] += value * other
                }
                lists[Int(feature)].append((Int32(second), value))
            }
            for first in met {
                if products[Int(first)] >= least { edges.append((Int(first), second, products[Int(first)])) }
                products[Int(first)] = 0
            }
            met.removeAll(keepingCapacity: true)
        }
        return edges.sorted { ($1.likeness, $0.first, $0.second) < ($0.likeness, $1.first, $1.second) }
    }

    func sum(_ members: [Int]) -> [Int32: Double] {
        var sum: [Int32: Double] = [:]
        for member in members { for (feature, value) in rows[member] { sum[feature, default: 0] += value } }
        return sum
    }

    func dot(_ row: Int, _ sum: [Int32: Double]) -> Double { rows[row].reduce(0) { $0 + $1.value * (sum[$1.feature] ?? 0) } }

    /// The parts of a text whose pairs stand in half of these messages at least, the longest and rarest first.
    func words(of members: [Int], in text: String, most: Int = 4) -> [String] {
        var counts: [UInt64: Int] = [:], signs: [UInt32] = []
        for member in members { for (feature, _) in rows[member] { counts[keys[Int(feature)], default: 0] += 1 } }
        MatterText.read(String(text.prefix(Self.longest)), into: &signs)
        var words: [(word: String, worth: Double)] = [], start = 0
        while start + 1 < signs.count {
            var end = start, worth = 0.0
            while end + 1 < signs.count, let count = counts[MatterText.key(signs[end], signs[end + 1])], count * 2 >= members.count {
                worth += Double(count)
                end += 1
            }
            if end > start {
                let word = String(String.UnicodeScalarView(signs[start...end].compactMap(Unicode.Scalar.init)))
                if !words.contains(where: { $0.word == word }) { words.append((word, worth)) }
            }
            start = max(end, start + 1)
        }
        return words.sorted { ($1.worth, $0.word) < ($0.worth, $1.word) }.prefix(most).map(\.word)
    }
}
