// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Chronicle
import Storage

enum PeopleSchema {
    static let migrations = [
        Migration(
            "2026-11-20 people: teams, posts and their holders",
            """
            CREATE TABLE people_team (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, area_path TEXT NOT NULL, phone TEXT,
                is_authorised BOOLEAN NOT NULL, until_day TEXT)
            """,
            "CREATE INDEX people_team_area ON people_team (area_path, kind)",
            """
            CREATE TABLE people_post (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL, area_path TEXT NOT NULL, from_day TEXT NOT NULL, until_day TEXT,
                is_public BOOLEAN NOT NULL, phone TEXT)
            """,
            "CREATE INDEX people_post_area ON people_post (area_path, kind)",
            """
            CREATE TABLE people_holding (
                id TEXT PRIMARY KEY, post_id TEXT NOT NULL REFERENCES people_post (id), account_id TEXT NOT NULL, from_day TEXT NOT NULL,
                until_day TEXT)
            """,
            "CREATE INDEX people_holding_post ON people_holding (post_id)",
            "CREATE INDEX people_holding_account ON people_holding (account_id)",
            """
            CREATE TABLE people_change (
                id TEXT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL)
            """,
            "CREATE INDEX people_change_subject ON people_change (subject, at)"
        ),
        ChainedLog.migration("2026-12-01 people: chained log", [PeopleStore.log]),
    ]
}
