// SPDX-License-Identifier: Apache-2.0
import Storage

/// `casework_photo`: which reports name a photo, so that a photo is shown to those who may see one of their cases.
enum PhotoSchema {
    static let migrations = [
        Migration(
            "2026-11-23 casework: photos of reports",
            """
            CREATE TABLE casework_photo (
                photo TEXT NOT NULL, report_id TEXT NOT NULL REFERENCES casework_report (id), PRIMARY KEY (photo, report_id))
            """)
    ]
}
