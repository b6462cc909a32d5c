// SPDX-License-Identifier: Apache-2.0
import Geometry

/// A plan as areas: the cells of its units put together, so that neighbours share their corners and nothing is left between them.
struct PlanShape: Sendable {
    struct Piece: Sendable {
        let region: Int
        let place: PlanNumbering.Place?
        let boundary: MultiPolygon
    }
    /// In the order of the plan's numbers.
    let microGrids: [Piece]
    /// By the number of the grid.
    let grids: [(number: Int, boundary: MultiPolygon)]

    init(_ survey: Survey, regions: [Int], _ numbering: PlanNumbering) {
        var cells: [Int: [MultiPolygon]] = [:]
        for (unit, region) in zip(survey.units, regions) { cells[region, default: []].append(unit.cell) }
        microGrids = cells.sorted { $0.key < $1.key }.map {
            Piece(region: $0.key, place: numbering.places[$0.key], boundary: MultiPolygon.seamlessUnion($0.value))
        }
        var members: [Int: [MultiPolygon]] = [:]
        for piece in microGrids { if let grid = piece.place?.grid { members[grid, default: []].append(piece.boundary) } }
        grids = members.sorted { $0.key < $1.key }.map { ($0.key, MultiPolygon.seamlessUnion($0.value)) }
    }
}
