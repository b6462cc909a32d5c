// SPDX-License-Identifier: Apache-2.0

/// Figures of the random plans of all pieces together, piece by piece as they come.
struct RandomPlans {
    let count: Int
    var attempts = 0, divided = 0
    /// The length of the plan's own borders inside the pieces that were sampled.
    var ownLength = 0.0
    private var alikeness: [Double], lengths: [Double]
    private var households: [[Int]]
    private var lower = Int.max, upper = 0
    private var isEmpty = true

    init(count: Int) {
        self.count = count
        alikeness = Array(repeating: 0, count: count)
        lengths = alikeness
        households = Array(repeating: [], count: count)
    }

    mutating func add(_ index: Int, alikeness: Double, length: Double, households: [Int]) {
        isEmpty = false
        self.alikeness[index] += alikeness
        lengths[index] += length
        self.households[index] += households
    }

    /// A region in which nothing can vary.
    mutating func addSettled(alikeness: Double, households: Int?) {
        for index in 0..<count {
            self.alikeness[index] += alikeness
            if let households { self.households[index].append(households) }
        }
    }

    mutating func widen(to window: Window) {
        lower = min(lower, window.lower)
        upper = max(upper, window.upper)
    }

    /// The plan among them; nil where there are none.
    func figures(alikeness own: Double, length: Double, households weights: [Int], _ window: Window) -> Certificate.Ensemble? {
        guard count > 0, !isEmpty, let alike = Certificate.Comparison(own, alikeness) else { return nil }
        // Borders between pieces, and between a piece and what is settled, are the same in all plans.
        let fixed = length - ownLength, used = Window(min(lower, window.lower), max(upper, window.upper))
        return Certificate.Ensemble(
            plans: count, least: alike.least, median: alike.median, greatest: alike.greatest, better: alike.lower,
            length: Certificate.Comparison(length, lengths.map { $0 + fixed }),
            deviation: Certificate.Comparison(Self.deviation(weights), households.map(Self.deviation)), attempts: attempts,
            dividedShare: attempts > 0 ? Double(divided) / Double(attempts) : nil, window: used == window ? nil : used)
    }

    private static func deviation(_ values: [Int]) -> Double {
        let mean = Double(values.reduce(0, +)) / Double(max(1, values.count))
        return (values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(max(1, values.count))).squareRoot()
    }
}
