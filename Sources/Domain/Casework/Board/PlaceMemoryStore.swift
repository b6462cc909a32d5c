// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Storage
import WorkingTime

/// What an area remembers: what was reported there within a year, how it ended, and what comes back.
struct PlaceMemory: Sendable {
    /// Something that happens here again and again.
    struct Recurrence: Sendable {
        var matter: String
        var name: Text
        var count: Int
        var lastNumber: String
    }
    var open = 0, closed = 0, byParty = 0, unresolved = 0
    var recurring: [Recurrence] = []
    /// The last ones that were settled, newest first.
    var settled: [Case] = []
    var isEmpty: Bool { open == 0 && closed == 0 }
}

extension BoardStore {
    /// Public cases only: what the board shows is what the place remembers.
    func memory(of areaPath: String, at now: Date) throws -> PlaceMemory {
        let area = SQL.prefix("area_path", areaPath), year = now.addingTimeInterval(-365 * 86_400)
        var memory = PlaceMemory()
        if let row = try db.run(
            """
            SELECT count(CASE WHEN status IN \(.list(Case.Status.open)) THEN 1 END) AS open,
                count(CASE WHEN status = \(Case.Status.closed) THEN 1 END) AS closed,
                count(CASE WHEN status = \(Case.Status.closed) AND outcome = \(Case.Outcome.resolvedByParty) THEN 1 END) AS by_party,
                count(CASE WHEN status = \(Case.Status.closed) AND outcome = \(Case.Outcome.notResolved) THEN 1 END) AS unresolved
            FROM casework_case WHERE \(area) AND is_private = FALSE AND (status IN \(.list(Case.Status.open)) OR status_since >= \(year))
            """
        ).first {
            memory.open = try row.get("open")
            memory.closed = try row.get("closed")
            memory.byParty = try row.get("by_party")
            memory.unresolved = try row.get("unresolved")
        }
        let again = try db.run(
            """
            SELECT matter_code, count(*) AS times, max(number) AS last FROM casework_case
            WHERE \(area) AND is_private = FALSE AND matter_code IS NOT NULL AND status <> \(Case.Status.joined) AND status_since >= \(year)
            GROUP BY matter_code HAVING count(*) > 1 ORDER BY count(*) DESC, matter_code LIMIT 5
            """)
        let numbers: [String] = try again.map { try $0.get("last") }
        let names = Dictionary(try cases(numbers).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        memory.recurring = try again.compactMap { row in
            let last: String = try row.get("last")
            guard let matter = names[last]?.matter else { return nil }
            return PlaceMemory.Recurrence(matter: try row.get("matter_code"), name: matter.name, count: try row.get("times"), lastNumber: last)
        }
        var filter = BoardFilter()
        filter.show = .settled
        filter.areaPath = areaPath
        filter.limit = 5
        memory.settled = try page(filter).cases
        return memory
    }
}
