// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import TestKit

@testable import Territory

/// A subdistrict of two communities, each of two grids, each of two micro-grids: squares of 100 m from west to east, named as in life.
enum Sample {
    static let day = Day("2026-01-10") ?? Day(number: 0)
    static let start = Day("2025-07-01") ?? Day(number: 0)
    static let now = Date(timeIntervalSince1970: 1_768_000_000)
    static let editor = Actor(id: "editor", permissions: [.editTerritory], scope: .everywhere)
    static let stranger = Actor(id: "stranger", permissions: [], scope: .everywhere)
    static let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))

    static func at(_ x: Double, _ y: Double) -> Coordinate { plane.coordinate(x: x, y: y).rounded }

    static func square(_ x: Double, _ y: Double, width: Double, height: Double = 100) -> Polygon {
        Polygon(outer: [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)])
    }

    static var plan: TerritoryPlan {
        var plan = TerritoryPlan()
        func add(_ path: String, _ level: Area.Level, _ name: Text, _ code: Code?, x: Double, width: Double, kind: Area.Kind? = nil, households: Int)
        {
            plan.areas.append(
                Area(
                    id: "area-" + path.split(separator: "/").joined(separator: "-"), path: path, level: level, kind: kind,
                    code: code ?? Code(.local, "x")!, name: name, boundary: MultiPolygon(square(x, 0, width: width)), households: households,
                    from: start))
        }
        add("/330105013/", .subdistrict, Text(zh: "小河街道", en: "Xiaohe Subdistrict"), Code(.town, "330105013"), x: 0, width: 800, households: 360)
        for (community, name) in [Text(zh: "小河社区", en: "Xiaohe"), Text(zh: "紫荆家园社区", en: "Zijing Homes")].enumerated() {
            let path = "/330105013/00\(community + 1)/", code = Code(.statistics, "33010501300\(community + 1)")
            add(path, .community, name, code, x: Double(community) * 400, width: 400, households: 180)
            for grid in 0..<2 {
                let gridPath = path + "00\(grid + 1)/", gridCode = Code.unitGrid(in: code!, number: grid + 1)
                add(
                    gridPath, .grid, Text(zh: "第\(grid + 1)网格", en: "Grid \(grid + 1)"), gridCode, x: Double(community * 2 + grid) * 200, width: 200,
                    kind: grid == 1 && community == 1 ? .dedicated : .comprehensive, households: 90)
                for micro in 0..<2 {
                    add(
                        gridPath + "0\(micro + 1)/", .microGrid, Text(zh: "0\(micro + 1)微网格", en: "Micro-grid 0\(micro + 1)"),
                        Code.microGrid(in: gridCode!, number: micro + 1), x: Double(community * 4 + grid * 2 + micro) * 100, width: 100,
                        kind: .comprehensive, households: 45)
                }
            }
        }
        plan.streets = [
            Street(id: "street-1", name: Text(zh: "桥弄街", en: "Qiaolong Street"), rank: .side, line: LineString([at(0, 0), at(800, 0)]), from: start),
            Street(id: "street-2", name: Text(zh: "丽水路", en: "Lishui Road"), rank: .main, line: LineString([at(0, 100), at(800, 100)]), from: start),
        ]
        for number in 1...6 {
            let home = number > 3, x = home ? 400 + Double(number - 4) * 100 : Double(number - 1) * 100
            let building = Building(
                id: "building-\(number)", estate: home ? Text(zh: "紫荆家园", en: "Zijing Homes") : Text(zh: "小河新村", en: "Xiaohe New Village"),
                number: String(home ? number - 3 : number), storeys: 6, households: 36, polygon: square(x + 20, 40, width: 60, height: 12),
                areaPath: "/330105013/00\(home ? 2 : 1)/00\(number % 3 == 0 ? 2 : 1)/0\(number % 3 == 2 ? 2 : 1)/", from: start)
            plan.buildings.append(building)
            plan.stairwells += (1...3).map { Stairwell(id: "stairwell-\(number)-\($0)", buildingID: building.id, number: $0, households: 12) }
        }
        let shops: [(String, String, Premises.Kind, String)] = [
            ("老孙馄饨店", "Lao Sun's Wonton", .food, "2"), ("小河便利店", "Xiaohe Corner Shop", .groceries, "4"),
            ("运河修鞋铺", "Canal Shoe Repair", .repairs, "6"),
            ("桥头水果店", "Bridgehead Fruit", .produce, "8"), ("阿芳理发店", "Afang Barber", .services, "10-1"), ("桥头水产", "Bridgehead Fish", .produce, "12"),
        ]
        var random = SeededGenerator(seed: 5)
        for (number, shop) in shops.enumerated() {
            plan.premises.append(
                Premises(
                    id: "premises-\(number + 1)", name: Text(zh: shop.0, en: shop.1), kind: shop.2,
                    address: Text(zh: "桥弄街 \(shop.3) 号", en: "\(shop.3) Qiaolong Street"), streetID: "street-1", houseNumber: shop.3,
                    coordinate: at(20 + Double(number) * 20, 5), areaPath: "/330105013/001/001/0\(number < 4 ? 1 : 2)/",
                    code: PremisesCode.make(using: &random), from: start))
        }
        plan.ground = [
            Ground(
                id: "water-1", kind: .water, name: Text(zh: "小河", en: "Xiaohe River"), shape: .polygon(square(0, -30, width: 800, height: 20)),
                from: start)
        ]
        plan.codes = [AreaCode(areaPath: "/330105013/", code: Code(.local, "XH")!, from: start, until: nil, isOwn: false)]
        return plan
    }

    static var index: TerritoryIndex { TerritoryIndex(plan, day: day) }
}
