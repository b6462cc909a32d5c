// SPDX-License-Identifier: Apache-2.0
import Storage

/// Proves that no whole case was taken out of the record, added to it or given another number.
public struct OpeningStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// A year's cases, as far as they are chained.
    public struct Year: Sendable, Hashable {
        public let year: String
        /// The last number, and the hash of the chain there: to be noted where the operator cannot change it. Nil before there was a chain.
        public let last: String
        public let head: String?
        public let faults: [RecordStore.Fault]
    }

    static let batch = 2000

    /// Every year with what is wrong with it.
    ///
    /// - Parameter known: openings that were noted before, by number; each must still be the same.
    public func verify(known: [String: String] = [:]) throws -> [Year] {
        var years = Set<String>()
        for row in try db.run("SELECT DISTINCT substr(number, 1, 4) AS year FROM casework_case UNION SELECT year FROM casework_number") {
            years.insert(try row.get("year"))
        }
        return try years.union(known.keys.map { String($0.prefix(4)) }).sorted().map { try verify($0, known: known) }
    }

    private func verify(_ year: String, known: [String: String]) throws -> Year {
        var chain = OpeningChain(year: year), faults: [RecordStore.Fault] = [], after = "", length = 0
        var open = known.filter { $0.key.hasPrefix("\(year)-") }
        while true {
            // In the order of the numbers, which have more digits from the millionth on.
            let rows = try db.run(
                """
                SELECT c.number, c.id, c.opening, s.hash FROM casework_case AS c LEFT JOIN casework_step AS s ON s.case_id = c.id AND s.number = 1
                WHERE \(SQL.prefix("c.number", "\(year)-")) AND (length(c.number) > \(length) OR length(c.number) = \(length) AND c.number > \(after))
                ORDER BY length(c.number), c.number LIMIT \(Self.batch)
                """)
            for row in rows {
                let link = OpeningChain.Link(
                    number: try row.get("number"), id: try row.get("id"), step: try row.get("hash"), opening: try row.get("opening"))
                faults += chain.follow(link)
                if let noted = open.removeValue(forKey: link.number), noted != link.opening { faults.append(.opening(number: link.number)) }
                (after, length) = (link.number, link.number.utf8.count)
            }
            if rows.count < Self.batch { break }
        }
        let register = try db.run("SELECT last, head FROM casework_number WHERE year = \(year)").first
        faults += chain.end(last: try register?.get("last"), head: try register?.get("head"))
        faults += open.keys.sorted().map { .missing(first: $0, last: $0) }
        return Year(year: year, last: chain.last, head: chain.head, faults: faults)
    }
}
