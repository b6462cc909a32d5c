// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Secrets
import Storage
import Triage
import Web

/// What neighbours and reporters say about a case, each without an account: it is done, it is not, I have it too, do it again.
struct Voice: Sendable {
    enum Kind: String, Sendable, CaseIterable { case confirm, dispute, meToo, reopen, appeal, separate, addWords }
    let kind: Kind
    let words: String
    /// Made with the form, so that a second click makes no second report.
    let key: String

    /// What was said and not taken, with the reason.
    struct Typed: Sendable {
        let kind: Kind
        let words: String
        let problem: Problem
        init(_ voice: Voice, _ problem: Problem) {
            kind = voice.kind
            words = voice.words
            self.problem = problem
        }
    }

    init(_ form: Form) throws {
        guard let kind = Kind(rawValue: form["voice"]) else { throw Problem.malformed }
        self.kind = kind
        words = form["words"]
        key = ReportDraft.isKey(form["key"]) ? form["key"] : Secrets.token(bytes: 16)
    }

    func check() throws {
        if words.count > ReportDraft.wordLimit { throw Problem(.unprocessableContent, .wordsTooLong) }
    }

    /// Takes the step that the voice means. A visitor's confirmation weighs 1, that of the reporter or of someone signed in 2.
    ///
    /// - Parameter origin: whence a visitor speaks; two visitors who confirm must come from different ones.
    @discardableResult
    func take(on number: String, by actor: Actor, at now: Date, in db: any Connection, from origin: VoiceOrigin? = nil) throws -> Case {
        let isKnown = actor.isSignedIn || actor.parties.contains { $0.hasPrefix("reporter:") }
        let order: Case.Order =
            switch kind {
            case .confirm: .confirm(weight: isKnown ? 2 : 1, quietUntil: now.addingTimeInterval(FlowStore.quietTime))
            case .dispute: .dispute
            case .reopen: .reopen
            // What was joined and should not have been is appealed on the case that it was.
            case .appeal, .separate: .appeal
            case .addWords: .addWords
            case .meToo: .coReport(account: actor.isSignedIn ? actor.id : nil)
            }
        let masked = PersonalData.masked(words)
        let taken = try FlowStore(db).take(
            order, on: number, by: actor, at: now, saying: Step.Words(masked, note: masked == words ? "" : words))
        if kind == .confirm, !isKnown, let origin { try VoiceOriginStore(db).spend(origin, on: taken) }
        return taken
    }
}
