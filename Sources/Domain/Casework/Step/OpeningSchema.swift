// SPDX-License-Identifier: Apache-2.0
import Storage

/// Cases are chained in the order of their numbers, so that it shows when a whole one was taken out; and where visitors confirmed from.
enum OpeningSchema {
    static let migration = Migration(
        "2026-11-27 casework: chain of openings, origins of confirmations",
        // Empty in cases from before there was this chain.
        "ALTER TABLE casework_case ADD COLUMN opening TEXT",
        // The opening of the year's last case.
        "ALTER TABLE casework_number ADD COLUMN head TEXT",
        """
        CREATE TABLE casework_confirmed_from (
            case_id TEXT NOT NULL REFERENCES casework_case (id), origin TEXT NOT NULL, PRIMARY KEY (case_id, origin))
        """)
}
