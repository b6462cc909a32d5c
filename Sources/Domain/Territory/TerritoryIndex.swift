// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// The territory of one day in memory: which micro-grid a point lies in, what an area is called, who lies above it.
///
/// Built by the store (`TerritoryStore.index(on:)`), kept by the `Atlas`. A value: it never changes; a new plan makes a new one.
public struct TerritoryIndex: Sendable {
    /// The day for which it was built, `2026-01-10`.
    public let day: Day
    /// The store's version when it was built.
    public let version: Int
    /// All areas that hold on the day, parents before children, in the order of their paths.
    public let areas: [Area]
    public let buildings: [Building]
    public let streets: [Street]
    public let premises: [Premises]
    /// Finds places in words.
    public let gazetteer: Gazetteer

    private let byPath: [String: Int]
    private let below: [String: [Int]]
    /// Those with a border, in the order of their paths.
    public let microGrids: [Area]
    private let locator: PointLocator
    private let buildingsAround: Surroundings, streetsAround: Surroundings, premisesAround: Surroundings
    private let buildingsByID: [String: Int], premisesByID: [String: Int], premisesByCode: [String: Int]

    public init(
        day: Day, version: Int = 0, areas: [Area], streets: [Street] = [], buildings: [Building] = [], stairwells: [Stairwell] = [],
        premises: [Premises] = [], ground: [Ground] = []
    ) {
        self.day = day
        self.version = version
        self.areas = areas.filter { $0.holds(on: day) }.sorted { $0.path < $1.path }
        self.streets = streets
        self.buildings = buildings
        self.premises = premises
        byPath = Dictionary(self.areas.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { _, last in last })
        below = Dictionary(grouping: self.areas.indices, by: { [areas = self.areas] in areas[$0].parent ?? "" })
        microGrids = self.areas.filter { $0.level == .microGrid && !$0.boundary.isEmpty }
        locator = PointLocator(microGrids.map(\.boundary))
        buildingsAround = Surroundings(buildings.map { BoundingBox($0.polygon.outer) })
        streetsAround = Surroundings(streets.map { BoundingBox($0.line.points) })
        premisesAround = Surroundings(premises.map { BoundingBox([$0.coordinate]) })
        buildingsByID = Dictionary(buildings.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { _, last in last })
        premisesByID = Dictionary(premises.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { _, last in last })
        premisesByCode = Dictionary(premises.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { _, last in last })
        gazetteer = Gazetteer(
            streets: streets, buildings: buildings, stairwells: stairwells, premises: premises, landmarks: ground, areas: self.areas)
    }

    public init(_ plan: TerritoryPlan, day: Day) {
        self.init(
            day: day, areas: plan.areas, streets: plan.streets, buildings: plan.buildings, stairwells: plan.stairwells, premises: plan.premises,
            ground: plan.ground)
    }

    /// The one micro-grid that holds the point; nil outside of the territory. Points on borders have exactly one owner.
    public func microGrid(at point: Coordinate) -> Area? { locator.locate(point).map { microGrids[$0] } }

    /// The same as a number in `microGrids`: for whoever looks up millions of points, as copying areas takes longer than finding them.
    public func microGridNumber(at point: Coordinate) -> Int? { locator.locate(point) }

    /// The same for many points, −1 outside of the territory: the fastest way.
    public func microGridNumbers(at points: [Coordinate]) -> [Int32] { locator.locate(points) }

    /// The micro-grid nearest to the point and how many metres away, 0 inside; nil where there are none.
    public func nearest(to point: Coordinate) -> (area: Area, meters: Double)? {
        locator.nearest(to: point).map { (microGrids[$0.area], $0.meters) }
    }

    /// The micro-grids in which a roughly known position may lie, the likeliest first, with their probabilities.
    ///
    /// Their sum is 1 less what falls outside of the territory; nothing where it all does: then ask for the nearest one.
    /// - Parameters:
    ///   - accuracy: radius in metres that holds 95 of 100 true positions, as browsers tell it.
    ///   - least: what is less likely is left out.
    public func microGrids(around point: Coordinate, accuracy: Double, least: Double = 0.02) -> [(area: Area, probability: Double)] {
        locator.spread(around: point, accuracy: accuracy).filter { $0.probability >= least }.map { (microGrids[$0.area], $0.probability) }
    }

    /// The window that holds the whole territory; nil where nothing is drawn.
    public var boundingBox: BoundingBox? {
        children(of: "").compactMap(\.boundary.boundingBox).reduce(nil) { sum, box in sum?.union(box) ?? box }
    }

    public func area(path: String) -> Area? { byPath[path].map { areas[$0] } }

    /// The areas directly inside; of the empty path: the roots.
    public func children(of path: String) -> [Area] { (below[path] ?? []).map { areas[$0] } }

    /// The areas at or below `path`, of one level or of all.
    public func areas(under path: String, level: Area.Level? = nil) -> [Area] {
        areas.filter { $0.path.hasPrefix(path) && (level == nil || $0.level == level) }
    }

    /// The areas above, from the root down to the parent.
    public func ancestors(of path: String) -> [Area] {
        var result: [Area] = [], next = Area.parent(of: path)
        while let path = next {
            if let area = area(path: path) { result.append(area) }
            next = Area.parent(of: path)
        }
        return result.reversed()
    }

    /// What people call it, from the community down: `小河社区 · 第2网格 · 03微网格`. Of unknown paths, the deepest known part.
    public func name(of path: String) -> Text {
        let line = ancestors(of: path) + (area(path: path).map { [$0] } ?? [])
        let close = line.filter { $0.level >= .community }
        let names = close.isEmpty ? line.suffix(1).map(\.name) : close.map(\.name)
        return Text(zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · "))
    }

    /// What meets a window of the map, as indices into `buildings`, `streets` and `premises`: thousands of buildings cost no more than a few.
    public func standing(in window: BoundingBox) -> (buildings: [Int], streets: [Int], premises: [Int]) {
        (buildingsAround.meeting(window), streetsAround.meeting(window), premisesAround.meeting(window))
    }

    public func building(id: String) -> Building? { buildingsByID[id].map { buildings[$0] } }
    public func premises(id: String) -> Premises? { premisesByID[id].map { premises[$0] } }
    public func premises(code: String) -> Premises? { premisesByCode[code].map { premises[$0] } }

    /// Free words to places, best first; see `Gazetteer`.
    public func places(named words: String, limit: Int = 8) -> [PlaceCandidate] { gazetteer.places(named: words, limit: limit) }
}
