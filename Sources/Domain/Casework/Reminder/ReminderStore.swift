// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Mandates
import Storage
import WorkingTime

extension Reminder.Level: SQLConvertible {}

/// Reminders in the database, for one transaction: written down once, shown while they mean something, put away by whoever has read them.
struct ReminderStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    /// How long one is kept.
    static let keptDays = 60.0
    static let batch = 200

    /// Writes down a reminder; once and no more for the same subject, time and level. Answers whether it is new.
    @discardableResult
    func tell(_ reminder: Reminder, of found: Case, at now: Date) throws -> Bool {
        try !db.run(
            """
            INSERT INTO casework_reminder (id, case_id, recipient, subject, since, level, due, at)
            VALUES (\(Identifier.make(at: now)), \(found.id), \(reminder.recipient), \(reminder.subject.word), \(reminder.since), \(reminder.level),
                \(reminder.due), \(now))
            ON CONFLICT (case_id, subject, since, level) DO NOTHING RETURNING id
            """
        ).isEmpty
    }

    // MARK: The clock

    /// Looks at the next cases that must be looked at; answers how many there were and how many reminders they gave.
    ///
    /// After a time in which nothing ran, each stage gives one reminder, by how it stands now.
    func remind(at now: Date, onFault: (String, any Error) -> Void = { _, _ in }) throws -> (cases: Int, reminders: Int) {
        let rows = try db.run(
            """
            SELECT id, number, version, body FROM casework_case
            WHERE status IN \(.list(Case.Status.open)) AND (remind_at IS NULL OR remind_at <= \(now)) ORDER BY number LIMIT \(Self.batch)
            """)
        var calendars: [String: WorkCalendar] = [:], limits: [String: StageLimits] = [:], told = 0
        for row in rows {
            let id: String = try row.get("id"), version: Int = try row.get("version")
            var next: Date? = now + ReminderPlan.farthest
            do {
                let found: Case = try Codec.value(row.get("body")), area = found.place.areaPath
                let calendar = try calendars[area] ?? CalendarStore(db).calendar(for: area),
                    limit = try limits[area] ?? StageStore(db).limits(for: area)
                calendars[area] = calendar
                limits[area] = limit
                let plan = ReminderPlan(found, limit, at: now, in: calendar)
                for reminder in plan.now where try tell(reminder, of: found, at: now) { told += 1 }
                next = plan.next
            } catch let error as DecodingError {
                onFault((try? row.get("number", as: String.self)) ?? "", error)
            }
            // Whoever took a step meanwhile has it looked at again.
            try db.run("UPDATE casework_case SET remind_at = \(next ?? .distantFuture) WHERE id = \(id) AND version = \(version)")
        }
        return (rows.count, told)
    }

    /// Looks at all cases that must be looked at, some at a time. Safe on many nodes at once and after any pause.
    @discardableResult
    static func remind(
        in database: any Database, at now: Date, onFault: @escaping @Sendable (String, any Error) -> Void = { _, _ in }
    ) async throws -> Int {
        var told = 0
        for _ in 0..<500 {
            let (cases, reminders) = try await database.write { try ReminderStore($0).remind(at: now, onFault: onFault) }
            told += reminders
            if cases < batch { break }
        }
        try await database.write { db in
            let old = now - keptDays * 86_400
            try db.run("DELETE FROM casework_reminder_seen WHERE reminder_id IN (SELECT id FROM casework_reminder WHERE at < \(old))")
            try db.run("DELETE FROM casework_reminder WHERE at < \(old)")
        }
        return told
    }

    // MARK: Reading

    /// A reminder as it stands on a desk.
    struct Shown: Sendable {
        let id: String
        let found: Case
        let reminder: Reminder
        let at: Date
    }

    /// What someone on the staff has been told and not put away, as long as it means something: danger first, then what is over, then the nearest.
    func inbox(of actor: Actor, limit: Int = 300) throws -> [Shown] {
        guard actor.isSignedIn else { return [] }
        let offices = actor.permissions.map(\.rawValue).filter { $0.hasPrefix("casework.") }
        let recipients = [actor.id, Reminder.everyone] + actor.parties.sorted() + offices.sorted()
        let rows = try db.run(
            """
            SELECT * FROM casework_reminder WHERE recipient IN \(.list(recipients))
                AND case_id IN (SELECT id FROM casework_case WHERE status IN \(.list(Case.Status.open)) AND \(CaseStore.visible(to: actor)))
                AND id NOT IN (SELECT reminder_id FROM casework_reminder_seen WHERE account_id = \(actor.id))
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """)
        guard !rows.isEmpty else { return [] }
        var cases: [String: Case] = [:]
        for row in try db.run(
            "SELECT body FROM casework_case WHERE id IN \(.list(Set(rows.map { try $0.get("case_id", as: String.self) }).sorted()))")
        {
            let found: Case = try Codec.value(row.get("body"))
            cases[found.id] = found
        }
        let shown = try rows.compactMap { row -> Shown? in
            let reminder = try Reminder(row: row)
            guard let found = cases[try row.get("case_id")], found.isLive(reminder), concerns(actor, reminder, found) else { return nil }
            return Shown(id: try row.get("id"), found: found, reminder: reminder, at: try row.get("at"))
        }
        return Self.ordered(shown)
    }

    /// An office's reminder is for those who hold the permission where the case lies.
    private func concerns(_ actor: Actor, _ reminder: Reminder, _ found: Case) -> Bool {
        guard reminder.recipient.hasPrefix("casework.") else { return true }
        return actor.may(Permission(rawValue: reminder.recipient), in: found.place.areaPath)
    }

    /// Of two about the same, the later one counts: what is over was near before.
    private static func ordered(_ shown: [Shown]) -> [Shown] {
        func rank(_ level: Reminder.Level) -> Int { level == .danger ? 0 : level == .over ? 1 : 2 }
        var kept: [String: Shown] = [:]
        for one in shown {
            let key = "\(one.found.id) \(one.reminder.subject.word) \(one.reminder.since.timeIntervalSince1970)"
            if let other = kept[key], rank(other.reminder.level) <= rank(one.reminder.level) { continue }
            kept[key] = one
        }
        return kept.values.sorted { left, right in
            let a = rank(left.reminder.level), b = rank(right.reminder.level)
            if a != b { return a < b }
            return left.reminder.due == right.reminder.due ? left.id < right.id : left.reminder.due < right.reminder.due
        }
    }

    /// What a party without an account has been told about a case, for the page of its notice.
    func reminders(of found: Case, to party: String) throws -> [Reminder] {
        try db.run("SELECT * FROM casework_reminder WHERE case_id = \(found.id) AND recipient = \(party) ORDER BY at").map(Reminder.init(row:))
            .filter { found.isLive($0) }
    }

    /// Puts reminders away for one account; those that are not theirs to see change nothing.
    func see(_ ids: [String], by actor: Actor) throws {
        let own = Set(try inbox(of: actor).map(\.id))
        for id in ids where own.contains(id) {
            for row in try db.run(
                """
                SELECT other.id FROM casework_reminder one JOIN casework_reminder other
                ON other.case_id = one.case_id AND other.subject = one.subject AND other.since = one.since WHERE one.id = \(id)
                """
            ) {
                let same: String = try row.get("id")
                try db.run("INSERT INTO casework_reminder_seen (reminder_id, account_id) VALUES (\(same), \(actor.id)) ON CONFLICT DO NOTHING")
            }
        }
    }
}

extension Reminder {
    init(row: Row) throws {
        let subject: String = try row.get("subject")
        guard let known = Subject(subject) else { throw StorageError.unreadable(column: "subject", .text(subject)) }
        self.init(
            subject: known, since: try row.get("since"), level: try row.get("level"), due: try row.get("due"), recipient: try row.get("recipient"))
    }
}
