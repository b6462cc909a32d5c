// SPDX-License-Identifier: Apache-2.0
import Storage

enum LinkSchema {
    static let migrations = [
        Migration(
            "2026-12-04 accounts: sign-in by a provider",
            """
            CREATE TABLE accounts_link (
                issuer TEXT NOT NULL, subject TEXT NOT NULL, account_id TEXT NOT NULL REFERENCES accounts_account (id), made_at TEXT NOT NULL,
                invited_by TEXT NOT NULL, PRIMARY KEY (issuer, subject))
            """,
            "CREATE INDEX accounts_link_account ON accounts_link (account_id)",
            """
            CREATE TABLE accounts_link_invitation (
                token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts_account (id), made_at TEXT NOT NULL, made_by TEXT NOT NULL,
                ends_at TEXT NOT NULL)
            """
        )
    ]
}
