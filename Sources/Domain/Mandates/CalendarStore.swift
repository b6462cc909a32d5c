// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import WorkingTime

/// Working calendars of areas, for one transaction: the shipped holidays, then what each level has set, the nearest last.
public struct CalendarStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// The calendar by which clocks in an area run.
    public func calendar(for areaPath: String) throws -> WorkCalendar {
        let holding = SQL.list(AreaPath.holding(areaPath))
        var calendar = WorkCalendar.china
        let weeks = try db.run("SELECT * FROM mandates_calendar WHERE area_path IN \(holding) ORDER BY length(area_path) DESC, from_day")
        if let nearest = try weeks.first?.get("area_path", as: String.self) {
            for row in weeks where try row.get("area_path", as: String.self) == nearest {
                calendar = calendar.changing(to: try week(row), from: try row.get("from_day"))
            }
        }
        var days: [Day: WorkCalendar.Exception] = [:]
        for row in try db.run("SELECT * FROM mandates_calendar_day WHERE area_path IN \(holding) ORDER BY length(area_path)") {
            days[try row.get("day")] = try exception(row)
        }
        let years = try db.run("SELECT year FROM mandates_calendar_year WHERE area_path IN \(holding)").map { try $0.get("year", as: Int.self) }
        return days.isEmpty && years.isEmpty ? calendar : calendar.adding(days, announced: Set(years))
    }

    private func week(_ row: Row) throws -> [Weekday: WorkHours] {
        var week: [Weekday: WorkHours] = [:]
        for weekday in Weekday.allCases {
            let text = try row.get(weekday.rawValue, as: String.self)
            guard let hours = WorkHours(text) else { throw StorageError.unreadable(column: weekday.rawValue, .text(text)) }
            week[weekday] = hours
        }
        return week
    }

    func exception(_ row: Row) throws -> WorkCalendar.Exception {
        let hours = try row.get("hours", as: String?.self)
        return WorkCalendar.Exception(try row.word("kind"), hours: hours.flatMap { WorkHours($0) }, name: try row.text("name"))
    }
}
