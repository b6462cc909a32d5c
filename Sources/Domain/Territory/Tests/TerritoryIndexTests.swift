// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization
import TestKit
import Testing

@testable import Territory

@Suite struct `The territory in memory` {
    let index = Sample.index

    @Test func `each point has exactly one micro-grid`() {
        #expect(index.microGrid(at: Sample.at(50, 50))?.path == "/330105013/001/001/01/")
        #expect(index.microGrid(at: Sample.at(350, 50))?.path == "/330105013/001/002/02/")
        // On a shared border: the one at the east.
        #expect(index.microGrid(at: Sample.at(100, 50))?.path == "/330105013/001/001/02/")
        #expect(index.microGrid(at: Sample.at(400, 50))?.path == "/330105013/002/001/01/")
        #expect(index.microGrid(at: Sample.at(-1, 50)) == nil)
        #expect(index.microGrid(at: Coordinate(longitude: 0, latitude: 0)) == nil)
    }

    @Test func `the nearest one is named with its distance`() throws {
        let inside = try #require(index.nearest(to: Sample.at(50, 50)))
        #expect(inside.meters == 0 && inside.area.path == "/330105013/001/001/01/")
        let outside = try #require(index.nearest(to: Sample.at(850, 50)))
        #expect(abs(outside.meters - 50) < 0.1 && outside.area.path == "/330105013/002/002/02/")
        forAll({ random in Sample.at(.random(in: -500...1500, using: &random), .random(in: -500...500, using: &random)) }) { point in
            guard let nearest = index.nearest(to: point) else { return false }
            let all = index.areas(under: "/", level: .microGrid).map { $0.boundary.distance(to: point) }
            return nearest.meters == all.min()
        }
        #expect(TerritoryIndex(TerritoryPlan(), day: Sample.day).nearest(to: Sample.at(0, 0)) == nil)
    }

    @Test func `names run from the community down`() {
        #expect(index.name(of: "/330105013/001/002/01/") == Text(zh: "小河社区 · 第2网格 · 01微网格", en: "Xiaohe · Grid 2 · Micro-grid 01"))
        #expect(index.name(of: "/330105013/").zh == "小河街道")
        #expect(index.name(of: "/nowhere/").zh == "")
        #expect(index.ancestors(of: "/330105013/001/002/01/").map(\.level) == [.subdistrict, .community, .grid])
        #expect(index.children(of: "/330105013/001/").count == 2)
        #expect(index.areas(under: "/330105013/001/", level: .microGrid).count == 4)
    }

    @Test func `paths and codes are what they should be`() {
        #expect(Area.parent(of: "/1/2/3/") == "/1/2/")
        #expect(Area.parent(of: "/1/") == nil)
        #expect(Area.isPath("/330105013/001/") && Area.isPath("/a-b/"))
        for wrong in ["", "/", "//", "1/", "/1", "/1//2/", "/1/../", "/小河/", "/1 2/", "/" + String(repeating: "1", count: 200) + "/"] {
            #expect(!Area.isPath(wrong), "\(wrong)")
        }
        let community = Code(.statistics, "330105013001")!
        let grid = Code.unitGrid(in: community, number: 3)!
        #expect(grid.value == "330105013001003" && grid.scheme == .unitGrid)
        #expect(Code.microGrid(in: grid, number: 5)?.value == "33010501300100305")
        #expect(Code.microGrid(in: grid, number: 5, digits: 3)?.value == "330105013001003005")
        #expect(Code.unitGrid(in: community, number: 1000) == nil)
        #expect(Code.unitGrid(in: Code(.local, "330105013001")!, number: 1) == nil)
        #expect(Code(.statistics, "33010501300") == nil && Code(.division, "33010x") == nil && Code(.local, "") == nil)
    }

    @Test func `grids are numbered as one reads`() {
        let places = [(100, 0), (0, 0), (0, 100), (100, 105), (200, 95)].map { Sample.at(Double($0.0), Double($0.1)) }
        #expect(GridNumbering.order(places, band: 50) == [2, 3, 4, 1, 0])
        #expect(GridNumbering.order([], band: 50).isEmpty)
    }

    @Test func `door codes find every single mistyped sign`() {
        forAll({ random in
            (PremisesCode.make(using: &random), Int.random(in: 0..<6, using: &random), PremisesCode.signs.randomElement(using: &random)!)
        }) {
            code, place, sign in
            var typed = Array(code)
            let same = typed[place] == sign
            typed[place] = sign
            return PremisesCode.read(code) == code && (PremisesCode.read(String(typed)) != nil) == same
        }
        for wrong in ["", "ABC", "0OOOO1", "ABCDEFG", "小河街道便民"] { #expect(PremisesCode.read(wrong) == nil) }
    }
}

@Suite struct `What stands around` {
    @Test func `is what a look at everything finds, cells or not`() {
        var boxes: [BoundingBox?] = [nil]
        var random = SeededGenerator(seed: 11)
        for number in 0..<600 {
            let west = Double.random(in: 120...120.05, using: &random), south = Double.random(in: -0.02...0.03, using: &random)
            let width = number % 50 == 0 ? 0.4 : Double.random(in: 0...0.004, using: &random)
            boxes.append(BoundingBox(west: west, south: south, east: west + width, north: south + width / 2))
        }
        let around = Surroundings(boxes)
        for _ in 0..<400 {
            let west = Double.random(in: 119.99...120.05, using: &random), south = Double.random(in: -0.03...0.03, using: &random)
            let window = BoundingBox(west: west, south: south, east: west + 0.0024, north: south + 0.0018)
            #expect(around.meeting(window) == boxes.indices.filter { boxes[$0]?.intersects(window) ?? false })
        }
    }
}
