// SPDX-License-Identifier: Apache-2.0
import Storage

/// `casework_step_photo`: the photos that came with steps.
enum StepPhotoSchema {
    static let migration = Migration(
        "2026-11-24 casework: photos of steps",
        """
        CREATE TABLE casework_step_photo (
            case_id TEXT NOT NULL, step BIGINT NOT NULL, position BIGINT NOT NULL, photo_id TEXT NOT NULL, width BIGINT NOT NULL,
            height BIGINT NOT NULL, PRIMARY KEY (case_id, step, position), FOREIGN KEY (case_id, step) REFERENCES casework_step (case_id, number))
        """,
        "CREATE INDEX casework_step_photo_photo ON casework_step_photo (photo_id)")
}
