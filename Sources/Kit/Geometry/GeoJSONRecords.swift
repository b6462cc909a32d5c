// SPDX-License-Identifier: Apache-2.0

/// One feature of a file, good or not, with its number: what an import tells a person.
public struct FeatureRecord: Sendable {
    /// From 1, as programs for maps count them.
    public let number: Int
    public let id: String?
    /// Nil where the feature has no geometry.
    public let shape: Result<Shape?, GeometryError>
    /// Members of `properties` as texts; what is null, a list or an object is left out.
    public let properties: [String: String]

    public init(number: Int, id: String? = nil, shape: Result<Shape?, GeometryError>, properties: [String: String] = [:]) {
        self.number = number
        self.id = id
        self.shape = shape
        self.properties = properties
    }
}

extension GeoJSON {
    /// All features of a FeatureCollection, also those whose geometry is off, and the name of its `crs` member, which RFC 7946 has
    /// taken out and files still carry.
    ///
    /// Throws only what concerns the file as a whole: not JSON, not GeoJSON, beyond the limits.
    public static func records(_ text: String, limits: Limits = Limits()) throws(GeometryError) -> (records: [FeatureRecord], crs: String?) {
        guard case .object(let members) = try JSON.read(text, limits: limits), case .string(let type)? = members["type"] else {
            throw .notGeoJSON("no type")
        }
        guard type == "FeatureCollection" else { throw .wrongKind(expected: "FeatureCollection", found: String(type.prefix(40))) }
        let list: [JSON]
        switch members["features"] {
        case .array(let elements)?: list = elements
        case .numbers(let numbers)? where numbers.isEmpty: list = []
        default: throw .notGeoJSON("a FeatureCollection without features")
        }
        var reader = GeoJSONReader(vertexLimit: limits.vertices), records: [FeatureRecord] = []
        for (index, element) in list.enumerated() {
            let record = reader.record(element, number: index + 1)
            if case .failure(.tooManyVertices(let limit)) = record.shape { throw .tooManyVertices(limit: limit) }
            records.append(record)
        }
        var crs: String?
        if case .object(let system)? = members["crs"], case .object(let properties)? = system["properties"],
            case .string(let name)? = properties["name"]
        {
            crs = name
        }
        return (records, crs)
    }
}

extension GeoJSONReader {
    mutating func record(_ value: JSON, number: Int) -> FeatureRecord {
        guard case .object(let members) = value, case .string("Feature")? = members["type"] else {
            return FeatureRecord(number: number, shape: .failure(.notGeoJSON("not a Feature")))
        }
        var properties: [String: String] = [:]
        if case .object(let named)? = members["properties"] {
            for (name, property) in named {
                switch property {
                case .string(let text): properties[name] = text
                case .number(let number): properties[name] = GeoJSON.text(number)
                case .bool(let flag): properties[name] = flag ? "true" : "false"
                default: break
                }
            }
        }
        var id: String?
        switch members["id"] {
        case .string(let text)?: id = text
        case .number(let number)?: id = GeoJSON.text(number)
        default: break
        }
        let shape: Result<Shape?, GeometryError>
        switch members["geometry"] {
        case nil, .null?: shape = .success(nil)
        case let geometry?:
            do throws(GeometryError) { shape = .success(try self.shape(geometry)) } catch { shape = .failure(error) }
        }
        return FeatureRecord(number: number, id: id, shape: shape, properties: properties)
    }
}

extension Shape {
    /// The same shape with every position turned into another.
    public func mapped(_ turn: (Coordinate) -> Coordinate) -> Shape {
        func polygon(_ polygon: Polygon) -> Polygon { Polygon(rings: polygon.rings.map { $0.map(turn) }) }
        return switch self {
        case .point(let point): .point(turn(point))
        case .lineString(let line): .lineString(LineString(line.points.map(turn)))
        case .polygon(let area): .polygon(polygon(area))
        case .multiPolygon(let areas): .multiPolygon(MultiPolygon(areas.polygons.map(polygon)))
        }
    }

    /// A position that stands for the whole: of areas well inside, of lines on them.
    public var anchor: Coordinate? {
        switch self {
        case .point(let point): point
        case .lineString(let line): line.points.isEmpty ? nil : line.points[line.points.count / 2]
        case .polygon(let polygon): polygon.innerPoint
        case .multiPolygon(let polygons): polygons.innerPoint
        }
    }

    /// Its polygons; none of points and lines.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons.polygons
        case .point, .lineString: []
        }
    }
}
