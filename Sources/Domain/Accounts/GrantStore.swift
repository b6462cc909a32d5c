// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Localization
import Storage

extension AccountStore {
    /// Gives a role for an area and a time. Nobody gives one to themselves, nor beyond the area in which they manage accounts.
    @discardableResult
    public func grant(
        _ role: String, to account: String, in areaPath: String, party: String? = nil, from: Date? = nil, until: Date? = nil, by actor: Actor,
        at now: Date
    ) throws -> Grant {
        guard actor.may(.accountsManage) else { throw Account.Refusal.notAllowed }
        guard actor.id != account else { throw Account.Refusal.toYourself }
        guard AreaPath.isValid(areaPath) else { throw Account.Refusal.areaMalformed }
        guard actor.may(.accountsManage, in: areaPath) else { throw Account.Refusal.outsideScope }
        guard try roles()[role] != nil, role != Role.emergency || actor.id == Self.emergencies.id else { throw Account.Refusal.unknownRole(role) }
        if let party, party.isEmpty || party.utf8.count > 200 { throw Account.Refusal.partyMalformed }
        if let until, until <= from ?? now { throw Account.Refusal.periodBackwards }
        guard try self.account(id: account) != nil else { throw StorageError.absent }
        let grant = Grant(
            id: Identifier.make(at: now), account: account, role: role, areaPath: areaPath, party: party, from: from ?? now, until: until,
            grantedBy: actor.id, grantedAt: now, endedBy: nil)
        try db.run(
            """
            INSERT INTO accounts_grant (id, account_id, role, area_path, party, from_at, until_at, granted_at, granted_by)
            VALUES (\(grant.id), \(account), \(role), \(areaPath), \(party), \(grant.from), \(until), \(now), \(actor.id))
            """)
        try ChronicleStore(db).seal(AccountLog.grants)
        try record(.granted, on: account, by: actor, at: now, detail: "\(role) \(areaPath)")
        return grant
    }

    /// Ends a grant from now on. That it was there remains on record.
    public func end(grant id: String, by actor: Actor, at now: Date) throws {
        guard actor.may(.accountsManage) else { throw Account.Refusal.notAllowed }
        guard let grant = try db.run("\(Self.allGrants) WHERE g.id = \(id)").first.map(Grant.init(row:)) else { throw StorageError.absent }
        guard actor.may(.accountsManage, in: grant.areaPath) else { throw Account.Refusal.outsideScope }
        guard grant.endedBy == nil else { return }
        try db.run("INSERT INTO accounts_grant_end (grant_id, ended_at, ended_by) VALUES (\(id), \(now), \(actor.id))")
        try ChronicleStore(db).seal(AccountLog.grantEnds)
        try record(.grantEnded, on: grant.account, by: actor, at: now, detail: "\(grant.role) \(grant.areaPath)")
        try endDelegations(of: id, by: actor, at: now)
    }

    /// All grants that an account ever had, newest first.
    public func grants(of account: String) throws -> [Grant] {
        try db.run("\(Self.allGrants) WHERE g.account_id = \(account) ORDER BY g.id DESC").map(Grant.init(row:))
    }

    /// The grants that some accounts hold now, by account, in the order in which they were given.
    public func grants(of accounts: Set<String>, at now: Date) throws -> [String: [Grant]] {
        let rows = try db.run(
            "\(Self.allGrants) WHERE g.account_id IN \(SQL.list(accounts.sorted())) AND \(Self.holds(at: now)) ORDER BY g.id")
        return Dictionary(grouping: try rows.map(Grant.init(row:)), by: \.account)
    }

    /// Who an account is now; nil where it does not exist or is closed.
    public func actor(_ id: String, at now: Date) throws -> Actor? {
        guard let account = try account(id: id), account.isOpen(at: now) else { return nil }
        return try actor(account, at: now)
    }

    func actor(_ account: Account, at now: Date) throws -> Actor {
        let grants = try db.run("\(Self.allGrants) WHERE g.account_id = \(account.id) AND \(Self.holds(at: now))").map(Grant.init(row:))
        return Actor.make(account, grants: grants, roles: grants.isEmpty ? [:] : try roles())
    }

    /// A person who may be chosen for something.
    public struct Candidate: Sendable, Hashable {
        public let id: String
        public let name: String
        public let teams: Set<String>
    }

    /// All who hold a permission in an area now, whichever of the areas around it they were given it for; sorted by id.
    public func accounts(having permission: Permission, covering areaPath: String, at now: Date) throws -> [Candidate] {
        let fitting = try roles().values.filter { $0.permissions.contains(permission) }.map(\.id).sorted()
        return try candidates(where: "g.role IN \(SQL.list(fitting)) AND g.area_path IN \(SQL.list(AreaPath.holding(areaPath)))", at: now)
    }

