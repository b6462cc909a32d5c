// SPDX-License-Identifier: Apache-2.0

extension OpinionMap {
    /// The statement to show someone next: drawn among those not seen yet, each with a chance proportional to its priority, so that new, uniting and
    /// dividing ones come up soon and none is kept from anyone.
    ///
    /// - Parameters:
    ///   - seen: the ids of statements that this person has voted on.
    /// - Returns: nil when all have been seen, or none is left in.
    public func next(after seen: Set<Int>, using generator: inout some RandomNumberGenerator) -> Int? {
        var whole = 0.0
        for statement in statements where !statement.isModeratedOut && !seen.contains(statement.statement) { whole += statement.priority }
        guard whole > 0 else { return nil }
        var mark = Double.random(in: 0..<whole, using: &generator), last: Int?
        for statement in statements where !statement.isModeratedOut && !seen.contains(statement.statement) {
            last = statement.statement
            mark -= statement.priority
            if mark < 0 { break }
        }
        return last
    }
}
