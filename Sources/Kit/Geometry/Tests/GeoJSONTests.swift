// SPDX-License-Identifier: Apache-2.0
import Geometry
import TestKit
import Testing

@Suite struct `GeoJSON texts` {
    static func ring(_ numbers: String) -> String { "{\"type\":\"Polygon\",\"coordinates\":[\(numbers)]}" }

    @Test func `what is written reads back the same`() throws {
        try forAll({ random -> MultiPolygon in
            func coordinate() -> Coordinate {
                Coordinate(longitude: .random(in: -180...180, using: &random), latitude: .random(in: -90...90, using: &random))
            }
            return MultiPolygon(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    Polygon(
                        rings: (0..<Int.random(in: 1...3, using: &random)).map { _ in
                            (0..<Int.random(in: 3...9, using: &random)).map { _ in coordinate() }
                        })
                })
        }) { try GeoJSON.multiPolygon(GeoJSON.text($0)) == $0 }
    }

    @Test func `features keep their id and properties`() throws {
        let feature = Feature(
            id: "a", shape: .point(Coordinate(longitude: 120.5, latitude: 30)),
            properties: ["name": .text("小河 \"<b>\"\n"), "households": .number(42), "open": .flag(true)])
        let text = GeoJSON.text([feature])
        #expect(!text.contains("<"))
        #expect(try GeoJSON.features(text) == [feature])
    }

    @Test func `heights are dropped`() throws {
        #expect(try GeoJSON.shape("{\"type\":\"Point\",\"coordinates\":[120, 30.5, 12]}") == .point(Coordinate(longitude: 120, latitude: 30.5)))
    }

    @Test(arguments: [
        ("", GeometryError.notJSON(at: 0)),
        ("{", .notJSON(at: 1)),
        ("[]", .notGeoJSON("a geometry without a type")),
        ("{\"type\":\"Point\"}", .notGeoJSON("Point without coordinates")),
        ("{\"type\":\"Point\",\"coordinates\":[NaN,1]}", .notJSON(at: 31)),
        ("{\"type\":\"Point\",\"coordinates\":[1e999,1]}", .notANumber),
        ("{\"type\":\"Point\",\"coordinates\":[\"120\",30]}", .notGeoJSON("a position must be two or three numbers")),
        ("{\"type\":\"Point\",\"coordinates\":[30.31,120.13]}", .offTheEarth(longitude: 30.31, latitude: 120.13, maybeSwapped: true)),
        ("{\"type\":\"Point\",\"coordinates\":[500,10]}", .offTheEarth(longitude: 500, latitude: 10, maybeSwapped: false)),
        ("{\"type\":\"Point\",\"coordinates\":[120,30]} x", .notJSON(at: 40)),
        ("{\"type\":\"Point\",\"coordinates\":[01,30]}", .notJSON(at: 31)),
        ("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", .notGeoJSON("a LineString with fewer than two positions")),
        (ring("[[0,0],[1,0],[1,1],[0,1]]"), .ringNotClosed),
        (ring("[[0,0],[1,0],[0,0]]"), .ringTooShort),
        (ring("[[0,0],[1,0],[1,0],[0,0]]"), .ringTooShort),
        (ring(""), .notGeoJSON("a Polygon without rings")),
        ("{\"type\":\"GeometryCollection\",\"coordinates\":[]}", .notGeoJSON("geometries of type GeometryCollection are not taken")),
        ("{\"type\":\"Point\",\"coordinates\":[[1,2]]}", .notGeoJSON("a position must be two or three numbers")),
        ("{\"type\":\"Point\",\"coordinates\":[1,2", .notJSON(at: 34)),
        ("{\"a\":\"\\ud800\"}", .notJSON(at: 12)),
        ("{\"a\":\"\\", .notJSON(at: 7)),
        (String(repeating: "[", count: 10_000), .tooDeep(limit: 16)),
        (String(repeating: "{\"a\":", count: 10_000), .tooDeep(limit: 16)),
    ])
    func `what cannot be read is refused with a reason`(text: String, error: GeometryError) {
        #expect(throws: error) { try GeoJSON.shape(text) }
    }

    @Test func `size is bounded before anything is read`() {
        let corners = Array(repeating: "[0,0]", count: 300).joined(separator: ",")
        #expect(throws: GeometryError.tooManyVertices(limit: 100)) { try GeoJSON.shape(Self.ring("[\(corners)]"), limits: .init(vertices: 100)) }
        #expect(throws: GeometryError.tooLong(limit: 10)) { try GeoJSON.shape(Self.ring("[\(corners)]"), limits: .init(bytes: 10)) }
    }

    @Test func `no cut of a valid text crashes or passes`() throws {
        let whole = GeoJSON.text(MultiPolygon(`Polygons`.holed))
        for length in 0..<whole.utf8.count {
            #expect(throws: GeometryError.self) { try GeoJSON.shape(String(whole.prefix(length))) }
        }
    }

    /// Bytes changed, dropped and doubled at random: read or refused, never a crash.
    @Test func `spoiled texts are read or refused`() {
        let whole = Array(
            GeoJSON.text([Feature(id: "a", shape: .polygon(`Polygons`.holed), properties: ["name": .text("小河\"\\\n"), "n": .number(-1.5e3)])]).utf8)
        let signs = Array("{}[]\",:\\u0123456789eE+-.truefalsn \n\t\0小".utf8)
        forAll(
            { random -> String in
                var bytes = whole
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let at = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0...2, using: &random) {
                    case 0: bytes[at] = signs[Int.random(in: 0..<signs.count, using: &random)]
                    case 1: bytes.remove(at: at)
                    default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 9)], at: at)
                    }
                }
                return String(decoding: bytes, as: UTF8.self)
            }, count: 3000
        ) { text in
            do { return try GeoJSON.features(text).allSatisfy { $0.shape.boundingBox != nil } } catch { return error is GeometryError }
        }
    }

    @Test(arguments: ["120.13,30.31", " 120.13 , 30.31 "]) func `positions are read from text`(text: String) {
        #expect(Coordinate(text) == Coordinate(longitude: 120.13, latitude: 30.31))
    }

    @Test(arguments: ["", "120", "30.31,120.13", "nan,1", "inf,1", "120,30,1", "a,b", "1e400,0", "181,0"]) func `nonsense is no position`(
        text: String
    ) {
        #expect(Coordinate(text) == nil)
    }

    @Test(arguments: ["", "1,2,3", "1,2,3,4,5", "2,0,1,1", "0,2,1,1", "0,0,nan,1", "0,0,1,91", "a,b,c,d"]) func `nonsense is no window`(text: String)
    {
        #expect(BoundingBox(text) == nil)
    }
}
