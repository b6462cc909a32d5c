// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A place on the drawing board of the demo town: metres east and north of its middle.
struct TownPoint: Hashable, Sendable {
    var x: Double, y: Double
    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
    static func + (a: TownPoint, b: TownPoint) -> TownPoint { TownPoint(a.x + b.x, a.y + b.y) }
    static func - (a: TownPoint, b: TownPoint) -> TownPoint { TownPoint(a.x - b.x, a.y - b.y) }
    static func * (a: TownPoint, k: Double) -> TownPoint { TownPoint(a.x * k, a.y * k) }
    func dot(_ o: TownPoint) -> Double { x * o.x + y * o.y }
    func cross(_ o: TownPoint) -> Double { x * o.y - y * o.x }
    var length: Double { (x * x + y * y).squareRoot() }
    var unit: TownPoint { length > 0 ? self * (1 / length) : TownPoint(1, 0) }
    /// A quarter turn to the left.
    var left: TownPoint { TownPoint(-y, x) }
    func distance(to o: TownPoint) -> Double { (self - o).length }
}

/// What runs along an edge.
enum TownLine: Hashable, Sendable {
    case street(Int)
    case canal, river, path
}

/// The plane cut into rings that share their corners: whoever cuts an edge cuts it for both neighbours.
struct TownMesh {
    private(set) var points: [TownPoint] = []
    /// The corner that was set into an edge.
    private var splits: [UInt64: Int] = [:]
    private var lines: [UInt64: TownLine] = [:]

    subscript(corner: Int) -> TownPoint { points[corner] }

    mutating func add(_ point: TownPoint) -> Int {
        points.append(point)
        return points.count - 1
    }

    private func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

    func line(_ a: Int, _ b: Int) -> TownLine { lines[key(a, b)] ?? .path }
    mutating func mark(_ chain: [Int], as line: TownLine) { for (a, b) in zip(chain, chain.dropFirst()) { lines[key(a, b)] = line } }

    private mutating func insert(_ point: TownPoint, between a: Int, _ b: Int) -> Int {
        let corner = add(point)
        splits[key(a, b)] = corner
        if let line = lines[key(a, b)] {
            lines[key(a, corner)] = line
            lines[key(corner, b)] = line
        }
        return corner
    }

    /// The chain with all corners that have been set into it since.
    func resolved(_ chain: [Int]) -> [Int] {
        guard let first = chain.first else { return [] }
        var result = [first]
        for (a, b) in zip(chain, chain.dropFirst()) { result += between(a, b) + [b] }
        return result
    }

    func resolved(ring: [Int]) -> [Int] { ring.isEmpty ? [] : resolved(ring + [ring[0]]).dropLast() }

    private func between(_ a: Int, _ b: Int) -> [Int] {
        guard let middle = splits[key(a, b)] else { return [] }
        return between(a, middle) + [middle] + between(middle, b)
    }

    func shape(_ ring: [Int]) -> [TownPoint] { ring.map { points[$0] } }

    /// The corner of the ring at that place: one that is there within `snap`, or a new one on the nearest edge. The ring grows with it.
    mutating func attach(_ place: TownPoint, to ring: inout [Int], snap: Double) -> Int {
        if let near = ring.min(by: { points[$0].distance(to: place) < points[$1].distance(to: place) }), points[near].distance(to: place) <= snap {
            return near
        }
        var best = (distance: Double.infinity, index: 0, point: place)
        for index in ring.indices {
            let a = points[ring[index]], b = points[ring[(index + 1) % ring.count]], d = b - a
            let t = max(0.02, min(0.98, (place - a).dot(d) / max(d.dot(d), 1e-9)))
            let foot = a + d * t
            if foot.distance(to: place) < best.distance { best = (foot.distance(to: place), index, foot) }
        }
        let corner = insert(best.point, between: ring[best.index], ring[(best.index + 1) % ring.count])
        ring.insert(corner, at: best.index + 1)
        return corner
    }

    /// Cuts the ring along the way from `from` over `via` to `to`. Answers the part at the left of the way, the part at its right, and the way.
    mutating func cut(_ whole: [Int], from: TownPoint, via: [TownPoint], to: TownPoint, snap: Double, as line: TownLine) -> (
        left: [Int], right: [Int], way: [Int]
    )? {
        var ring = resolved(ring: whole)
        let a = attach(from, to: &ring, snap: snap), b = attach(to, to: &ring, snap: snap)
        guard a != b, let start = ring.firstIndex(of: a) else { return nil }
        let turned = Array(ring[start...] + ring[..<start])
        guard let end = turned.firstIndex(of: b), end > 0, !(via.isEmpty && (end == 1 || end == turned.count - 1)) else { return nil }
        // Where an end was drawn to a corner, the way follows it gently.
        let pullStart = points[a] - from, pullEnd = points[b] - to
        let middle = via.map { point in
            add(point + pullStart * max(0, 1 - point.distance(to: from) / 160) + pullEnd * max(0, 1 - point.distance(to: to) / 160))
        }
        let way = [a] + middle + [b]
        mark(way, as: line)
        // Rings run counter-clockwise, so from a to b along the ring lies the part at the right of the way.
        let right = Array(turned[0...end]) + middle.reversed()
        let left = Array(turned[end...]) + [a] + middle
        return (left, right, way)
    }

    // Shapes

    static func area(_ shape: [TownPoint]) -> Double {
        guard var a = shape.last else { return 0 }
        var sum = 0.0
        for b in shape {
            sum += a.cross(b)
            a = b
        }
        return sum / 2
    }

    static func contains(_ shape: [TownPoint], _ p: TownPoint) -> Bool {
        guard var a = shape.last else { return false }
        var inside = false
        for b in shape {
            if (a.y > p.y) != (b.y > p.y), p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
            a = b
        }
        return inside
    }

