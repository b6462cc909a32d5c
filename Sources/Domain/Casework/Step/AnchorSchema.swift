// SPDX-License-Identifier: Apache-2.0
import Storage

/// How far each case's chain had come at the checkpoints.
enum AnchorSchema {
    static let migration = Migration(
        "2026-12-01 casework: anchors of cases",
        """
        CREATE TABLE casework_anchor (
            checkpoint BIGINT NOT NULL, case_id TEXT NOT NULL, steps BIGINT NOT NULL, head TEXT NOT NULL, PRIMARY KEY (checkpoint, case_id))
        """,
        "CREATE INDEX casework_anchor_head ON casework_anchor (case_id, head)")

    /// By which a person's reports are found while their telephone number is sealed.
    static let marks = Migration(
        "2026-12-02 casework: reports by the keyed hash of a telephone number",
        "ALTER TABLE casework_report ADD COLUMN contact_mark TEXT", "CREATE INDEX casework_report_mark ON casework_report (contact_mark)")
}
