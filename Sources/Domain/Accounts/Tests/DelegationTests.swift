// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Accounts

private let keeper = Actor.system("test", permissions: [.accountsManage])
private let day: TimeInterval = 24 * 3600
private let goodReason = "老人走失，家属在门口等"
private let verify = Permission(rawValue: "casework.verify")

@Suite struct DelegationTests {
    @Test(arguments: TestDatabase.all)
    func `a role is handed on for a part of its area and a time, and comes back by itself`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db), actor = try #require(try store.actor(zhou, at: now))
            let own = try #require(try store.grants(of: zhou).first)
            let handed = try store.delegate(own.id, to: lin, in: "/330105013/001/002/", until: now + 7 * day, by: actor, at: now)
            #expect(handed.delegatedBy == zhou && handed.arrangedBy == zhou && handed.grant.grantedBy == zhou)
            func may(_ moment: Date, _ area: String = "/330105013/001/002/") throws -> Bool {
                try store.actor(lin, at: moment)?.may(verify, in: area) ?? false
            }
            let found = try [may(now), may(now + 7 * day - 1), may(now + 7 * day), may(now, "/330105013/001/003/")]
            #expect(found == [true, true, false, false])
            #expect(try store.actor(zhou, at: now)?.may(verify, in: "/330105013/001/002/") == true)
            #expect(try store.delegations(of: zhou, at: now) == store.delegations(of: lin, at: now))
            #expect(try store.delegations(of: zhou, at: now + 7 * day).isEmpty)
            #expect(try store.delegators(of: [handed.id, own.id]) == [handed.id: zhou])
            #expect(try store.events(on: zhou, for: keeper).first?.event == .handedOver)
            #expect(try store.events(on: lin, for: keeper).first?.event == .granted)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `nobody hands on more than they hold, nor what was handed to them, nor who may give roles`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db)
            let chen = try store.make(login: "chenjie", name: "陈洁", password: nil, by: keeper, at: now).id
            let short = try store.grant(Role.shiftLead, to: zhou, in: "/330105013/001/", until: now + 3 * day, by: keeper, at: now)
            let admin = try store.grant(Role.administrator, to: zhou, in: "/330105013/", by: keeper, at: now)
            let later = try store.grant(Role.inspector, to: zhou, in: "/330105013/", from: now + day, by: keeper, at: now)
            let actor = try #require(try store.actor(zhou, at: now)), other = try #require(try store.actor(lin, at: now))
            let own = try #require(try store.grants(of: zhou).first { $0.role == Role.registrar })
            func refusal(_ grant: String, to colleague: String = lin, in area: String? = nil, from: Date? = nil, until: Date = now + day) throws
                -> Delegation.Refusal?
            {
                do {
                    try store.delegate(grant, to: colleague, in: area, from: from, until: until, by: actor, at: now)
                    return nil
                } catch let refusal as Delegation.Refusal { return refusal }
            }
            let refused = try [
                refusal(own.id, in: "/330105013/"), refusal(own.id, in: "/330105013/002/"), refusal(own.id, in: "330105013"),
                refusal(own.id, until: now), refusal(own.id, from: now + 2 * day, until: now + day), refusal(own.id, until: now + 93 * day),
                refusal(own.id, to: zhou), refusal(own.id, to: "nobody"), refusal(short.id, until: now + 4 * day), refusal(admin.id),
                refusal(later.id),
            ]
            #expect(
                refused == [
                    .outsideRole, .outsideRole, .outsideRole, .periodBackwards, .periodBackwards, .tooLong, .notYourself, .colleagueUnknown,
                    .longerThanRole, .mayNotBeHanded, .notYours,
                ])
            // Someone else's grant is not there for those who do not manage accounts.
            #expect(throws: StorageError.absent) { try store.delegate(own.id, to: chen, until: now + day, by: other, at: now) }
            let handed = try store.delegate(own.id, to: lin, until: now + day, by: actor, at: now)
            #expect(try refusal(own.id) == .alreadyHas)
            let standIn = try #require(try store.actor(lin, at: now))
            #expect(throws: Delegation.Refusal.alreadyHanded) { try store.delegate(handed.id, to: chen, until: now + 60, by: standIn, at: now) }
            try store.close(chen, by: keeper, at: now)
            #expect(try refusal(own.id, to: chen) == .colleagueUnknown)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `it ends with the role it came from, with the account, and when either of the two says so`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db), actor = try #require(try store.actor(zhou, at: now))
            func held(_ moment: Date) throws -> Bool { try store.actor(lin, at: moment)?.may(verify) ?? false }
            let own = try #require(try store.grants(of: zhou).first)
            let first = try store.delegate(own.id, to: lin, until: now + day, by: actor, at: now)
            #expect(throws: StorageError.absent) { try store.end(delegation: first.id, by: .owner(of: "x"), at: now) }
            #expect(throws: StorageError.absent) { try store.end(delegation: own.id, by: actor, at: now) }
            try store.end(delegation: first.id, by: .owner(of: lin), at: now + 1)
            let second = try store.delegate(own.id, to: lin, until: now + day, by: actor, at: now + 2)
            try store.end(delegation: second.id, by: .owner(of: zhou), at: now + 3)
            try store.delegate(own.id, to: lin, until: now + day, by: actor, at: now + 4)
            try store.end(grant: own.id, by: keeper, at: now + 5)
            let moments = try [0, 1, 2, 3, 4, 5].map { try held(now + $0) }
            #expect(moments == [true, false, true, false, true, false])
            let again = try store.grant(Role.registrar, to: zhou, in: "/330105013/001/", by: keeper, at: now + 6)
            try store.delegate(again.id, to: lin, until: now + day, by: actor, at: now + 6)
            let before = try held(now + 6)
            try store.close(zhou, by: keeper, at: now + 7)
            let after = try held(now + 7)
            #expect(before && !after)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `it follows an area that is drawn anew, and stays what it is`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db), actor = try #require(try store.actor(zhou, at: now))
            let own = try #require(try store.grants(of: zhou).first)
            try store.delegate(own.id, to: lin, until: now + day, by: actor, at: now)
            // Both grants, and 林涛's own.
            #expect(try store.follow(["/330105013/001/": "/330105013/009/"], by: keeper, at: now + 1) == 3)
            let moved = try #require(try store.delegations(of: lin, at: now + 1).first)
            #expect(moved.grant.areaPath == "/330105013/009/" && moved.delegatedBy == zhou && moved.grant.until == now + day)
            try store.end(grant: moved.source, by: keeper, at: now + 2)
            #expect(try store.actor(lin, at: now + 2)?.may(verify) == false)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `an administrator arranges it for someone who is away, in their own area only`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind, policy: .offered)
        let zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db)
            let own = try #require(try store.grants(of: zhou).first)
            let chief = try store.make(login: "chief", name: "主任", password: nil, by: keeper, at: now)
            let grant = try store.grant(Role.administrator, to: chief.id, in: "/330105013/002/", by: keeper, at: now)
            let elsewhere = try #require(try store.actor(chief.id, at: now))
            #expect(throws: StorageError.absent) { try store.delegate(own.id, to: lin, until: now + day, by: elsewhere, at: now) }
            try store.end(grant: grant.id, by: keeper, at: now)
            try store.grant(Role.administrator, to: chief.id, in: "/330105013/", by: keeper, at: now)
            let here = try #require(try store.actor(chief.id, at: now + 1))
            // Not to oneself: that would be giving oneself a role.
            #expect(throws: Account.Refusal.toYourself) { try store.delegate(own.id, to: chief.id, until: now + day, by: here, at: now + 1) }
            let handed = try store.delegate(own.id, to: lin, until: now + day, by: here, at: now + 1)
            #expect(handed.arrangedBy == chief.id && handed.delegatedBy == zhou)
        }
        house.clock.wait(5)
        let browser = house.browser()
        _ = try await browser.post("/sign-in", house.lin)
        #expect(try await browser.get("/account").text.contains("（代周敏）"))
        #expect(try await browser.get(CoverPages.path).text.contains("（主任安排）"))
        #expect(try await browser.get(CoverPages.path(of: zhou)).status == .forbidden)
    }

    @Test func `the page hands on, says what is wrong, and takes back`() async throws {
        let house = try await Lobby(.sqlite, policy: .offered)
        let lin = try await house.id("lintao"), zhou = try await house.id("zhoumin")
        let browser = house.browser()
        _ = try await browser.post("/sign-in", house.zhou)
        let page = try await browser.get(CoverPages.path)
        #expect(page.status == .ok && page.text.contains("林涛"))
        let grant = try await house.database.read { db in try #require(try AccountStore(db).grants(of: zhou).first).id }
        let foreign = try await house.database.read { db in try #require(try AccountStore(db).grants(of: lin).first).id }
        let good = ["grant": grant, "colleague": lin, "until": "2026-01-09"]
        for (field, value) in [
            ("until", ""), ("until", "2026-13-01"), ("until", "2026-01-01"), ("grant", foreign), ("grant", "x"), ("colleague", ""), ("area", "/1/"),
            ("from", "x"),
        ] {
            let answer = try await browser.post(CoverPages.path, good.merging([field: value]) { $1 })
            #expect(answer.status == .unprocessableContent, "\(field)=\(value)")
            #expect(answer.text.contains("id=\"\(field)-remark\""), "\(field)=\(value)")
        }
        #expect(try await browser.post(CoverPages.path, good).status == .seeOther)
        let text = try await browser.get(CoverPages.path).text
        let end = String(try #require(text.firstMatch(of: /action="(\/account\/cover\/[0-9a-f-]+\/end)"/)).1)
        #expect(try await browser.post(end).status == .seeOther)
        #expect(try await !browser.get(CoverPages.path).text.contains(end))
    }
}

@Suite struct EmergencyTests {
    @Test(arguments: TestDatabase.all)
    func `someone looks for some minutes, those in charge are told and take note`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let zhou = try await house.id("zhoumin"), now = house.clock.now, reason = "老人走失，家属在门口等"
        try await house.database.write { db in
            let store = AccountStore(db), actor = try #require(try store.actor(zhou, at: now))
            #expect(throws: Emergency.Refusal.nobodyInCharge) { try store.open("/330105013/002/", minutes: 60, reason: reason, by: actor, at: now) }
            let shao = try store.make(login: "shaolei", name: "邵磊", password: nil, by: keeper, at: now).id
            try store.grant(Role.privacyOfficer, to: shao, in: "/330105013/", by: keeper, at: now)
            let far = try store.make(login: "far", name: "远", password: nil, by: keeper, at: now).id
            try store.grant(Role.auditor, to: far, in: "/330105014/", by: keeper, at: now)
            let officer = try #require(try store.actor(shao, at: now)), stranger = try #require(try store.actor(far, at: now))

            let look = try store.open("/330105013/002/", minutes: 60, reason: "  \(reason) ", by: actor, at: now)
            #expect(look.reason == reason && look.until == now + 3600)
            func may(_ moment: Date) throws -> Bool {
                try store.actor(zhou, at: moment)?.may(Emergency.readPrivate, in: "/330105013/002/001/") ?? false
            }
            let open = try [may(now), may(now + 3599), may(now + 3600)]
            #expect(open == [true, true, false])
            #expect(try store.actor(zhou, at: now)?.may(verify, in: "/330105013/002/") == false)

            #expect(try store.unseenEmergencies(for: officer).map(\.id) == [look.id])
            #expect(try store.unseenEmergencies(for: stranger).isEmpty)
            #expect(try store.emergencies(for: stranger).isEmpty)
            #expect(try store.emergencies(for: actor).map(\.reason) == [reason])
            #expect(throws: StorageError.absent) { try store.acknowledge(look.id, by: stranger, at: now) }
            #expect(throws: StorageError.absent) { try store.acknowledge(look.id, by: actor, at: now) }
            try store.acknowledge(look.id, by: officer, at: now + 5)
            #expect(try store.unseenEmergencies(for: officer).isEmpty)
            #expect(try store.events(on: zhou, for: officer).prefix(2).map(\.event) == [.emergencySeen, .emergency])

            #expect(throws: StorageError.absent) { try store.end(emergency: look.id, by: officer, at: now + 60) }
            try store.end(emergency: look.id, by: actor, at: now + 60)
            let after = try may(now + 60)
            #expect(!after)
            #expect(try store.emergencies(for: actor).first?.until == now + 60)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `without a reason, for long, everywhere, again and again, or untrusted: no`(_ kind: TestDatabase) async throws {
        let house = try await Lobby(kind)
        let zhou = try await house.id("zhoumin"), lin = try await house.id("lintao"), now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db), actor = try #require(try store.actor(zhou, at: now)), handler = try #require(try store.actor(lin, at: now))
            let shao = try store.make(login: "shaolei", name: "邵磊", password: nil, by: keeper, at: now).id
            try store.grant(Role.privacyOfficer, to: shao, in: "/330105013/", by: keeper, at: now)
            func refusal(
                _ reason: String = goodReason, minutes: Int = 15, in area: String = "/330105013/002/", by who: Actor? = nil, at moment: Date = now
            )
                throws -> Emergency.Refusal?
            {
                do {
                    try store.open(area, minutes: minutes, reason: reason, by: who ?? actor, at: moment)
                    return nil
                } catch let refusal as Emergency.Refusal { return refusal }
            }
            let refused = try [
                refusal("急"), refusal("          "), refusal("啊啊啊啊啊啊啊啊啊啊啊啊"), refusal(String(repeating: "理由很长", count: 126)),
                refusal(minutes: 61), refusal(minutes: 0), refusal(minutes: -15), refusal(in: "/"), refusal(in: "002"),
                refusal(in: "/330105013/001/003/"), refusal(in: "/330105014/001/"), refusal(by: handler),
                refusal(by: Actor.owner(of: zhou)),
            ]
            #expect(
                refused == [
                    .reasonTooShort, .reasonTooShort, .reasonTooShort, .reasonTooLong, .minutes, .minutes, .minutes, .everywhere, .areaMalformed,
                    .alreadyYours, .nobodyInCharge, .notAllowed, .notAllowed,
                ])
            let times = try (0..<6).map { try refusal(at: now + Double($0)) }
            #expect(times == [nil, nil, nil, nil, nil, .tooOften])
            let next = try refusal(at: now + 24 * 3600)
            #expect(next == nil)
            // Nobody gives the role by hand, nor hands it on.
            #expect(throws: Account.Refusal.unknownRole(Role.emergency)) {
                try store.grant(Role.emergency, to: lin, in: "/330105013/002/", by: keeper, at: now)
            }
            let grant = try #require(try store.grants(of: zhou).first { $0.role == Role.emergency })
            let later = grant.from
            #expect(throws: Delegation.Refusal.mayNotBeHanded) { try store.delegate(grant.id, to: lin, until: later + 60, by: actor, at: later) }
        }
    }

    @Test func `it waits for those in charge when they sign in`() async throws {
        let house = try await Lobby(.sqlite, policy: .offered)
        let now = house.clock.now
        try await house.database.write { db in
            let store = AccountStore(db), lin = try #require(try store.account(login: "lintao"))
            try store.grant(Role.auditor, to: lin.id, in: "/330105013/", by: keeper, at: now)
        }
        let browser = house.browser(), auditor = house.browser()
        _ = try await browser.post("/sign-in", house.zhou)
        #expect(try await browser.get(EmergencyPages.path).status == .ok)
        let bad = try await browser.post(EmergencyPages.path, ["area": "/330105013/002/", "reason": "急", "minutes": "15"])
        #expect(bad.status == .unprocessableContent && bad.text.contains("id=\"reason-remark\""))
        let good = ["area": "/330105013/002/", "reason": "<b>老人走失</b>，家属在门口等", "minutes": "15"]
        #expect(try await browser.post(EmergencyPages.path, good).status == .seeOther)
        #expect(try await auditor.post("/sign-in", house.lin.merging(["back": "/desk"]) { $1 }).headers[.location] == EmergencyPages.path)
        #expect(try await auditor.get("/account").text.contains(EmergencyStrings.unseen(1).zh))
        let page = try await auditor.get(EmergencyPages.path).text
        #expect(page.contains("周敏") && page.contains("&lt;b&gt;老人走失"))
        let seen = String(try #require(page.firstMatch(of: /action="(\/account\/emergency\/[0-9a-f-]+\/seen)"/)).1)
        #expect(try await browser.post(seen).status == .notFound)
        #expect(try await auditor.post(seen).status == .seeOther)
        #expect(try await !auditor.get("/account").text.contains(EmergencyStrings.unseen(1).zh))
        _ = try await auditor.post("/sign-out")
        #expect(try await auditor.post("/sign-in", house.lin.merging(["back": "/desk"]) { $1 }).headers[.location] == "/desk")
    }

    @Test(arguments: [Language.zh, .en]) func `the pages as recorded`(_ language: Language) throws {
        let now = Date(timeIntervalSince1970: 1_767_340_800)
        let zhou = Account(id: "z", login: "zhoumin", name: "周敏", hasPassword: true, mustChangePassword: false, from: now, until: nil)
        let grant = Grant(
            id: "g", account: "z", role: Role.registrar, areaPath: "/330105013/001/", party: nil, from: now, until: nil, grantedBy: "a",
            grantedAt: now,
            endedBy: nil)
        let handed = Grant(
            id: "h", account: "l", role: Role.registrar, areaPath: "/330105013/001/", party: nil, from: now, until: now + 7 * day, grantedBy: "a",
            grantedAt: now, endedBy: nil)
        var frame = Frame()
        frame.language = language
        let roles = Dictionary(
            uniqueKeysWithValues: Role.defaults.map { ($0.id, Role(id: $0.id, name: Role.name($0.id), permissions: Set($0.permissions))) })
        let cover = CoverPages.View(
            account: zhou, isOwn: true, grants: [grant],
            delegations: [Delegation(grant: handed, source: "g", delegatedBy: "z", arrangedBy: "a")], roles: roles,
            colleagues: [AccountStore.Candidate(id: "l", name: "林涛", teams: [])], names: ["z": "周敏", "l": "林涛", "a": "主任"], now: now)
        let empty = CoverPages.View(
            account: zhou, isOwn: false, grants: [], delegations: [], roles: roles, colleagues: [], names: [:], now: now)
        let officer = Actor(id: "o", permissions: [.auditRead, Emergency.readPrivate], scope: .everywhere)
        let look = Emergency(
            id: "e", account: "z", areaPath: "/330105013/002/", reason: "老人走失，家属在门口等", from: now - 600, until: now + 300, seenBy: [])
        let emergency = EmergencyPages.View(actor: officer, emergencies: [look], names: ["z": "周敏"], now: now)
        let pages = [
            CoverPages.cover(cover, in: frame), CoverPages.cover(empty, in: frame), EmergencyPages.emergency(emergency, in: frame),
            EmergencyPages.emergency(
                EmergencyPages.View(actor: officer, emergencies: [], names: [:], now: now), in: frame,
                invalid: Invalid("reason", Emergency.Refusal.reasonTooShort.problem.text)),
        ]
        try expectSnapshot(pages.map(\.content.markup).joined(separator: "\n"), "cover-\(language.rawValue).html")
    }
}