    static func center(_ shape: [TownPoint]) -> TownPoint {
        guard let origin = shape.first, var a = shape.last else { return TownPoint(0, 0) }
        var area = 0.0, sum = TownPoint(0, 0)
        for b in shape {
            let cross = (a - origin).cross(b - origin)
            area += cross
            sum = sum + ((a - origin) + (b - origin)) * cross
            a = b
        }
        return abs(area) > 0 ? origin + sum * (1 / (3 * area)) : origin
    }

    /// The direction of the longer side of the smallest box round the shape.
    static func longAxis(_ shape: [TownPoint]) -> TownPoint {
        var best = (area: Double.infinity, axis: TownPoint(1, 0))
        for step in 0..<45 {
            let angle = Double(step) * .pi / 90, u = TownPoint(cos(angle), sin(angle)), v = u.left
            let us = shape.map { $0.dot(u) }, vs = shape.map { $0.dot(v) }
            let width = (us.max() ?? 0) - (us.min() ?? 0), height = (vs.max() ?? 0) - (vs.min() ?? 0)
            if width * height < best.area { best = (width * height, width >= height ? u : v) }
        }
        return best.axis
    }

    /// Cuts off the given share of the area, square to the long axis; the way bends a little by `bend` of its length.
    mutating func split(_ whole: [Int], share: Double, snap: Double, bend: Double, as line: TownLine) -> (first: [Int], second: [Int], way: [Int])? {
        let ring = resolved(ring: whole), shape = shape(ring)
        var axis = TownMesh.longAxis(shape)
        if axis.x < -0.7 || (abs(axis.x) <= 0.7 && axis.y > 0) { axis = axis * -1 }  // from west to east, from north to south
        let total = TownMesh.area(shape)
        var low = shape.map { $0.dot(axis) }.min() ?? 0, high = shape.map { $0.dot(axis) }.max() ?? 0
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if TownMesh.area(below(shape, axis, middle)) < share * total { low = middle } else { high = middle }
        }
        let offset = (low + high) / 2, across = axis.left
        var crossings: [TownPoint] = []
        for (a, b) in zip(shape, shape.dropFirst() + shape.prefix(1)) where (a.dot(axis) > offset) != (b.dot(axis) > offset) {
            let t = (offset - a.dot(axis)) / (b - a).dot(axis)
            crossings.append(a + (b - a) * t)
        }
        crossings.sort { $0.dot(across) < $1.dot(across) }
        var pair: (TownPoint, TownPoint)?
        for index in stride(from: 0, to: crossings.count - 1, by: 2)
        where crossings[index].distance(to: crossings[index + 1]) > pair.map({ $0.0.distance(to: $0.1) }) ?? 0 {
            pair = (crossings[index], crossings[index + 1])
        }
        guard let (from, to) = pair else { return nil }
        let length = from.distance(to: to), steps = bend == 0 ? 1 : max(2, Int(length / 55))
        let via =
            steps < 2
            ? []
            : (1..<steps).map { step -> TownPoint in
                let t = Double(step) / Double(steps)
                return from + (to - from) * t + axis * (bend * length * sin(t * .pi))
            }
        guard
            let (left, right, way) = cut(ring, from: from, via: via, to: to, snap: snap, as: line)
                ?? cut(ring, from: from, via: via, to: to, snap: 0.5, as: line)
        else { return nil }
        // The way runs to the left of the axis, so what is farther along the axis lies at its right.
        return (left, right, way)
    }

    private func below(_ shape: [TownPoint], _ axis: TownPoint, _ offset: Double) -> [TownPoint] {
        var result: [TownPoint] = []
        for (a, b) in zip(shape, shape.dropFirst() + shape.prefix(1)) {
            let da = a.dot(axis) - offset, db = b.dot(axis) - offset
            if da <= 0 { result.append(a) }
            if (da <= 0) != (db <= 0) { result.append(a + (b - a) * (da / (da - db))) }
        }
        return result
    }

    /// The border round several rings that share their corners, all resolved: the longest first.
    func union(_ rings: [[Int]]) -> [[Int]] {
        var edges = Set<UInt64>()
        func directed(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
        for ring in rings { for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) { edges.insert(directed(a, b)) } }
        var next: [Int: [Int]] = [:]
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where !edges.contains(directed(b, a)) { next[a, default: []].append(b) }
        }
        var result: [[Int]] = []
        for start in next.keys.sorted() {
            guard next[start]?.isEmpty == false else { continue }
            var ring: [Int] = [], at = start
            while let to = next[at]?.popLast() {
                ring.append(at)
                at = to
                if at == start { break }
            }
            result.append(ring)
        }
        return result.sorted { abs(TownMesh.area(shape($0))) > abs(TownMesh.area(shape($1))) }
    }
}

/// A smooth way through the points (Catmull and Rom), with a corner about every `step` metres.
func smoothWay(_ points: [TownPoint], step: Double = 45) -> [TownPoint] {
    guard points.count > 2 else { return points }
    var result: [TownPoint] = []
    for index in 0..<points.count - 1 {
        let p0 = points[max(0, index - 1)], p1 = points[index], p2 = points[index + 1], p3 = points[min(points.count - 1, index + 2)]
        let parts = max(1, Int((p1.distance(to: p2) / step).rounded()))
        for part in 0..<parts {
            let t = Double(part) / Double(parts), t2 = t * t, t3 = t2 * t
            let a = p1 * 2 + (p2 - p0) * t
            let b = (p0 * 2 - p1 * 5 + p2 * 4 - p3) * t2 + (p1 * 3 - p0 - p2 * 3 + p3) * t3
            result.append((a + b) * 0.5)
        }
    }
    return result + [points[points.count - 1]]
}
