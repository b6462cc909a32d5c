// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

enum PrivacySchema {
    static let migrations = [
        Migration(
            "2026-12-03 privacy: looks, tombstones and requests",
            // Who looked at whose data, when and why; only added to. `why` goes with its salt when its time is up.
            """
            CREATE TABLE privacy_access (
                id TEXT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, subject TEXT NOT NULL, what TEXT NOT NULL, purpose TEXT NOT NULL,
                why TEXT, salt TEXT, digest TEXT NOT NULL)
            """,
            "CREATE INDEX privacy_access_subject ON privacy_access (subject, at)",
            "CREATE INDEX privacy_access_actor ON privacy_access (actor, at)",
            // What was erased: the row's id and nothing of what stood there.
            """
            CREATE TABLE privacy_tombstone (
                id TEXT PRIMARY KEY, at TEXT NOT NULL, processing TEXT NOT NULL, row_id TEXT NOT NULL, cause TEXT NOT NULL)
            """,
            "CREATE INDEX privacy_tombstone_row ON privacy_tombstone (processing, row_id)",
            // What people ask of their own data.
            """
            CREATE TABLE privacy_request (
                id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, channel TEXT NOT NULL, proof TEXT NOT NULL, subjects TEXT NOT NULL,
                words TEXT NOT NULL, contact TEXT NOT NULL, secret_digest TEXT NOT NULL UNIQUE, asked_at TEXT NOT NULL, due_at TEXT NOT NULL,
                state TEXT NOT NULL, answer TEXT NOT NULL, ground TEXT, answered_at TEXT, answered_by TEXT, version BIGINT NOT NULL)
            """,
            "CREATE INDEX privacy_request_state ON privacy_request (state, due_at)",
            """
            CREATE TABLE privacy_request_step (
                id TEXT PRIMARY KEY, request_id TEXT NOT NULL REFERENCES privacy_request (id), at TEXT NOT NULL, actor TEXT NOT NULL, word TEXT NOT NULL,
                detail TEXT NOT NULL)
            """),
        ChainedLog.migration("2026-12-03 privacy: their chains", [AccessStore.log, RetentionStore.log, RightsStore.log]),
    ]
}
