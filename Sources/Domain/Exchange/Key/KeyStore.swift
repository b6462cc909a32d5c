// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Storage

/// Keys of other programs, for one transaction.
public struct KeyStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Makes a key. What is answered beside it is shown once and kept nowhere.
    public func add(holder: String, rights: Set<Key.Right>, team: String? = nil, at now: Date) throws -> (key: Key, secret: String) {
        let secret = "linli_\(Secrets.token(bytes: 24))"
        let key = Key(id: Identifier.make(at: now), holder: holder, rights: rights, team: team, madeAt: now)
        try db.run(
            """
            INSERT INTO exchange_key (id, holder, digest, rights, team, made_at, ended_at) VALUES (\(key.id), \(holder), \(Secrets.sha256(secret)),
                \(rights.map(\.rawValue).sorted().joined(separator: ",")), \(team), \(now), NULL)
            """)
        return (key, secret)
    }

    /// Whose key it is; nil for one that never was or has ended. Looked up by its digest, so that how long it takes tells nothing about the key.
    public func find(_ secret: String) throws -> Key? {
        guard (8...200).contains(secret.utf8.count) else { return nil }
        return try db.run("SELECT * FROM exchange_key WHERE digest = \(Secrets.sha256(secret)) AND ended_at IS NULL").first.map(Key.init(row:))
    }

    public func all() throws -> [Key] { try db.run("SELECT * FROM exchange_key ORDER BY made_at, id").map(Key.init(row:)) }

    /// Ends a key at once and for good; what it did stays.
    public func end(_ id: String, at now: Date) throws {
        let ended = try db.run("UPDATE exchange_key SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL RETURNING id")
        guard !ended.isEmpty else { throw StorageError.absent }
    }
}

extension Key {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), holder: try row.get("holder"),
            rights: Set(try row.get("rights", as: String.self).split(separator: ",").compactMap { Right(rawValue: String($0)) }),
            team: try row.get("team"), madeAt: try row.get("made_at"), endedAt: try row.get("ended_at"))
    }
}
