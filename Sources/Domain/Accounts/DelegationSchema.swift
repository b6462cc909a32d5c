// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

enum DelegationSchema {
    static let migrations = [
        Migration(
            "2026-12-04 accounts: roles handed on, looks in an emergency",
            """
            CREATE TABLE accounts_delegation (
                grant_id TEXT PRIMARY KEY REFERENCES accounts_grant (id), source_id TEXT NOT NULL REFERENCES accounts_grant (id),
                delegated_by TEXT NOT NULL, arranged_by TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_delegation_source ON accounts_delegation (source_id)",
            "CREATE INDEX accounts_delegation_by ON accounts_delegation (delegated_by)",
            """
            CREATE TABLE accounts_emergency (
                grant_id TEXT PRIMARY KEY REFERENCES accounts_grant (id), account_id TEXT NOT NULL REFERENCES accounts_account (id),
                area_path TEXT NOT NULL, reason TEXT NOT NULL, from_at TEXT NOT NULL, until_at TEXT NOT NULL)
            """,
            "CREATE INDEX accounts_emergency_account ON accounts_emergency (account_id, from_at)",
            """
            CREATE TABLE accounts_emergency_seen (
                grant_id TEXT NOT NULL REFERENCES accounts_emergency (grant_id), account_id TEXT NOT NULL, seen_at TEXT NOT NULL,
                PRIMARY KEY (grant_id, account_id))
            """
        ),
        ChainedLog.migration("2026-12-05 accounts: chained delegations and emergencies", AccountLog.later),
    ]
}
