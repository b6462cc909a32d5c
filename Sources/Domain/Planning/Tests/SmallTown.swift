// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import Geometry
import Jobs
import Localization
import Storage
import Territory
import TestKit
import Testing
import Web

@testable import Planning

let now = Day("2026-01-21")!.start().addingTimeInterval(10 * 3600)
let today = Day(now)
let officer = Actor(id: "officer", permissions: [.planningEdit], scope: .areas(["/330105013/001/"]))
let stranger = Actor(id: "stranger", permissions: [.planningEdit], scope: .areas(["/330105013/002/"]))
let decider = Actor(id: "decider", permissions: [.planningAdopt], scope: .areas(["/330105013/"]))
let machine = Actor.system("planning", permissions: [.planningEdit])
let maker = Actor.system("test", permissions: [Permission(rawValue: "territory.edit")])
/// Little search: enough for a few dozen units.
let quick = Effort(proposals: 20_000, ensemble: 5)

/// A community 240 by 160 metres: six rows of four houses, each with two stairwells of ten households, so 480 in 48 stairwells; a main road
/// through the middle from west to east, a school in a dedicated grid in the south-eastern corner, a run of shops along the road.
enum SmallTown {
    static let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
    static func at(_ x: Double, _ y: Double) -> Coordinate { plane.coordinate(x: x, y: y).rounded }
    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Polygon {
        Polygon(outer: [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)])
    }
    static let community = "/330105013/001/"

    static var plan: TerritoryPlan {
        var plan = TerritoryPlan()
        let from = Day("2025-01-01")!
        func area(_ path: String, _ level: Area.Level, _ shape: [Polygon], kind: Area.Kind? = nil, name: Text) {
            plan.areas.append(
                Area(
                    id: "a-\(plan.areas.count)", path: path, level: level, kind: kind, code: Code(.local, "c\(plan.areas.count)")!, name: name,
                    boundary: MultiPolygon(shape), from: from))
        }
        let ring = [at(0, 0), at(200, 0), at(200, 40), at(240, 40), at(240, 160), at(0, 160)],
            corner = [at(200, 0), at(240, 0), at(240, 40), at(200, 40)]
        let whole = Polygon(outer: [at(0, 0), at(200, 0), at(240, 0), at(240, 40), at(240, 160), at(0, 160)])
        area("/330105013/", .subdistrict, [whole], name: Text(zh: "小河街道", en: "Xiaohe"))
        area(community, .community, [whole], name: Text(zh: "紫荆社区", en: "Zijing"))
        area("\(community)001/", .grid, [Polygon(outer: ring)], kind: .comprehensive, name: Text(zh: "第1网格", en: "Grid 1"))
        area("\(community)001/01/", .microGrid, [Polygon(outer: ring)], kind: .comprehensive, name: Text(zh: "01微网格", en: "Micro-grid 01"))
        area("\(community)002/", .grid, [Polygon(outer: corner)], kind: .dedicated, name: Text(zh: "实验小学", en: "School"))
        area("\(community)002/01/", .microGrid, [Polygon(outer: corner)], kind: .dedicated, name: Text(zh: "01微网格", en: "Micro-grid 01"))
        for row in 0..<6 {
            for column in 0..<4 {
                let x = 6 + Double(column) * 48, y = (row < 3 ? 8 : 20) + Double(row) * 22, id = "b-\(row)\(column)"
                plan.buildings.append(
                    Building(
                        id: id, estate: row < 3 ? Text(zh: "紫荆家园", en: "Zijing Court") : Text(zh: "桥弄新村", en: "Qiaonong"),
                        number: "\(row * 4 + column + 1)", storeys: row < 3 ? 6 : 11, households: 20, polygon: box(x, y, 40, 10),
                        areaPath: "\(community)001/01/", from: from))
                for number in 1...2 { plan.stairwells.append(Stairwell(id: "\(id)-\(number)", buildingID: id, number: number, households: 10)) }
            }
        }
        plan.buildings.append(
            Building(id: "school", name: Text(zh: "小学", en: "School"), polygon: box(210, 10, 20, 20), areaPath: "\(community)002/01/", from: from))
        plan.streets = [
            Street(id: "s", name: Text(zh: "桥弄街", en: "Qiaonong Street"), rank: .main, line: LineString([at(-20, 78), at(260, 78)]), from: from)
        ]
        for number in 0..<3 {
            plan.premises.append(
                Premises(
                    id: "p-\(number)", name: Text(zh: "小店\(number)", en: "Shop \(number)"), kind: .food, address: Text(name: "桥弄街 \(number)"),
                    streetID: "s", houseNumber: "\(number + 1)", coordinate: at(215 + Double(number) * 8, 84), areaPath: "\(community)001/01/",
                    code: ["2AB3C", "2AB3D", "2AB3E"][number] + "F", from: from))
        }
        return plan
    }

    static var survey: Survey {
        get throws {
            let plan = plan
            return try Survey.take(
                of: plan.areas[1], areas: plan.areas, buildings: plan.buildings, stairwells: Dictionary(grouping: plan.stairwells, by: \.buildingID),
                premises: plan.premises, streets: plan.streets, ground: plan.ground)
        }
    }

    static func drawn(_ request: PlanRequest = PlanRequest()) throws -> (plan: GridPlan, survey: Survey) {
        let survey = try survey
        var plan = GridPlan(id: "p", areaPath: community, name: "方案 1", request: request, surveyID: "s", madeAt: now, madeBy: "officer")
        let result = try PlanDrawing.draw(survey, request, effort: quick)
        _ = try plan.take(.finish(regions: result.regions, grids: result.grids, result.certificate), in: survey, by: machine, at: now)
        return (plan, survey)
    }
}
