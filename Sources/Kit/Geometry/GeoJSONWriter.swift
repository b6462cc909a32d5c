// SPDX-License-Identifier: Apache-2.0

extension GeoJSON {
    /// Members stand in one order, so that the same features always give the same text.
    public static func text(_ features: some Sequence<Feature>) -> String {
        var out = "{\"type\":\"FeatureCollection\",\"features\":["
        var isFirst = true
        for feature in features {
            if !isFirst { out += "," }
            isFirst = false
            append(feature, to: &out)
        }
        return out + "]}"
    }

    public static func text(_ feature: Feature) -> String {
        var out = ""
        append(feature, to: &out)
        return out
    }

    public static func text(_ shape: Shape) -> String {
        var out = ""
        append(shape, to: &out)
        return out
    }

    public static func text(_ polygons: MultiPolygon) -> String { text(.multiPolygon(polygons)) }
    public static func text(_ polygon: Polygon) -> String { text(.polygon(polygon)) }
    public static func text(_ line: LineString) -> String { text(.lineString(line)) }

    /// A JSON string with its quotes.
    public static func quoted(_ text: String) -> String {
        // Most texts hold nothing that must be escaped; U+2028 and U+2029 begin with E2 80 in UTF-8, as do dashes and quotation marks.
        if !text.utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "<") || $0 == 0xE2 }) {
            return "\"\(text)\""
        }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "<": out += "\\u003c"  // so that the text may stand inside a page
            case _ where scalar.value < 32 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// A number as JSON writes it: whole ones without a point.
    static func text(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    private static func append(_ feature: Feature, to out: inout String) {
        out += "{\"type\":\"Feature\""
        if let id = feature.id { out += ",\"id\":" + quoted(id) }
        out += ",\"geometry\":"
        append(feature.shape, to: &out)
        out += ",\"properties\":{"
        for (index, (name, property)) in feature.properties.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { out += "," }
            out += quoted(name) + ":"
            switch property {
            case .text(let text): out += quoted(text)
            case .number(let number): out += text(number)
            case .flag(let flag): out += flag ? "true" : "false"
            }
        }
        out += "}}"
    }

    private static func append(_ shape: Shape, to out: inout String) {
        out += "{\"type\":\"\(shape.kind)\",\"coordinates\":"
        switch shape {
        case .point(let point): append(point, to: &out)
        case .lineString(let line): append(line.points, to: &out)
        case .polygon(let polygon): append(polygon, to: &out)
        case .multiPolygon(let polygons):
            out += "["
            for (index, polygon) in polygons.polygons.enumerated() {
                if index > 0 { out += "," }
                append(polygon, to: &out)
            }
            out += "]"
        }
        out += "}"
    }

    private static func append(_ polygon: Polygon, to out: inout String) {
        out += "["
        for (index, ring) in polygon.rings.enumerated() {
            if index > 0 { out += "," }
            append(ring + ring.prefix(1), to: &out)
        }
        out += "]"
    }

    private static func append(_ points: [Coordinate], to out: inout String) {
        out += "["
        for (index, point) in points.enumerated() {
            if index > 0 { out += "," }
            append(point, to: &out)
        }
        out += "]"
    }

    private static func append(_ point: Coordinate, to out: inout String) {
        out += "[\(text(point.longitude)),\(text(point.latitude))]"
    }
}
