// SPDX-License-Identifier: Apache-2.0

/// Lays the lattice of a `PointLocator` over its areas and writes the cells.
struct LocatorBuilder {
    private(set) var lattice: CellLattice
    private(set) var cells: [Int32] = []
    private(set) var pool: [UInt64] = []

    private let parts: [(area: Int32, polygon: Polygon)]
    private let middles: Middles

    // All edges of all rings, from corner to corner as the rings run, and the edges before and after each.
    private var starts: [Coordinate] = [], ends: [Coordinate] = []
    private var previous: [Int32] = [], next: [Int32] = []

    /// A part in a cell: whether it holds the cell's middle, and its edges there as a run of `edgesInCells`.
    private struct Entry {
        var cell: Int32, part: Int32, firstEdge: Int32, edgeCount: Int32, holdsMiddle: Bool
    }
    private var entries: [Entry] = []
    private var edgesInCells: [Int32] = []

    init(_ areas: [MultiPolygon], _ boxes: [BoundingBox?]) {
        parts = areas.enumerated().flatMap { number, area in area.polygons.map { (Int32(number), $0) } }
        let box = boxes.compactMap { $0 }.reduce(nil as BoundingBox?) { $0?.union($1) ?? $1 }
        lattice = LocatorBuilder.lattice(over: box ?? BoundingBox(west: 0, south: 0, east: 0, north: 0), parts.map(\.polygon))
        middles = Middles(lattice)
    }

    /// Some thirty cells for each part, more where borders are long; fewer where so much overlaps that the work would not end.
    private static func lattice(over box: BoundingBox, _ parts: [Polygon]) -> CellLattice {
        let vertices = parts.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
        var lattice = CellLattice(box, cells: min(4 << 20, max(16, 32 * parts.count, vertices / 4)))
        func work() -> Double {
            parts.reduce(0) { sum, part in
                guard let box = BoundingBox(part.outer) else { return sum }
                var cells = ((box.east - box.west) * lattice.columnsPerDegree + 1) * ((box.north - box.south) * lattice.rowsPerDegree + 1)
                for ring in part.rings {
                    guard var a = ring.last else { continue }
                    for b in ring {
                        cells += abs(b.longitude - a.longitude) * lattice.columnsPerDegree + abs(b.latitude - a.latitude) * lattice.rowsPerDegree + 1
                        a = b
                    }
                }
                return sum + cells
            }
        }
        while lattice.columns * lattice.rows > 1, work() > 32e6 { lattice = CellLattice(box, cells: lattice.columns * lattice.rows / 4) }
        return lattice
    }

    mutating func build() {
        cells = [Int32](repeating: -1, count: lattice.columns * lattice.rows)
        for part in parts.indices { trace(part) }
        // Entries by cell; of one cell in the order of the parts.
        var first = [Int32](repeating: 0, count: cells.count + 1)
        for entry in entries { first[Int(entry.cell) + 1] += 1 }
        for cell in cells.indices { first[cell + 1] += first[cell] }
        var order = [Int32](repeating: 0, count: entries.count), filled = first
        for (number, entry) in entries.enumerated() {
            order[Int(filled[Int(entry.cell)])] = Int32(number)
            filled[Int(entry.cell)] += 1
        }
        for cell in cells.indices where first[cell] < first[cell + 1] {
            write(cell, order[Int(first[cell])..<Int(first[cell + 1])].map { entries[Int($0)] })
        }
    }

