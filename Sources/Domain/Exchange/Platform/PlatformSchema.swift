// SPDX-License-Identifier: Apache-2.0
import Storage

/// `exchange_platform`: where else what happens here must go; `exchange_handover`: which case at which step goes to which of them.
enum PlatformSchema {
    static let migration = Migration(
        "2026-12-06 exchange: platforms",
        """
        CREATE TABLE exchange_platform (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, area_path TEXT, moments TEXT NOT NULL, fields TEXT NOT NULL,
            codes TEXT NOT NULL, secret TEXT, made_at TEXT NOT NULL, made_by TEXT NOT NULL, changed_by TEXT NOT NULL, ended_at TEXT,
            seen_at TEXT NOT NULL, failures BIGINT NOT NULL, paused_until TEXT)
        """,
        """
        CREATE TABLE exchange_handover (
            platform_id TEXT NOT NULL REFERENCES exchange_platform (id), number TEXT NOT NULL, step BIGINT NOT NULL, moment TEXT NOT NULL,
            state TEXT NOT NULL, attempts BIGINT NOT NULL, problem TEXT, at TEXT NOT NULL, settled_at TEXT, settled_by TEXT,
            filled BIGINT NOT NULL, PRIMARY KEY (platform_id, number, step))
        """,
        "CREATE INDEX exchange_handover_state ON exchange_handover (platform_id, state, at)",
        "CREATE INDEX exchange_handover_number ON exchange_handover (number)")
}
