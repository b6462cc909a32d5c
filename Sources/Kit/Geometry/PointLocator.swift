// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Which of many areas holds a point: a lattice of cells over all of them, each with the few areas that reach into it.
///
/// Cells that lie wholly in one area answer at once. Building is linear in the vertices and cells; a look-up asks one cell.
public struct PointLocator: Sendable {
    private let box: BoundingBox
    private let columns: Int, rows: Int
    private let columnsPerDegree: Double, rowsPerDegree: Double
    /// Per cell: −1 none, 0… the area that fills it, −2 − i the list `mixed[i]`.
    private var cells: [Int32]
    private var mixed: [[Int32]] = []
    private let areas: [MultiPolygon]

    /// - Parameter areas: in the order of the numbers that `locate` answers; where they overlap the first one wins.
    public init(_ areas: [MultiPolygon]) {
        self.areas = areas
        let boxes = areas.map(\.boundingBox)
        let box = boxes.compactMap { $0 }.reduce(nil as BoundingBox?) { $0?.union($1) ?? $1 } ?? BoundingBox(west: 0, south: 0, east: 0, north: 0)
        self.box = box
        let side = max(1, min(1024, Int((Double(areas.count) * 64).squareRoot())))
        columns = side
        rows = side
        columnsPerDegree = Double(side) / max(box.east - box.west, 1e-9)
        rowsPerDegree = Double(side) / max(box.north - box.south, 1e-9)
        cells = [Int32](repeating: -1, count: side * side)
        var candidates = [[Int32]](repeating: [], count: side * side)
        var isCut = [Bool](repeating: false, count: side * side)
        for (number, area) in areas.enumerated() {
            guard let own = boxes[number] else { continue }
            let touched = Set(area.polygons.flatMap { $0.rings.flatMap { self.cells(alongRing: $0) } })
            for cell in touched { isCut[cell] = true }
            for row in self.row(own.south)...self.row(own.north) {
                for column in self.column(own.west)...self.column(own.east) {
                    let cell = row * columns + column
                    if touched.contains(cell) || area.contains(center(column, row)) { candidates[cell].append(Int32(number)) }
                }
            }
        }
        for cell in candidates.indices where !candidates[cell].isEmpty {
            if !isCut[cell], let only = candidates[cell].first {
                cells[cell] = only
            } else {
                cells[cell] = -2 - Int32(mixed.count)
                mixed.append(candidates[cell])
            }
        }
    }

    /// The number of the area that holds the point; nil outside of all.
    public func locate(_ point: Coordinate) -> Int? {
        guard box.contains(point) else { return nil }
        let cell = cells[row(point.latitude) * columns + column(point.longitude)]
        if cell >= 0 { return Int(cell) }
        if cell == -1 { return nil }
        return mixed[-2 - Int(cell)].first { areas[Int($0)].contains(point) }.map(Int.init)
    }

    private func column(_ longitude: Double) -> Int { max(0, min(columns - 1, Int((longitude - box.west) * columnsPerDegree))) }
    private func row(_ latitude: Double) -> Int { max(0, min(rows - 1, Int((latitude - box.south) * rowsPerDegree))) }

    private func center(_ column: Int, _ row: Int) -> Coordinate {
        Coordinate(longitude: box.west + (Double(column) + 0.5) / columnsPerDegree, latitude: box.south + (Double(row) + 0.5) / rowsPerDegree)
    }

    /// All cells that the ring's edges may touch, a hair more rather than less.
    private func cells(alongRing ring: [Coordinate]) -> [Int] {
        var result: [Int] = []
        let hair = 1e-6 / columnsPerDegree
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
            let low = a.latitude <= b.latitude ? a : b, high = a.latitude <= b.latitude ? b : a
            let firstRow = row(low.latitude - 1e-6 / rowsPerDegree), lastRow = row(high.latitude + 1e-6 / rowsPerDegree)
            for row in firstRow...lastRow {
                // The piece of the edge within this row's latitudes.
                let south = box.south + (Double(row) - 1e-6) / rowsPerDegree, north = box.south + (Double(row) + 1 + 1e-6) / rowsPerDegree
                let height = high.latitude - low.latitude
                let from = height > 0 ? max(0, min(1, (south - low.latitude) / height)) : 0
                let to = height > 0 ? max(0, min(1, (north - low.latitude) / height)) : 1
                let x1 = low.longitude + from * (high.longitude - low.longitude), x2 = low.longitude + to * (high.longitude - low.longitude)
                for column in column(min(x1, x2) - hair)...column(max(x1, x2) + hair) { result.append(row * columns + column) }
            }
        }
        return result
    }
}