    /// Enters one part into every cell that it touches or fills.
    private mutating func trace(_ part: Int) {
        guard let box = parts[part].polygon.rings.compactMap({ BoundingBox($0) }).reduce(nil, { $0?.union($1) ?? $1 }) else { return }
        let firstEdge = starts.count
        for ring in parts[part].polygon.rings where !ring.isEmpty {
            let base = Int32(starts.count), count = Int32(ring.count)
            for corner in 0..<count {
                starts.append(ring[Int(corner)])
                ends.append(ring[Int(corner + 1 == count ? 0 : corner + 1)])
                previous.append(base + (corner == 0 ? count - 1 : corner - 1))
                next.append(base + (corner + 1 == count ? 0 : corner + 1))
            }
        }
        var touched: [UInt64] = []  // cell · edge
        for edge in firstEdge..<starts.count {
            lattice.cells(from: starts[edge], to: ends[edge]) { touched.append(UInt64($0) << 32 | UInt64(edge)) }
        }
        touched.sort()
        var window = MiddleWindow(middles, lattice, box)
        for edge in firstEdge..<starts.count { window.cross(starts[edge], ends[edge]) }
        window.sum()

        var at = 0
        for row in window.rows {
            for column in window.columns {
                let cell = row * lattice.columns + column, begin = edgesInCells.count
                while at < touched.count, Int(touched[at] >> 32) == cell {
                    let edge = Int32(truncatingIfNeeded: touched[at])
                    if edgesInCells.count == begin || edgesInCells.last != edge { edgesInCells.append(edge) }
                    at += 1
                }
                let holdsMiddle = window.holds(column, row), isKnown = middles.isKnown(column, row)
                guard edgesInCells.count > begin || holdsMiddle || !isKnown else { continue }
                entries.append(
                    Entry(
                        cell: Int32(cell), part: Int32(part), firstEdge: Int32(begin), edgeCount: Int32(edgesInCells.count - begin),
                        holdsMiddle: holdsMiddle))
            }
        }
    }

    private mutating func write(_ cell: Int, _ here: [Entry]) {
        let column = cell % lattice.columns, row = cell / lattice.columns
        if let middle = middles.position(column, row), here.count <= CellRecord.mostParts {
            let area = parts[Int(here[0].part)].area
            if here.allSatisfy({ $0.edgeCount == 0 && parts[Int($0.part)].area == area }) {
                cells[cell] = area
                return
            }
            cells[cell] = -2 - Int32(pool.count)
            writeRecord(column, row, here, middle)
        } else {
            cells[cell] = -2 - Int32(pool.count)
            var areas: [Int32] = []
            for entry in here where areas.last != parts[Int(entry.part)].area { areas.append(parts[Int(entry.part)].area) }
            CellRecord.append(crowd: areas, to: &pool)
        }
    }

    private mutating func writeRecord(_ column: Int, _ row: Int, _ here: [Entry], _ middle: Coordinate) {
        var edges: [CellRecord.Edge] = [], levels: [(latitude: Double, bits: UInt64)] = [], bits: UInt64 = 0
        func level(_ corner: Coordinate, _ bit: UInt64) {
            // West, south or north of the cell nothing is crossed on the way from here to the east.
            guard lattice.row(corner.latitude) == row, lattice.column(corner.longitude) > column else { return }
            if let known = levels.firstIndex(where: { $0.latitude == corner.latitude }) {
                levels[known].bits ^= bit
            } else {
                levels.append((corner.latitude, bit))
            }
        }
        for (number, entry) in here.enumerated() {
            let bit = UInt64(1) << UInt64(number), run = edgesInCells[Int(entry.firstEdge)..<Int(entry.firstEdge + entry.edgeCount)]
            if entry.holdsMiddle { bits |= bit }
            for edge in run {
                // Where the ring leaves the edges known here.
                if !isIn(run, previous[Int(edge)]) { level(starts[Int(edge)], bit) }
                if !isIn(run, next[Int(edge)]) { level(ends[Int(edge)], bit) }
                let a = starts[Int(edge)], b = ends[Int(edge)]
                guard a.latitude != b.latitude else { continue }
                let low = a.latitude < b.latitude ? a : b, high = a.latitude < b.latitude ? b : a
                if let known = edges.firstIndex(where: { $0.low == low && $0.high == high }) {
                    edges[known].bits ^= bit
                } else {
                    edges.append(CellRecord.Edge(low: low, high: high, bits: bit))
                }
            }
        }
        edges.removeAll { $0.bits == 0 }
        levels.removeAll { $0.bits == 0 }
        // The bits to begin with are those that make the middle come out right.
        for edge in edges where edge.low.latitude <= middle.latitude && middle.latitude < edge.high.latitude {
            if Orientation.sign(edge.low, edge.high, middle) > 0 { bits ^= edge.bits }
        }
        for level in levels where level.latitude <= middle.latitude { bits ^= level.bits }
        CellRecord.append(edges: edges, levels: levels, bits: bits, areas: here.map { parts[Int($0.part)].area }, to: &pool)
    }

