// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Territory
import Tessellation

extension Survey {
    /// Why a community could not be surveyed.
    public enum Fault: Error, Hashable, Sendable {
        /// Nobody has drawn its border.
        case noBorder
        /// No building stands in it.
        case empty
        case tooLarge
    }

    /// Takes the units of a community from what the territory holds: a unit for each stairwell, for each building without stairwells, for
    /// shops that stand in no building a run along the street, and one for each dedicated micro-grid. Ground is divided among them along the
    /// middle between houses, and along water, walls and main roads.
    ///
    /// - Parameters:
    ///   - areas: the community's grids and micro-grids of the day.
    ///   - stairwells: by building.
    public static func take(
        of community: Area, areas: [Area], buildings: [Building], stairwells: [String: [Stairwell]], premises: [Premises], streets: [Street],
        ground: [Ground]
    ) throws(Fault) -> Survey {
        guard !community.boundary.isEmpty else { throw .noBorder }
        var found = UnitFinder(community: community, areas: areas)
        for building in buildings { found.add(building, stairwells[building.id] ?? []) }
        found.add(premises, streets: streets)
        return try divide(found, of: community, areas: areas, streets: streets, ground: ground)
    }

    /// A community whose units come from a file: those with ground of their own keep it, what is left goes to whoever is nearest.
    static func take(
        of community: Area, areas: [Area], imported: [UnitImport.Unit], streets: [Street], ground: [Ground]
    ) throws(Fault) -> Survey {
        guard !community.boundary.isEmpty else { throw .noBorder }
        var found = UnitFinder(community: community, areas: areas)
        for one in imported { found.add(one) }
        return try divide(found, of: community, areas: areas, streets: streets, ground: ground)
    }

    private static func divide(
        _ found: UnitFinder, of community: Area, areas: [Area], streets: [Street], ground: [Ground]
    ) throws(Fault) -> Survey {
        guard found.units.contains(where: { $0.kind != .dedicated }) else { throw .empty }
        var partitions = ground.compactMap { thing -> Partition? in
            switch thing.kind {
            case .water, .barrier: Partition(.closed, thing.shape)
            case .green, .square: nil
            }
        }
        partitions += streets.filter { $0.rank == .main }.map { Partition(.hindering, .lineString($0.line)) }
        // A dedicated grid keeps its border to the last corner, whatever runs through it. Today's micro-grids are divided among those who stand in
        // them, so that one whose units all stay keeps its border too.
        let micro = areas.filter { $0.level == .microGrid && !$0.boundary.isEmpty }, locator = PointLocator(micro.map(\.boundary))
        let homes = Dictionary(grouping: found.units.indices) { number in
            micro.first { $0.kind == .dedicated && $0.path == found.units[number].key }?.path
                ?? found.sites[number].lazy.compactMap { locator.locate($0) }.first.map { micro[$0].path } ?? ""
        }
        // Ground that a file gives is its unit's, and nobody asks in which micro-grid it lies today.
        let claims =
            found.grounds.isEmpty
            ? micro.compactMap { area in homes[area.path].map { Claim(owners: $0, area: area.boundary, isClosed: area.kind == .dedicated) } }
            : found.grounds.sorted { $0.key < $1.key }.map {
                Claim(owners: [$0.key], area: $0.value, isClosed: found.units[$0.key].kind == .dedicated)
            }
        do throws(TessellationError) {
            let mosaic = try Tessellation.divide(community.boundary, among: found.sites, partitions: partitions, claims: claims)
            var units = found.units
            for (number, cell) in mosaic.cells.enumerated() { units[number].cell = cell }
            // Who stands wholly beside the ground has no cell and no neighbour: left out, with nothing lost, as it is another community's.
            let kept = units.indices.filter { !units[$0].cell.isEmpty }
            let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
            return Survey(
                units: kept.map { units[$0] },
                borders: mosaic.borders.compactMap { border in
                    guard let first = place[border.first], let second = place[border.second] else { return nil }
                    func metres(_ length: Double) -> Double { (length * 10).rounded() / 10 }
                    return Border(
                        first: first, second: second, open: metres(border.open), hindered: metres(border.hindered), closed: metres(border.closed))
                })
        } catch {
            switch error {
            case .tooMany: throw .tooLarge
            case .nothing, .library: throw .noBorder
            }
        }
    }
}

/// Units with the points at which they stand.
private struct UnitFinder {
    private(set) var units: [PlanUnit] = []
    private(set) var sites: [[Coordinate]] = []
    /// Ground that is certain, by the unit's number: where a file gives any, dedicated grids' too.
    private(set) var grounds: [Int: MultiPolygon] = [:]
    /// The dedicated micro-grids, each a unit of its own.
    let dedicated: [Area]
    private let community: Area
    private let microGrids: Set<String>
    private var footprints: [(polygon: Polygon, box: BoundingBox, units: [Int])] = []

    init(community: Area, areas: [Area]) {
        self.community = community
        microGrids = Set(areas.filter { $0.level == .microGrid }.map(\.path))
        dedicated = areas.filter { $0.level == .microGrid && $0.kind == .dedicated && !$0.boundary.isEmpty }
        for area in dedicated {
            guard let place = area.innerPoint else { continue }
            let grid = areas.first { $0.path == area.parent }
            add(
                PlanUnit(
                    key: area.path, kind: .dedicated, name: SurveyStrings.within(grid?.name, area.name), households: area.households, storeys: 1,
                    present: area.path, place: place), at: [place])
        }
    }

    private mutating func add(_ unit: PlanUnit, at places: [Coordinate]) {
        units.append(unit)
        sites.append(places)
    }

