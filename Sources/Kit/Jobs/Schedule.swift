// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Storage

/// Where jobs wait for each other: one lane never waits for another.
public enum Lane: String, Sendable, Hashable, CaseIterable {
    /// What people wait for by the minute: clocks, reminders.
    case prompt
    /// What takes long: drawings, files, nightly sums.
    case slow
    /// What waits for other machines.
    case outward
}

/// What is done with the jobs of one name.
public struct Handler: Sendable {
    public typealias Work = @Sendable (_ job: Job, _ database: any Database, _ now: Date) async throws -> Void
    public let name: String
    /// After so many attempts a job is given up and shown to the operator.
    public let attempts: Int
    public let lane: Lane
    public let work: Work

    /// `work` may be done twice (after a crash, say) and must bear it.
    public init(_ name: String, attempts: Int = 8, lane: Lane = .prompt, work: @escaping Work) {
        self.name = name
        self.attempts = attempts
        self.lane = lane
        self.work = work
    }
}

/// Work that comes back by the clock. Of the times that were missed while nothing ran, the last is made up for.
public struct Schedule: Sendable {
    public enum Time: Sendable, Hashable {
        /// Every so many seconds, counted from the beginning of 1970; at least one.
        case every(seconds: Int)
        /// Once a day when the clocks show this time.
        case daily(hour: Int, minute: Int, in: TimeZone = .shanghai)

        /// The last of the times that is not after `now`.
        public func last(at now: Date) -> Date {
            switch self {
            case .every(let seconds):
                let step = Double(max(1, seconds))
                return Date(timeIntervalSince1970: (now.timeIntervalSince1970 / step).rounded(.down) * step)
            case .daily(let hour, let minute, let zone):
                let today = Day(now, in: zone), offset = Double(hour * 3600 + minute * 60)
                let time = today.start(in: zone).addingTimeInterval(offset)
                return time <= now ? time : today.adding(days: -1).start(in: zone).addingTimeInterval(offset)
            }
        }
    }

    public let time: Time
    public let handler: Handler
    public var name: String { handler.name }

    /// `run` gets the time for which it was due, not that at which it happens to run.
    public init(
        _ name: String, _ time: Time, attempts: Int = 8, lane: Lane = .prompt,
        run: @escaping @Sendable (_ database: any Database, _ due: Date) async throws -> Void
    ) {
        self.time = time
        handler = Handler(name, attempts: attempts, lane: lane) { job, database, now in
            try await run(database, job.key.flatMap { Date(sqlText: $0) } ?? now)
        }
    }
}
