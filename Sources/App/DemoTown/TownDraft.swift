// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Storage
import Territory

/// Turns the built town into the things of Territory: with names, codes, numbers and ids.
struct TownDraft {
    let builder: TownBuilder
    /// The subdistrict's three digits within the district 330105.
    let code: Int
    let plane: LocalPlane
    let day: Day
    var random: DemoRandom
    let born: Date

    init(builder: TownBuilder, code: Int, origin: Coordinate, day: Day, random: DemoRandom) {
        self.builder = builder
        self.code = code
        plane = LocalPlane(origin: origin)
        self.day = day
        self.random = random
        born = day.start()
    }

    var mesh: TownMesh { builder.layout.mesh }
    mutating func id() -> String { Identifier.make(at: born, using: &random) }
    func coordinate(_ point: TownPoint) -> Coordinate { plane.coordinate(x: point.x, y: point.y).rounded }
    func polygon(_ shape: [TownPoint]) -> Polygon { Polygon(outer: shape.map(coordinate)) }

    /// A micro-grid with its place in the tree.
    struct Placed {
        var micro: Int
        var path: String
    }

    mutating func write(into plan: inout TerritoryPlan) {
        let placed = writeAreas(into: &plan)
        let streetIDs = writeStreets(into: &plan)
        writeBuildings(placed, streetIDs, into: &plan)
        writeGround(into: &plan)
    }

    // Areas

    mutating func writeAreas(into plan: inout TerritoryPlan) -> [Placed] {
        var placed: [Placed] = []
        let town = Code.padded(code, 3), root = "/330105\(town)/"
        let all = builder.micros.indices.map { $0 }
        add(root, .subdistrict, nil, Code(.town, "330105" + town), TownNames.subdistrict, all, into: &plan)
        for (community, settled) in builder.layout.communities.enumerated() {
            let inCommunity = all.filter { builder.micros[$0].community == community }
            let communityCode = Code(.statistics, "330105" + town + Code.padded(community + 1, 3))
            let communityPath = Area.path(root, Code.padded(community + 1, 3))
            add(communityPath, .community, nil, communityCode, settled.name, inCommunity, into: &plan)
            let grids = settled.grids.indices.map { $0 }
            for (number, grid) in numbered(grids, of: inCommunity).enumerated() {
                let inGrid = inCommunity.filter { builder.micros[$0].grid == grid }
                let block = settled.grids[grid]
                let gridCode = communityCode.flatMap { Code.unitGrid(in: $0, number: number + 1) }
                let gridPath = Area.path(communityPath, Code.padded(number + 1, 3)),
                    kind: Area.Kind = block.style.isHome ? .comprehensive : .dedicated
                add(gridPath, .grid, kind, gridCode, TownNames.grid(number + 1, of: block.place), inGrid, into: &plan)
                let places = inGrid.map { coordinate(TownMesh.center(builder.micros[$0].plot.shape)) }
                for (position, index) in GridNumbering.order(places, band: 60).enumerated() {
                    let path = Area.path(gridPath, Code.padded(position + 1, 2))
                    add(
                        path, .microGrid, kind, gridCode.flatMap { Code.microGrid(in: $0, number: position + 1) }, TownNames.microGrid(position + 1),
                        [inGrid[index]], into: &plan)
                    placed.append(Placed(micro: inGrid[index], path: path))
                }
            }
        }
        return placed
    }

    private func center(_ micros: [Int]) -> TownPoint {
        let shapes = micros.map { builder.micros[$0].plot.shape }, areas = shapes.map { TownMesh.area($0) }
        let sum = zip(shapes, areas).reduce(TownPoint(0, 0)) { $0 + TownMesh.center($1.0) * $1.1 }
        return sum * (1 / max(areas.reduce(0, +), 1e-9))
    }

    private func numbered(_ grids: [Int], of micros: [Int]) -> [Int] {
        let places = grids.map { grid in coordinate(center(micros.filter { builder.micros[$0].grid == grid })) }
        return GridNumbering.order(places, band: 150).map { grids[$0] }
    }

