// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Geometry
import Localization
import Mandates
import Secrets
import Storage
import Territory

/// Brings reports of another system in, with their own times, through the one function that takes in reports. Twice brings nothing new.
public struct ReportImport: Sendable {
    /// What became of a row.
    public enum Fate: String, Sendable, CaseIterable {
        /// A case, its place known: on the registrar's desk.
        case placed
        /// A case whose place nobody knows: on the registrar's desk of the whole area.
        case unplaced
        /// A case that was answered there, ended at the time of the answer, with its words.
        case answered
        /// It was brought in before.
        case known
        /// It was brought in before, and says something else now: left as it was.
        case changed
        /// It cannot be read.
        case refused
    }

    public struct Outcome: Sendable {
        public let line: Int
        public let id: String
        public let fate: Fate
        /// The case's number, where there is one.
        public let number: String?
        public let why: [Text]
    }

    let database: any Database
    let atlas: Atlas
    /// The installation's key.
    let key: [UInt8]
    /// What the other system is called; numbers of two systems are not mixed up.
    let source: String

    public init(database: any Database, atlas: Atlas, key: [UInt8], source: String) {
        self.database = database
        self.atlas = atlas
        self.key = key
        self.source = source
    }

    static let actor = Actor.system("import", permissions: [.casework("decline")])
    static let batch = 100

    /// Row by row, a hundred to a transaction: broken off and begun again, it goes on where it was.
    public func run(_ table: ReportTable, at now: Date, progress: (Int) -> Void = { _ in }) async throws -> [Outcome] {
        let index = try await atlas.index(on: Day(now), in: database)
        var outcomes: [Outcome] = []
        for start in stride(from: 0, to: table.entries.count, by: Self.batch) {
            let part = Array(table.entries[start..<min(start + Self.batch, table.entries.count)])
            outcomes += try await database.write { [self] db in try part.map { try take($0, index, at: now, in: db) } }
            progress(outcomes.count)
        }
        return outcomes
    }

    private func take(_ entry: ReportTable.Entry, _ index: TerritoryIndex, at now: Date, in db: any Connection) throws -> Outcome {
        guard case .row(let row) = entry else {
            guard case .faulty(let line, let id, let why) = entry else { throw StorageError.failed("an entry of a third kind") }
            return Outcome(line: line, id: id, fate: .refused, number: nil, why: why)
        }
        let digest = Secrets.sha256([row.words, row.place, row.at.sqlText, row.service].joined(separator: "\u{1E}"))
        let senderKey = "import-" + Secrets.keyedHash("\(source)\n\(row.id.isEmpty ? digest : row.id)", key: key)
        if let before = try ImportStore(db).find(senderKey) {
            let isSame = before.digest == digest
            return Outcome(line: row.line, id: row.id, fate: isSame ? .known : .changed, number: before.number, why: isSame ? [] : [.rowChanged])
        }
        let settled = Case.Place.settled(words: row.place, point: row.point, in: index)
        var new = Report.New(key: senderKey), why: [Text] = []
        new.channel = .hotline
        new.words = row.words
        new.placeWords = row.place
        new.place = settled.place
        if !settled.isKnown { new.coordinate = row.point }
        if !row.name.isEmpty || !row.phone.isEmpty { new.contact = Report.Contact(name: row.name, phone: row.phone) }
        var matter: Matter?
        if !row.service.isEmpty, row.service != Services.unknown {
            matter = try Services.reference(row.service).flatMap {
                try MandateStore(db).matter($0.code, scheme: $0.scheme, on: Day(now), for: settled.place.areaPath)?.matter
            }
            if matter == nil { why.append(.serviceUnknown(row.service)) }
            new.matter = matter?.reference
        }
        // What was answered years ago is not dispatched today: it is kept, not set in motion.
        let receipt = try IntakeStore(db).receive(
            new, secret: Report.secret(for: senderKey, with: key), matter: matter, by: Self.actor, at: row.at)
        if let repliedAt = row.repliedAt {
            try FlowStore(db).hear(.answeredElsewhere, saying: row.reply, on: receipt.number, by: Self.actor, at: repliedAt)
        }
        try ImportStore(db).keep(senderKey, number: receipt.number, digest: digest, source: source, row: row, at: now)
        let fate: Fate = row.repliedAt != nil ? .answered : settled.isKnown ? .placed : .unplaced
        return Outcome(line: row.line, id: row.id, fate: fate, number: receipt.number, why: why)
    }
}

/// What was brought in, for one transaction.
public struct ImportStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    func find(_ senderKey: String) throws -> (number: String, digest: String)? {
        try db.run("SELECT number, digest FROM exchange_import WHERE sender_key = \(senderKey)").first
            .map { (try $0.get("number"), try $0.get("digest")) }
    }

    func keep(_ senderKey: String, number: String, digest: String, source: String, row: ReportTable.Row, at now: Date) throws {
        try db.run(
            """
            INSERT INTO exchange_import (sender_key, source, number, digest, reported_at, replied_at, at)
            VALUES (\(senderKey), \(source), \(number), \(digest), \(row.at), \(row.repliedAt), \(now))
            """)
    }

    /// From the report to the authority's answer, for all that was ever brought in from a source, or from everywhere.
    public func replyTimes(source: String? = nil) throws -> ReplyTimes {
        let only: SQL = source.map { "AND source = \($0)" } ?? ""
        return ReplyTimes(
            try db.run("SELECT reported_at, replied_at FROM exchange_import WHERE replied_at IS NOT NULL \(only)").map { row in
                try row.get("replied_at", as: Date.self).timeIntervalSince(try row.get("reported_at")) / 86_400
            })
    }
}
