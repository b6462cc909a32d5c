// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

enum AccountSchema {
    static let migrations = [
        Migration(
            "2026-11-20 accounts: accounts, roles and grants",
            """
            CREATE TABLE accounts_account (
                id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT, must_change BOOLEAN NOT NULL,
                from_at TEXT NOT NULL, until_at TEXT, made_by TEXT NOT NULL, version BIGINT NOT NULL)
            """,
            """
            CREATE TABLE accounts_role (
                id TEXT PRIMARY KEY, role TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, permissions TEXT NOT NULL,
                changed_at TEXT NOT NULL, changed_by TEXT NOT NULL)
            """,
            """
            CREATE TABLE accounts_grant (
                id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts_account (id), role TEXT NOT NULL, area_path TEXT NOT NULL,
                party TEXT, from_at TEXT NOT NULL, until_at TEXT, granted_at TEXT NOT NULL, granted_by TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_grant_account ON accounts_grant (account_id)",
            "CREATE INDEX accounts_grant_area ON accounts_grant (area_path, role)",
            "CREATE INDEX accounts_grant_party ON accounts_grant (party)",
            """
            CREATE TABLE accounts_grant_end (
                grant_id TEXT PRIMARY KEY REFERENCES accounts_grant (id), ended_at TEXT NOT NULL, ended_by TEXT NOT NULL)
            """,
            """
            CREATE TABLE accounts_session (
                token_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, account_id TEXT NOT NULL REFERENCES accounts_account (id),
                made_at TEXT NOT NULL, seen_at TEXT NOT NULL, ends_at TEXT NOT NULL, device TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_session_account ON accounts_session (account_id)",
            """
            CREATE TABLE accounts_event (
                id TEXT PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, account_id TEXT, actor TEXT NOT NULL, detail TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_event_account ON accounts_event (account_id, at)"
        ),
        Migration(
            "2026-11-23 accounts: links to set a password",
            """
            CREATE TABLE accounts_invitation (
                token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts_account (id), made_at TEXT NOT NULL, made_by TEXT NOT NULL,
                ends_at TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_invitation_account ON accounts_invitation (account_id)"
        ),
        ChainedLog.migration("2026-12-01 accounts: chained logs", AccountLog.first),
    ]
}