    private func isDedicated(_ path: String) -> Bool { dedicated.contains { $0.path == path } }
    private func present(_ path: String) -> String? { microGrids.contains(path) ? path : nil }

    /// A unit of a file.
    mutating func add(_ one: UnitImport.Unit) {
        if let ground = one.ground {
            if grounds.isEmpty {
                for (number, unit) in units.enumerated() { grounds[number] = dedicated.first { $0.path == unit.key }?.boundary }
            }
            grounds[units.count] = ground
        }
        add(one.unit, at: one.sites)
    }

    mutating func add(_ building: Building, _ stairwells: [Stairwell]) {
        guard !isDedicated(building.areaPath), let box = building.polygon.boundingBox else { return }
        let outline = Self.outline(building.polygon), parts = max(1, stairwells.count)
        let shares = Self.split(outline, of: building.polygon, into: parts)
        let first = units.count
        for (number, share) in shares.enumerated() {
            let stairwell = stairwells.isEmpty ? nil : stairwells[number]
            let middle = BoundingBox(share)?.center ?? building.coordinate
            add(
                PlanUnit(
                    key: stairwell?.id ?? building.id, kind: stairwell == nil ? .house : .stairwell,
                    name: SurveyStrings.name(of: building, stairwell: stairwell?.number), households: stairwell?.households ?? building.households,
                    storeys: building.storeys, estate: building.estate?.zh, present: present(building.areaPath), place: middle), at: share)
        }
        footprints.append((building.polygon, box.padded(by: 15), Array(first..<units.count)))
    }

    /// Shops go with the house that they stand in or before; others are runs along their street.
    mutating func add(_ premises: [Premises], streets: [Street]) {
        var loose: [Premises] = []
        for shop in premises where !isDedicated(shop.areaPath) {
            let near = footprints.filter { $0.box.contains(shop.coordinate) }.map { ($0, $0.polygon.distance(to: shop.coordinate)) }
            guard let house = near.filter({ $0.1 <= 15 }).min(by: { $0.1 < $1.1 })?.0,
                let unit = house.units.min(by: { units[$0].place.distance(to: shop.coordinate) < units[$1].place.distance(to: shop.coordinate) })
            else {
                loose.append(shop)
                continue
            }
            units[unit].shops += 1
            if units[unit].kind == .house, units[unit].households == 0 { units[unit].kind = .shops }
        }
        let names = Dictionary(streets.map { ($0.id, $0.name) }) { first, _ in first }
        for run in Self.runs(loose) {
            let street = run[0].streetID.flatMap { names[$0] }
            add(
                PlanUnit(
                    key: run[0].id, kind: .shops, name: SurveyStrings.run(street, first: run[0], last: run[run.count - 1]), shops: run.count,
                    present: present(run[0].areaPath), place: run[run.count / 2].coordinate), at: run.map(\.coordinate))
        }
    }

    /// Shops of one street and one micro-grid, each within 40 metres of the one before; at most ten together.
    private static func runs(_ shops: [Premises]) -> [[Premises]] {
        var runs: [[Premises]] = []
        let sorted = shops.sorted {
            ($0.streetID ?? "", $0.areaPath, $0.coordinate.longitude, $0.id) < ($1.streetID ?? "", $1.areaPath, $1.coordinate.longitude, $1.id)
        }
        for shop in sorted {
            if let last = runs.last?.last, runs[runs.count - 1].count < 10, last.streetID == shop.streetID, last.areaPath == shop.areaPath,
                last.coordinate.distance(to: shop.coordinate) <= 40
            {
                runs[runs.count - 1].append(shop)
            } else {
                runs.append([shop])
            }
        }
        return runs
    }

    /// Points along the walls, at most six metres from each other, and all corners.
    private static func outline(_ polygon: Polygon) -> [Coordinate] {
        let ring = polygon.outer
        return zip(ring, ring.dropFirst() + ring.prefix(1)).flatMap { a, b -> [Coordinate] in
            let steps = max(1, min(200, Int((a.distance(to: b) / 6).rounded(.up))))
            return (0..<steps).map { step in
                let t = Double(step) / Double(steps)
                return Coordinate(longitude: a.longitude + t * (b.longitude - a.longitude), latitude: a.latitude + t * (b.latitude - a.latitude))
            }
        }
    }

    /// The outline cut across the building's length into equal parts, the most western one first.
    private static func split(_ points: [Coordinate], of polygon: Polygon, into parts: Int) -> [[Coordinate]] {
        guard parts > 1, let origin = polygon.outer.first else { return [points] }
        let plane = LocalPlane(origin: origin)
        let corners = polygon.outer.map(plane.position), edges = zip(corners, corners.dropFirst() + corners.prefix(1))
        var longest = (x: 0.0, y: 0.0)
        for (a, b) in edges where hypot(b.x - a.x, b.y - a.y) > hypot(longest.x, longest.y) + 0.01 { longest = (b.x - a.x, b.y - a.y) }
        // From west to east, and where it runs due north, from north to south.
        if longest.x < 0 || longest.x == 0 && longest.y > 0 { longest = (-longest.x, -longest.y) }
        let along = points.map { point -> Double in
            let place = plane.position(of: point)
            return place.x * longest.x + place.y * longest.y
        }
        guard let least = along.min(), let most = along.max(), most > least else { return [points] + Array(repeating: [], count: parts - 1) }
        var shares = Array(repeating: [Coordinate](), count: parts)
        for (point, position) in zip(points, along) {
            shares[min(parts - 1, max(0, Int((position - least) / (most - least) * Double(parts))))].append(point)
        }
        // A part so narrow that no point of the outline fell into it stands in its middle.
        for part in shares.indices where shares[part].isEmpty { shares[part] = [polygon.innerPoint] }
        return shares
    }
}
