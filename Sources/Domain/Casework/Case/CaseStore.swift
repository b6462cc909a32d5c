// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Mandates
import Secrets
import Storage

/// Cases in the database, and what is done to them there. Lives as long as one transaction.
public struct CaseStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    // MARK: Reading

    /// The case, if there is one that `actor` may see; those they may not see are not there for them.
    public func find(_ number: String, for actor: Actor) throws -> Case? {
        try db.run("SELECT body FROM casework_case WHERE number = \(number) AND \(CaseStore.visible(to: actor))").first
            .map { try Codec.value($0.get("body")) }
    }

    /// What anyone may read about a case: nil for private ones, whoever asks.
    public func publicCase(_ number: String) throws -> Case? {
        try db.run("SELECT body FROM casework_case WHERE number = \(number) AND is_private = FALSE").first.map { try Codec.value($0.get("body")) }
    }

    /// Every step of a case, in order. Only for a case that was found before.
    public func steps(of found: Case) throws -> [Step] { try StepStore(db: db).steps(of: found.id) }

    /// Staff see the cases of the area where they have a desk (private ones only where they may read those), what their party has or had,
    /// and what they inspect; holders of a secret link see their case.
    static func visible(to actor: Actor) -> SQL {
        if actor.isSystem { return "TRUE" }
        var ways: [SQL] = []
        if actor.isSignedIn {
            let all = within(actor.scope(of: .casework("desk"))), also = within(actor.scope(of: .casework("readPrivate")))
            if let all {
                ways.append(actor.scope(of: .casework("desk")) == actor.scope(of: .casework("readPrivate")) ? all : "\(all) AND is_private = FALSE")
            }
            if let also { ways.append(also) }
            ways.append("inspector_id = \(actor.id)")
        }
        let reported = actor.parties.filter { $0.hasPrefix("reporter:") }.map { String($0.dropFirst("reporter:".count)) }
        if !reported.isEmpty { ways.append("id IN \(.list(reported.sorted()))") }
        let parties = actor.parties.filter { !$0.hasPrefix("reporter:") }
        if !parties.isEmpty { ways.append("id IN (SELECT case_id FROM casework_party WHERE party_id IN \(.list(parties.sorted())))") }
        return ways.dropFirst().reduce(ways.first ?? "FALSE") { "\($0) OR \($1)" }.inParentheses
    }

    /// What lies in a part of the territory; nil where it is empty.
    private static func within(_ scope: Actor.Scope) -> SQL? {
        guard case .areas(let roots) = scope else { return "TRUE" }
        guard let first = roots.first else { return nil }
        return roots.dropFirst().reduce(SQL.prefix("area_path", first)) { "\($0) OR \(SQL.prefix("area_path", $1))" }.inParentheses
    }

    // MARK: Changing

    /// Takes a step: reads the case, asks the rules, keeps what they answer.
    ///
    /// Throws `Case.Refusal` where the rules say no, `StorageError.absent` where the actor sees no such case and
    /// `.stale` where someone else was faster (or the case is no longer at `version`, if the caller looked at one).
    @discardableResult
    public func take(
        _ order: Case.Order, on number: String, by actor: Actor, at now: Date, saying words: Step.Words = .none, seen version: Int? = nil
    ) throws -> Case {
        guard var found = try find(number, for: actor) ?? ownStanding(number, actor) else { throw StorageError.absent }
        if let version, version != found.version { throw StorageError.stale }
        let change = try found.take(order, withWords: !words.toPublic.isEmpty || !words.toColleagues.isEmpty, by: actor, at: now)
        try keep(change, of: &found, saying: words)
        return found
    }

    /// Neighbours may confirm, dispute and join in on what they can read on the board.
    private func ownStanding(_ number: String, _ actor: Actor) throws -> Case? { try publicCase(number) }

    /// Writes a change: the row by version, the step after it. Fails when someone else was faster.
    func keep(_ change: Case.Change, of changed: inout Case, saying words: Step.Words) throws {
        let head: String = try headOf(changed.id)
        let new = try StepStore(db: db).append(
            try Codec.text(change.order), action: change.order.action, on: changed.id, number: changed.version, from: change.from, to: change.to,
            lane: change.lane, by: change.by, party: change.party, at: change.at, saying: words, after: head)
        let updated = try db.run(
            """
            UPDATE casework_case SET status = \(changed.status), status_since = \(changed.statusSince), lane = \(changed.lane),
                outcome = \(changed.outcome), matter_scheme = \(changed.matter?.scheme), matter_code = \(changed.matter?.code),
                area_path = \(changed.place.areaPath), longitude = \(changed.place.coordinate?.longitude), latitude = \(changed.place.coordinate?.latitude),
                is_private = \(changed.isPrivate), is_danger = \(changed.isDanger), party_id = \(changed.assignment?.party.id),
                premises_id = \(changed.place.premisesID), inspector_id = \(changed.inspector), pending = \(changed.pendingKinds),
                called = \(changed.calledParties), due_at = \(changed.dueAt), remind_at = NULL, reports = \(changed.counts.reports),
                version = \(changed.version), head = \(new), body = \(try Codec.text(changed))
            WHERE id = \(changed.id) AND version = \(changed.version - 1) RETURNING id
            """)
        guard updated.count == 1 else { throw StorageError.stale }
        if changed.confirmations.isEmpty || !changed.status.isOpen, change.from == .handled || change.from == .inspecting {
            try VoiceOriginStore.forget(changed.id, in: db)
        }
        for party in [changed.assignment?.party.id].compactMap({ $0 }) + changed.callIns.map(\.party.id) {
            try db.run("INSERT INTO casework_party (case_id, party_id) VALUES (\(changed.id), \(party)) ON CONFLICT DO NOTHING")
        }
    }

    func headOf(_ id: String) throws -> String {
        guard let row = try db.run("SELECT head FROM casework_case WHERE id = \(id)").first else { throw StorageError.absent }
        return try row.get("head")
    }
}

extension Case {
    /// The open requests and who made them, for the desk's queues: `,extend,extend=ACCOUNT,`.
    var pendingKinds: String {
        requests.isEmpty ? "" : ",\(requests.map { "\($0.kind.rawValue),\($0.kind.rawValue)=\($0.by)" }.joined(separator: ",")),"
    }

    /// The departments that were called in and have not come yet, for the same.
    var calledParties: String {
        let waiting = callIns.filter { $0.checkedInAt == nil }.map(\.party.id)
        return waiting.isEmpty ? "" : ",\(waiting.joined(separator: ",")),"
    }
}

extension SQL {
    var inParentheses: SQL { "(\(self))" }
}
