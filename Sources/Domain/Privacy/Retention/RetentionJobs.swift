// SPDX-License-Identifier: Apache-2.0
import Foundation
import Jobs
import Storage
import Web

/// The nightly erasure, and the file by which erasures outlive a restored backup.
public struct RetentionKeeper: Sendable {
    public let register: [Processing]
    /// Lines of tombstones, only added to; nil for a database in memory.
    public let file: URL?

    public init(register: [Processing], file: URL?) {
        self.register = register
        self.file = file
    }

    /// Erases all that is due, in small transactions.
    @discardableResult
    public func eraseDue(in database: any Database, at now: Date) async throws -> Int {
        var count = 0
        for processing in register {
            while true {
                let stones = try await database.write { db in try RetentionStore(db).eraseDue(of: processing, at: now) }
                if stones.isEmpty { break }
                try append(stones)
                count += stones.count
            }
        }
        return count
    }

    /// Every night at 2:30.
    public var schedule: Schedule {
        Schedule("privacy.retention", .daily(hour: 2, minute: 30), lane: .slow) { database, due in try await eraseDue(in: database, at: due) }
    }

    /// Notes erasures outside the database.
    public func append(_ stones: [RetentionStore.Tombstone]) throws {
        guard let file, !stones.isEmpty else { return }
        let lines = Data(stones.map { $0.line + "\n" }.joined().utf8)
        if !FileManager.default.fileExists(atPath: file.path) {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            // Where it cannot be made, opening it fails below.
            _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: lines)
        try handle.synchronize()
    }

    /// At the start: what the file says was erased and the database does not know of is erased again.
    @discardableResult
    public func eraseAgain(in database: any Database, at now: Date) async throws -> Int {
        guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else { return 0 }
        let stones = text.split(separator: "\n").compactMap { RetentionStore.Tombstone(line: $0) }
        var count = 0
        for start in stride(from: 0, to: stones.count, by: 500) {
            let part = Array(stones[start..<min(start + 500, stones.count)])
            count += try await database.write { [register] db in try RetentionStore(db).eraseAgain(part, register: register, at: now) }
        }
        return count
    }
}
