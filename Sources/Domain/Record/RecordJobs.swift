// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Foundation
import Jobs
import Storage

extension RecordKeeper {
    /// Chains what is in no chain yet: rows from before there were chains, at the first start after the upgrade.
    public func seal(in database: any Database) async throws {
        for log in logs {
            while try await database.write({ db in try ChronicleStore(db).seal(log) }) > 0 {}
        }
    }

    /// Makes a checkpoint and lays a copy into the folder.
    @discardableResult
    public func checkpoint(in database: any Database, at now: Date) async throws -> Checkpoint.Signed {
        try await seal(in: database)
        let number = try await database.read { db in try CheckpointStore(db).next() }
        for witness in witnesses {
            while try await database.write({ db in try witness.prepare(db, number) }) {}
        }
        let signed = try await database.write { [logs, witnesses, address, key] db in
            try CheckpointStore(db).make(logs: logs, witnesses: witnesses, address: address, key: key, at: now)
        }
        if let folder {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try signed.file.write(to: folder.appending(path: "checkpoint-\(number).json"), options: .atomic)
        }
        return signed
    }

    /// Every night at 0:30.
    public var schedule: Schedule {
        Schedule("record.checkpoint", .daily(hour: 0, minute: 30), lane: .slow) { database, due in try await checkpoint(in: database, at: due) }
    }
}
