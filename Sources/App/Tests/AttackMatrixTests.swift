// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Casework
import Chronicle
import Foundation
import HTTPTypes
import Hummingbird
import Planning
import Privacy
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import App

/// Every address, tried by everyone: by someone of each role whose area is another, and by nobody in particular, on objects of the demo town.
@Suite struct `Every address, tried by everyone` {
    static let now = Date(timeIntervalSince1970: 1_795_400_000)
    static let elsewhere = "/330106001/"

    struct House {
        let database: any Database
        let router: Router<Context>
        /// A session for each role.
        let sessions: [String: String]
        let permissions: [String: Set<String>]
        let objects: [String: String]
    }

    private func house(_ kind: TestDatabase) async throws -> House {
        let database = try await kind.make(Installation.migrations), now = Self.now
        _ = try await DemoTown.make(in: database, cases: 60, at: now)
        var config = Config()
        config.database = ":memory:"
        config.key = String(repeating: "k", count: 32)
        config.secondFactor = .offered
        config.data = NSTemporaryDirectory() + "linli-matrix-\(UUID().uuidString)"
        let router = try Installation(config, database: database, now: { now }).router()
        let maker = Actor.system("test", permissions: [.accountsManage])
        let (sessions, permissions, objects) = try await database.write { db in
            let accounts = AccountStore(db), roles = try accounts.roles()
            var sessions: [String: String] = [:], permissions: [String: Set<String>] = [:]
            // The role of an emergency is not given by anyone.
            for role in roles.keys.sorted() where role != "emergency" {
                let account = try accounts.make(login: "far-\(role.lowercased())", name: "远方", password: nil, by: maker, at: now)
                try accounts.grant(role, to: account.id, in: Self.elsewhere, by: maker, at: now)
                sessions[role] = try accounts.begin(for: account, at: now)
                permissions[role] = Set(roles[role]?.permissions.map(\.rawValue) ?? [])
            }
            return (sessions, permissions, try Self.objects(in: db))
        }
        return House(database: database, router: router, sessions: sessions, permissions: permissions, objects: objects)
    }

