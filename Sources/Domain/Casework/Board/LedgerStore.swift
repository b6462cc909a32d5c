// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Mandates
import Storage
import WorkingTime

/// Public cases in bulk, for programs of others: what the board shows and nothing else, a thousand at a time.
public struct LedgerStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// What the board shows of a case, without its steps.
    public struct Row: Sendable {
        public let id: String, number: String, version: Int
        public let status: Case.Status, statusSince: Date, openedAt: Date
        /// When its last step was taken.
        public let updatedAt: Date
        public let outcome: Case.Outcome?
        public let lane: Lane?
        public let areaPath: String
        public let coordinate: Coordinate?
        public let reports: Int
        public let isDanger: Bool
        public let body: Body
    }

    /// Those parts of a case that stand in no column of their own.
    public struct Body: Sendable, Hashable {
        public internal(set) var words = "", placeText = ""
        public internal(set) var matter: MatterReference?
        /// Who has it: a unit, never a person.
        public internal(set) var party: Text?
        public internal(set) var joinedTo: String?
        /// As JSON, since few need it; nil before filing.
        var clock: Data?

        public var hasClock: Bool { clock != nil }

        /// When it must be done; nil before filing.
        public func due(at now: Date, in calendar: WorkCalendar) throws -> Date? {
            try clock.map { try Codec.decoder.decode(CaseClock.self, from: $0) }?.state(at: now, in: calendar).due
        }
    }

    /// Newest first, or by number where `after` is given. Cases that were joined to others stand in no list; asked for by number they are found.
    public func rows(_ filter: LedgerFilter) throws -> [Row] {
        let order: SQL = filter.after == nil ? "c.opened_at DESC, c.number DESC" : "c.number"
        let rows = try db.run(
            """
            SELECT c.id, c.number, c.version, c.status, c.status_since, c.opened_at, s.at AS updated_at, c.outcome, c.lane, c.area_path, c.longitude,
                c.latitude, c.reports, c.is_danger, c.body
            FROM casework_case AS c JOIN casework_step AS s ON s.case_id = c.id AND s.number = c.version
            WHERE \(condition(filter)) ORDER BY \(order) LIMIT \(filter.limit) OFFSET \(filter.offset)
            """)
        return try rows.map { row in
            let longitude: Double? = try row.get("longitude"), latitude: Double? = try row.get("latitude")
            return Row(
                id: try row.get("id"), number: try row.get("number"), version: try row.get("version"), status: try row.get("status"),
                statusSince: try row.get("status_since"), openedAt: try row.get("opened_at"), updatedAt: try row.get("updated_at"),
                outcome: try row.get("outcome"), lane: try row.get("lane"), areaPath: try row.get("area_path"),
                coordinate: longitude.flatMap { x in latitude.map { Coordinate(longitude: x, latitude: $0) } }, reports: try row.get("reports"),
                isDanger: try row.get("is_danger"), body: try Body(row.get("body", as: String.self)))
        }
    }

    private func condition(_ filter: LedgerFilter) -> SQL {
        var all: SQL = "c.is_private = FALSE"
        if let numbers = filter.numbers { return "\(all) AND c.number IN \(.list(numbers))" }
        all = "\(all) AND c.status <> \(Case.Status.joined)"
        if let opened = filter.opened { all = "\(all) AND c.opened_at >= \(opened.lowerBound) AND c.opened_at <= \(opened.upperBound)" }
        if let after = filter.updatedAfter { all = "\(all) AND s.at >= \(after)" }
        if let before = filter.updatedBefore { all = "\(all) AND s.at <= \(before)" }
        if let isOpen = filter.isOpen { all = "\(all) AND c.status \(isOpen ? "IN" : "NOT IN" as SQL) \(.list(Case.Status.open))" }
        if let matters = filter.matters {
            let any = matters.map { matter -> SQL in
                matter == .unknown ? "c.matter_code IS NULL" : "(c.matter_scheme = \(matter.scheme) AND c.matter_code = \(matter.code))"
            }
            all = "\(all) AND (\(any.dropFirst().reduce(any.first ?? "FALSE") { "\($0) OR \($1)" }))"
        }
        if let path = filter.areaPath { all = "\(all) AND \(SQL.prefix("c.area_path", path))" }
        if let box = filter.box { all = "\(all) AND \(within(box))" }
        if let circle = filter.circle { all = "\(all) AND \(within(circle))" }
        if let number = filter.after { all = "\(all) AND c.number > \(number)" }
        return all
    }

    private func within(_ box: BoundingBox) -> SQL {
        """
        c.latitude >= \(box.south) AND c.latitude <= \(box.north) AND c.longitude >= \(box.west) AND c.longitude <= \(box.east)
        """
    }

    /// On the plane that touches the earth at the centre: wrong by less than a thousandth within 50 km.
    private func within(_ circle: LedgerFilter.Circle) -> SQL {
        let degree = 111_195.0, x = circle.center.longitude, y = circle.center.latitude
        let squeeze = cos(y * .pi / 180), reach = circle.meters / degree
        let box = BoundingBox(west: x - reach / max(squeeze, 1e-6), south: y - reach, east: x + reach / max(squeeze, 1e-6), north: y + reach)
        return """
            \(within(box)) AND (c.longitude - \(x)) * \(squeeze) * (c.longitude - \(x)) * \(squeeze)
            + (c.latitude - \(y)) * (c.latitude - \(y)) <= CAST(\(reach * reach) AS DOUBLE PRECISION)
            """
    }

    /// How many cases were opened in an area in a month, `2026-11`, with those that are counted and not shown. Joined ones count with the other.
    public struct Count: Sendable, Hashable {
        public let month: String, areaPath: String
        public let isPrivate: Bool
        public let number: Int
    }

    public func counts() throws -> [Count] {
        try db.run(
            """
            SELECT substr(opened_at, 1, 7) AS month, area_path, is_private, count(*) AS n FROM casework_case
            WHERE status <> \(Case.Status.joined) GROUP BY substr(opened_at, 1, 7), area_path, is_private
            """
        ).map { Count(month: try $0.get("month"), areaPath: try $0.get("area_path"), isPrivate: try $0.get("is_private"), number: try $0.get("n")) }
    }

    /// The photos of these cases that anyone may see, those of reports first, by the case's id.
    public func photos(of cases: [String]) throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for row in try db.run("SELECT case_id, photos FROM casework_report WHERE case_id IN \(.list(cases)) AND photos <> '[]' ORDER BY at, id") {
            found[try row.get("case_id"), default: []] += try Codec.value(row.get("photos"), as: [Report.Photo].self).map(\.id)
        }
        for row in try db.run("SELECT case_id, photo_id FROM casework_step_photo WHERE case_id IN \(.list(cases)) ORDER BY step, position") {
            found[try row.get("case_id"), default: []].append(try row.get("photo_id"))
        }
        return found
    }

    /// The photos of the steps of these cases, by `ID NUMBER`.
    public func photos(ofSteps cases: Set<String>) throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for row in try db.run(
            "SELECT case_id, step, photo_id FROM casework_step_photo WHERE case_id IN \(.list(cases.sorted())) ORDER BY case_id, step, position")
        {
            found["\(try row.get("case_id", as: String.self)) \(try row.get("step", as: Int.self))", default: []].append(try row.get("photo_id"))
        }
        return found
    }

    /// A step as everyone may read it, with the case it belongs to.
    public struct Entry: Sendable {
        public let caseID: String, number: String
        public let step: Int
        public let action: Case.Action
        public let to: Case.Status
        public let at: Date
        public let party: Text?
        public let words: String?
        /// What the case has come to by now.
        public let outcome: Case.Outcome?
        /// Whether the case has taken no step since.
        public let isLast: Bool
    }

    /// The steps of these cases, in order.
    public func entries(of cases: [String]) throws -> [Entry] {
        try entries("s.case_id IN \(.list(cases))", order: "s.case_id, s.number", limit: 100_000)
    }

    /// The steps taken between two moments, both included, oldest first.
    public func entries(
        from start: Date, until end: Date, leavingOut silent: Set<Case.Action> = [], limit: Int, offset: Int = 0
    ) throws -> [Entry] {
        let silent = silent.sorted { $0.rawValue < $1.rawValue }
        return try entries(
            "s.at >= \(start) AND s.at <= \(end) AND s.action NOT IN \(.list(silent))", order: "s.at, s.case_id, s.number", limit: limit,
            offset: offset)
    }

    private func entries(_ condition: SQL, order: SQL, limit: Int, offset: Int = 0) throws -> [Entry] {
        try db.run(
            """
            SELECT s.case_id, c.number AS case_number, s.number, s.action, s.to_status, s.at, s.party, s.words, c.outcome, c.version
            FROM casework_step AS s JOIN casework_case AS c ON c.id = s.case_id
            WHERE c.is_private = FALSE AND \(condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset)
            """
        ).map { row in
            let step: Int = try row.get("number")
            return Entry(
                caseID: try row.get("case_id"), number: try row.get("case_number"), step: step, action: try row.get("action"),
                to: try row.get("to_status"), at: try row.get("at"), party: try row.get("party", as: String?.self).map { try Codec.value($0) },
                words: try row.get("words"), outcome: try row.get("outcome"), isLast: try row.get("version") == step)
        }
    }
}
