// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A clock that runs against a limit: when it began, what was added, when it stood still, when it was stopped.
///
/// Nothing in it ages; `state(at:in:)` tells how it stands.
public struct Clock: Sendable, Hashable, Codable {
    /// A time in which the clock stood still; it still does where `until` is nil.
    public struct Pause: Sendable, Hashable, Codable {
        public var from: Date
        public var until: Date?
        public init(from: Date, until: Date? = nil) {
            self.from = from
            self.until = until
        }
    }

    public var start: Date
    public var limit: TimeLimit
    /// Each begins where the time before it ends, in the order in which they were granted.
    public var extensions: [TimeLimit]
    public var pauses: [Pause]
    public var stopped: Date?

    public init(start: Date, limit: TimeLimit, extensions: [TimeLimit] = [], pauses: [Pause] = [], stopped: Date? = nil) {
        self.start = start
        self.limit = limit
        self.extensions = extensions
        self.pauses = pauses
        self.stopped = stopped
    }

    /// How a clock stands at one moment.
    public struct State: Sendable, Hashable {
        public enum Phase: String, Sendable, Codable { case running, paused, stopped }

        /// Green to 80 % of the limit, yellow to 100 %, red beyond.
        public enum Light: String, Sendable, CaseIterable, Codable { case green, yellow, red }

        public let phase: Phase
        public let light: Light
        /// When the limit is used up. While paused: when it would be if the clock ran on now.
        public let due: Date
        /// 0 at the start, 1 when due, above 1 beyond; what a closed time limit counts.
        public let used: Double
        /// Minutes left, in the limit's kind of time (working or calendar); below 0 when overdue.
        public let minutesLeft: Double
        /// The same in days of that kind.
        public let daysLeft: Double
        /// Whether `minutesLeft` counts working time.
        public let countsWorkingTime: Bool

        public var isOverdue: Bool { light == .red }
    }

    public func state(at now: Date, in calendar: WorkCalendar) -> State {
        let end = min(now, stopped ?? now)
        let due = due(at: end, in: calendar), stops = pausesOver(at: end)
        let total = calendar.elapsed(from: start, to: due, unit: limit.unit, pauses: stops)
        let gone = max(0, calendar.elapsed(from: start, to: end, unit: limit.unit, pauses: stops))
        let used = total > 0 ? gone / total : (end > due ? 2 : 1)
        let isPaused = stopped == nil && pauses.contains { $0.from <= now && ($0.until ?? .distantFuture) > now }
        let working = limit.unit.isWorkingTime
        return State(
            phase: stopped.map { $0 <= now } == true ? .stopped : isPaused ? .paused : .running,
            light: end > due ? .red : used > 0.8 + 1e-9 ? .yellow : .green,
            due: due, used: used,
            minutesLeft: calendar.elapsed(from: end, to: due, unit: working ? .workingMinutes : .calendarMinutes),
            daysLeft: calendar.elapsed(from: end, to: due, unit: working ? .workingDays : .calendarDays),
            countsWorkingTime: working)
    }

    /// When the limit and all extensions are used up, as known at `now`: an open pause lasts until `now`.
    public func due(at now: Date, in calendar: WorkCalendar) -> Date {
        let stops = pausesOver(at: now)
        var due = calendar.deadline(from: start, limit: limit, pauses: stops)
        for more in extensions { due = calendar.deadline(from: due, limit: more, pauses: stops) }
        return due
    }

    /// The extension that moves the end, as known at `now`, to a date that was agreed on; nil where that is no later than now due.
    ///
    /// In working time the new end falls on the last working time up to that date.
    public func extensionNeeded(until date: Date, at now: Date, in calendar: WorkCalendar) -> TimeLimit? {
        let unit: TimeLimit.Unit = limit.unit.isWorkingTime ? .workingMinutes : .calendarMinutes
        let minutes = calendar.elapsed(from: due(at: now, in: calendar), to: date, unit: unit)
        return minutes >= 1 ? TimeLimit(Int(minutes.rounded(.down)), unit) : nil
    }

    private func pausesOver(at now: Date) -> [Range<Date>] {
        pauses.compactMap { pause in
            let until = min(pause.until ?? now, max(now, pause.from))
            return pause.from < until ? pause.from..<until : nil
        }
    }
}
