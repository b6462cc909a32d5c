// SPDX-License-Identifier: Apache-2.0
import Geometry

/// The order in which grids are numbered inside a community, and micro-grids inside a grid: from west to east and from north to
/// south, as one reads (domain standard for unit grids, GB/T 30428.1).
public enum GridNumbering {
    /// Positions of the places in reading order. Places whose latitudes lie within one `band` (metres) stand in one line.
    public static func order(_ places: [Coordinate], band: Double) -> [Int] {
        guard let north = places.map(\.latitude).max(), let first = places.first else { return [] }
        let plane = LocalPlane(origin: Coordinate(longitude: first.longitude, latitude: north))
        func line(_ place: Coordinate) -> Int { Int((-plane.position(of: place).y / max(band, 1)).rounded(.down)) }
        return places.indices.sorted { left, right in
            let a = places[left], b = places[right]
            return (line(a), a.longitude, -a.latitude, left) < (line(b), b.longitude, -b.latitude, right)
        }
    }
}
