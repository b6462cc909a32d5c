// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Jobs
import Localization
import NIOCore
import Storage
import Territory
import TestKit
import Testing
import Web

@testable import Planning

@Suite struct `Units from a file` {
    private static let community = SmallTown.plan.areas[1]
    private static let areas = Array(SmallTown.plan.areas.dropFirst(2))

    private func read(_ text: String, named name: String = "units.csv", system: CoordinateSystem? = nil) async throws -> UnitImport {
        UnitImport(try await SurveyFile.read(Array(text.utf8), named: name), system: system, community: Self.community, areas: Self.areas)
    }

    private func line(_ place: Coordinate) -> String { "\(place.longitude),\(place.latitude)" }

    /// Forty points of twelve households in five rows.
    private func points(_ turn: (Coordinate) -> Coordinate = { $0 }) -> String {
        "id,名称,户数,longitude,latitude\n"
            + (0..<40).map { "u\($0),\($0 + 1) 号,12,\(line(turn(SmallTown.at(12 + Double($0 % 8) * 26, 16 + Double($0 / 8) * 32))))" }.joined(
                separator: "\n")
            + "\n"
    }

    @Test func `as points get ground to the border and up to water and walls`() async throws {
        let found = try await read(points())
        // Two stand in the school's corner, which is left alone.
        let inside = found.faults.filter { if case .inDedicated = $0.reason { true } else { false } }
        #expect(inside.allSatisfy(\.isBlocking) && found.faults.count == inside.count)
        let free = try await read(
            points().split(separator: "\n").filter { line in !inside.contains { line.hasPrefix("u\(($0.number ?? 0) - 2),") } }.joined(
                separator: "\n"))
        #expect(free.isUsable && free.households == free.units.count * 12 && free.units.count >= 36)
        let river = Ground(id: "r", kind: .water, shape: .polygon(SmallTown.box(100, -10, 8, 200)), from: Day("2025-01-01")!)
        let survey = try Survey.take(of: Self.community, areas: Self.areas, imported: free.units, streets: SmallTown.plan.streets, ground: [river])
        #expect(survey.units.count == free.units.count + 1 && survey.households == free.households)
        #expect(Coverage.faults(survey.units.map(\.cell), filling: Self.community.boundary).isEmpty)
        let across = survey.borders.filter { border in
            let sides = [border.first, border.second].map { survey.units[$0].place.longitude < SmallTown.at(104, 0).longitude }
            return sides[0] != sides[1] && survey.units[border.first].kind != .dedicated && survey.units[border.second].kind != .dedicated
        }
        #expect(!across.isEmpty && across.allSatisfy { $0.open == 0 })
        let drawn = try PlanDrawing.draw(survey, PlanRequest(), effort: quick)
        #expect(drawn.regions.count == survey.units.count && drawn.regions.allSatisfy { $0 > 0 })
    }

