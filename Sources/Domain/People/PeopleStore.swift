// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Accounts
import Foundation
import Localization
import Storage

/// Teams and who belongs to them, for one transaction.
public struct PeopleStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// The team with that code, also one that has ended: old cases name it.
    public func team(_ code: String) throws -> Team? {
        try db.run("SELECT * FROM people_team WHERE id = \(code)").first.map(Team.init(row:))
    }

    /// Teams of a kind that serve an area today or later, those nearest to it first, then by code.
    ///
    /// - Parameter kind: every kind where nil.
    public func teams(kind: Team.Kind? = nil, serving areaPath: String, on day: Day? = nil) throws -> [Team] {
        let ofKind: SQL = kind.map { "kind = \($0.rawValue)" } ?? "kind <> ''"
        let standing: SQL = day.map { "(until_day IS NULL OR until_day > \($0))" } ?? "until_day IS NULL"
        return try db.run(
            """
            SELECT * FROM people_team WHERE \(ofKind) AND area_path IN \(SQL.list(AreaPath.holding(areaPath))) AND \(standing)
            ORDER BY length(area_path) DESC, id
            """
        ).map(Team.init(row:))
    }

    /// All teams that stand, by code.
    public func teams() throws -> [Team] {
        try db.run("SELECT * FROM people_team WHERE until_day IS NULL ORDER BY id").map(Team.init(row:))
    }

    /// The accounts that act in the team's name now, by id.
    public func members(of team: String, at now: Date) throws -> [String] {
        try AccountStore(db).accounts(inParty: team, at: now).map(\.id)
    }

    /// Makes a team or changes it; the change stays on record.
    public func keep(_ team: Team, by actor: Actor, at now: Date) throws {
        try check(actor, for: team.areaPath)
        try team.check()
        if let before = try self.team(team.id) { try check(actor, for: before.areaPath) }
        try db.run(
            """
            INSERT INTO people_team (id, kind, name_zh, name_en, area_path, phone, is_authorised, until_day)
            VALUES (\(team.id), \(team.kind.rawValue), \(team.name.zh), \(team.name.en), \(team.areaPath), \(team.phone),
                    \(team.isAuthorisedEnforcement), \(team.until))
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
                area_path = excluded.area_path, phone = excluded.phone, is_authorised = excluded.is_authorised, until_day = excluded.until_day
            """)
        let authority = team.isAuthorisedEnforcement ? " authorised" : ""
        try record(
            "team \(team.id)",
            "\(team.kind.rawValue) \(team.name.zh) \(team.areaPath) \(team.phone ?? "-")\(authority) until \(team.until?.description ?? "-")",
            by: actor, at: now)
    }

    func check(_ actor: Actor, for areaPath: String) throws(Team.Refusal) {
        guard actor.may(.accountsManage) else { throw .notAllowed }
        guard actor.may(.accountsManage, in: areaPath) else { throw .outsideScope }
    }

    func record(_ subject: String, _ detail: String, by actor: Actor, at now: Date) throws {
        try db.run(
            """
            INSERT INTO people_change (id, at, actor, subject, detail)
            VALUES (\(Identifier.make(at: now)), \(now), \(actor.id), \(subject), \(detail))
            """)
        try ChronicleStore(db).seal(Self.log)
    }

    /// Who changed what of teams, posts and their holders.
    static let log = ChainedLog("people_change", fields: ["at", "actor", "subject", "detail"])
}

extension Team {
    init(row: Row) throws {
        let kind: String = try row.get("kind")
        self.init(
            id: try row.get("id"), kind: Kind(rawValue: kind) ?? .department, name: Text(zh: try row.get("name_zh"), en: try row.get("name_en")),
            areaPath: try row.get("area_path"), phone: try row.get("phone"), isAuthorisedEnforcement: try row.get("is_authorised"),
            until: try row.get("until_day"))
    }
}
