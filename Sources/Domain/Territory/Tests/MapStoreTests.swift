// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Storage
import TestKit
import Testing

@testable import Territory

@Suite struct `The map of a window` {
    @Test(arguments: TestDatabase.all) func `shows what lies in it, finer when closer`(kind: TestDatabase) async throws {
        let database = try await kind.make(TerritorySchema.migrations + CodeSchema.migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        let town = try #require(BoundingBox([Sample.at(-50, -50), Sample.at(900, 200)]))
        let west = try #require(BoundingBox([Sample.at(10, 10), Sample.at(30, 30)]))
        try await database.read { db throws in
            let store = TerritoryStore(db)
            func kinds(_ window: BoundingBox, zoom: Int? = nil, on day: Day = Sample.day) throws -> [String: Int] {
                let features = try GeoJSON.features(try store.map(window: window, on: day, zoom: zoom))
                return Dictionary(features.compactMap { $0.properties["kind"]?.text }.map { ($0, 1) }, uniquingKeysWith: +)
            }
            #expect(try kinds(town) == ["area": 3, "grid": 4, "microgrid": 8, "building": 6, "street": 2, "water": 1])
            #expect(try kinds(town, zoom: 13) == ["area": 3, "grid": 4, "street": 1, "water": 1])
            #expect(try kinds(town, zoom: 9) == ["area": 3])
            #expect(try kinds(west) == ["area": 2, "grid": 1, "microgrid": 1])
            #expect(try kinds(town.padded(by: 50_000)) == ["area": 3])
            #expect(try kinds(town, on: Sample.start.adding(days: -1)) == [:])
            let features = try GeoJSON.features(try store.map(window: west, on: Sample.day, in: .en))
            #expect(features.first?.properties["name"] == .text("Micro-grid 01"))
            #expect(features.first?.properties["path"] == .text("/330105013/001/001/01/"))
        }
    }
}
