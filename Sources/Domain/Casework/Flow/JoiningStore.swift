// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Storage

/// Moves reports when cases are joined, and back when the joining is appealed (并案与撤回并案).
struct JoiningStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    private static let mover = Actor.system("join")

    /// The reports of a case that was joined go over to the other, one step each; from where they came is kept.
    func join(_ joined: Case, to target: Case, at now: Date) throws {
        for report in try IntakeStore(db).reports(of: joined) {
            try db.run("UPDATE casework_report SET case_id = \(target.id) WHERE id = \(report.id)")
            try db.run(
                """
                INSERT INTO casework_joining (report_id, from_case, to_case, at) VALUES (\(report.id), \(joined.id), \(target.id), \(now))
                ON CONFLICT (report_id, from_case) DO UPDATE SET to_case = excluded.to_case, at = excluded.at
                """)
            try CaseStore(db).take(.coReport(account: report.account), on: target.number, by: Self.mover, at: now)
        }
    }

    /// The case from which a report came, as long as its joining stands.
    func origin(of report: Report) throws -> Case? {
        try db.run(
            """
            SELECT casework_case.body FROM casework_joining JOIN casework_case ON casework_case.id = casework_joining.from_case
            WHERE report_id = \(report.id) AND to_case = \(report.caseID)
            """
        ).first.map { try Codec.value($0.get("body")) }
    }

    /// What had been joined goes back to its own case, wherever it has been carried since; where it is counted now, it is counted no more.
    func separate(_ reopened: Case, at now: Date) throws {
        let rows = try db.run(
            """
            SELECT casework_report.id, casework_report.account_id, casework_case.number, casework_joining.at FROM casework_joining
            JOIN casework_report ON casework_report.id = casework_joining.report_id
            JOIN casework_case ON casework_case.id = casework_report.case_id
            WHERE from_case = \(reopened.id) AND casework_report.case_id <> \(reopened.id) ORDER BY casework_report.id
            """)
        for row in rows {
            let report: String = try row.get("id"), since: Date = try row.get("at")
            try db.run("UPDATE casework_report SET case_id = \(reopened.id) WHERE id = \(report)")
            try db.run("DELETE FROM casework_joining WHERE report_id = \(report) AND (from_case = \(reopened.id) OR at > \(since))")
            try CaseStore(db).take(.unjoin(account: row.get("account_id")), on: row.get("number"), by: Self.mover, at: now)
        }
    }
}
