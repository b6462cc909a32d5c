// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Storage

/// How much of the territory a map shows, by how wide its window is.
enum MapDetail: Int, Comparable, CaseIterable {
    /// Districts, subdistricts and communities.
    case far
    /// Also grids, water, green and main streets.
    case near
    /// Also micro-grids, all streets and buildings.
    case close

    /// - Parameter width: of the window, in metres.
    init(width: Double) { self = width > 12_000 ? .far : width > 5_000 ? .near : .close }

    /// For the usual zoom levels of maps on the web: 0 is the world, each further level halves the window.
    init(zoom: Int) { self = zoom < 13 ? .far : zoom < 14 ? .near : .close }

    static func < (left: MapDetail, right: MapDetail) -> Bool { left.rawValue < right.rawValue }
}

extension TerritoryStore {
    /// At most so many features in one answer; the coarser kinds come first.
    public static let mapLimit = 6_000

    /// GeoJSON of what lies in the window on the day, for `map.js`: borders (`area`, `grid`, `microgrid`), `water`, `green`,
    /// `barrier`, `street`, `building`. Each feature has `kind` and, where it has one, `name`; areas also their `path`.
    ///
    /// - Parameter zoom: as in web maps; nil: judged by the width of the window.
    public func map(window: BoundingBox, on day: Day, zoom: Int? = nil, in language: Language = .zh) throws -> String {
        let detail = zoom.map(MapDetail.init(zoom:)) ?? MapDetail(width: window.size.width)
        var out = MapText(limit: Self.mapLimit, language: language)
        let levels: [Area.Level] =
            switch detail {
            case .far: [.district, .subdistrict, .community]
            case .near: [.subdistrict, .community, .grid]
            case .close: [.subdistrict, .community, .grid, .microGrid]
            }
        if detail >= .near {
            try out.add(
                db.run("SELECT id, kind, name_zh, name_en, shape FROM territory_ground WHERE \(rows(in: window, on: day)) LIMIT \(out.room)"),
                shape: "shape"
            ) { [("kind", $0.kind ?? "")] }
        }
        if detail == .close {
            try out.add(
                db.run(
                    """
                    SELECT id, estate_zh, estate_en, number, name_zh, name_en, polygon FROM territory_building
                    WHERE \(rows(in: window, on: day)) LIMIT \(out.room)
                    """),
                shape: "polygon"
            ) { _ in [("kind", "building")] }
        }
        if detail >= .near {
            let ranks: SQL = detail == .near ? "rank = 'main'" : "1 = 1"
            try out.add(
                db.run(
                    "SELECT id, name_zh, name_en, rank, line FROM territory_street WHERE \(ranks) AND \(rows(in: window, on: day)) LIMIT \(out.room)"),
                shape: "line"
            ) { [("kind", "street"), ("rank", $0.rank ?? "")] }
        }
        for level in levels.reversed() {
            try out.add(
                db.run(
                    """
                    SELECT id, path, kind AS grid_kind, name_zh, name_en, boundary, inner_longitude, inner_latitude FROM territory_area
                    WHERE level = \(level.rawValue) AND boundary IS NOT NULL AND \(rows(in: window, on: day)) ORDER BY path LIMIT \(out.room)
                    """),
                shape: "boundary", isNamed: level >= .community || detail == .far
            ) { [("kind", level.mapKind), ("level", level.rawValue), ("path", $0.path ?? "")] }
        }
        return out.text
    }

    private func rows(in window: BoundingBox, on day: Day) -> SQL { "\(SQL.meets(window)) AND \(SQL.holds(on: day))" }
}

extension Area.Level {
    var mapKind: String {
        switch self {
        case .grid: "grid"
        case .microGrid: "microgrid"
        default: "area"
        }
    }
}

/// A FeatureCollection written straight from rows: the stored geometry goes out as it is, unread.
private struct MapText {
    let limit: Int
    let language: Language
    private var count = 0
    private var body = "{\"type\":\"FeatureCollection\",\"features\":["

    init(limit: Int, language: Language) {
        self.limit = limit
        self.language = language
    }

    var room: Int { max(0, limit - count) }
    var text: String { body + "]}" }

    /// The columns of a row by which a feature is described.
    struct Entry {
        let row: Row
        var kind: String? { try? row.get("kind") }
        var rank: String? { try? row.get("rank") }
        var path: String? { try? row.get("path") }
    }

    /// - Parameter isNamed: whether the name is written: not that of an area whose parts are shown with theirs.
    mutating func add(_ rows: [Row], shape: String, isNamed: Bool = true, _ properties: (Entry) -> [(String, String)]) throws {
        for row in rows {
            if count > 0 { body += "," }
            count += 1
            body += "{\"type\":\"Feature\",\"geometry\":" + (try row.get(shape, as: String.self))
            body += ",\"properties\":{"
            var members = properties(Entry(row: row)).map { "\"\($0.0)\":" + GeoJSON.quoted($0.1) }
            if isNamed, let name = try name(of: row) { members.append("\"name\":" + GeoJSON.quoted(name)) }
            if let longitude = try? row.get("inner_longitude", as: Double.self), let latitude = try? row.get("inner_latitude", as: Double.self) {
                members.append("\"label\":[\(longitude),\(latitude)]")
            }
            body += members.joined(separator: ",") + "}}"
        }
    }

    private func name(of row: Row) throws -> String? {
        if let name = try row.textIfAny("name") { return name(language) }
        guard let number = try? row.get("number", as: String?.self) else { return nil }
        return number
    }
}
