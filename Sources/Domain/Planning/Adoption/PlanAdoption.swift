// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Territory

/// What a plan makes of a community once it holds: which grids go on under their codes, which are new, and where everyone then lies.
///
/// A grid that keeps at least half of its households (and ground) keeps its code and its name, with a new border from the day; so does a micro-grid
/// inside such a grid. Everything else is new and gets numbers above all that were ever used there, in the order of the standard (west to east,
/// north to south): a code never comes to mean other ground.
public struct PlanAdoption: Sendable, Hashable {
    public enum Fate: String, Sendable, CaseIterable { case same, changed, new }

    public struct Entry: Sendable, Hashable {
        public let area: Area
        public let fate: Fate
        /// The plan's number of a micro-grid; nil for grids.
        public let region: Int?
    }

    /// Comprehensive grids and micro-grids, each grid before its micro-grids.
    public let entries: [Entry]
    /// Paths that end, and for each the one in which most of its households then lie.
    public let heirs: [String: String]
    /// The path of each unit's micro-grid, as it will be.
    public let paths: [String]
    /// Units whose micro-grid is another one than today, by their place in the survey; dedicated ones never are.
    public let movers: [Int]

    public var ended: [String] { heirs.keys.sorted() }
    public func count(_ fate: Fate, _ level: Area.Level) -> Int { entries.count { $0.fate == fate && $0.area.level == level } }

