// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization
import Outbound
import Secrets
import Storage

/// Tells other programs what has happened: everything at least once, in order for each case, nothing that is not public when it is sent.
public struct CallbackSender: Sendable {
    let database: any Database
    let outbound: Outbound
    let key: [UInt8]
    let address: String
    /// How many go to one address before the next look.
    var batch = 200
    /// How many steps are read at a time.
    var page = 2000

    public init(database: any Database, outbound: Outbound, key: [UInt8], address: String) {
        self.database = database
        self.outbound = outbound
        self.key = key
        self.address = address
    }

    /// Looks at what happened, then sends what is due, to several addresses at a time and to each in its turn.
    ///
    /// - Returns: how many were delivered.
    @discardableResult public func run(at now: Date) async throws -> Int {
        let all = try await database.read { db in try CallbackStore(db).all() }
        for subscription in all {
            try await database.write { [page] db in try CallbackStore(db).collect(for: subscription, at: now, page: page) }
        }
        let due = all.filter { $0.pausedUntil.map { $0 <= now } ?? true }
        return try await withThrowingTaskGroup(of: Int.self) { group in
            var delivered = 0, rest = due.makeIterator()
            for _ in 0..<4 { if let next = rest.next() { group.addTask { try await send(to: next, at: now) } } }
            while let count = try await group.next() {
                delivered += count
                if let next = rest.next() { group.addTask { try await send(to: next, at: now) } }
            }
            return delivered
        }
    }

    private func send(to subscription: Subscription, at now: Date) async throws -> Int {
        var delivered = 0
        while delivered < batch {
            let due = try await database.read { db in try CallbackStore(db).due(for: subscription, limit: 50) }
            guard !due.isEmpty else { break }
            for delivery in due {
                try Task.checkCancellation()
                guard let body = try await body(of: delivery, at: now) else {
                    try await database.write { db in try CallbackStore(db).drop(delivery, at: now) }
                    continue
                }
                let (verdict, problem) = await call(subscription, delivery, body, at: now)
                let chance = Double(Secrets.sha256(Array("\(delivery.id) \(now.timeIntervalSince1970)".utf8))[0]) / 256
                try await database.write { db in
                    try CallbackStore(db).settle(delivery, as: verdict, problem: problem, chance: chance, at: now)
                }
                guard verdict == .delivered else { return delivered }
                delivered += 1
            }
        }
        return delivered
    }

    private func call(_ subscription: Subscription, _ delivery: CallbackStore.Delivery, _ body: [UInt8], at now: Date) async
        -> (Subscription.Verdict, String?)
    {
        let seconds = Int(now.timeIntervalSince1970), secret = WebhookSignature.secret(of: subscription.id, with: key)
        let headers = [
            ("Content-Type", "application/json; charset=utf-8"), ("User-Agent", "Linli"), ("webhook-id", delivery.id),
            ("webhook-timestamp", String(seconds)),
            ("webhook-signature", WebhookSignature.header(id: delivery.id, seconds: seconds, body: body, secret: secret)),
        ]
        do throws(Outbound.Failure) {
            let answer = try await outbound.send("POST", to: subscription.address, headers: headers, body: body)
            let verdict = Subscription.verdict(answer.status)
            return (verdict, verdict == .delivered ? nil : "HTTP \(answer.status)")
        } catch {
            switch error {
            // Whoever answers at such length has answered.
            case .tooLarge: return (.delivered, nil)
            case .refused(let why): return (.away, "\(why)")
            case .unreachable(let why): return (.away, why)
            }
        }
    }

    /// The update and the request as Open311 shows them to everyone now; nil where it shows neither.
    private func body(of delivery: CallbackStore.Delivery, at now: Date) async throws -> [UInt8]? {
        try await database.read { [address] db in
            let ledger = LedgerStore(db)
            var filter = LedgerFilter()
            filter.numbers = [delivery.number]
            guard let row = try ledger.rows(filter).first,
                let entry = try ledger.entries(of: [row.id]).first(where: { $0.step == delivery.step })
            else { return nil }
            let photos = try ledger.photos(of: [row.id])[row.id] ?? []
            let own = try ledger.photos(ofSteps: [row.id])["\(row.id) \(entry.step)"] ?? []
            let wire = Wire.fields([
                .init("type", .text("service_request.updated")), .init("timestamp", .text(W3CTime.text(entry.at))),
                .init(
                    "data",
                    .fields([
                        .init("request_update", Open311Updates.wire(entry, photos: own, at: address, .zh)),
                        .init("request", .fields(RequestWire.fields(row, due: nil, photos: photos, at: address, in: .zh))),
                    ])),
            ])
            return wire.written(as: .json, root: "")
        }
    }
}
