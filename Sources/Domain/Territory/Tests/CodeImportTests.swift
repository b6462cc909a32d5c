// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Jobs
import Localization
import Storage
import TestKit
import Testing

@testable import Territory

@Suite struct `Codes as a table` {
    static let day = Day("2026-01-10") ?? Day(number: 0)

    private func house(_ kind: TestDatabase = .sqlite) async throws -> any Database {
        let database = try await kind.make(TerritorySchema.migrations + DivisionSchema.migrations + CodeSchema.migrations + Jobs.migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        return database
    }

    private func survey(_ table: String, isWhole: Bool = false, on day: Day = day, in database: any Database) async throws -> TerritoryImport {
        let id = try await SurveyJobs.survey(
            SurveyOptions(layer: .codes, isWhole: isWhole, day: day), fileName: "codes.csv", content: Array(table.utf8), by: Sample.editor,
            in: database,
            at: Sample.now)
        return try #require(try await database.read { try TerritoryStore($0).import(id, for: Sample.editor) })
    }

    private func codes(_ path: String, in database: any Database) async throws -> [String] {
        try await database.read { db in
            try TerritoryStore(db).codes(of: path).filter { !$0.isOwn }.map { "\($0.code) \($0.from)…\($0.until?.description ?? "")" }
        }
    }

    @Test(arguments: TestDatabase.all) func `come in, follow each other, and are taken back`(_ kind: TestDatabase) async throws {
        let database = try await house(kind), path = "/330105013/001/"
        let first = try await survey(
            "路径,编码体系,编码\n\(path),公安社区编码（GA/T 2000.33）,330105013001\n/330105013/002/,GA/T 2000.33,330105013002\n\(path),local,XH-1\n", in: database)
        #expect(first.status == .ready && first.added == 3)
        try await database.write { try TerritoryStore($0).apply(importID: first.id, by: Sample.editor, at: Sample.now) }
        #expect(try await codes(path, in: database) == ["GA/T 2000.33 330105013001 2026-01-10…", "local XH-1 2026-01-10…"])

        let later = Self.day.adding(days: 30)
        let second = try await survey("path,scheme,code\n\(path),GA/T 2000.33,330105013000001\n", on: later, in: database)
        #expect(second.added == 1 && second.gone == 1)
        try await database.write { try TerritoryStore($0).apply(importID: second.id, by: Sample.editor, at: Sample.now) }
        #expect(
            try await codes(path, in: database) == [
                "GA/T 2000.33 330105013000001 2026-02-09…", "GA/T 2000.33 330105013001 2026-01-10…2026-02-09", "local XH-1 2026-01-10…",
            ])
        // What goes out comes in again and changes nothing.
        let out = try await database.read { try TerritoryStore($0).plan(on: later).things(.codes) }
        let same = try await survey(String(decoding: TerritoryExport.csv(out, .codes), as: UTF8.self), on: later, in: database)
        #expect(same.status == .ready && same.same == 5 && same.added + same.changed + same.gone == 0)

        try await database.write { try TerritoryStore($0).undo(importID: second.id, by: Sample.editor, at: Sample.now) }
        try await database.write { try TerritoryStore($0).undo(importID: first.id, by: Sample.editor, at: Sample.now) }
        #expect(try await codes(path, in: database).isEmpty)
        // A number that never held is free again, for its right owner too.
        let again = try await survey("path,scheme,code\n/330105013/002/,GA/T 2000.33,330105013001\n", in: database)
        #expect(again.status == .ready && again.added == 1)
    }

    @Test func `are told by line where they cannot be given`() async throws {
        let database = try await house()
        try await database.write { db in
            let store = TerritoryStore(db), code = try #require(Code(.police, "330105013009"))
            try store.give(code, to: "/330105013/002/", from: Self.day, by: Sample.editor, at: Sample.now)
        }
        for (rows, words) in [
            ("/330105013/009/,local,1", "Line 2: There is no area"), ("/330105013/001/,,1", "Line 2: The scheme"),
            ("/330105013/001/,ISO 9,1", "“ISO 9” makes no sense"), ("/330105013/001/,GA/T 2000.33,12", "cannot be the code of a community"),
            ("/330105013/001/,GB/T 30428.1,330105013001001", "cannot be the code of a community"),
            ("/330105013/001/,GA/T 2000.33,330105013009", "belongs to “/330105013/002/” already"),
            ("/330105013/001/,statistics-12,330105013007", "own code is of"),
            ("/330105013/001/,local,7\n/330105013/002/,local,7", "Line 3: The code 7 belongs to “/330105013/001/” already (number 2)"),
            ("/330105013/001/,GA/T 2000.33,330105013003\n/330105013/001/,GA/T 2000.33,330105013004", "Line 3"),
            ("/330105013/002/,GA/T 2000.33,330105013008", "first day"),
        ] {
            let found = try await survey("path,scheme,code\n\(rows)\n", in: database)
            let told = try await database.read { try TerritoryStore($0).faults(ofImport: found.id).map(\.text.en) }
            #expect(found.status == .faulty && told.contains { $0.contains(words) }, "\(rows): \(told)")
        }
        let backwards = try await survey("path,scheme,code,from,until\n/330105013/001/,local,7,2026-03-01,2026-02-01\n", in: database)
        #expect(backwards.status == .faulty)
    }

    @Test func `end where a complete table does not hold them`() async throws {
        let database = try await house()
        try await database.write { db in
            for (path, value) in [("/330105013/001/", "A"), ("/330105013/002/", "B")] {
                try TerritoryStore(db).give(
                    try #require(Code(.local, value)), to: path, from: Self.day.adding(days: -9), by: Sample.editor, at: Sample.now)
            }
        }
        let found = try await survey("path,scheme,code\n/330105013/001/,local,A\n", isWhole: true, in: database)
        #expect(found.same == 1 && found.gone == 2)
        try await database.write { try TerritoryStore($0).apply(importID: found.id, by: Sample.editor, at: Sample.now) }
        #expect(try await codes("/330105013/002/", in: database) == ["local B 2026-01-01…2026-01-10"])
    }
}
