// SPDX-License-Identifier: Apache-2.0
import Access
import Storage

/// Which photo belongs to which report, and who may see it.
public struct PhotoStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    func name(_ photo: String, in report: String) throws {
        try db.run("INSERT INTO casework_photo (photo, report_id) VALUES (\(photo), \(report)) ON CONFLICT DO NOTHING")
    }

    /// Those of the photos that any report or step names; what none names may be swept from the shelf.
    public func named(_ photos: [String]) throws -> Set<String> {
        let names = try db.run(
            """
            SELECT photo FROM casework_photo WHERE photo IN \(.list(photos))
            UNION SELECT photo_id AS photo FROM casework_step_photo WHERE photo_id IN \(.list(photos))
            """)
        return Set(try names.map { try $0.get("photo", as: String.self) })
    }

    public enum Sight: Sendable { case everyone, some, nobody }

    /// Whether everyone may see the photo, or this actor, or nobody who is here.
    public func sight(of photo: String, for actor: Actor) throws -> Sight {
        let cases: SQL = """
            SELECT casework_case.* FROM casework_photo JOIN casework_report ON casework_report.id = casework_photo.report_id
            JOIN casework_case ON casework_case.id = casework_report.case_id WHERE casework_photo.photo = \(photo)
            UNION SELECT casework_case.* FROM casework_step_photo JOIN casework_case ON casework_case.id = casework_step_photo.case_id
            WHERE casework_step_photo.photo_id = \(photo)
            """
        if try !db.run("SELECT 1 AS found FROM (\(cases)) AS named WHERE is_private = FALSE LIMIT 1").isEmpty { return .everyone }
        guard actor.isSignedIn else { return .nobody }
        return try db.run("SELECT 1 AS found FROM (\(cases)) AS named WHERE \(CaseStore.visible(to: actor)) LIMIT 1").isEmpty ? .nobody : .some
    }
}
