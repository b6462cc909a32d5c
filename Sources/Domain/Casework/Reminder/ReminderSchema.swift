// SPDX-License-Identifier: Apache-2.0
import Storage

/// `casework_reminder`: who was told that a limit is near or over, or that there is danger; `casework_reminder_seen`: who has read it.
enum ReminderSchema {
    static let migration = Migration(
        "2026-11-26 casework: reminders",
        // When a case must be looked at for reminders again; nil after each step, so that steps need not know any limit.
        "ALTER TABLE casework_case ADD COLUMN remind_at TEXT",
        "CREATE INDEX casework_case_remind ON casework_case (status, remind_at)",
        """
        CREATE TABLE casework_reminder (
            id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES casework_case (id), recipient TEXT NOT NULL, subject TEXT NOT NULL, since TEXT NOT NULL,
            level TEXT NOT NULL, due TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (case_id, subject, since, level))
        """,
        "CREATE INDEX casework_reminder_recipient ON casework_reminder (recipient, at)",
        "CREATE INDEX casework_reminder_at ON casework_reminder (at)",
        """
        CREATE TABLE casework_reminder_seen (
            reminder_id TEXT NOT NULL REFERENCES casework_reminder (id), account_id TEXT NOT NULL, PRIMARY KEY (reminder_id, account_id))
        """)
}
