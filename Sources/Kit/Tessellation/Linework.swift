// SPDX-License-Identifier: Apache-2.0
import CGEOS

/// The few things that GEOS does for us. Owns one context and everything made in it; used by one thread and let go.
final class Linework {
    private let context: GEOSContextHandle_t

    init() throws(TessellationError) {
        guard let context = GEOS_init_r() else { throw .library("no context") }
        self.context = context
    }

    deinit { GEOS_finish_r(context) }

    struct Point: Hashable {
        var x: Double, y: Double
    }

    /// The cells of the points nearest to which each place lies, as rings without the repeated corner; in no particular order.
    func voronoi(_ points: [Point], box: (least: Point, most: Point)) throws(TessellationError) -> [[Point]] {
        let sites = try geometry(GEOSGeom_createLineString_r(context, try sequence(points.count > 1 ? points : points + points)))
        defer { GEOSGeom_destroy_r(context, sites) }
        let corners = [box.least, Point(x: box.most.x, y: box.least.y), box.most, Point(x: box.least.x, y: box.most.y), box.least]
        let around = try geometry(GEOSGeom_createLineString_r(context, try sequence(corners)))
        defer { GEOSGeom_destroy_r(context, around) }
        let diagram = try geometry(GEOSVoronoiDiagram_r(context, sites, around, 0, 0))
        defer { GEOSGeom_destroy_r(context, diagram) }
        return try polygons(of: diagram).map { $0[0] }
    }

    /// The faces into which lines divide the plane: each as its outer ring and its holes. Corners are whole numbers, each edge once.
    func faces(_ lines: [[Point]]) throws(TessellationError) -> [[[Point]]] {
        var parts: [OpaquePointer?] = []
        for line in lines where line.count > 1 { parts.append(try geometry(GEOSGeom_createLineString_r(context, try sequence(line)))) }
        let count = UInt32(parts.count)
        let all = try geometry(
            parts.withUnsafeMutableBufferPointer {
                GEOSGeom_createCollection_r(context, Int32(GEOS_MULTILINESTRING.rawValue), $0.baseAddress, count)
            })
        defer { GEOSGeom_destroy_r(context, all) }
        // Snap rounding to whole numbers: lines meet only in corners, and corners are the same number for number on both sides.
        let noded = try geometry(GEOSUnaryUnionPrec_r(context, all, 1))
        defer { GEOSGeom_destroy_r(context, noded) }
        var input: [OpaquePointer?] = [noded]
        let divided = try geometry(input.withUnsafeMutableBufferPointer { GEOSPolygonize_r(context, $0.baseAddress, 1) })
        defer { GEOSGeom_destroy_r(context, divided) }
        return try polygons(of: divided)
    }

    private func polygons(of collection: OpaquePointer) throws(TessellationError) -> [[[Point]]] {
        var found: [[[Point]]] = []
        for number in 0..<max(0, GEOSGetNumGeometries_r(context, collection)) {
            guard let part = GEOSGetGeometryN_r(context, collection, number), let outer = GEOSGetExteriorRing_r(context, part) else { continue }
            var rings = [try ring(outer)]
            for hole in 0..<max(0, GEOSGetNumInteriorRings_r(context, part)) {
                if let inner = GEOSGetInteriorRingN_r(context, part, hole) { rings.append(try ring(inner)) }
            }
            found.append(rings)
        }
        return found
    }

    private func ring(_ line: OpaquePointer) throws(TessellationError) -> [Point] {
        guard let sequence = GEOSGeom_getCoordSeq_r(context, line) else { throw .library("a ring without corners") }
        var count: UInt32 = 0
        GEOSCoordSeq_getSize_r(context, sequence, &count)
        var points: [Point] = []
        points.reserveCapacity(Int(count))
        for number in 0..<count {
            var x = 0.0, y = 0.0
            GEOSCoordSeq_getXY_r(context, sequence, number, &x, &y)
            points.append(Point(x: x, y: y))
        }
        if points.count > 1, points.first == points.last { points.removeLast() }
        return points
    }

    private func sequence(_ points: [Point]) throws(TessellationError) -> OpaquePointer? {
        guard let sequence = GEOSCoordSeq_create_r(context, UInt32(points.count), 2) else { throw .library("no memory") }
        for (number, point) in points.enumerated() { GEOSCoordSeq_setXY_r(context, sequence, UInt32(number), point.x, point.y) }
        return sequence
    }

    private func geometry(_ made: OpaquePointer?) throws(TessellationError) -> OpaquePointer {
        guard let made else { throw .library("GEOS gave no result") }
        return made
    }
}
