// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A run of a micro-grid's border along one street, nearly straight: where a row of shops may stand.
struct TownFrontage: Sendable {
    let micro: Int, street: Int
    /// The corners of the plot between which it runs, and its edges there.
    let edges: ClosedRange<Int>
    let from: TownPoint, to: TownPoint
    let setback: Double
    /// How likely it is that shops stand here.
    var worth: Double
}

/// A row of shops: one building, several doors.
struct TownShopRow: Sendable {
    let box: TownBox
    let street: Int
    /// In the street's order: where each door is, and its number.
    let doors: [(place: TownPoint, number: String)]
}

extension TownPlot {
    /// The runs of the border along streets, at least 25 m long.
    func frontages(micro: Int, lines: [TownLine], streets: [TownStreet]) -> [TownFrontage] {
        var result: [TownFrontage] = [], at = 0
        while at < shape.count {
            guard case .street(let street) = lines[at] else {
                at += 1
                continue
            }
            let from = shape[at], direction = (shape[(at + 1) % shape.count] - from).unit
            var end = at
            while end + 1 < shape.count, lines[end + 1] == lines[at] {
                let a = shape[end + 1], b = shape[(end + 2) % shape.count]
                guard (b - a).unit.dot(direction) > 0.995 else { break }
                end += 1
            }
            let to = shape[(end + 1) % shape.count]
            if from.distance(to: to) > 25 {
                result.append(TownFrontage(micro: micro, street: street, edges: at...end, from: from, to: to, setback: setbacks[at], worth: 0))
            }
            at = end + 1
        }
        return result
    }
}

/// Numbers houses along a street: odd on the left from its beginning, even on the right, a step of two every six metres.
struct TownNumbering {
    let way: [TownPoint]
    private let starts: [Double]

    init(way: [TownPoint]) {
        self.way = way
        var sum = 0.0, starts: [Double] = []
        for (index, point) in way.enumerated() {
            if index > 0 { sum += way[index - 1].distance(to: point) }
            starts.append(sum)
        }
        self.starts = starts
    }

    /// How far along the street the place is, and whether it lies at its left.
    func position(of place: TownPoint) -> (along: Double, isLeft: Bool) {
        var best = (distance: Double.infinity, along: 0.0, isLeft: true)
        for index in way.indices.dropLast() {
            let a = way[index], d = way[index + 1] - a
            let t = max(0, min(1, (place - a).dot(d) / max(d.dot(d), 1e-9))), foot = a + d * t
            if foot.distance(to: place) < best.distance { best = (foot.distance(to: place), starts[index] + t * d.length, d.cross(place - a) > 0) }
        }
        return (best.along, best.isLeft)
    }

    func distance(to place: TownPoint) -> Double {
        var best = Double.infinity
        for index in way.indices.dropLast() {
            let a = way[index], d = way[index + 1] - a
            let t = max(0, min(1, (place - a).dot(d) / max(d.dot(d), 1e-9)))
            best = min(best, (a + d * t).distance(to: place))
        }
        return best
    }

    func number(of place: TownPoint) -> Int {
        let (along, isLeft) = position(of: place)
        return 2 * Int(along / 6) + (isLeft ? 1 : 2)
    }
}
