// SPDX-License-Identifier: Apache-2.0
import Storage

/// Adds to the chained logs and proves them.
public struct ChronicleStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// Where a log ends.
    public struct Head: Sendable, Hashable, Codable {
        public let log: String
        public let length: Int
        public let hash: String
    }

    /// Brings what was added to the log since into the chain. Called in the transaction that adds a row, and every night for what was forgotten.
    ///
    /// - Parameter limit: at most so many rows at once.
    /// - Returns: how many rows were chained.
    @discardableResult
    public func seal(_ log: ChainedLog, limit: Int = 1000) throws -> Int {
        try db.run("INSERT INTO chronicle_head (log, length, hash) VALUES (\(log.table), 0, \(Chain.origin)) ON CONFLICT (log) DO NOTHING")
        // Whoever else adds to this log waits here until we are done.
        let locked = try db.run("UPDATE chronicle_head SET length = length WHERE log = \(log.table) RETURNING length, hash").first
        guard let locked else { throw StorageError.absent }
        var length: Int = try locked.get("length"), hash: String = try locked.get("hash")
        let rows = try db.run(
            "SELECT \(log.columns) FROM \(raw: log.table) WHERE chain_place IS NULL ORDER BY \(raw: log.key.joined(separator: ", ")) LIMIT \(limit)")
        guard !rows.isEmpty else { return 0 }
        for row in rows {
            length += 1
            hash = Chain.hash(previous: hash, fields: try log.values(of: row))
            let place: SQL = "UPDATE \(raw: log.table) SET chain_place = \(length), chain_hash = \(hash) WHERE "
            try db.run("\(place)\(try log.condition(of: row))")
        }
        try db.run("UPDATE chronicle_head SET length = \(length), hash = \(hash) WHERE log = \(log.table)")
        return rows.count
    }

    /// Where the logs end now; none for those to which nothing was ever added.
    public func heads(of logs: [ChainedLog]) throws -> [Head] {
        let names = Set(logs.map(\.table))
        return try db.run("SELECT log, length, hash FROM chronicle_head ORDER BY log").map {
            Head(log: try $0.get("log"), length: try $0.get("length"), hash: try $0.get("hash"))
        }.filter { names.contains($0.log) }
    }

    /// What is wrong with a log.
    public enum Fault: Sendable, Hashable {
        /// Rows are missing from this place on.
        case gap(log: String, place: Int)
        /// A row does not follow from the one before and its own fields.
        case broken(log: String, place: Int, row: String)
        /// A text is not the one that was digested when it was written.
        case words(log: String, place: Int, row: String)
        /// A row stands in the table and in no chain.
        case unchained(log: String, row: String)
        /// The log ends before or after the place that its head or a checkpoint names, or otherwise than they say.
        case end(log: String, place: Int)
    }

    /// A walk along a log, in parts, so that none of it needs much memory.
    public struct Walk: Sendable {
        public let log: ChainedLog
        public internal(set) var place = 0
        public internal(set) var isDone = false
        var hash = Chain.origin
        /// Places with the hashes that were noted elsewhere.
        var noted: [Int: Set<String>]

        public init(_ log: ChainedLog, noted: [Head] = []) {
            self.log = log
            self.noted = Dictionary(grouping: noted.filter { $0.log == log.table && $0.length > 0 }, by: \.length).mapValues { Set($0.map(\.hash)) }
        }
    }

    /// Goes on along the log; a fault that makes all that follows meaningless ends the walk.
    public func verify(_ walk: inout Walk, limit: Int = 5000) throws -> [Fault] {
        let log = walk.log, name = log.table
        var faults: [Fault] = []
        let rows = try db.run(
            """
            SELECT chain_place, chain_hash, \(log.columns) FROM \(raw: name) WHERE chain_place > \(walk.place) ORDER BY chain_place LIMIT \(limit)
            """)
        for row in rows {
            let place: Int = try row.get("chain_place")
            guard place == walk.place + 1 else {
                walk.isDone = true
                return faults + [.gap(log: name, place: walk.place + 1)]
            }
            let label = try log.label(of: row)
            walk.hash = Chain.hash(previous: walk.hash, fields: try log.values(of: row))
            guard try row.get("chain_hash", as: String?.self) == walk.hash else {
                walk.isDone = true
                return faults + [.broken(log: name, place: place, row: label)]
            }
            if try !log.isTrue(row) { faults.append(.words(log: name, place: place, row: label)) }
            if let noted = walk.noted.removeValue(forKey: place), noted != [walk.hash] { faults.append(.end(log: name, place: place)) }
            walk.place = place
        }
        guard rows.count < limit else { return faults }
        walk.isDone = true
        faults += walk.noted.keys.sorted().map { .end(log: name, place: $0) }
        let head = try db.run("SELECT length, hash FROM chronicle_head WHERE log = \(name)").first
        let length: Int = try head?.get("length") ?? 0, hash: String = try head?.get("hash") ?? Chain.origin
        if length != walk.place || hash != walk.hash { faults.append(.end(log: name, place: length)) }
        faults += try db.run("SELECT \(log.columns) FROM \(raw: name) WHERE chain_place IS NULL LIMIT 20").map {
            .unchained(log: name, row: try log.label(of: $0))
        }
        return faults
    }
}

extension ChainedLog {
    /// The key as it is, and every field as text.
    var columns: SQL {
        let named = key.enumerated().map { "\($1) AS key_\($0)" }
        let cast = (key + fields).enumerated().map { "CAST(\($1) AS TEXT) AS field_\($0)" }
        let words = erasable.map { ["\($0.text) AS words_text", "\($0.salt) AS words_salt", "\($0.digest) AS words_digest"] } ?? []
        return "\(raw: (named + cast + words).joined(separator: ", "))"
    }

    func values(of row: Row) throws -> [String?] { try (0..<key.count + fields.count).map { try row.get("field_\($0)") } }

    func label(of row: Row) throws -> String {
        try (0..<key.count).map { try row.get("field_\($0)", as: String?.self) ?? "" }.joined(separator: " ")
    }

    func condition(of row: Row) throws -> SQL {
        var condition: SQL = "chain_place IS NULL"
        for (index, column) in key.enumerated() {
            condition = "\(condition) AND \(raw: column) = \(try row.get("key_\(index)", as: SQLValue.self))"
        }
        return condition
    }

    /// Whether the words, as far as they still stand, are those that were digested.
    func isTrue(_ row: Row) throws -> Bool {
        guard erasable != nil, let text: String = try row.get("words_text") else { return true }
        guard let salt: String = try row.get("words_salt") else { return false }
        return Chain.digest(of: text, salt: salt) == (try row.get("words_digest", as: String?.self))
    }
}

extension ChronicleStore.Fault {
    /// The fault in a line, for the operator.
    public var sentence: String {
        switch self {
        case .gap(let log, let place): "\(log): the row at place \(place) is missing"
        case .broken(let log, let place, let row):
            "\(log): the row at place \(place) (\(row)) does not follow from the one before; it or its place was changed"
        case .words(let log, let place, let row): "\(log): the words of the row at place \(place) (\(row)) are not those that were written"
        case .unchained(let log, let row): "\(log): the row \(row) stands in no chain"
        case .end(let log, let place): "\(log): the log is not, at place \(place), as it was noted; rows were cut off, added or exchanged"
        }
    }
}
