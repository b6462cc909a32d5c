// SPDX-License-Identifier: Apache-2.0

/// A geometry of GeoJSON.
public enum Shape: Hashable, Sendable {
    case point(Coordinate)
    case lineString(LineString)
    case polygon(Polygon)
    case multiPolygon(MultiPolygon)

    public var boundingBox: BoundingBox? {
        switch self {
        case .point(let point): BoundingBox([point])
        case .lineString(let line): line.boundingBox
        case .polygon(let polygon): polygon.boundingBox
        case .multiPolygon(let polygons): polygons.boundingBox
        }
    }

    var kind: String {
        switch self {
        case .point: "Point"
        case .lineString: "LineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        }
    }
}

/// A shape with what is said of it.
public struct Feature: Hashable, Sendable {
    public var id: String?
    public var shape: Shape
    public var properties: [String: Property]

    public init(id: String? = nil, shape: Shape, properties: [String: Property] = [:]) {
        self.id = id
        self.shape = shape
        self.properties = properties
    }

    public enum Property: Hashable, Sendable {
        case text(String), number(Double), flag(Bool)

        public var text: String? { if case .text(let text) = self { text } else { nil } }
        public var number: Double? { if case .number(let number) = self { number } else { nil } }
    }
}

/// Reading and writing GeoJSON (RFC 7946). Reading is bounded, and refuses with a reason.
public enum GeoJSON {
    /// How much is read at most.
    public struct Limits: Sendable {
        public var bytes: Int, depth: Int, vertices: Int
        public init(bytes: Int = 8 << 20, depth: Int = 16, vertices: Int = 200_000) {
            self.bytes = bytes
            self.depth = depth
            self.vertices = vertices
        }
    }

    /// A FeatureCollection, a Feature or a bare geometry, as features.
    public static func features(_ text: String, limits: Limits = Limits()) throws(GeometryError) -> [Feature] {
        var reader = GeoJSONReader(vertexLimit: limits.vertices)
        return try reader.features(try JSON.read(text, limits: limits))
    }

    /// One geometry of any kind.
    public static func shape(_ text: String, limits: Limits = Limits()) throws(GeometryError) -> Shape {
        var reader = GeoJSONReader(vertexLimit: limits.vertices)
        return try reader.shape(try JSON.read(text, limits: limits))
    }

    /// A MultiPolygon; a Polygon counts as one of a single part.
    public static func multiPolygon(_ text: String, limits: Limits = Limits()) throws(GeometryError) -> MultiPolygon {
        switch try shape(text, limits: limits) {
        case .polygon(let polygon): return MultiPolygon(polygon)
        case .multiPolygon(let polygons): return polygons
        case let other: throw .wrongKind(expected: "MultiPolygon", found: other.kind)
        }
    }

    public static func polygon(_ text: String, limits: Limits = Limits()) throws(GeometryError) -> Polygon {
        switch try shape(text, limits: limits) {
        case .polygon(let polygon): return polygon
        case let other: throw .wrongKind(expected: "Polygon", found: other.kind)
        }
    }

    public static func lineString(_ text: String, limits: Limits = Limits()) throws(GeometryError) -> LineString {
        switch try shape(text, limits: limits) {
        case .lineString(let line): return line
        case let other: throw .wrongKind(expected: "LineString", found: other.kind)
        }
    }
}

struct GeoJSONReader {
    let vertexLimit: Int
    var vertices = 0

    init(vertexLimit: Int) { self.vertexLimit = vertexLimit }

    mutating func features(_ value: JSON) throws(GeometryError) -> [Feature] {
        guard case .object(let members) = value, case .string(let type)? = members["type"] else { throw .notGeoJSON("no type") }
        switch type {
        case "FeatureCollection":
            guard case .array(let list)? = members["features"] else { throw .notGeoJSON("a FeatureCollection without features") }
            var result: [Feature] = []
            for element in list { result += try features(element) }
            return result
        case "Feature":
            guard let geometry = members["geometry"] else { throw .notGeoJSON("a Feature without a geometry") }
            var feature = Feature(shape: try shape(geometry))
            switch members["id"] {
            case .string(let id)?: feature.id = id
            case .number(let number)?: feature.id = GeoJSON.text(number)
            default: break
            }
            if case .object(let properties)? = members["properties"] {
                for (name, property) in properties {
                    switch property {
                    case .string(let text): feature.properties[name] = .text(text)
                    case .number(let number): feature.properties[name] = .number(number)
                    case .bool(let flag): feature.properties[name] = .flag(flag)
                    default: break
                    }
                }
            }
            return [feature]
        default: return [Feature(shape: try shape(value))]
        }
    }

    mutating func shape(_ value: JSON) throws(GeometryError) -> Shape {
        guard case .object(let members) = value, case .string(let type)? = members["type"] else { throw .notGeoJSON("a geometry without a type") }
        if type == "Feature", let geometry = members["geometry"] { return try shape(geometry) }
        guard let coordinates = members["coordinates"] else { throw .notGeoJSON("\(type.prefix(40)) without coordinates") }
        switch type {
        case "Point": return .point(try position(coordinates))
        case "LineString":
            let points = try positions(coordinates)
            guard points.count >= 2 else { throw .notGeoJSON("a LineString with fewer than two positions") }
            return .lineString(LineString(points))
        case "Polygon": return .polygon(try polygon(coordinates))
        case "MultiPolygon":
            var polygons: [Polygon] = []
            for part in try list(coordinates) { polygons.append(try polygon(part)) }
            return .multiPolygon(MultiPolygon(polygons))
        default: throw .notGeoJSON("geometries of type \(type.prefix(40)) are not taken")
        }
    }

    private mutating func polygon(_ value: JSON) throws(GeometryError) -> Polygon {
        var rings: [[Coordinate]] = []
        for ring in try list(value) {
            var corners = try positions(ring)
            guard let first = corners.first, corners.count >= 4 else { throw .ringTooShort }
            guard first == corners.last else { throw .ringNotClosed }
            corners.removeLast()
            guard Set(corners).count >= 3 else { throw .ringTooShort }
            rings.append(corners)
        }
        guard !rings.isEmpty else { throw .notGeoJSON("a Polygon without rings") }
        return Polygon(rings: rings)
    }

    private mutating func positions(_ value: JSON) throws(GeometryError) -> [Coordinate] {
        var result: [Coordinate] = []
        for element in try list(value) { result.append(try position(element)) }
        return result
    }

    private mutating func position(_ value: JSON) throws(GeometryError) -> Coordinate {
        guard case .numbers(let numbers) = value, (2...3).contains(numbers.count) else {
            throw .notGeoJSON("a position must be two or three numbers")
        }
        vertices += 1
        guard vertices <= vertexLimit else { throw .tooManyVertices(limit: vertexLimit) }
        return try Coordinate(checking: numbers[0], numbers[1])
    }

    private func list(_ value: JSON) throws(GeometryError) -> [JSON] {
        guard case .array(let list) = value else { throw .notGeoJSON("coordinates are nested wrongly") }
        return list
    }
}
