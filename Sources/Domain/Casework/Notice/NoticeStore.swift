// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Secrets
import Storage

/// Notices to those concerned (告知): a secret link by which a shop or household answers in the self-governance lane, without an account.
public struct NoticeStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Who may hand a notice over: those who file, dispatch, verify or handle where the case lies.
    static func mayMake(_ found: Case, _ actor: Actor) -> Bool {
        ["file", "dispatch", "verify", "stepUp", "handle"].contains { actor.may(.casework($0), in: found.place.areaPath) }
    }

    /// The link's token for the party that has the case now, the same however often it is asked for; only its digest is kept.
    ///
    /// - Throws: `Case.Refusal` where the case is not in the self-governance lane or the actor may not act on it.
    public func make(for found: Case, by actor: Actor, key: [UInt8], at now: Date) throws -> String {
        guard Self.mayMake(found, actor) else { throw Case.Refusal.notAllowed(.dispatch) }
        guard let secret = Self.secret(for: found, key: key) else { throw Case.Refusal.notInSelfGovernance }
        try db.run(
            """
            INSERT INTO casework_notice (secret_digest, case_id, party_id, at)
            VALUES (\(Secrets.sha256(secret)), \(found.id), \(found.assignment?.party.id), \(now)) ON CONFLICT DO NOTHING
            """)
        return secret
    }

    /// The token; nil where no party of the self-governance lane has the case.
    static func secret(for found: Case, key: [UInt8]) -> String? {
        guard found.lane == .selfGovernance, let party = found.assignment?.party, !party.isStaff else { return nil }
        return Secrets.keyedHash("notice \(found.id) \(party.id)", key: key)
    }

    /// Whether a notice was made for the party that has the case.
    func isMade(_ secret: String) throws -> Bool {
        try !db.run("SELECT case_id FROM casework_notice WHERE secret_digest = \(Secrets.sha256(secret))").isEmpty
    }

    /// The case and who answers for its party; nil where there is no such link.
    func open(_ secret: String) throws -> (found: Case, party: Actor, partyID: String)? {
        let row = try db.run(
            """
            SELECT casework_notice.party_id, casework_case.body FROM casework_notice
            JOIN casework_case ON casework_case.id = casework_notice.case_id WHERE secret_digest = \(Secrets.sha256(secret))
            """
        ).first
        guard let row else { return nil }
        let id: String = try row.get("party_id"), found: Case = try Codec.value(row.get("body"))
        return (found, Actor.visitor("notice \(Secrets.sha256(secret).prefix(16))").standing(for: [id]), id)
    }

    /// Takes the party's answer. Who says no, or that it is not theirs, is not pressed: the next lane opens in the same transaction.
    ///
    /// The words are for those who handle the case: in public they might tell who the party is.
    @discardableResult
    func answer(_ answer: Case.Answer, _ words: String, photos: [Report.Photo] = [], secret: String, at now: Date) throws -> Case {
        guard let (found, party, _) = try open(secret) else { throw StorageError.absent }
        let flow = FlowStore(db)
        let answered = try flow.take(.answer(answer), on: found.number, by: party, at: now, saying: Step.Words("", note: words))
        try StepPhotoStore(db).keep(photos, of: answered, step: answered.version)
        switch answer {
        case .done, .needsHelp: return answered
        case .notMine, .disagree: return try flow.stepUp(answered, because: .refused, by: FlowStore.list, at: now) ?? answered
        }
    }
}
