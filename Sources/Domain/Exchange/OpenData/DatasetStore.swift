// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization
import Storage
import Tabular
import Territory

/// Open data as it was made last, in parts of about a megabyte.
struct DatasetStore {
    let db: any Connection
    init(_ db: any Connection) { self.db = db }

    struct Made: Sendable {
        let at: Date
        let parts: Int
    }

    func made(_ set: Dataset) throws -> Made? {
        try db.run("SELECT made_at, parts FROM exchange_dataset WHERE name = \(set.rawValue)").first
            .map { Made(at: try $0.get("made_at"), parts: try $0.get("parts")) }
    }

    func part(_ number: Int, of set: Dataset, _ made: Made) throws -> String? {
        try db.run("SELECT body FROM exchange_dataset_part WHERE name = \(set.rawValue) AND made_at = \(made.at) AND part = \(number)").first?.get(
            "body")
    }

    func keep(_ part: String, number: Int, of set: Dataset, at now: Date) throws {
        try db.run(
            """
            INSERT INTO exchange_dataset_part (name, made_at, part, body) VALUES (\(set.rawValue), \(now), \(number), \(part))
            ON CONFLICT (name, made_at, part) DO UPDATE SET body = excluded.body
            """)
    }

    /// From now on this is what is handed out; what was before goes.
    func publish(_ set: Dataset, parts: Int, at now: Date) throws {
        try db.run(
            """
            INSERT INTO exchange_dataset (name, made_at, parts) VALUES (\(set.rawValue), \(now), \(parts))
            ON CONFLICT (name) DO UPDATE SET made_at = excluded.made_at, parts = excluded.parts
            """)
        try db.run("DELETE FROM exchange_dataset_part WHERE name = \(set.rawValue) AND made_at <> \(now)")
    }
}

/// Makes the open data anew, a part at a time, so that neither memory nor the database is held long; what is half made is handed to nobody.
struct DatasetMaker: Sendable {
    let database: any Database
    let atlas: Atlas
    let address: String
    static let size = 1 << 20

    func run(at now: Date) async throws {
        try await cases(.cases, at: now)
        try await cases(.points, at: now)
        let index = try await atlas.index(on: Day(now), in: database)
        let counts = try await database.read { try LedgerStore($0).counts() }
        let rows = [Dataset.CountColumn.allCases.map(\.rawValue)] + Dataset.counts(counts) { index.name(of: $0) }
        let text = String(decoding: CSVWriter().write(rows), as: UTF8.self)
        try await database.write { db in
            try DatasetStore(db).keep(text, number: 0, of: .counts, at: now)
            try DatasetStore(db).publish(.counts, parts: 1, at: now)
        }
    }

    private func cases(_ set: Dataset, at now: Date) async throws {
        let address = address
        var text =
            set == .points ? Array(#"{"type":"FeatureCollection","features":["#.utf8) : CSVWriter().write([Dataset.Column.allCases.map(\.rawValue)])
        var filter = LedgerFilter(), part = 0, isFirst = true
        filter.after = ""
        while true {
            let asked = filter, rows = try await database.read { try LedgerStore($0).rows(asked) }
            if set == .points {
                for feature in rows.lazy.compactMap({ Dataset.feature($0, at: address) }) {
                    if !isFirst { text.append(UInt8(ascii: ",")) }
                    isFirst = false
                    text += feature
                }
            } else {
                text += CSVWriter(marksUTF8: false).write(rows.map { Dataset.row($0, at: address) })
            }
            let isLast = rows.count < filter.limit
            if isLast, set == .points { text += "]}\n".utf8 }
            if isLast || text.count >= Self.size {
                let body = String(decoding: text, as: UTF8.self), number = part
                try await database.write { try DatasetStore($0).keep(body, number: number, of: set, at: now) }
                part += 1
                text = []
            }
            guard !isLast, let last = rows.last else { break }
            filter.after = last.number
        }
        let parts = part
        try await database.write { try DatasetStore($0).publish(set, parts: parts, at: now) }
    }
}
