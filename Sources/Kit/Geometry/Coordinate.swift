// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A position in degrees, WGS-84 (EPSG:4326).
public struct Coordinate: Hashable, Sendable, Codable {
    /// East of Greenwich, −180…180.
    public var longitude: Double
    /// North of the equator, −90…90.
    public var latitude: Double

    /// Takes the two numbers as they are; what comes from outside goes through `init(checking:_:)`.
    public init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Refuses what is not a number or lies off the earth.
    public init(checking longitude: Double, _ latitude: Double) throws(GeometryError) {
        guard longitude.isFinite, latitude.isFinite else { throw .notANumber }
        guard (-90...90).contains(latitude) else {
            throw .offTheEarth(longitude: longitude, latitude: latitude, maybeSwapped: abs(longitude) <= 90 && abs(latitude) <= 180)
        }
        guard (-180...180).contains(longitude) else { throw .offTheEarth(longitude: longitude, latitude: latitude, maybeSwapped: false) }
        self.init(longitude: longitude, latitude: latitude)
    }

    /// Reads `longitude,latitude`, as in `120.1302,30.3098`; nil where that is not a position on the earth.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 64 else { return nil }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard numbers.count == 2, let longitude = numbers[0], let latitude = numbers[1],
            let checked = try? Coordinate(checking: longitude, latitude)
        else { return nil }
        self = checked
    }

    /// `longitude,latitude`, as `init(_:)` reads it.
    public var text: String { "\(longitude),\(latitude)" }

    /// The distance in metres: on the ellipsoid within about a degree (error below 1 ‰), on the mean sphere beyond (below 6 ‰).
    public func distance(to other: Coordinate) -> Double {
        var deltaLongitude = abs(other.longitude - longitude)
        if deltaLongitude > 180 { deltaLongitude = 360 - deltaLongitude }
        let deltaLatitude = other.latitude - latitude
        if deltaLongitude < 1, abs(deltaLatitude) < 1, abs(latitude) < 85 {
            let scale = Ellipsoid.metersPerDegree(at: (latitude + other.latitude) / 2)
            return hypot(deltaLongitude * scale.east, deltaLatitude * scale.north)
        }
        let a = sin(deltaLatitude.radians / 2), b = sin(deltaLongitude.radians / 2)
        let h = a * a + cos(latitude.radians) * cos(other.latitude.radians) * b * b
        return 2 * Ellipsoid.meanRadius * asin(min(1, h.squareRoot()))
    }

    /// The same position with coordinates in steps of 10⁻⁷ degrees, about a centimetre: what borders are stored with.
    public var rounded: Coordinate {
        Coordinate(longitude: (longitude * 1e7).rounded() / 1e7, latitude: (latitude * 1e7).rounded() / 1e7)
    }
}

extension Double {
    var radians: Double { self * .pi / 180 }
}

/// The figure of the earth, WGS-84.
enum Ellipsoid {
    static let semiMajorAxis = 6_378_137.0
    static let eccentricitySquared = 6.694_379_990_141_33e-3
    static let meanRadius = 6_371_008.8

    /// Metres in a degree towards the east and the north.
    static func metersPerDegree(at latitude: Double) -> (east: Double, north: Double) {
        let sine = sin(latitude.radians), w = 1 - eccentricitySquared * sine * sine
        let prime = semiMajorAxis / w.squareRoot()
        let meridian = prime * (1 - eccentricitySquared) / w
        return (prime * cos(latitude.radians) * .pi / 180, meridian * .pi / 180)
    }

    /// The northing of the equal-area cylinder in metres (Snyder 1987, formulas 10-15 and 3-12): areas are true on the ellipsoid.
    static func equalAreaNorthing(_ latitude: Double) -> Double {
        let e = eccentricitySquared.squareRoot(), s = sin(latitude.radians)
        let q = (1 - eccentricitySquared) * (s / (1 - eccentricitySquared * s * s) - log((1 - e * s) / (1 + e * s)) / (2 * e))
        return semiMajorAxis * q / 2
    }
}

/// A plane of metres touching the earth at `origin`: x to the east, y to the north. Good within some ten kilometres.
public struct LocalPlane: Sendable, Hashable {
    public let origin: Coordinate
    private let east: Double, north: Double

    public init(origin: Coordinate) {
        self.origin = origin
        (east, north) = Ellipsoid.metersPerDegree(at: origin.latitude)
    }

    public func position(of coordinate: Coordinate) -> (x: Double, y: Double) {
        ((coordinate.longitude - origin.longitude) * east, (coordinate.latitude - origin.latitude) * north)
    }

    public func coordinate(x: Double, y: Double) -> Coordinate {
        Coordinate(longitude: origin.longitude + x / east, latitude: origin.latitude + y / north)
    }
}
