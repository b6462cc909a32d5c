// SPDX-License-Identifier: Apache-2.0
import Geometry
import TestKit
import Testing

@Suite struct `Areas that fill the ground` {
    static let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))

    static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> MultiPolygon {
        MultiPolygon(Polygon(outer: [(west, south), (east, south), (east, north), (west, north)].map { plane.coordinate(x: $0, y: $1).rounded }))
    }
    static let ground = box(0, 0, 300, 100)

    @Test func `are sound where they share their corners`() {
        #expect(Coverage.faults([Self.box(0, 0, 100, 100), Self.box(100, 0, 200, 100), Self.box(200, 0, 300, 100)], filling: Self.ground).isEmpty)
        forAll({ random in
            Subdivision.make(
                columns: 4, rows: 4, jitter: 0.15, bends: 2, origin: Coordinate(longitude: 120.13, latitude: 30.31), step: 2e-3, using: &random)
        }) { cut in Coverage.faults(cut.parts.map { MultiPolygon($0) }, filling: MultiPolygon(cut.outer)).isEmpty }
    }

    @Test func `seams of a few centimetres pass, of a metre do not`() {
        func faults(_ width: Double) -> [CoverageFault.Kind] {
            Coverage.faults([Self.box(0, 0, 150, 100), Self.box(150 + width, 0, 300, 100)], filling: Self.ground).map(\.kind)
        }
        #expect(faults(0.05).isEmpty && faults(-0.05).isEmpty)
        #expect(faults(1) == [.gap, .gap])
        #expect(faults(-1) == [.overlap(with: 1)])
    }

    @Test func `one area over another, twice the same, beyond the border, a hole in the middle`() throws {
        let whole = [Self.box(0, 0, 100, 100), Self.box(100, 0, 300, 100)]
        #expect(Coverage.faults(whole + [Self.box(120, 20, 140, 40)], filling: Self.ground).map(\.kind) == [.overlap(with: 1)])
        #expect(Coverage.faults(whole + [whole[1]], filling: Self.ground).contains { $0.kind == .overlap(with: 1) && $0.area == 2 })
        #expect(Coverage.faults([Self.box(0, 0, 100, 100), Self.box(100, 0, 320, 100)], filling: Self.ground).map(\.kind) == [.outside])
        let holed = MultiPolygon(Polygon(rings: [Self.box(100, 0, 300, 100).polygons[0].outer, Self.box(150, 40, 170, 60).polygons[0].outer]))
        let fault = try #require(Coverage.faults([whole[0], holed], filling: Self.ground).first)
        #expect(fault.kind == .gap && fault.area == 1 && abs(Self.plane.position(of: fault.at).x - 160) < 11)
        #expect(Coverage.faults([whole[0]], filling: Self.ground).contains { $0.kind == .gap })
        #expect(Coverage.faults([], filling: Self.ground).map(\.kind) == [.gap])
        #expect(Coverage.faults(whole, filling: MultiPolygon([])).isEmpty)
    }
}
