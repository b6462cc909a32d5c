// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import Mandates
import Storage
import Territory
import Foundation
import WorkingTime
extension DemoTown {
    static func territory(seed: UInt64, scale: Int, from: Day) -> TerritoryPlan {
        var plan = TerritoryPlan(); let root = "/330105013/"
        func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> Polygon {
            Polygon(outer: [
                Coordinate(longitude: x, latitude: y), Coordinate(longitude: x + w, latitude: y), Coordinate(longitude: x + w, latitude: y + h),
                Coordinate(longitude: x, latitude: y + h),
            ])
        }
        func area(_ path: String, _ level: Area.Level, _ name: String, _ p: Polygon) {
            plan.areas.append(
                Area(id: path, path: path, level: level, code: Code(.local, path)!, name: Text(name: name), boundary: MultiPolygon([p]), from: from))
        }
        area(root, .subdistrict, "小河街道", box(120.12, 30.30, 0.02, 0.02))
        for c in 0..<9 {
            let cp = "\(root)00\(c+1)/"; let x = 120.12 + Double(c % 3) * 0.006, y = 30.30 + Double(c / 3) * 0.006
            area(cp, .community, "社区\(c)", box(x, y, 0.006, 0.006))
            for g in 0..<4 {
                let gp = "\(cp)00\(g+1)/"; area(gp, .grid, "第\(g+1)网格", box(x + Double(g) * 0.0015, y, 0.0015, 0.006))
                for m in 0..<6 {
                    let mp = "\(gp)0\(m+1)/"; area(mp, .microGrid, "0\(m+1)微网格", box(x + Double(g) * 0.0015, y + Double(m) * 0.001, 0.0015, 0.001))
                    var r = DemoRandom(seed: UInt64(c * 100 + g * 10 + m))
                    for k in 0..<2 {
                        plan.premises.append(
                            Premises(
                                id: "p\(c)\(g)\(m)\(k)", name: Text(name: "店\(k)"), kind: .food, address: Text(name: "桥弄街\(c*100+m*2+k)号"),
                                coordinate: Coordinate(longitude: x + Double(g) * 0.0015 + 0.0005, latitude: y + Double(m) * 0.001 + 0.0004),
                                areaPath: mp, code: PremisesCode.make(using: &r), from: from))
                    }
                    plan.buildings.append(
                        Building(
                            id: "b\(c)\(g)\(m)", estate: Text(name: "紫荆家园"), number: "\(m+1)",
                            polygon: box(x + Double(g) * 0.0015 + 0.0004, y + Double(m) * 0.001 + 0.0003, 0.0003, 0.0001), areaPath: mp, from: from))
                }
            }
        }
        return plan
    }
    static func lists(_ db: any Connection, at now: Date) throws {
        let list = MandateList(id: "gb", name: Text(name: "国家清单"), scheme: "gb30428-event", version: "2026-1", areaPath: "/")
        let ms = DemoMatters.kinds.enumerated().map { i, k in
            Matter(
                reference: MatterReference(scheme: list.scheme, version: list.version, code: k.code, name: Text(name: "事项\(k.code)")), row: i + 1,
                majorCode: String(k.code.prefix(2)), majorName: Text(name: "x"),
                conditions: [FilingCondition(number: 1, name: Text(name: "一般"), limit: .workingHours(8), closing: Text(name: "好了"))],
                rules: (k.spot == .shop ? [LaneRule(.selfGovernance, .concerned, answer: .workingHours(2), action: Text(name: "a"))] : []) + [
                    LaneRule(.management, k.spot == .street ? .team("huanwei") : .grid, answer: .workingHours(2), action: Text(name: "a")),
                    LaneRule(.enforcement, .team("zhifa"), answer: .workingHours(4), action: Text(name: "a")),
                ])
        }
        try MandateStore(db).draft(list, ms, by: DemoStaff.maker, at: now)
        try MandateStore(db).adopt("gb", from: Day(now), by: DemoStaff.maker, at: now)
    }
}
