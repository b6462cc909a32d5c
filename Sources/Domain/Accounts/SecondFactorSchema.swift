// SPDX-License-Identifier: Apache-2.0
import Storage

enum SecondFactorSchema {
    static let migrations = [
        Migration(
            "2026-12-04 accounts: second factors and known devices",
            """
            CREATE TABLE accounts_factor (
                account_id TEXT PRIMARY KEY REFERENCES accounts_account (id), secret TEXT NOT NULL, since TEXT NOT NULL, last_step BIGINT NOT NULL)
            """,
            """
            CREATE TABLE accounts_factor_offer (
                account_id TEXT PRIMARY KEY REFERENCES accounts_account (id), secret TEXT NOT NULL, made_at TEXT NOT NULL)
            """,
            """
            CREATE TABLE accounts_recovery (
                code_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts_account (id), made_at TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_recovery_account ON accounts_recovery (account_id)",
            """
            CREATE TABLE accounts_half (
                token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts_account (id), made_at TEXT NOT NULL, ends_at TEXT NOT NULL,
                tries BIGINT NOT NULL)
            """,
            """
            CREATE TABLE accounts_device (
                token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts_account (id), made_at TEXT NOT NULL, ends_at TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_device_account ON accounts_device (account_id)",
            "ALTER TABLE accounts_session ADD COLUMN proof TEXT"
        )
    ]
}
