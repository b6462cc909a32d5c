// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Casework
import Chronicle
import Foundation
import Record
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import App

/// The whole record of a town, as someone would change it who holds the database file.
@Suite struct `A record that someone bends` {
    static let now = Date(timeIntervalSince1970: 1_795_400_000)
    static let keeper = RecordKeeper(
        logs: rooms.flatMap(\.logs), witnesses: rooms.flatMap(\.witnesses), key: SigningKey(seed: [UInt8](repeating: 1, count: 32)),
        address: "http://linli.test", folder: nil)
    /// Empty where no installation can be made, which the first test would notice.
    static let rooms =
        (try? Installation(
            Config(environment: [
                "LINLI_DATABASE": ":memory:", "LINLI_KEY": String(repeating: "k", count: 32), "LINLI_DATA": NSTemporaryDirectory(),
            ])))?.modules ?? []

    private func town(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make(Installation.migrations)
        _ = try await DemoTown.make(in: database, cases: 40, at: Self.now)
        return database
    }

    private func sentences(_ database: any Database, bent statements: [String] = [], held: [Checkpoint.Signed] = []) async throws -> [String] {
        struct PutBack: Error { let sentences: [String] }
        do {
            try await database.write { db in
                for statement in statements { try db.run("\(raw: statement)") }
                let cases = try RecordStore(db).verify(after: "").faults + OpeningStore(db).verify().flatMap(\.faults)
                throw PutBack(sentences: try cases.map(\.sentence) + Self.keeper.verify(db, held: held).faults)
            }
            return []
        } catch let found as PutBack { return found.sentences }
    }

    @Test(arguments: TestDatabase.all) func `is whole as the town lived it, day after day`(_ kind: TestDatabase) async throws {
        #expect(Self.keeper.logs.count >= 10 && Self.keeper.witnesses.count >= 4)
        let database = try await town(kind)
        for day in 0..<3 {
            try await Self.keeper.checkpoint(in: database, at: Self.now + Double(day) * 86_400)
            let findings = try await database.read { db in try Self.keeper.verify(db) }
            #expect(findings.faults == [] && findings.checkpoints == day + 1 && findings.rows > 100)
        }
        #expect(try await sentences(database) == [])
        // Of the second day there was nothing to anchor.
        let second = try await database.read { db in try CheckpointStore(db).find(2)?.checkpoint }
        #expect(second?.witnesses.first { $0.witness == "cases" }?.count == 0)
    }

    /// What someone does, and a part of what is said of it.
    static let bends: [(name: String, statements: [String], said: String)] = [
        (
            "a grant slipped in",
            [
                """
                INSERT INTO accounts_grant (id, account_id, role, area_path, from_at, granted_at, granted_by)
                SELECT 'slipped', id, 'administrator', '/', from_at, from_at, 'x' FROM accounts_account LIMIT 1
                """
            ], "accounts_grant: the row slipped stands in no chain"
        ),
        ("a grant made wider", ["UPDATE accounts_grant SET area_path = '/' WHERE chain_place = 5"], "accounts_grant: the row at place 5"),
        ("an event removed", ["DELETE FROM accounts_event WHERE chain_place = 9"], "accounts_event: the row at place 9 is missing"),
        (
            "a list's time limit", ["UPDATE mandates_rule SET amount = amount + 30 WHERE position = 0"],
            "it is not what checkpoint 1 noted"
        ),
        ("who adopted a list", ["UPDATE mandates_change SET actor = 'x' WHERE chain_place = 1"], "mandates_change: the row at place 1"),
        ("a post's history", ["UPDATE people_change SET at = '2020' WHERE chain_place = 3"], "people_change: the row at place 3"),
        (
            "the ground's history", ["DELETE FROM territory_change WHERE chain_place = 1"],
            "territory_change: the log is not, at place 1, as it was noted"
        ),
        (
            "the last step of a case cut off, and its row mended",
            [
                """
                UPDATE casework_case SET head = (SELECT hash FROM casework_step AS s WHERE s.case_id = casework_case.id
                    AND s.number = (SELECT max(number) - 1 FROM casework_step AS t WHERE t.case_id = casework_case.id))
                WHERE number = '2026-000003'
                """,
                "DELETE FROM casework_step_photo WHERE case_id = (SELECT id FROM casework_case WHERE number = '2026-000003')",
                """
                DELETE FROM casework_step WHERE case_id = (SELECT id FROM casework_case WHERE number = '2026-000003')
                    AND number = (SELECT max(t.number) FROM casework_step AS t WHERE t.case_id = casework_step.case_id)
                """,
            ], "which checkpoint 1 noted, is not there or is another"
        ),
        ("an anchor forgotten", ["DELETE FROM casework_anchor WHERE steps > 3"], "the anchors of checkpoint 1 are not those that were signed"),
        ("the register wound back", ["UPDATE casework_number SET last = last - 1"], "the register of numbers does not end with the last case"),
        ("the checkpoint removed", ["DELETE FROM chronicle_checkpoint"], "the database has another, or none"),
    ]

    @Test(arguments: TestDatabase.all) func `says where`(_ kind: TestDatabase) async throws {
        let database = try await town(kind)
        let held = try await Self.keeper.checkpoint(in: database, at: Self.now)
        #expect(try await sentences(database, held: [held]) == [])
        for bend in Self.bends {
            let said = try await sentences(database, bent: bend.statements, held: [held])
            #expect(said.contains { $0.contains(bend.said) }, "\(bend.name): \(said.prefix(3))")
        }
    }

    @Test(arguments: [TestDatabase.sqlite]) func `and a checkpoint of someone else, or one that was written on, proves nothing`(_ kind: TestDatabase)
        async throws
    {
        let database = try await town(kind)
        let mine = try await Self.keeper.checkpoint(in: database, at: Self.now)
        let stranger = RecordKeeper(
            logs: Self.keeper.logs, witnesses: Self.keeper.witnesses, key: SigningKey(seed: [UInt8](repeating: 2, count: 32)), address: "x",
            folder: nil)
        let other = try await town(kind)
        let theirs = try await stranger.checkpoint(in: other, at: Self.now)
        #expect(try await sentences(database, held: [theirs]).contains { $0.contains("another key") })
        let file = try #require(String(data: mine.file, encoding: .utf8))
        let written = try #require(Checkpoint.Signed(file: Data(file.replacing("linli.test", with: "linli.else").utf8)))
        #expect(try await sentences(database, held: [written]).contains { $0.contains("was changed after it had been signed") })
    }
}
