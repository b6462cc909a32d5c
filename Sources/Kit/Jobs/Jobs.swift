// SPDX-License-Identifier: Apache-2.0
import Storage

/// Work to be done later, kept in the database: whoever changes something enqueues what follows from it in the same transaction,
/// so that the one never happens without the other.
public enum Jobs {
    public static let migrations = [
        Migration(
            "2026-11-23 jobs: work to be done later",
            """
            CREATE TABLE jobs_job (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                body TEXT NOT NULL,
                job_key TEXT,
                status TEXT NOT NULL,
                run_at TEXT NOT NULL,
                attempts BIGINT NOT NULL,
                version BIGINT NOT NULL,
                made_at TEXT NOT NULL,
                done_at TEXT,
                error TEXT NOT NULL
            )
            """,
            "CREATE UNIQUE INDEX jobs_job_key ON jobs_job (name, job_key)",
            "CREATE INDEX jobs_job_due ON jobs_job (status, run_at)")
    ]
}
