// SPDX-License-Identifier: Apache-2.0
import Districting
import Foundation
import Testing

@testable import App

@Suite struct `Tables to draw from` {
    /// Reads two tables from files of their own.
    private func read(_ units: String, _ edges: String, _ change: (inout DrawingTables.Columns) -> Void = { _ in }) throws -> DrawingTables {
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = ["units.csv", "edges.csv"].map { folder.appending(path: $0).path }
        try units.write(toFile: paths[0], atomically: true, encoding: .utf8)
        try edges.write(toFile: paths[1], atomically: true, encoding: .utf8)
        var columns = DrawingTables.Columns()
        change(&columns)
        return try DrawingTables(units: paths[0], edges: paths[1], columns: columns)
    }

    private func faults(_ units: String, _ edges: String, _ change: (inout DrawingTables.Columns) -> Void = { _ in }) -> [String] {
        do {
            _ = try read(units, edges, change)
            return []
        } catch { return (error as? DrawingTables.Faults)?.faults.map { "\($0.line ?? 0): \($0.what)" } ?? ["\(error)"] }
    }

    private let units = "id,households,area,grid\na,10,400,x\nb,20,500,x\nc,30,600.5,y\n"

    @Test func `hold each pair once, or in both directions alike`() throws {
        let once = try read(units, "from,to,length,barrier\na,b,12,\nb,c,7,3\n")
        let both = try read(units, "from,to,length,barrier\na,b,12,\nb,a,12,\nb,c,7,3\nc,b,7,3\n")
        #expect(once.adjacency == both.adjacency && once.adjacency.borders.count == 2 && once.adjacency.borders[0].length == 12)
        for (edges, words) in [
            ("from,to\na,a\n", "2: unit “a” touches itself"), ("from,to,length\na,b,1\nb,a,2\n", "3: “b” and “a” stand already on line 2"),
            ("from,to,length\na,b,1\na,b,1\n", "3: “a” and “b” stand already on line 2"),
            ("from,to,barrier\na,b,cut\nb,a,\n", "3: “b” and “a” stand already on line 2"), ("from,to\na,z\n", "2: there is no unit “z”"),
            ("from,to,length\na,b,nan\n", "2: the length “nan”"), ("from,to,barrier\na,b,wall\n", "2: the barrier “wall”"),
            ("x,y\n1,2\n", "1: the columns"),
        ] { #expect(faults(units, edges).contains { $0.hasPrefix(words) }, "\(edges): \(faults(units, edges))") }
    }

    @Test func `hold ground, and the drawing that is gone on from`() throws {
        let tables = try read(units, "from,to\na,b\n") {
            $0.area = "area"
            $0.resumed = "grid"
        }
        #expect(tables.units.area == [400, 500, 600.5] && tables.resumed == [1, 1, 2])
        #expect(faults("id,households,area,grid\na,1,x,\n", "from,to\n") { $0.area = "area" } == ["2: “x” in column area is not a number"])
        #expect(faults("id,households,grid\na,1,\n", "from,to\n") { $0.resumed = "grid" } == ["2: the unit has no region in column grid"])
        #expect(faults(units, "from,to\n") { $0.weight = "people" }.first?.contains("there is no column “people”") == true)
    }
}