    private mutating func add(
        _ path: String, _ level: Area.Level, _ kind: Area.Kind?, _ code: Code?, _ name: Text, _ micros: [Int], into plan: inout TerritoryPlan
    ) {
        guard let code = code ?? Code(.local, path) else { return }
        let rings = micros.count == 1 ? micros.map { builder.micros[$0].ring } : mesh.union(micros.map { builder.micros[$0].ring })
        // Rings that run clockwise are holes; there is one outer ring unless an area falls into parts.
        let outer = rings.filter { TownMesh.area(mesh.shape($0)) > 0 }, holes = rings.filter { TownMesh.area(mesh.shape($0)) <= 0 }
        let polygons = outer.enumerated().map { index, ring in
            Polygon(outer: mesh.shape(ring).map(coordinate), holes: index == 0 ? holes.map { mesh.shape($0).map(coordinate) } : [])
        }
        plan.areas.append(
            Area(
                id: id(), path: path, level: level, kind: kind, code: code, name: name, boundary: MultiPolygon(polygons),
                households: micros.reduce(0) { $0 + builder.micros[$1].households }, from: day))
    }

    // Streets

    mutating func writeStreets(into plan: inout TerritoryPlan) -> [Int: String] {
        var ids: [Int: String] = [:]
        let canal = Set(mesh.resolved(builder.layout.canal)), river = Set(mesh.resolved(builder.layout.river))
        func bank(_ corner: Int?) -> Double { corner.map { canal.contains($0) ? 36 : river.contains($0) ? 13 : 0 } ?? 0 }
        for (number, street) in builder.layout.streets.enumerated() where street.chain.count > 1 {
            let own = id()
            ids[number] = own
            // A street that ends at the water ends at its bank.
            let way = TownDraft.shortened(mesh.shape(street.chain), start: bank(street.chain.first), end: bank(street.chain.last))
            plan.streets.append(Street(id: own, name: street.name, rank: street.rank, line: LineString(way.map(coordinate)), from: day))
        }
        return ids
    }

    /// The way without so many metres at its ends.
    private static func shortened(_ way: [TownPoint], start: Double, end: Double) -> [TownPoint] {
        func cut(_ way: [TownPoint], _ off: Double) -> [TownPoint] {
            var way = way, left = off
            while left > 0, way.count >= 2 {
                let length = way[0].distance(to: way[1])
                if length > left || way.count == 2 {
                    way[0] = way[0] + (way[1] - way[0]).unit * min(left, length * 0.8)
                    return way
                }
                left -= length
                way.removeFirst()
            }
            return way
        }
        return cut(cut(way, start).reversed(), end).reversed()
    }

    // Ground

    mutating func writeGround(into plan: inout TerritoryPlan) {
        let layout = builder.layout
        var shapes: [(Ground.Kind, Text?, [TownPoint])] = []
        func add(_ kind: Ground.Kind, _ name: Text?, _ shape: [TownPoint]) {
            if shape.count > 2 { shapes.append((kind, name, shape)) }
        }
        for micro in builder.micros {
            let place = layout.communities[micro.community].grids[micro.grid].place
            for square in micro.squares { add(.square, nil, square) }
            for green in micro.greens { add(.green, micro.style == .park ? place : nil, green) }
            for water in micro.waters { add(.water, nil, water) }
        }
        add(.water, TownNames.river, TownBuilder.ribbon(mesh.shape(mesh.resolved(layout.river)), width: 18, openStart: true, openEnd: false))
        add(.water, TownNames.canal, TownBuilder.ribbon(mesh.shape(mesh.resolved(layout.canal)), width: 58, openStart: true, openEnd: true))
        for (kind, name, shape) in shapes {
            plan.ground.append(Ground(id: id(), kind: kind, name: name, shape: .polygon(polygon(shape)), from: day))
        }
    }
}
