// SPDX-License-Identifier: Apache-2.0
import Storage

/// What other programs ask of the ledger: cases by the time when they were opened.
enum LedgerSchema {
    static let migration = Migration(
        "2026-11-25 casework: ledger by time",
        "CREATE INDEX casework_case_opened ON casework_case (is_private, opened_at, number)")
}
