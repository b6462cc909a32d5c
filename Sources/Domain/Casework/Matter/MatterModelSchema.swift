// SPDX-License-Identifier: Apache-2.0
import Storage

/// What was learnt of closed cases, night by night.
enum MatterModelSchema {
    static let migration = Migration(
        "2026-12-05 casework: what was learnt of matters",
        """
        CREATE TABLE casework_model (
            id BIGINT PRIMARY KEY, made_at TEXT NOT NULL, method BIGINT NOT NULL, cases BIGINT NOT NULL, matters BIGINT NOT NULL, digest TEXT NOT NULL,
            sureness DOUBLE PRECISION NOT NULL, asked BIGINT NOT NULL DEFAULT 0, agreed BIGINT NOT NULL DEFAULT 0, sure BIGINT NOT NULL DEFAULT 0,
            sure_agreed BIGINT NOT NULL DEFAULT 0, body TEXT)
        """)
}
