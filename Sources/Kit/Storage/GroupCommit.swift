// SPDX-License-Identifier: Apache-2.0
import GRDB
import Secrets
import Synchronization

/// SQLite's one writer. Whatever waits while a commit is under way is committed together next, each in its own savepoint:
/// the disk is asked to hold fast once for many, which makes durable transactions ten times as frequent (docs/adr/0003).
final class GroupCommit: Sendable {
    private struct State {
        var waiting: [any Job] = []
        var isRunning = false
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }
    private static let largestBatch = 256
    private let writer: any DatabaseWriter
    private let state = Mutex(State())
    private let line: Int

    private let keys: KeyRing?

    init(_ writer: any DatabaseWriter, line: Int, keys: KeyRing?) {
        self.keys = keys
        self.writer = writer
        self.line = line
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let job = Transaction(body, continuation)
            let (refusal, starts): (StorageError?, Bool) = state.withLock { state in
                if state.isClosed { return (.closed, false) }
                if state.waiting.count >= line { return (.tooBusy, false) }
                state.waiting.append(job)
                defer { state.isRunning = true }
                return (nil, !state.isRunning)
            }
            if let refusal { job.fail(refusal) } else if starts { pump() }
        }
    }

    /// Waits for what is under way; what comes later is refused.
    func close() async throws {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.isRunning { state.closers.append(continuation) }
                return !state.isRunning
            }
            if isIdle { continuation.resume() }
        }
    }

    /// How many wait for the commit that is under way.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func pump() {
        writer.asyncWriteWithoutTransaction { [self] db in
            while true {
                let (batch, closers): ([any Job], [CheckedContinuation<Void, Never>]) = state.withLock { state in
                    let batch = Array(state.waiting.prefix(Self.largestBatch))
                    state.waiting.removeFirst(batch.count)
                    if batch.isEmpty { state.isRunning = false }
                    defer { if batch.isEmpty { state.closers = [] } }
                    return (batch, batch.isEmpty ? state.closers : [])
                }
                if batch.isEmpty { return closers.forEach { $0.resume() } }
                commit(batch, on: db)
            }
        }
    }

    private func commit(_ batch: [any Job], on db: GRDB.Database) {
        var rest = batch[...]
        while !rest.isEmpty {
            do { try db.beginTransaction(.immediate) } catch { return rest.forEach { $0.fail(StorageError(sqlite: error)) } }
            let done = perform(&rest, on: db, alone: batch.count == 1)
            guard !done.isEmpty else { continue }
            do {
                try db.commit()
                for job in done { job.succeed() }
            } catch {
                if db.isInsideTransaction { try? db.rollback() }
                let error = StorageError(sqlite: error)
                if case .constraint = error, done.count > 1 {  // a deferred rule, broken by one of them: each by itself
                    for job in done { commit([job], on: db) }
                } else {
                    for job in done { job.fail(error) }
                }
            }
        }
    }

    /// Runs jobs until none is left or the transaction is lost, and answers those that wait for the commit. Those that failed have been told.
    private func perform(_ rest: inout ArraySlice<any Job>, on db: GRDB.Database, alone: Bool) -> [any Job] {
        var done: [any Job] = []
        while let job = rest.popFirst() {
            do {
                if !alone { try db.cachedStatement(sql: "SAVEPOINT job").execute() }
                try job.perform(on: SQLiteConnection(db, keys: keys))
                if !alone { try db.cachedStatement(sql: "RELEASE job").execute() }
                done.append(job)
            } catch {
                let isUndone = !alone && undo(on: db)
                if !isUndone, db.isInsideTransaction { try? db.rollback() }
                job.fail(StorageError.mapped(sqlite: error))
                if !isUndone {  // the transaction is gone, and with it what the others had done in it
                    for job in done { job.fail(StorageError.unavailable("The transaction was given up.")) }
                    return []
                }
            }
        }
        if done.isEmpty, db.isInsideTransaction { try? db.rollback() }
        return done
    }
}

/// Takes back what the last job has done; false where SQLite has given up the whole transaction (disk full).
private func undo(on db: GRDB.Database) -> Bool {
    guard db.isInsideTransaction else { return false }
    do {
        try db.cachedStatement(sql: "ROLLBACK TO job").execute()
        try db.cachedStatement(sql: "RELEASE job").execute()
        return true
    } catch {
        return false
    }
}

/// A body that waits for the writer, and whoever waits for its result.
private protocol Job: AnyObject, Sendable {
    func perform(on connection: SQLiteConnection) throws
    func succeed()
    func fail(_ error: any Error)
}

private final class Transaction<Value: Sendable>: Job, @unchecked Sendable {  // touched only by the writer's queue once it waits
    private let body: @Sendable (any Connection) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private var value: Value?

    init(_ body: @escaping @Sendable (any Connection) throws -> Value, _ continuation: CheckedContinuation<Value, any Error>) {
        self.body = body
        self.continuation = continuation
    }

    func perform(on connection: SQLiteConnection) throws { value = try connection.whole(body) }
    func succeed() {
        if let value { continuation.resume(returning: value) } else { fail(StorageError.failed("A transaction ended without a result.")) }
    }
    func fail(_ error: any Error) { continuation.resume(throwing: error) }
}
