// SPDX-License-Identifier: Apache-2.0

/// Shapes as words (OGC well-known text), for a cell of a table: `POINT (120.13 30.31)`. Heights are dropped.
public enum WKT {
    public static func text(_ shape: Shape) -> String {
        func position(_ c: Coordinate) -> String { "\(GeoJSON.text(c.longitude)) \(GeoJSON.text(c.latitude))" }
        func list(_ points: some Sequence<Coordinate>) -> String { "(" + points.map(position).joined(separator: ", ") + ")" }
        func rings(_ polygon: Polygon) -> String { "(" + polygon.rings.map { list($0 + $0.prefix(1)) }.joined(separator: ", ") + ")" }
        return switch shape {
        case .point(let point): "POINT (\(position(point)))"
        case .lineString(let line): "LINESTRING " + list(line.points)
        case .polygon(let polygon): "POLYGON " + rings(polygon)
        case .multiPolygon(let polygons): "MULTIPOLYGON (" + polygons.polygons.map(rings).joined(separator: ", ") + ")"
        }
    }

    /// Point, line string, polygon or multi-polygon; everything else is refused with a reason.
    public static func shape(_ text: some StringProtocol, limits: GeoJSON.Limits = GeoJSON.Limits()) throws(GeometryError) -> Shape {
        guard text.utf8.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
        // Brackets and commas as JSON has them; then GeoJSON's reader judges rings and positions.
        let letters = text.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isLetter }
        guard let kind = kinds[letters.uppercased()] else { throw .notGeoJSON("well-known text of a kind that is not taken") }
        var rest = text.drop(while: \.isWhitespace).dropFirst(letters.count).drop(while: \.isWhitespace)
        for mark in ["ZM", "Z", "M"] where rest.uppercased().hasPrefix(mark) { rest = rest.dropFirst(mark.count).drop(while: \.isWhitespace); break }
        var json = "", depth = 0, isInPosition = false, isBetween = false, isOver = false
        for character in rest {
            guard !isOver else {
                guard character.isWhitespace else { throw .notGeoJSON("text after the last bracket") }
                continue
            }
            switch character {
            case "(":
                guard !isInPosition else { throw .notGeoJSON("a bracket within a position") }
                depth += 1
                guard depth <= 4 else { throw .tooDeep(limit: 4) }
                json += "["
            case ")", ",":
                if isInPosition { json += "]" }
                (isInPosition, isBetween) = (false, false)
                if character == "," {
                    json += ","
                    continue
                }
                depth -= 1
                guard depth >= 0 else { throw .notGeoJSON("a bracket too many") }
                json += "]"
                isOver = depth == 0
            case _ where character.isWhitespace: isBetween = isInPosition
            case "0"..."9", "-", "+", ".", "e", "E":
                guard depth > 0 else { throw .notGeoJSON("a number outside of brackets") }
                if !isInPosition { json += "[" } else if isBetween { json += "," }
                (isInPosition, isBetween) = (true, false)
                json.append(character)
            default: throw .notGeoJSON("“\(character)” in well-known text")
            }
        }
        guard isOver else { throw .notGeoJSON("well-known text that ends early") }
        if kind == "Point" { json = String(json.dropFirst().dropLast()) }
        return try GeoJSON.shape("{\"type\":\"\(kind)\",\"coordinates\":\(json)}", limits: limits)
    }

    private static let kinds = ["POINT": "Point", "LINESTRING": "LineString", "POLYGON": "Polygon", "MULTIPOLYGON": "MultiPolygon"]
}
