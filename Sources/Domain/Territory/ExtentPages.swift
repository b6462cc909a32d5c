// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Web

/// The extent of an area as a drawing that needs no script and prints: its border, what lies inside it, the streets around it with their names.
enum ExtentPages {
    private static let width = 720.0, highest = 620.0
    private static let mostNames = 14

    static func svg(_ area: Area, _ index: TerritoryIndex, in frame: Frame) -> HTML? {
        guard let window = area.boundary.boundingBox?.padded(by: 40) else { return nil }
        let sheet = Sheet(window), inner = index.children(of: area.path).filter { !$0.boundary.isEmpty }
        let standing = index.standing(in: window)
        var names = Names()
        let labels =
            inner.count > 1 && inner.count <= mostNames
            ? inner.compactMap { child in child.innerPoint.map { names.place(child.name(frame.language), at: sheet.point($0), "part") } } : []
        let streets = standing.streets.map { index.streets[$0] }
        let streetLabels = streets.sorted { ($0.rank == .main ? 0 : 1, $0.id) < ($1.rank == .main ? 0 : 1, $1.id) }.compactMap { street -> HTML? in
            let inside = street.line.points.filter { window.padded(by: -30).contains($0) }
            guard names.count < mostNames + labels.count, !inside.isEmpty else { return nil }
            return names.place(street.name(frame.language), at: sheet.point(inside[inside.count / 2]), "street")
        }
        return """
            <svg class="extent" viewBox="0 0 \(sheet.text(width)) \(sheet.text(sheet.height))" role="img" aria-label="\(Text.extentOf(area.name)(frame.language))">
            <path class="building" d="\(standing.buildings.prefix(1500).map { sheet.path(index.buildings[$0].polygon) }.joined())"/>
            \(streets.map { "<path class=\"way \($0.rank.rawValue)\" d=\"\(sheet.path($0.line.points))\"/>\n" as HTML })\
            <path class="part" d="\(inner.map { sheet.path($0.boundary) }.joined())"/>
            <path class="border" d="\(sheet.path(area.boundary))"/>
            \(labels.compactMap { $0 })\(streetLabels)</svg>

            """
    }

    /// From degrees to the drawing's units.
    private struct Sheet {
        let plane: LocalPlane, scale: Double, height: Double, west: Double, north: Double

        init(_ window: BoundingBox) {
            let size = window.size
            plane = LocalPlane(origin: window.center)
            scale = min(ExtentPages.width / max(1, size.width), ExtentPages.highest / max(1, size.height))
            height = max(120, size.height * scale)
            west = -ExtentPages.width / 2
            north = height / 2
        }

        func point(_ place: Coordinate) -> (x: Double, y: Double) {
            let position = plane.position(of: place)
            return (position.x * scale - west, north - position.y * scale)
        }

        func text(_ value: Double) -> String {
            let tenths = Int((value * 10).rounded())
            return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
        }

        func path(_ points: [Coordinate]) -> String {
            points.enumerated().map { number, place in
                let point = point(place)
                return "\(number == 0 ? "M" : "L")\(text(point.x)) \(text(point.y))"
            }.joined()
        }

        func path(_ polygon: Polygon) -> String { polygon.rings.map { path($0) + "z" }.joined() }
        func path(_ shape: MultiPolygon) -> String { shape.polygons.map(path).joined() }
    }

    /// Puts names where none is written yet.
    private struct Names {
        private var boxes: [(x: Double, y: Double, width: Double)] = []
        var count: Int { boxes.count }

        mutating func place(_ name: String, at point: (x: Double, y: Double), _ kind: String) -> HTML? {
            let width = name.unicodeScalars.reduce(0.0) { $0 + ($1.value > 0x2E80 ? 20 : 11) }
            let x = min(max(point.x, width / 2 + 6), ExtentPages.width - width / 2 - 6)
            guard !boxes.contains(where: { abs($0.x - x) < ($0.width + width) / 2 && abs($0.y - point.y) < 26 }) else { return nil }
            boxes.append((x, point.y, width))
            return "<text class=\"\(kind)\" x=\"\(Int(x))\" y=\"\(Int(point.y))\">\(name)</text>\n"
        }
    }
}
