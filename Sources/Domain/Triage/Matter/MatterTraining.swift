// SPDX-License-Identifier: Apache-2.0
import Foundation

extension MatterModel {
    public enum TrainingError: Error, Hashable, Sendable {
        /// There must be messages of two matters at least.
        case tooFew
    }

    /// What a model is made of.
    public struct Example: Sendable, Hashable {
        public var message: Message
        public var label: String
        public init(_ message: Message, _ label: String) {
            self.message = message
            self.label = label
        }
    }

    /// How a model is made. The defaults were chosen by cross-validation.
    public struct Making: Sendable, Hashable {
        public var seed: UInt64 = 1
        /// Features of fewer messages are left out, once there are 200 messages: what was said once tells nothing of its matter.
        public var leastMessages = 2
        /// Parts in which the messages are held back in turn, to learn how sure the model may be.
        public var parts = 4
        public var cost = 1.0
        /// At most so many features, those of the most messages: what a town of any size can keep and load.
        public var mostFeatures = 30_000
        public init() {}
    }

    /// Makes a model. The same examples in the same order give the same model.
    ///
    /// Words of lists are examples like any other: with nothing else the model can begin, and closed cases soon weigh more.
    public static func train(_ examples: [Example], lists: [Example] = [], _ making: Making = Making()) throws -> MatterModel {
        let labels = Set((examples + lists).map(\.label)).sorted()
        guard labels.count > 1 else { throw TrainingError.tooFew }
        // First how sure one may be, by models that have not seen what they are asked.
        let parts = min(making.parts, examples.count)
        var sums: [[Float]] = [], truths: [Int] = []
        if parts > 1, examples.count >= 20 {
            let part = Self.parts(examples.map(\.label), parts, seed: making.seed)
            for held in 0..<parts {
                let shown = zip(examples, part).filter { $1 != held }.map(\.0)
                let model = bare(shown + lists, labels, making, Calibration())
                var reader = model.reader()
                for (example, mine) in zip(examples, part) where mine == held {
                    sums.append(model.sums(example.message, &reader))
                    truths.append(labels.firstIndex(of: example.label) ?? 0)
                }
            }
        }
        return bare(examples + lists, labels, making, Calibration(sums, truths))
    }

    /// Each label's messages dealt to the parts in turn, in an order drawn with the seed.
    public static func parts(_ labels: [String], _ parts: Int, seed: UInt64) -> [Int] {
        var order = Array(labels.indices), random = LinearMachine.Shuffle(state: seed)
        random.shuffle(&order)
        var next: [String: Int] = [:], part = [Int](repeating: 0, count: labels.count)
        for index in order {
            part[index] = next[labels[index], default: 0] % parts
            next[labels[index], default: 0] += 1
        }
        return part
    }

    private static func bare(_ examples: [Example], _ labels: [String], _ making: Making, _ calibration: Calibration) -> MatterModel {
        let counted = examples.map { counts(of: $0.message) }
        var spread: [UInt64: Int32] = [:]
        for counts in counted { for key in counts.keys { spread[key, default: 0] += 1 } }
        let least = examples.count < 200 ? 1 : Int32(making.leastMessages)
        let often = spread.filter { $0.value >= least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let keys = often.prefix(making.mostFeatures).map(\.key).sorted()
        let table = FeatureTable(keys), all = Double(examples.count)
        let rarity = keys.map { log((1 + all) / (1 + Double(spread[$0] ?? 0))) + 1 }
        let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        let kinds = examples.map { places[$0.label] ?? 0 }
        var rows = SparseRows(), present = [[Double]](repeating: [Double](repeating: 0, count: keys.count), count: labels.count)
        for (counts, kind) in zip(counted, kinds) {
            var row = counts.compactMap { key, count -> (feature: Int32, value: Double)? in
                let feature = table.find(key)
                return feature < 0 ? nil : (feature, Double(count) * rarity[Int(feature)])
            }
            row.sort { $0.feature < $1.feature }
            let length = row.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
            rows.append(length > 0 ? row.map { ($0.feature, $0.value / length) } : [])
            for (feature, _) in row { present[kind][Int(feature)] += 1 }
        }
        let totals = keys.indices.map { feature in present.reduce(0) { $0 + $1[feature] } }
        var weights = [Float](repeating: 0, count: keys.count * labels.count), constants = [Float](repeating: 0, count: labels.count)
        for (kind, _) in labels.enumerated() {
            let isThis = kinds.map { $0 == kind }, own = Double(isThis.count { $0 })
            guard own > 0, own < all else { continue }
            let plain = LinearMachine.train(
                rows, features: keys.count, scale: nil, isThis: isThis,
                cost: (making.cost * all / (Double(labels.count) * own), making.cost), seed: making.seed)
            // How much each feature speaks for this kind: the logarithm of its share here over its share elsewhere.
            let here = present[kind].reduce(0) { $0 + $1 + 1 }, elsewhere = zip(totals, present[kind]).reduce(0) { $0 + $1.0 - $1.1 + 1 }
            var ratios = zip(totals, present[kind]).map { log(($1 + 1) / here) - log(($0 - $1 + 1) / elsewhere) }
            let square = zip(rows.features, rows.values).reduce(0) { $0 + ($1.1 * ratios[Int($1.0)]) * ($1.1 * ratios[Int($1.0)]) }
            let usual = (square / max(1, all)).squareRoot()
            if usual > 0 { for feature in ratios.indices { ratios[feature] /= usual } }
            let scaled = LinearMachine.train(
                rows, features: keys.count, scale: ratios, isThis: isThis,
                cost: (making.cost * all / (2 * own), making.cost * all / (2 * (all - own))), seed: making.seed &+ 1)
            for feature in keys.indices { weights[feature * labels.count + kind] = Float(plain.weights[feature] + 2 * scaled.weights[feature]) }
            constants[kind] = Float(plain.constant + 2 * scaled.constant)
        }
        return MatterModel(
            labels: labels, size: examples.count, table: table, keys: keys, rarity: rarity.map(Float.init), weights: weights,
            constants: constants, calibration: calibration
        ).rounded
    }

    /// How often each sign and pair of signs stands in a message.
    private static func counts(of message: Message) -> [UInt64: Float] {
        var signs: [UInt32] = [], counts: [UInt64: Float] = [:]
        for (text, weight) in [(message.subject, subjectCounts), (message.text, 1)] {
            MatterText.read(text, into: &signs)
            var last: UInt32 = 0
            for sign in signs {
                counts[MatterText.key(sign), default: 0] += weight
                if last != 0 { counts[MatterText.key(last, sign), default: 0] += weight }
                last = sign
            }
        }
        return counts
    }
}
