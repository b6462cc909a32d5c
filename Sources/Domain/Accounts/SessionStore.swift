// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage

extension AccountStore {
    /// Opens a session and answers its token, which is nowhere kept. Any session that the browser held before is ended (fixation).
    ///
    /// - Parameter proof: what was shown beside the password.
    public func begin(
        for account: Account, userAgent: String = "", replacing old: String? = nil, proof: SecondFactor.Proof? = nil, at now: Date
    ) throws -> String {
        let token = Secrets.token()
        if let old { try end(session: old, at: now) }
        try db.run(
            """
            INSERT INTO accounts_session (token_hash, id, account_id, made_at, seen_at, ends_at, device, proof)
            VALUES (\(Secrets.sha256(token)), \(Identifier.make(at: now)), \(account.id), \(now), \(now), \(now + Session.longest),
                    \(Session.device(userAgent: userAgent)), \(proof))
            """)
        try record(.signedIn, on: account.id, by: .owner(of: account.id), at: now)
        return token
    }

    /// The open session of a token.
    public func session(_ token: String, at now: Date) throws -> Session? {
        guard token.utf8.count == 43 else { return nil }
        return try db.run("SELECT * FROM accounts_session WHERE token_hash = \(Secrets.sha256(token))").first
            .map(Session.init(row:)).flatMap { $0.isOpen(at: now) ? $0 : nil }
    }

    /// Who holds a token now; nil where the session has ended or the account is closed.
    /// Whoever has to change the password first, or to set up a second factor, is nobody in particular until that is done.
    public func actor(session token: String, secondFactor policy: SecondFactor.Policy = .offered, at now: Date) throws -> Actor? {
        guard let session = try session(token, at: now) else { return nil }
        return try actor(of: session, secondFactor: policy, at: now)
    }

    func actor(of session: Session, secondFactor policy: SecondFactor.Policy, at now: Date) throws -> Actor? {
        guard let account = try account(id: session.account), account.isOpen(at: now) else { return nil }
        let limited = Actor(id: account.id, name: account.name, permissions: [], scope: .areas([]))
        if account.mustChangePassword { return limited }
        let actor = try actor(account, at: now)
        return session.proof == nil && SecondFactor.isRequired(of: actor.permissions, by: policy) ? limited : actor
    }

    /// Notes that a session is in use.
    func note(_ session: Session, at now: Date) throws {
        try db.run("UPDATE accounts_session SET seen_at = \(now) WHERE id = \(session.id) AND seen_at < \(now)")
    }

    /// Signs out.
    public func end(session token: String, at now: Date) throws {
        let ended = try db.run("DELETE FROM accounts_session WHERE token_hash = \(Secrets.sha256(token)) RETURNING account_id")
        guard let account: String = try ended.first?.get("account_id") else { return }
        try record(.signedOut, on: account, by: .owner(of: account), at: now)
    }

    /// The open sessions of an account, the latest used first.
    public func sessions(of account: String, for actor: Actor, at now: Date) throws -> [Session] {
        guard try actor.id == account || isThere(account, for: actor) else { throw Account.Refusal.notAllowed }
        return try db.run("SELECT * FROM accounts_session WHERE account_id = \(account) ORDER BY seen_at DESC, id").map(Session.init(row:))
            .filter { $0.isOpen(at: now) }
    }

    /// Ends one of one's own sessions, or one of an account that one manages.
    public func end(sessionID: String, by actor: Actor, at now: Date) throws {
        guard let account: String = try db.run("SELECT account_id FROM accounts_session WHERE id = \(sessionID)").first?.get("account_id"),
            try account == actor.id || isThere(account, for: actor)
        else { throw StorageError.absent }
        try db.run("DELETE FROM accounts_session WHERE id = \(sessionID)")
        try record(.sessionEnded, on: account, by: actor, at: now)
    }

    /// Ends all sessions of one's own but the one in which it is asked.
    ///
    /// - Returns: how many.
    @discardableResult
    public func endOthers(than session: String, by actor: Actor, at now: Date) throws -> Int {
        let ended = try db.run("DELETE FROM accounts_session WHERE account_id = \(actor.id) AND id <> \(session) RETURNING id")
        if !ended.isEmpty { try record(.sessionEnded, on: actor.id, by: actor, at: now) }
        return ended.count
    }

    /// Forgets sessions and invitations that have ended; for a nightly job.
    public func sweep(at now: Date) throws {
        try db.run("DELETE FROM accounts_session WHERE ends_at <= \(now) OR seen_at <= \(now - Session.idle)")
        try db.run("DELETE FROM accounts_invitation WHERE ends_at <= \(now)")
        try db.run("DELETE FROM accounts_half WHERE ends_at <= \(now)")
        try db.run("DELETE FROM accounts_device WHERE ends_at <= \(now)")
        try db.run("DELETE FROM accounts_factor_offer WHERE made_at <= \(now - SecondFactorStore.offerLength)")
    }
}

extension AccountStore {
    /// How long a link to set a password is good.
    static let invitationLength: TimeInterval = 72 * 3600

    /// Makes a link's token with which someone sets the password of an account, once.
    public func invite(_ account: String, by actor: Actor, at now: Date) throws -> String {
        try check(actor, manages: account, at: now)
        guard actor.id != account else { throw Account.Refusal.toYourself }
        let token = Secrets.token()
        try db.run("DELETE FROM accounts_invitation WHERE account_id = \(account)")
        try db.run(
            """
            INSERT INTO accounts_invitation (token_hash, account_id, made_at, made_by, ends_at)
            VALUES (\(Secrets.sha256(token)), \(account), \(now), \(actor.id), \(now + Self.invitationLength))
            """)
        try record(.invited, on: account, by: actor, at: now)
        return token
    }

    /// The account that a link is for; nil where it was used or is too old.
    public func invitation(_ token: String, at now: Date) throws -> Account? {
        guard token.utf8.count == 43,
            let id: String = try db.run(
                "SELECT account_id FROM accounts_invitation WHERE token_hash = \(Secrets.sha256(token)) AND ends_at > \(now)"
            ).first?.get("account_id"),
            let account = try account(id: id), account.isOpen(at: now)
        else { return nil }
        return account
    }

    /// Sets the password by a link and uses the link up.
    public func accept(_ token: String, password: Password, at now: Date) throws -> Account? {
        guard let account = try invitation(token, at: now) else { return nil }
        try db.run("DELETE FROM accounts_invitation WHERE account_id = \(account.id)")
        try setPassword(password, of: account.id, by: .owner(of: account.id), at: now)
        return try self.account(id: account.id)
    }
}

extension Session {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), account: try row.get("account_id"), madeAt: try row.get("made_at"), seenAt: try row.get("seen_at"),
            endsAt: try row.get("ends_at"), device: try row.get("device"), proof: try row.get("proof"))
    }
}
