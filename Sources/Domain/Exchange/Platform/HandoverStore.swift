// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Localization
import Mandates
import Storage
import WorkingTime

/// A case that must go to another platform as it stood at one step.
struct Handover: Sendable, Hashable {
    /// `put` lies with a person: what is missing must be mended first.
    enum State: String, Sendable { case waiting, done, dropped, put }

    let platform: String, number: String
    let step: Int
    let moment: Platform.Moment
    let state: State
    let attempts: Int
    let problem: String?
    let at: Date
    let settledAt: Date?
    let settledBy: String?
    /// The same however often it is carried: the other side knows it again by this.
    var id: String { "\(platform)-\(number)-\(step)" }
}

/// What there is to carry, for one transaction.
struct HandoverStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    /// Notes what has happened since the last look; what was noted before is not noted again. Only what everyone may see goes to other platforms.
    func collect(for platform: Platform, at now: Date, page: Int = 2000) throws {
        guard let seen: Date = try db.run("SELECT seen_at FROM exchange_platform WHERE id = \(platform.id)").first?.get("seen_at") else { return }
        let start = max(seen.addingTimeInterval(-CallbackStore.overlap), platform.madeAt)
        var offset = 0, isMore = true
        while isMore {
            let entries = try LedgerStore(db).entries(from: start, until: now, leavingOut: Open311Updates.silent, limit: page, offset: offset)
            let wanted = entries.compactMap { entry in
                Platform.Moment(entry.action, to: entry.to).flatMap { platform.moments.contains($0) ? (entry, $0) : nil }
            }
            let paths = try areas(of: Set(wanted.map(\.0.number)), for: platform)
            for (entry, moment) in wanted where platform.areaPath.map({ paths[entry.number]?.hasPrefix($0) ?? false }) ?? true {
                try db.run(
                    """
                    INSERT INTO exchange_handover (platform_id, number, step, moment, state, attempts, problem, at, settled_at, settled_by, filled)
                    VALUES (\(platform.id), \(entry.number), \(entry.step), \(moment.rawValue), \(Handover.State.waiting.rawValue), 0, NULL, \(entry.at),
                        NULL, NULL, 0)
                    ON CONFLICT DO NOTHING
                    """)
            }
            offset += entries.count
            isMore = entries.count == page
        }
        try db.run("UPDATE exchange_platform SET seen_at = \(max(seen, now)) WHERE id = \(platform.id)")
    }

    private func areas(of numbers: Set<String>, for platform: Platform) throws -> [String: String] {
        guard platform.areaPath != nil else { return [:] }
        var paths: [String: String] = [:]
        let numbers = numbers.sorted()
        for start in stride(from: 0, to: numbers.count, by: 500) {
            for row in try rows(Array(numbers[start..<min(start + 500, numbers.count)])) { paths[row.number] = row.areaPath }
        }
        return paths
    }

    private func rows(_ numbers: [String]) throws -> [LedgerStore.Row] {
        var filter = LedgerFilter()
        filter.numbers = numbers
        filter.limit = numbers.count
        return try LedgerStore(db).rows(filter)
    }

    /// Those of a platform in a state, oldest first; of a case only the first that is not settled, so that nothing arrives before what went before it.
    func open(for platform: Platform, _ states: [Handover.State] = [.waiting], limit: Int) throws -> [Handover] {
        try db.run(
            """
            SELECT h.* FROM exchange_handover AS h WHERE h.platform_id = \(platform.id) AND h.state IN \(SQL.list(states.map(\.rawValue)))
            AND NOT EXISTS (SELECT 1 FROM exchange_handover AS e WHERE e.platform_id = h.platform_id AND e.number = h.number AND e.step < h.step
                AND e.settled_at IS NULL)
            ORDER BY h.at, h.number, h.step LIMIT \(limit)
            """
        ).map(Handover.init(row:))
    }

    func find(_ platform: Platform, _ number: String, _ step: Int) throws -> Handover? {
        try db.run("SELECT * FROM exchange_handover WHERE platform_id = \(platform.id) AND number = \(number) AND step = \(step)").first.map(
            Handover.init(row:))
    }

    /// Where a case has been carried, and where it waits, with the platform's name; oldest first.
    func all(of number: String) throws -> [(handover: Handover, name: String)] {
        try db.run(
            """
            SELECT h.*, p.name FROM exchange_handover AS h JOIN exchange_platform AS p ON p.id = h.platform_id
            WHERE h.number = \(number) AND h.state <> \(Handover.State.dropped.rawValue) ORDER BY h.at, h.platform_id
            """
        ).map { (try Handover(row: $0), try $0.get("name")) }
    }

    /// What of a handover may be carried now; nil where the case is not public, or is no more.
    func facts(_ handover: Handover, at now: Date, address: String, areaName: (String) -> String) throws -> PlatformFacts? {
        guard let row = try rows([handover.number]).first,
            let entry = try LedgerStore(db).entries(of: [row.id]).first(where: { $0.step == handover.step })
        else { return nil }
        let due = row.body.hasClock ? try row.body.due(at: now, in: CalendarStore(db).calendar(for: row.areaPath)) : nil
        return PlatformFacts(
            row: row, moment: handover.moment, answer: entry.words ?? "", due: due, area: areaName(row.areaPath), address: address)
    }

    /// - Parameter filled: how many fields were carried without being typed again.
    func settle(_ handover: Handover, as state: Handover.State, filled: Int = 0, by actor: String, at now: Date) throws {
        try db.run(
            """
            UPDATE exchange_handover SET state = \(state.rawValue), settled_at = \(now), settled_by = \(actor), filled = \(filled), problem = NULL
            WHERE platform_id = \(handover.platform) AND number = \(handover.number) AND step = \(handover.step) AND settled_at IS NULL
            """)
    }

    /// Lays it before a person: something must be mended first.
    func put(_ handover: Handover, problem: String) throws {
        try db.run(
            """
            UPDATE exchange_handover SET state = \(Handover.State.put.rawValue), problem = \(problem), attempts = attempts + 1
            WHERE platform_id = \(handover.platform) AND number = \(handover.number) AND step = \(handover.step) AND settled_at IS NULL
            """)
    }

    /// What lay with a person goes on its way again.
    func again(_ platform: Platform) throws {
        try db.run(
            """
            UPDATE exchange_handover SET state = \(Handover.State.waiting.rawValue), problem = NULL
            WHERE platform_id = \(platform.id) AND state = \(Handover.State.put.rawValue)
            """)
    }

    struct Counts: Sendable, Hashable {
        var waiting = 0, put = 0, done = 0
        /// Fields that nobody typed again.
        var filled = 0
    }

    /// By platform.
    func counts() throws -> [String: Counts] {
        var counts: [String: Counts] = [:]
        for row in try db.run("SELECT platform_id, state, count(*) AS n, sum(filled) AS filled FROM exchange_handover GROUP BY platform_id, state") {
            let number: Int = try row.get("n"), id: String = try row.get("platform_id")
            switch Handover.State(rawValue: try row.get("state")) {
            case .waiting: counts[id, default: .init()].waiting = number
            case .put: counts[id, default: .init()].put = number
            case .done:
                counts[id, default: .init()].done = number
                counts[id, default: .init()].filled = try row.get("filled")
            case .dropped, nil: break
            }
        }
        return counts
    }
}

extension Handover {
    init(row: Row) throws {
        guard let state = State(rawValue: try row.get("state")), let moment = Platform.Moment(rawValue: try row.get("moment")) else {
            throw StorageError.failed("state of a handover")
        }
        self.init(
            platform: try row.get("platform_id"), number: try row.get("number"), step: try row.get("step"), moment: moment, state: state,
            attempts: try row.get("attempts"), problem: try row.get("problem"), at: try row.get("at"), settledAt: try row.get("settled_at"),
            settledBy: try row.get("settled_by"))
    }
}
