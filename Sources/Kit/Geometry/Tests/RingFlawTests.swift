// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Geometry

@Suite struct `Flaws of rings` {
    /// Rings on a lattice of 7 × 7 (each corner is x and y), drawn at random, and whether GEOS 3.13 holds them valid.
    static let judged: [(String, Bool)] = [
        ("50 53 34 26 01 23 20", true), ("00 16 14", true), ("11 31 61 65 50 24 34", false), ("40 63 61 26 10 24 06", false),
        ("13 66 62 05 45", false), ("03 23 61", true), ("22 51 20 11 44 31", false), ("51 02 15 33 23 61 50", true),
        ("66 05 53 26", false), ("42 16 13 41 25 14 64 43", false), ("12 44 01 45 46 22 50 11", false), ("64 52 50 12 43 56 22", false),
        ("43 46 52 22 10 52", false), ("55 01 42 20", false), ("65 54 02 36", true), ("13 23 04 26 12 05 32 64", false),
        ("10 61 14 06", true), ("22 25 21 40 52 61 26", false), ("02 05 21 56 03 25 63", false), ("24 35 01 06 33 30 55", false),
        ("43 23 64", true), ("23 24 51 06", false), ("55 60 26 32 10 06", false), ("01 16 21", true), ("43 10 03 14 42", false),
        ("03 13 01 23 06 21", false), ("53 13 11 26", false), ("36 32 31", false), ("03 00 15 22 40 63 65", false),
        ("24 56 30 65", false), ("20 51 26 42 34 01 54", false), ("53 22 16 02 06 42 52", false), ("25 03 16 12 03", false),
        ("53 10 61 56 20 42", false), ("66 05 20", true), ("50 00 66 54 01 33 01", false), ("60 62 06 34 16 22 55", false),
        ("11 32 02 52 24 65 12", false), ("23 45 61 02 46 63", false), ("61 01 53", true), ("23 56 60 53 21", true), ("21 56 22", true),
        ("10 16 36 04 11 44 51", false), ("20 00 04 13 15 55 13 55", false), ("52 03 65 11 13", false), ("41 56 12 33 64 61", false),
        ("55 63 45 05 53 45", false), ("04 41 32 03 20", false), ("40 11 16 62", true), ("31 14 46 26 65 52", false),
        ("42 43 03 45 30 32", false), ("40 61 36 02 51 40 12", false), ("33 04 23 10 12 55", false), ("16 23 10 52 43 32 05 65", false),
        ("66 30 14 63 60", false), ("31 24 65", true), ("60 05 15 23", false), ("35 43 53 01 04 14", true), ("65 13 04", true),
        ("32 33 21 14 65", true), ("05 62 01 22 32 22", false), ("31 10 62 54", true), ("02 55 12 63 50 40 44 11", false),
        ("66 36 44 62", true), ("40 21 03 31", true), ("11 53 26 25 14 31", false), ("61 25 05 24 33 23 30 53", false),
        ("61 51 36 33 62", false), ("01 36 64", true), ("52 35 03 31", true), ("50 63 46 50 30 60", false), ("42 62 13", true),
        ("41 53 45 50 03 26 12 15", false), ("42 11 62", true), ("20 16 26 35 45 23", true), ("01 05 60", true), ("54 34 21", true),
        ("35 51 22", true), ("03 26 50", true), ("12 20 52 55 05", true), ("12 05 53", true), ("63 53 44", true), ("20 46 64", true),
        ("34 26 21 56", true), ("52 41 50 65", true), ("22 23 40", true), ("03 56 55 00", true), ("41 65 56", true), ("24 41 00", true),
        ("42 06 00", true),
    ]

    @Test func `are those that GEOS finds`() {
        for (text, isValid) in Self.judged {
            let ring = text.split(separator: " ").map { pair -> Coordinate in
                let digits = pair.compactMap { $0.wholeNumberValue }
                return Coordinate(longitude: 120 + Double(digits[0]) / 64, latitude: 30 + Double(digits[1]) / 64)
            }
            #expect((Polygon(outer: ring).flaw() == nil) == isValid, "\(text)")
        }
    }

    @Test func `say where rings cross`() throws {
        let bow = Polygon(outer: [(0, 0), (2, 2), (2, 0), (0, 2)].map { Coordinate(longitude: $0.0, latitude: $0.1) })
        #expect(bow.flaw() == .crossing(at: Coordinate(longitude: 1, latitude: 1)))
        let box = BoundingBox(west: 0, south: 0, east: 4, north: 4).corners
        #expect(Polygon(outer: box, holes: [BoundingBox(west: 1, south: 1, east: 2, north: 2).corners]).flaw() == nil)
        #expect(Polygon(outer: box, holes: [BoundingBox(west: 3, south: 1, east: 5, north: 2).corners]).flaw() != nil)
    }

