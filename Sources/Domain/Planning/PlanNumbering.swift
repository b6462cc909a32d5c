// SPDX-License-Identifier: Apache-2.0
import Geometry
import Territory

/// The numbers that grids and micro-grids get: from west to east and from north to south, as the standard wants (CJ/T 213).
public struct PlanNumbering: Sendable, Hashable {
    public struct Place: Sendable, Hashable, Comparable {
        /// From 1; a dedicated grid keeps the number it has.
        public let grid: Int
        public let microGrid: Int

        public static func < (left: Place, right: Place) -> Bool { (left.grid, left.microGrid) < (right.grid, right.microGrid) }
        /// `002/03`, as the last parts of the path.
        public var text: String { "\(Code.padded(grid, 3))/\(Code.padded(microGrid, 2))" }
    }

    /// By the plan's number of the micro-grid.
    public let places: [Int: Place]

    public init(_ survey: Survey, regions: [Int], grids: [Int: Int]) {
        guard regions.count == survey.units.count else {
            places = [:]
            return
        }
        var found: [Int: Place] = [:], weights: [Int: (x: Double, y: Double, area: Double)] = [:]
        for (unit, region) in zip(survey.units, regions) {
            if unit.kind == .dedicated {
                let codes = unit.key.split(separator: "/").suffix(2).compactMap { Int($0) }
                if codes.count == 2 { found[region] = Place(grid: codes[0], microGrid: codes[1]) }
            }
            let area = max(1, unit.cell.area)
            var sum = weights[region] ?? (0, 0, 0)
            sum = (sum.x + unit.place.longitude * area, sum.y + unit.place.latitude * area, sum.area + area)
            weights[region] = sum
        }
        func middle(_ regions: [Int]) -> Coordinate {
            let sum = regions.compactMap { weights[$0] }.reduce((0.0, 0.0, 0.0)) { ($0.0 + $1.x, $0.1 + $1.y, $0.2 + $1.area) }
            return Coordinate(longitude: sum.0 / max(sum.2, 1), latitude: sum.1 / max(sum.2, 1))
        }
        let taken = Set(found.values.map(\.grid))
        var members: [Int: [Int]] = [:]
        for region in weights.keys.sorted() where found[region] == nil { members[grids[region] ?? 0, default: []].append(region) }
        let names = members.keys.sorted()
        var next = 0
        for index in GridNumbering.order(names.map { middle(members[$0] ?? []) }, band: 150) {
            repeat { next += 1 } while taken.contains(next)
            let inside = members[names[index]] ?? []
            for (number, member) in GridNumbering.order(inside.map { middle([$0]) }, band: 60).enumerated() {
                found[inside[member]] = Place(grid: next, microGrid: number + 1)
            }
        }
        places = found
    }
}