    /// - Parameters:
    ///   - standing: the community's grids and micro-grids of the day.
    ///   - highest: the highest number ever used under a path.
    public init(
        _ plan: GridPlan, _ survey: Survey, of community: Area, standing: [Area], from day: Day, highest: (String) throws -> Int, makeID: () -> String
    ) rethrows {
        let numbering = PlanNumbering(survey, regions: plan.regions, grids: plan.grids)
        let shape = PlanShape(survey, regions: plan.regions, numbering)
        let today = Dictionary(standing.map { ($0.path, $0) }) { first, _ in first }
        let free = survey.units.indices.filter { survey.units[$0].kind != .dedicated }
        let place = { (unit: Int) in numbering.places[plan.regions[unit]] ?? .init(grid: 0, microGrid: 0) }

        // Grids first: the pairs that share most, as long as at least half of today's grid stays.
        let grids = Pairing(free.map { ($0, today: survey.units[$0].present.flatMap { Area.parent(of: $0) }, then: place($0).grid) }, survey)
        var gridPaths: [Int: String] = [:], next = try highest(community.path)
        for number in Set(free.map { place($0).grid }).sorted() {
            if let kept = grids.kept[number], today[kept]?.level == .grid, today[kept]?.kind != .dedicated {
                gridPaths[number] = kept
            } else {
                next += 1
                gridPaths[number] = Area.path(community.path, Code.padded(next, 3))
            }
        }
        let micro = Pairing(free.map { ($0, today: survey.units[$0].present, then: plan.regions[$0]) }, survey)
        var microPaths: [Int: String] = [:], last: [String: Int] = [:]
        for region in Set(free.map { plan.regions[$0] }).sorted(by: {
            (numbering.places[$0] ?? .init(grid: 0, microGrid: 0)) < (numbering.places[$1] ?? .init(grid: 0, microGrid: 0))
        }) {
            let grid = gridPaths[numbering.places[region]?.grid ?? 0] ?? community.path
            if let kept = micro.kept[region], kept.hasPrefix(grid), today[kept]?.level == .microGrid {
                microPaths[region] = kept
            } else {
                let number = try (last[grid] ?? highest(grid)) + 1
                last[grid] = number
                microPaths[region] = Area.path(grid, Code.padded(number, 2))
            }
        }

        var households: [Int: Int] = [:], gridHouseholds: [Int: Int] = [:]
        for unit in free {
            households[plan.regions[unit], default: 0] += survey.units[unit].households
            gridHouseholds[place(unit).grid, default: 0] += survey.units[unit].households
        }
        func entry(
            _ path: String, _ level: Area.Level, _ boundary: MultiPolygon, _ households: Int, region: Int?, isSame: Bool, under parent: Code
        ) -> Entry {
            let number = Int(path.split(separator: "/").last ?? "") ?? 0
            guard let old = today[path] else {
                let code = level == .grid ? Code.unitGrid(in: parent, number: number) : Code.microGrid(in: parent, number: number)
                let local = Code(.local, path.split(separator: "/").joined()) ?? parent
                let name = level == .grid ? PlanPageStrings.gridName(number) : AdoptionStrings.microGrid(number)
                return Entry(
                    area: Area(
                        id: makeID(), path: path, level: level, kind: .comprehensive, code: code ?? local, name: name, boundary: boundary,
                        households: households, from: day), fate: .new, region: region)
            }
            var area = old
            (area.boundary, area.households) = (boundary, households)
            return Entry(area: area, fate: isSame ? .same : .changed, region: region)
        }
        // The same units stand in it; the line of its border may have got corners where neighbours now meet it.
        func isSame(_ then: [Int], _ today: [Int]) -> Bool { then == today }
        var found: [Entry] = []
        for (number, path) in gridPaths.sorted(by: { $0.value < $1.value }) {
            guard let boundary = shape.grids.first(where: { $0.number == number })?.boundary else { continue }
            let grid = entry(
                path, .grid, boundary, gridHouseholds[number] ?? 0, region: nil,
                isSame: isSame(free.filter { place($0).grid == number }, free.filter { survey.units[$0].present?.hasPrefix(path) == true }),
                under: community.code)
            found.append(grid)
            for (region, own) in microPaths.sorted(by: { $0.value < $1.value }) where own.hasPrefix(path) {
                guard let piece = shape.microGrids.first(where: { $0.region == region })?.boundary else { continue }
                let same = isSame(free.filter { plan.regions[$0] == region }, free.filter { survey.units[$0].present == own })
                found.append(entry(own, .microGrid, piece, households[region] ?? 0, region: region, isSame: same, under: grid.area.code))
            }
        }
        entries = found
        paths = survey.units.indices.map { unit in
            survey.units[unit].kind == .dedicated ? survey.units[unit].present ?? survey.units[unit].key : microPaths[plan.regions[unit]] ?? ""
        }
        movers = free.filter { survey.units[$0].present != microPaths[plan.regions[$0]] }

        // Who follows what ends: a micro-grid by its units, a grid by its micro-grids', the community where nothing stood in it.
        var following: [String: String] = [:]
        let kept = Set(found.map(\.area.path))
        for area in standing where area.kind != .dedicated && area.path != community.path && !kept.contains(area.path) {
            var weights: [String: Int] = [:]
            for unit in free where survey.units[unit].present?.hasPrefix(area.path) == true {
                guard let own = microPaths[plan.regions[unit]] else { continue }
                let heir = area.level == .grid ? Area.parent(of: own) ?? own : own
                weights[heir, default: 0] += survey.units[unit].households * 64 + 1
            }
            following[area.path] = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? community.path
        }
        heirs = following
    }
}

/// Which of today's areas go on as which of the plan's: those that share most, if at least half of today's stays.
private struct Pairing {
    /// By the plan's number.
    private(set) var kept: [Int: String] = [:]

    init(_ units: [(unit: Int, today: String?, then: Int)], _ survey: Survey) {
        var whole: [String: Int] = [:], shared: [Int: [String: Int]] = [:]
        for (unit, today, then) in units {
            guard let today else { continue }
            let weight = survey.units[unit].households * 64 + 1
            whole[today, default: 0] += weight
            shared[then, default: [:]][today, default: 0] += weight
        }
        let pairs = shared.flatMap { then, parts in parts.map { (then: then, today: $0.key, weight: $0.value) } }
            .sorted { (-$0.weight, $0.then, $0.today) < (-$1.weight, $1.then, $1.today) }
        var taken: Set<String> = []
        for pair in pairs where kept[pair.then] == nil && 2 * pair.weight >= whole[pair.today] ?? 0 && taken.insert(pair.today).inserted {
            kept[pair.then] = pair.today
        }
    }
}
