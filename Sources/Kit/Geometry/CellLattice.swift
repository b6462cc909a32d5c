// SPDX-License-Identifier: Apache-2.0

/// Columns and rows over a box. A position's cell is found by monotone arithmetic: what lies in a column further east lies further east.
struct CellLattice: Sendable {
    let box: BoundingBox
    let columns: Int, rows: Int
    let columnsPerDegree: Double, rowsPerDegree: Double

    /// - Parameter cells: about so many, as near to squares of degrees as 1 : 64 allows.
    init(_ box: BoundingBox, cells: Int) {
        self.box = box
        let width = max(box.east - box.west, 1e-9), height = max(box.north - box.south, 1e-9)
        let stretch = min(64, max(1.0 / 64, width / height))
        columns = max(1, min(cells, Int((Double(cells) * stretch).squareRoot())))
        rows = max(1, cells / columns)
        columnsPerDegree = Double(columns) / width
        rowsPerDegree = Double(rows) / height
    }

    @inline(__always)
    func cell(of point: Coordinate) -> Int { row(point.latitude) * columns + column(point.longitude) }

    /// Of longitudes in the box; never outside of the lattice.
    @inline(__always)
    func column(_ longitude: Double) -> Int { min(columns - 1, Int(x(longitude))) }
    @inline(__always)
    func row(_ latitude: Double) -> Int { min(rows - 1, Int(y(latitude))) }

    /// In columns from the west, and rows from the south.
    @inline(__always)
    func x(_ longitude: Double) -> Double { (longitude - box.west) * columnsPerDegree }
    @inline(__always)
    func y(_ latitude: Double) -> Double { (latitude - box.south) * rowsPerDegree }

    /// All cells that an edge between positions in the box may touch, a hair more rather than fewer.
    func cells(from a: Coordinate, to b: Coordinate, _ body: (Int) -> Void) {
        let hair = 1e-6, isUpward = a.latitude <= b.latitude
        let low = isUpward ? a : b, high = isUpward ? b : a
        let x1 = x(low.longitude), y1 = y(low.latitude), x2 = x(high.longitude), y2 = y(high.latitude)
        func clamped(_ number: Double, _ count: Int) -> Int { max(0, min(count - 1, Int(number.rounded(.down)))) }
        for row in clamped(y1 - hair, rows)...clamped(y2 + hair, rows) {
            // The piece of the edge within this row.
            let south = Double(row) - hair, north = Double(row) + 1 + hair
            let from = y2 > y1 ? max(0, min(1, (south - y1) / (y2 - y1))) : 0
            let to = y2 > y1 && row + 1 < rows ? max(0, min(1, (north - y1) / (y2 - y1))) : 1
            let west = min(x1 + from * (x2 - x1), x1 + to * (x2 - x1)), east = max(x1 + from * (x2 - x1), x1 + to * (x2 - x1))
            for column in clamped(west - hair, columns)...clamped(east + hair, columns) { body(row * columns + column) }
        }
    }
}
