// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Storage

/// Subscriptions and what there is to deliver, for one transaction.
public struct CallbackStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// What there is to tell one address about one step.
    public struct Delivery: Sendable, Hashable {
        public let subscription: String, number: String
        public let step: Int, attempts: Int
        public let state: State
        public let problem: String?
        public let at: Date
        /// The same however often it is sent: the receiver knows a call again by it.
        public var id: String { "\(subscription)-\(number)-\(step)" }
    }

    public enum State: String, Sendable { case waiting, done, dead }

    // MARK: Subscriptions

    func add(_ address: String, areaPath: String?, services: Set<String>, for key: Key, at now: Date) throws -> Subscription {
        let id = Identifier.make(at: now)
        try db.run(
            """
            INSERT INTO exchange_subscription (id, key_id, address, area_path, services, made_at, ended_at, seen_at, failures, paused_until)
            VALUES (\(id), \(key.id), \(address), \(areaPath), \(services.sorted().joined(separator: ",")), \(now), NULL, \(now), 0, NULL)
            """)
        guard let made = try find(id, of: key) else { throw StorageError.failed("no subscription") }
        return made
    }

    func find(_ id: String, of key: Key) throws -> Subscription? {
        try db.run("SELECT * FROM exchange_subscription WHERE id = \(id) AND key_id = \(key.id)").first.map(Subscription.init(row:))
    }

    /// Those in force of one key, oldest first.
    func all(of key: Key) throws -> [Subscription] {
        try db.run("SELECT * FROM exchange_subscription WHERE key_id = \(key.id) AND ended_at IS NULL ORDER BY made_at, id").map(
            Subscription.init(row:))
    }

    /// Every one in force whose key is, oldest first: for operators and the job.
    public func all() throws -> [Subscription] {
        try db.run(
            """
            SELECT exchange_subscription.* FROM exchange_subscription JOIN exchange_key ON exchange_key.id = exchange_subscription.key_id
            WHERE exchange_subscription.ended_at IS NULL AND exchange_key.ended_at IS NULL
            ORDER BY exchange_subscription.made_at, exchange_subscription.id
            """
        ).map(Subscription.init(row:))
    }

    /// Ends it at once and for good; what waits for it is dropped.
    public func end(_ id: String, at now: Date) throws {
        let ended = try db.run("UPDATE exchange_subscription SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL RETURNING id")
        guard !ended.isEmpty else { throw StorageError.absent }
        try db.run("DELETE FROM exchange_delivery WHERE subscription_id = \(id) AND state <> \(State.done.rawValue)")
    }

    /// Subscriptions to an area that has ended go on with the one that follows it, so that the other program does not fall silent.
    ///
    /// - Parameter heirs: for each area that has ended, the one that follows it.
    /// - Returns: how many went on.
    @discardableResult
    public func follow(_ heirs: [String: String]) throws -> Int {
        var moved = 0
        for (old, heir) in heirs.sorted(by: { $0.key < $1.key }) {
            moved += try db.run(
                "UPDATE exchange_subscription SET area_path = \(heir) WHERE area_path = \(old) AND ended_at IS NULL RETURNING id"
            ).count
        }
        return moved
    }

    // MARK: What there is to deliver

    /// How far back each look at the record goes beyond the last one: a step's time is taken before its transaction ends.
    static let overlap: TimeInterval = 600

    /// Notes what has happened since the last look. A step that was noted before is not noted again.
    ///
    /// - Parameter page: how many steps are read at a time.
    func collect(for subscription: Subscription, at now: Date, page: Int) throws {
        let row = try db.run("SELECT seen_at FROM exchange_subscription WHERE id = \(subscription.id)").first
        guard let seen: Date = try row?.get("seen_at") else { return }
        let start = max(seen.addingTimeInterval(-Self.overlap), subscription.madeAt)
        var offset = 0, isMore = true
        while isMore {
            let entries = try LedgerStore(db).entries(
                from: start, until: now, leavingOut: Open311Updates.silent, limit: page, offset: offset)
            for entry in try filtered(entries, by: subscription) {
                try db.run(
                    """
                    INSERT INTO exchange_delivery (subscription_id, number, step, state, attempts, problem, at, settled_at)
                    VALUES (\(subscription.id), \(entry.number), \(entry.step), \(State.waiting.rawValue), 0, NULL, \(now), NULL)
                    ON CONFLICT DO NOTHING
                    """)
            }
            offset += entries.count
            isMore = entries.count == page
        }
        try db.run("UPDATE exchange_subscription SET seen_at = \(max(seen, now)) WHERE id = \(subscription.id)")
    }

    private func filtered(_ entries: [LedgerStore.Entry], by subscription: Subscription) throws -> [LedgerStore.Entry] {
        guard !entries.isEmpty, subscription.areaPath != nil || !subscription.services.isEmpty else { return entries }
        var wanted: Set<String> = []
        let numbers = Array(Set(entries.map(\.number))).sorted()
        for start in stride(from: 0, to: numbers.count, by: 500) {
            var filter = LedgerFilter()
            filter.numbers = Array(numbers[start..<min(start + 500, numbers.count)])
            for row in try LedgerStore(db).rows(filter) {
                guard subscription.areaPath.map({ row.areaPath.hasPrefix($0) }) ?? true else { continue }
                let service = row.body.matter.map(Services.code) ?? Services.unknown
                if subscription.services.isEmpty || subscription.services.contains(service) { wanted.insert(row.number) }
            }
        }
        return entries.filter { wanted.contains($0.number) }
    }

    /// What may be sent now to one address: of each case the first that waits, unless an earlier one of the case lies dead.
    func due(for subscription: Subscription, limit: Int) throws -> [Delivery] {
        try db.run(
            """
            SELECT d.* FROM exchange_delivery AS d WHERE d.subscription_id = \(subscription.id) AND d.state = \(State.waiting.rawValue)
            AND NOT EXISTS (SELECT 1 FROM exchange_delivery AS e WHERE e.subscription_id = d.subscription_id AND e.number = d.number
                AND e.step < d.step AND e.state <> \(State.done.rawValue))
            ORDER BY d.at, d.number, d.step LIMIT \(limit)
            """
        ).map(Delivery.init(row:))
    }

    func settle(_ delivery: Delivery, as verdict: Subscription.Verdict, problem: String?, chance: Double, at now: Date) throws {
        let refusals = delivery.attempts + (verdict == .refused ? 1 : 0)
        let isDead = refusals >= Subscription.mostRefusals || now.timeIntervalSince(delivery.at) > Subscription.oldest
        let state: State = verdict == .delivered ? .done : isDead ? .dead : .waiting
        try db.run(
            """
            UPDATE exchange_delivery SET state = \(state.rawValue), attempts = \(refusals), problem = \(problem),
                settled_at = \(state == .waiting ? nil : now)
            WHERE subscription_id = \(delivery.subscription) AND number = \(delivery.number) AND step = \(delivery.step)
            """)
        switch verdict {
        case .delivered: try db.run("UPDATE exchange_subscription SET failures = 0, paused_until = NULL WHERE id = \(delivery.subscription)")
        case .gone: try end(delivery.subscription, at: now)
        case .away, .refused:
            let row = try db.run("SELECT failures FROM exchange_subscription WHERE id = \(delivery.subscription)").first
            let failures = (try row?.get("failures", as: Int.self) ?? 0) + 1
            let until = now.addingTimeInterval(Subscription.pause(after: failures, chance: chance))
            try db.run("UPDATE exchange_subscription SET failures = \(failures), paused_until = \(until) WHERE id = \(delivery.subscription)")
        }
    }

    /// What is not public any more, or never was, need not be told.
    func drop(_ delivery: Delivery, at now: Date) throws {
        try db.run(
            """
            UPDATE exchange_delivery SET state = \(State.done.rawValue), settled_at = \(now)
            WHERE subscription_id = \(delivery.subscription) AND number = \(delivery.number) AND step = \(delivery.step)
            """)
    }

    // MARK: For operators

    /// What was put aside, oldest first.
    public func dead(limit: Int = 500) throws -> [Delivery] {
        try db.run("SELECT * FROM exchange_delivery WHERE state = \(State.dead.rawValue) ORDER BY at, number, step LIMIT \(limit)")
            .map(Delivery.init(row:))
    }

    /// How many wait for an address.
    public func waiting(for subscription: String) throws -> Int {
        try db.run("SELECT count(*) AS n FROM exchange_delivery WHERE subscription_id = \(subscription) AND state = \(State.waiting.rawValue)")
            .first?.get("n") ?? 0
    }

    /// Sends what was put aside for an address again, from now on as if it were new; answers how many.
    public func revive(_ subscription: String, at now: Date) throws -> Int {
        try db.run("UPDATE exchange_subscription SET failures = 0, paused_until = NULL WHERE id = \(subscription)")
        return try db.run(
            """
            UPDATE exchange_delivery SET state = \(State.waiting.rawValue), attempts = 0, problem = NULL, settled_at = NULL, at = \(now)
            WHERE subscription_id = \(subscription) AND state = \(State.dead.rawValue) RETURNING number
            """
        ).count
    }

    /// Forgets what was delivered a month ago.
    func purge(before limit: Date) throws {
        try db.run("DELETE FROM exchange_delivery WHERE state = \(State.done.rawValue) AND settled_at < \(limit)")
    }
}

extension Subscription {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), keyID: try row.get("key_id"), address: try row.get("address"), areaPath: try row.get("area_path"),
            services: Set(try row.get("services", as: String.self).split(separator: ",").map(String.init)), madeAt: try row.get("made_at"),
            endedAt: try row.get("ended_at"), failures: try row.get("failures"), pausedUntil: try row.get("paused_until"))
    }
}

extension CallbackStore.Delivery {
    init(row: Row) throws {
        guard let state = CallbackStore.State(rawValue: try row.get("state")) else { throw StorageError.failed("state of a delivery") }
        self.init(
            subscription: try row.get("subscription_id"), number: try row.get("number"), step: try row.get("step"),
            attempts: try row.get("attempts"), state: state, problem: try row.get("problem"), at: try row.get("at"))
    }
}
