// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// Which messages came in by WeCom, so that the same one counts once and what follows it joins it: for one transaction. Who wrote them stands there as
/// a keyed hash alone, for a month.
struct WeComStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    struct Kept: Sendable, Hashable {
        let message: String
        /// The report that it made or followed; empty where it made none.
        let senderKey: String
        let number: String
        let at: Date
    }

    func find(_ message: String) throws -> Kept? {
        try db.run("SELECT * FROM exchange_wecom WHERE message = \(message)").first.map(Kept.init(row:))
    }

    /// The last report of a sender since a time.
    func last(of sender: String, since: Date) throws -> Kept? {
        try db.run(
            "SELECT * FROM exchange_wecom WHERE sender = \(sender) AND number <> '' AND at >= \(since) ORDER BY at DESC, message LIMIT 1"
        ).first.map(Kept.init(row:))
    }

    func keep(_ kept: Kept, from sender: String) throws {
        try db.run(
            """
            INSERT INTO exchange_wecom (message, sender, sender_key, number, at)
            VALUES (\(kept.message), \(sender), \(kept.senderKey), \(kept.number), \(kept.at))
            """)
    }
}

extension WeComStore.Kept {
    init(row: Row) throws {
        self.init(message: try row.get("message"), senderKey: try row.get("sender_key"), number: try row.get("number"), at: try row.get("at"))
    }
}
