// SPDX-License-Identifier: Apache-2.0

/// What all voters have left: whole numbers over one denominator, and rounded beside.
struct Purse {
    /// For each voter so many limbs.
    private var limbs: [UInt64]
    private var width: Int
    private var denominator: BigUnsigned
    private(set) var rounded: [Double]

    init(voters: Int, numerator: UInt64, denominator: UInt64) {
        let common = BigUnsigned.gcd(numerator, denominator)
        // The topmost limb is always empty, so that a factor has room.
        width = 2
        limbs = (0..<voters).flatMap { _ in [numerator / common, 0] }
        self.denominator = BigUnsigned(denominator / common)
        rounded = [Double](repeating: Double(numerator) / Double(denominator), count: voters)
    }

    /// The least rate at which supporters pay the cost together: whoever cannot pay it in full gives all. Nil where all together have too little.
    func offer(_ project: Int, cost: Int, _ supporters: [(voter: Int32, points: Int32)], worth: Double) -> Offer? {
        var have = 0.0, points = 0.0
        for (voter, wanted) in supporters {
            let left = rounded[Int(voter)]
            have += left
            if left > 0 { points += Double(wanted) }
        }
        // Too little by more than rounding can be.
        guard have >= Double(cost) * (1 - 1e-9), points > 0 else { return nil }
        var rate = Double(cost) / points
        while true {
            var poor = 0.0, rich = 0.0
            for (voter, wanted) in supporters {
                let left = rounded[Int(voter)], wanted = Double(wanted)
                if left < rate * wanted { poor += left } else { rich += wanted }
            }
            guard rich > 0 else { return Offer(project: project, price: rate / worth, rate: rate) }
            let next = (Double(cost) - poor) / rich
            if next <= rate * (1 + 1e-14) { break }
            rate = next
        }
        return Offer(project: project, price: rate / worth, rate: rate)
    }

    /// The offer exactly; nil where supporters have too little after all.
    func exact(_ offer: Offer, cost: Int, _ supporters: [(voter: Int32, points: Int32)]) -> ExactOffer? {
        var isPoor = supporters.map { rounded[Int($0.voter)] < offer.rate * Double($0.points) }
        let whole = denominator * UInt64(cost)
        while true {
            var poor = BigUnsigned.zero, points: UInt64 = 0
            for (supporter, gives) in zip(supporters, isPoor) {
                if gives { poor += left(of: supporter.voter) } else { points += UInt64(supporter.points) }
            }
            guard poor < whole || points == 0 else {
                // The poor alone pay more than all: some of them are not poor.
                guard let richest = supporters.indices.filter({ isPoor[$0] }).max(by: { isPoorer(supporters[$0], supporters[$1]) }) else {
                    return nil
                }
                isPoor[richest] = false
                continue
            }
            guard points > 0 else {
                // Everyone gives all: just enough, or not enough.
                if poor < whole { return nil }
                if let richest = supporters.indices.max(by: { isPoorer(supporters[$0], supporters[$1]) }) { isPoor[richest] = false }
                continue
            }
            var numerator = whole
            numerator -= poor
            // Who stands at the edge is looked at exactly.
            var changed = false
            for (index, supporter) in supporters.enumerated() {
                let share = rounded[Int(supporter.voter)], due = offer.rate * Double(supporter.points)
                guard abs(share - due) <= 1e-6 * max(share, due) else { continue }
                let cannot = left(of: supporter.voter) * points < numerator * UInt64(supporter.points)
                if cannot != isPoor[index] {
                    isPoor[index] = cannot
                    changed = true
                }
            }
            if !changed { return ExactOffer(numerator: numerator, points: points, isPoor: isPoor) }
        }
    }

    /// Takes the payments out of the purse.
    mutating func pay(
        _ offer: ExactOffer, _ supporters: [(voter: Int32, points: Int32)], explains: Bool
    ) -> (all: [EqualShares.Payment], spent: Int) {
        // One denominator for all: it grows by what the new rate needs.
        let common = BigUnsigned.gcd(offer.numerator.remainder(by: offer.points), offer.points), factor = offer.points / common
        var unit = offer.numerator
        unit.divide(by: common)
        if factor > 1 { scale(by: factor) }
        var payments: [EqualShares.Payment] = [], spent = 0
        for (supporter, gives) in zip(supporters, offer.isPoor) {
            let voter = Int(supporter.voter), before = rounded[voter]
            if gives {
                for limb in 0..<width { limbs[voter * width + limb] = 0 }
                rounded[voter] = 0
                if before > 0 { spent += 1 }
            } else {
                var rest = left(of: supporter.voter)
                rest -= unit * UInt64(supporter.points)
                set(rest, of: voter)
                rounded[voter] = rest.isZero ? 0 : rest.divided(by: denominator)
                if rest.isZero { spent += 1 }
            }
            if explains, before > 0 { payments.append(.init(voter: voter, amount: before - rounded[voter])) }
        }
        return (payments, spent)
    }

    private func left(of voter: Int32) -> BigUnsigned { BigUnsigned(limbs: limbs[Int(voter) * width..<(Int(voter) + 1) * width]) }

    /// Whether one can pay a lower rate than the other.
    private func isPoorer(_ one: (voter: Int32, points: Int32), _ other: (voter: Int32, points: Int32)) -> Bool {
        left(of: one.voter) * UInt64(other.points) < left(of: other.voter) * UInt64(one.points)
    }

    private mutating func set(_ value: BigUnsigned, of voter: Int) {
        for limb in 0..<width { limbs[voter * width + limb] = limb < value.limbs.count ? value.limbs[limb] : 0 }
    }

    /// Multiplies every share and the denominator.
    private mutating func scale(by factor: UInt64) {
        denominator.multiply(by: factor)
        var isFull = false
        limbs.withUnsafeMutableBufferPointer { limbs in
            for voter in 0..<(limbs.count / width) {
                var carry: UInt64 = 0
                for limb in voter * width..<(voter + 1) * width {
                    let (high, low) = limbs[limb].multipliedFullWidth(by: factor)
                    let (whole, over) = low.addingReportingOverflow(carry)
                    limbs[limb] = whole
                    carry = high + (over ? 1 : 0)
                }
                // Room is made before it is needed, so that nothing is lost.
                precondition(carry == 0, "a share is larger than its room")
                if limbs[(voter + 1) * width - 1] != 0 { isFull = true }
            }
        }
        if isFull { widen() }
    }

    private mutating func widen() {
        var wider = [UInt64](repeating: 0, count: limbs.count / width * (width + 1))
        for voter in 0..<(limbs.count / width) {
            for limb in 0..<width { wider[voter * (width + 1) + limb] = limbs[voter * width + limb] }
        }
        limbs = wider
        width += 1
    }
}
