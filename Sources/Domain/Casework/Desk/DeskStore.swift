// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Storage

/// One queue for each who works on cases: what waits for me now, then what I watch.
public struct DeskStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Why a case stands on someone's desk.
    enum Queue: String, Sendable, CaseIterable {
        case register, verify, dispatch, decide, mine, checkIn, inspect, watch
    }

    /// Of a queue, so many cases are put in order by their clocks; who has more has another trouble.
    static let orderedLimit = 500

    /// The queues that exist for this actor, by what they may do.
    static func queues(for actor: Actor) -> [Queue] {
        Queue.allCases.filter { queue in
            switch queue {
            case .register: actor.may(.casework("file"))
            case .verify: actor.may(.casework("verify")) && !actor.may(.casework("file"))
            case .dispatch: actor.may(.casework("dispatch"))
            case .decide: !decisions(of: actor).isEmpty
            case .mine: actor.may(.casework("handle")) && !actor.parties.isEmpty
            case .checkIn: actor.may(.casework("checkIn")) && !actor.parties.isEmpty
            case .inspect: actor.may(.casework("inspect"))
            case .watch: true
            }
        }
    }

    /// What this actor decides that others ask for.
    private static func decisions(of actor: Actor) -> [(kind: Case.Request.Kind, permission: String)] {
        let permissions: [(kind: Case.Request.Kind, permission: String)] = [
            (.sendBack, "decideReturn"), (.extend, "decideExtension"), (.suspend, "decideSuspension"), (.void, "decideVoid"),
        ]
        return permissions.filter { actor.may(.casework($0.permission)) }
    }

    /// The cases of some queues, danger first, then oldest first, at most `limit`. The clocks put them in order on the page.
    func cases(in queues: [Queue], for actor: Actor, _ filter: DeskFilter = DeskFilter(), limit: Int = orderedLimit) throws -> [Case] {
        guard !queues.isEmpty else { return [] }
        return try db.run(
            "SELECT body FROM casework_case WHERE \(condition(queues, actor, filter)) ORDER BY is_danger DESC, number LIMIT \(limit)"
        ).map { try Codec.value($0.get("body")) }
    }

    /// All that is open for this actor, newest first, at most `limit`.
    func open(for actor: Actor, _ filter: DeskFilter = DeskFilter(), limit: Int = 2000) throws -> [Case] {
        var all: SQL = "status IN \(.list(Case.Status.open)) AND \(CaseStore.visible(to: actor))"
        if !filter.area.isEmpty { all = "\(all) AND \(SQL.prefix("area_path", filter.area))" }
        return try db.run("SELECT body FROM casework_case WHERE \(all) ORDER BY number DESC LIMIT \(limit)").map { try Codec.value($0.get("body")) }
    }

    /// All that is open for this actor wherever they may see it, newest first.
    public func open(for actor: Actor, limit: Int) throws -> [Case] { try open(for: actor, DeskFilter(), limit: limit) }

    func count(in queues: [Queue], for actor: Actor, _ filter: DeskFilter = DeskFilter()) throws -> Int {
        guard !queues.isEmpty else { return 0 }
        return try db.run("SELECT count(*) AS n FROM casework_case WHERE \(condition(queues, actor, filter))").first?.get("n") ?? 0
    }

    private func condition(_ queues: [Queue], _ actor: Actor, _ filter: DeskFilter) -> SQL {
        let any = queues.dropFirst().reduce(condition(queues[0], actor)) { "\($0) OR \(condition($1, actor))" }.inParentheses
        var all: SQL = "\(any) AND \(CaseStore.visible(to: actor))"
        if !filter.area.isEmpty { all = "\(all) AND \(SQL.prefix("area_path", filter.area))" }
        if !filter.words.isEmpty { all = "\(all) AND id IN \(SQL.found(in: "casework_search", filter.words))" }
        return all
    }

    private func condition(_ queue: Queue, _ actor: Actor) -> SQL {
        switch queue {
        case .register: "(status = \(Case.Status.received) AND \(within(actor, "file")))"
        case .verify: "(status = \(Case.Status.verifying) AND \(within(actor, "verify")))"
        case .dispatch: "(status = \(Case.Status.filed) AND \(within(actor, "dispatch")))"
        case .decide: "(status IN \(.list(Case.Status.open)) AND \(toDecide(by: actor)))"
        case .mine: "(status = \(Case.Status.handling) AND party_id IN \(.list(actor.parties.sorted())))"
        case .checkIn: "(status = \(Case.Status.handling) AND \(called(actor.parties)))"
        case .inspect: "(status = \(Case.Status.inspecting) AND inspector_id = \(actor.id))"
        case .watch: "(status IN \(.list([Case.Status.verifying, .suspended, .handled, .inspecting, .handling])))"
        }
    }

    /// Where the permission holds, which may be less than the whole desk.
    private func within(_ actor: Actor, _ permission: String) -> SQL {
        guard case .areas(let roots) = actor.scope(of: .casework(permission)) else { return "TRUE" }
        return either(roots.map { SQL.prefix("area_path", $0) })
    }

    /// What waits for this actor's decision: where the permission holds, and never what they asked for themselves.
    private func toDecide(by actor: Actor) -> SQL {
        either(
            Self.decisions(of: actor).map { kind, permission in
                """
                (pending LIKE \("%,\(kind.rawValue),%") AND pending NOT LIKE \("%,\(kind.rawValue)=\(actor.id),%") AND \(within(actor, permission)))
                """
            })
    }

    private func called(_ parties: Set<String>) -> SQL {
        either(parties.sorted().map { "called LIKE \("%,\($0),%")" })
    }

    private func either(_ ways: [SQL]) -> SQL {
        guard let first = ways.first else { return "FALSE" }
        return ways.dropFirst().reduce(first) { "\($0) OR \($1)" }.inParentheses
    }
}
