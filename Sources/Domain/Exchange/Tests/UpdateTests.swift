// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import HTTPTypes
import Localization
import Mandates
import Storage
import TestKit
import Testing
import Web

@testable import Exchange

@Suite struct `Updates of requests` {
    static let time = "updated_datetime=2026-11-23T09:00:00%2B08:00"

    static func send(_ door: Door, _ number: String, _ id: String, _ status: String, _ words: String, key: String? = nil) async throws -> Door.Answer
    {
        try await door.post(
            "servicerequestupdates.json",
            "api_key=\(key ?? door.key)&service_request_id=\(number)&update_id=\(id)&status=\(status)&\(time)&description=\(words.queryEscaped)")
    }

    @Test(arguments: TestDatabase.all) func `come in from whoever brought the report, once each`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind), number = try await door.report("路灯不亮")
        for _ in 0..<2 {
            let answer = try await Self.send(door, number, "u-1", "OPEN", "还是不亮，请打 13812345678")
            #expect(answer.status == .created && answer.text == #"[{"update_id":"2026-000001-2"}]"#, "\(answer.text)")
        }
        let other = try await Self.send(door, number, "u-1", "OPEN", "别的话")
        #expect(other.status == .badRequest)
        let out = try Door.list(try await door.get("servicerequestupdates.json?start_date=2026-11-22&end_date=2026-11-24"))
        #expect(out.count == 1 && out[0]["service_request_id"] as? String == number && out[0]["status"] as? String == "OPEN")
        #expect((out[0]["description"] as? String)?.hasPrefix("还是不亮") == true && !"\(out)".contains("13812345678"))
        let xml = try await door.get("servicerequestupdates.xml?service_request_id=\(number)")
        #expect(xml.text.contains("<service_request_updates><request_update><update_id>2026-000001-2</update_id>"))
    }

    @Test(arguments: TestDatabase.all) func `do what a party's program says, as far as a party may`(_ kind: TestDatabase) async throws {
        let door = try await Door.make(kind), number = try await door.report("路灯不亮")
        let (party, stranger) = try await door.database.write { db in
            let clerk = Actor(
                id: "clerk", permissions: [.casework("file"), .casework("dispatch")], scope: .everywhere, reach: [.casework("desk"): .everywhere])
            let staff = Actor(id: "clerk", permissions: clerk.permissions.union([.casework("desk")]), scope: .everywhere)
            let listed = try #require(
                try MandateServices.all(db).listed.first { $0.matter.rules.contains { $0.party == .grid } && !$0.matter.isPrivate })
            let condition = try #require(listed.matter.conditions.first)
            try CaseStore(db).take(
                .file(matter: listed.matter.reference, limit: .init(time: condition.limit, condition: condition.name), isPrivate: false), on: number,
                by: staff, at: door.clock.now)
            let team = Case.Party(id: "grid:\(Door.grid)", kind: .gridTeam, publicName: Text(zh: "第2网格组", en: "Grid 2 team"))
            try CaseStore(db).take(
                .dispatch(Case.Assignment(lane: .management, party: team, why: Text(name: "test"))), on: number, by: staff, at: door.clock.now)
            return (
                try KeyStore(db).add(holder: "Party", rights: [.update], team: team.id, at: door.clock.now).secret,
                try KeyStore(db).add(holder: "Stranger", rights: [.update], at: door.clock.now).secret
            )
        }
        let refused = try await Self.send(door, number, "s-1", "FIXED", "done", key: stranger)
        #expect(refused.status == .forbidden)
        #expect(try await Self.send(door, "2026-999999", "s-1", "FIXED", "done", key: stranger).status == .notFound)
        #expect(try await Self.send(door, number, "p-0", "DUPLICATE", "同一件", key: party).status == .badRequest)
        #expect(try await Self.send(door, number, "p-1", "in progress", "已派人", key: party).status == .created)
        #expect(try await Self.send(door, number, "p-2", "FIXED", "换了灯泡", key: party).status == .created)
        let request = try #require(try Door.list(try await door.get("requests/\(number).json?extensions=true")).first)
        #expect(request["status"] as? String == "open" && request["detailed_status"] as? String == "IN_PROGRESS")
        #expect((request["notes"] as? [[String: Any]])?.compactMap { $0["description"] as? String }.contains("换了灯泡") == true)
        #expect(request["agency_responsible"] as? String == "第2网格组" && request["expected_datetime"] is String)
        // The reporter says that it is not so.
        #expect(try await Self.send(door, number, "u-9", "OPEN", "还是不亮").status == .created)
        let back = try #require(try Door.list(try await door.get("requests/\(number).json?extensions=true")).first)
        #expect((back["extended_attributes"] as? [String: Any])?["case_status"] as? String == "handling")
    }

    @Test(arguments: [
        ("update_id=1&status=OPEN&\(time)&description=x", 400), ("service_request_id=NUMBER&status=OPEN&\(time)&description=x", 400),
        ("service_request_id=NUMBER&update_id=1&status=WHATEVER&\(time)&description=x", 400),
        ("service_request_id=NUMBER&update_id=1&status=OPEN&updated_datetime=9999-01-01T00:00:00Z&description=x", 400),
        ("service_request_id=NUMBER&update_id=1&status=OPEN&updated_datetime=2027-01-01T00:00:00Z&description=x", 400),
        ("service_request_id=2026-000009&update_id=1&status=OPEN&\(time)&description=x", 404),
    ]) func `are refused where they make no sense`(_ body: String, _ status: Int) async throws {
        let door = try await Door.make(), number = try await door.report("路灯不亮"), body = body.replacing("NUMBER", with: number)
        #expect(try await door.post("servicerequestupdates.json", body).status == .forbidden)
        let answer = try await door.post("servicerequestupdates.json", "api_key=\(door.key)&\(body)")
        #expect(answer.status.code == status, "\(answer.text)")
        #expect(try await door.count("casework_step") == 1)
    }
}
