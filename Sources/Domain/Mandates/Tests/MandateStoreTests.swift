// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Storage
import TestKit
import Testing
import Web
import WorkingTime

private let now = Day("2026-01-05")!.start()
private let officer = Actor(id: "officer", permissions: [.mandatesEdit], scope: .everywhere)

private func list(_ version: String, _ areaPath: String = "/") -> MandateList {
    MandateList(
        id: "list-\(version)", name: Text(zh: "事件清单", en: "List of incidents"), scheme: "town", version: version, areaPath: areaPath)
}

@Test(arguments: TestDatabase.all) func `what is kept comes back as it was`(_ kind: TestDatabase) async throws {
    let database = try await kind.make(Mandates.module.migrations)
    try await database.write { db in
        let store = MandateStore(db)
        var danger = Matter.sample("0403")
        danger.emergency = [EmergencyNumber("119", Text(zh: "火警", en: "Fire")), EmergencyNumber("0571-1", Text(name: "gas"))]
        danger.words = []
        danger.legalBasis = nil
        danger.duty = .assist
        danger.lead = "ranqi"
        danger.isPrivate = true
        danger.kind = .component
        danger.row = 48
        try store.draft(list("1"), [.sample(), danger], by: officer, at: now)
        let found = try #require(try store.list("list-1", for: officer))
        #expect(found == list("1"))
        #expect(try store.matters(of: found) == [.sample(), danger])
        #expect(try store.list("list-1", for: .anonymous) == nil)
        #expect(try store.lists(for: .anonymous).isEmpty)
    }
}

@Test(arguments: TestDatabase.all) func `adopting a version ends the one before on that day`(_ kind: TestDatabase) async throws {
    let database = try await kind.make(Mandates.module.migrations)
    try await database.write { db in
        let store = MandateStore(db), day = Day("2026-01-05")!, later = Day("2026-03-01")!
        try store.draft(list("1"), [.sample()], by: officer, at: now)
        try store.draft(list("2"), [.sample(version: "2")], by: officer, at: now)
        try store.adopt("list-1", from: day, by: officer, at: now)
        try store.adopt("list-2", from: later, by: officer, at: now)
        func version(on day: Day) throws -> String? { try store.matter("0504", scheme: "town", on: day, for: "/1/2/")?.list.version }
        #expect(try version(on: day.adding(days: -1)) == nil)
        #expect(try version(on: day) == "1")
        #expect(try version(on: later.adding(days: -1)) == "1")
        #expect(try version(on: later) == "2")
        #expect(try store.matters(on: later, for: "/1/").map(\.list.version) == ["2"])
        #expect(try store.matter(Matter.sample().reference)?.list.until == later)  // the old row can still be read
    }
}

@Test(arguments: TestDatabase.all) func `a level below may set a row of its own`(_ kind: TestDatabase) async throws {
    let database = try await kind.make(Mandates.module.migrations)
    try await database.write { db in
        let store = MandateStore(db), day = Day("2026-01-05")!
        var own = Matter.sample(version: "own")
        own.conditions[0].limit = .workingHours(1)
        try store.draft(list("1"), [.sample(), .sample("0505")], by: officer, at: now)
        try store.draft(list("own", "/1/2/"), [own], by: officer, at: now)
        try store.adopt("list-1", from: day, by: officer, at: now)
        try store.adopt("list-own", from: day, by: officer, at: now)
        #expect(try store.matters(on: day, for: "/1/2/3/").map(\.list.version) == ["own", "1"])
        #expect(try store.matters(on: day, for: "/1/20/").map(\.list.version) == ["1", "1"])
        #expect(try store.matter("0504", scheme: "town", on: day, for: "/1/2/")?.matter.conditions[0].limit == .workingHours(1))
        // A reference to the upper list's row is followed to the nearer row of the same name.
        let route = try store.route(matter: Matter.sample().reference, areaPath: "/1/2/", tenure: nil, hasConcerned: true, on: day)
        #expect(route.list.version == "own")
    }
}

