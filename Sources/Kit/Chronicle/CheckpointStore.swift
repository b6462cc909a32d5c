// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Storage

/// How a room bears witness for records that are chained in its own way, as cases are.
public struct Witness: Sendable {
    public let name: String
    /// Writes down, part by part, what the checkpoint of that number shall say; answers whether there is more to do.
    public let prepare: @Sendable (_ db: any Connection, _ checkpoint: Int) throws -> Bool
    /// What it says, once everything is prepared.
    public let testify: @Sendable (_ db: any Connection, _ checkpoint: Int) throws -> Checkpoint.Testimony
    /// Whether the record still is as it was said; a sentence for each fault.
    public let check: @Sendable (_ db: any Connection, _ checkpoint: Int, _ said: Checkpoint.Testimony) throws -> [String]

    public init(
        _ name: String, prepare: @escaping @Sendable (any Connection, Int) throws -> Bool = { _, _ in false },
        testify: @escaping @Sendable (any Connection, Int) throws -> Checkpoint.Testimony,
        check: @escaping @Sendable (any Connection, Int, Checkpoint.Testimony) throws -> [String]
    ) {
        self.name = name
        self.prepare = prepare
        self.testify = testify
        self.check = check
    }
}

extension Witness {
    /// A witness for things that must not change once they hold (an adopted list, say), each named in a line with the digest of what it says.
    ///
    /// - Parameters:
    ///   - things: the ids of all that hold.
    ///   - contents: what such a thing says, in a fixed order; nil where it is gone.
    public static func contents(
        _ name: String, of things: @escaping @Sendable (any Connection) throws -> [String],
        contents: @escaping @Sendable (any Connection, String) throws -> [String?]?
    ) -> Witness {
        @Sendable func digest(_ thing: String, _ db: any Connection) throws -> String? {
            try contents(db, thing).map { Chain.hash(previous: Chain.origin, fields: $0) }
        }
        return Witness(
            name,
            testify: { db, _ in
                let lines = try things(db).sorted().map { "\($0)=\(try digest($0, db) ?? "")" }
                return Checkpoint.Testimony(
                    witness: name, count: lines.count, digest: Chain.hash(previous: Chain.origin, fields: lines), lines: lines)
            },
            check: { db, number, said in
                try said.lines.compactMap { line in
                    guard let split = line.lastIndex(of: "=") else { return "\(name): checkpoint \(number) cannot be read" }
                    let thing = String(line[..<split])
                    return try digest(thing, db) == String(line[line.index(after: split)...])
                        ? nil : "\(name) \(thing): it is not what checkpoint \(number) noted"
                }
            })
    }
}

/// Makes checkpoints and reads them.
public struct CheckpointStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    /// The number that the next checkpoint will have.
    public func next() throws -> Int { try (db.run("SELECT max(number) AS n FROM chronicle_checkpoint").first?.get("n", as: Int?.self) ?? 0) + 1 }

    /// Makes the next checkpoint. Logs are chained and witnesses prepared before, in transactions of their own.
    public func make(logs: [ChainedLog], witnesses: [Witness], address: String, key: SigningKey, at now: Date) throws -> Checkpoint.Signed {
        let number = try next()
        for log in logs { try ChronicleStore(db).seal(log, limit: .max) }
        let previous: String? = try db.run("SELECT hash FROM chronicle_checkpoint WHERE number = \(number - 1)").first?.get("hash")
        let checkpoint = Checkpoint(
            format: Checkpoint.format, number: number, at: now.formatted(.iso8601), address: address,
            heads: try ChronicleStore(db).heads(of: logs), witnesses: try witnesses.map { try $0.testify(db, number) },
            previous: previous ?? Chain.origin)
        let signed = try checkpoint.signed(with: key)
        try db.run(
            """
            INSERT INTO chronicle_checkpoint (number, at, body, hash, signature, key)
            VALUES (\(number), \(now), \(signed.body), \(signed.hash), \(signed.signature), \(signed.key))
            """)
        return signed
    }

    /// One checkpoint, as it is handed out.
    public func find(_ number: Int) throws -> Checkpoint.Signed? {
        try db.run("SELECT body, signature, key FROM chronicle_checkpoint WHERE number = \(number)").first.map(Self.signed)
    }

    /// The newest checkpoints before a number, newest first.
    public func list(before number: Int = .max, limit: Int = 60) throws -> [(number: Int, at: Date, hash: String)] {
        try db.run("SELECT number, at, hash FROM chronicle_checkpoint WHERE number < \(number) ORDER BY number DESC LIMIT \(limit)").map {
            (try $0.get("number"), try $0.get("at"), try $0.get("hash"))
        }
    }

    /// All checkpoints in their order, with what is wrong with their own chain: missing ones, changed ones, those that do not follow.
    public func verify() throws -> (checkpoints: [Checkpoint], faults: [String]) {
        var checkpoints: [Checkpoint] = [], faults: [String] = [], previous = Chain.origin, last = 0
        for row in try db.run("SELECT number, body, signature, key FROM chronicle_checkpoint ORDER BY number") {
            let number: Int = try row.get("number"), signed = try Self.signed(row)
            let checkpoint = signed.checkpoint.flatMap { $0.number == number ? $0 : nil }
            if number != last + 1 {
                faults.append("checkpoint \(number): one before it is missing")
            } else if let checkpoint, checkpoint.previous != previous {
                faults.append("checkpoint \(number): it does not follow from the one before")
            }
            if let checkpoint { checkpoints.append(checkpoint) } else { faults.append("checkpoint \(number): it is not what was signed") }
            (previous, last) = (signed.hash, number)
        }
        return (checkpoints, faults)
    }

    private static func signed(_ row: Row) throws -> Checkpoint.Signed {
        Checkpoint.Signed(body: try row.get("body"), signature: try row.get("signature"), key: try row.get("key"))
    }
}
