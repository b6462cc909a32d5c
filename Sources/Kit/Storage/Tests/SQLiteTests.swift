// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import TestKit
import Testing

@testable import Storage

private let note = Migration("1", "CREATE TABLE t_note (id TEXT PRIMARY KEY, other TEXT REFERENCES t_note (id) DEFERRABLE INITIALLY DEFERRED)")
private struct Refusal: Error {}
private typealias Body = @Sendable (any Connection) throws -> Void

@Suite final class SQLiteTests {
    private let folder = FileManager.default.temporaryDirectory.appending(component: "storage-\(UUID().uuidString)")
    private var path: String { folder.appending(component: "town.db").path() }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }

    private func open(line: Int = 1024, patience: Double = 5) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: path, readers: 2, line: line, patience: patience)
        try await database.migrate([note])
        return database
    }

    private func ids(_ database: any Database) async throws -> String {
        try await database.read { try $0.run("SELECT id FROM t_note ORDER BY id").map { try $0.get("id", as: String.self) }.joined() }
    }

    private func insert(_ id: String, other: String? = nil) -> Body { { try $0.run("INSERT INTO t_note VALUES (\(id), \(other))") } }

    /// Holds the writer until `gate` is signalled; answers once it is held.
    private func hold(_ database: SQLiteDatabase, until gate: DispatchSemaphore, then body: @escaping Body = { _ in }) async -> Task<Void, any Error>
    {
        let begun = AsyncStream<Void>.makeStream()
        let holder = Task {
            try await database.write { db in
                begun.continuation.finish()
                gate.wait()
                try body(db)
            }
        }
        for await _ in begun.stream {}
        return holder
    }

    /// Runs bodies in one group: they wait while the writer is held by another.
    private func together(_ database: SQLiteDatabase, _ bodies: [Body]) async throws -> [StorageError?] {
        let gate = DispatchSemaphore(value: 0)
        let holder = await hold(database, until: gate)
        return try await withThrowingTaskGroup(of: (Int, StorageError?).self) { group in
            for (index, body) in bodies.enumerated() {
                group.addTask {
                    do { try await database.write(body) } catch { return (index, error as? StorageError ?? .failed("\(error)")) }
                    return (index, nil)
                }
                while database.writer.waitingCount < index + 1 { await Task.yield() }
            }
            gate.signal()
            var results = [StorageError?](repeating: nil, count: bodies.count)
            for try await (index, error) in group { results[index] = error }
            try await holder.value
            return results
        }
    }

    @Test func `commits are on the disk before they are answered for`() async throws {
        let database = try await open()
        let settings = try await database.write { db in
            try ["synchronous", "foreign_keys"].map { try db.run("PRAGMA \(raw: $0)")[0].get($0, as: Int.self) }
                + [db.run("PRAGMA journal_mode")[0].get("journal_mode", as: String.self) == "wal" ? 1 : 0]
        }
        #expect(settings == [2, 1, 1])  // 2 is FULL
    }

    @Test func `what was answered for is there after a crash, what was not is gone`() async throws {
        let database = try await open(), folder = folder
        try await database.write(insert("a"))
        // A copy of the files in the midst of a transaction is what a killed process leaves.
        try await database.write { db in
            try db.run("INSERT INTO t_note VALUES ('b', NULL)")
            for name in ["town.db", "town.db-wal"] {
                try FileManager.default.copyItem(at: folder.appending(component: name), to: folder.appending(component: "copy-\(name)"))
            }
        }
        try FileManager.default.moveItem(at: folder.appending(component: "copy-town.db"), to: folder.appending(component: "copy.db"))
        try FileManager.default.moveItem(at: folder.appending(component: "copy-town.db-wal"), to: folder.appending(component: "copy.db-wal"))
        let after = try SQLiteDatabase(path: folder.appending(component: "copy.db").path())
        #expect(try await ids(after) == "a")
        #expect(try await ids(database) == "ab")
    }

    @Test func `one that fails leaves the others of its group alone`() async throws {
        let database = try await open()
        let results = try await together(
            database,
            [
                insert("a"),
                { db in
                    try db.run("INSERT INTO t_note VALUES ('x', NULL)")
                    throw Refusal()
                }, insert("b"), insert("a"), insert("c"),
            ])
        #expect(results.map { $0 == nil } == [true, false, true, false, true])
        #expect(try await ids(database) == "abc")
    }

    @Test func `a rule that is checked at the commit fails only those who break it`() async throws {
        let database = try await open()
        let results = try await together(database, [insert("a"), insert("b", other: "nobody"), insert("c", other: "a")])
        #expect(results.map { $0 == nil } == [true, false, true])
        guard case .constraint? = results[1] else { throw Refusal() }
        #expect(try await ids(database) == "ac")
    }

    @Test func `a full disk fails the whole group, says so, and is over when there is room`() async throws {
        let database = try await open()
        try await database.write { db in
            let pages: Int = try db.run("PRAGMA page_count")[0].get("page_count")
            try db.run("PRAGMA max_page_count = \(raw: String(pages + 1))")
        }
        let large = String(repeating: "x", count: 100_000)
        let results = try await together(database, [insert("a"), insert(large), insert("b")])
        #expect(results[1] == .unavailable("The disk is full."))
        let kept = try await ids(database)
        // Whoever was answered well is there, and no one else.
        #expect(kept == (results[0] == nil ? "a" : "") + (results[2] == nil ? "b" : ""))
        try await database.write { try $0.run("PRAGMA max_page_count = 100000") }
        try await database.write(insert("c"))
        #expect(try await ids(database) == kept + "c")
    }

    @Test func `when another process holds the file everyone is told and no one waits for ever`() async throws {
        let database = try await open(patience: 0), other = try await open()
        let gate = DispatchSemaphore(value: 0)
        let holder = await hold(other, until: gate) { try $0.run("INSERT INTO t_note VALUES ('o', NULL)") }
        let errors = await withTaskGroup(of: StorageError?.self) { group in
            for number in 0..<5 {
                let body = insert("\(number)")
                group.addTask {
                    do { try await database.write(body) } catch { return error as? StorageError }
                    return nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors == Array(repeating: .unavailable("The database is busy."), count: 5))
        gate.signal()
        try await holder.value
        try await database.write(insert("p"))
        #expect(try await ids(database) == "op")
    }

    @Test func `the waiting line has an end`() async throws {
        let database = try await open(line: 2), gate = DispatchSemaphore(value: 0)
        let holder = await hold(database, until: gate)
        let waiting = [insert("a"), insert("b")].map { body in Task { try await database.write(body) } }
        while database.writer.waitingCount < 2 { await Task.yield() }
        await #expect(throws: StorageError.tooBusy) { try await database.write(self.insert("c")) }
        gate.signal()
        for task in waiting + [holder] { try await task.value }
        #expect(try await ids(database) == "ab")

        let readers = (0..<4).map { _ in Task { try await database.read { _ in gate.wait() } } }
        while database.readers.presentCount < 4 { await Task.yield() }
        await #expect(throws: StorageError.tooBusy) { try await database.read { _ in } }
        for _ in readers { gate.signal() }
        for reader in readers { try await reader.value }
    }

    @Test func `readers see one moment while others write`() async throws {
        let database = try await open(), gate = DispatchSemaphore(value: 0)
        try await database.write(insert("a"))
        let begun = AsyncStream<Void>.makeStream()
        let reader = Task {
            try await database.read { db in
                let before = try db.run("SELECT id FROM t_note").count
                begun.continuation.finish()
                gate.wait()
                return (before, try db.run("SELECT id FROM t_note").count)
            }
        }
        for await _ in begun.stream {}
        try await database.write(insert("b"))
        gate.signal()
        let counts = try await reader.value
        #expect(counts == (1, 1))
    }

    @Test func `files that are none of ours get a clear error`() throws {
        func error(_ path: String) -> StorageError? {
            do { _ = try SQLiteDatabase(path: path) } catch { return error as? StorageError }
            return nil
        }
        try Data(repeating: 65, count: 8192).write(to: folder.appending(component: "letter.txt"))
        for path in [folder.appending(component: "letter.txt").path(), folder.path(), folder.appending(components: "missing", "town.db").path()] {
            guard case .failed(let text)? = error(path) else { throw Refusal() }
            #expect(text.hasPrefix("The file is damaged") || text.hasPrefix("The database cannot be opened"))
        }
    }
}
