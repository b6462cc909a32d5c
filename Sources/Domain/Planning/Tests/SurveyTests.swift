// SPDX-License-Identifier: Apache-2.0
import Districting
import Geometry
import Localization
import Territory
import TestKit
import Testing

@testable import Planning

@Test func `units are stairwells, runs of shops and dedicated grids, and every household is counted once`() throws {
    let survey = try SmallTown.survey
    #expect(survey.units.count { $0.kind == .stairwell } == 48 && survey.households == 480)
    let run = try #require(survey.units.first { $0.kind == .shops })
    #expect(run.shops == 3 && run.households == 0 && run.name.zh == "桥弄街 1—3 号店铺")
    #expect(survey.units.filter { $0.kind == .dedicated }.map(\.key) == ["/330105013/001/002/01/"])
    #expect(survey.units[1].name.zh == "紫荆家园 1 幢 1 单元" && survey.units[1].present == "/330105013/001/001/01/")
}

@Test func `the ground is divided without a gap, and a dedicated grid keeps its border`() throws {
    let survey = try SmallTown.survey, community = SmallTown.plan.areas[1].boundary
    #expect(Coverage.faults(survey.units.map(\.cell), filling: community).isEmpty)
    let school = try #require(survey.units.first { $0.kind == .dedicated })
    #expect(abs(school.cell.area - SmallTown.plan.areas[5].boundary.area) < 0.5)
    // No house is cut: each stairwell's part of its house lies in its own cell or its neighbour's in the same house.
    for building in SmallTown.plan.buildings where building.id != "school" {
        let own = survey.units.filter { $0.key.hasPrefix(building.id) }.map(\.cell)
        for corner in building.polygon.outer {
            let inward = Coordinate(
                longitude: corner.longitude + (building.coordinate.longitude - corner.longitude) * 0.05,
                latitude: corner.latitude + (building.coordinate.latitude - corner.latitude) * 0.05)
            #expect(own.contains { $0.contains(inward) }, "\(building.id)")
        }
    }
}

@Test func `a main road parts neighbours, and may be crossed where that is asked`() throws {
    let survey = try SmallTown.survey
    let across = survey.borders.filter { $0.hindered >= Survey.leastBorder && $0.open < Survey.leastBorder }
    #expect(!across.isEmpty)
    var request = PlanRequest()
    #expect(across.allSatisfy { !Links.isWalkable($0, request) })
    request.crossesMainRoads = true
    #expect(across.allSatisfy { Links.isWalkable($0, request) })
    #expect(Links.adjacency(of: survey, request).borders.contains { $0.barrier == .penalised(2) })
}

@Test func `a community without a border or without houses says so`() throws {
    let plan = SmallTown.plan
    var bare = plan.areas[1]
    bare.boundary = MultiPolygon([])
    #expect(throws: Survey.Fault.noBorder) {
        try Survey.take(of: bare, areas: [], buildings: plan.buildings, stairwells: [:], premises: [], streets: [], ground: [])
    }
    #expect(throws: Survey.Fault.empty) {
        try Survey.take(of: plan.areas[1], areas: plan.areas, buildings: [], stairwells: [:], premises: [], streets: [], ground: [])
    }
}

@Test func `a survey is kept as a text and comes back the same`() throws {
    let survey = try SmallTown.survey
    #expect(try Survey(text: survey.text()) == survey)
}
