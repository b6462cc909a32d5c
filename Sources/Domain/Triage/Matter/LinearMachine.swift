// SPDX-License-Identifier: Apache-2.0

/// Rows of numbers, most of which are zero.
struct SparseRows {
    var starts = [0]
    var features: [Int32] = []
    var values: [Double] = []
    var count: Int { starts.count - 1 }

    mutating func append(_ row: [(feature: Int32, value: Double)]) {
        for (feature, value) in row {
            features.append(feature)
            values.append(value)
        }
        starts.append(features.count)
    }
}

/// A linear machine that tells one kind from all others: L2-regularised, squared hinge loss, solved in the dual by coordinate descent
/// (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for large-scale linear SVM, ICML 2008), with a constant feature.
enum LinearMachine {
    /// - Parameters:
    ///   - scale: what each feature is multiplied by; nil for 1.
    ///   - isThis: which rows are of the kind.
    ///   - cost: the price of an error, of the kind's own rows and of others.
    /// - Returns: the weights of the features as they come (scale included), and the constant.
    static func train(
        _ rows: SparseRows, features: Int, scale: [Double]?, isThis: [Bool], cost: (own: Double, others: Double), seed: UInt64,
        tolerance: Double = 0.01, rounds: Int = 100
    ) -> (weights: [Double], constant: Double) {
        var weights = [Double](repeating: 0, count: features), constant = 0.0
        var alpha = [Double](repeating: 0, count: rows.count), order = Array(0..<rows.count), random = Shuffle(state: seed)
        var values = rows.values
        if let scale { for index in values.indices { values[index] *= scale[Int(rows.features[index])] } }
        let diagonal = isThis.map { 0.5 / ($0 ? cost.own : cost.others) }
        let lengths = (0..<rows.count).map { row in
            diagonal[row] + 1 + values[rows.starts[row]..<rows.starts[row + 1]].reduce(0) { $0 + $1 * $1 }
        }
        weights.withUnsafeMutableBufferPointer { weights in
            values.withUnsafeBufferPointer { values in
                rows.features.withUnsafeBufferPointer { features in
                    for _ in 0..<rounds {
                        var most = -Double.infinity, least = Double.infinity
                        random.shuffle(&order)
                        for row in order {
                            let sign = isThis[row] ? 1.0 : -1.0
                            var sum = constant
                            for index in rows.starts[row]..<rows.starts[row + 1] { sum += values[index] * weights[Int(features[index])] }
                            let gradient = sign * sum - 1 + alpha[row] * diagonal[row]
                            let projected = alpha[row] == 0 ? min(gradient, 0) : gradient
                            most = max(most, projected)
                            least = min(least, projected)
                            guard abs(projected) > 1e-12 else { continue }
                            let old = alpha[row]
                            alpha[row] = max(old - gradient / lengths[row], 0)
                            let step = (alpha[row] - old) * sign
                            for index in rows.starts[row]..<rows.starts[row + 1] { weights[Int(features[index])] += step * values[index] }
                            constant += step
                        }
                        if most - least <= tolerance { break }
                    }
                }
            }
        }
        if let scale { for feature in weights.indices { weights[feature] *= scale[feature] } }
        return (weights, constant)
    }

    /// SplitMix64, so that the same seed gives the same order on every machine.
    struct Shuffle {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        mutating func shuffle(_ order: inout [Int]) {
            guard order.count > 1 else { return }
            for last in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(last, Int(next().multipliedFullWidth(by: UInt64(last + 1)).high))
            }
        }
    }
}
