// SPDX-License-Identifier: Apache-2.0
import Foundation
import Logging
import Storage

/// Does what is in the queue. Many may work on one database, in one process or in several: each job is claimed by its version.
public struct Worker: Sendable {
    /// How long a job may take before others take it for abandoned.
    public static let lease: TimeInterval = 900

    private let database: any Database
    private let handlers: [String: Handler]
    private let schedules: [Schedule]
    private let logger: Logger

    public init(database: any Database, handlers: [Handler] = [], schedules: [Schedule] = [], logger: Logger = Logger(label: "jobs")) {
        // Of what comes back every few seconds, one day is enough to look back on.
        let frequent = schedules.filter { if case .every = $0.time { true } else { false } }.map(\.name)
        let housekeeping = Schedule("jobs.purge", .daily(hour: 3, minute: 30)) { database, due in
            try await database.write { db in
                try JobStore(db).purge(doneBefore: due.addingTimeInterval(-30 * 86_400))
                try JobStore(db).purge(doneBefore: due.addingTimeInterval(-86_400), names: frequent)
            }
        }
        self.database = database
        self.schedules = schedules + [housekeeping]
        self.handlers = Dictionary((handlers + self.schedules.map(\.handler)).map { ($0.name, $0) }) { first, _ in first }
        self.logger = logger
    }

    /// Works until the task is cancelled, on all lanes beside each other; a job under way is finished first. A database that is away for a while
    /// is waited for.
    public func run(now: @escaping @Sendable () -> Date = { Date() }, pause: Duration = .seconds(1)) async {
        await withDiscardingTaskGroup { group in
            for lane in Lane.allCases where handlers.values.contains(where: { $0.lane == lane }) {
                group.addTask { await run(lane, now: now, pause: pause) }
            }
        }
    }

    private func run(_ lane: Lane, now: @escaping @Sendable () -> Date, pause: Duration) async {
        while !Task.isCancelled {
            do {
                if try await tick(lane, at: now()) > 0 { continue }
            } catch {
                logger.error("The queue could not be worked on.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Enqueues what the schedules ask for and does what is due, each job once; answers how many were begun.
    @discardableResult public func tick(at now: Date) async throws -> Int {
        var begun = 0
        for lane in Lane.allCases { begun += try await tick(lane, at: now) }
        return begun
    }

    /// The same on one lane.
    private func tick(_ lane: Lane, at now: Date) async throws -> Int {
        let names = handlers.values.filter { $0.lane == lane }.map(\.name).sorted()
        guard !names.isEmpty else { return 0 }
        try await enqueueSchedules(lane, at: now)
        var begun = 0
        for job in try await database.read({ try JobStore($0).due(names, at: now, limit: 50) }) {
            guard !Task.isCancelled else { break }
            guard let claimed = try await database.write({ try JobStore($0).claim(job, until: now.addingTimeInterval(Worker.lease)) }) else {
                continue
            }
            begun += 1
            try await perform(claimed, at: now)
        }
        return begun
    }

    private func enqueueSchedules(_ lane: Lane, at now: Date) async throws {
        let due = schedules.filter { $0.handler.lane == lane }.map { (name: $0.name, time: $0.time.last(at: now)) }
        let missing = try await database.read { db in try due.filter { try !JobStore(db).exists($0.name, key: $0.time.sqlText) } }
        guard !missing.isEmpty else { return }
        try await database.write { db in for (name, time) in missing { try JobStore(db).enqueue(name, key: time.sqlText, at: now) } }
    }

    private func perform(_ job: Job, at now: Date) async throws {
        guard let handler = handlers[job.name] else { return }
        do {
            if job.attempts > handler.attempts { throw Abandoned() }
            try await handler.work(job, database, now)
        } catch is CancellationError {
            // We are being stopped, which is not the job's fault.
            return try await database.write { try JobStore($0).settle(job, as: .waiting, runAt: now, attempts: job.attempts - 1, at: now) }
        } catch {
            let isDead = job.attempts >= handler.attempts
            let next = isDead ? now : now.addingTimeInterval(Worker.pause(after: job.attempts))
            let reason = String(String(describing: error).replacing("\0", with: "").prefix(500))
            try await database.write {
                try JobStore($0).settle(job, as: isDead ? .dead : .waiting, runAt: next, attempts: job.attempts, error: reason, at: now)
            }
            logger.warning(
                isDead ? "A job was given up." : "A job failed and will be tried again.",
                metadata: ["job": "\(job.name)", "id": "\(job.id)", "attempt": "\(job.attempts)", "error": "\(type(of: error))"])
            return
        }
        try await database.write { try JobStore($0).settle(job, as: .done, runAt: job.runAt, attempts: job.attempts, at: now) }
    }

    /// Half a minute after the first failure, then four times as long each time, six hours at most.
    static func pause(after attempts: Int) -> TimeInterval { min(30 * pow(4, Double(attempts - 1)), 6 * 3600) }
}

/// Whoever worked on the job vanished each time, and may have been taken down by it.
private struct Abandoned: Error, CustomStringConvertible {
    let description = "It was begun again and again and never ended."
}
