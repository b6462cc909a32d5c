// SPDX-License-Identifier: Apache-2.0
import Foundation

/// How sums become probabilities that hold: by one factor (temperature scaling; Guo, Pleiss, Sun, Weinberger: On calibration of modern neural
/// networks, ICML 2017) and a share that stays with all labels alike, since some messages were filed under the wrong one. Both are chosen on
/// messages that the model had not seen.
struct Calibration: Sendable, Hashable {
    /// What sums are multiplied by; cautious where there are too few messages to learn it.
    var sharpness = 2.0
    /// The share that is spread over all labels.
    var doubt = 0.02
    /// The least probability from which on 95 % of the suggestions were right; 1 where it is not known.
    var sureness = 1.0

    init() {}

    /// - Parameters:
    ///   - sums: for each message the sums of its labels.
    ///   - truths: for each message the place of its own label.
    init(_ sums: [[Float]], _ truths: [Int]) {
        guard sums.count >= 20 else { return }
        var best = Double.infinity
        for doubt in [0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.13, 0.16, 0.2, 0.25] {
            let (sharpness, surprise) = Self.sharpest(sums, truths, doubt)
            if surprise < best { (best, self.sharpness, self.doubt) = (surprise, sharpness, doubt) }
        }
        sureness = leastSure(sums, truths, share: 0.95)
    }

    func probabilities(_ sums: [Float]) -> [Double] {
        let most = sums.max() ?? 0, powers = sums.map { exp(sharpness * Double($0 - most)) }, whole = powers.reduce(0, +)
        return powers.map { (1 - doubt) * $0 / whole + doubt / Double(sums.count) }
    }

    /// The factor under which the truths were likeliest, by golden section between 0.1 and 100 on a logarithmic scale.
    private static func sharpest(_ sums: [[Float]], _ truths: [Int], _ doubt: Double) -> (sharpness: Double, surprise: Double) {
        var tried = Calibration()
        tried.doubt = doubt
        func surprise(_ exponent: Double) -> Double {
            tried.sharpness = exp(exponent)
            return zip(sums, truths).reduce(0) { $0 - log(max(tried.probabilities($1.0)[$1.1], 1e-300)) }
        }
        var low = log(0.1), high = log(100.0)
        let ratio = (5.0.squareRoot() - 1) / 2
        var left = high - ratio * (high - low), right = low + ratio * (high - low), atLeft = surprise(left), atRight = surprise(right)
        for _ in 0..<25 {
            if atLeft < atRight {
                (high, right, atRight) = (right, left, atLeft)
                left = high - ratio * (high - low)
                atLeft = surprise(left)
            } else {
                (low, left, atLeft) = (left, right, atRight)
                right = low + ratio * (high - low)
                atRight = surprise(right)
            }
        }
        return (exp((low + high) / 2), min(atLeft, atRight))
    }

    private func leastSure(_ sums: [[Float]], _ truths: [Int], share: Double) -> Double {
        let suggestions = zip(sums, truths).map { sums, truth -> (probability: Double, isRight: Bool) in
            let all = probabilities(sums), best = all.indices.max { all[$0] < all[$1] } ?? 0
            return (all[best], best == truth)
        }.sorted { $0.probability > $1.probability }
        var right = 0, least = 1.0
        for (index, suggestion) in suggestions.enumerated() {
            right += suggestion.isRight ? 1 : 0
            if index >= 19, Double(right) >= share * Double(index + 1) { least = suggestion.probability }
        }
        // Where nothing that was asked lay below, the border lies no higher than what the probabilities say themselves.
        if least == suggestions.last?.probability { least = min(least, share) }
        return least
    }
}
