// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import WorkingTime

/// Lists and what they say, for one transaction. Reading adopted lists is open to everyone; drafts are for those who edit them.
public struct MandateStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    // MARK: What the lists say

    /// Every matter that holds for a place on a day: of each scheme and code the row of the level nearest to it.
    public func matters(on day: Day, for areaPath: String) throws -> [ListedMatter] {
        var nearest: [String: ListedMatter] = [:]
        // Farthest first, so that nearer rows replace farther ones.
        for list in try listsInForce(on: day, for: areaPath) {
            for matter in try matters(of: list) { nearest["\(list.scheme) \(matter.code)"] = ListedMatter(matter, in: list) }
        }
        return nearest.values.sorted { ($0.list.scheme, $0.matter.code) < ($1.list.scheme, $1.matter.code) }
    }

    /// The very row that a reference names, in force or not.
    public func matter(_ reference: MatterReference) throws -> ListedMatter? {
        let lists = try db.run("SELECT * FROM mandates_list WHERE scheme = \(reference.scheme) AND version = \(reference.version)")
        guard let list = try lists.first.map(MandateList.init(row:)) else { return nil }
        return try matters(of: list, code: reference.code).first.map { ListedMatter($0, in: list) }
    }

    /// The row of a code that holds for a place on a day.
    public func matter(_ code: String, scheme: String, on day: Day, for areaPath: String) throws -> ListedMatter? {
        let row = try db.run(
            """
            SELECT list.* FROM mandates_list AS list JOIN mandates_matter AS matter ON matter.list_id = list.id
            WHERE list.scheme = \(scheme) AND matter.code = \(code) AND \(inForce(on: day, for: areaPath))
            ORDER BY length(list.area_path) DESC, list.from_day DESC LIMIT 1
            """
        ).first
        guard let list = try row.map(MandateList.init(row:)) else { return nil }
        return try matters(of: list, code: code).first.map { ListedMatter($0, in: list) }
    }

    /// Where a matter at a place goes, and why.
    ///
    /// A reference to an older version is followed to the row now in force, if that still means the same.
    ///
    /// - Parameters:
    ///   - tenure: whose ground it is, nil where nobody has said.
    ///   - hasConcerned: whether premises or a household are known that could act themselves.
    /// - Throws: `RoutingRefusal`, above all where the work is on no list.
    public func route(matter reference: MatterReference, areaPath: String, tenure: Tenure?, hasConcerned: Bool, on day: Day) throws -> Route {
        if let exact = try matter(reference), exact.list.isInForce(on: day), exact.list.holds(for: areaPath),
            try matter(reference.code, scheme: reference.scheme, on: day, for: areaPath)?.list.id == exact.list.id
        {
            return try Route(exact, tenure: tenure, hasConcerned: hasConcerned)
        }
        guard let current = try matter(reference.code, scheme: reference.scheme, on: day, for: areaPath) else {
            throw RoutingRefusal.onNoList(code: reference.code, day)
        }
        guard current.matter.name.zh == reference.name.zh else { throw RoutingRefusal.renamed(reference, now: current.matter.reference) }
        return try Route(current, tenure: tenure, hasConcerned: hasConcerned)
    }

    /// Matters that a text may be about, best first.
    public func suggest(_ words: String, on day: Day, for areaPath: String, limit: Int = 5) throws -> [Suggestion] {
        Suggestion.rank(try matters(on: day, for: areaPath), for: words, limit: limit)
    }

    /// The matters of all lists that are in force on a day, wherever they hold.
    public func mattersInForce(on day: Day) throws -> [ListedMatter] {
        try db.run(
            """
            SELECT * FROM mandates_list WHERE status = 'adopted' AND from_day <= \(day) AND (until_day IS NULL OR until_day > \(day))
            ORDER BY scheme, area_path, version
            """
        ).map(MandateList.init(row:)).flatMap { list in try matters(of: list).map { ListedMatter($0, in: list) } }
    }

    /// Looks words or a code up in all lists that are in force on a day, wherever they hold.
    public func search(_ words: String, on day: Day, limit: Int = 30) throws -> [ListedMatter] {
        let text = words.trimmingCharacters(in: .whitespaces)
        guard !text.isEmpty else { return [] }
        let listed = try mattersInForce(on: day)
        let byCode = listed.filter { $0.matter.code.hasPrefix(text) }
        let byName = listed.filter { $0.matter.name.zh.contains(text) || $0.matter.words.contains { $0.contains(text) } }
        var seen: Set<MatterReference> = []
        return (byCode + Suggestion.rank(listed, for: text, limit: limit).map(\.listed) + byName).filter { seen.insert($0.matter.reference).inserted }
            .prefix(limit).map(\.self)
    }

    // MARK: Lists

    /// Adopted lists that ever held for a place or below it, and the drafts that the actor may edit.
    public func lists(for actor: Actor) throws -> [MandateList] {
        try db.run("SELECT * FROM mandates_list ORDER BY area_path, scheme, version").map(MandateList.init(row:))
            .filter { $0.status == .adopted || Self.mayEdit($0, actor) }
    }

    public func list(_ id: String, for actor: Actor) throws -> MandateList? {
        guard let list = try found(id), list.status == .adopted || Self.mayEdit(list, actor) else { return nil }
        return list
    }

    /// The matters of one list, in the list's order; one of them where a code is given.
    public func matters(of list: MandateList, code: String? = nil) throws -> [Matter] {
        let only: SQL = code.map { "AND code = \($0)" } ?? ""
        let conditions = Dictionary(
            grouping: try db.run("SELECT * FROM mandates_condition WHERE list_id = \(list.id) \(only) ORDER BY code, number"),
            by: { try? $0.get("code", as: String.self) })
        let rules = Dictionary(
            grouping: try db.run("SELECT * FROM mandates_rule WHERE list_id = \(list.id) \(only) ORDER BY code, position"),
            by: { try? $0.get("code", as: String.self) })
        return try db.run("SELECT * FROM mandates_matter WHERE list_id = \(list.id) \(only) ORDER BY row_number, code").map { row in
            let code = try row.get("code", as: String.self)
            return try Matter(
                row: row, list: list, conditions: (conditions[code] ?? []).map(FilingCondition.init(row:)),
                rules: (rules[code] ?? []).map(LaneRule.init(row:)))
        }
    }

    static func mayEdit(_ list: MandateList, _ actor: Actor) -> Bool { actor.may(.mandatesEdit) && actor.scope.contains(list.areaPath) }

    func found(_ id: String) throws -> MandateList? {
        try db.run("SELECT * FROM mandates_list WHERE id = \(id)").first.map(MandateList.init(row:))
    }

    /// Farthest level first.
    private func listsInForce(on day: Day, for areaPath: String) throws -> [MandateList] {
        try db.run("SELECT * FROM mandates_list AS list WHERE \(inForce(on: day, for: areaPath)) ORDER BY length(area_path), from_day")
            .map(MandateList.init(row:))
    }

    private func inForce(on day: Day, for areaPath: String) -> SQL {
        """
        list.status = 'adopted' AND list.from_day <= \(day) AND (list.until_day IS NULL OR list.until_day > \(day))
        AND list.area_path IN \(SQL.list(AreaPath.holding(areaPath)))
        """
    }
}
