// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A window in degrees: all positions from west to east and from south to north, edges included. It does not cross the 180th meridian.
public struct BoundingBox: Hashable, Sendable, Codable {
    public var west: Double, south: Double, east: Double, north: Double

    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The smallest box that holds all; nil for none.
    public init?(_ coordinates: some Sequence<Coordinate>) {
        var box: BoundingBox?
        for c in coordinates {
            if box == nil { box = BoundingBox(west: c.longitude, south: c.latitude, east: c.longitude, north: c.latitude) }
            box?.include(c)
        }
        guard let box else { return nil }
        self = box
    }

    /// Reads `west,south,east,north` in degrees; nil where that is no window on the earth.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 128 else { return nil }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard numbers.count == 4, let west = numbers[0], let south = numbers[1], let east = numbers[2], let north = numbers[3],
            (try? Coordinate(checking: west, south)) != nil, (try? Coordinate(checking: east, north)) != nil, west <= east, south <= north
        else { return nil }
        self.init(west: west, south: south, east: east, north: north)
    }

    public mutating func include(_ c: Coordinate) {
        west = min(west, c.longitude)
        east = max(east, c.longitude)
        south = min(south, c.latitude)
        north = max(north, c.latitude)
    }

    public func union(_ other: BoundingBox) -> BoundingBox {
        BoundingBox(west: min(west, other.west), south: min(south, other.south), east: max(east, other.east), north: max(north, other.north))
    }

    public func contains(_ c: Coordinate) -> Bool {
        c.longitude >= west && c.longitude <= east && c.latitude >= south && c.latitude <= north
    }

    public func intersects(_ other: BoundingBox) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    public var center: Coordinate { Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2) }

    /// Width and height in metres, through the centre.
    public var size: (width: Double, height: Double) {
        let scale = Ellipsoid.metersPerDegree(at: center.latitude)
        return ((east - west) * scale.east, (north - south) * scale.north)
    }

    /// Wider by so many metres on every side.
    public func padded(by meters: Double) -> BoundingBox {
        let scale = Ellipsoid.metersPerDegree(at: center.latitude)
        let x = meters / scale.east, y = meters / scale.north
        return BoundingBox(west: west - x, south: south - y, east: east + x, north: north + y)
    }

    /// The same window in steps of 10⁻⁵ degrees, about a metre: short enough for an address.
    public var rounded: BoundingBox {
        func short(_ number: Double) -> Double { (number * 1e5).rounded() / 1e5 }
        return BoundingBox(west: short(west), south: short(south), east: short(east), north: short(north))
    }

    /// `west,south,east,north`, as `init(_:)` reads it.
    public var text: String { "\(west),\(south),\(east),\(north)" }
}
