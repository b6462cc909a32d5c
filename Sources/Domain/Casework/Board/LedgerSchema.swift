// SPDX-License-Identifier: Apache-2.0
import Storage

/// What other programs ask of the ledger: cases by the time when they were opened.
enum LedgerSchema {
    static let migration = Migration(
        "2026-11-25 casework: ledger by time",
        "CREATE INDEX casework_case_opened ON casework_case (is_private, opened_at, number)")

    /// The time stands first: an index that begins with `is_private` drew SQLite away from the board's own, and every list was sorted whole.
    static let mendedMigration = Migration(
        "2026-11-28 casework: ledger by time, not by privacy",
        "DROP INDEX casework_case_opened", "CREATE INDEX casework_case_time ON casework_case (opened_at, number, is_private)",
        // The board's list is chosen from this index alone; only what is shown is then read.
        "CREATE INDEX casework_case_shown ON casework_case (status, number, is_private, area_path, lane, matter_code)")
}
