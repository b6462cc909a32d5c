// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

enum TerritorySchema {
    static let migrations = [
        Migration(
            "2026-01-02 territory: areas, streets, buildings and premises",
            """
            CREATE TABLE territory_state (
                id BIGINT PRIMARY KEY,
                version BIGINT NOT NULL
            )
            """,
            "INSERT INTO territory_state (id, version) VALUES (1, 0)",
            """
            CREATE TABLE territory_area (
                id TEXT PRIMARY KEY,
                path TEXT NOT NULL,
                parent TEXT,
                level TEXT NOT NULL,
                kind TEXT,
                code_scheme TEXT NOT NULL,
                code TEXT NOT NULL,
                name_zh TEXT NOT NULL,
                name_en TEXT NOT NULL,
                boundary TEXT,
                west DOUBLE PRECISION, south DOUBLE PRECISION, east DOUBLE PRECISION, north DOUBLE PRECISION,
                inner_longitude DOUBLE PRECISION, inner_latitude DOUBLE PRECISION,
                households BIGINT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT,
                UNIQUE (path, from_day)
            )
            """,
            "CREATE INDEX territory_area_parent ON territory_area (parent)",
            "CREATE INDEX territory_area_code ON territory_area (code_scheme, code)",
            """
            CREATE TABLE territory_street (
                id TEXT PRIMARY KEY,
                name_zh TEXT NOT NULL,
                name_en TEXT NOT NULL,
                rank TEXT NOT NULL,
                line TEXT NOT NULL,
                west DOUBLE PRECISION NOT NULL, south DOUBLE PRECISION NOT NULL, east DOUBLE PRECISION NOT NULL, north DOUBLE PRECISION NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT
            )
            """,
            """
            CREATE TABLE territory_building (
                id TEXT PRIMARY KEY,
                estate_zh TEXT, estate_en TEXT,
                number TEXT,
                name_zh TEXT, name_en TEXT,
                street_id TEXT REFERENCES territory_street (id),
                house_number TEXT,
                storeys BIGINT NOT NULL,
                households BIGINT NOT NULL,
                polygon TEXT NOT NULL,
                west DOUBLE PRECISION NOT NULL, south DOUBLE PRECISION NOT NULL, east DOUBLE PRECISION NOT NULL, north DOUBLE PRECISION NOT NULL,
                area_path TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT
            )
            """,
            "CREATE INDEX territory_building_area ON territory_building (area_path)",
            """
            CREATE TABLE territory_stairwell (
                id TEXT PRIMARY KEY,
                building_id TEXT NOT NULL REFERENCES territory_building (id),
                number BIGINT NOT NULL,
                households BIGINT NOT NULL,
                UNIQUE (building_id, number)
            )
            """,
            """
            CREATE TABLE territory_premises (
                id TEXT PRIMARY KEY,
                name_zh TEXT NOT NULL,
                name_en TEXT NOT NULL,
                kind TEXT NOT NULL,
                address_zh TEXT NOT NULL,
                address_en TEXT NOT NULL,
                street_id TEXT REFERENCES territory_street (id),
                house_number TEXT,
                longitude DOUBLE PRECISION NOT NULL,
                latitude DOUBLE PRECISION NOT NULL,
                area_path TEXT NOT NULL,
                code TEXT NOT NULL UNIQUE,
                from_day TEXT NOT NULL,
                until_day TEXT
            )
            """,
            "CREATE INDEX territory_premises_area ON territory_premises (area_path)",
            """
            CREATE TABLE territory_ground (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                name_zh TEXT, name_en TEXT,
                shape TEXT NOT NULL,
                west DOUBLE PRECISION NOT NULL, south DOUBLE PRECISION NOT NULL, east DOUBLE PRECISION NOT NULL, north DOUBLE PRECISION NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT
            )
            """,
            // What was changed, when and by whom: only added to. `thing` is area, street, building, premises, ground or plan.
            """
            CREATE TABLE territory_change (
                version BIGINT PRIMARY KEY,
                at TEXT NOT NULL,
                actor TEXT NOT NULL,
                action TEXT NOT NULL,
                thing TEXT NOT NULL,
                thing_id TEXT NOT NULL,
                area_path TEXT NOT NULL,
                note TEXT NOT NULL
            )
            """,
            "CREATE INDEX territory_change_thing ON territory_change (thing, thing_id)"),
        Migration(
            "2026-11-23 territory: imports, their items and faults",
            // `status`: waiting, reading, ready, faulty, applied, undone, discarded. `content` is the file while it waits, in base 64.
            """
            CREATE TABLE territory_import (
                id TEXT PRIMARY KEY,
                made_at TEXT NOT NULL,
                actor TEXT NOT NULL,
                layer TEXT NOT NULL,
                level TEXT,
                system TEXT,
                is_whole BOOLEAN NOT NULL,
                day TEXT NOT NULL,
                file_name TEXT NOT NULL,
                status TEXT NOT NULL,
                progress BIGINT NOT NULL,
                base_version BIGINT NOT NULL,
                added BIGINT NOT NULL, changed BIGINT NOT NULL, gone BIGINT NOT NULL, same BIGINT NOT NULL,
                content TEXT,
                settled_at TEXT
            )
            """,
            """
            CREATE TABLE territory_import_item (
                import_id TEXT NOT NULL REFERENCES territory_import (id),
                number BIGINT NOT NULL,
                feature BIGINT,
                action TEXT NOT NULL,
                label_zh TEXT NOT NULL, label_en TEXT NOT NULL,
                after_record TEXT NOT NULL,
                before_record TEXT,
                PRIMARY KEY (import_id, number)
            )
            """,
            """
            CREATE TABLE territory_import_fault (
                import_id TEXT NOT NULL REFERENCES territory_import (id),
                number BIGINT NOT NULL,
                is_blocking BOOLEAN NOT NULL,
                text_zh TEXT NOT NULL, text_en TEXT NOT NULL,
                longitude DOUBLE PRECISION, latitude DOUBLE PRECISION,
                PRIMARY KEY (import_id, number)
            )
            """),
        Migration(
            "2026-11-28 territory: whose imports are, and what they changed",
            // `scope`: where the one who sent it may change anything, as paths with spaces between. `thing_key`: an area's path, or the thing's id.
            "ALTER TABLE territory_import ADD COLUMN scope TEXT NOT NULL DEFAULT '/'",
            "ALTER TABLE territory_import_item ADD COLUMN thing_key TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX territory_import_item_thing ON territory_import_item (thing_key)"),
        Migration(
            "2026-11-29 territory: what went to another area when grids were drawn anew",
            // Only added to. `thing` is building or premises; `version` that of territory_change.
            """
            CREATE TABLE territory_move (
                version BIGINT NOT NULL,
                thing TEXT NOT NULL,
                thing_id TEXT NOT NULL,
                from_path TEXT NOT NULL,
                to_path TEXT NOT NULL,
                day TEXT NOT NULL,
                PRIMARY KEY (version, thing, thing_id)
            )
            """),
        ChainedLog.migration("2026-12-01 territory: chained log", [TerritoryStore.log]),
    ]
}
