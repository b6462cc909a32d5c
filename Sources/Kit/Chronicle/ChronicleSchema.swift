// SPDX-License-Identifier: Apache-2.0
import Storage

/// Chronicle's own tables.
public enum Chronicle {
    public static let migrations = [
        Migration(
            "2026-12-01 chronicle: heads of the logs and checkpoints",
            // The last link of each log.
            "CREATE TABLE chronicle_head (log TEXT PRIMARY KEY, length BIGINT NOT NULL, hash TEXT NOT NULL)",
            """
            CREATE TABLE chronicle_checkpoint (
                number BIGINT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL, key TEXT NOT NULL)
            """)
    ]
}
