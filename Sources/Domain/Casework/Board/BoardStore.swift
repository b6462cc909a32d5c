// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Storage

/// What everyone may read: cases without the private ones, newest first, and the map's window.
public struct BoardStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// One page of the board and whether there is more.
    public func page(_ filter: BoardFilter) throws -> (cases: [Case], more: Bool) {
        let rows = try db.run(
            """
            SELECT body FROM casework_case WHERE number IN (
                SELECT number FROM casework_case WHERE \(try condition(filter)) ORDER BY number DESC LIMIT \(filter.limit + 1))
            ORDER BY number DESC
            """)
        return (try rows.prefix(filter.limit).map { try Codec.value($0.get("body")) }, rows.count > filter.limit)
    }

    /// How many are open, settled in the last seven days, and kept from view, in an area: counted, not shown.
    public func figures(under areaPath: String?, at now: Date) throws -> Figures {
        let area: SQL = areaPath.map { SQL.prefix("area_path", $0) } ?? "TRUE"
        let week = now.addingTimeInterval(-7 * 86_400)
        let row = try db.run(
            """
            SELECT count(CASE WHEN status IN \(.list(Case.Status.open)) AND is_private = FALSE THEN 1 END) AS open,
                count(CASE WHEN status = \(Case.Status.closed) AND status_since >= \(week) THEN 1 END) AS settled,
                count(CASE WHEN status = \(Case.Status.closed) AND status_since >= \(week) AND outcome = \(Case.Outcome.resolvedByParty) THEN 1 END) AS settled_by_party,
                count(CASE WHEN status IN \(.list(Case.Status.open)) AND is_private = TRUE THEN 1 END) AS private
            FROM casework_case WHERE \(area) AND (status IN \(.list(Case.Status.open)) OR (status = \(Case.Status.closed) AND status_since >= \(week)))
            """
        ).first
        guard let row else { return Figures() }
        return Figures(
            open: try row.get("open"), settledThisWeek: try row.get("settled"), settledByParty: try row.get("settled_by_party"),
            openPrivate: try row.get("private"))
    }

    public struct Figures: Sendable, Hashable {
        public var open = 0, settledThisWeek = 0, settledByParty = 0, openPrivate = 0
    }

    /// The numbers of cases that anyone may read, oldest first, for those who go through all of them.
    public func numbers(after number: String = "", limit: Int) throws -> [String] {
        try db.run("SELECT number FROM casework_case WHERE is_private = FALSE AND number > \(number) ORDER BY number LIMIT \(limit)")
            .map { try $0.get("number") }
    }

    /// A case as a mark on the map.
    public struct Mark: Sendable, Hashable {
        public let number: String
        /// Rises with each step; what was drawn for an older one is out of date.
        public let version: Int
        public let status: Case.Status
        public let lane: String?
        public let matter: String?
        public let coordinate: Coordinate
        public let isDanger: Bool
    }

    /// The open cases inside a window, at most `limit`, newest first.
    public func window(_ box: BoundingBox, limit: Int = 500) throws -> [Mark] {
        try db.run(
            """
            SELECT number, version, status, lane, matter_code, longitude, latitude, is_danger FROM casework_case
            WHERE latitude >= \(box.south) AND latitude <= \(box.north) AND longitude >= \(box.west) AND longitude <= \(box.east)
                AND is_private = FALSE AND status IN \(.list(Case.Status.open))
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map { row in
            Mark(
                number: try row.get("number"), version: try row.get("version"), status: try row.get("status"), lane: try row.get("lane"),
                matter: try row.get("matter_code"),
                coordinate: Coordinate(longitude: try row.get("longitude"), latitude: try row.get("latitude")), isDanger: try row.get("is_danger"))
        }
    }

    /// Open cases close to a place, or of the same words: what the reporter may recognise.
    public func similar(to words: String, near coordinate: Coordinate?, areaPath: String, matterCode: String?, limit: Int = 5) throws -> [Case] {
        try cases(try alike(words, near: coordinate, areaPath: areaPath, matterCode: matterCode, limit: limit).map(\.number))
    }

    /// Public cases by their numbers, newest first.
    func cases(_ numbers: [String]) throws -> [Case] {
        guard !numbers.isEmpty else { return [] }
        return try db.run("SELECT body FROM casework_case WHERE number IN \(.list(numbers)) AND is_private = FALSE ORDER BY number DESC")
            .map { try Codec.value($0.get("body")) }
    }

    /// The numbers and versions of what `similar` finds.
    func alike(_ words: String, near coordinate: Coordinate?, areaPath: String, matterCode: String?, limit: Int) throws -> [(
        number: String, version: Int
    )] {
        var near: SQL = areaPath.isEmpty ? "FALSE" : "area_path = \(areaPath)"
        if let coordinate {
            let reach = 0.0012  // about 130 m in latitude, a little less in longitude
            near = """
                (\(near) OR (latitude >= \(coordinate.latitude - reach) AND latitude <= \(coordinate.latitude + reach)
                AND longitude >= \(coordinate.longitude - reach) AND longitude <= \(coordinate.longitude + reach)))
                """
        }
        let same: SQL = matterCode.map { "matter_code = \($0)" } ?? (words.isEmpty ? "FALSE" : "id IN \(SQL.found(in: "casework_search", words))")
        return try db.run(
            """
            SELECT number, version FROM casework_case WHERE is_private = FALSE AND status IN \(.list(Case.Status.open)) AND \(near) AND \(same)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map { (try $0.get("number"), try $0.get("version")) }
    }

    private func condition(_ filter: BoardFilter) throws -> SQL {
        var condition: SQL = "is_private = FALSE"
        switch filter.show {
        case .open: condition = "\(condition) AND status IN \(.list(Case.Status.open))"
        case .settled: condition = "\(condition) AND status = \(Case.Status.closed)"
        case .all: condition = "\(condition) AND status <> \(Case.Status.joined)"
        }
        if let path = filter.areaPath { condition = "\(condition) AND \(SQL.prefix("area_path", path))" }
        if let lane = filter.lane { condition = "\(condition) AND lane = \(lane)" }
        if let code = filter.matterCode { condition = "\(condition) AND matter_code = \(code)" }
        if let before = filter.before { condition = "\(condition) AND number < \(before)" }
        if !filter.words.isEmpty { condition = "\(condition) AND \(try db.finding("id", in: "casework_search", filter.words))" }
        return condition
    }
}
