// SPDX-License-Identifier: Apache-2.0
import Geometry

/// What stands near a point: buildings, streets and premises by square cells of the map, so that nothing far away is ever measured.
struct Surroundings: Sendable {
    /// Width and height of a cell in degrees: 190 m by 220 m at 30° north.
    static let cell = 0.002
    /// A thing of more cells than this (a wrong coordinate, a river road) is looked at for every point instead of filling the table.
    static let mostCells = 4096

    private struct Cell: Hashable {
        let column: Int32, row: Int32
    }

    private var cells: [Cell: [Int32]] = [:]
    private var everywhere: [Int32] = []
    private let boxes: [BoundingBox?]

    init(_ boxes: [BoundingBox?]) {
        self.boxes = boxes
        for (index, box) in boxes.enumerated() {
            guard let box else { continue }
            let least = Self.cell(at: box.west, box.south), most = Self.cell(at: box.east, box.north)
            if (Int(most.column - least.column) + 1) * (Int(most.row - least.row) + 1) > Self.mostCells {
                everywhere.append(Int32(index))
                continue
            }
            for row in least.row...most.row {
                for column in least.column...most.column { cells[Cell(column: column, row: row), default: []].append(Int32(index)) }
            }
        }
    }

    /// The indices of the things whose bounding boxes meet the window, in rising order.
    func meeting(_ window: BoundingBox) -> [Int] {
        let least = Self.cell(at: window.west, window.south), most = Self.cell(at: window.east, window.north)
        var found = everywhere
        for row in least.row...most.row {
            for column in least.column...most.column { found += cells[Cell(column: column, row: row)] ?? [] }
        }
        found.sort()
        var meeting: [Int] = [], last: Int32 = -1
        for index in found where index != last {
            last = index
            if let box = boxes[Int(index)], box.intersects(window) { meeting.append(Int(index)) }
        }
        return meeting
    }

    private static func cell(at longitude: Double, _ latitude: Double) -> Cell {
        Cell(column: Int32((longitude / cell).rounded(.down)), row: Int32((latitude / cell).rounded(.down)))
    }
}
