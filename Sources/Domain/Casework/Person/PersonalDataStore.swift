// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import Web

/// What casework keeps about people, as the register tells it, and how each goes.
enum PersonalDataStore {
    static let subject = "report"

    static let register = [contact, words, notes, origins]

    /// Reports of cases that ended before a moment.
    private static func ended(_ db: any Connection, before: Date, limit: Int, _ condition: SQL) throws -> [String] {
        try db.run(
            """
            SELECT r.id FROM casework_report AS r JOIN casework_case AS c ON c.id = r.case_id
            WHERE c.status NOT IN \(SQL.list(Case.Status.open.map(\.rawValue))) AND c.status_since < \(before) AND \(condition) ORDER BY r.id LIMIT \(limit)
            """
        ).map { try $0.get("id") }
    }

    private static func report(_ id: String, in db: any Connection) throws -> Report? {
        try db.run("SELECT * FROM casework_report WHERE id = \(id)").first.map { try Report(row: $0, db) }
    }

    private static func assessed(_ need: Text, _ risk: Text) -> Processing.Assessment {
        Processing.Assessment(
            need: need, risk: risk, measures: .assessMeasures, approved: Processing.Assessment.first,
            reviewBy: Processing.Assessment.first.adding(days: 365))
    }

    static let contact = Processing(
        id: "casework.contact", name: .personContact, purpose: .whyContact, basis: .consent,
        columns: [
            PersonalColumn(Report.sealed.name, sealedBy: "id"), PersonalColumn(Report.sealed.phone, sealedBy: "id"),
            PersonalColumn("casework_report.contact_mark"),
        ],
        seenBy: .personSeenByRegistrar, permissions: [.casework("readInternal")],
        retention: .days(
            180, after: .personSinceEnd,
            Processing.Erasure(
                due: { db, before, limit in try ended(db, before: before, limit: limit, "(r.contact_name IS NOT NULL OR r.contact_phone IS NOT NULL)")
                },
                erase: { db, rows, _ in
                    try db.run(
                        "UPDATE casework_report SET contact_name = NULL, contact_phone = NULL, contact_mark = NULL WHERE id IN \(SQL.list(rows))")
                })),
        assessment: assessed(.assessContactNeed, .assessContactRisk),
        own: Processing.Own(subject) { db, row in
            guard let contact = try report(row, in: db)?.contact else { return [] }
            return [Processing.Item(.contactName, contact.name), Processing.Item(.contactPhone, contact.phone)].filter { !$0.value.isEmpty }
        })

    static let words = Processing(
        id: "casework.words", name: .personWords, purpose: .whyWords, basis: .duty,
        columns: [
            PersonalColumn(Report.sealed.words, sealedBy: "id"), PersonalColumn(Report.sealed.place, sealedBy: "id"),
            PersonalColumn("casework_report.photos"), PersonalColumn("casework_report.account_id"), PersonalColumn("casework_report.helper_id"),
        ],
        seenBy: .personSeenByRegistrar, permissions: [.casework("readInternal")],
        retention: .days(
            730, after: .personSinceEnd,
            Processing.Erasure(
                due: { db, before, limit in try ended(db, before: before, limit: limit, "(r.words <> '' OR r.place_words <> '')") },
                erase: { db, rows, _ in try db.run("UPDATE casework_report SET words = '', place_words = '' WHERE id IN \(SQL.list(rows))") })),
        recipients: .personParty, assessment: assessed(.assessWordsNeed, .assessWordsRisk),
        own: Processing.Own(subject) { db, row in
            guard let found = try report(row, in: db) else { return [] }
            return [
                Processing.Item(.personOriginal, found.words), Processing.Item(.place, found.placeWords),
                Processing.Item(.personPublicWords, found.publicWords),
                Processing.Item(.personAt, Language.zh.exact(found.at)),
            ].filter { !$0.value.isEmpty }
        })

    /// Notes of colleagues go with a step that says so; the rest of the record stays whole.
    static let notes = Processing(
        id: "casework.notes", name: .personNotes, purpose: .whyNote, basis: .duty,
        columns: [PersonalColumn("casework_step.note"), PersonalColumn("casework_step.actor_id")], seenBy: .personSeenByStaff,
        permissions: [.casework("desk")],
        retention: .days(
            1095, after: .personSinceEnd,
            Processing.Erasure(
                due: { db, before, limit in
                    try db.run(
                        """
                        SELECT c.id FROM casework_case AS c WHERE c.status NOT IN \(SQL.list(Case.Status.open.map(\.rawValue))) AND c.status_since < \(before)
                            AND EXISTS (SELECT 1 FROM casework_step AS s WHERE s.case_id = c.id AND s.note <> '') ORDER BY c.id LIMIT \(min(limit, 50))
                        """
                    ).map { try $0.get("id") }
                },
                erase: { db, rows, now in for row in rows { try eraseNotes(of: row, in: db, at: now) } })))

    private static func eraseNotes(of id: String, in db: any Connection, at now: Date) throws {
        let system = Actor.system("retention", permissions: [.casework("redact")])
        guard let number: String = try db.run("SELECT number FROM casework_case WHERE id = \(id)").first?.get("number"),
            var found = try CaseStore(db).find(number, for: system)
        else { return }
        let erased = try db.run("UPDATE casework_step SET note = '', salt = NULL WHERE note <> '' AND case_id = \(id) RETURNING number")
        guard !erased.isEmpty else { return }
        // The step says why the words of earlier steps are no longer proved by their digests.
        let change = try found.take(.redact, withWords: true, by: system, at: now)
        try CaseStore(db).keep(change, of: &found, saying: Step.Words(Text.notesErased.zh))
    }

    static let origins = Processing(
        id: "casework.origins", name: .personOrigins, purpose: .whyOrigin, basis: .duty, columns: [PersonalColumn("casework_confirmed_from.origin")],
        seenBy: .personSeenByNobody, retention: .until(.personUntilEnd))
}
