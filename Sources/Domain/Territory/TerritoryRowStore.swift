// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Storage

/// Things of the territory from rows and back. Names stand in two columns, `…_zh` and `…_en`; borders as GeoJSON and their box.

extension Row {
    func text(_ column: String) throws -> Text { Text(zh: try get(column + "_zh"), en: try get(column + "_en")) }

    func textIfAny(_ column: String) throws -> Text? {
        guard let zh = try get(column + "_zh", as: String?.self) else { return nil }
        return Text(zh: zh, en: try get(column + "_en", as: String?.self) ?? zh)
    }

    /// A geometry that we wrote ourselves: of any size.
    func shape(_ column: String) throws -> Shape { try GeoJSON.shape(try get(column), limits: .own) }
}

extension GeoJSON.Limits {
    static let own = GeoJSON.Limits(bytes: 1 << 30, depth: 16, vertices: 100_000_000)
}

extension Area {
    init(row: Row) throws {
        guard let level = Level(rawValue: try row.get("level")), let code = Code(.init(rawValue: try row.get("code_scheme")), try row.get("code"))
        else { throw StorageError.failed("territory_area: unknown level or code") }
        self.init(
            id: try row.get("id"), path: try row.get("path"), level: level, kind: try row.get("kind", as: String?.self).flatMap(Kind.init),
            code: code, name: try row.text("name"),
            boundary: try row.get("boundary", as: String?.self).map { try GeoJSON.multiPolygon($0, limits: .own) } ?? MultiPolygon([]),
            innerPoint: try row.get("inner_longitude", as: Double?.self).map {
                Coordinate(longitude: $0, latitude: try row.get("inner_latitude"))
            },
            households: try row.get("households"), from: try row.get("from_day"), until: try row.get("until_day"))
    }

    var values: SQL {
        let box = boundary.boundingBox
        return """
            (\(id), \(path), \(parent), \(level.rawValue), \(kind?.rawValue), \(code.scheme.rawValue), \(code.value), \(name.zh), \(name.en),
            \(boundary.isEmpty ? nil : GeoJSON.text(boundary)), \(box?.west), \(box?.south), \(box?.east), \(box?.north),
            \(innerPoint?.longitude), \(innerPoint?.latitude), \(households), \(from), \(until))
            """
    }
    static let columns: SQL = """
        (id, path, parent, level, kind, code_scheme, code, name_zh, name_en, boundary, west, south, east, north, inner_longitude, inner_latitude,
        households, from_day, until_day)
        """
}

extension Street {
    init(row: Row) throws {
        guard case .lineString(let line) = try row.shape("line") else { throw StorageError.failed("territory_street: not a line") }
        self.init(
            id: try row.get("id"), name: try row.text("name"), rank: Rank(rawValue: try row.get("rank")) ?? .side, line: line,
            from: try row.get("from_day"), until: try row.get("until_day"))
    }

    var values: SQL {
        "(\(id), \(name.zh), \(name.en), \(rank.rawValue), \(GeoJSON.text(line)), \(SQL.box(line.boundingBox)), \(from), \(until))"
    }
    static let columns: SQL = "(id, name_zh, name_en, rank, line, west, south, east, north, from_day, until_day)"
}

extension Building {
    init(row: Row) throws {
        guard case .polygon(let polygon) = try row.shape("polygon") else { throw StorageError.failed("territory_building: not a polygon") }
        self.init(
            id: try row.get("id"), estate: try row.textIfAny("estate"), number: try row.get("number"), name: try row.textIfAny("name"),
            streetID: try row.get("street_id"), houseNumber: try row.get("house_number"), storeys: try row.get("storeys"),
            households: try row.get("households"), polygon: polygon, areaPath: try row.get("area_path"), from: try row.get("from_day"),
            until: try row.get("until_day"))
    }

    var values: SQL {
        """
        (\(id), \(estate?.zh), \(estate?.en), \(number), \(name?.zh), \(name?.en), \(streetID), \(houseNumber), \(storeys), \(households),
        \(GeoJSON.text(polygon)), \(SQL.box(polygon.boundingBox)), \(areaPath), \(from), \(until))
        """
    }
    static let columns: SQL = """
        (id, estate_zh, estate_en, number, name_zh, name_en, street_id, house_number, storeys, households, polygon, west, south, east, north,
        area_path, from_day, until_day)
        """
}

extension Stairwell {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), buildingID: try row.get("building_id"), number: try row.get("number"), households: try row.get("households"))
    }

    var values: SQL { "(\(id), \(buildingID), \(number), \(households))" }
    static let columns: SQL = "(id, building_id, number, households)"
}

extension Premises {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), name: try row.text("name"), kind: Kind(rawValue: try row.get("kind")) ?? .other, address: try row.text("address"),
            streetID: try row.get("street_id"), houseNumber: try row.get("house_number"),
            coordinate: Coordinate(longitude: try row.get("longitude"), latitude: try row.get("latitude")), areaPath: try row.get("area_path"),
            code: try row.get("code"), from: try row.get("from_day"), until: try row.get("until_day"))
    }

    var values: SQL {
        """
        (\(id), \(name.zh), \(name.en), \(kind.rawValue), \(address.zh), \(address.en), \(streetID), \(houseNumber), \(coordinate.longitude),
        \(coordinate.latitude), \(areaPath), \(code), \(from), \(until))
        """
    }
    static let columns: SQL = """
        (id, name_zh, name_en, kind, address_zh, address_en, street_id, house_number, longitude, latitude, area_path, code, from_day, until_day)
        """
}

extension Ground {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), kind: Kind(rawValue: try row.get("kind")) ?? .barrier, name: try row.textIfAny("name"),
            shape: try row.shape("shape"), from: try row.get("from_day"), until: try row.get("until_day"))
    }

    var values: SQL {
        "(\(id), \(kind.rawValue), \(name?.zh), \(name?.en), \(GeoJSON.text(shape)), \(SQL.box(shape.boundingBox)), \(from), \(until))"
    }
    static let columns: SQL = "(id, kind, name_zh, name_en, shape, west, south, east, north, from_day, until_day)"
}

extension AreaCode {
    /// From a row that may be the area's own.
    init(row: Row, isOwn: Bool) throws {
        guard let code = Code(.init(rawValue: try row.get("scheme")), try row.get("value")) else {
            throw StorageError.failed("territory_code: unreadable code")
        }
        self.init(areaPath: try row.get("area_path"), code: code, from: try row.get("from_day"), until: try row.get("until_day"), isOwn: isOwn)
    }

    var values: SQL { "(\(code.scheme.rawValue), \(code.value), \(areaPath), \(from), \(until))" }
    static let columns: SQL = "(scheme, value, area_path, from_day, until_day)"
}

extension SQL {
    /// Four values: west, south, east, north.
    static func box(_ box: BoundingBox?) -> SQL {
        "\(box?.west), \(box?.south), \(box?.east), \(box?.north)"
    }

    /// Rows whose box meets the window.
    static func meets(_ window: BoundingBox) -> SQL {
        "west <= \(window.east) AND east >= \(window.west) AND south <= \(window.north) AND north >= \(window.south)"
    }

    /// Rows that hold on the day.
    static func holds(on day: Day) -> SQL { "from_day <= \(day) AND (until_day IS NULL OR until_day > \(day))" }
}
