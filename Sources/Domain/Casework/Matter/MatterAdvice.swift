// SPDX-License-Identifier: Apache-2.0
import Mandates
import Triage

/// A matter that words may mean, with what speaks for it: advice to whoever decides, never a decision.
struct MatterAdvice: Sendable, Hashable {
    let listed: ListedMatter
    /// From 0 to 1, where the place's own cases have taught it; nil where only the list's words speak.
    let probability: Double?
    /// So likely that nineteen in twenty such suggestions were right.
    let isSure: Bool
    /// The words that decided, strongest first.
    let because: [String]
    var matter: Matter { listed.matter }
    /// In per cent, from 1 to 99: nothing is certain before someone has decided it.
    var percent: Int? { probability.map { min(99, max(1, Int(($0 * 100).rounded()))) } }
}

extension MatterAdvice {
    /// What stands for a matter in a model: its meaning by scheme and code, in whatever version of the list.
    static func label(of reference: MatterReference) -> String { "\(reference.scheme)/\(reference.code)" }

    /// Below this a matter is not worth a line.
    static let least = 0.05

    /// Ranks the matters in force at a place for a text, best first.
    ///
    /// With a learnt model its probabilities lead, among the matters that the place has; those with the list's own words in the text follow.
    /// Without one the list's words are all there is.
    static func rank(_ listed: [ListedMatter], for text: String, by model: MatterModel?, limit: Int) -> [MatterAdvice] {
        // Beside what was learnt, only words that stand there whole count.
        let byWords = Suggestion.rank(listed, for: text, limit: limit).filter { model == nil || $0.isWhole }
        let worded = byWords.map { MatterAdvice(listed: $0.listed, probability: nil, isSure: false, because: $0.isWhole ? $0.because : []) }
        guard let model else { return worded }
        var known: [String: ListedMatter] = [:]
        for one in listed { known[label(of: one.reference)] = one }
        let message = MatterModel.Message(text: text)
        let here = model.suggestions(for: message).compactMap { said in known[said.label].map { (said, $0) } }
        let whole = here.reduce(0) { $0 + $1.0.probability }
        guard whole > 0 else { return worded }
        let learnt = here.prefix(limit).compactMap { said, one -> MatterAdvice? in
            let probability = said.probability / whole, words = byWords.first { $0.listed == one }?.because ?? []
            let reasons = model.reasons(for: said.label, in: message, most: 3)
            // What nothing in the text speaks for is only what is common.
            guard probability >= least, !(reasons.isEmpty && words.isEmpty) else { return nil }
            return MatterAdvice(
                listed: one, probability: probability, isSure: probability >= model.sureness, because: reasons.isEmpty ? words : reasons)
        }
        return Array((learnt + worded.filter { word in !learnt.contains { $0.listed == word.listed } }).prefix(limit))
    }
}

extension ListedMatter {
    var reference: MatterReference { matter.reference }
}
