// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Storage

/// What happened to accounts: append-only, read by auditors. It never holds a password, a token or an address.
public enum AccountEvent: String, Sendable, SQLConvertible {
    case made, closed, invited, passwordSet, granted, grantEnded, roleChanged, signedIn, signInFailed, signedOut, sessionEnded
    case linkInvited, linked, unlinked
    case handedOver, handedBack, emergency, emergencySeen
    case factorSet, factorEnded, factorReset, codesMade, recoveryUsed
}

extension AccountStore {
    func record(_ event: AccountEvent, on account: String?, by actor: Actor, at now: Date, detail: String = "") throws {
        try db.run(
            """
            INSERT INTO accounts_event (id, at, kind, account_id, actor, detail)
            VALUES (\(Identifier.make(at: now)), \(now), \(event), \(account), \(actor.id), \(detail))
            """)
        try ChronicleStore(db).seal(AccountLog.events)
    }

    public struct Entry: Sendable, Hashable {
        public let at: Date
        public let event: AccountEvent
        /// The account whose id did it, `anonymous` or `system:NAME`.
        public let actor: String
        public let detail: String
    }

    /// What happened to an account, newest first: for itself, for those who manage accounts, and for auditors.
    public func events(on account: String, for actor: Actor, limit: Int = 50) throws -> [Entry] {
        guard actor.id == account || actor.may(.accountsManage) || actor.may(.auditRead) else { throw Account.Refusal.notAllowed }
        return try db.run("SELECT * FROM accounts_event WHERE account_id = \(account) ORDER BY at DESC, id DESC LIMIT \(limit)").map {
            Entry(at: try $0.get("at"), event: try $0.get("kind"), actor: try $0.get("actor"), detail: try $0.get("detail"))
        }
    }
}
