// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A polygon with holes. Rings are closed implicitly: the first corner is not repeated at the end.
public struct Polygon: Hashable, Sendable {
    /// The outer ring, then the holes.
    public var rings: [[Coordinate]]

    public init(outer: [Coordinate], holes: [[Coordinate]] = []) { rings = [outer] + holes }
    public init(rings: [[Coordinate]]) { self.rings = rings }

    /// The four corners of a box.
    public init(_ box: BoundingBox) {
        self.init(outer: [
            Coordinate(longitude: box.west, latitude: box.south), Coordinate(longitude: box.east, latitude: box.south),
            Coordinate(longitude: box.east, latitude: box.north), Coordinate(longitude: box.west, latitude: box.north),
        ])
    }

    public var outer: [Coordinate] { rings.first ?? [] }

    public var boundingBox: BoundingBox? { BoundingBox(outer) }

    /// Whether the point belongs to the polygon.
    ///
    /// A point on the border belongs to the area at its east, on a border that runs due east to the area at its north; so of
    /// neighbours that share their corners exactly one owns each point. Decided exactly: see `Orientation`.
    public func contains(_ point: Coordinate) -> Bool {
        var inside = false
        for ring in rings where Polygon.crossesOddly(ring, point) { inside.toggle() }
        return inside
    }

    /// Whether a ray from the point to the east crosses the ring an odd number of times.
    @inline(__always)
    static func crossesOddly(_ ring: [Coordinate], _ p: Coordinate) -> Bool {
        ring.withUnsafeBufferPointer { ring in
            guard var a = ring.last else { return false }
            var odd = false
            for b in ring {
                let aAbove = a.latitude > p.latitude, bAbove = b.latitude > p.latitude
                // From the lower end to the upper, so that both neighbours of an edge compute the very same thing.
                if aAbove != bAbove, aAbove ? Orientation.sign(b, a, p) > 0 : Orientation.sign(a, b, p) > 0 { odd.toggle() }
                a = b
            }
            return odd
        }
    }

    /// The area in square metres on the ellipsoid, holes taken away.
    public var area: Double {
        guard let first = rings.first else { return 0 }
        return max(0, abs(Polygon.signedArea(first)) - rings.dropFirst().reduce(0) { $0 + abs(Polygon.signedArea($1)) })
    }

    /// Positive where the ring runs counter-clockwise.
    static func signedArea(_ ring: [Coordinate]) -> Double {
        guard let origin = ring.first, var a = ring.last else { return 0 }
        let scale = Double.pi / 180 * Ellipsoid.semiMajorAxis, y0 = Ellipsoid.equalAreaNorthing(origin.latitude)
        func place(_ c: Coordinate) -> (Double, Double) {
            ((c.longitude - origin.longitude) * scale, Ellipsoid.equalAreaNorthing(c.latitude) - y0)
        }
        var sum = 0.0, (ax, ay) = place(a)
        for b in ring {
            let (bx, by) = place(b)
            sum += ax * by - bx * ay
            (a, ax, ay) = (b, bx, by)
        }
        return sum / 2
    }

    /// The centre of gravity; it may lie outside of a bent polygon.
    public var centroid: Coordinate {
        guard let origin = outer.first else { return Coordinate(longitude: 0, latitude: 0) }
        var area = 0.0, x = 0.0, y = 0.0
        for (index, ring) in rings.enumerated() {
            guard var a = ring.last else { continue }
            var ringArea = 0.0, ringX = 0.0, ringY = 0.0
            for b in ring {
                let ax = a.longitude - origin.longitude, ay = a.latitude - origin.latitude
                let bx = b.longitude - origin.longitude, by = b.latitude - origin.latitude
                let cross = ax * by - bx * ay
                ringArea += cross
                ringX += (ax + bx) * cross
                ringY += (ay + by) * cross
                a = b
            }
            let sign = (ringArea < 0 ? -1.0 : 1.0) * (index == 0 ? 1 : -1)
            area += sign * ringArea
            x += sign * ringX
            y += sign * ringY
        }
        guard abs(area) > 0 else { return BoundingBox(outer)?.center ?? origin }
        return Coordinate(longitude: origin.longitude + x / (3 * area), latitude: origin.latitude + y / (3 * area))
    }

    /// A point well inside: the centroid where that is inside, otherwise the middle of the widest run through the polygon.
    public var innerPoint: Coordinate {
        let centroid = centroid
        if contains(centroid) { return centroid }
        guard let box = boundingBox else { return centroid }
        var best: (width: Double, point: Coordinate)?
        for part in 1...15 {
            let latitude = box.south + (box.north - box.south) * Double(part) / 16
            let crossings = rings.flatMap { Polygon.crossings($0, at: latitude) }.sorted()
            for (west, east) in zip(crossings, crossings.dropFirst()) where east - west > best?.width ?? 0 {
                let middle = Coordinate(longitude: (west + east) / 2, latitude: latitude)
                if contains(middle) { best = (east - west, middle) }
            }
        }
        return best?.point ?? outer.first ?? centroid
    }

    private static func crossings(_ ring: [Coordinate], at latitude: Double) -> [Double] {
        zip(ring, ring.dropFirst() + ring.prefix(1)).compactMap { a, b in
            guard (a.latitude > latitude) != (b.latitude > latitude) else { return nil }
            return a.longitude + (latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude)
        }
    }

    /// Metres from the point to the polygon; 0 inside.
    public func distance(to point: Coordinate) -> Double {
        contains(point) ? 0 : rings.map { LineString($0 + $0.prefix(1)).distance(to: point) }.min() ?? .infinity
    }

    /// Length of all borders in metres.
    public var perimeter: Double { rings.reduce(0) { $0 + LineString($1 + $1.prefix(1)).length } }
}
