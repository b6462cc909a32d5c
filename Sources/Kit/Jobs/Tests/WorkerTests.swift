// SPDX-License-Identifier: Apache-2.0
import Foundation
import Jobs
import Storage
import Synchronization
import TestKit
import Testing

private struct Broken: Error {}

@Suite struct WorkerTests {
    let now = Date(timeIntervalSince1970: 1_768_033_800)  // 2026-01-10 16:30 in Shanghai

    /// What was done, in order.
    final class Diary: Sendable {
        private let lines = Mutex<[String]>([])
        func write(_ line: String) { lines.withLock { $0.append(line) } }
        var text: String { lines.withLock { $0.joined(separator: " ") } }
    }

    private func status(_ database: any Database) async throws -> [Job.Status: Int] {
        // The worker's own housekeeping is not counted.
        try await database.read { db in
            try Job.Status.allCases.reduce(into: [:]) { counts, status in
                let count = try JobStore(db).jobs(status).count(where: { $0.name != "jobs.purge" })
                if count > 0 { counts[status] = count }
            }
        }
    }

    @Test(arguments: TestDatabase.all) func `a job is done once, with the change that asked for it or not at all`(kind: TestDatabase) async throws {
        let database = try await kind.make(Jobs.migrations), diary = Diary()
        let worker = Worker(database: database, handlers: [Handler("greet") { job, _, _ in diary.write(try job.value(as: [String].self)[0]) }])
        try await database.write { try JobStore($0).enqueue("greet", value: ["王芳"], at: now) }
        await #expect(throws: Broken.self) {
            try await database.write { db in
                try JobStore(db).enqueue("greet", value: ["林涛"], at: now)
                throw Broken()
            }
        }
        try await worker.tick(at: now)
        try await worker.tick(at: now)
        #expect(diary.text == "王芳")
        #expect(try await status(database) == [.done: 1])
    }

    @Test(arguments: TestDatabase.all) func `a key makes two of a kind one, and waiting work can be taken back`(kind: TestDatabase) async throws {
        let database = try await kind.make(Jobs.migrations), diary = Diary()
        let worker = Worker(database: database, handlers: [Handler("remind") { job, _, _ in diary.write(job.key ?? "") }])
        try await database.write { db in
            for key in ["a", "a", "b"] { try JobStore(db).enqueue("remind", key: key, at: now) }
            try JobStore(db).enqueue("remind", key: "later", runAt: now.addingTimeInterval(60), at: now)
            try JobStore(db).cancel("remind", key: "b")
        }
        try await worker.tick(at: now)
        try await database.write { try JobStore($0).enqueue("remind", key: "a", at: now) }
        try await worker.tick(at: now.addingTimeInterval(59))
        #expect(diary.text == "a")
        try await worker.tick(at: now.addingTimeInterval(60))
        #expect(diary.text == "a later")
    }

    @Test(arguments: TestDatabase.all) func `what fails is tried again ever later, then given up, then revived by hand`(kind: TestDatabase)
        async throws
    {
        let database = try await kind.make(Jobs.migrations), diary = Diary(), isBroken = Mutex(true)
        let send = Handler("send", attempts: 3) { job, _, _ in
            diary.write("\(job.attempts)")
            if isBroken.withLock({ $0 }) { throw Broken() }
        }
        let worker = Worker(database: database, handlers: [send])
        try await database.write { try JobStore($0).enqueue("send", at: now) }
        for seconds in [0.0, 29, 30, 149, 150, 10_000, 100_000] { try await worker.tick(at: now.addingTimeInterval(seconds)) }
        #expect(diary.text == "1 2 3")
        let dead = try #require(try await database.read { try JobStore($0).jobs(.dead) }.first)
        #expect((dead.attempts, dead.error) == (3, "Broken()"))
        isBroken.withLock { $0 = false }
        try await database.write { try JobStore($0).revive(dead.id, at: now) }
        try await worker.tick(at: now)
        #expect(diary.text == "1 2 3 1")
        #expect(try await status(database) == [.done: 1])
        await #expect(throws: StorageError.absent) { try await database.write { try JobStore($0).revive(dead.id, at: now) } }
    }

    @Test(arguments: TestDatabase.all) func `many workers share the work and do nothing twice`(kind: TestDatabase) async throws {
        let database = try await kind.make(Jobs.migrations), diary = Diary()
        try await database.write { db in for number in 0..<40 { try JobStore(db).enqueue("count", body: "\(number)", at: now) } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try await Worker(database: database, handlers: [Handler("count") { job, _, _ in diary.write(job.body) }]).tick(at: now)
                }
            }
            try await group.waitForAll()
        }
        #expect(diary.text.split(separator: " ").compactMap { Int($0) }.sorted() == Array(0..<40))
    }

    @Test(arguments: TestDatabase.all) func `a job whose worker vanished is taken up after a while, but not for ever`(kind: TestDatabase) async throws
    {
        let database = try await kind.make(Jobs.migrations), diary = Diary()
        let vanishing = Worker(database: database, handlers: [Handler("long", attempts: 2) { _, _, _ in throw CancellationError() }])
        try await database.write { try JobStore($0).enqueue("long", at: now) }
        try await vanishing.tick(at: now)
        #expect(try await status(database) == [.waiting: 1])  // stopped in order: it waits, and no attempt is counted
        // A process killed outright leaves the claim as it is.
        func leaveClaimed() async throws {
            try await database.write { try $0.run("UPDATE jobs_job SET run_at = \(now.addingTimeInterval(900)), attempts = attempts + 1") }
        }
        try await leaveClaimed()
        let worker = Worker(database: database, handlers: [Handler("long", attempts: 2) { _, _, _ in diary.write("done") }])
        try await worker.tick(at: now.addingTimeInterval(899))
        #expect(diary.text == "")
        try await leaveClaimed()
        try await worker.tick(at: now.addingTimeInterval(900))
        #expect(diary.text == "")
        #expect(try await status(database) == [.dead: 1])
    }

    @Test(arguments: TestDatabase.all) func `schedules run once for each time, and make up for the last that was missed`(kind: TestDatabase)
        async throws
    {
        let database = try await kind.make(Jobs.migrations), diary = Diary()
        let schedules = [
            Schedule("nightly", .daily(hour: 2, minute: 0)) { _, due in diary.write(due.sqlText) },
            Schedule("often", .every(seconds: 3600)) { _, due in diary.write(String(due.sqlText.prefix(13))) },
        ]
        for seconds in [0.0, 60, 120] { try await Worker(database: database, schedules: schedules).tick(at: now.addingTimeInterval(seconds)) }
        #expect(diary.text == "2026-01-09T18:00:00.000Z 2026-01-10T08")
        try await Worker(database: database, schedules: schedules).tick(at: now.addingTimeInterval(3 * 86_400))
        #expect(diary.text == "2026-01-09T18:00:00.000Z 2026-01-10T08 2026-01-12T18:00:00.000Z 2026-01-13T08")
    }

    @Test(arguments: TestDatabase.all) func `done work is forgotten after thirty days`(kind: TestDatabase) async throws {
        let database = try await kind.make(Jobs.migrations)
        let worker = Worker(database: database, handlers: [Handler("old") { _, _, _ in }])
        try await database.write { try JobStore($0).enqueue("old", at: now) }
        try await worker.tick(at: now)
        for day in [29.0, 32] { try await worker.tick(at: now.addingTimeInterval(day * 86_400)) }
        #expect(try await status(database) == [:])
    }

    /// A drawing that takes minutes must hold no reminder up.
    @Test func `a slow job holds up nothing on another lane`() async throws {
        let database = try await TestDatabase.sqlite.make(Jobs.migrations), diary = Diary()
        let (reminded, remind) = AsyncStream<Void>.makeStream(), (drawing, draw) = AsyncStream<Void>.makeStream()
        let worker = Worker(
            database: database,
            handlers: [
                Handler("draw", lane: .slow) { _, _, _ in
                    diary.write("drawing")
                    draw.yield()
                    // Ends only after the reminder, which it would wait for in vain if it stood in its way.
                    for await _ in reminded { break }
                    diary.write("drawn")
                    draw.yield()
                },
                Handler("remind") { _, _, _ in
                    diary.write("reminded")
                    remind.yield()
                },
            ])
        try await database.write { try JobStore($0).enqueue("draw", at: now) }
        let work = Task { await worker.run(now: { [now] in now }, pause: .milliseconds(5)) }
        var drawings = drawing.makeAsyncIterator()
        _ = await drawings.next()
        try await database.write { try JobStore($0).enqueue("remind", at: now) }
        _ = await drawings.next()
        work.cancel()
        await work.value
        #expect(diary.text == "drawing reminded drawn")
    }

    @Test(arguments: TestDatabase.all) func `of what comes back every few seconds a day is kept`(kind: TestDatabase) async throws {
        let database = try await kind.make(Jobs.migrations)
        let worker = Worker(
            database: database,
            schedules: [Schedule("often", .every(seconds: 3600)) { _, _ in }, Schedule("nightly", .daily(hour: 2, minute: 0)) { _, _ in }])
        for hour in 0..<96 { try await worker.tick(at: now.addingTimeInterval(Double(hour) * 3600)) }
        let done = try await database.read { try JobStore($0).jobs(.done, limit: 1000).map(\.name) }
        #expect((24...49).contains(done.count { $0 == "often" }) && done.count { $0 == "nightly" } >= 4)
    }

    @Test func `a worker stops when its task is cancelled`() async throws {
        let database = try await TestDatabase.sqlite.make(Jobs.migrations), diary = Diary()
        let worker = Worker(database: database, handlers: [Handler("one") { _, _, _ in diary.write("one") }])
        try await database.write { try JobStore($0).enqueue("one", at: now) }
        let task = Task { await worker.run(pause: .milliseconds(1)) }
        while diary.text.isEmpty { await Task.yield() }
        task.cancel()
        await task.value
        #expect(diary.text == "one")
    }

    @Test func `the last time of a schedule is never after now`() {
        forAll({ Date(timeIntervalSince1970: Double.random(in: 0...4e9, using: &$0)) }) { now in
            let daily = Schedule.Time.daily(hour: 23, minute: 59).last(at: now), every = Schedule.Time.every(seconds: 300).last(at: now)
            return daily <= now && now.timeIntervalSince(daily) <= 90_000 && every <= now && now.timeIntervalSince(every) < 300
        }
    }
}
