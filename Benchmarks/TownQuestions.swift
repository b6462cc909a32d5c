// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// What the benchmarks must know of the town before they ask for it.
extension Benchmarks {
    /// The numbers of cases that anyone may read.
    static func numbers(_ town: String) async throws -> [String] {
        let database = try DatabaseAddress(town).open()
        let numbers = try await database.read { db in
            try db.run("SELECT number FROM casework_case WHERE is_private = FALSE ORDER BY number LIMIT 20000").map {
                try $0.get("number", as: String.self)
            }
        }
        try await database.close()
        return numbers
    }

    /// A window around an open case that holds at least so many open cases, as small as it can be.
    static func window(_ town: String, marks: Int) async throws -> (text: String, marks: Int) {
        let database = try DatabaseAddress(town).open()
        let points = try await database.read { db in
            try db.run(
                """
                SELECT longitude, latitude FROM casework_case WHERE is_private = FALSE AND longitude IS NOT NULL
                    AND status IN ('received', 'verifying', 'filed', 'handling', 'suspended', 'handled', 'inspecting') ORDER BY number
                """
            ).map { (x: try $0.get("longitude", as: Double.self), y: try $0.get("latitude", as: Double.self)) }
        }
        try await database.close()
        guard let centre = points.first else { throw BenchError("no open case in the town") }
        let reaches = points.map { max(abs($0.x - centre.x), abs($0.y - centre.y)) }.sorted()
        let reach = reaches[min(marks, reaches.count) - 1] + 1e-9
        let inside = reaches.filter { $0 <= reach }.count
        return ("\(centre.x - reach),\(centre.y - reach),\(centre.x + reach),\(centre.y + reach)", inside)
    }
}
