// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import People

private let now = Date(timeIntervalSince1970: 1_767_340_800)
private let keeper = Actor.system("test", permissions: [.accountsManage])
private let grid = "/330105013/001/003/"

@Suite struct PeopleStoreTests {
    @Test(arguments: TestDatabase.all)
    func `teams that serve a place are found, the nearest first`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.module.migrations + PeopleSchema.migrations)
        try await database.write { db in
            let store = PeopleStore(db)
            try store.keep(.sample("huanwei", .department, "/330105013/"), by: keeper, at: now)
            try store.keep(.sample("shequ-001", .community, "/330105013/001/"), by: keeper, at: now)
            try store.keep(.sample(Team.code(ofGrid: grid), .gridTeam, grid), by: keeper, at: now)
            try store.keep(.sample("elsewhere", .department, "/330105014/"), by: keeper, at: now)
            #expect(try store.teams(serving: grid + "05/").map(\.id) == [Team.code(ofGrid: grid), "shequ-001", "huanwei"])
            #expect(try store.teams(kind: .department, serving: grid).map(\.id) == ["huanwei"])
            try store.keep(.sample("huanwei", .department, "/330105013/", until: "2026-01-03"), by: keeper, at: now)
            #expect(try store.teams(kind: .department, serving: grid).isEmpty)
            #expect(try store.teams(kind: .department, serving: grid, on: "2026-01-02").count == 1)
            #expect(try store.team("huanwei")?.until == "2026-01-03")
        }
    }

    @Test(arguments: Language.allCases)
    func `the page of a grid says who answers for it, and every vacancy`(_ language: Language) async throws {
        let database = try await TestDatabase.sqlite.make(Accounts.module.migrations + PeopleSchema.migrations)
        try await database.write { db in
            let store = PeopleStore(db)
            var frame = Frame()
            frame.language = language
            #expect(try ResponsiblePages.section(for: grid, on: "2026-01-02", isPoster: false, in: db, frame) == nil)
            let wang = try AccountStore(db).make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now)
            let worker = try store.establish(.gridWorker, in: grid, from: "2026-01-01", isPublic: true, phone: "0571-8800 0001", by: keeper, at: now)
            let liaison = try store.establish(.liaison, in: "/330105013/001/", from: "2026-01-01", isPublic: false, by: keeper, at: now)
            for number in 1...3 {
                let post = try store.establish(.coreVolunteer, in: grid + "0\(number)/", from: "2026-01-01", isPublic: false, by: keeper, at: now)
                if number == 1 { try store.appoint(wang.id, to: post.id, from: "2026-01-02", by: keeper, at: now) }
            }
            try store.appoint(wang.id, to: liaison.id, from: "2026-01-02", by: keeper, at: now)
            let vacant = try ResponsiblePages.section(for: grid, on: "2026-01-02", isPoster: false, in: db, frame)?.markup ?? ""
            #expect(vacant.contains(PeopleStrings.vacancyNote(language)) && vacant.contains(PeopleStrings.vacantCount(2)(language)))
            #expect(vacant.contains(PeopleStrings.heldUnnamed(language)) && !vacant.contains("王芳"))
            try store.appoint(wang.id, to: worker.id, from: "2026-01-03", by: keeper, at: now)
            let held = try ResponsiblePages.section(for: grid, on: "2026-01-03", isPoster: true, in: db, frame)?.markup ?? ""
            #expect(held.contains("王芳") && held.contains("href=\"tel:0571-88000001\"") && !held.contains(PeopleStrings.vacancyNote(language)))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a vacancy is seen, and a holder's name only where the post is public`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.module.migrations + PeopleSchema.migrations)
        try await database.write { db in
            let store = PeopleStore(db)
            let wang = try AccountStore(db).make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now)
            let worker = try store.establish(.gridWorker, in: grid, from: "2026-01-01", isPublic: true, phone: "0571-8800 0001", by: keeper, at: now)
            let liaison = try store.establish(.liaison, in: "/330105013/001/", from: "2026-01-01", isPublic: false, by: keeper, at: now)
            #expect(try store.gridWorkers(for: grid + "05/", on: "2026-01-02").isEmpty)
            #expect(try store.staffing(for: grid, on: "2026-01-02").map(\.isVacant) == [true, true])
            try store.appoint(wang.id, to: worker.id, from: "2026-01-02", by: keeper, at: now)
            try store.appoint(wang.id, to: liaison.id, from: "2026-01-02", by: keeper, at: now)
            #expect(throws: Team.Refusal.postTaken) { try store.appoint(wang.id, to: worker.id, from: "2026-05-01", by: keeper, at: now) }
            #expect(try store.gridWorkers(for: grid + "05/", on: "2026-01-02").map(\.account) == [wang.id])
            #expect(try store.gridWorkers(for: grid + "05/", on: "2026-01-01").isEmpty)
            let shown = try store.responsiblePeople(for: grid + "05/", on: "2026-01-02")
            #expect(shown.map(\.name) == ["王芳", nil])
            #expect(shown.map(\.phone) == ["0571-8800 0001", nil])
            try store.vacate(worker.id, from: "2026-03-01", by: keeper, at: now)
            #expect(try store.gridWorkers(for: grid, on: "2026-03-01").isEmpty)
            #expect(try store.gridWorkers(for: grid, on: "2026-02-28").count == 1)
            #expect(try store.staffing(within: "/330105013/", on: "2026-01-02").count == 2)
            #expect(try store.staffing(within: "/33010501/", on: "2026-01-02").isEmpty)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `members of a team are those whose grants name it`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.module.migrations + PeopleSchema.migrations)
        try await database.write { db in
            let accounts = AccountStore(db)
            let lin = try accounts.make(login: "lintao", name: "林涛", password: nil, by: keeper, at: now)
            try accounts.grant(Role.handler, to: lin.id, in: "/330105013/", party: "huanwei", until: now + 60, by: keeper, at: now)
            #expect(try PeopleStore(db).members(of: "huanwei", at: now) == [lin.id])
            #expect(try PeopleStore(db).members(of: "huanwei", at: now + 60) == [])
        }
    }

    @Test func `malformed teams are refused`() async throws {
        let database = try await TestDatabase.sqlite.make(Accounts.module.migrations + PeopleSchema.migrations)
        try await database.write { db in
            let store = PeopleStore(db)
            #expect(throws: Team.Refusal.codeMalformed) { try store.keep(.sample("环卫", .department, "/1/"), by: keeper, at: now) }
            #expect(throws: Team.Refusal.areaMalformed) { try store.keep(.sample("aa", .department, "/1"), by: keeper, at: now) }
            #expect(throws: Team.Refusal.enforcementNotAuthorised) {
                try store.keep(.sample("aa", .community, "/1/", isAuthorised: true), by: keeper, at: now)
            }
            #expect(throws: Team.Refusal.notAllowed) { try store.keep(.sample("aa", .community, "/1/"), by: .anonymous, at: now) }
            #expect(throws: Team.Refusal.phoneMalformed) {
                try store.establish(.gridWorker, in: "/1/", from: "2026-01-01", isPublic: true, phone: "call me", by: keeper, at: now)
            }
            #expect(throws: Team.Refusal.periodBackwards) {
                try store.establish(.gridWorker, in: "/1/", from: "2026-01-02", until: "2026-01-02", isPublic: true, by: keeper, at: now)
            }
        }
    }
}

extension Team {
    static func sample(_ id: String, _ kind: Kind, _ areaPath: String, isAuthorised: Bool = false, until: Day? = nil) -> Team {
        Team(id: id, kind: kind, name: Text(name: id), areaPath: areaPath, isAuthorisedEnforcement: isAuthorised, until: until)
    }
}

extension Day: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = Day(text)! }
}
