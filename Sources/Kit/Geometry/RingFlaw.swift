// SPDX-License-Identifier: Apache-2.0

/// What is wrong with the rings of a polygon, and where.
public enum RingFlaw: Hashable, Sendable {
    /// Two edges cross, lie on each other, or a ring touches itself.
    case crossing(at: Coordinate)
    /// An edge goes half round the earth: areas round a pole or across the 180th meridian are not taken.
    case aroundTheEarth(at: Coordinate)
    /// So many edges lie over each other that looking at all pairs would not end.
    case entangled
}

extension Polygon {
    /// The first flaw found; nil where rings are simple and do not cross each other. Different rings may touch at points.
    ///
    /// Pairs of edges are looked at where they share a cell of a lattice; whether they meet is decided exactly.
    public func flaw() -> RingFlaw? {
        var edges: [(a: Coordinate, b: Coordinate, ring: Int, place: Int)] = []
        for (number, ring) in rings.enumerated() {
            for (place, a) in ring.enumerated() {
                let b = ring[place + 1 == ring.count ? 0 : place + 1]
                if abs(a.longitude - b.longitude) >= 180 { return .aroundTheEarth(at: a) }
                if a != b { edges.append((a, b, number, place)) }
            }
        }
        guard let box = BoundingBox(edges.lazy.flatMap { [$0.a, $0.b] }) else { return nil }
        var lattice = CellLattice(box, cells: max(1, min(1 << 20, edges.count)))
        func steps(_ edge: Int) -> Double {
            abs(edges[edge].a.longitude - edges[edge].b.longitude) * lattice.columnsPerDegree
                + abs(edges[edge].a.latitude - edges[edge].b.latitude) * lattice.rowsPerDegree + 1
        }
        while lattice.columns * lattice.rows > 1, edges.indices.reduce(0, { $0 + steps($1) }) > 8e6 {
            lattice = CellLattice(box, cells: lattice.columns * lattice.rows / 4)
        }
        var places: [UInt64] = []  // cell · edge
        for (number, edge) in edges.enumerated() { lattice.cells(from: edge.a, to: edge.b) { places.append(UInt64($0) << 32 | UInt64(number)) } }
        places.sort()
        var first = 0, looks = 0
        while first < places.count {
            let cell = places[first] >> 32
            var end = first
            while end < places.count, places[end] >> 32 == cell { end += 1 }
            looks += (end - first) * (end - first) / 2
            guard looks < 100_000_000 else { return .entangled }
            for one in first..<end {
                let a = edges[Int(places[one] & 0xFFFF_FFFF)]
                for other in one + 1..<end {
                    let b = edges[Int(places[other] & 0xFFFF_FFFF)]
                    if let place = Self.meeting(a, b, corners: rings[a.ring].count) { return .crossing(at: place) }
                }
            }
            first = end
        }
        return nil
    }

    private typealias Edge = (a: Coordinate, b: Coordinate, ring: Int, place: Int)

    /// Where two edges meet that must not.
    private static func meeting(_ one: Edge, _ other: Edge, corners: Int) -> Coordinate? {
        guard max(one.a.longitude, one.b.longitude) >= min(other.a.longitude, other.b.longitude),
            max(other.a.longitude, other.b.longitude) >= min(one.a.longitude, one.b.longitude),
            max(one.a.latitude, one.b.latitude) >= min(other.a.latitude, other.b.latitude),
            max(other.a.latitude, other.b.latitude) >= min(one.a.latitude, one.b.latitude)
        else { return nil }
        func side(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate) -> Int {
            let sign = Orientation.sign(a, b, p)
            return sign > 0 ? 1 : sign < 0 ? -1 : 0
        }
        let a = side(other.a, other.b, one.a), b = side(other.a, other.b, one.b)
        let c = side(one.a, one.b, other.a), d = side(one.a, one.b, other.b)
        guard a * b <= 0, c * d <= 0 else { return nil }
        if a * b < 0, c * d < 0 {
            // Truly crossing; where, in the numbers at hand.
            let dx = one.b.longitude - one.a.longitude, dy = one.b.latitude - one.a.latitude
            let ex = other.b.longitude - other.a.longitude, ey = other.b.latitude - other.a.latitude
            let across = dx * ey - dy * ex
            guard across != 0 else { return one.a }
            let t = ((other.a.longitude - one.a.longitude) * ey - (other.a.latitude - one.a.latitude) * ex) / across
            return Coordinate(longitude: one.a.longitude + t * dx, latitude: one.a.latitude + t * dy)
        }
        if a == 0, b == 0 {
            // On one line: a common piece is a flaw; a common end only of edges that do not follow each other.
            func along(_ p: Coordinate) -> Double {
                abs(one.b.longitude - one.a.longitude) > abs(one.b.latitude - one.a.latitude) ? p.longitude : p.latitude
            }
            let low = max(min(along(one.a), along(one.b)), min(along(other.a), along(other.b)))
            let high = min(max(along(one.a), along(one.b)), max(along(other.a), along(other.b)))
            if low < high { return a == 0 && along(one.a) == low || along(one.a) == high ? one.a : one.b }
            if low > high { return nil }
        }
        // A corner of the one on the other: allowed between rings and where edges follow each other.
        guard one.ring == other.ring else { return nil }
        if one.b == other.a || one.a == other.b, isNext(one.place, other.place, corners) { return nil }
        return [one.a, one.b].first { ($0 == one.a ? a : b) == 0 } ?? other.a
    }

    private static func isNext(_ one: Int, _ other: Int, _ corners: Int) -> Bool {
        let gap = abs(one - other)
        return gap == 1 || gap == corners - 1
    }
}
