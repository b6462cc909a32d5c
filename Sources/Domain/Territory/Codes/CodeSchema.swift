// SPDX-License-Identifier: Apache-2.0
import Storage

enum CodeSchema {
    static let migrations = [
        Migration(
            "2026-11-27 territory: codes of areas over time",
            // Beside territory_area.code, which came with the area. A code is never given twice: one number, one area, from one day on.
            """
            CREATE TABLE territory_code (
                scheme TEXT NOT NULL,
                value TEXT NOT NULL,
                area_path TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT,
                PRIMARY KEY (scheme, value, from_day)
            )
            """,
            "CREATE INDEX territory_code_area ON territory_code (area_path)")
    ]
}
