// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Localization
import Storage

extension PeopleStore {
    /// Sets up a post, vacant at first.
    @discardableResult
    public func establish(
        _ kind: Post.Kind, in areaPath: String, from day: Day, until: Day? = nil, isPublic: Bool, phone: String? = nil, by actor: Actor,
        at now: Date
    ) throws -> Post {
        try check(actor, for: areaPath)
        guard AreaPath.isValid(areaPath) else { throw Team.Refusal.areaMalformed }
        try checkPeriod(from: day, until: until)
        if let phone, !Post.isPhone(phone) { throw Team.Refusal.phoneMalformed }
        let post = Post(id: Identifier.make(at: now), kind: kind, areaPath: areaPath, from: day, until: until, isPublic: isPublic, phone: phone)
        try db.run(
            """
            INSERT INTO people_post (id, kind, area_path, from_day, until_day, is_public, phone)
            VALUES (\(post.id), \(kind.rawValue), \(areaPath), \(day), \(until), \(isPublic), \(phone))
            """)
        try record("post \(post.id)", "\(kind.rawValue) \(areaPath) from \(day) until \(until?.description ?? "-")", by: actor, at: now)
        return post
    }

    /// Gives a post to a person for some days; nobody else may hold it in any of them.
    public func appoint(_ account: String, to postID: String, from day: Day, until: Day? = nil, by actor: Actor, at now: Date) throws {
        guard let post = try post(postID) else { throw StorageError.absent }
        try check(actor, for: post.areaPath)
        try checkPeriod(from: day, until: until)
        guard try AccountStore(db).account(id: account) != nil else { throw Team.Refusal.unknownAccount }
        let clash = try db.run(
            """
            SELECT id FROM people_holding WHERE post_id = \(postID) AND from_day < \(until ?? Day(number: .max))
                AND (until_day IS NULL OR until_day > \(day))
            """)
        guard clash.isEmpty else { throw Team.Refusal.postTaken }
        try db.run(
            """
            INSERT INTO people_holding (id, post_id, account_id, from_day, until_day)
            VALUES (\(Identifier.make(at: now)), \(postID), \(account), \(day), \(until))
            """)
        try record("post \(postID)", "\(account) from \(day) until \(until?.description ?? "-")", by: actor, at: now)
    }

    /// Ends whoever holds the post from a day on: the post is vacant until someone is appointed.
    public func vacate(_ postID: String, from day: Day, by actor: Actor, at now: Date) throws {
        guard let post = try post(postID) else { throw StorageError.absent }
        try check(actor, for: post.areaPath)
        try db.run(
            """
            UPDATE people_holding SET until_day = CASE WHEN from_day > \(day) THEN from_day ELSE \(day) END
            WHERE post_id = \(postID) AND (until_day IS NULL OR until_day > \(day))
            """)
        try record("post \(postID)", "vacant from \(day)", by: actor, at: now)
    }

    public func post(_ id: String) throws -> Post? {
        try db.run("SELECT * FROM people_post WHERE id = \(id)").first.map { try Post(row: $0) }
    }

    /// The posts that answer for an area on a day: its own and those of the areas around it, nearest first; vacant ones too.
    public func staffing(for areaPath: String, on day: Day) throws -> [Staffing] {
        try staffing(where: "p.area_path IN \(SQL.list(AreaPath.holding(areaPath)))", on: day)
    }

    /// The posts within an area and all that lies in it, for the map of vacancies.
    public func staffing(within areaPath: String, on day: Day) throws -> [Staffing] {
        try staffing(where: "p.area_path >= \(areaPath) AND p.area_path < \(areaPath + "\u{7F}")", on: day)
    }

    /// The grid workers who answer for a place on a day, those of the nearest area first.
    public func gridWorkers(for areaPath: String, on day: Day) throws -> [Staffing.Holder] {
        try staffing(where: "p.kind = 'gridWorker' AND p.area_path IN \(SQL.list(AreaPath.holding(areaPath)))", on: day).compactMap(\.holder)
    }

    /// Who answers for an area, as anyone may read it.
    public func responsiblePeople(for areaPath: String, on day: Day) throws -> [ResponsiblePerson] {
        try staffing(for: areaPath, on: day).map(ResponsiblePerson.init)
    }

    private func staffing(where condition: SQL, on day: Day) throws -> [Staffing] {
        let rows = try db.run(
            """
            SELECT p.*, h.account_id, h.from_day AS since FROM people_post p
            LEFT JOIN people_holding h ON h.post_id = p.id AND h.from_day <= \(day) AND (h.until_day IS NULL OR h.until_day > \(day))
            WHERE \(condition) AND p.from_day <= \(day) AND (p.until_day IS NULL OR p.until_day > \(day))
            ORDER BY length(p.area_path) DESC, p.area_path, p.kind DESC, p.id
            """)
        let names = try AccountStore(db).names(of: Set(rows.compactMap { try $0.get("account_id", as: String?.self) }))
        return try rows.map { row in
            var holder: Staffing.Holder?
            if let account: String = try row.get("account_id") {
                holder = Staffing.Holder(account: account, name: names[account] ?? "", since: try row.get("since"))
            }
            return Staffing(post: try Post(row: row), holder: holder)
        }
    }

    private func checkPeriod(from day: Day, until: Day?) throws(Team.Refusal) {
        if let until, until <= day { throw .periodBackwards }
    }
}

extension Post {
    init(row: Row) throws {
        let kind: String = try row.get("kind")
        self.init(
            id: try row.get("id"), kind: Kind(rawValue: kind) ?? .gridWorker, areaPath: try row.get("area_path"), from: try row.get("from_day"),
            until: try row.get("until_day"), isPublic: try row.get("is_public"), phone: try row.get("phone"))
    }
}
