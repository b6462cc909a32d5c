// SPDX-License-Identifier: Apache-2.0
import Districting
import Geometry

/// How a plan stands right now, also after it was mended by hand: the figures of every micro-grid, and what it breaks.
public struct PlanCheck: Sendable, Hashable {
    /// What a micro-grid breaks.
    public enum Flaw: Sendable, Hashable {
        /// So many households are missing or too many.
        case tooFew(Int)
        case tooMany(Int)
        /// Falls into so many parts between which one cannot walk.
        case parts(Int)
    }

    public struct MicroGrid: Sendable, Hashable {
        /// As the plan numbers it.
        public let region: Int
        public let units: [Int]
        public let households: Int
        public let shops: Int
        public let isDedicated: Bool
        public let flaws: [Flaw]
    }

    /// In the order of their numbers.
    public let microGrids: [MicroGrid]

    public var drawn: [MicroGrid] { microGrids.filter { !$0.isDedicated } }
    public var flawed: [MicroGrid] { drawn.filter { !$0.flaws.isEmpty } }

    public init(_ survey: Survey, regions: [Int], _ request: PlanRequest) {
        guard regions.count == survey.units.count else {
            microGrids = []
            return
        }
        var members: [Int: [Int]] = [:]
        for (unit, region) in regions.enumerated() { members[region, default: []].append(unit) }
        // Which units hang together within their micro-grid.
        var leader = Array(regions.indices)
        func find(_ unit: Int) -> Int {
            var unit = unit
            while leader[unit] != unit { unit = leader[unit] }
            return unit
        }
        for border in survey.borders where regions[border.first] == regions[border.second] && Links.isWalkable(border, request) {
            let a = find(border.first), b = find(border.second)
            if a != b { leader[max(a, b)] = min(a, b) }
        }
        microGrids = members.sorted { $0.key < $1.key }.map { region, units in
            let households = units.reduce(0) { $0 + survey.units[$1].households }
            let isDedicated = units.contains { survey.units[$0].kind == .dedicated }
            var flaws: [Flaw] = []
            if !isDedicated {
                if households < request.lower { flaws.append(.tooFew(request.lower - households)) }
                if households > request.upper { flaws.append(.tooMany(households - request.upper)) }
                let parts = Set(units.map(find)).count
                if parts > 1 { flaws.append(.parts(parts)) }
            }
            return MicroGrid(
                region: region, units: units, households: households, shops: units.reduce(0) { $0 + survey.units[$1].shops },
                isDedicated: isDedicated,
                flaws: flaws)
        }
    }

    /// How today's micro-grids stand against the same window, of which there may be none.
    public static func today(_ survey: Survey, _ request: PlanRequest) -> PlanCheck? {
        let present = PlanDrawing.numbers(survey.units.map(\.present))
        guard present.contains(where: { $0 != nil }) else { return nil }
        let known = survey.units.indices.filter { present[$0] != nil }, place = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
        let part = Survey(
            units: known.map { survey.units[$0] },
            borders: survey.borders.compactMap { border in
                guard let first = place[border.first], let second = place[border.second] else { return nil }
                return Survey.Border(first: first, second: second, open: border.open, hindered: border.hindered, closed: border.closed)
            })
        return PlanCheck(part, regions: known.compactMap { present[$0] }, request)
    }
}
