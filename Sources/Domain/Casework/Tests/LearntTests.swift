// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Mandates
import Storage
import TestKit
import Testing
import Triage

@testable import Casework

/// Advice on matters, learnt from what was decided before.
@Suite struct `What closed cases teach` {
    /// How people here speak; none of it stands in a list.
    static let dark = ["黑咕隆咚的走路怕摔", "晚上黑咕隆咚看不见脚下", "这一段黑咕隆咚好几天了", "老人说黑咕隆咚不敢出门", "黑咕隆咚，孩子放学怕"]
    static let smell = ["泔水臭烘烘一地", "门口臭烘烘都是泔水", "泔水桶倒了臭烘烘", "早上又是泔水臭烘烘", "臭烘烘的泔水没人扫"]

    /// Cases that ended with a matter. Only what the closing leaves behind matters here, so that the way there is left out.
    private func close(_ words: [String], as matter: Matter, isPrivate: Bool = false, in office: Office, from first: Int) async throws {
        try await office.database.write { [now = office.clock.now] db in
            for (index, text) in words.enumerated() {
                let key = "learn-\(first + index)-000000000000"
                var new = Report.New(key: key)
                new.channel = .phone
                new.words = text
                new.place = Case.Place(areaPath: Office.grid + "03/", text: "桥弄街 8 号", coordinate: Office.at(30, 5))
                let receipt = try IntakeStore(db).receive(new, secret: "secret-\(key)", matter: matter, by: .system("test"), at: now)
                var found = try #require(try CaseStore(db).find(receipt.number, for: .system("test")))
                found.status = .closed
                found.statusSince = now
                found.isPrivate = isPrivate
                try db.run(
                    """
                    UPDATE casework_case SET status = \(found.status), status_since = \(now), matter_scheme = \(matter.reference.scheme),
                        matter_code = \(matter.code), is_private = \(isPrivate), body = \(try Codec.text(found)) WHERE id = \(found.id)
                    """)
            }
        }
    }

    private func matter(_ code: String, _ scheme: String, in office: Office) async throws -> Matter {
        try await office.database.read { [now = office.clock.now] db in
            try #require(try MandateStore(db).matter(code, scheme: scheme, on: Day(now), for: Office.grid)).matter
        }
    }

    @Test(arguments: TestDatabase.all) func `is offered at the desk, with how likely it is and why, and never decides`(_ kind: TestDatabase)
        async throws
    {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin")
        let lamp = try await matter("0118", "cn-component", in: office), swill = try await matter("0104", "cn-incident", in: office)
        let words = "楼下黑咕隆咚"
        let before = try await clerk.get("/phone/similar?words=\(words)&place=")
        #expect(before.status == .ok && !before.text.contains(lamp.name.zh))
        #expect(try await clerk.get("/desk/learnt").text.contains("还没有可学的"))

        // Too little to learn from is nothing.
        try await close(Self.dark, as: lamp, in: office, from: 0)
        try await MatterModelJobs.learn(in: office.database, at: office.clock.now)
        #expect(try await office.database.read { try MatterModelStore($0).newest() } == nil)

        for round in 1...4 {
            try await close(Self.dark, as: lamp, in: office, from: round * 100)
            try await close(Self.smell, as: swill, in: office, from: round * 100 + 50)
        }
        try await close(["和丈夫吵架黑咕隆咚"], as: swill, isPrivate: true, in: office, from: 900)
        try await MatterModelJobs.learn(in: office.database, at: office.clock.now)
        let first = try #require(try await office.database.read { try MatterModelStore($0).newest() })
        #expect(first.id == 1 && first.cases == 45 && first.method == MatterModel.version)

        office.clock.pass(hours: 1)
        let after = try await clerk.get("/phone/similar?words=\(words)&place=")
        #expect(after.text.contains(lamp.name.zh) && after.text.contains("可能性约"))
        // A report by phone: the desk says how likely and why; the case stands where it stood until someone files it.
        _ = try await clerk.get("/phone")
        let sent = try await clerk.post(
            "/phone", ["go": "save", "key": "phone-key-00000000000", "words": words, "place": "桥弄街 8 号", "channel": "phone", "nature": "request"])
        #expect(sent.status == .seeOther)
        let number = "2026-000047", page = try await clerk.get(Case.path(number)).text
        #expect(page.contains(lamp.name.zh) && page.contains("“黑咕隆咚”") && page.contains("学自本地 45 件"))
        #expect(try await office.found(number).status == .received)
        #expect(try await office.found(number).matter == nil)

        // The next night with nothing new makes no version; what was closed since tells how the first one fared.
        try await MatterModelJobs.learn(in: office.database, at: office.clock.now)
        #expect(try await office.database.read { try MatterModelStore($0).versions().count } == 1)
        office.clock.pass(hours: 24)
        try await close(["又是黑咕隆咚", "黑咕隆咚怎么走"], as: lamp, in: office, from: 1000)
        try await close(["泔水又臭烘烘"], as: lamp, in: office, from: 1100)
        try await MatterModelJobs.learn(in: office.database, at: office.clock.now)
        let versions = try await office.database.read { try MatterModelStore($0).versions() }
        #expect(versions.map(\.id) == [2, 1] && versions[0].cases == 48 && versions[1].asked == 3 && versions[1].agreed == 2)
        #expect(try await clerk.get("/desk/learnt").text.contains(">48</td>"))
    }

    @Test func `is the same for the same cases, and old versions keep their figures alone`() async throws {
        let office = try await Office.make(), lamp = try await matter("0118", "cn-component", in: office)
        let swill = try await matter("0104", "cn-incident", in: office)
        for round in 0..<5 {
            try await close(Self.dark, as: lamp, in: office, from: round * 100)
            try await close(Self.smell, as: swill, in: office, from: round * 100 + 50)
            office.clock.pass(hours: 24)
            try await MatterModelJobs.learn(in: office.database, at: office.clock.now)
        }
        let (versions, models, lesson) = try await office.database.read { [now = office.clock.now] db in
            let store = MatterModelStore(db), versions = try store.versions()
            return (versions, try versions.map { try store.model($0.id) }, try store.lesson(at: now))
        }
        #expect(versions.map(\.id) == [3, 2, 1] && models.map { $0 != nil } == [true, true, false])
        #expect(versions[0].digest == lesson.digest)
        let again = try MatterModel.train(lesson.cases, lists: lesson.lists)
        for words in ["黑咕隆咚", "泔水", "别的事"] {
            #expect(again.suggestions(for: .init(text: words)) == models[0]?.suggestions(for: .init(text: words)))
        }
    }

    @Test func `leaves alone what nothing in the words speaks for`() throws {
        let examples = (Self.dark + Self.smell).enumerated().map { MatterModel.Example(.init(text: $1), $0 < 5 ? "a/1" : "a/2") }
        let model = try MatterModel.train(examples)
        #expect(MatterAdvice.rank([], for: "黑咕隆咚", by: model, limit: 3).isEmpty)
        #expect(MatterAdvice.rank([], for: "", by: nil, limit: 3).isEmpty)
    }
}
