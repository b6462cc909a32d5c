// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

enum PlanSchema {
    static let migrations = [
        Migration(
            "2026-01-21 planning: grid plans and their steps",
            """
            CREATE TABLE planning_survey (
                id TEXT PRIMARY KEY,
                area_path TEXT NOT NULL,
                territory_version BIGINT NOT NULL,
                taken_at TEXT NOT NULL,
                taken_by TEXT NOT NULL,
                units BIGINT NOT NULL,
                households BIGINT NOT NULL,
                body TEXT NOT NULL
            )
            """,
            "CREATE INDEX planning_survey_area ON planning_survey (area_path, territory_version)",
            """
            CREATE TABLE planning_plan (
                id TEXT PRIMARY KEY,
                area_path TEXT NOT NULL,
                name TEXT NOT NULL,
                status TEXT NOT NULL,
                request TEXT NOT NULL,
                survey_id TEXT NOT NULL REFERENCES planning_survey (id),
                parent_id TEXT,
                regions TEXT NOT NULL,
                grids TEXT NOT NULL,
                locked TEXT NOT NULL,
                certificate TEXT,
                is_mended BOOLEAN NOT NULL,
                open_until TEXT,
                fault TEXT,
                made_at TEXT NOT NULL,
                made_by TEXT NOT NULL,
                version BIGINT NOT NULL,
                progress DOUBLE PRECISION NOT NULL,
                is_stop_asked BOOLEAN NOT NULL
            )
            """,
            "CREATE INDEX planning_plan_area ON planning_plan (area_path, made_at)",
            """
            CREATE TABLE planning_step (
                plan_id TEXT NOT NULL REFERENCES planning_plan (id),
                number BIGINT NOT NULL,
                at TEXT NOT NULL,
                actor TEXT NOT NULL,
                word TEXT NOT NULL,
                detail TEXT NOT NULL,
                PRIMARY KEY (plan_id, number)
            )
            """),
        Migration(
            "2026-11-30 planning: adoption and comments",
            "ALTER TABLE planning_plan ADD COLUMN adopt_from TEXT",
            "ALTER TABLE planning_plan ADD COLUMN reply TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX planning_plan_adoption ON planning_plan (status, adopt_from)",
            // What residents say of a public plan, for officers; nobody's name, address or account.
            """
            CREATE TABLE planning_comment (
                id TEXT PRIMARY KEY,
                plan_id TEXT NOT NULL REFERENCES planning_plan (id),
                at TEXT NOT NULL,
                region BIGINT,
                words TEXT NOT NULL
            )
            """,
            "CREATE INDEX planning_comment_plan ON planning_comment (plan_id, at)"),
        Migration(
            "2026-12-01 planning: units from files",
            // `origin`: territory, or file: units that an officer brought; then `areas_mark` tells whether the grids are still those it was laid over.
            "ALTER TABLE planning_survey ADD COLUMN origin TEXT NOT NULL DEFAULT 'territory'",
            "ALTER TABLE planning_survey ADD COLUMN areas_mark TEXT NOT NULL DEFAULT ''",
            """
            CREATE TABLE planning_import (
                id TEXT PRIMARY KEY,
                area_path TEXT NOT NULL,
                file_name TEXT NOT NULL,
                made_at TEXT NOT NULL,
                made_by TEXT NOT NULL,
                survey_id TEXT REFERENCES planning_survey (id),
                units BIGINT NOT NULL,
                households BIGINT NOT NULL,
                faults TEXT NOT NULL,
                map TEXT NOT NULL
            )
            """),
        ChainedLog.migration("2026-12-01 planning: chained log", [PlanRecordStore.log]),
    ]
}
