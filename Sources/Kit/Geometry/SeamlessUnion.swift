// SPDX-License-Identifier: Apache-2.0

extension MultiPolygon {
    /// The union of areas that share their corners, number for number: edges that two of them have in common are taken out, and what is left
    /// is laid together to rings. Nothing is computed, so nothing is rounded: unions of parts of one mosaic leave no gap and no overlap.
    ///
    /// Areas that merely lie beside each other with other corners stay apart, and those that overlap give rings of no meaning: `Coverage.faults`
    /// tells whether areas are a mosaic.
    public static func seamlessUnion(_ parts: some Sequence<MultiPolygon>) -> MultiPolygon {
        var edges: [Edge: Int] = [:], order: [Edge] = []
        for part in parts {
            for edge in part.directedEdges {
                if let count = edges[edge.reversed], count > 0 {
                    edges[edge.reversed] = count - 1
                } else {
                    edges[edge, default: 0] += 1
                    order.append(edge)
                }
            }
        }
        var leaving: [Coordinate: [Coordinate]] = [:], left: [Edge] = []
        for edge in order where edges[edge, default: 0] > 0 {
            edges[edge, default: 0] -= 1
            leaving[edge.a, default: []].append(edge.b)
            left.append(edge)
        }
        var rings: [[Coordinate]] = []
        for edge in left {
            guard let at = leaving[edge.a]?.firstIndex(of: edge.b) else { continue }
            leaving[edge.a]?.remove(at: at)
            var ring = [edge.a], last = edge.a, place = edge.b
            while place != edge.a {
                ring.append(place)
                guard let next = Self.leftmost(of: leaving[place] ?? [], from: last, at: place) else { break }
                leaving[place]?.removeAll { $0 == next }
                (last, place) = (place, next)
            }
            if ring.count > 2 { rings.append(ring) }
        }
        return assembled(rings)
    }

    private struct Edge: Hashable {
        let a: Coordinate, b: Coordinate
        var reversed: Edge { Edge(a: b, b: a) }
    }

    /// All edges with the area at their left.
    private var directedEdges: [Edge] {
        polygons.flatMap { polygon in
            polygon.rings.enumerated().flatMap { number, ring -> [Edge] in
                let corners = (Polygon.signedArea(ring) > 0) == (number == 0) ? ring : ring.reversed()
                return zip(corners, corners.dropFirst() + corners.prefix(1)).filter { $0 != $1 }.map { Edge(a: $0, b: $1) }
            }
        }
    }

    /// Where rings touch in a point, turning left most keeps each of them simple.
    private static func leftmost(of ways: [Coordinate], from last: Coordinate, at place: Coordinate) -> Coordinate? {
        guard ways.count > 1 else { return ways.first }
        func turn(_ next: Coordinate) -> Double {
            let ax = place.longitude - last.longitude, ay = place.latitude - last.latitude
            let bx = next.longitude - place.longitude, by = next.latitude - place.latitude
            let across = ax * by - ay * bx, along = ax * bx + ay * by
            // Grows with the angle from a sharp right to a sharp left turn, without trigonometry.
            let length = abs(across) + abs(along)
            let part = length > 0 ? along / length : 0
            return across >= 0 ? 1 - part : part - 1
        }
        return ways.max { turn($0) < turn($1) }
    }

    /// Rings with the area at their left: those that run counter-clockwise are outlines, the others holes of the outline around them.
    private static func assembled(_ rings: [[Coordinate]]) -> MultiPolygon {
        var outlines = rings.filter { Polygon.signedArea($0) > 0 }.map { Polygon(outer: $0) }
        for hole in rings where Polygon.signedArea(hole) < 0 {
            let inside = Polygon(outer: hole).innerPoint
            let around = outlines.indices.filter { Polygon(outer: outlines[$0].outer).contains(inside) }
            if let smallest = around.min(by: { Polygon(outer: outlines[$0].outer).area < Polygon(outer: outlines[$1].outer).area }) {
                outlines[smallest].rings.append(hole)
            }
        }
        return MultiPolygon(outlines)
    }
}
