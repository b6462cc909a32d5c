// SPDX-License-Identifier: Apache-2.0
import Geometry

/// The points of all owners in metres, found by squares.
struct Sites {
    private(set) var points: [Linework.Point] = []
    private(set) var owners: [Int] = []
    /// The points of each owner.
    private var numbers: [Int: [Int]] = [:]
    private var squares: [Square: [Int]] = [:]
    private static let side = 25.0
    private let reach: Int

    private struct Square: Hashable {
        let column: Int, row: Int
    }

    init(_ all: [[Coordinate]], in lattice: Lattice, ground: MultiPolygon) {
        var known: Set<Linework.Point> = [], furthest = 1
        for (owner, places) in all.enumerated() {
            for place in places {
                // To the decimetre: points that all but coincide make no cells.
                let exact = lattice.plane(place), point = Linework.Point(x: (exact.x * 10).rounded() / 10, y: (exact.y * 10).rounded() / 10)
                guard known.insert(point).inserted else { continue }
                points.append(point)
                owners.append(owner)
            }
        }
        for (number, owner) in owners.enumerated() { numbers[owner, default: []].append(number) }
        for (number, point) in points.enumerated() {
            let square = Self.square(of: point)
            squares[square, default: []].append(number)
            furthest = max(furthest, abs(square.column), abs(square.row))
        }
        if let box = ground.boundingBox { furthest = max(furthest, Int(max(box.size.width, box.size.height) / Self.side)) }
        reach = 2 * furthest + 2
    }

    private static func square(of point: Linework.Point) -> Square {
        Square(column: Int((point.x / side).rounded(.down)), row: Int((point.y / side).rounded(.down)))
    }

    /// The owner of the nearest point; of several as near the first.
    func nearest(to place: Linework.Point) -> Int {
        let middle = Self.square(of: place)
        var best = (distance: Double.infinity, number: 0)
        for ring in 0...reach {
            if best.distance <= Double(ring - 1) * Self.side { break }
            for column in (middle.column - ring)...(middle.column + ring) {
                let isEdge = abs(column - middle.column) == ring
                for row in stride(from: middle.row - ring, through: middle.row + ring, by: isEdge ? 1 : max(1, 2 * ring)) {
                    for number in squares[Square(column: column, row: row)] ?? [] {
                        let dx = points[number].x - place.x, dy = points[number].y - place.y, distance = (dx * dx + dy * dy).squareRoot()
                        if (distance, number) < (best.distance, best.number) { best = (distance, number) }
                    }
                }
            }
        }
        return owners[best.number]
    }

    /// The same among some owners.
    func nearest(to place: Linework.Point, of chosen: [Int]) -> Int {
        var best = (distance: Double.infinity, number: 0), found = chosen.first ?? 0
        for owner in chosen {
            for number in numbers[owner] ?? [] {
                let dx = points[number].x - place.x, dy = points[number].y - place.y, distance = dx * dx + dy * dy
                if (distance, number) < (best.distance, best.number) { (best, found) = ((distance, number), owner) }
            }
        }
        return found
    }

    /// Of all edges between cells those that part two owners.
    /// - Parameter chosen: the owners whose cells these are; nil for all.
    func parting(_ cells: [[Linework.Point]], of chosen: [Int]? = nil) -> [(Linework.Point, Linework.Point)] {
        struct Edge: Hashable {
            let a: Linework.Point, b: Linework.Point
        }
        var sides: [Edge: Int] = [:], found: [(Linework.Point, Linework.Point)] = []
        for cell in cells {
            guard let owner = owner(of: cell, among: chosen) else { continue }
            for (a, b) in zip(cell, cell.dropFirst() + cell.prefix(1)) where a != b {
                if let other = sides.removeValue(forKey: Edge(a: b, b: a)) ?? sides.removeValue(forKey: Edge(a: a, b: b)) {
                    if other != owner { found.append((a, b)) }
                } else {
                    sides[Edge(a: a, b: b)] = owner
                }
            }
        }
        return found
    }

    /// The points of some owners.
    func points(of chosen: [Int]) -> [Linework.Point] { chosen.flatMap { (numbers[$0] ?? []).map { points[$0] } } }

    private func owner(of cell: [Linework.Point], among chosen: [Int]?) -> Int? {
        let xs = cell.map(\.x), ys = cell.map(\.y)
        guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max(), !cell.isEmpty else { return nil }
        // A point of the cell's own is nearer to its inside than any other: its middle will do, as cells are convex.
        let middle = Linework.Point(x: xs.reduce(0, +) / Double(cell.count), y: ys.reduce(0, +) / Double(cell.count))
        guard west < east, south < north else { return nil }
        return chosen.map { nearest(to: middle, of: $0) } ?? nearest(to: middle)
    }

    /// The points, with their owners, in metres.
    func forEach(_ body: (Linework.Point, Int) -> Void) { for (point, owner) in zip(points, owners) { body(point, owner) } }
}
