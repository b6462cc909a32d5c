// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// When people work: weekly hours, and the days that differ from their week.
///
/// A value; looking something up or counting over years costs a few binary searches, not a walk over days.
public struct WorkCalendar: Sendable, Hashable {
    /// A day that differs from its week.
    public struct Exception: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, CaseIterable, Codable {
            /// A public holiday, as announced.
            case holiday
            /// A weekend day worked in exchange for a holiday, as announced.
            case makeUp
            /// A day off of this place only.
            case localOff
            /// Hours of this day only.
            case special
        }
        public var kind: Kind
        /// For special days; a make-up day has the calendar's `makeUpHours` where nil.
        public var hours: WorkHours?
        public var name: Text?

        public init(_ kind: Kind, hours: WorkHours? = nil, name: Text? = nil) {
            self.kind = kind
            self.hours = hours
            self.name = name
        }
    }

    /// Weekly hours from a day on, such as summer hours; seven entries, Monday first.
    public struct Week: Sendable, Hashable, Codable {
        /// Nil: from the beginning.
        public let from: Day?
        public let hours: [WorkHours]
    }

    public let timeZone: TimeZone
    /// Rising; the first has no beginning.
    public let weeks: [Week]
    /// Hours of a make-up day that has none of its own; Monday's of its week where nil.
    public let makeUpHours: WorkHours?
    public let exceptions: [Day: Exception]
    /// The years whose public holidays are known. In others weekends and weekdays plainly count.
    public let announcedYears: Set<Int>

    let sums: Sums

    /// - Parameters:
    ///   - weekly: hours by weekday; a weekday that is missing is a day off.
    ///   - makeUpHours: hours of a make-up day; Monday's where nil.
    public init(
        timeZone: TimeZone, weekly: [Weekday: WorkHours], makeUpHours: WorkHours? = nil, exceptions: [Day: Exception] = [:],
        announcedYears: Set<Int> = []
    ) {
        self.init(
            timeZone: timeZone, weeks: [Week(from: nil, hours: Weekday.allCases.map { weekly[$0] ?? .none })], makeUpHours: makeUpHours,
            exceptions: exceptions, announcedYears: announcedYears)
    }

    private init(timeZone: TimeZone, weeks: [Week], makeUpHours: WorkHours?, exceptions: [Day: Exception], announcedYears: Set<Int>) {
        self.timeZone = timeZone
        self.weeks = weeks
        self.makeUpHours = makeUpHours
        self.exceptions = exceptions
        self.announcedYears = announcedYears
        sums = Sums(weeks: weeks, exceptions: exceptions, makeUpHours: makeUpHours)
    }

    /// The same calendar with some days changed; a later word on a day replaces an earlier one.
    public func adding(_ more: [Day: Exception], announced: Set<Int> = []) -> WorkCalendar {
        WorkCalendar(
            timeZone: timeZone, weeks: weeks, makeUpHours: makeUpHours, exceptions: exceptions.merging(more) { $1 },
            announcedYears: announcedYears.union(announced))
    }

    /// The same calendar with other weekly hours from a day on; what was set from that day or later is replaced.
    public func changing(to weekly: [Weekday: WorkHours], from day: Day) -> WorkCalendar {
        let kept = weeks.filter { $0.from.map { $0 < day } ?? true }
        return WorkCalendar(
            timeZone: timeZone, weeks: kept + [Week(from: day, hours: Weekday.allCases.map { weekly[$0] ?? .none })], makeUpHours: makeUpHours,
            exceptions: exceptions, announcedYears: announcedYears)
    }

    /// Whether the public holidays of a year are known to this calendar.
    public func isAnnounced(_ year: Int) -> Bool { announcedYears.contains(year) }

    public func hours(on day: Day) -> WorkHours {
        let week = weeks.last { $0.from.map { $0 <= day } ?? true }?.hours ?? weeks[0].hours
        return exceptions[day].map { Self.hours($0, makeUpHours: makeUpHours ?? week[0]) } ?? week[day.weekday.index]
    }

    public func isWorkingDay(_ day: Day) -> Bool { !hours(on: day).isEmpty }

    /// Whether working time runs at this moment.
    public func isOpen(at moment: Date) -> Bool {
        let local = self.local(moment), day = Int((local / 86_400).rounded(.down))
        let second = local - Double(day) * 86_400
        return hours(on: Day(number: day)).intervals.contains { Double($0.lowerBound * 60) <= second && second < Double($0.upperBound * 60) }
    }

    public func day(of moment: Date) -> Day { Day(number: Int((local(moment) / 86_400).rounded(.down))) }

    static func hours(_ exception: Exception, makeUpHours: WorkHours) -> WorkHours {
        switch exception.kind {
        case .holiday, .localOff: .none
        case .makeUp: exception.hours ?? makeUpHours
        case .special: exception.hours ?? .none
        }
    }

    // MARK: Local time: seconds since 1970-01-01T00:00 on the wall of the calendar's time zone

    func local(_ moment: Date) -> Double { moment.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: moment)) }

    func moment(local: Double) -> Date {
        let guess = Date(timeIntervalSince1970: local - Double(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: local))))
        return Date(timeIntervalSince1970: local - Double(timeZone.secondsFromGMT(for: guess)))
    }

    /// The moment at which a day reaches a time, in minutes since midnight.
    public func moment(_ day: Day, minute: Int = 0) -> Date { moment(local: Double(day.number) * 86_400 + Double(minute) * 60) }

    public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
        left.timeZone == right.timeZone && left.weeks == right.weeks && left.makeUpHours == right.makeUpHours
            && left.exceptions == right.exceptions && left.announcedYears == right.announcedYears
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(weeks)
        hasher.combine(exceptions.count)
    }
}
