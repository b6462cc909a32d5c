// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage

extension AccountStore {
    /// How long a sign-in waits for its second half, the code, and how many codes may be tried.
    static let halfLength: TimeInterval = 10 * 60
    static let mostTries = 5

    /// The password was right; keeps that in mind until the code comes. Nothing can be done with the token but that.
    func beginHalf(for account: Account, at now: Date) throws -> String {
        let token = Secrets.token()
        try db.run("DELETE FROM accounts_half WHERE ends_at <= \(now)")
        try db.run(
            """
            INSERT INTO accounts_half (token_hash, account_id, made_at, ends_at, tries)
            VALUES (\(Secrets.sha256(token)), \(account.id), \(now), \(now + Self.halfLength), 0)
            """)
        return token
    }

    /// Whose sign-in waits for its code; nil where there is none, it is too old, or too many codes were tried.
    func half(_ token: String, at now: Date) throws -> Account? {
        guard token.utf8.count == 43,
            let id: String = try db.run(
                """
                SELECT account_id FROM accounts_half WHERE token_hash = \(Secrets.sha256(token)) AND ends_at > \(now) AND tries < \(Self.mostTries)
                """
            ).first?.get("account_id"),
            let account = try account(id: id), account.isOpen(at: now)
        else { return nil }
        return account
    }

    /// Counts a try at the code, before the code is looked at.
    ///
    /// - Returns: whose; nil where no more may be tried.
    func tryHalf(_ token: String, at now: Date) throws -> Account? {
        guard let account = try half(token, at: now) else { return nil }
        let counted = try db.run(
            """
            UPDATE accounts_half SET tries = tries + 1 WHERE token_hash = \(Secrets.sha256(token)) AND tries < \(Self.mostTries)
            RETURNING account_id
            """)
        return counted.isEmpty ? nil : account
    }

    func endHalf(_ token: String) throws { try db.run("DELETE FROM accounts_half WHERE token_hash = \(Secrets.sha256(token))") }
}

extension AccountStore {
    /// How long a browser is known in which someone has signed in.
    static let deviceLength: TimeInterval = 180 * 24 * 3600

    /// Makes a token by which a browser is known again: whoever guesses from elsewhere does not slow its owner down.
    func know(deviceOf account: String, at now: Date) throws -> String {
        let token = Secrets.token()
        try db.run("DELETE FROM accounts_device WHERE ends_at <= \(now)")
        try db.run(
            """
            INSERT INTO accounts_device (token_hash, account_id, made_at, ends_at)
            VALUES (\(Secrets.sha256(token)), \(account), \(now), \(now + Self.deviceLength))
            """)
        return token
    }

    /// Whether this browser was once signed in to the account of that name.
    func isKnown(device token: String, login: String, at now: Date) throws -> Bool {
        guard token.utf8.count == 43 else { return false }
        return try !db.run(
            """
            SELECT 1 AS known FROM accounts_device d JOIN accounts_account a ON a.id = d.account_id
            WHERE d.token_hash = \(Secrets.sha256(token)) AND a.login = \(login) AND d.ends_at > \(now)
            """
        ).isEmpty
    }
}
