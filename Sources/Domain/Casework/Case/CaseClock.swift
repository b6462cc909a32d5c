// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import WorkingTime

/// When a case must be done, computed on read from what its steps say; never stored as a second truth.
public struct CaseClock: Sendable, Hashable, Codable {
    /// The limit of a filing condition: how long, and which one it was.
    public struct Limit: Sendable, Hashable, Codable {
        public let time: TimeLimit
        /// The filing condition's words, for the one who asks why.
        public let condition: Text

        public init(time: TimeLimit, condition: Text) {
            self.time = time
            self.condition = condition
        }
    }

    public let start: Date
    public internal(set) var limit: Limit
    /// The later day that was granted, if any.
    public internal(set) var extendedUntil: Date?
    public internal(set) var pauses: [Clock.Pause] = []
    /// When a suspended case must be looked at again.
    public internal(set) var reviewAt: Date?
    /// When the party said it was done; the limit is for that, not for the inspection after it.
    public internal(set) var stoppedAt: Date?

    init(start: Date, limit: Limit) {
        self.start = start
        self.limit = limit
    }

    /// How the clock stands. An extension counts from the limit without pauses, so that a later pause moves both.
    public func state(at now: Date, in calendar: WorkCalendar) -> Clock.State {
        var clock = Clock(start: start, limit: limit.time)
        if let extendedUntil, let more = clock.extensionNeeded(until: extendedUntil, at: now, in: calendar) { clock.extensions = [more] }
        clock.pauses = pauses
        clock.stopped = stoppedAt
        return clock.state(at: now, in: calendar)
    }

    mutating func pause(at now: Date, reviewAt: Date?) {
        pauses.append(Clock.Pause(from: now))
        self.reviewAt = reviewAt
    }

    mutating func resume(at now: Date) {
        guard let last = pauses.indices.last, pauses[last].until == nil else { return }
        pauses[last].until = max(now, pauses[last].from)
        reviewAt = nil
    }

    mutating func handled(at now: Date) { stoppedAt = now }

    /// The work was not done after all: the clock goes on as if it had never stood still.
    mutating func goOn() { stoppedAt = nil }

    mutating func stop(at now: Date) {
        resume(at: now)
        stoppedAt = stoppedAt ?? now
    }
}
