// SPDX-License-Identifier: Apache-2.0
import Districting
import Foundation
import Geometry
import Territory

/// From a survey to a plan, by the engine: micro-grids first, then grids of them.
enum PlanDrawing {
    struct Result: Sendable {
        var regions: [Int]
        var grids: [Int: Int]
        var certificate: Certificate
    }

    /// - Parameter kept: the micro-grid of each unit that is to stay where it is (a locked part of the plan that is drawn again); nil for the rest.
    static func draw(
        _ survey: Survey, _ request: PlanRequest, kept: [Int?] = [], effort: Effort = Effort(), progress: (Double) -> Void = { _ in },
        stop: () -> Bool = { false }
    ) throws(DrawingError) -> Result {
        let units = units(of: survey, request, kept: kept), adjacency = Links.adjacency(of: survey, request)
        func draw(_ regions: Rules.Regions) throws(DrawingError) -> Plan {
            try Districting.draw(
                units, adjacency, rules: Rules(window: request.window, regions: regions, weights: request.weights), seed: request.seed,
                effort: effort,
                progress: { progress($0.share * 0.95) }, stop: stop)
        }
        let count = wantedCount(survey, request)
        var plan = try draw(count.map { .exactly($0) } ?? .share(0.9))
        // Nobody asked for that number: where the ground does not hold it, it is no rule.
        if count != nil, plan.relaxations.contains(where: { $0.rule == .regions }) { plan = try draw(.share(0.9)) }
        let grids = try grids(of: plan.regions, units, survey, request, effort: effort, stop: stop)
        return Result(regions: plan.regions, grids: grids, certificate: plan.certificate)
    }

    /// As many micro-grids as there are today, so that those who look after them stay, where the window allows so many; nil where it does not.
    static func wantedCount(_ survey: Survey, _ request: PlanRequest) -> Int? {
        let own = survey.units.filter { $0.kind != .dedicated }, today = Set(own.compactMap(\.present)).count
        guard let counts = request.window.counts(own.reduce(0) { $0 + $1.households }), counts.contains(today) else { return nil }
        return today
    }

    /// What is alike: how high one lives, how many doors share a stairwell, how much trade there is, and whether it is an estate.
    private static func units(of survey: Survey, _ request: PlanRequest, kept: [Int?]) -> Units {
        let all = survey.units
        let presents = numbers(all.map(\.present)), estates = numbers(all.map(\.estate))
        // Locked parts keep numbers of their own, so that no dedicated grid is taken for one of them.
        let dedicated = all.indices.map { index -> Int? in
            if all[index].kind == .dedicated { return 1_000_000 + index }
            return kept.isEmpty ? nil : kept[index]
        }
        return Units(
            ids: all.map(\.key), households: all.map(\.households), workload: all.map(\.work),
            attributes: all.flatMap { [Double($0.storeys), log(1 + Double($0.households)), log(1 + Double($0.shops)), $0.estate == nil ? 0 : 1] },
            attributeCount: 4, compound: request.keepsEstates ? estates : [],
            present: presents.contains { $0 != nil } ? presents : [], dedicated: dedicated, area: all.map(\.cell.area)
        ).standardised
    }

    /// Texts as numbers, in the order in which they come.
    static func numbers(_ texts: [String?]) -> [Int?] {
        var known: [String: Int] = [:]
        return texts.map { text in
            guard let text else { return nil }
            if let number = known[text] { return number }
            known[text] = known.count + 1
            return known.count
        }
    }

    /// The estate of each micro-grid that lies in one estate of more ground than may be divided between grids; nil for the others.
    private static func whole(_ names: [Int], _ regions: [Int], _ stairwells: Units) -> [Int?] {
        let large = Districting.largeCompounds(stairwells)
        guard !large.isEmpty else { return [] }
        var estates: [Int: Set<Int?>] = [:]
        for (region, estate) in zip(regions, stairwells.compound) { estates[region, default: []].insert(estate) }
        return names.map { name in
            guard let only = estates[name], only.count == 1, let estate = only.first ?? nil, large.contains(estate) else { return nil }
            return estate
        }
    }

    /// Grids of micro-grids: connected, of as many as are asked for, workloads alike. A dedicated grid stays a grid of its own.
    private static func grids(
        of regions: [Int], _ stairwells: Units, _ survey: Survey, _ request: PlanRequest, effort: Effort, stop: () -> Bool
    ) throws(DrawingError) -> [Int: Int] {
        let names = Set(regions).sorted(), place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var work = Array(repeating: 0.0, count: names.count), own = Array(repeating: Int?.none, count: names.count)
        var parents: [String: Int] = [:]
        for (unit, region) in zip(survey.units, regions) {
            guard let number = place[region] else { continue }
            work[number] += unit.work
            guard unit.kind == .dedicated else { continue }
            // Micro-grids of one dedicated grid stay one grid.
            let grid = unit.key.split(separator: "/").dropLast().joined(separator: "/")
            parents[grid] = parents[grid] ?? parents.count + 1
            own[number] = parents[grid]
        }
        // The grid in which most of its households are today. A grid is a name, a code and people; it stays unless nobody asked for that.
        var todays: [[String: Int]] = Array(repeating: [:], count: names.count)
        for (unit, region) in zip(survey.units, regions) {
            guard unit.kind != .dedicated, let grid = unit.present.flatMap({ Area.parent(of: $0) }), let number = place[region] else { continue }
            todays[number][grid, default: 0] += unit.households * 64 + 1
        }
        let presents = numbers(todays.map { shares in shares.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key })
        var lengths: [[Int]: (length: Double, isOpen: Bool)] = [:]
        for border in survey.borders {
            guard let a = place[regions[border.first]], let b = place[regions[border.second]], a != b else { continue }
            var sum = lengths[[min(a, b), max(a, b)]] ?? (0, false)
            sum.length += border.open + border.hindered
            sum.isOpen = sum.isOpen || border.open >= Survey.leastBorder
            lengths[[min(a, b), max(a, b)]] = sum
        }
        let borders = lengths.filter { $0.value.length >= Survey.leastBorder }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
            Adjacency.Border($0.key[0], $0.key[1], length: $0.value.length, barrier: $0.value.isOpen ? .none : .penalised(2))
        }
        let units = Units(
            ids: names.map { String($0) }, households: names.map { _ in 1 }, workload: work,
            together: whole(names, regions, stairwells), present: presents.contains { $0 != nil } ? presents : [], dedicated: own)
        // As many grids as today, where the window allows so many: a grid more is a code and a post more.
        func wanted(_ counts: ClosedRange<Int>?, today: Int) -> Rules.Regions { counts?.contains(today) == true ? .exactly(today) : .share(0.98) }
        let window = Window(request.gridLower, request.gridUpper)
        let plan = try Districting.draw(
            units, Adjacency(borders),
            rules: Rules(
                window: window, regions: wanted(window.counts(own.count { $0 == nil }), today: Set(presents.compactMap(\.self)).count),
                weights: Weights(
                    alikeness: 0, balance: 1, compactness: 1, stability: request.weights.stability > 0 ? max(1, request.weights.stability) : 0)),
            seed: request.seed, effort: Effort(proposals: min(200_000, effort.proposals ?? 200_000), ensemble: 0), stop: stop)
        return Dictionary(uniqueKeysWithValues: zip(names, plan.regions))
    }
}
