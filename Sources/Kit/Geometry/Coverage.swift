// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Where areas that should fill the ground without gaps and overlaps do not.
public struct CoverageFault: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Between the area and others, or the area and the border above.
        case gap
        /// The area and another one claim the same ground.
        case overlap(with: Int)
        /// The area reaches beyond the border above.
        case outside
    }
    public let kind: Kind
    /// Its number in the list; nil where only the border above lies beside a gap.
    public let area: Int?
    public let at: Coordinate
}

public enum Coverage {
    /// Gaps and overlaps wider than `tolerance` metres among areas, and between them and the ground that they should fill.
    ///
    /// An edge that two neighbours have in common, corner for corner, is sound. Along every other edge places are looked at, a little to
    /// either side: the inner one must belong to this area alone, the outer one to one other or lie outside of the ground. Each kind
    /// of fault is told once for an area, or pair of areas. Seams narrower than the tolerance are what rounding leaves, and pass.
    ///
    /// - Parameter ground: what the areas together should fill; empty where it is not known: then gaps are not looked for.
    public static func faults(_ areas: [MultiPolygon], filling ground: MultiPolygon, tolerance: Double = 0.3) -> [CoverageFault] {
        var found: [CoverageFault] = [], told: Set<String> = []
        func tell(_ kind: CoverageFault.Kind, _ area: Int?, at place: Coordinate) {
            let name: String
            switch kind {
            case .gap: name = "gap \(area ?? -1)"
            case .overlap(let other): name = "overlap \(min(area ?? -1, other)) \(max(area ?? -1, other))"
            case .outside: name = "outside \(area ?? -1)"
            }
            if told.insert(name).inserted { found.append(CoverageFault(kind: kind, area: area, at: place)) }
        }
        let locator = PointLocator(areas), above = PointLocator(ground.isEmpty ? [] : [ground])
        let edges = areas.map(edges(of:)), own = edges.map(Set.init)
        var owners: [Edge: Int] = [:]  // directed, the area at the left
        for (number, edges) in edges.enumerated() {
            for edge in edges {
                if let other = owners.updateValue(number, forKey: edge), other != number { tell(.overlap(with: other), number, at: edge.middle) }
            }
        }
        for (number, edges) in edges.enumerated() {
            for edge in edges where owners[edge.reversed] == nil || own[number].contains(edge.reversed) {
                for place in edge.places(apart: tolerance) {
                    let inside = locator.all(at: place.left)
                    if inside.contains(number) {
                        for other in inside where other != number { tell(.overlap(with: other), number, at: place.left) }
                        if !ground.isEmpty, above.locate(place.left) == nil { tell(.outside, number, at: place.left) }
                    }
                    if !ground.isEmpty, above.locate(place.right) != nil, locator.locate(place.right) == nil { tell(.gap, number, at: place.right) }
                }
            }
        }
        // Ground beside its own border that nobody fills: parts that no area touches at all.
        for edge in Self.edges(of: ground) where owners[edge] == nil {
            for place in edge.places(apart: tolerance) where above.locate(place.left) != nil && locator.locate(place.left) == nil {
                // Told already, or the end of a seam?
                guard !told.contains(where: { $0.hasPrefix("gap") }) else { break }
                if place.beside.contains(where: { locator.locate($0) == nil }) { tell(.gap, nil, at: place.left) }
            }
        }
        return found
    }

    private struct Edge: Hashable {
        let a: Coordinate, b: Coordinate
        var reversed: Edge { Edge(a: b, b: a) }
        var middle: Coordinate { Coordinate(longitude: (a.longitude + b.longitude) / 2, latitude: (a.latitude + b.latitude) / 2) }

        /// Places along the edge, some 5 m from each other where it is not very long: a little to its left and right, and before and
        /// after the left one.
        func places(apart meters: Double) -> [(left: Coordinate, right: Coordinate, beside: [Coordinate])] {
            let plane = LocalPlane(origin: middle), from = plane.position(of: a), to = plane.position(of: b)
            let dx = to.x - from.x, dy = to.y - from.y, length = (dx * dx + dy * dy).squareRoot()
            guard length > 0 else { return [] }
            let count = max(1, min(64, Int(length / 5)))
            return (0..<count).map { number in
                let t = (Double(number) + 0.5) / Double(count), x = from.x + t * dx, y = from.y + t * dy
                let offX = -dy / length * meters, offY = dx / length * meters
                let beside = [-1.0, 1].map { plane.coordinate(x: x + offX + $0 * offY, y: y + offY - $0 * offX) }
                return (plane.coordinate(x: x + offX, y: y + offY), plane.coordinate(x: x - offX, y: y - offY), beside)
            }
        }
    }

    /// All edges with the area at their left.
    private static func edges(of area: MultiPolygon) -> [Edge] {
        area.polygons.flatMap { polygon in
            polygon.rings.enumerated().flatMap { number, ring -> [Edge] in
                let isLeft = (Polygon.signedArea(ring) > 0) == (number == 0)
                let corners = isLeft ? ring : ring.reversed()
                return zip(corners, corners.dropFirst() + corners.prefix(1)).filter { $0 != $1 }.map { Edge(a: $0, b: $1) }
            }
        }
    }
}
