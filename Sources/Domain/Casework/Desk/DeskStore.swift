// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Storage

/// One queue for each who works on cases: what waits for me now, then what I watch.
public struct DeskStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Why a case stands on someone's desk.
    public enum Queue: String, Sendable, CaseIterable {
        case register, verify, dispatch, decide, mine, checkIn, inspect, watch
    }

    /// The queues that exist for this actor, by what they may do.
    public static func queues(for actor: Actor) -> [Queue] {
        Queue.allCases.filter { queue in
            switch queue {
            case .register: actor.may(.casework("file"))
            case .verify: actor.may(.casework("verify"))
            case .dispatch: actor.may(.casework("dispatch"))
            case .decide: ["decideReturn", "decideExtension", "decideSuspension", "decideVoid"].contains { actor.may(.casework($0)) }
            case .mine: actor.may(.casework("handle")) && !actor.parties.isEmpty
            case .checkIn: actor.may(.casework("checkIn")) && !actor.parties.isEmpty
            case .inspect: actor.may(.casework("inspect"))
            case .watch: true
            }
        }
    }

    /// The cases of a queue, oldest first, at most `limit`. The clocks put them in order on the page.
    public func cases(in queue: Queue, for actor: Actor, limit: Int = 200) throws -> [Case] {
        try db.run(
            "SELECT body FROM casework_case WHERE \(condition(queue, actor)) AND \(CaseStore.visible(to: actor)) ORDER BY number LIMIT \(limit)"
        ).map { try Codec.value($0.get("body")) }
    }

    public func count(in queue: Queue, for actor: Actor) throws -> Int {
        let row = try db.run("SELECT count(*) AS n FROM casework_case WHERE \(condition(queue, actor)) AND \(CaseStore.visible(to: actor))").first
        return try row?.get("n") ?? 0
    }

    private func condition(_ queue: Queue, _ actor: Actor) -> SQL {
        switch queue {
        case .register: return "status = \(Case.Status.received)"
        case .verify: return "status = \(Case.Status.verifying)"
        case .dispatch: return "status = \(Case.Status.filed)"
        case .decide: return "status IN \(.list(Case.Status.open)) AND pending <> \("")"
        case .mine: return "status = \(Case.Status.handling) AND party_id IN \(.list(actor.parties.sorted()))"
        case .checkIn:
            return """
                status = \(Case.Status.handling) AND (party_id IS NULL OR party_id NOT IN \(.list(actor.parties.sorted())))
                AND id IN (SELECT case_id FROM casework_party WHERE party_id IN \(.list(actor.parties.sorted())))
                """
        case .inspect: return "status = \(Case.Status.inspecting) AND inspector_id = \(actor.id)"
        case .watch: return "status IN \(.list([Case.Status.suspended, .handled, .inspecting, .handling]))"
        }
    }
}
