// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Says which matter a message is about, how sure that is, and by which words: never more than a suggestion to whoever decides.
///
/// Linear over signs and pairs of signs, weighted by their rarity: one sum of a machine on these and one on these scaled by how much each speaks for
/// the matter (Wang and Manning: Baselines and bigrams, ACL 2012). Messages of a place's own closed cases and the words of its lists make it;
/// see `Triage.md` for what it reaches.
public struct MatterModel: Sendable {
    /// A message and, where known, what it was about.
    public struct Message: Sendable, Hashable {
        public var subject: String
        public var text: String
        public init(subject: String = "", text: String) {
            self.subject = subject
            self.text = text
        }
    }

    public struct Suggestion: Sendable, Hashable {
        public let label: String
        /// From 0 to 1, calibrated on messages that the model had not seen: of suggestions with 0.8, four in five are right.
        public let probability: Double
    }

    /// All labels, in the order of their names.
    public let labels: [String]
    /// How many messages it was made of.
    public let size: Int
    /// At and above this probability, nineteen in twenty suggestions were right while calibrating; below it the model should say that it does not know.
    public var sureness: Double { calibration.sureness }
    let table: FeatureTable
    let keys: [UInt64]
    let rarity: [Float]
    /// For each feature as many weights as there are labels.
    let weights: [Float]
    let constants: [Float]
    /// How sums become probabilities.
    let calibration: Calibration

    /// How often the subject counts: it says in ten signs what the message is about.
    static let subjectCounts: Float = 3

    /// Memory of a reader that is used again for the next message.
    public struct Reader {
        fileprivate var signs: [UInt32] = []
        fileprivate var counts: [Float]
        fileprivate var found: [Int32] = []
        fileprivate var sums: [Float]
    }

    public func reader() -> Reader {
        Reader(counts: [Float](repeating: 0, count: rarity.count), sums: [Float](repeating: 0, count: labels.count))
    }

    /// All labels with their probabilities, the likeliest first. A message in which nothing is known gets what is likely anyway.
    public func suggestions(for message: Message) -> [Suggestion] {
        var reader = reader()
        return suggestions(for: message, &reader)
    }

    public func suggestions(for message: Message, _ reader: inout Reader) -> [Suggestion] {
        let probabilities = calibration.probabilities(sums(message, &reader))
        return zip(labels, probabilities).map { Suggestion(label: $0, probability: $1) }
            .sorted { ($1.probability, $0.label) < ($0.probability, $1.label) }
    }

    /// The likeliest label alone: quicker than all.
    public func best(for message: Message, _ reader: inout Reader) -> Suggestion {
        let sums = sums(message, &reader), probabilities = calibration.probabilities(sums)
        let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
        return Suggestion(label: labels[best], probability: probabilities[best])
    }

    /// The sums of the labels for a message.
    func sums(_ message: Message, _ reader: inout Reader) -> [Float] {
        reader.found.removeAll(keepingCapacity: true)
        count(message.subject, by: Self.subjectCounts, &reader)
        count(message.text, by: 1, &reader)
        let width = labels.count
        for label in 0..<width { reader.sums[label] = 0 }
        var length: Float = 0
        weights.withUnsafeBufferPointer { weights in
            reader.sums.withUnsafeMutableBufferPointer { sums in
                for feature in reader.found {
                    let feature = Int(feature), value = reader.counts[feature] * rarity[feature], start = feature * width
                    reader.counts[feature] = 0
                    length += value * value
                    for label in 0..<width { sums[label] += value * weights[start + label] }
                }
            }
        }
        let scale = length > 0 ? 1 / length.squareRoot() : 0
        return (0..<width).map { reader.sums[$0] * scale + constants[$0] }
    }

    private func count(_ text: String, by weight: Float, _ reader: inout Reader) {
        MatterText.read(text, into: &reader.signs)
        var last: UInt32 = 0
        for sign in reader.signs {
            note(MatterText.key(sign), weight, &reader)
            if last != 0 { note(MatterText.key(last, sign), weight, &reader) }
            last = sign
        }
    }

    @inline(__always)
    private func note(_ key: UInt64, _ weight: Float, _ reader: inout Reader) {
        let feature = table.find(key)
        guard feature >= 0 else { return }
        if reader.counts[Int(feature)] == 0 { reader.found.append(feature) }
        reader.counts[Int(feature)] += weight
    }

    /// The words of a message that speak most for a label against the others, strongest first.
    ///
    /// Pairs that speak at least a quarter as loud as the loudest one count; those that overlap are one word.
    public func reasons(for label: String, in message: Message, most: Int = 5) -> [String] {
        guard let label = labels.firstIndex(of: label) else { return [] }
        let texts = [(message.subject, Self.subjectCounts), (message.text, Float(1))].map { text, weight -> (signs: [UInt32], shares: [Float]) in
            var signs: [UInt32] = []
            MatterText.read(text, into: &signs)
            return (
                signs,
                zip(signs, signs.dropFirst()).map { pair in
                    // Only Chinese signs and Latin letters make words.
                    let isWord = [pair.0, pair.1].allSatisfy { $0 >= 0x4E00 && $0 <= 0x9FFF || $0 >= 97 && $0 <= 122 }
                    return isWord ? weight * share(of: MatterText.key(pair.0, pair.1), for: label) : 0
                }
            )
        }
        let loudest = texts.flatMap(\.shares).max() ?? 0
        var words: [String: Float] = [:]
        for (signs, shares) in texts {
            var start = 0
            while start < shares.count {
                guard shares[start] > 0, shares[start] >= loudest / 4 else { start += 1; continue }
                var end = start, sum: Float = 0
                while end < shares.count, shares[end] > 0, shares[end] >= loudest / 4 {
                    sum += shares[end]
                    end += 1
                }
                let word = String(String.UnicodeScalarView(signs[start...end].compactMap(Unicode.Scalar.init)))
                words[word, default: 0] += sum
                start = end
            }
        }
        return words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key)
    }

    /// How much a feature speaks for a label more than for the others on average.
    private func share(of key: UInt64, for label: Int) -> Float {
        let feature = Int(table.find(key)), width = labels.count
        guard feature >= 0, width > 1 else { return 0 }
        let all = weights[feature * width..<(feature + 1) * width]
        return rarity[feature] * (weights[feature * width + label] - all.reduce(0, +) / Float(width))
    }
}
