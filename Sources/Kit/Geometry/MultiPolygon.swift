// SPDX-License-Identifier: Apache-2.0

/// Several polygons that do not overlap: an area that need not hang together.
public struct MultiPolygon: Hashable, Sendable {
    public var polygons: [Polygon]

    public init(_ polygons: [Polygon]) { self.polygons = polygons }
    public init(_ polygon: Polygon) { polygons = [polygon] }

    public var isEmpty: Bool { polygons.isEmpty }

    public var boundingBox: BoundingBox? {
        polygons.compactMap(\.boundingBox).reduce(nil) { sum, box in sum?.union(box) ?? box }
    }

    /// Whether the point belongs to it; on borders as `Polygon.contains`.
    public func contains(_ point: Coordinate) -> Bool { polygons.contains { $0.contains(point) } }

    /// Square metres.
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }

    /// A point well inside its largest part; nil where there is none.
    public var innerPoint: Coordinate? { polygons.max { $0.area < $1.area }?.innerPoint }

    /// Metres from the point; 0 inside.
    public func distance(to point: Coordinate) -> Double { polygons.map { $0.distance(to: point) }.min() ?? .infinity }

    public var vertexCount: Int { polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } }
}

/// A way through two or more points.
public struct LineString: Hashable, Sendable {
    public var points: [Coordinate]

    public init(_ points: [Coordinate]) { self.points = points }

    public var boundingBox: BoundingBox? { BoundingBox(points) }

    /// Metres.
    public var length: Double { zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

    /// Metres from the point to the nearest place on the line.
    public func distance(to point: Coordinate) -> Double { nearest(to: point)?.distance ?? .infinity }

    /// The nearest place on the line, and how many metres away; reckoned in the plane around the point.
    public func nearest(to point: Coordinate) -> (point: Coordinate, distance: Double)? {
        guard let first = points.first else { return nil }
        let plane = LocalPlane(origin: point)
        var best = (point: first, squared: Double.infinity)
        var (ax, ay) = plane.position(of: first)
        best.squared = ax * ax + ay * ay
        for b in points.dropFirst() {
            let (bx, by) = plane.position(of: b)
            let dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy
            let t = square > 0 ? min(1, max(0, -(ax * dx + ay * dy) / square)) : 0
            let x = ax + t * dx, y = ay + t * dy
            if x * x + y * y < best.squared { best = (plane.coordinate(x: x, y: y), x * x + y * y) }
            (ax, ay) = (bx, by)
        }
        return (best.point, best.squared.squareRoot())
    }
}
