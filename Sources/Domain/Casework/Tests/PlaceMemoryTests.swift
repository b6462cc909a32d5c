// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Casework

@Suite struct `The memory of a place` {
    @Test(arguments: TestDatabase.all) func `tells what happened there, how it ended and what comes back`(kind: TestDatabase) async throws {
        let office = try await Office.make(kind), clerk = await office.person("zhoumin"), community = "/330105013/"
        func memory(_ path: String) async throws -> PlaceMemory {
            try await office.database.read { [now = office.clock.now] in try BoardStore($0).memory(of: path, at: now) }
        }
        #expect(try await memory(community).isEmpty)
        var numbers: [String] = []
        for _ in 1...2 {
            let number = try await Stories.call(office, clerk, "水果摆到门外占道了", at: "桥头水果店", ["matter": "cn-incident/0504", "nature": "complaint"])
            numbers.append(number)
            office.clock.pass(hours: 0.5)
            let shop = Actor.visitor("shop").standing(for: ["premises:premises-1"])
            try await office.database.write { [now = office.clock.now] in
                _ = try FlowStore($0).take(.answer(.done), on: number, by: shop, at: now, saying: .init("收回店里了"))
            }
            for _ in 0..<2 { _ = try await office.person().say("confirm", on: number) }
            office.clock.pass(hours: 25)
            try await office.tick()
        }
        let path = try await office.found(numbers[1]).place.areaPath, here = try await memory(path)
        // One in ten is looked at all the same, and is open until then.
        var closed: [String] = []
        for number in numbers where try await office.found(number).status == .closed { closed.append(number) }
        #expect(here.closed == closed.count && here.byParty == closed.count && here.unresolved == 0 && here.open == 2 - closed.count)
        #expect(here.recurring.map(\.count) == [2] && here.recurring.first?.lastNumber == numbers[1])
        #expect(here.settled.map(\.number) == closed.reversed())
        #expect(try await memory("/330105014/").isEmpty)
        office.clock.pass(hours: 24 * 400)
        #expect(try await memory(path).closed == 0)
    }

    @Test(arguments: Language.allCases) func `is shown in either language, and says so where there is nothing`(language: Language) async throws {
        let office = try await Office.make(), clerk = await office.person("zhoumin")
        func section(_ path: String) async throws -> String {
            try await office.database.read { [now = office.clock.now] db throws -> String in
                var frame = Frame()
                frame.language = language
                return try PlaceMemoryPages.section(of: path, at: now, in: db, frame)?.markup ?? ""
            }
        }
        #expect(try await section("/330105013/").contains(Text.nothingRemembered(language)))
        let number = try await Stories.call(office, clerk, "水果摆到门外占道了", at: "桥头水果店", ["matter": "cn-incident/0504", "nature": "complaint"])
        let path = try await office.found(number).place.areaPath, shown = try await section(path)
        #expect(shown.contains(language == .zh ? "正在办 1 件。" : "1 open.") && !shown.contains("桥头水果店"))
    }
}