    /// Runs are sorted.
    private func isIn(_ run: ArraySlice<Int32>, _ edge: Int32) -> Bool {
        var low = run.startIndex, high = run.endIndex
        while low < high {
            let middle = (low + high) / 2
            if run[middle] < edge { low = middle + 1 } else { high = middle }
        }
        return low < run.endIndex && run[low] == edge
    }
}

/// A position in the middle of every cell, where the numbers are fine enough to have one.
private struct Middles {
    let longitudes: [Double], latitudes: [Double]
    private let columnIsKnown: [Bool], rowIsKnown: [Bool]

    init(_ lattice: CellLattice) {
        let box = lattice.box
        longitudes = (0..<lattice.columns).map { min(box.east, box.west + (Double($0) + 0.5) / lattice.columnsPerDegree) }
        latitudes = (0..<lattice.rows).map { min(box.north, box.south + (Double($0) + 0.5) / lattice.rowsPerDegree) }
        columnIsKnown = longitudes.enumerated().map { lattice.column($1) == $0 }
        rowIsKnown = latitudes.enumerated().map { lattice.row($1) == $0 }
    }

    func isKnown(_ column: Int, _ row: Int) -> Bool { columnIsKnown[column] && rowIsKnown[row] }

    func position(_ column: Int, _ row: Int) -> Coordinate? {
        isKnown(column, row) ? Coordinate(longitude: longitudes[column], latitude: latitudes[row]) : nil
    }
}

/// Which middles of a window of cells lie in a part: each edge turns those at its west; decided as exactly as for any point.
private struct MiddleWindow {
    let columns: ClosedRange<Int>, rows: ClosedRange<Int>
    private let middles: Middles, lattice: CellLattice
    private var turned: [Bool]

    init(_ middles: Middles, _ lattice: CellLattice, _ box: BoundingBox) {
        (self.middles, self.lattice) = (middles, lattice)
        // One more on each side: the cells a hair away from the border.
        columns = max(0, lattice.column(box.west) - 1)...min(lattice.columns - 1, lattice.column(box.east) + 1)
        rows = max(0, lattice.row(box.south) - 1)...min(lattice.rows - 1, lattice.row(box.north) + 1)
        turned = [Bool](repeating: false, count: (columns.count + 1) * rows.count)
    }

    mutating func cross(_ a: Coordinate, _ b: Coordinate) {
        guard a.latitude != b.latitude else { return }
        let low = a.latitude < b.latitude ? a : b, high = a.latitude < b.latitude ? b : a
        let slope = (high.longitude - low.longitude) / (high.latitude - low.latitude)
        for row in lattice.row(low.latitude)...lattice.row(high.latitude) {
            let latitude = middles.latitudes[row]
            guard low.latitude <= latitude, latitude < high.latitude else { continue }
            func isWest(_ column: Int) -> Bool {
                Orientation.sign(low, high, Coordinate(longitude: middles.longitudes[column], latitude: latitude)) > 0
            }
            // The columns below `cut` have their middle at the west of the edge.
            let guess = lattice.x(low.longitude + (latitude - low.latitude) * slope)
            var cut = max(columns.lowerBound, min(columns.upperBound + 1, guess.isFinite ? Int(guess.rounded()) : columns.lowerBound))
            while cut > columns.lowerBound, !isWest(cut - 1) { cut -= 1 }
            while cut <= columns.upperBound, isWest(cut) { cut += 1 }
            turned[(row - rows.lowerBound) * (columns.count + 1) + cut - columns.lowerBound].toggle()
        }
    }

    /// From crossings to insides: a column lies west of all the cuts further east.
    mutating func sum() {
        for row in 0..<rows.count {
            let base = row * (columns.count + 1)
            var inside = false
            for column in stride(from: columns.count, through: 0, by: -1) {
                // `turned[c]` counts the cuts at c: they turn the columns below c.
                let cuts = turned[base + column]
                turned[base + column] = inside
                if cuts { inside.toggle() }
            }
        }
    }

    func holds(_ column: Int, _ row: Int) -> Bool { turned[(row - rows.lowerBound) * (columns.count + 1) + column - columns.lowerBound] }
}
