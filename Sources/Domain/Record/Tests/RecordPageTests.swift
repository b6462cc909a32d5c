// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Foundation
import Hummingbird
import Secrets
import Storage
import TestKit
import Testing
import Web

@testable import Record

@Suite struct `The page of the record` {
    static let now = Date(timeIntervalSince1970: 1_767_340_800)

    private func visitor(_ kind: TestDatabase, checkpoints: Int) async throws -> (
        TestVisitor<some HTTPResponder<Context>>, RecordKeeper, any Database
    ) {
        let database = try await kind.make(Record.migrations), now = Self.now
        let keeper = RecordKeeper(
            logs: [], witnesses: [], key: SigningKey(seed: [UInt8](repeating: 3, count: 32)), address: "http://linli.test", folder: nil)
        for day in 0..<checkpoints { try await keeper.checkpoint(in: database, at: now + Double(day) * 86_400) }
        let server = Server(database: database, now: { now + 86_400 * 100 }, address: "http://linli.test")
        let router = Router(context: Context.self)
        let options = Web.Options(secret: [UInt8](repeating: 9, count: 32), files: FileManager.default.temporaryDirectory)
        Web.chain(router, server: server, signIn: { _ in nil }, options: options)
        Record.module(keeper).routes(router.group(), server)
        return (TestVisitor(router.buildResponder()), keeper, database)
    }

    @Test(arguments: TestDatabase.all) func `hands out what proves the record, to anyone`(_ kind: TestDatabase) async throws {
        var (visitor, keeper, database) = try await visitor(kind, checkpoints: 3)
        try await visitor.open("/record")
        #expect(visitor.status == .ok && visitor.page.contains(keeper.key.publicKey))
        try await visitor.open("/record/checkpoints/2.json")
        let file = try #require(Checkpoint.Signed(file: Data(visitor.page.utf8)))
        #expect(file.checkpoint?.number == 2)
        let findings = try await database.read { [keeper] db in try keeper.verify(db, held: [file]) }
        #expect(findings.faults == [])
        for path in ["/record/checkpoints/4.json", "/record/checkpoints/-1", "/record/checkpoints/x", "/record/checkpoints/99999999999999999999"] {
            try await visitor.open(path)
            #expect(visitor.status == .notFound, "\(path)")
        }
        try await visitor.open("/record?before=x")
        #expect(visitor.status == .ok)
    }

    @Test func `goes back by pages, and says when there is nothing yet`() async throws {
        var (visitor, _, _) = try await visitor(.sqlite, checkpoints: 62)
        try await visitor.open("/record")
        #expect(visitor.page.contains("/record?before=3"))
        try await visitor.open("/record?before=3")
        #expect(visitor.page.contains("checkpoints/2.json") && !visitor.page.contains("?before="))
        var (early, _, _) = try await self.visitor(.sqlite, checkpoints: 0)
        try await early.open("/record")
        #expect(early.page.contains("还没有存证"))
    }
}
