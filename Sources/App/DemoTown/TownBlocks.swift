// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Territory

/// A rectangle on the ground: centre, half length along `axis`, half depth across it.
struct TownBox: Sendable {
    var center: TownPoint, axis: TownPoint, halfLength: Double, halfDepth: Double

    var corners: [TownPoint] {
        let u = axis * halfLength, v = axis.left * halfDepth
        return [center - u - v, center + u - v, center + u + v, center - u + v]
    }

    func grown(_ by: Double) -> TownBox { TownBox(center: center, axis: axis, halfLength: halfLength + by, halfDepth: halfDepth + by) }

    func meets(_ other: TownBox) -> Bool {
        let between = other.center - center
        let reach = halfLength + halfDepth + other.halfLength + other.halfDepth
        guard abs(between.x) < reach, abs(between.y) < reach else { return false }
        let (u1, v1, u2, v2) = (axis * halfLength, axis.left * halfDepth, other.axis * other.halfLength, other.axis.left * other.halfDepth)
        for direction in [axis, axis.left, other.axis, other.axis.left] {
            let extent = abs(u1.dot(direction)) + abs(v1.dot(direction)) + abs(u2.dot(direction)) + abs(v2.dot(direction))
            if abs(between.dot(direction)) >= extent { return false }
        }
        return true
    }
}

/// A micro-grid's land: where one may build, at which distance from which edge.
struct TownPlot: Sendable {
    let shape: [TownPoint]
    /// Per edge, from corner i to i + 1: metres to keep.
    let setbacks: [Double]
    var boxes: [TownBox] = []

    init(shape: [TownPoint], setbacks: [Double]) {
        self.shape = shape
        self.setbacks = setbacks
    }

    static func setback(_ line: TownLine, _ streets: [TownStreet]) -> Double {
        switch line {
        case .canal: 40
        case .river: 20
        case .path: 3.2
        case .street(let number):
            switch streets[number].rank {
            case .main: 15
            case .side: 8.5
            case .lane: 2.6
            }
        }
    }

    /// Whether the box keeps its distance from all edges (but for those named) and from what stands already.
    func fits(_ box: TownBox, gap: Double, edgeGap: Double = 0, except run: ClosedRange<Int>? = nil) -> Bool {
        let corners = box.corners
        let probes = corners + [(corners[0] + corners[1]) * 0.5, (corners[2] + corners[3]) * 0.5]
        guard TownMesh.contains(shape, box.center) else { return false }
        for index in shape.indices {
            let a = shape[index], b = shape[(index + 1) % shape.count], d = b - a
            let square = max(d.dot(d), 1e-9), keep = run?.contains(index) == true ? 0.5 : setbacks[index] + edgeGap
            for p in probes {
                let t = max(0, min(1, (p - a).dot(d) / square))
                if p.distance(to: a + d * t) < keep { return false }
            }
            // A corner of the plot must not stick into a long box, nor an edge run through it.
            let off = a - box.center
            if abs(off.dot(box.axis)) < box.halfLength + 1, abs(off.dot(box.axis.left)) < box.halfDepth + 1 { return false }
        }
        guard probes.allSatisfy({ TownMesh.contains(shape, $0) }) else { return false }
        let wide = box.grown(gap)
        return !boxes.contains { wide.meets($0) }
    }

    /// The direction of the plot's edges that is nearest to east: rows of houses face the south.
    var rowAxis: TownPoint {
        var x = 0.0, y = 0.0
        for (a, b) in zip(shape, shape.dropFirst() + shape.prefix(1)) {
            let d = b - a, angle = 4 * atan2(d.y, d.x)  // edges a quarter turn apart count alike
            x += cos(angle) * d.length
            y += sin(angle) * d.length
        }
        let angle = atan2(y, x) / 4
        return TownPoint(cos(angle), sin(angle))
    }

    /// Fills the plot with rows of boxes from the south; answers where they stand.
    mutating func rows(
        lengths: [Double], depth: Double, rowGap: Double, sideGap: Double, edgeGap: Double = 2, jitter: Double = 0, atMost: Int = .max,
        using random: inout DemoRandom
    ) -> [TownBox] {
        let axis = rowAxis, across = axis.left
        let us = shape.map { $0.dot(axis) }, vs = shape.map { $0.dot(across) }
        guard let west = us.min(), let east = us.max(), let south = vs.min(), let north = vs.max() else { return [] }
        var placed: [TownBox] = []
        var v = south + depth / 2 + random.real(0...4)
        while v < north, placed.count < atMost {
            var u = west, inRow = 0
            while u < east {
                let length = random.pick(lengths)
                var box = TownBox(center: axis * (u + length / 2) + across * v, axis: axis, halfLength: length / 2, halfDepth: depth / 2)
                if jitter > 0 {
                    let turn = random.real(-jitter...jitter)
                    box.axis = TownPoint(axis.x * cos(turn) - axis.y * sin(turn), axis.x * sin(turn) + axis.y * cos(turn))
                    box.center = box.center + across * random.real(-1.2...1.2)
                }
                if fits(box, gap: sideGap * 0.9, edgeGap: edgeGap) {
                    placed.append(box)
                    boxes.append(box)
                    inRow += 1
                    u += length + sideGap
                } else {
                    u += 3
                }
            }
            v += inRow > 0 ? depth + rowGap : 3
        }
        return placed
    }

    /// One box of that size wherever it fits, from the middle outwards.
    mutating func one(length: Double, depth: Double, gap: Double = 6, edgeGap: Double = 2) -> TownBox? {
        let axis = rowAxis, middle = TownMesh.center(shape)
        for ring in 0..<14 {
            for step in 0..<max(1, ring * 6) {
                let angle = Double(step) / Double(max(1, ring * 6)) * 2 * .pi
                let place = middle + TownPoint(cos(angle), sin(angle)) * (Double(ring) * 9)
                for axis in [axis, axis.left] {
                    let box = TownBox(center: place, axis: axis, halfLength: length / 2, halfDepth: depth / 2)
                    if fits(box, gap: gap, edgeGap: edgeGap) {
                        boxes.append(box)
                        return box
                    }
                }
            }
        }
        return nil
    }
}
