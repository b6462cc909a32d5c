// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import WorkingTime

/// Limits of stages and quiet hours of areas, for one transaction: the nearest level that has set its own counts, whole.
public struct StageStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// The limits by which cases of an area run.
    public func limits(for areaPath: String) throws -> StageLimits {
        let rows = try db.run(
            """
            SELECT * FROM mandates_stage_limits WHERE area_path IN \(SQL.list(AreaPath.holding(areaPath)))
            ORDER BY length(area_path) DESC, from_day
            """)
        guard let nearest = try rows.first?.get("area_path", as: String.self) else { return StageLimits() }
        return StageLimits(try rows.filter { try $0.get("area_path", as: String.self) == nearest }.map(version))
    }

    private func version(_ row: Row) throws -> StageLimits.Version {
        let text: String = try row.get("rows"), quiet: String = try row.get("quiet")
        guard let rows = try? StageTable.read(Array(text.utf8)), let hours = QuietHours(quiet) else {
            throw StorageError.unreadable(column: "rows", .text(text))
        }
        return StageLimits.Version(from: try row.get("from_day"), areaPath: try row.get("area_path"), rows: rows, quiet: hours)
    }

    /// Sets the limits of an area, whole, from a day on; tomorrow at the earliest, so that no clock that has run comes out otherwise.
    public func set(_ rows: [StageLimits.Row], quiet: QuietHours, from day: Day, for areaPath: String, by actor: Actor, at now: Date) throws {
        guard actor.may(.mandatesEdit) else { throw CalendarStore.Refusal.notAllowed }
        guard AreaPath.isValid(areaPath) else { throw CalendarStore.Refusal.areaMalformed }
        guard actor.scope.contains(areaPath) else { throw CalendarStore.Refusal.outsideScope }
        guard day > Day(now) else { throw CalendarStore.Refusal.past(Day(now).adding(days: 1)) }
        let table = StageTable.write(rows, .en)
        try db.run(
            """
            INSERT INTO mandates_stage_limits (area_path, from_day, rows, quiet) VALUES (\(areaPath), \(day), \(table), \(quiet.text))
            ON CONFLICT (area_path, from_day) DO UPDATE SET rows = excluded.rows, quiet = excluded.quiet
            """)
        try MandateStore(db).record("stages \(areaPath)", "from \(day), quiet \(quiet.text):\n\(table)", by: actor, at: now)
    }
}
