// SPDX-License-Identifier: Apache-2.0

extension Board {
    /// One stretch of simulated annealing on boundary flips: a node goes to the region of one of its neighbours.
    ///
    /// - Parameters:
    ///   - penalty: what a household outside the window costs, beside the objective; nil where the violation must never grow.
    ///   - price: by what the objective is multiplied.
    ///   - heat: temperature at the start and at the end; it falls geometrically in 64 steps.
    ///   - stopsWhenKept: ends as soon as nothing lies outside the window.
    ///   - begin: the step and the temperature with which a stretch goes on that was begun earlier.
    ///   - keep: is shown, after every step but the last, the next step, its temperature, the moves looked at by now, and the board.
    mutating func anneal(
        proposals: Int, penalty: (from: Float, to: Float)?, price: Float, heat: (from: Float, to: Float), stopsWhenKept: Bool,
        random: inout Randomness, begin: (step: Int, temperature: Float)? = nil,
        keep: (Int, Float, Int, Randomness, borrowing Board) -> Void = { _, _, _, _, _ in },
        stop: (Int) -> Bool
    ) -> Int {
        let steps = 64, cooling = Self.root64(heat.to / heat.from)
        var temperature = begin?.temperature ?? heat.from, done = 0
        for step in (begin?.step ?? 0)..<steps {
            let share = proposals / steps, rise = Float(step) / Float(steps - 1)
            flips(share, temperature, penalty.map { $0.from + ($0.to - $0.from) * rise }, price, stopsWhenKept, &random)
            done += share
            if stopsWhenKept && violation == 0 { break }
            // After the last step there is nothing left to be stopped.
            if step < steps - 1 {
                keep(step + 1, temperature * cooling, done, random, self)
                if stop(violation) { break }
            }
            temperature *= cooling
        }
        return done
    }

    /// The 64th root with nothing but square roots, which are exact on every machine.
    static func root64(_ x: Float) -> Float {
        var root = x
        for _ in 0..<6 { root = root.squareRoot() }
        return root
    }

    mutating func flips(
        _ proposals: Int, _ temperature: Float, _ penalty: Float?, _ price: Float, _ stopsWhenKept: Bool, _ random: inout Randomness
    ) {
        if time > Int32.max / 2 {
            for i in 0..<n { stamp[i] = 0 }
            time = 0
        }
        let strict = penalty == nil, fine = penalty ?? 0, pool = self.pool, open = self.open
        let choices = UInt64(truncatingIfNeeded: pool == nil ? n : poolCount)
        for _ in 0..<(choices == 0 ? 0 : proposals) {
            let bits = random.next()
            let pick = Int(truncatingIfNeeded: ((bits >> 32) &* choices) >> 32)
            let i = pool.map { Int($0[pick]) } ?? pick
            let begin = Int(offsets[i]), degree = Int(offsets[i + 1]) &- begin
            let j = Int(targets[begin &+ ((Int(truncatingIfNeeded: bits & 0xFFFFF) &* degree) >> 20)])
            let a = Int(label[i]), b = Int(label[j])
            if a == b { continue }
            if let open, !open[b] { continue }
            let outward = violationChange(i, from: a, to: b)
            if strict && outward > 0 { continue }
            let bar = temperature * waiting[Int(truncatingIfNeeded: (bits >> 20) & 4095)]
            let fined = Float(outward) * fine
            let change = price == 0 ? fined : fined + price * costChange(i, from: a, to: b)
            if change >= bar { continue }
            if !staysWhole(a, without: i) { continue }
            move(i, from: a, to: b, violationChange: outward)
            if stopsWhenKept && violation == 0 { return }
        }
    }
}
