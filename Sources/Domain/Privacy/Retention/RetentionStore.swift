// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Foundation
import Storage
import Web

/// Erases what its time is up for, or what a person asked to have erased, and keeps that it was erased.
public struct RetentionStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    static let log = ChainedLog("privacy_tombstone", fields: ["at", "processing", "row_id", "cause"])

    /// What was erased: of which processing, in which row. It tells nothing of what stood there.
    public struct Tombstone: Sendable, Hashable {
        public let processing: String
        public let row: String
        public let at: Date

        /// A line of the file that outlives a restored backup.
        public var line: String {
            guard case .text(let at) = at.sqlValue else { return "" }
            return "\(at) \(processing) \(row)"
        }

        public init(processing: String, row: String, at: Date) {
            self.processing = processing
            self.row = row
            self.at = at
        }

        /// Nil for what is no such line.
        public init?(line: some StringProtocol) {
            let parts = line.split(separator: " ")
            guard parts.count == 3, let at = Date(sqlText: String(parts[0])) else { return nil }
            self.init(processing: String(parts[1]), row: String(parts[2]), at: at)
        }
    }

    /// Why something was erased.
    public enum Cause: String, Sendable, CaseIterable {
        /// Its time was up.
        case time
        /// The person asked for it.
        case request
        /// It had been erased before, and a restored backup brought it back.
        case again
    }

    /// Erases rows of a processing.
    @discardableResult
    public func erase(_ rows: [String], of processing: Processing, because cause: Cause, at now: Date) throws -> [Tombstone] {
        guard !rows.isEmpty, let erasure = processing.retention.erasure else { return [] }
        try erasure.erase(db, rows, now)
        for row in rows {
            try db.run(
                """
                INSERT INTO privacy_tombstone (id, at, processing, row_id, cause)
                VALUES (\(Identifier.make(at: now)), \(now), \(processing.id), \(row), \(cause.rawValue))
                """)
        }
        try ChronicleStore(db).seal(Self.log)
        return rows.map { Tombstone(processing: processing.id, row: $0, at: now) }
    }

    /// Erases what of a processing is due, at most so much at once.
    public func eraseDue(of processing: Processing, at now: Date, limit: Int = 200) throws -> [Tombstone] {
        guard let days = processing.retention.days, let erasure = processing.retention.erasure else { return [] }
        return try erase(erasure.due(db, now - Double(days) * 86_400, limit), of: processing, because: .time, at: now)
    }

    /// Erases again what had been erased before a backup was made that is now in force.
    public func eraseAgain(_ tombstones: [Tombstone], register: [Processing], at now: Date) throws -> Int {
        var count = 0
        for (id, stones) in Dictionary(grouping: tombstones, by: \.processing).sorted(by: { $0.key < $1.key }) {
            guard let processing = register.first(where: { $0.id == id }) else { continue }
            let rows = Set(stones.map(\.row)).sorted()
            let known = Set(
                try db.run("SELECT row_id FROM privacy_tombstone WHERE processing = \(id) AND row_id IN \(SQL.list(rows))").map {
                    try $0.get("row_id", as: String.self)
                })
            let missing = rows.filter { !known.contains($0) }
            try erase(missing, of: processing, because: .again, at: now)
            count += missing.count
        }
        return count
    }
}
