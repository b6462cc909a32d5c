// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Jobs
import Mandates
import HTTPTypes
import Storage
import TestKit
import Testing

@testable import Casework

/// The side paths of a case, each by the form that the page offers to the one who may.
@Suite struct `Side paths by their forms` {
    static func reported(_ kind: TestDatabase, _ words: String = "路灯不亮") async throws -> (office: Office, clerk: Person, number: String) {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        return (office, clerk, try await Stories.call(office, clerk, words, at: "桥弄街 8 号"))
    }

    @Test(arguments: TestDatabase.all) func `someone looks, and it is not taken up; whoever may reopen takes it up again`(_ kind: TestDatabase)
        async throws
    {
        let (office, clerk, number) = try await Self.reported(kind)
        try await clerk.take(.askVerification, on: number)
        let worker = await office.person("wangfang")
        #expect(try await worker.get("/round").text.contains(number))
        try await worker.take(.verify, on: number, ["result": "no", "words": "灯是亮的"])
        try await clerk.take(.decline, on: number, ["reason": "notTrue", "words": "现场灯是亮的,如再不亮请再打来"])
        #expect(try await office.found(number).status == .declined)
        try await office.person("sunli").take(.appeal, on: number, ["words": "晚上才不亮"])
        #expect(try await office.found(number).status == .received)
    }

    @Test(arguments: TestDatabase.all) func `hold, go on, supervise, answer, return, dispatch to another`(_ kind: TestDatabase) async throws {
        let (office, clerk, number) = try await Self.reported(kind)
        let lamps = await office.person("lideng"), lead = await office.person("chenjie"), room = await office.person("weiguo")
        let dispatcher = await office.person("lintao")
        try await clerk.take(.file, on: number, ["condition": "cn-component 0118 1"])
        try await lamps.take(.requestSuspension, on: number, ["until": "2026-11-20", "words": "等供电所停电"])
        #expect(try await lead.get("/desk").text.contains(number))
        try await lead.take(.grantSuspension, on: number)
        #expect(try await office.found(number).status == .suspended)
        try await lead.take(.resume, on: number)
        try await room.take(.supervise, on: number, ["words": "为什么还没有修好"])
        try await lamps.take(.answerSupervision, on: number, ["words": "明天换"])
        #expect(try await office.found(number).openSupervisions == 0)
        try await lamps.take(.requestReturn, on: number, ["words": "这盏灯归供电单位"])
        try await dispatcher.take(.grantReturn, on: number)
        #expect(try await office.found(number).counts.wrongDispatches == 1)
        let unreasoned = try await dispatcher.step(.dispatch, on: number, ["to": "other", "team": "dianli", "lane": "management"])
        #expect(unreasoned.status == .unprocessableContent)
        try await dispatcher.take(.dispatch, on: number, ["to": "other", "team": "dianli", "lane": "management", "words": "产权归供电单位"])
        #expect(try await office.found(number).assignment?.party.id == "dianli")
        try await dispatcher.take(
            .stepUp, on: number, ["to": "other", "team": "zhifa", "lane": "enforcement", "failure": "notAble", "words": "需要执法"])
        let found = try await office.found(number)
        #expect(found.lane == .enforcement && found.attempts.map(\.failure) == [.notAble])
        try await clerk.take(.correct, on: number, ["condition": "cn-component 0118 1", "place": "桥弄街 8 号", "tenure": "stateLand"])
        #expect(try await office.found(number).place.tenure == .stateLand)
    }

    @Test(arguments: TestDatabase.all) func `void: asked for by one, decided by another`(_ kind: TestDatabase) async throws {
        let (office, clerk, number) = try await Self.reported(kind)
        try await clerk.take(.requestVoid, on: number, ["words": "测试用的"])
        #expect(try await !clerk.get(Case.path(number)).text.contains("value=\"grantVoid\""))
        let lead = await office.person("chenjie")
        try await lead.take(.denyVoid, on: number, ["words": "不是测试"])
        try await clerk.take(.requestVoid, on: number, ["words": "重复录入"])
        try await lead.take(.grantVoid, on: number)
        #expect(try await office.found(number).status == .voided)
        #expect(try await office.database.read { try RecordStore($0).verify(after: "").faults } == [])
    }

    @Test(arguments: TestDatabase.all) func `the clock does by itself what is due`(_ kind: TestDatabase) async throws {
        let (office, clerk, number) = try await Self.reported(kind, "水果摆到门外占道了")
        try await clerk.take(.file, on: number, ["condition": "cn-incident 0504 1", "place": "桥头水果店"])
        #expect(try await office.found(number).lane == .selfGovernance)
        office.clock.pass(hours: 3)
        let schedule = try #require(CaseJobs.schedules().first)
        #expect(schedule.name == "casework.clock")
        try await FlowStore.tick(in: office.database, at: office.clock.now)
        let found = try await office.found(number)
        #expect(found.lane == .management && found.attempts.map(\.failure) == [.noAnswer])
    }
}
