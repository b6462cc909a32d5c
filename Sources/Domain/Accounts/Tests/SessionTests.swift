// SPDX-License-Identifier: Apache-2.0
import Access
import Dispatch
import Foundation
import Secrets
import Storage
import TestKit
import Testing
import Workshop

@testable import Accounts

private let now = Date(timeIntervalSince1970: 1_767_340_800)
private let keeper = Actor.system("test", permissions: [.accountsManage])

@Suite struct SessionTests {
    @Test(arguments: TestDatabase.all)
    func `a session knows its actor until it idles, ages or is ended`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now)
            try store.grant(Role.registrar, to: wang.id, in: "/330105013/", by: keeper, at: now)
            let token = try store.begin(for: wang, userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/120", at: now)
            #expect(try store.actor(session: token, at: now)?.id == wang.id)
            #expect(try store.actor(session: token, at: now + Session.idle) == nil)
            #expect(try store.actor(session: (token.hasPrefix("x") ? "y" : "x") + token.dropFirst(), at: now) == nil)
            #expect(try store.actor(session: "'; DROP TABLE accounts_session", at: now) == nil)
            let session = try #require(try store.session(token, at: now))
            #expect(session.device == "Chrome · Android")
            for hours in stride(from: 11.0, through: 165, by: 11) { try store.note(session, at: now + hours * 3600) }
            #expect(try store.actor(session: token, at: now + Session.longest - 1) != nil)
            #expect(try store.actor(session: token, at: now + Session.longest) == nil)

            let next = try store.begin(for: wang, replacing: token, at: now + 1)
            #expect(try store.actor(session: token, at: now + 1) == nil)
            #expect(next != token)
            let rows = try db.run("SELECT token_hash FROM accounts_session")
            #expect(try rows.map { try $0.get("token_hash", as: String.self) } == [Secrets.sha256(next)])
            try store.end(session: next, at: now + 2)
            #expect(try store.actor(session: next, at: now + 2) == nil)
            #expect(try store.events(on: wang.id, for: keeper).map(\.event) == [.signedOut, .signedIn, .signedOut, .signedIn, .granted, .made])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `sessions are listed and ended by their owner and by nobody else`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now)
            let lin = try store.make(login: "lintao", name: "林涛", password: nil, by: keeper, at: now)
            let token = try store.begin(for: wang, at: now)
            let stranger = try #require(try store.actor(lin.id, at: now)), owner = try #require(try store.actor(wang.id, at: now))
            let session = try #require(try store.sessions(of: wang.id, for: owner, at: now).first)
            #expect(throws: Account.Refusal.notAllowed) { try store.sessions(of: wang.id, for: stranger, at: now) }
            #expect(throws: StorageError.absent) { try store.end(sessionID: session.id, by: stranger, at: now) }
            try store.end(sessionID: session.id, by: owner, at: now)
            #expect(try store.actor(session: token, at: now) == nil)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a new password ends all sessions but the one in which it was set`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        let password = Password.make("运河边上有三棵大樟树", cost: .least)
        try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "wangfang", name: "王芳", password: password, mustChangePassword: true, by: keeper, at: now)
            try store.grant(Role.registrar, to: wang.id, in: "/1/", by: keeper, at: now)
            let here = try store.begin(for: wang, at: now), elsewhere = try store.begin(for: wang, at: now)
            let limited = try #require(try store.actor(session: here, at: now))
            #expect(limited.permissions.isEmpty)
            let session = try #require(try store.session(here, at: now))
            try store.setPassword(password, of: wang.id, keeping: session.id, by: limited, at: now)
            #expect(try store.actor(session: here, at: now)?.permissions.isEmpty == false)
            #expect(try store.actor(session: elsewhere, at: now) == nil)
            #expect(throws: Account.Refusal.notAllowed) { try store.setPassword(password, of: wang.id, by: .anonymous, at: now) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `a link sets a password once and not after three days`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        let password = Password.make("运河边上有三棵大樟树", cost: .least)
        try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now)
            let token = try store.invite(wang.id, by: keeper, at: now)
            #expect(try store.invitation(token, at: now + AccountStore.invitationLength) == nil)
            #expect(try store.accept(token, password: password, at: now + 60)?.hasPassword == true)
            #expect(try store.accept(token, password: password, at: now + 61) == nil)
            #expect(try store.password(login: "wangfang", at: now)?.password == password)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `the desk believes an answer for three seconds and forgets it at once on sign-out`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        let token = try await database.write { db in
            let store = AccountStore(db)
            let wang = try store.make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now)
            return try store.begin(for: wang, at: now)
        }
        let desk = SessionDesk()
        #expect(try await desk.actor(token, in: database, at: now)?.name == "王芳")
        try await database.write { db in try AccountStore(db).end(session: token, at: now) }
        #expect(try await desk.actor(token, in: database, at: now + 2) != nil)
        #expect(try await desk.actor(token, in: database, at: now + 3) == nil)
        #expect(try await desk.actor("short", in: database, at: now) == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `use is noted at most every five minutes`(_ kind: TestDatabase) async throws {
        let database = try await kind.make(Accounts.migrations)
        let token = try await database.write { db in
            let store = AccountStore(db)
            return try store.begin(for: try store.make(login: "wangfang", name: "王芳", password: nil, by: keeper, at: now), at: now)
        }
        let desk = SessionDesk()
        func seen() async throws -> Date? { try await database.read { db in try AccountStore(db).session(token, at: now)?.seenAt } }
        _ = try await desk.actor(token, in: database, at: now + 299)
        #expect(try await seen() == now)
        _ = try await desk.actor(token, in: database, at: now + 303)
        #expect(try await seen() == now + 303)
    }
}

@Test func `a password is compared with somebody's also where there is nobody`() async throws {
    #expect(try await PasswordDesk.matches("whatever it is", nil) == false)
    // Nobody's hash costs what everybody's does, or the time would tell.
    func cost(_ password: Password) -> [Substring] { Array(password.hash.split(separator: "$").prefix(3)) }
    #expect(cost(PasswordDesk.nobody) == cost(try await PasswordDesk.hash("whatever it is")))
    #expect(PasswordDesk.nobody.hash.utf8.count == Password.make("x").hash.utf8.count)
    let password = try await PasswordDesk.hash("运河边上有三棵大樟树", cost: .least)
    #expect(try await PasswordDesk.matches("运河边上有三棵大樟树", password))
    #expect(try await PasswordDesk.matches("运河边上有三棵小樟树", password) == false)
}

@Test func `one-time passwords are strong enough to be accepted and never alike`() throws {
    let made = (0..<50).map { _ in PasswordDesk.oneTime() }
    #expect(Set(made).count == 50)
    for password in made {
        #expect(password.count == 23)
        #expect(throws: Never.self) { try Account.password(from: password, login: "lintao") }
    }
}

@Test func `a full workshop says so at once, and has room again afterwards`() async throws {
    let workshop = Workshop(threads: 1, waiting: 0)
    let gate = DispatchSemaphore(value: 0)
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    async let first: Void = workshop.run {
        beginning.finish()
        gate.wait()
    }
    for await _ in begun {}
    await #expect(throws: Workshop.Busy.self) { try await workshop.run {} }
    gate.signal()
    try await first
    let answer = try await workshop.run { 7 }
    #expect(answer == 7)
}
