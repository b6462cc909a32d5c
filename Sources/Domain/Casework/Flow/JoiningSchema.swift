// SPDX-License-Identifier: Apache-2.0
import Storage

/// `casework_joining`: from which case to which a report was moved, so that it can go back when the joining is appealed.
enum JoiningSchema {
    static let migration = Migration(
        "2026-11-25 casework: reports that were joined",
        """
        CREATE TABLE casework_joining (
            report_id TEXT NOT NULL REFERENCES casework_report (id), from_case TEXT NOT NULL, to_case TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (report_id, from_case))
        """,
        "CREATE INDEX casework_joining_from ON casework_joining (from_case)")
}
