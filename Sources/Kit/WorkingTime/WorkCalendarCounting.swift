// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// Counting time. All answers are exact to a millisecond.
///
/// Working minutes and hours count the open time only. A working day counts as one however long it is, and within the day time counts in
/// proportion to that day's open time. So five working days from Tuesday 10:00 end on the following Tuesday at 10:00; what begins outside hours
/// begins with the next opening, and one working day from Saturday ends when Monday closes. A deadline is the first moment at which the limit is
/// used up: it falls into working time or on its end, never on a night or a holiday.
/// Calendar days end at the same time on the wall; hours of the clock are hours.
extension WorkCalendar {
    /// The first moment at which `limit` is used up, or `Date.distantFuture` where this calendar never has so much working time.
    ///
    /// - Parameter pauses: time that does not count, in any order; may overlap and lie outside.
    public func deadline(from start: Date, limit: TimeLimit, pauses: [Range<Date>] = []) -> Date {
        deadline(from: start, amount: Double(limit.amount), unit: limit.unit, pauses: pauses)
    }

    /// As `deadline(from:limit:pauses:)` with any fraction of a unit.
    public func deadline(from start: Date, amount: Double, unit: TimeLimit.Unit, pauses: [Range<Date>] = []) -> Date {
        guard amount > 0 else { return start }
        let scale = Scale(unit, self)
        var rest = amount * scale.perUnit, cursor = scale.position(start)
        for pause in merged(pauses) {
            let from = scale.position(pause.lowerBound), until = scale.position(pause.upperBound)
            guard until > cursor else { continue }
            if from > cursor {
                let counted = scale.count(from) - scale.count(cursor)
                if counted >= rest - scale.tolerance { break }
                rest -= counted
            }
            cursor = until
        }
        guard let end = scale.first(reaching: scale.count(cursor) + rest, from: cursor) else { return .distantFuture }
        let moment = scale.moment(end)
        return Date(timeIntervalSince1970: (moment.timeIntervalSince1970 * 1000).rounded() / 1000)
    }

    /// How much time counts between two moments, in units and fractions of them; below 0 where `end` is before `start`.
    public func elapsed(from start: Date, to end: Date, unit: TimeLimit.Unit, pauses: [Range<Date>] = []) -> Double {
        if end < start { return -elapsed(from: end, to: start, unit: unit, pauses: pauses) }
        let scale = Scale(unit, self)
        let first = scale.position(start), last = scale.position(end)
        var counted = scale.count(last) - scale.count(first)
        for pause in merged(pauses) {
            let from = max(first, scale.position(pause.lowerBound)), until = min(last, scale.position(pause.upperBound))
            if from < until { counted -= scale.count(until) - scale.count(from) }
        }
        return counted / scale.perUnit
    }

    /// What is left until `due`; below 0 when it has passed.
    public func remaining(at now: Date, until due: Date, unit: TimeLimit.Unit) -> Double { elapsed(from: now, to: due, unit: unit) }

    /// The moment itself when working time runs, or else the next opening; nil where there is none within ten years.
    public func nextOpening(from moment: Date) -> Date? {
        if isOpen(at: moment) { return moment }
        let local = self.local(moment), today = Int((local / 86_400).rounded(.down))
        for day in today..<today + 3660 {
            for interval in hours(on: Day(number: day)).intervals {
                let opening = Double(day) * 86_400 + Double(interval.lowerBound) * 60
                if opening >= local { return self.moment(local: opening) }
            }
        }
        return nil
    }

    private func merged(_ pauses: [Range<Date>]) -> [Range<Date>] {
        guard pauses.count > 1 else { return pauses.filter { !$0.isEmpty } }
        var merged: [Range<Date>] = []
        for pause in pauses.sorted(by: { $0.lowerBound < $1.lowerBound }) where !pause.isEmpty {
            if let last = merged.last, pause.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, pause.upperBound)
            } else {
                merged.append(pause)
            }
        }
        return merged
    }
}

/// Time as a unit sees it: positions on an axis, and how much had counted when each was reached.
private struct Scale {
    enum Kind { case absolute, wall, openSeconds, openDays }
    let kind: Kind
    let perUnit: Double
    let calendar: WorkCalendar
    /// Far below a millisecond in what is counted; hides the rounding of sums.
    var tolerance: Double { kind == .openDays ? 1e-9 : 1e-5 }

    init(_ unit: TimeLimit.Unit, _ calendar: WorkCalendar) {
        self.calendar = calendar
        switch unit {
        case .workingMinutes: (kind, perUnit) = (.openSeconds, 60)
        case .workingHours: (kind, perUnit) = (.openSeconds, 3600)
        case .workingDays: (kind, perUnit) = (.openDays, 1)
        case .calendarMinutes: (kind, perUnit) = (.absolute, 60)
        case .calendarHours, .urgentHours: (kind, perUnit) = (.absolute, 3600)
        case .calendarDays: (kind, perUnit) = (.wall, 86_400)
        }
    }

    func position(_ moment: Date) -> Double { kind == .absolute ? moment.timeIntervalSince1970 : calendar.local(moment) }
    func moment(_ position: Double) -> Date { kind == .absolute ? Date(timeIntervalSince1970: position) : calendar.moment(local: position) }

    func count(_ position: Double) -> Double {
        guard kind == .openSeconds || kind == .openDays else { return position }
        let day = Int((position / 86_400).rounded(.down)), second = position - Double(day) * 86_400
        let before = calendar.sums.before(day), hours = calendar.hours(on: Day(number: day))
        var open = 0.0
        for interval in hours.intervals { open += min(max(second - Double(interval.lowerBound * 60), 0), Double(interval.count * 60)) }
        if kind == .openSeconds { return Double(before.seconds) + open }
        return Double(before.days) + (hours.isEmpty ? 0 : open / Double(hours.minutes * 60))
    }

    private func countBefore(_ day: Int) -> Double {
        let before = calendar.sums.before(day)
        return Double(kind == .openDays ? before.days : before.seconds)
    }

    /// The first position, not before `start`, at which `target` has counted.
    func first(reaching target: Double, from start: Double) -> Double? {
        guard kind == .openSeconds || kind == .openDays else { return target }
        let enough = target - tolerance
        var low = Int((start / 86_400).rounded(.down)), step = 1
        if calendar.sums.week.seconds == 0, countBefore(max(low, calendar.sums.lastException ?? low, calendar.sums.lastChange) + 1) < enough {
            return nil
        }
        while countBefore(low + step + 1) < enough { low += step; step *= 2 }
        var high = low + step
        while low < high {
            let middle = low + (high - low) / 2
            if countBefore(middle + 1) >= enough { high = middle } else { low = middle + 1 }
        }
        let hours = calendar.hours(on: Day(number: low))
        var rest = max(0, target - countBefore(low)) * (kind == .openDays ? Double(hours.minutes * 60) : 1)
        for interval in hours.intervals {
            let length = Double(interval.count * 60)
            if rest <= length + 1e-4 { return max(start, Double(low) * 86_400 + Double(interval.lowerBound * 60) + min(rest, length)) }
            rest -= length
        }
        return max(start, Double(low) * 86_400 + Double((hours.intervals.last?.upperBound ?? 0) * 60))
    }
}
