// SPDX-License-Identifier: Apache-2.0
import Geometry

/// One line of a partition, in steps of the lattice.
struct Wall {
    let strength: Partition.Strength
    let line: [Linework.Point]
    private let least: Linework.Point, most: Linework.Point

    init(_ strength: Partition.Strength, _ line: [Linework.Point]) {
        self.strength = strength
        self.line = line
        least = Linework.Point(x: line.map(\.x).min() ?? 0, y: line.map(\.y).min() ?? 0)
        most = Linework.Point(x: line.map(\.x).max() ?? 0, y: line.map(\.y).max() ?? 0)
    }

    /// The lines of a partition as far as they come near the box.
    static func walls(of partition: Partition, within box: BoundingBox, _ lattice: Lattice) -> [Wall] {
        guard let own = partition.shape.boundingBox, own.intersects(box) else { return [] }
        let rings = partition.shape.polygons.flatMap(\.rings).map { $0 + $0.prefix(1) }
        if case .lineString(let line) = partition.shape { return [Wall(partition.strength, line.points.map(lattice.node))] }
        return rings.map { Wall(partition.strength, $0.map(lattice.node)) }
    }

    /// Whether the middle of an edge lies on it, give or take what rounding moves: some centimetres.
    func holds(_ x: Double, _ y: Double) -> Bool {
        let slack = 8.0  // steps of 10⁻⁷ degrees
        guard x >= least.x - slack, x <= most.x + slack, y >= least.y - slack, y <= most.y + slack else { return false }
        for (a, b) in zip(line, line.dropFirst()) {
            let dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy
            guard square > 0 else { continue }
            let t = min(1, max(0, ((x - a.x) * dx + (y - a.y) * dy) / square))
            let ox = a.x + t * dx - x, oy = a.y + t * dy - y
            if ox * ox + oy * oy <= slack * slack { return true }
        }
        return false
    }
}