@Test(arguments: TestDatabase.all) func `lists refuse what must not be`(_ kind: TestDatabase) async throws {
    let database = try await kind.make(Mandates.module.migrations)
    try await database.write { db in
        let store = MandateStore(db), day = Day("2026-01-05")!
        let local = Actor(id: "local", permissions: [.mandatesEdit], scope: .areas(["/1/"]))
        #expect(throws: MandateList.Refusal.notAllowed) { try store.draft(list("1"), [.sample()], by: .anonymous, at: now) }
        #expect(throws: MandateList.Refusal.outsideScope) { try store.draft(list("1"), [.sample()], by: local, at: now) }
        #expect(throws: MandateList.Refusal.empty) { try store.draft(list("1"), [], by: officer, at: now) }
        #expect(throws: MandateList.Refusal.versionMalformed) { try store.draft(list("1 a"), [.sample()], by: officer, at: now) }
        #expect(throws: MandateList.Refusal.areaMalformed) { try store.draft(list("1", "1/2"), [.sample()], by: officer, at: now) }
        try store.draft(list("1"), [.sample()], by: officer, at: now)
        #expect(throws: MandateList.Refusal.versionTaken("1")) { try store.draft(list("1"), [.sample()], by: officer, at: now) }
        #expect(throws: MandateList.Refusal.past(day)) { try store.adopt("list-1", from: day.adding(days: -1), by: officer, at: now) }
        try store.adopt("list-1", from: day, by: officer, at: now)
        #expect(throws: MandateList.Refusal.notADraft) { try store.adopt("list-1", from: day, by: officer, at: now) }
        try store.draft(list("2"), [.sample(version: "2")], by: officer, at: now)
        #expect(throws: MandateList.Refusal.laterVersion("1", from: day)) { try store.adopt("list-2", from: day, by: officer, at: now) }
        #expect(throws: StorageError.absent) { try store.adopt("none", from: day, by: officer, at: now) }
    }
}

@Test(arguments: TestDatabase.all) func `routing names list, version and row, and refuses what is on no list`(_ kind: TestDatabase) async throws {
    let database = try await kind.make(Mandates.module.migrations)
    try await database.write { db in
        let store = MandateStore(db), day = Day("2026-01-05")!
        try store.draft(list("1"), [.sample()], by: officer, at: now)
        try store.draft(list("2"), [.sample(version: "2", name: Text(zh: "乱停车", en: "Parking"))], by: officer, at: now)
        try store.adopt("list-1", from: day, by: officer, at: now)
        let reference = Matter.sample().reference
        let route = try store.route(matter: reference, areaPath: "/1/", tenure: nil, hasConcerned: true, on: day)
        #expect(route.why.zh == "按《事件清单》（1 版）第 47 行“0504 店外经营”，先走自治，由当事商户或住户来办。")
        #expect(throws: RoutingRefusal.onNoList(code: "9999", day)) {
            try store.route(
                matter: MatterReference(scheme: "town", version: "1", code: "9999", name: Text(name: "x")), areaPath: "/1/", tenure: nil,
                hasConcerned: true, on: day)
        }
        try store.adopt("list-2", from: day.adding(days: 1), by: officer, at: now)
        #expect(throws: RoutingRefusal.self) {
            try store.route(matter: reference, areaPath: "/1/", tenure: nil, hasConcerned: true, on: day.adding(days: 1))
        }
        #expect(try store.suggest("门口占道了", on: day, for: "/1/").map(\.matter.code) == ["0504"])
    }
}

@Test(arguments: TestDatabase.all) func `a calendar without rows is China's`(_ kind: TestDatabase) async throws {
    let database = try await kind.make(Mandates.module.migrations)
    let calendar = try await database.read { try CalendarStore($0).calendar(for: "/1/2/") }
    #expect(calendar == .china)
}
