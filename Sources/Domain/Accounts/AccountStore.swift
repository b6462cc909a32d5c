// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage

/// Accounts, roles and grants, for one transaction.
public struct AccountStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Makes an account. Hash the password beforehand (`PasswordDesk`), never within a transaction.
    ///
    /// - Parameter password: nil where the person will set one by a link; until then nobody signs in.
    @discardableResult
    public func make(
        login typedLogin: String, name typedName: String, password: Password?, mustChangePassword: Bool = false, from: Date? = nil,
        until: Date? = nil, by actor: Actor, at now: Date
    ) throws -> Account {
        guard actor.may(.accountsManage) else { throw Account.Refusal.notAllowed }
        let login = try Account.login(from: typedLogin), name = try Account.name(from: typedName)
        let account = Account(
            id: Identifier.make(at: now), login: login, name: name, hasPassword: password != nil, mustChangePassword: mustChangePassword,
            from: from ?? now, until: until)
        if let until, until <= account.from { throw Account.Refusal.periodBackwards }
        guard try self.account(login: login) == nil else { throw Account.Refusal.loginTaken }
        try db.run(
            """
            INSERT INTO accounts_account (id, login, name, password, must_change, from_at, until_at, made_by, version)
            VALUES (\(account.id), \(login), \(name), \(password?.hash), \(mustChangePassword), \(account.from), \(until), \(actor.id), 1)
            """)
        try record(.made, on: account.id, by: actor, at: now)
        return account
    }

    public func account(id: String) throws -> Account? {
        try db.run("SELECT * FROM accounts_account WHERE id = \(id)").first.map(Account.init(row:))
    }

    /// - Parameter login: as kept, see `Account.login(from:)`.
    public func account(login: String) throws -> Account? {
        try db.run("SELECT * FROM accounts_account WHERE login = \(login)").first.map(Account.init(row:))
    }

    /// The names of some accounts, for those who show who did something to colleagues.
    public func names(of ids: Set<String>) throws -> [String: String] {
        let rows = try db.run("SELECT id, name FROM accounts_account WHERE id IN \(SQL.list(ids.sorted()))")
        return Dictionary(try rows.map { (try $0.get("id"), try $0.get("name")) }) { first, _ in first }
    }

    /// The hash that a typed password must match; nil where there is no such account, or none that may sign in.
    func password(login: String, at now: Date) throws -> (account: Account, password: Password)? {
        guard let row = try db.run("SELECT * FROM accounts_account WHERE login = \(login)").first else { return nil }
        let account = try Account(row: row)
        guard account.isOpen(at: now), let hash = try row.get("password", as: String?.self) else { return nil }
        return (account, Password(hash: hash))
    }

    /// Accounts by name, for the directory.
    ///
    /// - Parameter after: the login of the last one on the page before.
    public func accounts(for actor: Actor, containing words: String = "", after: String = "", limit: Int = 50) throws -> [Account] {
        guard actor.may(.accountsManage) else { throw Account.Refusal.notAllowed }
        let found: SQL
        if words.isEmpty {
            found = "SELECT * FROM accounts_account WHERE login > \(after) ORDER BY login LIMIT \(limit)"
        } else {
            let pattern = "%" + words.filter { $0 != "%" && $0 != "_" && $0 != "\\" }.lowercased() + "%"
            found = """
                SELECT * FROM accounts_account WHERE login > \(after) AND (login LIKE \(pattern) OR lower(name) LIKE \(pattern))
                ORDER BY login LIMIT \(limit)
                """
        }
        return try db.run(found).map(Account.init(row:))
    }

    /// Sets a password and ends all sessions but one.
    ///
    /// - Parameter session: the session in which it is changed, which stays open.
    public func setPassword(
        _ password: Password, of id: String, mustChange: Bool = false, keeping session: String? = nil, by actor: Actor, at now: Date
    ) throws {
        if actor.id != id { try check(actor, manages: id, at: now) }
        let touched = try db.run(
            """
            UPDATE accounts_account SET password = \(password.hash), must_change = \(mustChange), version = version + 1
            WHERE id = \(id) RETURNING id
            """)
        guard !touched.isEmpty else { throw StorageError.absent }
        try db.run("DELETE FROM accounts_session WHERE account_id = \(id) AND id <> \(session ?? "")")
        try record(.passwordSet, on: id, by: actor, at: now)
    }

    /// Closes an account: nobody signs in any more, all sessions end at once. What it did stays.
    public func close(_ id: String, by actor: Actor, at now: Date) throws {
        try check(actor, manages: id, at: now)
        guard actor.id != id else { throw Account.Refusal.toYourself }
        let touched = try db.run("UPDATE accounts_account SET until_at = \(now), version = version + 1 WHERE id = \(id) RETURNING id")
        guard !touched.isEmpty else { throw StorageError.absent }
        try db.run("DELETE FROM accounts_session WHERE account_id = \(id)")
        try record(.closed, on: id, by: actor, at: now)
        try forgetSecondFactor(of: id)
        try db.run("DELETE FROM accounts_device WHERE account_id = \(id)")
        try db.run("DELETE FROM accounts_link WHERE account_id = \(id)")
        for handed in try delegations(of: id, at: now) { try end(delegation: handed.id, by: actor, at: now) }
    }

    /// Whoever manages accounts in one area does not touch those that hold a role beyond it: setting a password is taking over.
    /// Whether an account is there for someone who manages accounts: one that has, or had, a role in their area, or never had any.
    public func isThere(_ id: String, for actor: Actor) throws -> Bool {
        guard actor.may(.accountsManage), try account(id: id) != nil else { return false }
        let held = try grants(of: id)
        return held.isEmpty || held.contains { actor.may(.accountsManage, in: $0.areaPath) }
    }

    func check(_ actor: Actor, manages id: String, at now: Date) throws {
        guard actor.may(.accountsManage) else { throw Account.Refusal.notAllowed }
        guard try account(id: id) != nil else { throw StorageError.absent }
        let held = try grants(of: id).filter { grant in grant.until.map { now < $0 } ?? true }
        guard held.allSatisfy({ actor.may(.accountsManage, in: $0.areaPath) }) else { throw Account.Refusal.outsideScope }
    }
}

extension Account {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), login: try row.get("login"), name: try row.get("name"),
            hasPassword: try row.get("password", as: String?.self) != nil, mustChangePassword: try row.get("must_change"),
            from: try row.get("from_at"), until: try row.get("until_at"))
    }
}
