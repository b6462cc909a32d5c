// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Secrets
import Storage
import TestKit
import Testing

@testable import Accounts

private let now = Date(timeIntervalSince1970: 1_767_340_800)  // 2026-01-02 16:00 in Hangzhou
private let keeper = Actor.system("test", permissions: [.accountsManage])

@Suite struct AccountStoreTests {
    @Test(arguments: TestDatabase.all)
    func `a grant makes an actor with permissions, scope and parties, and its end takes them away`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "WangFang", name: "王芳", password: nil, by: keeper, at: now)
            #expect(wang.login == "wangfang")
            let grant = try store.grant(
                Role.gridWorker, to: wang.id, in: "/330105013/001/003/", party: "grid:/330105013/001/003/", by: keeper, at: now)
            try store.grant(Role.inspector, to: wang.id, in: "/330105013/002/", by: keeper, at: now)
            let actor = try #require(try store.actor(wang.id, at: now))
            #expect(actor.name == "王芳")
            #expect(actor.may(Permission(rawValue: "casework.handle"), in: "/330105013/001/003/05/"))
            #expect(!actor.may(Permission(rawValue: "casework.handle"), in: "/330105013/002/"))
            #expect(actor.may(Permission(rawValue: "casework.inspect"), in: "/330105013/002/001/"))
            #expect(actor.scope == .areas(["/330105013/001/003/", "/330105013/002/"]))
            #expect(actor.parties == ["grid:/330105013/001/003/"])

            try store.end(grant: grant.id, by: keeper, at: now + 60)
            let later = try #require(try store.actor(wang.id, at: now + 60))
            #expect(!later.may(Permission(rawValue: "casework.handle")))
            #expect(later.parties.isEmpty)
            #expect(try store.grants(of: wang.id).count == 2)
            #expect(try store.actor(wang.id, at: now + 59)?.parties.count == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `an inspector is found in every area that his own holds, with his teams`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        try await database.write { db in
            let store = AccountStore(db)
            let inspect = Permission(rawValue: "casework.inspect")
            let chen = try store.make(login: "chenjie", name: "陈洁", password: nil, by: keeper, at: now)
            let lin = try store.make(login: "lintao", name: "林涛", password: nil, by: keeper, at: now)
            try store.grant(Role.inspector, to: chen.id, in: "/330105013/", by: keeper, at: now)
            try store.grant(Role.handler, to: chen.id, in: "/330105013/", party: "huanwei", by: keeper, at: now)
            try store.grant(Role.handler, to: chen.id, in: "/330105013/", party: "chengguan", by: keeper, at: now)
            try store.grant(Role.inspector, to: lin.id, in: "/330105013/001/", until: now + 3600, by: keeper, at: now)
            func names(_ path: String, _ at: Date = now) throws -> [String] {
                try store.accounts(having: inspect, covering: path, at: at).map(\.name)
            }
            #expect(try names("/330105013/001/003/") == ["陈洁", "林涛"])
            #expect(try names("/330105013/002/") == ["陈洁"])
            #expect(try names("/330105013/001/003/", now + 3600) == ["陈洁"])
            #expect(try names("/3301050130/") == [])
            #expect(try store.accounts(having: inspect, covering: "/330105013/", at: now).first?.teams == ["huanwei", "chengguan"])
            #expect(try store.accounts(inParty: "huanwei", at: now).map(\.id) == [chen.id])
            try store.close(chen.id, by: keeper, at: now + 10)
            #expect(try names("/330105013/002/", now + 10) == [])
            #expect(try store.actor(chen.id, at: now + 10) == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a role can be changed, and the newest change holds`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        try await database.write { db in
            let store = AccountStore(db)
            let shipped = try #require(try store.roles()[Role.volunteer])
            let look = Permission(rawValue: "casework.verify")
            try store.change(Role(id: shipped.id, name: shipped.name, permissions: []), by: keeper, at: now)
            try store.change(Role(id: shipped.id, name: shipped.name, permissions: [look]), by: keeper, at: now + 1)
            #expect(try store.roles()[Role.volunteer]?.permissions == [look])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `managers stay within their area and off their own account`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        try await database.write { db in
            let store = AccountStore(db)
            let lead = try store.make(login: "lead", name: "主任", password: nil, by: keeper, at: now)
            let other = try store.make(login: "other", name: "新人", password: nil, by: keeper, at: now)
            try store.grant(Role.administrator, to: lead.id, in: "/330105013/001/", by: keeper, at: now)
            let actor = try #require(try store.actor(lead.id, at: now))
            #expect(throws: Account.Refusal.toYourself) { try store.grant(Role.registrar, to: lead.id, in: "/330105013/001/", by: actor, at: now) }
            #expect(throws: Account.Refusal.outsideScope) { try store.grant(Role.registrar, to: other.id, in: "/330105013/", by: actor, at: now) }
            #expect(throws: Account.Refusal.areaMalformed) { try store.grant(Role.registrar, to: other.id, in: "330105013", by: actor, at: now) }
            #expect(throws: Account.Refusal.unknownRole("king")) { try store.grant("king", to: other.id, in: "/330105013/001/", by: actor, at: now) }
            #expect(throws: Account.Refusal.notAllowed) {
                try store.make(login: "x1", name: "x", password: nil, by: .anonymous, at: now)
            }
            #expect(throws: Account.Refusal.loginTaken) { try store.make(login: "OTHER", name: "x", password: nil, by: actor, at: now) }
            try store.grant(Role.registrar, to: other.id, in: "/330105013/001/002/", by: actor, at: now)
            #expect(throws: Never.self) { try store.invite(other.id, by: actor, at: now) }
            try store.grant(Role.dispatcher, to: other.id, in: "/330105013/", by: keeper, at: now)
            #expect(throws: Account.Refusal.outsideScope) { try store.invite(other.id, by: actor, at: now) }
            #expect(throws: Account.Refusal.outsideScope) { try store.close(other.id, by: actor, at: now) }
            #expect(throws: Account.Refusal.outsideScope) { try store.setPassword(Password(hash: "x"), of: other.id, by: actor, at: now) }
        }
    }
}

@Test func `the roles and what they may do`() throws {
    let lines = Role.defaults.map { role in "\(role.id): \(role.permissions.map(\.rawValue).sorted().joined(separator: " "))" }
    try expectSnapshot(lines.joined(separator: "\n") + "\n", "roles.txt")
}

@Test func `weak passwords are refused and sentences are welcome`() throws {
    for (typed, refusal) in [
        ("short", Account.Refusal.passwordTooShort), ("password2026", .passwordTooCommon), ("aaaaaaaaaaaa", .passwordTooCommon),
        ("my-lintao-pass", .passwordTooCommon), (String(repeating: "长密码", count: 20), .passwordTooLong),
    ] {
        #expect(throws: refusal) { try Account.password(from: typed, login: "lintao") }
    }
    #expect(throws: Never.self) { try Account.password(from: "运河边上有三棵大樟树", login: "lintao") }
}

@Test func `a login name is folded, and odd ones are refused`() throws {
    #expect(try Account.login(from: "  LinTao ") == "lintao")
    #expect(try Account.login(from: "林涛") == "林涛")
    for odd in ["", "a", "a b", "a/b", "<script>", String(repeating: "a", count: 33)] {
        #expect(throws: Account.Refusal.loginMalformed) { try Account.login(from: odd) }
    }
}
