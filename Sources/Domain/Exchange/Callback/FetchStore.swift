// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// Photos that a sender named by their address, for one transaction.
struct FetchStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    struct Wanted: Sendable {
        let senderKey: String, address: String
        let position: Int, attempts: Int
    }

    static let mostAttempts = 6

    /// - Parameter first: the position of the first; others may be there before it.
    func note(_ addresses: [String], for senderKey: String, from first: Int = 0, at now: Date) throws {
        for (position, address) in zip(first..., addresses) {
            try db.run(
                """
                INSERT INTO exchange_fetch (sender_key, position, address, state, attempts, run_at, problem)
                VALUES (\(senderKey), \(position), \(address), \(CallbackStore.State.waiting.rawValue), 0, \(now), NULL)
                """)
        }
    }

    /// How many were noted for a report.
    func count(for senderKey: String) throws -> Int {
        try db.run("SELECT count(*) AS n FROM exchange_fetch WHERE sender_key = \(senderKey)").first?.get("n") ?? 0
    }

    func due(at now: Date, limit: Int) throws -> [Wanted] {
        try db.run(
            """
            SELECT * FROM exchange_fetch WHERE state = \(CallbackStore.State.waiting.rawValue) AND run_at <= \(now)
            ORDER BY run_at, sender_key, position LIMIT \(limit)
            """
        ).map {
            Wanted(
                senderKey: try $0.get("sender_key"), address: try $0.get("address"), position: try $0.get("position"),
                attempts: try $0.get("attempts"))
        }
    }

    /// - Parameter again: when to try again; nil where it is over.
    func settle(_ wanted: Wanted, problem: String?, again: Date?, at now: Date) throws {
        let state: CallbackStore.State = problem == nil ? .done : again == nil ? .dead : .waiting
        try db.run(
            """
            UPDATE exchange_fetch SET state = \(state.rawValue), attempts = \(wanted.attempts + 1), run_at = \(again ?? now), problem = \(problem)
            WHERE sender_key = \(wanted.senderKey) AND position = \(wanted.position)
            """)
    }
}
