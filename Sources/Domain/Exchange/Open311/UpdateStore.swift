// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// Updates that came in with a key, for one transaction: the same one counts once.
struct UpdateStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    struct Kept: Sendable {
        let number: String, step: Int, bodyDigest: String
        /// As updates that go out are named.
        var id: String { "\(number)-\(step)" }
    }

    func find(_ id: String, from key: Key) throws -> Kept? {
        try db.run("SELECT number, step, body_digest FROM exchange_update WHERE key_id = \(key.id) AND update_id = \(id)").first
            .map { Kept(number: try $0.get("number"), step: try $0.get("step"), bodyDigest: try $0.get("body_digest")) }
    }

    func keep(_ id: String, as kept: Kept, from key: Key, at now: Date) throws {
        try db.run(
            """
            INSERT INTO exchange_update (key_id, update_id, body_digest, number, step, at)
            VALUES (\(key.id), \(id), \(kept.bodyDigest), \(kept.number), \(kept.step), \(now))
            """)
    }
}
