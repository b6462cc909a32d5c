// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import TestKit
import Testing

@Suite struct `Polygons` {
    static let square = Polygon(BoundingBox(west: 0, south: 0, east: 1, north: 1))
    static let holed = Polygon(
        outer: BoundingBox(west: 0, south: 0, east: 3, north: 3).corners, holes: [BoundingBox(west: 1, south: 1, east: 2, north: 2).corners])

    @Test(arguments: [
        (0.5, 0.5, true), (0, 0, true), (0, 0.5, true), (0.5, 0, true), (1, 0.5, false), (0.5, 1, false), (1, 1, false), (1.5, 0.5, false),
        (-0.1, 0, false),
    ])
    func `own their west and south borders`(x: Double, y: Double, expected: Bool) {
        #expect(Self.square.contains(Coordinate(longitude: x, latitude: y)) == expected)
    }

    @Test func `a hole belongs to what fills it`() {
        let filling = Polygon(outer: Self.holed.rings[1])
        for x in stride(from: 0.0, to: 3, by: 0.25) {
            for y in stride(from: 0.0, to: 3, by: 0.25) {
                let point = Coordinate(longitude: x, latitude: y)
                #expect(Self.holed.contains(point) != filling.contains(point), "\(point)")
            }
        }
    }

    /// The zone between two parallels of WGS-84 by its closed formula.
    @Test func `areas are true on the ellipsoid`() {
        let degree = Polygon(BoundingBox(west: 120, south: 30, east: 121, north: 31))
        #expect(abs(degree.area / 10_642_393_439 - 1) < 1e-6)
        let hectare = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
        let field = Polygon(outer: [(0, 0), (100, 0), (100, 100), (0, 100)].map { hectare.coordinate(x: $0, y: $1) })
        #expect(abs(field.area - 10_000) < 1)
        #expect(abs(field.perimeter - 400) < 0.1)
    }

    @Test func `holes are taken from the area and pull the centre`() {
        #expect(abs(Self.holed.area / Polygon(outer: Self.holed.outer).area - 8.0 / 9) < 1e-3)
        #expect(abs(Self.holed.centroid.longitude - 1.5) < 1e-9)
    }

    @Test func `the inner point is inside, also of bent and holed ones`() {
        #expect(Self.holed.contains(Self.holed.innerPoint))
        forAll({ random -> Polygon in
            // A star with arms of any length: often its centroid is outside.
            let corners = (0..<Int.random(in: 5...24, using: &random)).map { _ in Double.random(in: 0.05...1, using: &random) }
            return Polygon(
                outer: corners.enumerated().map { index, radius in
                    let angle = Double(index) / Double(corners.count) * 2 * .pi
                    return Coordinate(longitude: 120 + radius * cos(angle), latitude: 30 + radius * sin(angle))
                })
        }) { $0.contains($0.innerPoint) }
    }

    @Test func `distance is nought inside and metres outside`() {
        let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
        let field = Polygon(outer: [(0, 0), (100, 0), (100, 100), (0, 100)].map { plane.coordinate(x: $0, y: $1) })
        #expect(field.distance(to: plane.coordinate(x: 50, y: 50)) == 0)
        #expect(abs(field.distance(to: plane.coordinate(x: 50, y: 130)) - 30) < 0.01)
        #expect(abs(field.distance(to: plane.coordinate(x: -30, y: -40)) - 50) < 0.01)
    }

    /// Hangzhou east station to Wulin square, and a quarter of the equator; reference: Vincenty's inverse on WGS-84.
    @Test func `distances are within their bounds`() {
        let a = Coordinate(longitude: 120.13, latitude: 30.31), b = Coordinate(longitude: 120.14, latitude: 30.32)
        #expect(abs(a.distance(to: b) - 1467.5) < 1.5)
        let equator = Coordinate(longitude: 0, latitude: 0).distance(to: Coordinate(longitude: 90, latitude: 0))
        #expect(abs(equator / 10_018_754 - 1) < 6e-3)
        #expect(Coordinate(longitude: 179.9995, latitude: 0).distance(to: Coordinate(longitude: -179.9995, latitude: 0)) < 112)
    }

    @Test func `the nearest place on a line lies on it`() throws {
        let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
        let line = LineString([plane.coordinate(x: 0, y: 0), plane.coordinate(x: 100, y: 0)])
        let nearest = try #require(line.nearest(to: plane.coordinate(x: 40, y: 25)))
        #expect(abs(nearest.distance - 25) < 0.01)
        #expect(abs(plane.position(of: nearest.point).x - 40) < 0.01)
    }
}

extension BoundingBox {
    var corners: [Coordinate] { Polygon(self).outer }
}
