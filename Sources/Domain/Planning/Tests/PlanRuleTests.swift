// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Territory
import TestKit
import Testing

@testable import Planning

@Test func `a plan leaves nobody out, keeps the window where it can, and grids hang together`() throws {
    let (plan, survey) = try SmallTown.drawn()
    #expect(plan.status == .draft && plan.regions.count == survey.units.count)
    let check = PlanCheck(survey, regions: plan.regions, plan.request)
    #expect(check.microGrids.reduce(0) { $0 + $1.households } == 480)
    // 240 households on each side of the road: six of 40 or five of 48.
    #expect(check.flawed.isEmpty && check.drawn.allSatisfy { [40, 50].contains($0.households) || $0.households % 10 == 0 })
    #expect(Set(plan.grids.keys) == Set(plan.regions))
    let school = survey.units.firstIndex { $0.kind == .dedicated }!
    #expect(plan.regions.count { $0 == plan.regions[school] } == 1)
}

@Test func `the same request and seed give the same plan`() throws {
    let one = try SmallTown.drawn().plan, other = try SmallTown.drawn().plan
    #expect(one.regions == other.regions && one.grids == other.grids && one.certificate == other.certificate)
}

@Test func `micro-grids of a plan are seamless polygons without a gap and without an overlap`() throws {
    let (plan, survey) = try SmallTown.drawn()
    let shape = PlanShape(survey, regions: plan.regions, PlanNumbering(survey, regions: plan.regions, grids: plan.grids))
    let community = SmallTown.plan.areas[1].boundary
    #expect(Coverage.faults(shape.microGrids.map(\.boundary), filling: community).isEmpty)
    #expect(Coverage.faults(shape.grids.map(\.boundary), filling: community).isEmpty)
    #expect(shape.microGrids.allSatisfy { $0.boundary.polygons.allSatisfy { $0.flaw() == nil } })
    #expect(abs(shape.grids.reduce(0) { $0 + $1.boundary.area } - community.area) < 1)
}

@Test func `numbers run from west to east and north to south, and a dedicated grid keeps its own`() throws {
    let (plan, survey) = try SmallTown.drawn()
    let numbering = PlanNumbering(survey, regions: plan.regions, grids: plan.grids)
    let school = survey.units.firstIndex { $0.kind == .dedicated }!
    #expect(numbering.places[plan.regions[school]] == .init(grid: 2, microGrid: 1))
    let others = Set(numbering.places.filter { $0.key != plan.regions[school] }.values.map(\.grid))
    #expect(!others.contains(2) && others == Set([1, 3]))
    #expect(Set(numbering.places.values).count == numbering.places.count)
}

@Test func `moving a unit by hand shows at once what breaks`() throws {
    var (plan, survey) = try SmallTown.drawn()
    let unit = try #require(survey.units.indices.first { !plan.neighbours(of: $0, in: survey).isEmpty })
    let from = plan.regions[unit], to = plan.neighbours(of: unit, in: survey)[0]
    let step = try plan.take(.move(unit: unit, to: to), in: survey, by: officer, at: now)
    #expect(step.detail == "unit \(unit) from \(from) to \(to)" && plan.isMended && plan.version == step.number)
    let check = PlanCheck(survey, regions: plan.regions, plan.request)
    #expect(check.microGrids.first { $0.region == to }?.households ?? 0 > 40)
    let flaws = check.microGrids.filter { [from, to].contains($0.region) }.flatMap(\.flaws)
    #expect(!flaws.isEmpty)
}

@Test func `a micro-grid that falls apart is told, and one with too few or too many households`() throws {
    let survey = Survey(
        units: (0..<4).map {
            PlanUnit(key: "\($0)", kind: .stairwell, name: .init(name: "\($0)"), households: 20, place: SmallTown.at(Double($0) * 10, 0))
        },
        borders: [.init(first: 0, second: 1, open: 9), .init(first: 1, second: 2, open: 9), .init(first: 2, second: 3, open: 9, closed: 3)])
    let request = PlanRequest()
    #expect(PlanCheck(survey, regions: [1, 2, 1, 1], request).microGrids.map(\.flaws) == [[.tooMany(10), .parts(2)], [.tooFew(20)]])
    #expect(PlanCheck(survey, regions: [1, 1, 2, 2], request).flawed.isEmpty)
}

