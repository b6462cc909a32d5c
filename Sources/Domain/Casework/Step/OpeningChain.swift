// SPDX-License-Identifier: Apache-2.0

/// How a year's cases are chained: the opening of each follows from the one before, from its number and from its first step.
///
/// Numbers are given without a gap, in the transaction that opens the case: what is rolled back gives its number back.
/// So a missing number is a case that was taken out.
struct OpeningChain {
    let year: String
    private var next = 1
    private var previous: String?

    init(year: String) { self.year = year }

    static func hash(previous: String?, number: String, id: String, step: String) -> String {
        StepChain.hash(previous: previous ?? StepChain.origin, fields: [number, id, step])
    }

    /// A case as the record has it: `step` is the hash of its first step.
    struct Link: Sendable {
        let number: String, id: String, step: String?, opening: String?
    }

    /// Goes on to the next case of the year; they come in the order of their numbers.
    mutating func follow(_ link: Link) -> [RecordStore.Fault] {
        guard let count = Int(link.number.dropFirst(year.count + 1)), count >= next else { return [.unreadable(number: link.number)] }
        var faults: [RecordStore.Fault] = []
        if count > next { faults.append(missing(through: count - 1)) }
        // Cases from before there was this chain have no opening; none comes after one that has.
        let isOld = link.opening == nil && previous == nil
        if !isOld, link.opening != Self.hash(previous: previous, number: link.number, id: link.id, step: link.step ?? "") {
            // Where cases are missing before it, that has been said.
            if count == next { faults.append(.opening(number: link.number)) }
        }
        next = count + 1
        previous = link.opening ?? previous
        return faults
    }

    /// What the register says beyond the last case.
    func end(last: Int?, head: String?) -> [RecordStore.Fault] {
        guard let last else { return [.register(year: year)] }
        if last >= next { return [missing(through: last)] }
        return last == next - 1 && head == previous ? [] : [.register(year: year)]
    }

    /// The opening of the last case; whoever has noted it elsewhere can prove that none before it was taken out.
    var head: String? { previous }
    var last: String { Case.number(next - 1, of: year) }

    private func missing(through count: Int) -> RecordStore.Fault {
        .missing(first: Case.number(next, of: year), last: Case.number(count, of: year))
    }
}
