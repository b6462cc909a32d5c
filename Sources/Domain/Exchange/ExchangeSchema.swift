// SPDX-License-Identifier: Apache-2.0
import Storage

enum ExchangeSchema {
    static let migrations = [
        Migration(
            "2026-11-25 exchange: keys, requests, updates",
            // Keys of other programs, by the digest of what they send.
            """
            CREATE TABLE exchange_key (
                id TEXT PRIMARY KEY, holder TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, rights TEXT NOT NULL, team TEXT,
                made_at TEXT NOT NULL, ended_at TEXT)
            """,
            // What came in with a key: whose it is, and what was said beyond the report.
            """
            CREATE TABLE exchange_request (
                token TEXT PRIMARY KEY, key_id TEXT NOT NULL REFERENCES exchange_key (id), sender_key TEXT NOT NULL UNIQUE,
                body_digest TEXT NOT NULL, number TEXT NOT NULL, attributes TEXT NOT NULL, at TEXT NOT NULL)
            """,
            "CREATE INDEX exchange_request_number ON exchange_request (number)",
            """
            CREATE TABLE exchange_update (
                key_id TEXT NOT NULL REFERENCES exchange_key (id), update_id TEXT NOT NULL, body_digest TEXT NOT NULL, number TEXT NOT NULL,
                step BIGINT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (key_id, update_id))
            """),
        Migration(
            "2026-11-25 exchange: reports of other systems",
            """
            CREATE TABLE exchange_import (
                sender_key TEXT PRIMARY KEY, source TEXT NOT NULL, number TEXT NOT NULL, digest TEXT NOT NULL, reported_at TEXT NOT NULL,
                replied_at TEXT, at TEXT NOT NULL)
            """,
            "CREATE INDEX exchange_import_source ON exchange_import (source, replied_at)"),
        Migration(
            "2026-11-25 exchange: open data",
            "CREATE TABLE exchange_dataset (name TEXT PRIMARY KEY, made_at TEXT NOT NULL, parts BIGINT NOT NULL)",
            """
            CREATE TABLE exchange_dataset_part (
                name TEXT NOT NULL, made_at TEXT NOT NULL, part BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (name, made_at, part))
            """),
    ]
}
