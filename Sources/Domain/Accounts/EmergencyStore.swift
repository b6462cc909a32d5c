// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Localization
import Storage

extension AccountStore {
    static let emergencies = Actor.system("emergency", permissions: [.accountsManage])

    /// Opens private cases of an area to someone for some minutes. Those who read the record there are told, and there must be one.
    @discardableResult
    public func open(_ areaPath: String, minutes: Int, reason typed: String, by actor: Actor, at now: Date) throws -> Emergency {
        let reason = try Emergency.check(typed, minutes: minutes, in: areaPath, by: actor)
        guard try !inCharge(of: areaPath, except: actor.id, at: now).isEmpty else { throw Emergency.Refusal.nobodyInCharge }
        let today = try db.run(
            "SELECT count(*) AS times FROM accounts_emergency WHERE account_id = \(actor.id) AND from_at > \(now - 24 * 3600)"
        ).first?.get("times", as: Int.self)
        guard today ?? 0 < Emergency.mostADay else { throw Emergency.Refusal.tooOften }
        let until = now + TimeInterval(minutes * 60)
        let grant = try grant(Role.emergency, to: actor.id, in: areaPath, until: until, by: Self.emergencies, at: now)
        try db.run(
            """
            INSERT INTO accounts_emergency (grant_id, account_id, area_path, reason, from_at, until_at)
            VALUES (\(grant.id), \(actor.id), \(areaPath), \(reason), \(now), \(until))
            """)
        try ChronicleStore(db).seal(AccountLog.emergencies)
        try record(.emergency, on: actor.id, by: actor, at: now, detail: areaPath)
        return Emergency(id: grant.id, account: actor.id, areaPath: areaPath, reason: reason, from: now, until: until, seenBy: [])
    }

    /// Ends one's own look before its time.
    public func end(emergency id: String, by actor: Actor, at now: Date) throws {
        guard let found = try emergencies(where: "m.grant_id = \(id)").first, found.account == actor.id else { throw StorageError.absent }
        if now < found.until { try end(grant: id, by: Self.emergencies, at: now) }
    }

    /// One's own, and those in areas whose record one reads; the latest first.
    public func emergencies(for actor: Actor, limit: Int = 100) throws -> [Emergency] {
        let scope = actor.scope(of: .auditRead)
        return try emergencies(where: "1 = 1", limit: 1000).filter { $0.account == actor.id || scope.contains($0.areaPath) }.prefix(limit)
            .map { $0 }
    }

    /// Those that someone in charge has not taken note of.
    public func unseenEmergencies(for actor: Actor) throws -> [Emergency] {
        guard actor.may(.auditRead) else { return [] }
        return try emergencies(for: actor).filter { $0.account != actor.id && !$0.seenBy.contains(actor.id) }
    }

    /// Takes note. Nobody takes note of their own.
    public func acknowledge(_ id: String, by actor: Actor, at now: Date) throws {
        guard let found = try emergencies(where: "m.grant_id = \(id)").first, found.account != actor.id, actor.may(.auditRead, in: found.areaPath)
        else { throw StorageError.absent }
        guard !found.seenBy.contains(actor.id) else { return }
        try db.run("INSERT INTO accounts_emergency_seen (grant_id, account_id, seen_at) VALUES (\(id), \(actor.id), \(now))")
        try record(.emergencySeen, on: found.account, by: actor, at: now, detail: found.areaPath)
    }

    /// Those who read the record of an area, other than one person.
    func inCharge(of areaPath: String, except account: String, at now: Date) throws -> [Candidate] {
        try accounts(having: .auditRead, covering: areaPath, at: now).filter { $0.id != account }
    }

    private func emergencies(where condition: SQL, limit: Int = 1) throws -> [Emergency] {
        let rows = try db.run(
            """
            SELECT m.*, e.ended_at FROM accounts_emergency m LEFT JOIN accounts_grant_end e ON e.grant_id = m.grant_id
            WHERE \(condition) ORDER BY m.grant_id DESC LIMIT \(limit)
            """)
        let ids = try rows.map { row -> String in try row.get("grant_id") }
        var seen: [String: Set<String>] = [:]
        for row in try db.run("SELECT grant_id, account_id FROM accounts_emergency_seen WHERE grant_id IN \(SQL.list(ids))") {
            seen[try row.get("grant_id"), default: []].insert(try row.get("account_id"))
        }
        return try rows.map { row in
            let id: String = try row.get("grant_id"), agreed: Date = try row.get("until_at"), ended: Date? = try row.get("ended_at")
            return Emergency(
                id: id, account: try row.get("account_id"), areaPath: try row.get("area_path"), reason: try row.get("reason"),
                from: try row.get("from_at"), until: min(agreed, ended ?? agreed), seenBy: seen[id] ?? [])
        }
    }
}