    @Test func `as polygons keep their ground, gaps go to the nearest and are told`() async throws {
        func box(_ x: Double, _ width: Double) -> String { WKT.text(.polygon(SmallTown.box(x, 40, width, 120))) }
        let found = try await read("id,households,wkt\na,40,\"\(box(0, 100))\"\nb,44,\"\(box(110, 130))\"\n")
        #expect(
            found.isUsable && found.faults.map(\.isBlocking).allSatisfy { !$0 }
                && found.faults.contains { if case .gap = $0.reason { true } else { false } })
        let survey = try Survey.take(of: Self.community, areas: Self.areas, imported: found.units, streets: [], ground: [])
        #expect(Coverage.faults(survey.units.map(\.cell), filling: Self.community.boundary).isEmpty)
        let own = try #require(survey.units.first { $0.key == "a" })
        let claimed = try #require(found.units.first?.ground)
        #expect(own.cell.area >= claimed.area - 1 && own.cell.contains(SmallTown.at(50, 100)) && own.cell.contains(SmallTown.at(103, 100)))
    }

    @Test func `are told by line what is off, and nothing is made of them`() async throws {
        let here = line(SmallTown.at(50, 100))
        for (rows, words) in [
            ("a,,\(here)", "Line 2: The number of households is missing"), ("a,-3,\(here)", "Line 2: The number of households"),
            ("a,1.5,\(here)", "makes no sense"),
            ("a,nan,\(here)", "makes no sense"), ("a,12,\(here)\na,12,\(here)", "Line 3: “a” stands twice; number 2"),
            ("a,12,,", "a polygon is needed"),
            ("a,12,120.13,x", "not a number"), ("a,12,30.31,120.13", "not on the earth"), ("a,12,121.5,30.31", "Lies outside of"),
        ] {
            let found = try await read("id,households,longitude,latitude\n\(rows)\n")
            #expect(
                !found.isUsable && found.faults.contains { $0.text(isTable: true).en.contains(words) },
                "\(rows): \(found.faults.map { $0.text(isTable: true).en })")
        }
        let overlap = try await read(
            "id,households,wkt\na,40,\"\(WKT.text(.polygon(SmallTown.box(0, 40, 100, 100))))\"\nb,44,\"\(WKT.text(.polygon(SmallTown.box(90, 40, 100, 100))))\"\n"
        )
        #expect(!overlap.isUsable && overlap.faults.contains { $0.at != nil && $0.text(isTable: true).en.contains("overlap") })
        let crossed = try await read(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"households\":4},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[120.13,30.31],[120.131,30.311],[120.131,30.31],[120.13,30.311],[120.13,30.31]]]}}]}",
            named: "u.geojson")
        #expect(!crossed.isUsable && crossed.faults.first?.text(isTable: false).en.contains("crosses") == true)
        // A whole file in another system is one fault, not forty.
        let shifted = try await read(points { CoordinateSystem.gcj02.fromWGS84($0) })
        #expect(shifted.faults.contains { $0.text(isTable: true).en.contains("GCJ-02") } && !shifted.isUsable)
        let right = try await read(points { CoordinateSystem.gcj02.fromWGS84($0) }, system: .gcj02)
        #expect(right.faults.allSatisfy { if case .inDedicated = $0.reason { true } else { false } })
        await #expect(throws: SurveyFault.Reason.self) { _ = try await read("x", named: "units.exe") }
    }

    @Test(arguments: TestDatabase.all) func `become a survey of which a plan is drawn, for those whose community it is`(_ kind: TestDatabase)
        async throws
    {
        let database = try await kind.make(Territory.module().migrations + Planning.module.migrations + Jobs.migrations)
        try await database.write { db in _ = try TerritoryStore(db).load(SmallTown.plan, by: maker, at: now) }
        let rows = points().split(separator: "\n").filter { line in !["u6,", "u7,", "u14,", "u15,"].contains { line.hasPrefix($0) } }.joined(
            separator: "\n")
        let found = try await read(rows)
        try #require(found.isUsable, "\(found.faults.map { $0.text(isTable: true).en })")
        let survey = try Survey.take(of: Self.community, areas: Self.areas, imported: found.units, streets: [], ground: [])
        let id = try await database.write { db in
            try UnitImportStore(db).keep(found, survey: survey, fileName: "u.csv", isTable: true, of: SmallTown.community, by: officer, at: now)
        }
        let plan = try await database.write { db in
            try PlanStore(db).begin(PlanRequest(), named: "x", in: SmallTown.community, imported: id, by: officer, at: now)
        }
        try await PlanJobs.draw(plan.id, in: database, effort: quick, at: now)
        let drawn = try #require(try await database.read { try PlanStore($0).find(plan.id, for: officer) })
        #expect(drawn.status == .draft && drawn.regions.count == survey.units.count)
        // A shop that closes does not put it behind; another division of the community would.
        try await database.write { try TerritoryStore($0).end(premises: "p-1", on: today, by: maker, at: now) }
        #expect(try await database.read { try !PlanStore($0).isBehind(drawn, on: today) })
        let adoption = try await database.read { try AdoptionStore($0).adoption(of: drawn, from: today, on: today, at: now) }
        try await database.write { db in
            _ = try TerritoryStore(db).redraw(SmallTown.community, as: adoption.entries.map(\.area), from: today, by: maker, at: now, note: "")
        }
        #expect(try await database.read { try PlanStore($0).isBehind(drawn, on: today) })

        await #expect(throws: GridPlan.Refusal.notAllowed) {
            try await database.write { db in
                _ = try UnitImportStore(db).keep(
                    found, survey: survey, fileName: "u.csv", isTable: true, of: SmallTown.community, by: stranger, at: now)
            }
        }
        #expect(try await database.read { try UnitImportStore($0).find(id, for: stranger) } == nil)
        await #expect(throws: StorageError.absent) {
            try await database.write { db in
                _ = try PlanStore(db).begin(PlanRequest(), named: "x", in: SmallTown.community, imported: "none", by: officer, at: now)
            }
        }
    }
}
