// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Territory

@Suite struct `Codes of areas` {
    struct Row: Sendable {
        let scheme: Code.Scheme, value: String, level: Area.Level, fits: Bool
        init(_ scheme: Code.Scheme, _ value: String, _ level: Area.Level, _ fits: Bool) {
            self.scheme = scheme
            self.value = value
            self.level = level
            self.fits = fits
        }
    }
    // 330102016001 笕桥社区 and the ranges are from the rules of the statistical codes and GB/T 10114; see the room's README.
    static let rows = [
        Row(.division, "330105", .district, true), Row(.division, "330000", .province, true), Row(.division, "990105", .district, false),
        Row(.division, "330105", .subdistrict, false), Row(.town, "330105013", .subdistrict, true), Row(.town, "330105000", .subdistrict, false),
        Row(.town, "330105600", .subdistrict, false), Row(.town, "330105013", .community, false),
        Row(.statistics, "330102016001", .community, true), Row(.statistics, "330102016498", .community, true),
        Row(.statistics, "330102016000", .community, false), Row(.statistics, "330102016000", .subdistrict, true),
        Row(.statistics, "330102016600", .community, false), Row(.statistics, "330102016001", .grid, false),
        Row(.unitGrid, "330102016001001", .grid, true), Row(.unitGrid, "330102016001999", .grid, true),
        Row(.unitGrid, "330102016001000", .grid, false),
        Row(.unitGrid, "000102016001001", .grid, false), Row(.police, "330102016001", .community, true),
        Row(.police, "330102016001001", .community, true),
        Row(.police, "33010201600", .community, false), Row(.microGrid, "33010201600100101", .microGrid, true),
        Row(.microGrid, "330102016001001", .microGrid, false), Row(.local, "anything-1", .grid, true),
    ]

    @Test(arguments: rows) func `fit their scheme and level`(row: Row) throws {
        let code = try #require(Code(row.scheme, row.value))
        #expect(code.fits(row.level) == row.fits, "\(code) \(row.level)")
    }

    private func loaded(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make(Territory.module().migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        return database
    }

    @Test(arguments: TestDatabase.all) func `are several over time, and none is given twice`(kind: TestDatabase) async throws {
        let database = try await loaded(kind), path = "/330105013/001/", day = Sample.day
        let old = try #require(Code(.police, "330105013001")), new = try #require(Code(.police, "330105013001000"))
        func give(_ code: Code, to path: String, from day: Day, by actor: Actor = Sample.editor) async throws {
            try await database.write { try TerritoryStore($0).give(code, to: path, from: day, by: actor, at: Sample.now) }
        }
        try await give(old, to: path, from: day)
        try await give(new, to: path, from: day.adding(days: 10))
        let codes = try await database.read { try TerritoryStore($0).codes(of: path) }
        #expect(codes.map(\.code.value) == ["330105013001000", "330105013001", "330105013001"])
        #expect(codes.map(\.isOwn) == [false, false, true] && codes[1].until == day.adding(days: 10))
        #expect(codes.filter { $0.holds(on: day) }.map(\.code) == [old, Code(.statistics, "330105013001")])

        // The same digits are another code in another scheme.
        let bare = try await database.read { db in
            (
                try TerritoryStore(db).areas(coded: old).count,
                try TerritoryStore(db).areas(coded: Code(.statistics, "330105013001") ?? old).map(\.isOwn)
            )
        }
        #expect(bare.0 == 1 && bare.1 == [true])

        await #expect(throws: TerritoryRefusal.notAllowed) { try await give(old, to: path, from: day, by: Sample.stranger) }
        await #expect(throws: TerritoryRefusal.codeInUse(old)) { try await give(old, to: "/330105013/002/", from: day.adding(days: 90)) }
        await #expect(throws: TerritoryRefusal.codeInUse(new)) { try await give(new, to: path, from: day.adding(days: 20)) }
        await #expect(throws: TerritoryRefusal.noSuchArea("/330105013/009/")) { try await give(old, to: "/330105013/009/", from: day) }
        await #expect(throws: TerritoryRefusal.codeDoesNotFit("330105013001")) { try await give(old, to: "/330105013/001/001/", from: day) }
        let other = try #require(Code(.statistics, "330105013077"))
        await #expect(throws: TerritoryRefusal.schemeTaken(.statistics)) { try await give(other, to: path, from: day) }
        let early = try #require(Code(.police, "330105013009"))
        await #expect(throws: TerritoryRefusal.endsBeforeItBegins) { try await give(early, to: path, from: day.adding(days: 5)) }

        try await database.write { try TerritoryStore($0).end(new, of: path, on: day.adding(days: 40), by: Sample.editor, at: Sample.now) }
        await #expect(throws: StorageError.absent) {
            try await database.write { try TerritoryStore($0).end(new, of: path, on: day.adding(days: 50), by: Sample.editor, at: Sample.now) }
        }
        let changes = try await database.read { try TerritoryStore($0).changes() }
        #expect(changes.prefix(3).map(\.thing) == ["code", "code", "code"] && changes[0].action == .end)
    }

    @Test func `are listed for programs and as a table, never bare`() async throws {
        let house = try await `Pages of the national list`.House(), browser = await house.browser("editor")
        _ = try await house.database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        let found = try await browser.get("/api/v1/codes?scheme=GB/T%2010114&value=330105013").text
        #expect(
            found == "{\"codes\":[{\"area_path\":\"/330105013/\",\"from\":\"2025-07-01\",\"scheme\":\"GB/T 10114\",\"value\":\"330105013\"}]}")
        #expect(try await browser.get("/api/v1/codes?area=/330105013/001/").text.contains("statistics-12"))
        #expect(try await browser.get("/api/v1/codes?area=/330105013/001/&day=2020-01-01").text == "{\"codes\":[]}")
        for query in ["", "value=330105013", "scheme=GB/T%2010114", "area=x", "area=/330105013/&day=x", "scheme=GB/T%2010114&value=12"] {
            #expect(try await browser.get("/api/v1/codes?" + query).status == .badRequest, "\(query)")
        }
        let table = try await browser.get("/places/codes.csv")
        #expect(
            table.headers[.contentType] == "text/csv; charset=utf-8"
                && table.text.contains("/330105013/001/,小河社区,社区,statistics-12,330105013001,2025-07-01,"))
        #expect(table.text.split(separator: "\r\n").count == Sample.plan.areas.count + Sample.plan.codes.count + 1)
    }

    @Test func `are given on the page of an area by those who may`() async throws {
        let house = try await `Pages of the national list`.House(), browser = await house.browser("editor")
        _ = try await house.database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        #expect(try await !house.browser().get("/places/330105013/001").text.contains("/places/codes\""))
        let page = try await browser.get("/places/330105013/001").text
        #expect(page.contains("action=\"/places/codes\"") && page.contains("GA/T 2000.33") && !page.contains("value=\"GB/T 2260\""))
        let fields = ["area": "/330105013/001/", "scheme": "GA/T 2000.33", "value": "3301 0501 3001", "from": "2026-01-10"]
        let done = try await browser.post("/places/codes", fields)
        #expect(done.status == .seeOther && done.headers[.location] == "/places/330105013/001")
        #expect(try await browser.get("/places/330105013/001").text.contains("330105013001"))
        for (key, value, status) in [
            ("value", "1", 422), ("scheme", "ISBN", 422), ("from", "x", 400), ("area", "x", 422), ("area", "/nowhere/", 404),
        ] {
            var wrong = fields
            wrong[key] = value
            let answer = try await browser.post("/places/codes", wrong)
            #expect(answer.status.code == status, "\(key) \(value)")
        }
    }
}
