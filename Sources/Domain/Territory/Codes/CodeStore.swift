// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

extension TerritoryStore {
    /// All codes that an area has or had, by scheme, the newest of each first.
    public func codes(of path: String) throws -> [AreaCode] {
        try codes(where: "area_path = \(path)", own: "path = \(path)")
    }

    /// The areas that had the code: more than one only where one followed the other. Never asked without its scheme.
    public func areas(coded code: Code) throws -> [AreaCode] {
        try codes(
            where: "scheme = \(code.scheme.rawValue) AND value = \(code.value)", own: "code_scheme = \(code.scheme.rawValue) AND code = \(code.value)"
        )
    }

    /// All codes of all areas at or below `path`, for tables.
    public func codes(under path: String) throws -> [AreaCode] {
        try codes(where: SQL.prefix("area_path", path), own: SQL.prefix("path", path))
    }

    private func codes(where condition: SQL, own: SQL) throws -> [AreaCode] {
        try db.run(
            """
            SELECT area_path, scheme, value, from_day, until_day, 0 AS own FROM territory_code WHERE \(condition)
            UNION ALL SELECT path, code_scheme, code, from_day, until_day, 1 FROM territory_area WHERE \(own)
            ORDER BY area_path, scheme, from_day DESC
            """
        ).map { try AreaCode(row: $0, isOwn: try $0.get("own", as: Int.self) == 1) }.filter { $0.until != $0.from }  // taken back: never held
    }

    /// Gives an area one more code from a day on. One of the same scheme that was given before ends on that day.
    public func give(_ code: Code, to path: String, from day: Day, by actor: Actor, at now: Date) throws {
        guard actor.may(.editTerritory, in: path) else { throw TerritoryRefusal.notAllowed }
        guard let area = try area(path: path, on: day) else { throw TerritoryRefusal.noSuchArea(path) }
        guard code.fits(area.level) else { throw TerritoryRefusal.codeDoesNotFit(code.value) }
        // A number is not given to another place, even after its time (rules of the statistical codes).
        let known = try areas(coded: code)
        guard !known.contains(where: { $0.areaPath != path || $0.holds(on: day) || $0.from >= day }) else { throw TerritoryRefusal.codeInUse(code) }
        if area.code.scheme == code.scheme, code.scheme != .local { throw TerritoryRefusal.schemeTaken(code.scheme) }
        if code.scheme != .local {
            if let last = try codes(of: path).first(where: { $0.code.scheme == code.scheme && !$0.isOwn }), last.until == nil, last.from >= day {
                throw TerritoryRefusal.endsBeforeItBegins
            }
            try db.run(
                """
                UPDATE territory_code SET until_day = \(day)
                WHERE area_path = \(path) AND scheme = \(code.scheme.rawValue) AND (until_day IS NULL OR until_day > \(day))
                """)
        }
        try record(.add, "code", id: code.description, path: path, by: actor, at: now, note: "from \(day)")
        try insert("territory_code", AreaCode.columns, [AreaCode(areaPath: path, code: code, from: day, until: nil, isOwn: false).values])
    }

    /// Ends a code that was given on `day`, the first on which it no longer holds. Its row stays.
    public func end(_ code: Code, of path: String, on day: Day, by actor: Actor, at now: Date) throws {
        guard actor.may(.editTerritory, in: path) else { throw TerritoryRefusal.notAllowed }
        guard let found = try areas(coded: code).first(where: { $0.areaPath == path && !$0.isOwn && $0.until == nil }) else {
            throw StorageError.absent
        }
        guard day >= found.from else { throw TerritoryRefusal.endsBeforeItBegins }
        try record(.end, "code", id: code.description, path: path, by: actor, at: now, note: "on \(day)")
        try db.run(
            """
            UPDATE territory_code SET until_day = \(day)
            WHERE scheme = \(code.scheme.rawValue) AND value = \(code.value) AND area_path = \(path) AND until_day IS NULL
            """)
    }
}
