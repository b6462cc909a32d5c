// SPDX-License-Identifier: Apache-2.0
import Geometry
import TestKit
import Testing

/// A plane region cut into polygons that share their corners.
struct Subdivision: Sendable, CustomStringConvertible {
    var outer: Polygon
    var parts: [Polygon]
    var corners: [Coordinate]
    var description: String { "\(parts.count) parts, corners \(corners.prefix(4))" }

    /// A lattice of `columns` × `rows` whose inner corners are moved by up to `jitter` of a cell, whose edges bend at shared extra
    /// corners, and whose cells are cut by a diagonal now and then.
    static func make(columns: Int, rows: Int, jitter: Double, bends: Int, origin: Coordinate, step: Double, using random: inout SeededGenerator)
        -> Subdivision
    {
        func cell(_ x: Int, _ y: Int) -> Int { y * (columns + 1) + x }
        var corners: [Coordinate] = []
        for y in 0...rows {
            for x in 0...columns {
                func off() -> Double { jitter > 0 ? .random(in: -jitter...jitter, using: &random) : 0 }
                corners.append(
                    Coordinate(longitude: origin.longitude + (Double(x) + off()) * step, latitude: origin.latitude + (Double(y) + off()) * step))
            }
        }
        var chains: [[Int]: [Coordinate]] = [:], extra: [Coordinate] = []
        func chain(_ a: Int, _ b: Int) -> [Coordinate] {
            let low = min(a, b), high = max(a, b)
            if chains[[low, high]] == nil {
                let p = corners[low], q = corners[high]
                chains[[low, high]] = (0..<bends).map { number in
                    let t = Double(number + 1) / Double(bends + 1), wiggle = jitter * 0.2 * step
                    let bend = Coordinate(
                        longitude: p.longitude + t * (q.longitude - p.longitude) + (wiggle > 0 ? .random(in: -wiggle...wiggle, using: &random) : 0),
                        latitude: p.latitude + t * (q.latitude - p.latitude) + (wiggle > 0 ? .random(in: -wiggle...wiggle, using: &random) : 0))
                    extra.append(bend)
                    return bend
                }
            }
            let middle = chains[[low, high]] ?? []
            return [corners[a]] + (a < b ? middle : middle.reversed())
        }
        func ring(_ path: [Int]) -> [Coordinate] { zip(path, path.dropFirst() + path.prefix(1)).flatMap { chain($0, $1) } }
        var parts: [Polygon] = []
        for y in 0..<rows {
            for x in 0..<columns {
                let square = [cell(x, y), cell(x + 1, y), cell(x + 1, y + 1), cell(x, y + 1)]
                let turn = Int.random(in: 0...3, using: &random)  // where a ring begins must not matter, nor which way it runs
                let turned = Array(square[turn...] + square[..<turn])
                switch Int.random(in: 0...3, using: &random) {
                case 0: parts += [Polygon(outer: ring([turned[0], turned[1], turned[2]])), Polygon(outer: ring([turned[2], turned[3], turned[0]]))]
                case 1: parts.append(Polygon(outer: ring(turned.reversed())))
                default: parts.append(Polygon(outer: ring(turned)))
                }
            }
        }
        let around =
            (0..<columns).map { cell($0, 0) } + (0..<rows).map { cell(columns, $0) } + (0..<columns).map { cell(columns - $0, rows) }
            + (0..<rows).map { cell(0, rows - $0) }
        return Subdivision(outer: Polygon(outer: ring(around)), parts: parts, corners: corners + extra)
    }

    /// Corners, points on or next to edges, points level with corners, and points anywhere.
    func points(using random: inout SeededGenerator) -> [Coordinate] {
        var points = corners
        for part in parts {
            for (a, b) in zip(part.outer, part.outer.dropFirst() + part.outer.prefix(1)) {
                for t in [0.5, 0.25, Double.random(in: 0...1, using: &random)] {
                    let point = Coordinate(
                        longitude: a.longitude + t * (b.longitude - a.longitude), latitude: a.latitude + t * (b.latitude - a.latitude))
                    points += [
                        point, Coordinate(longitude: point.longitude.nextUp, latitude: point.latitude),
                        Coordinate(longitude: point.longitude, latitude: point.latitude.nextDown),
                    ]
                }
            }
        }
        for _ in 0..<100 {
            guard let a = corners.randomElement(using: &random), let b = corners.randomElement(using: &random) else { continue }
            points.append(Coordinate(longitude: a.longitude, latitude: b.latitude))
            points.append(Coordinate(longitude: a.longitude.nextUp, latitude: a.latitude.nextDown))
        }
        return points
    }
}

@Suite struct `One answer for every point` {
    static func misplaced(_ cut: Subdivision, _ points: [Coordinate]) -> Coordinate? {
        points.first { point in
            cut.parts.filter { $0.contains(point) }.count != (cut.outer.contains(point) ? 1 : 0)
        }
    }

    @Test func `in lattices`() {
        forAll({ random -> (Subdivision, [Coordinate]) in
            let step = [1, 0.1, 0.01, 1.0 / 3][Int.random(in: 0...3, using: &random)]
            let cut = Subdivision.make(
                columns: .random(in: 1...6, using: &random), rows: .random(in: 1...6, using: &random), jitter: 0,
                bends: .random(in: 0...2, using: &random),
                origin: Coordinate(longitude: 120.13, latitude: 30.31), step: step, using: &random)
            return (cut, cut.points(using: &random))
        }) { Self.misplaced($0, $1) == nil }
    }

    @Test func `in random subdivisions`() {
        forAll({ random -> (Subdivision, [Coordinate]) in
            let cut = Subdivision.make(
                columns: .random(in: 1...6, using: &random), rows: .random(in: 1...6, using: &random),
                jitter: .random(in: 0.01...0.15, using: &random),
                bends: .random(in: 0...3, using: &random), origin: Coordinate(longitude: 120.13, latitude: 30.31),
                step: [1e-3, 1e-6, 1][Int.random(in: 0...2, using: &random)], using: &random)
            return (cut, cut.points(using: &random))
        }) { Self.misplaced($0, $1) == nil }
    }

    /// So narrow that a cell is a few hundred neighbouring numbers wide.
    @Test func `in slivers a few millionths of a millimetre wide`() {
        forAll({ random -> (Subdivision, [Coordinate]) in
            let cut = Subdivision.make(
                columns: 4, rows: 4, jitter: 0.15, bends: 1, origin: Coordinate(longitude: 120.13, latitude: 30.31), step: 4e-12, using: &random)
            return (cut, cut.points(using: &random))
        }) { Self.misplaced($0, $1) == nil }
    }

    @Test func `a locator over many areas answers as the areas themselves`() {
        forAll(
            { random -> (Subdivision, [Coordinate]) in
                let cut = Subdivision.make(
                    columns: .random(in: 1...9, using: &random), rows: .random(in: 1...9, using: &random),
                    jitter: .random(in: 0...0.15, using: &random),
                    bends: .random(in: 0...2, using: &random), origin: Coordinate(longitude: 120.13, latitude: 30.31), step: 1e-3, using: &random)
                return (cut, cut.points(using: &random))
            }, count: 60
        ) { cut, points in
            let locator = PointLocator(cut.parts.map { MultiPolygon($0) })
            return points.allSatisfy { point in locator.locate(point) == cut.parts.firstIndex { $0.contains(point) } }
        }
    }
}
