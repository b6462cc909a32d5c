// SPDX-License-Identifier: Apache-2.0
import Storage

enum DivisionSchema {
    static let migrations = [
        Migration(
            "2026-11-26 territory: the national list of divisions",
            // Which list is there: the one with the greatest version. Only added to.
            """
            CREATE TABLE territory_division_list (
                version BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                divisions BIGINT NOT NULL,
                at TEXT NOT NULL,
                actor TEXT NOT NULL
            )
            """,
            // `depth` is 0 for provinces to 4 for villages and communities; ids run through the list, what lies below follows.
            """
            CREATE TABLE territory_division (
                id BIGINT PRIMARY KEY,
                parent BIGINT,
                depth BIGINT NOT NULL,
                name TEXT NOT NULL,
                code TEXT
            )
            """,
            "CREATE INDEX territory_division_parent ON territory_division (parent)")
    ]
}
