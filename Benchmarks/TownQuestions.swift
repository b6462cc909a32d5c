// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Geometry
import Storage

/// What the benchmarks must know of the town before they ask for it.
extension Benchmarks {
    /// The numbers of cases that anyone may read.
    static func numbers(_ town: String) async throws -> [String] {
        let database = try DatabaseAddress(town).open()
        let numbers = try await database.read { try BoardStore($0).numbers(limit: 20_000) }
        try await database.close()
        return numbers
    }

    /// A window around an open case that holds at least so many open cases, as small as it can be.
    static func window(_ town: String, marks: Int) async throws -> (text: String, marks: Int) {
        let database = try DatabaseAddress(town).open()
        let world = BoundingBox(west: -180, south: -90, east: 180, north: 90)
        let points = try await database.read { try BoardStore($0).window(world, limit: 5000).map(\.coordinate) }
        try await database.close()
        guard let centre = points.first else { throw BenchError("no open case in the town") }
        let reaches = points.map { max(abs($0.longitude - centre.longitude), abs($0.latitude - centre.latitude)) }.sorted()
        let reach = reaches[min(marks, reaches.count) - 1] + 1e-9
        let corners = [centre.longitude - reach, centre.latitude - reach, centre.longitude + reach, centre.latitude + reach]
        return (corners.map { String(format: "%.7f", $0) }.joined(separator: ","), reaches.filter { $0 <= reach }.count)
    }
}
