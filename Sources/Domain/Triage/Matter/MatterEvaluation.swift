// SPDX-License-Identifier: Apache-2.0

/// What a model's suggestions were worth on messages whose matter is known.
public struct MatterEvaluation: Sendable {
    public struct Kind: Sendable, Hashable {
        public let label: String
        /// Messages of this matter.
        public let count: Int
        public let precision: Double
        public let recall: Double
        public let f1: Double
    }

    public struct Point: Sendable, Hashable {
        /// Suggestions below this probability are not made.
        public let probability: Double
        /// The share of messages that still get one.
        public let coverage: Double
        /// The share of these that are right; 1 where there are none.
        public let accuracy: Double
    }

    public let count: Int
    public let accuracy: Double
    /// The mean of the F1 of all labels that occur in truth or suggestion, each counting alike.
    public let macroF1: Double
    /// Expected calibration error of the suggestion's probability in ten bins of equal width (Naeini, Cooper, Hauskrecht 2015).
    public let calibrationError: Double
    public let kinds: [Kind]
    /// What is gained by not suggesting what is unsure.
    public let curve: [Point]

    public init(_ outcomes: [(truth: String, suggestion: MatterModel.Suggestion)]) {
        count = outcomes.count
        let whole = Double(max(1, count))
        accuracy = Double(outcomes.count { $0.truth == $0.suggestion.label }) / whole
        let labels = Set(outcomes.flatMap { [$0.truth, $0.suggestion.label] }).sorted()
        kinds = labels.map { label in
            let right = Double(outcomes.count { $0.truth == label && $0.suggestion.label == label })
            let truth = Double(outcomes.count { $0.truth == label }), said = Double(outcomes.count { $0.suggestion.label == label })
            return Kind(
                label: label, count: Int(truth), precision: said > 0 ? right / said : 0, recall: truth > 0 ? right / truth : 0,
                f1: truth + said > 0 ? 2 * right / (truth + said) : 0)
        }
        macroF1 = kinds.isEmpty ? 0 : kinds.reduce(0) { $0 + $1.f1 } / Double(kinds.count)
        var bins = [(count: Double, right: Double, said: Double)](repeating: (0, 0, 0), count: 10)
        for outcome in outcomes {
            let bin = min(9, max(0, Int(outcome.suggestion.probability * 10)))
            bins[bin].count += 1
            bins[bin].right += outcome.truth == outcome.suggestion.label ? 1 : 0
            bins[bin].said += outcome.suggestion.probability
        }
        calibrationError = bins.reduce(0) { $0 + abs($1.right - $1.said) } / whole
        curve = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map { least in
            let made = outcomes.filter { $0.suggestion.probability >= least }
            return Point(
                probability: least, coverage: Double(made.count) / whole,
                accuracy: made.isEmpty ? 1 : Double(made.count { $0.truth == $0.suggestion.label }) / Double(made.count))
        }
    }
}
