// SPDX-License-Identifier: Apache-2.0
import Storage

/// `casework_case` holds what is, `casework_step` what happened, `casework_report` what was sent in; the latter two only ever grow.
enum CaseSchema {
    static let migrations = [
        Migration(
            "2026-11-23 casework: cases, steps, reports",
            """
            CREATE TABLE casework_case (
                id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, status TEXT NOT NULL, status_since TEXT NOT NULL, lane TEXT, outcome TEXT,
                matter_scheme TEXT, matter_code TEXT, area_path TEXT NOT NULL, longitude DOUBLE PRECISION, latitude DOUBLE PRECISION,
                is_private BOOLEAN NOT NULL, is_danger BOOLEAN NOT NULL, party_id TEXT, premises_id TEXT, inspector_id TEXT,
                pending TEXT NOT NULL, called TEXT NOT NULL DEFAULT '', due_at TEXT, opened_at TEXT NOT NULL, reports BIGINT NOT NULL,
                version BIGINT NOT NULL, head TEXT NOT NULL, body TEXT NOT NULL)
            """,
            "CREATE INDEX casework_case_status ON casework_case (status, number)",
            "CREATE INDEX casework_case_since ON casework_case (status, status_since, is_private, outcome, area_path)",
            "CREATE INDEX casework_case_area ON casework_case (area_path, status)",
            "CREATE INDEX casework_case_party ON casework_case (party_id, status)",
            "CREATE INDEX casework_case_inspector ON casework_case (inspector_id, status)",
            "CREATE INDEX casework_case_window ON casework_case (latitude, longitude)",
            "CREATE INDEX casework_case_premises ON casework_case (premises_id, matter_code, opened_at)",
            "CREATE INDEX casework_case_latest ON casework_case (party_id, status_since, number)",
            "CREATE INDEX casework_case_due ON casework_case (due_at)",
            """
            CREATE TABLE casework_step (
                case_id TEXT NOT NULL REFERENCES casework_case (id), number BIGINT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL,
                from_status TEXT, to_status TEXT NOT NULL, lane TEXT, actor_id TEXT NOT NULL, party TEXT, at TEXT NOT NULL,
                words TEXT, note TEXT, salt TEXT, digest TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, number))
            """,
            "CREATE INDEX casework_step_at ON casework_step (at)",
            """
            CREATE TABLE casework_report (
                id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES casework_case (id), sender_key TEXT NOT NULL UNIQUE, secret_digest TEXT NOT NULL,
                channel TEXT NOT NULL, nature TEXT NOT NULL, at TEXT NOT NULL, words TEXT NOT NULL, public_words TEXT NOT NULL,
                contact_name TEXT, contact_phone TEXT, account_id TEXT, helper_id TEXT, place_words TEXT NOT NULL,
                longitude DOUBLE PRECISION, latitude DOUBLE PRECISION, photos TEXT NOT NULL)
            """,
            "CREATE INDEX casework_report_case ON casework_report (case_id)",
            "CREATE INDEX casework_report_secret ON casework_report (secret_digest)",
            // Who has or had a case: they go on seeing it.
            "CREATE TABLE casework_party (case_id TEXT NOT NULL REFERENCES casework_case (id), party_id TEXT NOT NULL, PRIMARY KEY (case_id, party_id))",
            "CREATE INDEX casework_party_party ON casework_party (party_id, case_id)",
            // Who may answer for premises that got a notice, by the digest of the secret link.
            """
            CREATE TABLE casework_notice (
                secret_digest TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES casework_case (id), party_id TEXT NOT NULL, at TEXT NOT NULL)
            """,
            "CREATE INDEX casework_notice_case ON casework_notice (case_id)",
            "CREATE TABLE casework_number (year TEXT PRIMARY KEY, last BIGINT NOT NULL)",
        ),
        .searchTable("casework_search", id: "2026-11-23 casework: words of cases"),
        // What the board asks most: the marks of a window, and the open cases of one matter close by. Whole answers from the index alone.
        Migration(
            "2026-11-25 casework: indexes for the map and for similar cases",
            "DROP INDEX casework_case_window",
            """
            CREATE INDEX casework_case_marks ON casework_case
                (status, latitude, longitude, is_private, number, version, lane, matter_code, is_danger)
            """,
            "CREATE INDEX casework_case_alike ON casework_case (matter_code, status, is_private, area_path, latitude, longitude, number, version)",
        ),
    ]
}