    /// All who act in the name of a team now; sorted by id.
    public func accounts(inParty party: String, at now: Date) throws -> [Candidate] {
        try candidates(where: "g.party = \(party)", at: now)
    }

    /// How many act in the name of each team now.
    public func sizesOfParties(at now: Date) throws -> [String: Int] {
        let rows = try db.run(
            """
            SELECT g.party, count(DISTINCT g.account_id) AS size FROM accounts_grant g LEFT JOIN accounts_grant_end e ON e.grant_id = g.id
            JOIN accounts_account a ON a.id = g.account_id
            WHERE g.party IS NOT NULL AND \(Self.holds(at: now)) AND (a.until_at IS NULL OR a.until_at > \(now)) GROUP BY g.party
            """)
        return Dictionary(try rows.map { (try $0.get("party"), try $0.get("size")) }) { first, _ in first }
    }

    private func candidates(where condition: SQL, at now: Date) throws -> [Candidate] {
        let rows = try db.run(
            """
            SELECT DISTINCT a.id AS id, a.name AS name, t.party AS party
            FROM accounts_account a
            LEFT JOIN (SELECT g.account_id, g.party FROM accounts_grant g LEFT JOIN accounts_grant_end e ON e.grant_id = g.id
                       WHERE g.party IS NOT NULL AND \(Self.holds(at: now))) t ON t.account_id = a.id
            WHERE a.from_at <= \(now) AND (a.until_at IS NULL OR a.until_at > \(now)) AND a.id IN (
                SELECT g.account_id FROM accounts_grant g LEFT JOIN accounts_grant_end e ON e.grant_id = g.id
                WHERE \(condition) AND \(Self.holds(at: now)))
            ORDER BY id
            """)
        var found: [Candidate] = []
        for row in rows {
            let id: String = try row.get("id"), party: String? = try row.get("party")
            var teams = party.map { Set([$0]) } ?? []
            if found.last?.id == id { teams.formUnion(found.removeLast().teams) }
            found.append(Candidate(id: id, name: try row.get("name"), teams: teams))
        }
        return found
    }

    static let allGrants: SQL = "SELECT g.*, e.ended_at, e.ended_by FROM accounts_grant g LEFT JOIN accounts_grant_end e ON e.grant_id = g.id"

    static func holds(at now: Date) -> SQL {
        "g.from_at <= \(now) AND (g.until_at IS NULL OR g.until_at > \(now)) AND (e.ended_at IS NULL OR e.ended_at > \(now))"
    }
}

extension AccountStore {
    /// The roles as they are now: the shipped ones, with what this town has changed or added.
    public func roles() throws -> [String: Role] {
        var roles: [String: Role] = [:]
        for shipped in Role.defaults {
            roles[shipped.id] = Role(id: shipped.id, name: Role.name(shipped.id), permissions: Set(shipped.permissions))
        }
        for row in try db.run("SELECT * FROM accounts_role ORDER BY id") {
            let role: String = try row.get("role"), permissions: String = try row.get("permissions")
            roles[role] = Role(
                id: role, name: Text(zh: try row.get("name_zh"), en: try row.get("name_en")),
                permissions: Set(permissions.split(separator: " ").map { Permission(rawValue: String($0)) }))
        }
        return roles
    }

    /// Changes what a role may do, or adds a role; what it was before stays on record.
    public func change(_ role: Role, by actor: Actor, at now: Date) throws {
        guard actor.may(.accountsManage, in: AreaPath.everywhere) else { throw Account.Refusal.notAllowed }
        let permissions = role.permissions.map(\.rawValue).sorted().joined(separator: " ")
        try db.run(
            """
            INSERT INTO accounts_role (id, role, name_zh, name_en, permissions, changed_at, changed_by)
            VALUES (\(Identifier.make(at: now)), \(role.id), \(role.name.zh), \(role.name.en), \(permissions), \(now), \(actor.id))
            """)
        try ChronicleStore(db).seal(AccountLog.roles)
        try record(.roleChanged, on: nil, by: actor, at: now, detail: "\(role.id): \(permissions)")
    }
}

extension Grant {
    init(row: Row) throws {
        let agreed: Date? = try row.get("until_at"), ended: Date? = try row.get("ended_at")
        self.init(
            id: try row.get("id"), account: try row.get("account_id"), role: try row.get("role"), areaPath: try row.get("area_path"),
            party: try row.get("party"), from: try row.get("from_at"), until: [agreed, ended].compactMap { $0 }.min(),
            grantedBy: try row.get("granted_by"), grantedAt: try row.get("granted_at"), endedBy: try row.get("ended_by"))
    }
}
