// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Storage

/// Puts a covered photo in the place of the one before, wherever a case names it. That this was done stays on record; the photo from before does not.
struct PhotoRedactionStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    /// A photo of the case, with where it came in: the step's number, or nil where it came with a report.
    struct Place: Sendable, Hashable {
        let photo: Report.Photo
        let step: Int?
    }

    /// Every photo of a case, those of reports first, each once. The caller has found the case for someone who may see it.
    func photos(of found: Case) throws -> [Place] {
        var seen: Set<String> = []
        let reports = try IntakeStore(db).photos(of: found).map { Place(photo: $0, step: nil) }
        let steps = try StepPhotoStore(db).photos(of: found).sorted { $0.key < $1.key }
            .flatMap { step, photos in photos.map { Place(photo: $0, step: step) } }
        return (reports + steps).filter { seen.insert($0.photo.id).inserted }
    }

    /// Throws `StorageError.absent` where the case is not for this actor or does not name the photo, and the case's own refusals.
    func replace(_ old: String, by new: Report.Photo, on number: String, by actor: Actor, at now: Date, saying words: Step.Words) throws {
        guard var found = try CaseStore(db).find(number, for: actor) else { throw StorageError.absent }
        let change = try found.take(.redact, withWords: true, by: actor, at: now)
        guard try photos(of: found).contains(where: { $0.photo.id == old }) else { throw StorageError.absent }
        for report in try IntakeStore(db).reports(of: found) where report.photos.contains(where: { $0.id == old }) {
            let photos = report.photos.map { $0.id == old ? new : $0 }
            try db.run("UPDATE casework_report SET photos = \(try Codec.text(photos)) WHERE id = \(report.id)")
            try db.run("DELETE FROM casework_photo WHERE photo = \(old) AND report_id = \(report.id)")
            try PhotoStore(db).name(new.id, in: report.id)
        }
        try db.run(
            """
            UPDATE casework_step_photo SET photo_id = \(new.id), width = \(new.width), height = \(new.height)
            WHERE case_id = \(found.id) AND photo_id = \(old)
            """)
        try CaseStore(db).keep(change, of: &found, saying: words)
    }
}
