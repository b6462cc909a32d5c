// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// The queue, for one transaction.
public struct JobStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Puts work into the queue, once for each `key` where there is one (a job that is done keeps its key for thirty days).
    ///
    /// Call it in the transaction of the change from which the work follows. The work will be done at least once: it must bear being done twice.
    public func enqueue(_ name: String, body: String = "", key: String? = nil, runAt: Date? = nil, at now: Date) throws {
        try db.run(
            """
            INSERT INTO jobs_job (id, name, body, job_key, status, run_at, attempts, version, made_at, error)
            VALUES (\(Identifier.make(at: now)), \(name), \(body), \(key), \(Job.Status.waiting), \(runAt ?? now), 0, 0, \(now), '')
            ON CONFLICT (name, job_key) DO NOTHING
            """)
    }

    /// The same, with a value as JSON.
    public func enqueue(_ name: String, value: some Encodable, key: String? = nil, runAt: Date? = nil, at now: Date) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try enqueue(name, body: String(decoding: encoder.encode(value), as: UTF8.self), key: key, runAt: runAt, at: now)
    }

    /// Takes back work that has not been done yet.
    public func cancel(_ name: String, key: String) throws {
        try db.run("DELETE FROM jobs_job WHERE name = \(name) AND job_key = \(key) AND status = \(Job.Status.waiting)")
    }

    /// How many jobs there are of each status.
    public func counts() throws -> [Job.Status: Int] {
        let rows = try db.run("SELECT status, count(*) AS count FROM jobs_job GROUP BY status")
        return Dictionary(try rows.map { (try $0.get("status"), try $0.get("count")) }) { first, _ in first }
    }

    /// Jobs of a status, those that ran or will run last first: for the operator's page.
    public func jobs(_ status: Job.Status, limit: Int = 100) throws -> [Job] {
        try db.run("SELECT * FROM jobs_job WHERE status = \(status) ORDER BY run_at DESC, id DESC LIMIT \(limit)").map(Job.init(row:))
    }

    /// Gives a dead job all its attempts again.
    public func revive(_ id: String, at now: Date) throws {
        let revived = try db.run(
            """
            UPDATE jobs_job SET status = \(Job.Status.waiting), run_at = \(now), attempts = 0, version = version + 1
            WHERE id = \(id) AND status = \(Job.Status.dead) RETURNING id
            """)
        guard !revived.isEmpty else { throw StorageError.absent }
    }

    /// Forgets jobs that were done before `date`.
    public func purge(doneBefore date: Date) throws {
        try db.run("DELETE FROM jobs_job WHERE status = \(Job.Status.done) AND done_at < \(date)")
    }

    /// The same for jobs of these names.
    func purge(doneBefore date: Date, names: [String]) throws {
        guard !names.isEmpty else { return }
        try db.run("DELETE FROM jobs_job WHERE status = \(Job.Status.done) AND done_at < \(date) AND name IN \(SQL.list(names))")
    }

    func due(_ names: [String], at now: Date, limit: Int) throws -> [Job] {
        try db.run(
            """
            SELECT * FROM jobs_job WHERE status = \(Job.Status.waiting) AND run_at <= \(now) AND name IN \(SQL.list(names))
            ORDER BY run_at, id LIMIT \(limit)
            """
        ).map(Job.init(row:))
    }

    /// Takes a job for oneself until `lease`; nil where another was quicker.
    func claim(_ job: Job, until lease: Date) throws -> Job? {
        try db.run(
            """
            UPDATE jobs_job SET run_at = \(lease), attempts = attempts + 1, version = version + 1
            WHERE id = \(job.id) AND version = \(job.version) RETURNING *
            """
        ).first.map(Job.init(row:))
    }

    /// Writes down what became of a claimed job. Nothing happens where another has taken it over meanwhile.
    func settle(_ job: Job, as status: Job.Status, runAt: Date, attempts: Int, error: String = "", at now: Date) throws {
        try db.run(
            """
            UPDATE jobs_job SET status = \(status), run_at = \(runAt), attempts = \(attempts), error = \(error),
                done_at = \(status == .done ? now : nil), version = version + 1
            WHERE id = \(job.id) AND version = \(job.version)
            """)
    }

    func exists(_ name: String, key: String) throws -> Bool {
        try !db.run("SELECT id FROM jobs_job WHERE name = \(name) AND job_key = \(key)").isEmpty
    }
}
