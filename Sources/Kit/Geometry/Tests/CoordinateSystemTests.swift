// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import TestKit
import Testing

@Suite struct `Coordinate systems` {
    static let place = Coordinate(longitude: 116.404, latitude: 39.915)

    static func differ(_ a: Coordinate, _ longitude: Double, _ latitude: Double) -> Double {
        max(abs(a.longitude - longitude), abs(a.latitude - latitude))
    }

    /// The published vectors of coordtransform.
    @Test func `turn as everyone else's`() {
        #expect(Self.differ(CoordinateSystem.gcj02.fromWGS84(Self.place), 116.410_244_499_169_38, 39.916_404_281_501_64) < 1e-12)
        #expect(Self.differ(CoordinateSystem.gcj02.convert(Self.place, to: .bd09), 116.410_369_493_710_29, 39.921_336_993_510_21) < 1e-12)
        // These two come from an inverse of a single step: ours goes on until it is exact.
        #expect(Self.differ(CoordinateSystem.gcj02.toWGS84(Self.place), 116.397_755_500_830_61, 39.913_595_718_498_36) < 2e-5)
        #expect(Self.differ(CoordinateSystem.bd09.convert(Self.place, to: .gcj02), 116.397_627_291_193_15, 39.908_656_739_576_31) < 2e-5)
        #expect(CoordinateSystem.cgcs2000.toWGS84(Self.place) == Self.place)
    }

    @Test(arguments: CoordinateSystem.allCases)
    func `turn back to a billionth of a degree`(system: CoordinateSystem) {
        forAll(
            { random in Coordinate(longitude: .random(in: 72.1...137.7, using: &random), latitude: .random(in: 0.9...55.7, using: &random)) },
            count: 2000
        ) { place in
            let numbers = system.fromWGS84(place), back = system.toWGS84(numbers)
            return Self.differ(back, place.longitude, place.latitude) < 1e-9
        }
    }

    @Test func `every pair goes there and back`() {
        for from in CoordinateSystem.allCases {
            for to in CoordinateSystem.allCases {
                let back = to.convert(from.convert(Self.place, to: to), to: from)
                #expect(Self.differ(back, Self.place.longitude, Self.place.latitude) < 1e-9, "\(from) \(to)")
            }
        }
    }

    @Test func `places abroad are left as they are`() {
        for (longitude, latitude) in [(2.35, 48.86), (-122.4, 37.8), (151.2, -33.9), (72.0, 30), (120, 55.9), (120, 0.5), (180, 90), (-180, -90)] {
            let place = Coordinate(longitude: longitude, latitude: latitude)
            for system in CoordinateSystem.allCases {
                #expect(system.toWGS84(place) == place && system.fromWGS84(place) == place)
            }
        }
        // At the rim of the box there need not be an original; what comes out is a position all the same.
        for longitude in stride(from: 71.99, through: 72.02, by: 0.0005) {
            let back = CoordinateSystem.bd09.toWGS84(Coordinate(longitude: longitude, latitude: 30))
            #expect(abs(back.longitude - longitude) < 0.03)
        }
    }

    @Test func `have the names that files and forms use`() {
        for (name, system) in [
            ("WGS-84", CoordinateSystem.wgs84), ("EPSG:4326", .wgs84), ("urn:ogc:def:crs:OGC:1.3:CRS84", .wgs84), ("gcj02", .gcj02),
            ("GCJ-02", .gcj02),
            ("bd09ll", .bd09), ("BD-09", .bd09), ("EPSG:4490", .cgcs2000), ("CGCS2000", .cgcs2000), ("AMap", .gcj02),
        ] { #expect(CoordinateSystem(name: name) == system, "\(name)") }
        for name in ["", "EPSG:3857", "gcj03", "wgs", String(repeating: "g", count: 1000)] { #expect(CoordinateSystem(name: name) == nil, "\(name)") }
    }

    @Test func `a position keeps what was given`() throws {
        let position = try #require(Position(longitude: 116.410_244_5, latitude: 39.916_404_28, system: "GCJ-02", accuracy: 30))
        #expect(position.original == Coordinate(longitude: 116.410_244_5, latitude: 39.916_404_28))
        #expect(position.system == .gcj02 && position.accuracy == 30)
        #expect(Self.differ(position.coordinate, 116.404, 39.915) < 1e-8)
        let stored = try JSONDecoder().decode(Position.self, from: JSONEncoder().encode(position))
        #expect(stored == position)
        #expect(Position(longitude: 1, latitude: 2)?.coordinate == Coordinate(longitude: 1, latitude: 2))
        #expect(
            Position(longitude: 1, latitude: 2, accuracy: -1)?.accuracy == nil && Position(longitude: 1, latitude: 2, accuracy: .nan)?.accuracy == nil
        )
        #expect(Position(longitude: 1, latitude: 2, system: "EPSG:3857") == nil && Position(longitude: .nan, latitude: 2) == nil)
        #expect(Position(longitude: 30, latitude: 120, system: "") == nil)
    }

    /// A town of 200 things, a few metres off here and there, given in each system and stated as another.
    @Test func `a town that stands 500 metres off is noticed, and why`() throws {
        var random = SeededGenerator(seed: 3)
        let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
        let town = (0..<200).map { _ in
            plane.coordinate(x: .random(in: -800...800, using: &random), y: .random(in: -800...800, using: &random))
        }
        let ground = MultiPolygon(Polygon(outer: [(-900, -900), (900, -900), (900, 900), (-900, 900)].map { plane.coordinate(x: $0, y: $1) }))
        for truth in [CoordinateSystem.wgs84, .gcj02, .bd09] {
            for stated in [CoordinateSystem.wgs84, .gcj02, .bd09] {
                let given = town.map { truth.fromWGS84($0) }
                let pairs = zip(given, town).map { (given: $0, known: $1.rounded) }
                let found = SystemError.find(pairs, stated: stated), within = SystemError.find(given, within: ground, stated: stated)
                if truth == stated {
                    #expect(found == nil && within == nil)
                } else {
                    #expect(found?.system == truth && found?.isSwapped == false && within?.system == truth, "\(truth) as \(stated)")
                    #expect(try #require(found).meters > 300 && #require(found).metersThen < 1)
                }
            }
        }
    }

    @Test func `axes the wrong way round are noticed where both readings are on the earth`() throws {
        let plane = LocalPlane(origin: Coordinate(longitude: 87.6, latitude: 43.8))  // Ürümqi
        let town = (0..<30).map { plane.coordinate(x: Double($0) * 20, y: Double($0 % 7) * 30) }
        let swapped = town.map { Coordinate(longitude: $0.latitude, latitude: $0.longitude) }
        let found = try #require(SystemError.find(zip(swapped, town).map { (given: $0, known: $1) }, stated: .wgs84))
        #expect(found.isSwapped && found.system == .wgs84)
        // Things that were truly moved are no error of the system.
        let moved = town.map { Coordinate(longitude: $0.longitude - 0.02, latitude: $0.latitude + 0.01) }
        #expect(SystemError.find(zip(moved, town).map { (given: $0, known: $1) }, stated: .wgs84) == nil)
    }
}