    @Test func `areas round a pole or across the date line are none of ours`() {
        let arctic = Polygon(
            outer: [(-180, 80), (-60, 80), (60, 80), (180, 80), (180, 90), (-180, 90)].map { Coordinate(longitude: $0.0, latitude: $0.1) })
        #expect(arctic.flaw() == .aroundTheEarth(at: Coordinate(longitude: 180, latitude: 90)))
        let cap = Polygon(outer: [(-180, 80), (-90, 80), (0, 80), (90, 80), (179, 80)].map { Coordinate(longitude: $0.0, latitude: $0.1) })
        #expect(cap.flaw() != nil)
    }

    @Test func `are found in long rings, and hostile ones come to an end`() {
        let zigzag = (0..<20_000).map { Coordinate(longitude: 120 + Double($0) * 1e-5, latitude: 30 + Double($0 % 2) * 1e-5) }
        let whole = zigzag + [Coordinate(longitude: 120.2, latitude: 29.9), Coordinate(longitude: 120, latitude: 29.9)]
        #expect(Polygon(outer: whole).flaw() == nil)
        var spoiled = whole
        spoiled.swapAt(9000, 9003)
        #expect(Polygon(outer: spoiled).flaw() != nil)
        let comb = (0..<20_000).map { Coordinate(longitude: $0 % 2 == 0 ? 120 : 121, latitude: 30 + Double($0) * 1e-9) }
        #expect(Polygon(outer: comb).flaw() != nil)
    }
}

@Suite struct `Well-known text` {
    @Test func `is read and written`() throws {
        forAll({ random -> Shape in
            func position() -> Coordinate {
                Coordinate(longitude: .random(in: -180...180, using: &random), latitude: .random(in: -90...90, using: &random))
            }
            func ring() -> [Coordinate] { (0..<Int.random(in: 3...6, using: &random)).map { _ in position() } }
            return switch Int.random(in: 0...3, using: &random) {
            case 0: .point(position())
            case 1: .lineString(LineString(ring()))
            case 2: .polygon(Polygon(rings: [ring(), ring()]))
            default: .multiPolygon(MultiPolygon([Polygon(rings: [ring()]), Polygon(rings: [ring(), ring()])]))
            }
        }) { (try? WKT.shape(WKT.text($0))) == $0 }
        #expect(try WKT.shape(" point z (120.5 30 9) ") == .point(Coordinate(longitude: 120.5, latitude: 30)))
        #expect(
            try WKT.shape("LINESTRING(1 2,3 4)")
                == .lineString(LineString([Coordinate(longitude: 1, latitude: 2), Coordinate(longitude: 3, latitude: 4)])))
    }

    @Test(arguments: [
        "", "POINT", "POINT (", "POINT ()", "POINT (1)", "POINT (1 2", "POINT (1 2))", "POINT (1 2) x", "POINT (30 120)", "POINT (nan 1)",
        "POINT ((1 2))",
        "POLYGON ((0 0, 1 0, 1 1))", "POLYGON (0 0, 1 0, 1 1, 0 0)", "CIRCLE (0 0, 1)", "POINT (1 2] )", "LINESTRING (1 2)", "POLYGON ((((((((",
        "POINT (1,2)",
        "GEOMETRYCOLLECTION (POINT (1 2))", "小河",
    ]) func `is refused where it says nothing`(text: String) { #expect(throws: GeometryError.self) { try WKT.shape(text) } }
}

@Suite struct `Records of a file` {
    @Test func `bad features are told with their numbers, good ones kept`() throws {
        let text = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[
            {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[120.1,30.3]},"properties":{"name":"小河","storeys":6,"flat":true,"none":null}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[30.3,120.1]},"properties":{}},
            {"type":"Feature","geometry":null,"properties":null},
            {"type":"Point","coordinates":[1,2]}, 5,
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}}]}
            """
        let (records, crs) = try GeoJSON.records(text)
        #expect(crs == "urn:ogc:def:crs:EPSG::4490" && records.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(records[0].id == "7" && records[0].properties == ["name": "小河", "storeys": "6", "flat": "true"])
        #expect(throws: GeometryError.offTheEarth(longitude: 30.3, latitude: 120.1, maybeSwapped: true)) { try records[1].shape.get() }
        #expect(try records[2].shape.get() == nil)
        #expect(throws: GeometryError.self) { try records[3].shape.get() }
        #expect(throws: GeometryError.self) { try records[4].shape.get() }
        #expect(throws: GeometryError.self) { try records[5].shape.get() }
    }

    @Test func `hostile files are refused as a whole`() {
        let deep =
            "{\"type\":\"FeatureCollection\",\"features\":" + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "}"
        #expect(throws: GeometryError.tooDeep(limit: 16)) { try GeoJSON.records(deep) }
        let line =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
            + String(repeating: "[1,2],", count: 1_000_000) + "[1,2]]}}]}"
        #expect(throws: GeometryError.tooManyVertices(limit: 200_000)) { try GeoJSON.records(line) }
        for cut in ["", "{", "{\"type\":\"FeatureCollection\"", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Fea", "[]", "null", "NaN"]
        {
            #expect(throws: GeometryError.self) { try GeoJSON.records(cut) }
        }
        #expect(throws: GeometryError.self) {
            try GeoJSON.records(
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[NaN,1]}}]}")
        }
    }
}
