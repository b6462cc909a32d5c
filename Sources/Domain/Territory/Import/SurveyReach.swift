// SPDX-License-Identifier: Apache-2.0
import Access
import Geometry
import Localization

/// To whom a thing belongs: the smallest area that holds the whole of it.
struct SurveyReach {
    private let index: TerritoryIndex
    private let buildings: [String: String]

    init(_ survey: Survey) {
        self.init(survey.index, layer: survey.options.layer)
    }

    init(_ index: TerritoryIndex, layer: TerritoryLayer) {
        self.index = index
        buildings = layer == .stairwells ? Dictionary(index.buildings.map { ($0.id, $0.areaPath) }) { first, _ in first } : [:]
    }

    /// A path; `/` for what lies in no area, or in several that have none in common.
    ///
    /// Streets, water and barriers belong to the area that all their corners have in common: a street through two grids is the community's.
    func home(of thing: TerritoryThing) -> String {
        switch thing {
        case .area, .building, .premises, .code: thing.areaPath
        case .stairwell(let stairwell): buildings[stairwell.buildingID] ?? AreaPath.everywhere
        case .street, .ground: shared(thing.shape?.corners ?? [])
        }
    }

    private func shared(_ corners: [Coordinate]) -> String {
        var shared: [String]?
        for corner in corners {
            let holding = AreaPath.holding(index.microGrid(at: corner)?.path ?? AreaPath.everywhere)
            shared = shared.map { zip($0, holding).prefix { $0 == $1 }.map(\.0) } ?? holding
        }
        return shared?.last ?? AreaPath.everywhere
    }
}

extension Shape {
    /// Every corner of it.
    var corners: [Coordinate] {
        switch self {
        case .point(let point): [point]
        case .lineString(let line): line.points
        case .polygon, .multiPolygon: polygons.flatMap { $0.rings.flatMap(\.self) }
        }
    }
}
