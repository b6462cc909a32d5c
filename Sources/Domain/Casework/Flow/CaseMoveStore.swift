// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import Territory

/// Cases when grids are drawn anew.
public struct CaseMoveStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    private static let mover = Actor.system("grids", permissions: [.casework("correct")])

    /// Open cases of a community go to the micro-grid in which their place now lies, each by a step of its own that says so; cases without a
    /// place on the map go where the area they name is followed. Closed cases keep the area in which they were settled.
    ///
    /// - Parameters:
    ///   - index: the territory as it now is.
    ///   - heirs: for each area that has ended, the one that follows it.
    /// - Returns: how many cases moved.
    @discardableResult
    public func follow(in community: String, _ index: TerritoryIndex, heirs: [String: String], at now: Date) throws -> Int {
        let open = Case.Status.allCases.filter(\.isOpen).map(\.rawValue)
        let rows = try db.run(
            "SELECT number FROM casework_case WHERE \(SQL.prefix("area_path", community)) AND status IN \(SQL.list(open)) ORDER BY number")
        var moved = 0
        for row in rows {
            let number: String = try row.get("number")
            guard let found = try CaseStore(db).find(number, for: Self.mover) else { continue }
            var place = found.place
            let here = place.coordinate.flatMap { index.microGrid(at: $0)?.path }
            // A place that was known only as far as the grid stays known as far as that.
            let isExact = index.area(path: place.areaPath).map { $0.level == .microGrid } ?? true
            guard let path = isExact ? here ?? heirs[place.areaPath] : heirs[place.areaPath], path != place.areaPath else { continue }
            place.areaPath = path
            try CaseStore(db).take(
                .correct(matter: nil, place: place, limit: nil), on: number, by: Self.mover, at: now, saying: Step.Words(Text.gridsDrawnAnew.zh))
            moved += 1
        }
        return moved
    }
}
