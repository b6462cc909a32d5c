// SPDX-License-Identifier: Apache-2.0

/// Drawing an inspector by lot, in a way that anyone can repeat.
///
/// The seed is the hash of the step that closed the handling: nobody knows it before the handler acts,
/// and everybody can compute the draw afterwards.
public enum InspectionLot {
    public struct Candidate: Sendable, Hashable {
        public let id: String
        public let parties: Set<String>
        /// Inspections that they have open; who has fewer is drawn more often.
        public let load: Int

        public init(id: String, parties: Set<String>, load: Int) {
            self.id = id
            self.parties = parties
            self.load = load
        }
    }

    /// Those who may inspect: not the handler, not of the handler's team, no reporter, and not who inspected this party last
    /// (unless no one else is left).
    public static func eligible(_ candidates: [Candidate], for handling: Case.Handling, reporters: Set<String>, lastInspector: String?) -> [Candidate]
    {
        let strangers = candidates.filter { $0.id != handling.by && !$0.parties.contains(handling.party.id) && !reporters.contains($0.id) }
        let fresh = strangers.filter { $0.id != lastInspector }
        return (fresh.isEmpty ? strangers : fresh).sorted { $0.id < $1.id }
    }

    /// The one drawn; each open inspection less than the busiest has gives one ticket more. Whole numbers, so that every machine agrees. Nil where nobody may inspect.
    public static func draw(from eligible: [Candidate], seed: String) -> Candidate? {
        guard let most = eligible.map(\.load).max() else { return nil }
        let weights = eligible.map { UInt64(1 + most - $0.load) }
        var ticket = number(from: seed) % weights.reduce(0, +)
        for (candidate, weight) in zip(eligible, weights) {
            if ticket < weight { return candidate }
            ticket -= weight
        }
        return nil
    }

    /// Whether a case that closed without staff is looked at all the same: `share` of 1,000, by lot.
    public static func isChosen(seed: String, share: Int) -> Bool { number(from: seed + "sample") % 1000 < UInt64(share) }

    /// The first 60 bits of the seed's SHA-256.
    static func number(from seed: String) -> UInt64 { UInt64(StepChain.digest(of: seed, salt: "lot").prefix(15), radix: 16) ?? 0 }
}
