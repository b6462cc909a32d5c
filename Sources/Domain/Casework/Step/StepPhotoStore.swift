// SPDX-License-Identifier: Apache-2.0
import Storage

/// Photos that came with a step: what was found, what was done. Not under the step's hash, so that they can be masked or erased.
struct StepPhotoStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    func keep(_ photos: [Report.Photo], of found: Case, step: Int) throws {
        for (position, photo) in photos.enumerated() {
            try db.run(
                """
                INSERT INTO casework_step_photo (case_id, step, position, photo_id, width, height)
                VALUES (\(found.id), \(step), \(position), \(photo.id), \(photo.width), \(photo.height))
                """)
        }
    }

    /// The photos of a case's steps, by the step's number.
    func photos(of found: Case) throws -> [Int: [Report.Photo]] {
        var photos: [Int: [Report.Photo]] = [:]
        for row in try db.run("SELECT * FROM casework_step_photo WHERE case_id = \(found.id) ORDER BY step, position") {
            photos[try row.get("step"), default: []].append(
                Report.Photo(id: try row.get("photo_id"), width: try row.get("width"), height: try row.get("height")))
        }
        return photos
    }
}
