// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Storage
import Triage

extension FlowStore {
    /// What the program of another town, or of a party, says about a case: as its reporter or as a neighbour would, or as the party that has it.
    public enum OutsideVoice: Sendable, Hashable {
        case confirm, dispute, reopen, appeal, addWords
        case takeOver, handle(Case.Outcome), requestReturn
        /// Another system's authority has answered: nothing is left to do here. The one who reported may appeal.
        case answeredElsewhere
    }

    /// Takes the step that is meant, with what was said masked for the public and photos beside it.
    ///
    /// Throws `Case.Refusal` where the rules say no and `StorageError.absent` where the actor sees no such case.
    @discardableResult
    public func hear(
        _ voice: OutsideVoice, saying words: String, photos: [Report.Photo] = [], on number: String, by actor: Actor, at now: Date
    ) throws -> Case {
        func said(_ kind: Voice.Kind) throws -> Case { try Voice(kind: kind, words: words).take(on: number, by: actor, at: now, in: db) }
        let masked = PersonalData.masked(words), step = Step.Words(masked, note: masked == words ? "" : words)
        let taken =
            switch voice {
            case .confirm: try said(.confirm)
            case .dispute: try said(.dispute)
            case .reopen: try said(.reopen)
            case .appeal: try said(.appeal)
            case .addWords: try said(.addWords)
            case .takeOver: try take(.takeOver, on: number, by: actor, at: now, saying: step)
            case .handle(let outcome): try take(.handle(outcome), on: number, by: actor, at: now, saying: step)
            case .answeredElsewhere: try take(.decline(.alreadyDecided), on: number, by: actor, at: now, saying: step)
            case .requestReturn: try take(.request(.sendBack, until: nil), on: number, by: actor, at: now, saying: step)
            }
        try StepPhotoStore(db).keep(photos, of: taken, step: taken.version)
        return taken
    }
}

extension Voice {
    init(kind: Kind, words: String) {
        self.kind = kind
        self.words = words
        key = ""
    }
}
