// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Mandates
import Secrets
import Storage
import Triage

/// Takes in reports (上报): a new case for each, or one more report to a case that is there already.
public struct IntakeStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// What the reporter takes home.
    public struct Receipt: Sendable, Hashable {
        public let number: String
        public let caseID: String
        /// True where this very report had been taken in before: a second click, a retry after a lost answer.
        public let isRepeated: Bool
        public let joined: Bool
    }

    /// Keeps a report, durably with the transaction. The same key makes one report.
    ///
    /// - Parameters:
    ///   - secret: the reporter's link token; only its digest is kept.
    ///   - matter: the matter as the list knows it, if the reporter or a clerk named one.
    @discardableResult
    public func receive(_ new: Report.New, secret: String, matter: Matter? = nil, by actor: Actor, at now: Date) throws -> Receipt {
        if let before = try receipt(key: new.key) { return before }
        let publicWords = PersonalData.masked(new.words)
        let report = Identifier.make(at: now)
        if let number = new.joins, let found = try CaseStore(db).publicCase(number), found.status.isOpen {
            try insert(new, id: report, caseID: found.id, publicWords: publicWords, secret: secret, at: now)
            try CaseStore(db).take(.coReport(account: new.account), on: number, by: actor, at: now)
            return Receipt(number: number, caseID: found.id, isRepeated: false, joined: true)
        }
        let next = try nextNumber(at: now)
        let opening = Case.Opening(
            number: next.number, matter: matter?.reference, place: new.place, isPrivate: matter?.isPrivate ?? false,
            isDanger: matter?.isDanger ?? false || !Danger.find(in: new.words).isEmpty, account: new.account, channel: new.channel, nature: new.nature
        )
        let opened = Case(id: Identifier.make(at: now), opening: opening, words: publicWords, at: now)
        try open(opened, opening, after: next, by: actor, at: now)
        try insert(new, id: report, caseID: opened.id, publicWords: publicWords, secret: secret, at: now)
        try db.index(
            opened.id, [opening.number, publicWords, new.place.text, matter?.name.zh ?? "", matter?.name.en ?? ""].joined(separator: " "),
            in: "casework_search")
        return Receipt(number: opening.number, caseID: opened.id, isRepeated: false, joined: false)
    }

    /// What was taken in under a key before.
    func receipt(key: String) throws -> Receipt? {
        try db.run(
            """
            SELECT casework_case.number, casework_case.id FROM casework_report JOIN casework_case ON casework_case.id = casework_report.case_id
            WHERE sender_key = \(key)
            """
        ).first.map { Receipt(number: try $0.get("number"), caseID: try $0.get("id"), isRepeated: true, joined: false) }
    }

    /// The next number of the year by the place's own calendar, with the opening of the case before it.
    private func nextNumber(at now: Date) throws -> (number: String, year: String, previous: String?) {
        let year = String(Day(now).description.prefix(4))
        let row = try db.run(
            """
            INSERT INTO casework_number (year, last) VALUES (\(year), 1)
            ON CONFLICT (year) DO UPDATE SET last = casework_number.last + 1 RETURNING last, head
            """)
        guard let last = try row.first?.get("last", as: Int.self) else { throw StorageError.failed("no number") }
        return (Case.number(last, of: year), year, try row.first?.get("head"))
    }

    private func open(
        _ opened: Case, _ opening: Case.Opening, after next: (number: String, year: String, previous: String?), by actor: Actor, at now: Date
    ) throws {
        let step = try StepStore(db: db).draft(
            try Codec.text(opening), action: .report, on: opened.id, number: 1, from: nil, to: .received, lane: nil, by: actor.id, party: nil,
            at: now, saying: Step.Words(opened.words), after: StepChain.origin)
        let chained = OpeningChain.hash(previous: next.previous, number: opened.number, id: opened.id, step: step.hash)
        try db.run(
            """
            INSERT INTO casework_case (id, number, status, status_since, lane, outcome, matter_scheme, matter_code, area_path, longitude, latitude,
                is_private, is_danger, party_id, premises_id, inspector_id, pending, due_at, opened_at, reports, version, head, opening, body)
            VALUES (\(opened.id), \(opened.number), \(opened.status), \(now), NULL, NULL, \(opened.matter?.scheme), \(opened.matter?.code),
                \(opened.place.areaPath), \(opened.place.coordinate?.longitude), \(opened.place.coordinate?.latitude),
                \(opened.isPrivate), \(opened.isDanger), NULL, \(opened.place.premisesID), NULL, \(""), NULL, \(now), 1, 1,
                \(step.hash), \(chained), \(try Codec.text(opened)))
            """)
        try db.run(step.sql)
        // The row is locked since the number was taken.
        try db.run("UPDATE casework_number SET head = \(chained) WHERE year = \(next.year)")
    }

    private func insert(_ new: Report.New, id: String, caseID: String, publicWords: String, secret: String, at now: Date) throws {
        let mark = try new.contact?.findable.map { try db.findable($0, as: Report.Contact.mark) }
        try db.run(
            """
            INSERT INTO casework_report (id, case_id, sender_key, secret_digest, channel, nature, at, words, public_words, contact_name, contact_phone,
                contact_mark, account_id, helper_id, place_words, longitude, latitude, photos)
            VALUES (\(id), \(caseID), \(new.key), \(Secrets.sha256(secret)), \(new.channel), \(new.nature), \(now),
                \(try db.seal(new.words, in: Report.sealed.words, of: id) as String), \(publicWords),
                \(try db.seal(new.contact?.name, in: Report.sealed.name, of: id)), \(try db.seal(new.contact?.phone, in: Report.sealed.phone, of: id)),
                \(mark), \(new.account), \(new.helper), \(try db.seal(new.placeWords, in: Report.sealed.place, of: id) as String),
                \((new.coordinate ?? new.place.coordinate)?.longitude), \((new.coordinate ?? new.place.coordinate)?.latitude),
                \(try Codec.text(new.photos)))
            """)
        for photo in new.photos { try PhotoStore(db).name(photo.id, in: id) }
    }

    /// The case that a reporter's secret link belongs to, with the actor who may speak as its reporter.
    public func reporter(secret: String, as actor: Actor) throws -> (number: String, actor: Actor)? {
        let row = try db.run(
            """
            SELECT casework_case.number, casework_case.id FROM casework_report JOIN casework_case ON casework_case.id = casework_report.case_id
            WHERE secret_digest = \(Secrets.sha256(secret))
            """
        ).first
        return try row.map { (try $0.get("number"), actor.standing(for: [Case.reporterStanding(try $0.get("id"))])) }
    }

    /// The report that a secret link belongs to.
    func report(secret: String) throws -> Report? {
        try db.run("SELECT * FROM casework_report WHERE secret_digest = \(Secrets.sha256(secret))").first.map { try Report(row: $0, db) }
    }

    /// The photos that came with a case's reports, oldest first. The caller has found the case.
    public func photos(of found: Case) throws -> [Report.Photo] {
        try db.run("SELECT photos FROM casework_report WHERE case_id = \(found.id) AND photos <> '[]' ORDER BY at, id")
            .flatMap { try Codec.value($0.get("photos"), as: [Report.Photo].self) }
    }

    /// The reports of a case, oldest first. The caller has found the case for someone who may read who reported.
    public func reports(of found: Case) throws -> [Report] {
        try db.run("SELECT * FROM casework_report WHERE case_id = \(found.id) ORDER BY at, id").map { try Report(row: $0, db) }
    }

    /// Puts name and number right, for the person who left them.
    func correct(_ contact: Report.Contact?, of report: Report) throws {
        try db.run(
            """
            UPDATE casework_report SET contact_name = \(try db.seal(contact?.name, in: Report.sealed.name, of: report.id)),
                contact_phone = \(try db.seal(contact?.phone, in: Report.sealed.phone, of: report.id)),
                contact_mark = \(try contact?.findable.map { try db.findable($0, as: Report.Contact.mark) }) WHERE id = \(report.id)
            """)
    }

    /// The reports that were left with a telephone number, newest first. The caller has found out that it is the person's own.
    public func reports(phone: String) throws -> [Report] {
        guard let digits = Report.Contact(name: "", phone: phone).findable else { return [] }
        return try db.run(
            "SELECT * FROM casework_report WHERE contact_mark = \(try db.findable(digits, as: Report.Contact.mark)) ORDER BY at DESC, id DESC"
        ).map { try Report(row: $0, db) }
    }
}

extension Report {
    init(row: Row, _ db: any Connection) throws {
        let longitude: Double? = try row.get("longitude"), latitude: Double? = try row.get("latitude"), id: String = try row.get("id")
        let name = try db.unseal(row.get("contact_name", as: String?.self), in: Report.sealed.name, of: id)
        let phone = try db.unseal(row.get("contact_phone", as: String?.self), in: Report.sealed.phone, of: id)
        self.init(
            id: id, caseID: try row.get("case_id"), channel: try row.get("channel"), nature: try row.get("nature"),
            at: try row.get("at"),
            words: try db.unseal(row.get("words", as: String.self), in: Report.sealed.words, of: id), publicWords: try row.get("public_words"),
            contact: name == nil && phone == nil ? nil : Contact(name: name ?? "", phone: phone ?? ""), account: try row.get("account_id"),
            helper: try row.get("helper_id"), placeWords: try db.unseal(row.get("place_words", as: String.self), in: Report.sealed.place, of: id),
            coordinate: longitude.flatMap { x in latitude.map { Coordinate(longitude: x, latitude: $0) } },
            photos: try Codec.value(row.get("photos")))
    }
}