    /// Real things of the town, by the name of the parameter and the beginning of the path.
    private static func objects(in db: any Connection) throws -> [String: String] {
        func one(_ sql: SQL) throws -> String { try #require(try db.run(sql).first?.get("id", as: String.self)) }
        let number = try one("SELECT number AS id FROM casework_case ORDER BY number LIMIT 1")
        try db.run(
            "UPDATE casework_case SET is_private = TRUE, body = replace(body, '\"isPrivate\":false', '\"isPrivate\":true') WHERE number = \(number)")
        let person = try one("SELECT id FROM accounts_account WHERE login = 'zhoumin'")
        let session = try AccountStore(db).begin(for: #require(try AccountStore(db).account(id: person)), at: now)
        _ = session
        return [
            "cases :number": number, "people :id": person, "people :grant": try one("SELECT id FROM accounts_grant WHERE account_id = \(person)"),
            "plans :id": try one("SELECT id FROM planning_plan ORDER BY id LIMIT 1"),
            "lists :id": try one("SELECT id FROM mandates_list ORDER BY id LIMIT 1"),
            "account :id": try one("SELECT id FROM accounts_session WHERE account_id = \(person)"), "account :account": person,
        ]
    }

    private static func path(_ template: String, _ objects: [String: String]) -> String {
        let parts = template.split(separator: "/").map(String.init), first = parts.first ?? ""
        let filled = parts.map { part -> String in
            guard part.hasPrefix(":") || part == "**" else { return part }
            if let known = objects["\(first) \(part)"] { return known }
            if part == ":number", template.hasPrefix("/api/v1/cases") { return objects["cases :number"] ?? "1" }
            switch part {
            case ":secret", ":token": return Secrets.base64URL([UInt8](repeating: 5, count: 32))
            case ":layer": return "buildings"
            case ":step": return "apply"
            case ":region": return "1"
            case "**": return "330105013/001"
            default: return "01a199c5-3280-7658-a3ff-d6fadf2b7859"
            }
        }
        return "/" + filled.joined(separator: "/")
    }

    static let form = ["words": "x", "action": "close", "purpose": "verify"]
    static let nowhere = ["cases :number": "2026-999999"]
    private func isForm(_ status: HTTPResponse.Status) -> Bool {
        status == .badRequest || status == .unprocessableContent || status == .tooManyRequests
    }

    private func isRefused(_ answer: HTTPResponse.Status, _ location: String?) -> Bool {
        answer == .forbidden || answer == .notFound || answer == .unauthorized || answer == .gone
            || (answer == .seeOther && location?.hasPrefix("/sign-in") == true)
    }

    /// All rows of all tables but those that note who came by.
    private func state(_ database: any Database, _ kind: TestDatabase) async throws -> [String: String] {
        try await database.read { db in
            let names: SQL =
                kind == .sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'casework_search%' AND name NOT LIKE 'sqlite%'"
                : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
            var state: [String: String] = [:]
            for row in try db.run(names) {
                let table: String = try row.get("name")
                if ["accounts_session", "accounts_event", "accounts_factor_offer", "chronicle_head", "jobs_job"].contains(table) { continue }
                let rows = try db.run("SELECT * FROM \(raw: table)").map { "\($0)" }.sorted()
                state[table] = Secrets.sha256(rows.joined(separator: "\n"))
            }
            return state
        }
    }

    @Test func `has its verdict, and no verdict is left over`() throws {
        var config = Config()
        config.database = ":memory:"
        config.data = NSTemporaryDirectory() + "linli-matrix-\(UUID().uuidString)"
        let served = Set(try Installation(config).router().routes.filter { $0.method != .head }.map { Self.name($0.method.rawValue, "\($0.path)") })
            .filter {
                !AttackMatrix.isByKey($0)
            }
        #expect(served.subtracting(AttackMatrix.verdicts.keys).sorted() == [], "served without a verdict: say in AttackMatrix who may")
        #expect(Set(AttackMatrix.verdicts.keys).subtracting(served).sorted() == [], "verdicts for what is not served")
    }

    private static func name(_ method: String, _ path: String) -> String {
        "\(method) /\(path)".replacing(/\/\/+/, with: "/").replacing(/\{([a-z]+)\}/) { ":\($0.1)" }
    }

    @Test(arguments: TestDatabase.all) func `gives nothing of another area, changes nothing, and never breaks`(_ kind: TestDatabase) async throws {
        let house = try await house(kind), before = try await state(house.database, kind)
        let responder = house.router.buildResponder()
        let visitors: [(name: String, session: String?)] = [("anonymous", nil)] + house.sessions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        var tried = 0
        for (visitor, session) in visitors {
            let browser = TestBrowser(responder)
            if let session { await browser.set(cookie: CookieName.session, to: session) }
            let allowed = house.permissions[visitor] ?? []
            _ = try await browser.get("/report")  // for the token of its form
            for (route, verdict) in AttackMatrix.verdicts.sorted(by: { $0.key < $1.key }) where route != "POST /sign-out" && route != "POST /report" {
                let parts = route.split(separator: " ", maxSplits: 1).map(String.init), path = Self.path(parts[1], house.objects)
                guard parts[0] == "GET" || verdict != .everyone else { continue }
                let answer =
                    try await parts[0] == "GET" ? browser.get(path) : browser.post(path, Self.form)
                tried += 1
                let said = "\(visitor) \(parts[0]) \(path): \(answer.status.code)", location = answer.headers[.location]
                #expect(answer.status.code < 500, "\(said)")
                switch verdict {
                case .everyone: break
                case .signedIn: if session == nil { #expect(isRefused(answer.status, location), "\(said)") }
                case .needs(let wanted):
                    // A form that is read before anything else may be told what is wrong with it, and that tells nothing.
                    guard allowed.isDisjoint(with: wanted), !isForm(answer.status) else { break }
                    #expect(isRefused(answer.status, location), "\(said)")
                case .theirs, .secret:
                    guard isForm(answer.status) else { #expect(isRefused(answer.status, location), "\(said)"); break }
                    // Where the form is refused first, it is refused for what is not there just the same.
                    let other = try await browser.post(Self.path(parts[1], Self.nowhere), Self.form)
                    #expect(other.status == answer.status, "\(said), and \(other.status.code) where there is nothing")
                }
            }
        }
        #expect(tried > 1500)
        let after = try await state(house.database, kind)
        let changed = after.filter { before[$0.key] != $0.value }.map(\.key).sorted()
        #expect(changed == [], "tables that someone from elsewhere has changed")
    }
}
