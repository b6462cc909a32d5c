// SPDX-License-Identifier: Apache-2.0
import App
import Accounts
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import Record
import Storage
import Web

/// What came of inputs that were thrown at a town.
public struct InputFindings: Sendable {
    public var inputs = 0
    /// How often each status was the answer.
    public var answers: [Int: Int] = [:]
    /// Inputs that were answered by a fault of ours (500 or above).
    public var faults: [String] = []
    /// Inputs that were refused and still changed a table.
    public var partial: [String] = []
    /// Pages that gave back what was sent as markup.
    public var unescaped: [String] = []
    /// What the record's proof found at the end.
    public var broken: [String] = []
    /// Kinds of forms, and fields of them, that were sent.
    public var forms: Set<String> = [], fields: Set<String> = []

    /// How long was spent in all on each kind of address, in seconds.
    public var seconds: [String: Double] = [:]

    public init() {}

    mutating func add(_ other: InputFindings) {
        inputs += other.inputs
        answers.merge(other.answers, uniquingKeysWith: +)
        seconds.merge(other.seconds, uniquingKeysWith: +)
        faults += other.faults
        partial += other.partial
        unescaped += other.unescaped
        broken += other.broken
        forms.formUnion(other.forms)
        fields.formUnion(other.fields)
    }
}

/// A demo town whose every form, address and interface is tried with hostile inputs, by people of several roles and by nobody in particular.
///
/// The forms are read from the pages, so that a new one is tried without anybody's doing. Each refused input must leave every table as it was;
/// what is counted are the rows that triggers saw change. The clock goes on with every input, so that no limit of rate hides what lies behind it.
public struct InputTown {
    /// Whoever has tried something wrong is noted on purpose, and a session knows when it was last used.
    static let noting = ["accounts_event", "accounts_session", "accounts_factor_offer", "chronicle_head", "privacy_access"]
    /// Inputs between two looks around: what forms lead to is changed by them.
    static let perLook = 5000
    static let visitors = ["anonymous", "zhoumin", "lintao", "chenjie", "hejun", "wangfang", "sunli", "weiguo", "jiangning", "shaolei", "admin"]

    /// Throws inputs at a town of its own.
    ///
    /// - Parameters:
    ///   - seed: The same seed makes the same town; the inputs depend on identifiers as well, which are made anew.
    ///   - folder: An empty folder that the town may fill.
    public static func run(count: Int, seed: UInt64, in folder: String, progress: (Int) -> Void = { _ in }) async throws -> InputFindings {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let clock = NIOLockedValueBox(Date(timeIntervalSince1970: 1_795_400_000))
        var config = Config()
        config.database = "\(folder)/linli.sqlite"
        config.data = "\(folder)/data"
        config.key = String(repeating: "k", count: 32)
        config.secondFactor = .offered
        let installation = try Installation(config, now: { clock.withLockedValue { $0 } })
        try await installation.prepare()
        let database = installation.database
        _ = try await DemoTown.make(in: database, cases: 40, at: clock.withLockedValue { $0 })
        try await watch(database)
        let router = installation.router()
        let templates = router.routes.filter { $0.method == .get }.map { "/\($0.path)".replacing(/\/\/+/, with: "/") }
        var round = InputRound(
            responder: router.buildResponder(), database: database, clock: clock, templates: templates, generator: SplitMix(state: seed))
        var findings = InputFindings()
        while findings.inputs < count {
            try await round.look()
            findings.add(try await round.run(min(perLook, count - findings.inputs)))
            progress(findings.inputs)
        }
        let (proof, _) = try await RecordProof.whole(in: database)
        let logs = try await database.read { [keeper = installation.keeper] db in try keeper.verify(db) }
        findings.broken = proof.faults.map(\.sentence) + logs.faults
        try await database.close()
        return findings
    }

    /// Has every change of every table counted.
    private static func watch(_ database: any Database) async throws {
        try await database.write { db in
            try db.run("CREATE TABLE bench_change (name TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)")
            let names = try db.run(
                """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'bench%' ORDER BY name
                """)
            for row in names {
                let name: String = try row.get("name")
                try db.run("INSERT INTO bench_change (name, n) VALUES (\(name), 0)")
                for event in ["INSERT", "UPDATE", "DELETE"] {
                    try db.run(
                        """
                        CREATE TRIGGER bench_\(raw: event)_\(raw: name) AFTER \(raw: event) ON \(raw: name)
                        BEGIN UPDATE bench_change SET n = n + 1 WHERE name = '\(raw: name)'; END
                        """)
                }
            }
        }
    }
}
