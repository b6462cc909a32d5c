// SPDX-License-Identifier: Apache-2.0
import Foundation

/// In which system a position's numbers are given. Mixing them up moves a town by some hundred metres.
///
/// Everything is kept in WGS-84; what comes in another system is turned at the door, and the original kept: see `Position`.
public enum CoordinateSystem: String, Sendable, Hashable, Codable, CaseIterable {
    /// GPS as phones and browsers tell it, EPSG:4326.
    case wgs84
    /// What maps in mainland China must show: AMap (高德), Tencent (腾讯), Google and Apple there.
    case gcj02
    /// Baidu's (百度) own, on top of GCJ-02.
    case bd09
    /// China's geodetic system 2000, EPSG:4490: surveys and 天地图. Equal to WGS-84 within decimetres, and treated as equal.
    case cgcs2000

    /// Reads what files and forms write: `gcj02`, `GCJ-02`, `EPSG:4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `bd09ll`; nil where it is none of them.
    public init?(name: some StringProtocol) {
        guard name.utf8.count <= 64 else { return nil }
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "wgs84", "epsg4326", "4326", "crs84", "urnogcdefcrsogc13crs84", "urnogcdefcrsepsg4326", "gps": self = .wgs84
        case "gcj02", "gcj", "amap", "gaode", "tencent": self = .gcj02
        case "bd09", "bd09ll", "baidu": self = .bd09
        case "cgcs2000", "epsg4490", "4490", "urnogcdefcrsepsg4490", "tianditu": self = .cgcs2000
        default: return nil
        }
    }

    /// The numbers of this system as a position in WGS-84; exact to 10⁻⁹ degrees.
    public func toWGS84(_ numbers: Coordinate) -> Coordinate {
        switch self {
        case .wgs84, .cgcs2000: numbers
        case .gcj02: Self.inverse(of: Self.shifted, at: numbers)
        case .bd09: Self.inverse(of: Self.shifted, at: Self.inverse(of: Self.baidu, at: numbers))
        }
    }

    /// A position in WGS-84 as numbers of this system.
    public func fromWGS84(_ position: Coordinate) -> Coordinate {
        switch self {
        case .wgs84, .cgcs2000: position
        case .gcj02: Self.shifted(position)
        case .bd09: Self.baidu(Self.shifted(position))
        }
    }

    /// From one system into another.
    public func convert(_ numbers: Coordinate, to other: CoordinateSystem) -> Coordinate {
        switch (self, other) {
        case (.gcj02, .bd09): Self.baidu(numbers)
        case (.bd09, .gcj02): Self.inverse(of: Self.baidu, at: numbers)
        case _ where self == other: numbers
        default: other.fromWGS84(toWGS84(numbers))
        }
    }

    /// Where the shift is made at all: a box around China, borders of states disregarded, as all libraries have it.
    static func isShifted(_ c: Coordinate) -> Bool { (72.004...137.8347).contains(c.longitude) && (0.8293...55.8271).contains(c.latitude) }

    /// WGS-84 to GCJ-02.
    private static func shifted(_ c: Coordinate) -> Coordinate {
        guard isShifted(c) else { return c }
        let semiMajorAxis = 6_378_245.0, eccentricitySquared = 0.006_693_421_622_965_943_23  // Krasovsky 1940
        let x = c.longitude - 105, y = c.latitude - 35, root = abs(x).squareRoot()
        func wave(_ terms: (Double, Double)...) -> Double { terms.reduce(0) { $0 + $1.0 * sin($1.1) } * 2 / 3 }
        let common = wave((20, 6 * x * .pi), (20, 2 * x * .pi))
        let north =
            -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common + wave((20, y * .pi), (40, y / 3 * .pi))
            + wave((160, y / 12 * .pi), (320, y * .pi / 30))
        let east =
            300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common + wave((20, x * .pi), (40, x / 3 * .pi))
            + wave((150, x / 12 * .pi), (300, x / 30 * .pi))
        let sine = sin(c.latitude.radians), w = 1 - eccentricitySquared * sine * sine
        let meridian = semiMajorAxis * (1 - eccentricitySquared) / (w * w.squareRoot()), parallel = semiMajorAxis / w.squareRoot()
        return Coordinate(
            longitude: c.longitude + east * 180 / (parallel * cos(c.latitude.radians) * .pi), latitude: c.latitude + north * 180 / (meridian * .pi))
    }

    /// GCJ-02 to BD-09.
    private static func baidu(_ c: Coordinate) -> Coordinate {
        guard isShifted(c) else { return c }
        let turn = Double.pi * 3000 / 180
        let radius = (c.longitude * c.longitude + c.latitude * c.latitude).squareRoot() + 0.000_02 * sin(c.latitude * turn)
        let angle = atan2(c.latitude, c.longitude) + 0.000_003 * cos(c.longitude * turn)
        return Coordinate(longitude: radius * cos(angle) + 0.0065, latitude: radius * sin(angle) + 0.006)
    }

    /// The position that `forward` takes to these numbers: the shift hardly changes over its own length, so a few steps are enough.
    ///
    /// Numbers that lie outside of the box, or would come from there, are their own original.
    private static func inverse(of forward: (Coordinate) -> Coordinate, at numbers: Coordinate) -> Coordinate {
        guard isShifted(numbers) else { return numbers }
        var guess = numbers
        for _ in 0..<40 {
            let image = forward(guess)
            let east = numbers.longitude - image.longitude, north = numbers.latitude - image.latitude
            guess = Coordinate(longitude: guess.longitude + east, latitude: guess.latitude + north)
            guard isShifted(guess) else { return numbers }
            if max(abs(east), abs(north)) < 1e-13 { break }
        }
        return guess
    }
}

/// A position as it was given: the numbers, their system and how exact they are, so that nothing is lost in turning them.
public struct Position: Sendable, Hashable, Codable {
    /// As it came, in `system`.
    public let original: Coordinate
    public let system: CoordinateSystem
    /// Radius in metres within which the true position lies in 95 of 100 cases, as browsers tell it; nil where nobody said.
    public let accuracy: Double?
    /// In WGS-84: what everything here reckons with.
    public let coordinate: Coordinate

    /// - Parameter accuracy: kept only where it is a length, from 0 to the earth's circumference.
    public init(_ original: Coordinate, in system: CoordinateSystem = .wgs84, accuracy: Double? = nil) {
        self.original = original
        self.system = system
        self.accuracy = accuracy.flatMap { (0...40_075_017).contains($0) ? $0 : nil }
        coordinate = system.toWGS84(original)
    }

    /// Reads what a form or a message says: two numbers, the name of a system (WGS-84 where none is given) and metres.
    /// Nil where the numbers are no position, or the system's name is unknown.
    public init?(longitude: Double, latitude: Double, system: String? = nil, accuracy: Double? = nil) {
        guard let original = try? Coordinate(checking: longitude, latitude) else { return nil }
        switch system.map({ $0.filter { !$0.isWhitespace } }) {
        case nil, ""?: self.init(original, accuracy: accuracy)
        case let name?:
            guard let system = CoordinateSystem(name: name) else { return nil }
            self.init(original, in: system, accuracy: accuracy)
        }
    }
}
