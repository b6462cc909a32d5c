// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage

/// Second factors, for one transaction. Secrets lie sealed by the installation's key, recovery codes as keyed hashes.
struct SecondFactorStore {
    let db: any Connection
    let key: [UInt8]

    /// How long a secret that was shown waits for its first code.
    static let offerLength: TimeInterval = 30 * 60

    init(_ db: any Connection, key: [UInt8]) {
        self.db = db
        self.key = key
    }

    /// The secret to be scanned: the one that was shown a moment ago, or a new one.
    func offer(to account: String, at now: Date) throws -> OneTimePassword {
        if let kept = try offered(to: account, at: now) { return kept }
        let made = OneTimePassword(secret: Secrets.randomBytes(OneTimePassword.secretLength)), sealed = seal(made, account)
        try db.run(
            """
            INSERT INTO accounts_factor_offer (account_id, secret, made_at) VALUES (\(account), \(sealed), \(now))
            ON CONFLICT (account_id) DO UPDATE SET secret = \(sealed), made_at = \(now)
            """)
        return made
    }

    /// The secret that waits for its first code.
    func offered(to account: String, at now: Date) throws -> OneTimePassword? {
        try db.run(
            "SELECT secret FROM accounts_factor_offer WHERE account_id = \(account) AND made_at > \(now - Self.offerLength)"
        ).first.flatMap { try open($0.get("secret"), account) }
    }

    /// Takes the offered secret into use, once a first code proves that the app has it. All other sessions end, for they were begun with less.
    ///
    /// - Parameter session: the one in which it is set up; it counts as proved from now on.
    /// - Returns: the recovery codes, which are shown this once.
    func confirm(_ typed: String, of account: String, in session: String, at now: Date) throws -> [String] {
        guard let offer = try offered(to: account, at: now), let step = offer.step(of: typed, after: -1, at: now) else {
            throw SecondFactor.Refusal.codeWrong
        }
        let sealed = seal(offer, account)
        try db.run(
            """
            INSERT INTO accounts_factor (account_id, secret, since, last_step) VALUES (\(account), \(sealed), \(now), \(Int(step)))
            ON CONFLICT (account_id) DO UPDATE SET secret = \(sealed), since = \(now), last_step = \(Int(step))
            """)
        try db.run("DELETE FROM accounts_factor_offer WHERE account_id = \(account)")
        try db.run("UPDATE accounts_session SET proof = \(SecondFactor.Proof.code) WHERE id = \(session) AND account_id = \(account)")
        try db.run("DELETE FROM accounts_session WHERE account_id = \(account) AND id <> \(session)")
        try AccountStore(db).record(.factorSet, on: account, by: .owner(of: account), at: now)
        return try renewCodes(of: account, at: now)
    }

    /// Believes a code of the app or a recovery code, and uses it up.
    func verify(_ typed: String, of account: String, at now: Date) throws -> SecondFactor.Proof {
        guard let row = try db.run("SELECT secret, last_step FROM accounts_factor WHERE account_id = \(account)").first else {
            throw SecondFactor.Refusal.notSetUp
        }
        // A secret that does not open was sealed by another key: then a recovery code does not help either, and an administrator resets.
        guard let factor = try open(row.get("secret"), account) else { throw SecondFactor.Refusal.codeWrong }
        let last: Int = try row.get("last_step")
        if let step = factor.step(of: typed, after: Int64(last), at: now) {
            let taken = try db.run(
                "UPDATE accounts_factor SET last_step = \(Int(step)) WHERE account_id = \(account) AND last_step < \(Int(step)) RETURNING account_id")
            if !taken.isEmpty { return .code }
        } else if let code = RecoveryCode.plain(typed) {
            let hash = hash(code, account)
            if try !db.run("DELETE FROM accounts_recovery WHERE code_hash = \(hash) AND account_id = \(account) RETURNING account_id").isEmpty {
                try AccountStore(db).record(.recoveryUsed, on: account, by: .owner(of: account), at: now)
                return .recovery
            }
        }
        throw SecondFactor.Refusal.codeWrong
    }

    /// Ten new recovery codes; the old ones are good for nothing any more.
    func renewCodes(of account: String, at now: Date) throws -> [String] {
        try db.run("DELETE FROM accounts_recovery WHERE account_id = \(account)")
        var codes: [String] = []
        while codes.count < RecoveryCode.count {
            guard let code = RecoveryCode.make(from: Secrets.randomBytes(32)), let plain = RecoveryCode.plain(code) else { continue }
            codes.append(code)
            try db.run("INSERT INTO accounts_recovery (code_hash, account_id, made_at) VALUES (\(hash(plain, account)), \(account), \(now))")
        }
        try AccountStore(db).record(.codesMade, on: account, by: .owner(of: account), at: now)
        return codes
    }

    private func seal(_ factor: OneTimePassword, _ account: String) -> String { Secrets.seal(factor.secret, key: key, for: "totp \(account)") }
    private func open(_ sealed: String, _ account: String) -> OneTimePassword? {
        Secrets.open(sealed, key: key, for: "totp \(account)").map(OneTimePassword.init(secret:))
    }
    private func hash(_ code: String, _ account: String) -> String { Secrets.keyedHash("recovery \(account) \(code)", key: key) }
}

extension AccountStore {
    /// The second factor of an account, if one is set up.
    public func secondFactor(of account: String) throws -> SecondFactor? {
        guard let since: Date = try db.run("SELECT since FROM accounts_factor WHERE account_id = \(account)").first?.get("since") else { return nil }
        let left = try db.run("SELECT count(*) AS codes FROM accounts_recovery WHERE account_id = \(account)").first?.get("codes", as: Int.self)
        return SecondFactor(since: since, codesLeft: left ?? 0)
    }

    /// Takes an account's second factor away, with all sessions and known devices: for a person whose phone and codes are gone. Their next
    /// sign-in leads to a new one. Nobody does it to themselves: that would make the factor worth no more than an open session.
    public func resetSecondFactor(of account: String, by actor: Actor, at now: Date) throws {
        guard actor.id != account else { throw Account.Refusal.toYourself }
        try check(actor, manages: account, at: now)
        guard try secondFactor(of: account) != nil else { throw SecondFactor.Refusal.notSetUp }
        try forgetSecondFactor(of: account)
        try db.run("DELETE FROM accounts_device WHERE account_id = \(account)")
        try db.run("DELETE FROM accounts_session WHERE account_id = \(account)")
        try record(.factorReset, on: account, by: actor, at: now)
    }

    /// Turns one's own second factor off, after a code has been believed.
    func endSecondFactor(of account: String, by actor: Actor, at now: Date) throws {
        try forgetSecondFactor(of: account)
        try db.run("UPDATE accounts_session SET proof = NULL WHERE account_id = \(account)")
        try record(.factorEnded, on: account, by: actor, at: now)
    }

    func forgetSecondFactor(of account: String) throws {
        try db.run("DELETE FROM accounts_factor WHERE account_id = \(account)")
        try db.run("DELETE FROM accounts_factor_offer WHERE account_id = \(account)")
        try db.run("DELETE FROM accounts_recovery WHERE account_id = \(account)")
        try db.run("DELETE FROM accounts_half WHERE account_id = \(account)")
    }
}

extension SecondFactor.Proof: SQLConvertible {}

extension Actor {
    /// The account's owner, before anything is known of what they may do.
    static func owner(of account: String) -> Actor { Actor(id: account, permissions: [], scope: .areas([])) }
}
