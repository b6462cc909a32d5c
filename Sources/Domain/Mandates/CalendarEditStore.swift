// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import WorkingTime

extension CalendarStore {
    /// Why a calendar was not changed.
    public enum Refusal: Error, Hashable, Sendable {
        case notAllowed, outsideScope, areaMalformed, hoursMissing, yearUnlikely
        /// What has passed stays: clocks that have run would come out otherwise.
        case past(Day)
    }

    /// A day that an area has set itself.
    public struct OwnDay: Sendable, Hashable {
        public let areaPath: String
        public let day: Day
        public let exception: WorkCalendar.Exception
    }

    /// The days that an area and those above it have set, rising.
    public func ownDays(for areaPath: String) throws -> [OwnDay] {
        try db.run("SELECT * FROM mandates_calendar_day WHERE area_path IN \(SQL.list(AreaPath.holding(areaPath))) ORDER BY day, length(area_path)")
            .map { OwnDay(areaPath: try $0.get("area_path"), day: try $0.get("day"), exception: try exception($0)) }
    }

    /// Sets how days of an area count, from today on.
    public func set(_ exception: WorkCalendar.Exception, on days: [Day], for areaPath: String, by actor: Actor, at now: Date) throws {
        try check(actor, areaPath)
        if exception.kind == .special, exception.hours == nil { throw Refusal.hoursMissing }
        for day in days {
            guard day >= Day(now) else { throw Refusal.past(Day(now)) }
            try db.run(
                """
                INSERT INTO mandates_calendar_day (area_path, day, kind, hours, name_zh, name_en)
                VALUES (\(areaPath), \(day), \(exception.kind.rawValue), \(exception.hours?.description), \(exception.name?.zh ?? ""), \(exception.name?.en ?? ""))
                ON CONFLICT (area_path, day) DO UPDATE SET kind = excluded.kind, hours = excluded.hours, name_zh = excluded.name_zh,
                    name_en = excluded.name_en
                """)
            try record(areaPath, "\(day) \(exception.kind.rawValue) \(exception.hours?.description ?? "")", by: actor, at: now)
        }
    }

    /// Takes back what an area had set for a day to come.
    public func remove(_ day: Day, for areaPath: String, by actor: Actor, at now: Date) throws {
        try check(actor, areaPath)
        guard day >= Day(now) else { throw Refusal.past(Day(now)) }
        let gone = try db.run("DELETE FROM mandates_calendar_day WHERE area_path = \(areaPath) AND day = \(day) RETURNING day")
        guard !gone.isEmpty else { throw StorageError.absent }
        try record(areaPath, "\(day) removed", by: actor, at: now)
    }

    /// Sets the weekly hours of an area from a day on, today at the earliest.
    public func set(_ week: [Weekday: WorkHours], from day: Day, for areaPath: String, by actor: Actor, at now: Date) throws {
        try check(actor, areaPath)
        guard day >= Day(now) else { throw Refusal.past(Day(now)) }
        let hours = Weekday.allCases.map { week[$0] ?? .none }.map(\.description)
        try db.run(
            """
            INSERT INTO mandates_calendar (area_path, from_day, monday, tuesday, wednesday, thursday, friday, saturday, sunday)
            VALUES (\(areaPath), \(day), \(hours[0]), \(hours[1]), \(hours[2]), \(hours[3]), \(hours[4]), \(hours[5]), \(hours[6]))
            ON CONFLICT (area_path, from_day) DO UPDATE SET monday = excluded.monday, tuesday = excluded.tuesday, wednesday = excluded.wednesday,
                thursday = excluded.thursday, friday = excluded.friday, saturday = excluded.saturday, sunday = excluded.sunday
            """)
        try record(areaPath, "week from \(day): \(hours.joined(separator: "; "))", by: actor, at: now)
    }

    /// Says that the holidays of a year are all entered.
    public func announce(_ year: Int, for areaPath: String, by actor: Actor, at now: Date) throws {
        try check(actor, areaPath)
        guard (2000...2100).contains(year) else { throw Refusal.yearUnlikely }
        try db.run("INSERT INTO mandates_calendar_year (area_path, year) VALUES (\(areaPath), \(year)) ON CONFLICT DO NOTHING")
        try record(areaPath, "holidays of \(year) announced", by: actor, at: now)
    }

    private func check(_ actor: Actor, _ areaPath: String) throws(Refusal) {
        guard actor.may(.mandatesEdit) else { throw .notAllowed }
        guard AreaPath.isValid(areaPath) else { throw .areaMalformed }
        guard actor.scope.contains(areaPath) else { throw .outsideScope }
    }

    private func record(_ areaPath: String, _ detail: String, by actor: Actor, at now: Date) throws {
        try MandateStore(db).record("calendar \(areaPath)", detail, by: actor, at: now)
    }
}
