// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

enum MandateSchema {
    static let migrations = [
        Migration(
            "2026-11-21 mandates: lists, matters, conditions and rules",
            """
            CREATE TABLE mandates_list (
                id TEXT PRIMARY KEY, scheme TEXT NOT NULL, version TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
                status TEXT NOT NULL, from_day TEXT, until_day TEXT, area_path TEXT NOT NULL, source_zh TEXT, source_en TEXT,
                made_at TEXT NOT NULL, made_by TEXT NOT NULL, adopted_at TEXT, adopted_by TEXT, UNIQUE (scheme, version))
            """,
            "CREATE INDEX mandates_list_area ON mandates_list (area_path, status)",
            """
            CREATE TABLE mandates_matter (
                list_id TEXT NOT NULL REFERENCES mandates_list (id), code TEXT NOT NULL, row_number BIGINT NOT NULL,
                major_code TEXT NOT NULL, major_zh TEXT NOT NULL, major_en TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
                words TEXT NOT NULL, kind TEXT NOT NULL, nature TEXT NOT NULL, duty TEXT NOT NULL, lead_team TEXT,
                legal_zh TEXT, legal_en TEXT, is_private BOOLEAN NOT NULL, emergency TEXT NOT NULL, PRIMARY KEY (list_id, code))
            """,
            """
            CREATE TABLE mandates_condition (
                list_id TEXT NOT NULL, code TEXT NOT NULL, number BIGINT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
                amount BIGINT NOT NULL, unit TEXT NOT NULL, closing_zh TEXT NOT NULL, closing_en TEXT NOT NULL,
                needs_photo BOOLEAN NOT NULL, is_default BOOLEAN NOT NULL, PRIMARY KEY (list_id, code, number),
                FOREIGN KEY (list_id, code) REFERENCES mandates_matter (list_id, code))
            """,
            """
            CREATE TABLE mandates_rule (
                list_id TEXT NOT NULL, code TEXT NOT NULL, position BIGINT NOT NULL, lane TEXT NOT NULL, party TEXT NOT NULL, tenure TEXT,
                amount BIGINT NOT NULL, unit TEXT NOT NULL, action_zh TEXT NOT NULL, action_en TEXT NOT NULL,
                PRIMARY KEY (list_id, code, position), FOREIGN KEY (list_id, code) REFERENCES mandates_matter (list_id, code))
            """
        ),
        Migration(
            "2026-11-21 mandates: working calendars",
            """
            CREATE TABLE mandates_calendar (
                area_path TEXT NOT NULL, from_day TEXT NOT NULL, monday TEXT NOT NULL, tuesday TEXT NOT NULL, wednesday TEXT NOT NULL,
                thursday TEXT NOT NULL, friday TEXT NOT NULL, saturday TEXT NOT NULL, sunday TEXT NOT NULL, PRIMARY KEY (area_path, from_day))
            """,
            """
            CREATE TABLE mandates_calendar_day (
                area_path TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, hours TEXT, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
                PRIMARY KEY (area_path, day))
            """,
            "CREATE TABLE mandates_calendar_year (area_path TEXT NOT NULL, year BIGINT NOT NULL, PRIMARY KEY (area_path, year))",
            """
            CREATE TABLE mandates_change (
                id TEXT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL)
            """,
            "CREATE INDEX mandates_change_subject ON mandates_change (subject, at)"
        ),
        Migration(
            "2026-11-25 mandates: limits of stages",
            """
            CREATE TABLE mandates_stage_limits (
                area_path TEXT NOT NULL, from_day TEXT NOT NULL, rows TEXT NOT NULL, quiet TEXT NOT NULL, PRIMARY KEY (area_path, from_day))
            """
        ),
        ChainedLog.migration("2026-12-01 mandates: chained log", [MandateRecordStore.log]),
    ]
}
