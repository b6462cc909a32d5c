// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Geometry

@Suite struct `Points to areas` {
    @Test func `agree with GEOS away from borders`() {
        func coordinate(_ x: Int, _ y: Int) -> Coordinate {
            Coordinate(longitude: Double(12_000_000 + x) / 1e5, latitude: Double(3_000_000 + y) / 1e5)
        }
        let areas = LocatorVectors.rings.map { ring in
            MultiPolygon(Polygon(outer: stride(from: 0, to: ring.count, by: 2).map { coordinate(ring[$0], ring[$0 + 1]) }))
        }
        let locator = PointLocator(areas)
        for (x, y, expected) in LocatorVectors.answers { #expect(locator.locate(coordinate(x, y)) ?? -1 == expected, "\(x) \(y)") }
    }

    /// Stars with holes and second parts, laid over each other at random: crossed borders, corners on borders, up to 90 at one place.
    @Test func `answer as the areas themselves, whatever lies over each other`() {
        forAll(
            { random -> ([MultiPolygon], [Coordinate]) in
                let step = [1e-3, 1e-9, 1, 3e-13][Int.random(in: 0...3, using: &random)]
                func position() -> Coordinate {
                    Coordinate(
                        longitude: 120 + Double(Int.random(in: 0...40, using: &random)) * step,
                        latitude: 30 + Double(Int.random(in: 0...40, using: &random)) * step)
                }
                func ring() -> [Coordinate] { (0..<Int.random(in: 3...9, using: &random)).map { _ in position() } }
                let areas = (0..<[3, 12, 40, 90][Int.random(in: 0...3, using: &random)]).map { _ in
                    MultiPolygon(
                        (0..<Int.random(in: 0...2, using: &random)).map { _ in
                            Polygon(rings: (0..<Int.random(in: 1...2, using: &random)).map { _ in ring() })
                        })
                }
                let points = (0..<60).map { _ in position() }
                return (areas, points + points.map { Coordinate(longitude: $0.longitude.nextUp, latitude: $0.latitude.nextDown) })
            }, count: 30
        ) { areas, points in
            let locator = PointLocator(areas)
            return points.allSatisfy { point in
                let owners = areas.indices.filter { areas[$0].contains(point) }
                return locator.locate(point) == owners.first && locator.all(at: point) == owners
            }
        }
    }

    @Test func `a thousand areas over each other are still built and answered`() {
        let square = MultiPolygon(Polygon(BoundingBox(west: 120, south: 30, east: 121, north: 31)))
        let locator = PointLocator([MultiPolygon](repeating: square, count: 600))
        #expect(locator.locate(Coordinate(longitude: 120.5, latitude: 30.5)) == 0)
        #expect(locator.all(at: Coordinate(longitude: 120, latitude: 30)).count == 600)
        #expect(locator.locate(Coordinate(longitude: 121, latitude: 31)) == nil)
        #expect(PointLocator([]).locate(Coordinate(longitude: 0, latitude: 0)) == nil)
    }

    @Test func `the nearest one is the nearest of all`() {
        forAll({ random -> ([MultiPolygon], Coordinate) in
            let areas = (0..<Int.random(in: 1...30, using: &random)).map { _ -> MultiPolygon in
                let x = 120 + Double.random(in: 0...0.1, using: &random), y = 30 + Double.random(in: 0...0.1, using: &random)
                let width = Double.random(in: 0.0001...0.02, using: &random)
                return MultiPolygon(Polygon(BoundingBox(west: x, south: y, east: x + width, north: y + width / 3)))
            }
            return (areas, Coordinate(longitude: .random(in: 119.9...120.3, using: &random), latitude: .random(in: 29.9...30.3, using: &random)))
        }) { areas, point in
            PointLocator(areas).nearest(to: point)?.meters == areas.map { $0.distance(to: point) }.min()
        }
        #expect(PointLocator([]).nearest(to: Coordinate(longitude: 0, latitude: 0)) == nil)
    }

    /// Two halves of the plane: the share of the one beside is that of the normal distribution beyond the border's distance.
    @Test func `a rough position has the shares of the normal distribution`() {
        let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
        func box(_ west: Double, _ east: Double) -> MultiPolygon {
            MultiPolygon(Polygon(outer: [(west, -9000), (east, -9000), (east, 9000), (west, 9000)].map { plane.coordinate(x: $0, y: $1) }))
        }
        let locator = PointLocator([box(-9000, 0), box(0, 9000)])
        for (meters, accuracy) in [(0.0, 50.0), (10, 50), (20, 50), (40, 50), (5, 1000)] {
            let deviation = accuracy / 2.447_746_830_680_816
            let beyond = erfc(meters / deviation / 2.0.squareRoot()) / 2
            let shares = locator.spread(around: plane.coordinate(x: meters, y: 3), accuracy: accuracy)
            #expect(shares.count == 2)
            #expect(abs((shares.first { $0.area == 0 }?.probability ?? 0) - beyond) < 0.01, "\(meters) m of \(accuracy)")
            #expect(shares[0].probability >= shares[1].probability)
        }
        #expect(locator.spread(around: plane.coordinate(x: 5, y: 0), accuracy: 0).map(\.area) == [1])
        #expect(locator.spread(around: plane.coordinate(x: 20_000, y: 0), accuracy: 30).isEmpty)
        #expect(locator.spread(around: plane.coordinate(x: 5, y: 0), accuracy: .nan).map(\.area) == [1])
    }
}
