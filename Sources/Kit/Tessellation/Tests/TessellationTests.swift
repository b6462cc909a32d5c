// SPDX-License-Identifier: Apache-2.0
import Geometry
import TestKit
import Testing

@testable import Tessellation

private let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
private func at(_ x: Double, _ y: Double) -> Coordinate { plane.coordinate(x: x, y: y).rounded }
private let square = MultiPolygon(Polygon(outer: [at(0, 0), at(100, 0), at(100, 100), at(0, 100)]))

@Test func `two houses share the ground by halves`() throws {
    let mosaic = try Tessellation.divide(square, among: [[at(20, 50)], [at(80, 50)]])
    #expect(mosaic.cells.count == 2)
    for cell in mosaic.cells { #expect(abs(cell.area - 5000) < 2) }
    let border = try #require(mosaic.borders.first)
    #expect(mosaic.borders.count == 1 && abs(border.open - 100) < 0.1 && border.closed == 0)
    #expect(Coverage.faults(mosaic.cells, filling: square).isEmpty)
}

@Test func `a railway takes the ground beyond it away, and the border lies along it`() throws {
    // The middle between the houses is at 50, the railway at 35: what lies between belongs to the house on its side.
    let rail = Partition(.closed, .lineString(LineString([at(35, -10), at(35, 110)])))
    let mosaic = try Tessellation.divide(square, among: [[at(20, 50)], [at(80, 50)]], partitions: [rail])
    #expect(abs(mosaic.cells[0].area - 3500) < 5 && abs(mosaic.cells[1].area - 6500) < 5)
    let border = try #require(mosaic.borders.first)
    #expect(abs(border.closed - 100) < 0.1 && border.open == 0)
    #expect(Coverage.faults(mosaic.cells, filling: square).isEmpty)
}

@Test func `a river parts, wherever its own ground falls, and a pond does not`() throws {
    let river = Partition(.closed, .polygon(Polygon(outer: [at(45, -5), at(55, -5), at(55, 105), at(45, 105)])))
    let parted = try Tessellation.divide(square, among: [[at(20, 50)], [at(80, 50)]], partitions: [river])
    #expect(parted.borders.allSatisfy { $0.open == 0 })
    #expect(abs(parted.cells.reduce(0) { $0 + $1.area } - 10_000) < 1)
    let pond = Partition(.closed, .polygon(Polygon(outer: [at(45, 40), at(55, 40), at(55, 60), at(45, 60)])))
    let open = try Tessellation.divide(square, among: [[at(20, 50)], [at(80, 50)]], partitions: [pond])
    #expect(open.borders.first.map { $0.open > 70 && $0.closed > 10 } == true)
}

@Test func `ground of any shape is divided without a gap and without an overlap, and every house keeps its own`() throws {
    try forAll(
        { random in
            (0..<Int.random(in: 1...60, using: &random)).map { _ in
                (Double.random(in: 1...299, using: &random), Double.random(in: 1...199, using: &random))
            }
        }, count: 30
    ) { places in
        // An L with a hole, a main road across and a wall that ends inside.
        let ground = MultiPolygon(
            Polygon(
                outer: [at(0, 0), at(300, 0), at(300, 110), at(160, 110), at(160, 200), at(0, 200)],
                holes: [[at(200, 40), at(200, 60), at(230, 60), at(230, 40)]]))
        let standing = places.map { at($0.0, $0.1) }.filter { ground.contains($0) }
        let owners = (standing.isEmpty ? [at(10, 10)] : standing).map { [$0] }
        let walls = [
            Partition(.hindering, .lineString(LineString([at(-10, 97), at(310, 83)]))),
            Partition(.closed, .lineString(LineString([at(70, -10), at(75, 50)]))),
        ]
        let mosaic = try Tessellation.divide(ground, among: owners, partitions: walls)
        // Cells of one owner for all: the union is the ground again.
        let whole = MultiPolygon.seamlessUnion(mosaic.cells)
        let again = try Tessellation.divide(ground, among: owners, partitions: walls)
        return Coverage.faults(mosaic.cells.filter { !$0.isEmpty }, filling: ground).isEmpty
            && abs(mosaic.cells.reduce(0) { $0 + $1.area } - ground.area) < 1
            && mosaic.cells.flatMap(\.polygons).allSatisfy { $0.flaw() == nil }
            && abs(whole.area - ground.area) < 1 && whole.polygons.count == 1 && whole.polygons[0].rings.count == 2
            && mosaic == again
    }
}

@Test func `who stands outside gets nothing, and nobody at all is said so`() throws {
    #expect(throws: TessellationError.nothing) { try Tessellation.divide(square, among: []) }
    #expect(throws: TessellationError.nothing) { try Tessellation.divide(MultiPolygon([]), among: [[at(1, 1)]]) }
    #expect(try Tessellation.divide(square, among: [[at(50, 50)], []]).cells[1].isEmpty)
}

/// A school through which a stream runs, and beside which someone lives nearer to its far bank.
@Test func `claimed ground is its owner's to the last corner, whatever runs through it`() throws {
    let school = MultiPolygon(Polygon(outer: [at(40, 0), at(80, 0), at(80, 100), at(40, 100)]))
    let stream = Partition(.closed, .polygon(Polygon(outer: [at(0, 45), at(100, 45), at(100, 55), at(0, 55)])))
    let owners = [[at(60, 10)], [at(35, 90)], [at(85, 90)], [at(20, 20)]]
    let mosaic = try Tessellation.divide(square, among: owners, partitions: [stream], claims: [Claim(owners: [0], area: school, isClosed: true)])
    #expect(abs(mosaic.cells[0].area - school.area) < 1)
    #expect(Coverage.faults([school] + mosaic.cells.dropFirst(), filling: square).isEmpty)
    #expect(mosaic.cells.dropFirst().allSatisfy { $0.area > 500 })
    // Without the claim the far bank went to a neighbour.
    let bare = try Tessellation.divide(square, among: owners, partitions: [stream])
    #expect(bare.cells[0].area < school.area * 0.9)
}

/// Today's micro-grids: whoever lives in one has ground in it, and its border stays, without being a wall.
@Test func `ground claimed by several is divided among them alone, and its border parts nobody`() throws {
    let west = MultiPolygon(Polygon(outer: [at(0, 0), at(70, 0), at(70, 100), at(0, 100)]))
    let east = MultiPolygon(Polygon(outer: [at(70, 0), at(100, 0), at(100, 100), at(70, 100)]))
    let owners = [[at(10, 20)], [at(15, 80)], [at(75, 50)]]
    let mosaic = try Tessellation.divide(
        square, among: owners, claims: [Claim(owners: [0, 1], area: west, isClosed: false), Claim(owners: [2], area: east, isClosed: false)])
    #expect(abs(mosaic.cells[0].area + mosaic.cells[1].area - west.area) < 1 && abs(mosaic.cells[2].area - east.area) < 1)
    #expect(Coverage.faults(mosaic.cells, filling: square).isEmpty)
    let across = mosaic.borders.filter { $0.second == 2 }
    #expect(across.count == 2 && abs(across.reduce(0) { $0 + $1.open } - 100) < 1 && across.allSatisfy { $0.closed == 0 })
}
