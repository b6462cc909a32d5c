// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// One piece of work, as it stands in the table.
public struct Job: Sendable, Hashable {
    public let id: String
    /// What is to be done; the worker looks for the handler of this name.
    public let name: String
    /// With what: JSON, or whatever its handler reads.
    public let body: String
    /// Two jobs of one name and key are one.
    public let key: String?
    public let status: Status
    /// When it may be tried (again); while someone works on it, when others may take it for abandoned.
    public let runAt: Date
    /// How often it was begun.
    public let attempts: Int
    public let madeAt: Date
    public let doneAt: Date?
    /// What the last attempt failed of.
    public let error: String
    let version: Int

    public enum Status: String, Sendable, CaseIterable, SQLConvertible {
        case waiting, done
        /// Given up after the last attempt; an operator may revive it.
        case dead
    }

    /// The body read as JSON.
    public func value<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body.utf8))
    }

    init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        body = try row.get("body")
        key = try row.get("job_key")
        status = try row.get("status")
        runAt = try row.get("run_at")
        attempts = try row.get("attempts")
        madeAt = try row.get("made_at")
        doneAt = try row.get("done_at")
        error = try row.get("error")
        version = try row.get("version")
    }
}
