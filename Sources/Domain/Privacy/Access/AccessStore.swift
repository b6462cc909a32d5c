// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Secrets
import Storage

/// The access log: who looked at whose data, when and why. Written in the transaction that answers the look: no data without its line.
public struct AccessStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    static let log = ChainedLog(
        "privacy_access", fields: ["at", "actor", "subject", "what", "purpose", "digest"],
        erasable: ChainedLog.Erasable(text: "why", salt: "salt", digest: "digest"))

    public func note(_ what: Look.What, of subject: String, for purpose: Look.Purpose, why: String = "", by actor: Actor, at now: Date) throws {
        let salt = Secrets.token(bytes: 12)
        try db.run(
            """
            INSERT INTO privacy_access (id, at, actor, subject, what, purpose, why, salt, digest)
            VALUES (\(Identifier.make(at: now)), \(now), \(actor.id), \(subject), \(what.rawValue), \(purpose.rawValue), \(why), \(salt),
                \(Chain.digest(of: why, salt: salt)))
            """)
        try ChronicleStore(db).seal(Self.log)
    }

    /// Whether this actor looked at this within the last hour: a page that is read on is one look.
    public func isFresh(_ what: Look.What, of subject: String, by actor: Actor, at now: Date) throws -> Bool {
        try !db.run(
            """
            SELECT id FROM privacy_access WHERE subject = \(subject) AND at > \(now - 3600) AND actor = \(actor.id) AND what = \(what.rawValue) LIMIT 1
            """
        ).isEmpty
    }

    /// The looks at some subjects, newest first. For the person concerned, and for those who answer for the data.
    public func looks(at subjects: [String], limit: Int = 200) throws -> [Look] {
        try db.run("SELECT * FROM privacy_access WHERE subject IN \(SQL.list(subjects)) ORDER BY at DESC, id DESC LIMIT \(limit)").map(
            Look.init(row:))
    }

    /// The looks of an account in a time, oldest first; of anyone where nil.
    public func looks(of account: String?, from: Date, until: Date, limit: Int = 10_000) throws -> [Look] {
        let whose: SQL = account.map { "AND actor = \($0)" } ?? ""
        return try db.run("SELECT * FROM privacy_access WHERE at >= \(from) AND at < \(until) \(whose) ORDER BY at, id LIMIT \(limit)")
            .map(Look.init(row:))
    }
}

extension Look {
    init(row: Row) throws {
        let what: String = try row.get("what"), purpose: String = try row.get("purpose")
        self.init(
            id: try row.get("id"), at: try row.get("at"), actor: try row.get("actor"), subject: try row.get("subject"),
            what: What(rawValue: what) ?? .contact, purpose: Purpose(rawValue: purpose) ?? .handle, why: try row.get("why"))
    }
}
