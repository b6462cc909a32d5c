// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage
import TestKit
import Testing
import Web

@testable import Privacy

@Suite struct `What is over its time` {
    static let now = Date(timeIntervalSince1970: 1_795_400_000)
    static let things = Processing(
        id: "privacy.things", name: Text(zh: "东西", en: "things"), purpose: Text(zh: "试", en: "test"), basis: .duty,
        columns: [PersonalColumn("privacy_thing.words", sealedBy: "id")], seenBy: Text(zh: "无", en: "nobody"),
        retention: .days(
            30, after: Text(zh: "写下", en: "writing"),
            Processing.Erasure(
                due: { db, before, limit in
                    try db.run("SELECT id FROM privacy_thing WHERE at < \(before) AND words <> '' ORDER BY id LIMIT \(limit)").map {
                        try $0.get("id")
                    }
                },
                erase: { db, rows, _ in try db.run("UPDATE privacy_thing SET words = '' WHERE id IN \(SQL.list(rows))") })),
        own: Processing.Own("thing") { db, row in
            try db.run("SELECT words FROM privacy_thing WHERE id = \(row) AND words <> ''").map {
                Processing.Item(Text(zh: "话", en: "words"), try db.unseal($0.get("words", as: String.self), in: "privacy_thing.words", of: row))
            }
        })
    static let migrations =
        PrivacySchema.migrations + [
            Migration("2026-12-31 things", "CREATE TABLE privacy_thing (id TEXT PRIMARY KEY, at TEXT NOT NULL, words TEXT NOT NULL)")
        ]

    private func house(_ kind: TestDatabase, days: [Double]) async throws -> any Database {
        let database = try await kind.make(Self.migrations)
        try await database.write { db in
            for (index, day) in days.enumerated() {
                let words: String = try db.seal("秘密 \(index)", in: "privacy_thing.words", of: "t\(index)")
                try db.run("INSERT INTO privacy_thing (id, at, words) VALUES (\("t\(index)"), \(Self.now - day * 86_400), \(words))")
            }
        }
        return database
    }

    private func left(_ database: any Database) async throws -> [String] {
        try await database.read { db in try db.run("SELECT id FROM privacy_thing WHERE words <> '' ORDER BY id").map { try $0.get("id") } }
    }

    private func file() -> URL { FileManager.default.temporaryDirectory.appending(path: "erasures-\(UUID().uuidString).log") }

    @Test(arguments: TestDatabase.all) func `goes on the day, with a tombstone, and not a moment before`(_ kind: TestDatabase) async throws {
        let database = try await house(kind, days: [29, 30, 30.00002, 400])
        let file = file(), keeper = RetentionKeeper(register: [Self.things], file: file)
        #expect(try await keeper.eraseDue(in: database, at: Self.now) == 2)
        let kept = try await left(database)
        #expect(kept == ["t0", "t1"])
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { RetentionStore.Tombstone(line: $0) }
        #expect(lines.map(\.row) == ["t2", "t3"] && lines.allSatisfy { $0.processing == "privacy.things" })
        #expect(try await keeper.eraseDue(in: database, at: Self.now) == 0)
    }

    @Test(arguments: TestDatabase.all) func `goes again where a restored backup brought it back`(_ kind: TestDatabase) async throws {
        let file = file(), keeper = RetentionKeeper(register: [Self.things], file: file)
        try await keeper.eraseDue(in: house(kind, days: [10, 400, 500]), at: Self.now)
        let restored = try await house(kind, days: [10, 400, 500])
        try "nonsense\n\n2026 x y z\n".appendTo(file)
        #expect(try await keeper.eraseAgain(in: restored, at: Self.now) == 2)
        let kept = try await left(restored)
        #expect(kept == ["t0"])
        #expect(try await keeper.eraseAgain(in: restored, at: Self.now) == 0)
    }

    @Test(arguments: TestDatabase.all) func `and what a person asked for goes with the answer, or not at all`(_ kind: TestDatabase) async throws {
        let database = try await house(kind, days: [1, 2])
        let officer = Actor(id: "officer", permissions: [.privacyAnswer], scope: .everywhere),
            other = Actor(id: "other", permissions: [], scope: .everywhere)
        let (asked, secret) = try await database.write { db in
            try RightsStore(db).ask(.erase, about: ["thing:t1"], words: "", contact: "", proof: .link, by: .web, as: .anonymous, at: Self.now)
        }
        #expect(asked.number == "P2026-0001")
        let copy = try await database.read { db in try RightsStore(db).copy(of: asked.subjects, register: [Self.things]).flatMap(\.items).map(\.value)
        }
        #expect(copy == ["秘密 1"])
        await #expect(throws: RightsRequest.Refusal.notAllowed) {
            try await database.write { db in
                try RightsStore(db).answer(
                    asked.id, .granted, ground: nil, saying: "已经删除", erasing: true, register: [Self.things], by: other, at: Self.now)
            }
        }
        #expect(try await left(database).count == 2)
        let stones = try await database.write { db in
            try RightsStore(db).answer(
                asked.id, .granted, ground: nil, saying: "已经删除", erasing: true, register: [Self.things], by: officer, at: Self.now)
        }
        #expect(stones.map(\.row) == ["t1"])
        let kept = try await left(database)
        #expect(kept == ["t0"])
        let (mine, raw) = try await database.read { db in
            (try RightsStore(db).find(secret: secret), try db.run("SELECT answer FROM privacy_request").first?.get("answer", as: String.self))
        }
        #expect(mine?.outcome == .granted && mine?.answer == "已经删除")
        #expect(raw?.contains("删除") == false, "the answer is sealed")
    }

    @Test(arguments: TestDatabase.all) func `numbers go on within a year, and start anew in the next`(_ kind: TestDatabase) async throws {
        let database = try await house(kind, days: [])
        var numbers: [String] = []
        for days in [0.0, 1, 2, 400] {
            numbers.append(
                try await database.write { db in
                    try RightsStore(db).ask(
                        .access, about: [], words: "", contact: "", proof: .link, by: .web, as: .anonymous, at: Self.now + days * 86_400
                    ).request.number
                })
        }
        #expect(numbers == ["P2026-0001", "P2026-0002", "P2026-0003", "P2027-0001"])
    }
}

extension String {
    fileprivate func appendTo(_ file: URL) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(utf8))
        try handle.close()
    }
}
