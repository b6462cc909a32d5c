// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage

/// Which account someone is whom a provider knows: by issuer and subject, never by a name or an address that may pass to another person
/// (OpenID Connect Core 1.0, 5.7). A link is made by its owner, with an administrator's invitation, and gives no role.
extension AccountStore {
    /// The account of a subject, if it is linked and open.
    func account(issuer: String, subject: String, at now: Date) throws -> Account? {
        guard
            let id: String = try db.run("SELECT account_id FROM accounts_link WHERE issuer = \(issuer) AND subject = \(subject)").first?.get(
                "account_id"), let account = try account(id: id), account.isOpen(at: now)
        else { return nil }
        return account
    }

    func isLinked(_ account: String, to issuer: String) throws -> Bool {
        try !db.run("SELECT 1 AS linked FROM accounts_link WHERE account_id = \(account) AND issuer = \(issuer)").isEmpty
    }

    /// Makes the token with which the owner of an account links it, once, within 72 hours.
    func inviteToLink(_ account: String, by actor: Actor, at now: Date) throws -> String {
        try check(actor, manages: account, at: now)
        guard actor.id != account else { throw Account.Refusal.toYourself }
        let token = Secrets.token()
        try db.run("DELETE FROM accounts_link_invitation WHERE account_id = \(account) OR ends_at <= \(now)")
        try db.run(
            """
            INSERT INTO accounts_link_invitation (token_hash, account_id, made_at, made_by, ends_at)
            VALUES (\(Secrets.sha256(token)), \(account), \(now), \(actor.id), \(now + Self.invitationLength))
            """)
        try record(.linkInvited, on: account, by: actor, at: now)
        return token
    }

    /// The account that an invitation is for, and who made it.
    func linkInvitation(_ token: String, at now: Date) throws -> (account: Account, by: String)? {
        guard token.utf8.count == 43,
            let row = try db.run(
                "SELECT account_id, made_by FROM accounts_link_invitation WHERE token_hash = \(Secrets.sha256(token)) AND ends_at > \(now)"
            ).first, let account = try account(id: row.get("account_id")), account.isOpen(at: now)
        else { return nil }
        return (account, try row.get("made_by"))
    }

    /// Links a subject by an invitation and uses it up; a subject of the account before is unlinked.
    ///
    /// - Returns: nil where the invitation was used or is too old, or the subject is someone else's.
    func link(issuer: String, subject: String, by token: String, at now: Date) throws -> Account? {
        guard let (account, maker) = try linkInvitation(token, at: now) else { return nil }
        let holder: String? = try db.run("SELECT account_id FROM accounts_link WHERE issuer = \(issuer) AND subject = \(subject)").first?.get(
            "account_id")
        guard holder == nil || holder == account.id else { return nil }
        try db.run("DELETE FROM accounts_link_invitation WHERE account_id = \(account.id)")
        try db.run("DELETE FROM accounts_link WHERE account_id = \(account.id) AND issuer = \(issuer)")
        try db.run(
            """
            INSERT INTO accounts_link (issuer, subject, account_id, made_at, invited_by)
            VALUES (\(issuer), \(subject), \(account.id), \(now), \(maker))
            """)
        try record(.linked, on: account.id, by: .owner(of: account.id), at: now)
        return account
    }

    /// Takes the link away, and ends the sessions; for its owner and for administrators.
    func unlink(_ account: String, from issuer: String, by actor: Actor, at now: Date) throws {
        if actor.id != account { try check(actor, manages: account, at: now) }
        guard try !db.run("DELETE FROM accounts_link WHERE account_id = \(account) AND issuer = \(issuer) RETURNING account_id").isEmpty else {
            throw StorageError.absent
        }
        if actor.id != account { try db.run("DELETE FROM accounts_session WHERE account_id = \(account)") }
        try record(.unlinked, on: account, by: actor, at: now)
    }
}
