// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Storage

extension AccountStore {
    /// Hands a role on for a time: one's own, or as an administrator someone else's while they are away.
    ///
    /// - Parameters:
    ///   - source: the grant that is handed on.
    ///   - areaPath: the grant's area or a part of it; nil is all of it.
    @discardableResult
    public func delegate(
        _ source: String, to colleague: String, in areaPath: String? = nil, from: Date? = nil, until: Date, by actor: Actor, at now: Date
    ) throws -> Delegation {
        guard let grant = try db.run("\(Self.allGrants) WHERE g.id = \(source)").first.map(Grant.init(row:)) else { throw StorageError.absent }
        let area = areaPath ?? grant.areaPath, isOwn = grant.account == actor.id
        guard isOwn || actor.may(.accountsManage, in: grant.areaPath) else { throw StorageError.absent }
        try Delegation.check(
            grant, isHanded: try delegation(source) != nil, permissions: try roles()[grant.role]?.permissions ?? [], to: colleague, in: area,
            from: from ?? now, until: until, at: now)
        guard actor.id != colleague else { throw Account.Refusal.toYourself }
        guard let receiver = try account(id: colleague), receiver.isOpen(at: now) else { throw Delegation.Refusal.colleagueUnknown }
        let held = try grants(of: colleague)
        let hasIt = held.contains { other in
            other.role == grant.role && other.party == grant.party && area.hasPrefix(other.areaPath) && other.until.map { until <= $0 } ?? true
                && other.from <= from ?? now
        }
        guard !hasIt else { throw Delegation.Refusal.alreadyHas }
        // Whoever hands on gives what they hold: the checks above stand in place of the permission to give roles.
        let giver = Actor(id: actor.id, name: actor.name, permissions: [.accountsManage], scope: .areas([grant.areaPath]))
        let given = try self.grant(grant.role, to: colleague, in: area, party: grant.party, from: from, until: until, by: giver, at: now)
        try db.run(
            """
            INSERT INTO accounts_delegation (grant_id, source_id, delegated_by, arranged_by)
            VALUES (\(given.id), \(source), \(grant.account), \(actor.id))
            """)
        try ChronicleStore(db).seal(AccountLog.delegations)
        try record(.handedOver, on: grant.account, by: actor, at: now, detail: "\(grant.role) \(area)")
        return Delegation(grant: given, source: source, delegatedBy: grant.account, arrangedBy: actor.id)
    }

    /// Ends it before its time: for either of the two, or an administrator of the area.
    public func end(delegation id: String, by actor: Actor, at now: Date) throws {
        guard let found = try delegation(id),
            [found.delegatedBy, found.grant.account].contains(actor.id) || actor.may(.accountsManage, in: found.grant.areaPath)
        else { throw StorageError.absent }
        guard found.grant.endedBy == nil else { return }
        try end(grant: id, by: Actor(id: actor.id, permissions: [.accountsManage], scope: .areas([found.grant.areaPath])), at: now)
        try record(.handedBack, on: found.delegatedBy, by: actor, at: now, detail: "\(found.grant.role) \(found.grant.areaPath)")
    }

    /// What was handed on of a grant ends with it.
    func endDelegations(of source: String, by actor: Actor, at now: Date) throws {
        for row in try db.run("SELECT grant_id FROM accounts_delegation WHERE source_id = \(source)") {
            try end(grant: row.get("grant_id"), by: actor, at: now)
        }
    }

    public func delegation(_ id: String) throws -> Delegation? {
        try delegations(where: "d.grant_id = \(id)").first
    }

    /// What someone has handed on and what was handed to them, as far as it is not over; the latest first.
    public func delegations(of account: String, at now: Date) throws -> [Delegation] {
        try delegations(where: "d.delegated_by = \(account) OR g.account_id = \(account)").filter { $0.grant.until.map { now < $0 } ?? true }
    }

    /// Whose role each of these grants is, where it was handed on.
    public func delegators(of grants: [String]) throws -> [String: String] {
        let rows = try db.run("SELECT grant_id, delegated_by FROM accounts_delegation WHERE grant_id IN \(SQL.list(grants.sorted()))")
        return Dictionary(try rows.map { (try $0.get("grant_id"), try $0.get("delegated_by")) }) { first, _ in first }
    }

    /// Colleagues who hold a role in or around an area now, by name: those who may be asked to stand in.
    func colleagues(around areaPath: String, except account: String, at now: Date) throws -> [Candidate] {
        let rows = try db.run(
            """
            SELECT DISTINCT a.id AS id, a.name AS name FROM accounts_account a JOIN accounts_grant g ON g.account_id = a.id
            LEFT JOIN accounts_grant_end e ON e.grant_id = g.id
            WHERE \(Self.holds(at: now)) AND a.id <> \(account) AND a.from_at <= \(now) AND (a.until_at IS NULL OR a.until_at > \(now))
                AND (g.area_path IN \(SQL.list(AreaPath.holding(areaPath))) OR substr(g.area_path, 1, \(areaPath.count)) = \(areaPath))
            ORDER BY name, id LIMIT 500
            """)
        return try rows.map { Candidate(id: try $0.get("id"), name: try $0.get("name"), teams: []) }
    }

    private func delegations(where condition: SQL) throws -> [Delegation] {
        let rows = try db.run(
            """
            SELECT g.*, e.ended_at, e.ended_by, d.source_id, d.delegated_by, d.arranged_by FROM accounts_delegation d
            JOIN accounts_grant g ON g.id = d.grant_id LEFT JOIN accounts_grant_end e ON e.grant_id = g.id WHERE \(condition) ORDER BY g.id DESC
            """)
        return try rows.map { row in
            Delegation(
                grant: try Grant(row: row), source: try row.get("source_id"), delegatedBy: try row.get("delegated_by"),
                arrangedBy: try row.get("arranged_by"))
        }
    }
}
