// SPDX-License-Identifier: Apache-2.0
import Access
import App
import Foundation
import Geometry
import Localization
import Storage
import Territory
import TestKit
import Testing
import Web

@Suite struct `The demo town's ground` {
    static let plan = DemoTown.territory(seed: 7)
    static let day = Day("2026-01-10") ?? Day(number: 0)
    static let index = TerritoryIndex(plan, day: day)

    @Test func `is a subdistrict of nine communities with grids and micro-grids of the usual size`() throws {
        func areas(_ level: Area.Level) -> [Area] { Self.plan.areas.filter { $0.level == level } }
        #expect(areas(.subdistrict).map(\.name.zh) == ["小河街道"])
        #expect(Set(areas(.community).map(\.name.zh)).count == 9)
        for community in areas(.community) {
            let grids = areas(.grid).filter { $0.path.hasPrefix(community.path) }
            #expect((4...6).contains(grids.count), "\(community.name.zh)")
            #expect(grids.contains { $0.kind == .comprehensive })
            #expect(grids.reduce(0) { $0 + $1.households } == community.households)
        }
        for grid in areas(.grid) where grid.kind == .comprehensive {
            #expect(areas(.microGrid).filter { $0.path.hasPrefix(grid.path) }.count == 6)
        }
        #expect(areas(.microGrid).filter { $0.kind == .comprehensive }.allSatisfy { (40...50).contains($0.households) })
        let town = try #require(areas(.subdistrict).first)
        #expect((11_500...13_500).contains(town.households))
        #expect((2_800_000...3_400_000).contains(town.boundary.area))
        #expect((380...500).contains(Self.plan.premises.count))
        #expect(areas(.grid).allSatisfy { $0.code.scheme == .unitGrid && $0.code.value.count == 15 })
        #expect(areas(.microGrid).allSatisfy { $0.code.scheme == .microGrid && $0.code.value.count == 17 })
    }

    @Test func `is tiled: every point inside has one micro-grid, one grid and one community, and no point outside has any`() throws {
        let town = try #require(Self.plan.areas.first), box = try #require(town.boundary.boundingBox)
        let levels = [Area.Level.community, .grid, .microGrid].map { level in Self.plan.areas.filter { $0.level == level } }
        var random = SeededGenerator(seed: 3), points: [Coordinate] = []
        for _ in 0..<2_000 {
            points.append(
                Coordinate(longitude: .random(in: box.west...box.east, using: &random), latitude: .random(in: box.south...box.north, using: &random)))
        }
        for area in levels[2] {  // corners, and places on edges
            for (a, b) in zip(area.boundary.polygons[0].outer, area.boundary.polygons[0].outer.dropFirst())
            where Int.random(in: 0..<4, using: &random) == 0 {
                points += [a, Coordinate(longitude: (a.longitude + b.longitude) / 2, latitude: (a.latitude + b.latitude) / 2)]
            }
        }
        let boxes = levels.map { $0.map { $0.boundary.boundingBox } }
        for point in points {
            let inside = town.boundary.contains(point) ? 1 : 0
            for (areas, boxes) in zip(levels, boxes) {
                let owners = zip(areas, boxes).filter { $1?.contains(point) == true && $0.boundary.contains(point) }.map(\.0)
                #expect(owners.count == inside, "\(point) \(owners.map(\.path))")
                if areas.first?.level == .microGrid { #expect(Self.index.microGrid(at: point)?.path == owners.first?.path) }
            }
        }
        let sum = levels[2].reduce(0) { $0 + $1.boundary.area }
        #expect(abs(sum / town.boundary.area - 1) < 1e-6)
    }

    @Test func `has its buildings and shops where they say they are`() throws {
        for building in Self.plan.buildings {
            #expect(Self.index.microGrid(at: building.coordinate)?.path == building.areaPath)
            let area = try #require(Self.index.area(path: building.areaPath))
            for corner in building.polygon.outer { #expect(area.boundary.contains(corner), "\(building.publicName.zh)") }
        }
        for shop in Self.plan.premises { #expect(Self.index.microGrid(at: shop.coordinate)?.path == shop.areaPath, "\(shop.name.zh)") }
        let homes = Dictionary(grouping: Self.plan.stairwells, by: \.buildingID).mapValues { $0.reduce(0) { $0 + $1.households } }
        for building in Self.plan.buildings { #expect(homes[building.id] ?? 0 == building.households) }
    }

    @Test func `names nothing twice`() {
        #expect(Set(Self.plan.premises.map(\.code)).count == Self.plan.premises.count)
        #expect(Set(Self.plan.premises.map(\.name.zh)).count == Self.plan.premises.count)
        #expect(Set(Self.plan.streets.map(\.name.zh)).count == Self.plan.streets.count)
        #expect(Set(Self.plan.areas.map(\.path)).count == Self.plan.areas.count)
        let numbered = Self.plan.buildings.compactMap { building in building.estate.map { "\($0.zh) \(building.number ?? "")" } }
        #expect(Set(numbered).count == numbered.count)
        let doors = Self.plan.premises.compactMap { shop in shop.streetID.map { "\($0) \(shop.houseNumber ?? "")" } }
        #expect(Set(doors).count == doors.count)
    }

    @Test func `is found in words`() throws {
        let building = try #require(Self.plan.buildings.first { $0.estate?.zh == "紫荆家园" && $0.number == "3" })
        let found = try #require(Self.index.places(named: "紫荆家园三号楼1单元501室").first)
        #expect(found.id == building.id && found.areaPath == building.areaPath && found.isSure)
        for shop in Self.plan.premises.prefix(60) {
            #expect(Self.index.places(named: shop.name.zh).first?.id == shop.id, "\(shop.name.zh)")
            if shop.houseNumber != nil { #expect(Self.index.places(named: shop.address.zh).first?.id == shop.id, "\(shop.address.zh)") }
        }
    }

    @Test func `comes out the same for the same seed, and larger for a larger scale`() {
        #expect(DemoTown.territory(seed: 7) == Self.plan)
        #expect(DemoTown.territory(seed: 8) != Self.plan)
        let twice = DemoTown.territory(seed: 7, scale: 2)
        #expect(twice.areas.count > Self.plan.areas.count * 19 / 10)
        #expect(Set(twice.areas.map(\.path)).count == twice.areas.count && Set(twice.premises.map(\.code)).count == twice.premises.count)
        #expect(Set(twice.buildings.map(\.id)).count == twice.buildings.count)
    }

    @Test(arguments: TestDatabase.all) func `loads in one transaction and answers for its map`(kind: TestDatabase) async throws {
        let database = try await kind.make(Territory.module().migrations)
        let maker = Actor.system("demo", permissions: [.editTerritory]), plan = Self.plan
        let began = ContinuousClock.now
        _ = try await database.write { try TerritoryStore($0).load(plan, by: maker, at: Self.day.start()) }
        let loaded = ContinuousClock.now
        let index = try await Atlas().index(on: Self.day, in: database)
        let indexed = ContinuousClock.now
        #expect(index.areas.count == plan.areas.count && index.premises.count == plan.premises.count)
        let window = try #require(plan.areas.first?.boundary.boundingBox)
        let text = try await database.read { try TerritoryStore($0).map(window: window, on: Self.day) }
        #expect(try GeoJSON.features(text).count == plan.areas.count + plan.buildings.count + plan.streets.count + plan.ground.count)
        print(
            "demo territory on \(kind): loaded in \(loaded - began), indexed in \(indexed - loaded), map of \(text.utf8.count) bytes in \(ContinuousClock.now - indexed)"
        )
    }
}