@Test func `what is locked, dedicated, not beside or not allowed is refused and nothing changes`() throws {
    var (plan, survey) = try SmallTown.drawn()
    let unit = try #require(survey.units.indices.first { !plan.neighbours(of: $0, in: survey).isEmpty })
    let to = plan.neighbours(of: unit, in: survey)[0], school = survey.units.firstIndex { $0.kind == .dedicated }!, before = plan
    func refused(_ refusal: GridPlan.Refusal, _ action: GridPlan.Action, by actor: Actor = officer) {
        #expect(throws: refusal) { try plan.take(action, in: survey, by: actor, at: now) }
    }
    refused(.notAllowed, .move(unit: unit, to: to), by: stranger)
    refused(.notAllowed, .move(unit: unit, to: to), by: .anonymous)
    refused(.dedicated, .move(unit: unit, to: plan.regions[school]))
    refused(.dedicated, .move(unit: school, to: to))
    refused(.noSuchUnit, .move(unit: 9_999, to: to))
    refused(.noSuchUnit, .move(unit: -1, to: to))
    refused(.noSuchRegion, .move(unit: unit, to: 9_999))
    refused(.noSuchRegion, .move(unit: unit, to: plan.regions[unit]))
    let far = Set(plan.regions).subtracting(plan.neighbours(of: unit, in: survey)).subtracting([plan.regions[unit], plan.regions[school]])
    refused(.notBeside, .move(unit: unit, to: far.sorted()[0]))
    refused(.impossible(.draft), .withdraw)
    refused(.period, .publish(until: today))
    refused(.impossible(.draft), .finish(regions: [], grids: [:], plan.certificate!), by: machine)
    #expect(plan == before)
    _ = try plan.take(.lock(to), in: survey, by: officer, at: now)
    refused(.isLocked(to), .move(unit: unit, to: to))
    _ = try plan.take(.unlock(to), in: survey, by: officer, at: now)
    _ = try plan.take(.publish(until: today.adding(days: 10)), in: survey, by: officer, at: now)
    refused(.impossible(.published), .move(unit: unit, to: to))
    _ = try plan.take(.withdraw, in: survey, by: officer, at: now)
    #expect(plan.status == .draft && plan.openUntil == nil)
}

@Test func `locked micro-grids stay as they are when the rest is drawn again`() throws {
    let (plan, survey) = try SmallTown.drawn()
    let held = Set(
        plan.regions.filter { region in !survey.units.indices.contains { plan.regions[$0] == region && survey.units[$0].kind == .dedicated } }
            .sorted().prefix(1))
    var request = plan.request
    request.seed = 77
    let again = try PlanDrawing.draw(survey, request, kept: plan.regions.map { held.contains($0) ? $0 : nil }, effort: quick)
    let members = Set(plan.regions.indices.filter { held.contains(plan.regions[$0]) }), number = again.regions[members.min()!]
    #expect(Set(again.regions.indices.filter { again.regions[$0] == number }) == members)
}

@Test func `two plans differ by the units outside of the pair of their micro-grids`() throws {
    let survey = Survey(
        units: (0..<6).map {
            PlanUnit(key: "\($0)", kind: .stairwell, name: .init(name: "\($0)"), households: 10, place: SmallTown.at(Double($0), 0))
        },
        borders: [])
    #expect(PlanDifference(survey, [1, 1, 1, 2, 2, 2], [7, 7, 7, 4, 4, 4]).moved.isEmpty)
    let difference = PlanDifference(survey, [1, 1, 1, 2, 2, 2], [4, 4, 7, 7, 7, 7])
    #expect(difference.moved == [2] && difference.households == 10)
}

@Test func `there are as many micro-grids as today where the window allows it`() throws {
    func survey(_ today: Int) -> Survey {
        Survey(
            units: (0..<24).map {
                PlanUnit(
                    key: "\($0)", kind: .stairwell, name: .init(name: "\($0)"), households: 10, present: "/\($0 % today)/",
                    place: SmallTown.at(Double($0) * 10, 0))
            }, borders: (1..<24).map { .init(first: $0 - 1, second: $0, open: 9) })
    }
    // 240 households are five or six micro-grids.
    #expect(PlanDrawing.wantedCount(survey(6), PlanRequest()) == 6 && PlanDrawing.wantedCount(survey(4), PlanRequest()) == nil)
    #expect(Set(try PlanDrawing.draw(survey(6), PlanRequest(), effort: quick).regions).count == 6)
    #expect(Set(try PlanDrawing.draw(survey(5), PlanRequest(), effort: quick).regions).count == 5)
}
