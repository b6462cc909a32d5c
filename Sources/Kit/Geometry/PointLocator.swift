// SPDX-License-Identifier: Apache-2.0

/// Which of many areas holds a point: a lattice of cells over all of them, each with the few edges that reach into it.
///
/// A cell that lies wholly in one area answers at once. Elsewhere the edges in the cell are enough, because what lies outside of the
/// cell adds the same for all of its points: see `PointLocator.md`. The answers are those of `MultiPolygon.contains`, to the last bit.
/// Building is near linear in vertices and cells; a look-up reads one cell and, near borders, one record of a few hundred bytes.
public struct PointLocator: Sendable {
    let lattice: CellLattice
    /// Per cell: −1 none, 0… the area that fills it, −2 − i: the record that begins at `pool[i]`.
    let cells: [Int32]
    /// The records of cells that borders cross.
    let pool: [UInt64]
    let areas: [MultiPolygon]
    let boxes: [BoundingBox?]

    /// - Parameter areas: in the order of the numbers that `locate` answers; where they overlap the first one wins.
    public init(_ areas: [MultiPolygon]) {
        self.areas = areas
        boxes = areas.map { BoundingBox($0.polygons.lazy.flatMap(\.rings).joined()) }
        var builder = LocatorBuilder(areas, boxes)
        builder.build()
        (lattice, cells, pool) = (builder.lattice, builder.cells, builder.pool)
    }

    /// The number of the area that holds the point; nil outside of all.
    public func locate(_ point: Coordinate) -> Int? {
        guard lattice.box.contains(point) else { return nil }
        let cell = cells.span[unchecked: lattice.cell(of: point)]  // a cell of the lattice: there are as many cells
        if cell >= 0 { return Int(cell) }
        if cell == -1 { return nil }
        return locate(point, inRecord: -2 - Int(cell))
    }

    @inline(__always)
    private func locate(_ point: Coordinate, inRecord record: Int) -> Int? {
        if CellRecord.isCrowded(pool.span, at: record) { return CellRecord.crowd(pool.span, at: record).first { areas[$0].contains(point) } }
        let mask = CellRecord.mask(pool.span, at: record, point)
        return mask == 0 ? nil : CellRecord.area(pool.span, at: record, mask.trailingZeroBitCount)
    }

    /// The same for many points, −1 outside of all: faster, since the memory's answers are waited for by the dozen and not one by one.
    public func locate(_ points: [Coordinate]) -> [Int32] {
        var answers = [Int32](repeating: -1, count: points.count)
        var heads = [UInt64](repeating: 0, count: Self.block)
        let cells = cells.span, pool = pool.span, points = points.span
        var answer = answers.mutableSpan, head = heads.mutableSpan
        for first in stride(from: 0, to: points.count, by: Self.block) {
            let block = first..<min(first + Self.block, points.count)
            for at in block where lattice.box.contains(points[unchecked: at]) {
                answer[unchecked: at] = cells[unchecked: lattice.cell(of: points[unchecked: at])]
            }
            // Touch each record before the first is read.
            for at in block where answer[unchecked: at] < -1 {
                let record = -2 - Int(answer[unchecked: at])
                head[unchecked: at - first] = pool[unchecked: record] ^ pool[unchecked: min(record + 12, pool.count - 1)]
            }
            for at in block where answer[unchecked: at] < -1 {
                let found = locate(points[unchecked: at], inRecord: -2 - Int(answer[unchecked: at]))
                answer[unchecked: at] = found.map { Int32(truncatingIfNeeded: $0) } ?? -1
            }
        }
        return answers
    }

    private static let block = 64

    /// The numbers of all areas that hold the point, rising: more than one where areas overlap.
    public func all(at point: Coordinate) -> [Int] {
        guard lattice.box.contains(point) else { return [] }
        let cell = cells[lattice.cell(of: point)]
        if cell >= 0 { return [Int(cell)] }
        if cell == -1 { return [] }
        let record = -2 - Int(cell)
        if CellRecord.isCrowded(pool.span, at: record) { return CellRecord.crowd(pool.span, at: record).filter { areas[$0].contains(point) } }
        var mask = CellRecord.mask(pool.span, at: record, point), found: [Int] = []
        while mask != 0 {
            let area = CellRecord.area(pool.span, at: record, mask.trailingZeroBitCount)
            if found.last != area { found.append(area) }
            mask &= mask - 1
        }
        return found
    }

    /// The area nearest to the point, the lower number of equals, and how many metres away: 0 inside. Nil where there are no areas.
    public func nearest(to point: Coordinate) -> (area: Int, meters: Double)? {
        if let inside = locate(point) { return (inside, 0) }
        let plane = LocalPlane(origin: point)
        var bounds: [(area: Int, least: Double)] = [], reach = Double.infinity
        for case (let area, let box?) in boxes.enumerated() {
            let low = plane.position(of: Coordinate(longitude: box.west, latitude: box.south))
            let high = plane.position(of: Coordinate(longitude: box.east, latitude: box.north))
            let x = max(low.x, 0, -high.x), y = max(low.y, 0, -high.y), least = (x * x + y * y).squareRoot()
            guard least <= reach else { continue }
            // No point of the box lies further than its furthest corner.
            let farX = max(abs(low.x), abs(high.x)), farY = max(abs(low.y), abs(high.y))
            reach = min(reach, (farX * farX + farY * farY).squareRoot())
            bounds.append((area, least))
        }
        var best: (area: Int, meters: Double)?
        for (area, least) in bounds.filter({ $0.least <= reach }).sorted(by: { ($0.least, $0.area) < ($1.least, $1.area) }) {
            if let best, least > best.meters { break }
            let meters = areas[area].distance(to: point)
            if meters < best?.meters ?? .infinity || (meters == best?.meters && area < best?.area ?? .max) { best = (area, meters) }
        }
        return best
    }
}
