// SPDX-License-Identifier: Apache-2.0
import Access
import App
import Casework
import Foundation
import Record
import Secrets
import Storage

/// What the boundary around personal data and the record cost: sealing a row, proving steps, asking for permission and scope.
enum RecordBench {
    static let cases = 4000

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        try await Benchmarks.inFolder { folder in
            var config = Config()
            config.database = "\(folder)/linli.sqlite"
            let installation = try Installation(config)
            try await installation.prepare()
            _ = try await DemoTown.make(in: installation.database, cases: cases, at: Date()) { what, share in
                progress("record: \(what) \(Int(share * 100)) %")
            }
            let database = installation.database
            var figures = try await verify(installation, progress)
            figures.append(seal())
            figures.append(try await scope(database, progress))
            try await database.close()
            return figures
        }
    }

    /// All that `linli verify` does, read from the disk by as many readers as there are.
    private static func verify(_ installation: Installation, _ progress: Benchmarks.Progress) async throws -> [Figure] {
        try await installation.keeper.checkpoint(in: installation.database, at: Date())
        var fastest = Double.infinity, steps = 0, rows = 0
        for round in 1...3 {
            progress("record: proof \(round)")
            let begun = ContinuousClock.now
            let (proof, _) = try await RecordProof.whole(in: installation.database)
            fastest = min(fastest, (ContinuousClock.now - begun) / .seconds(1))
            let logs = try await installation.database.read { [keeper = installation.keeper] db in try keeper.verify(db) }
            guard proof.faults.isEmpty, logs.faults.isEmpty else {
                throw BenchError("record: \((proof.faults.map(\.sentence) + logs.faults).prefix(3))")
            }
            (steps, rows) = (proof.steps, logs.rows)
        }
        return [
            Figure("record.verify", Double(steps) / fastest, "steps/s", goal: .atLeast(200_000)), Figure("record.steps", Double(steps), "steps"),
            Figure("record.log rows", Double(rows), "rows"),
        ]
    }

    /// A report's four sealed fields, sealed and opened again.
    private static func seal() -> Figure {
        let ring = KeyRing(.make()), fields = ["王女士", "13812345678", "桥弄街 8 号 3 单元 502 室", String(repeating: "楼上半夜装修，请管一管。", count: 8)]
        let count = 20_000, begun = ContinuousClock.now
        var length = 0
        for row in 0..<count {
            for field in fields {
                let place = "casework_report.words \(row)"
                guard let sealed = try? ring.seal(field, for: place), let opened = try? ring.open(sealed, for: place) else { continue }
                length += opened.utf8.count
            }
        }
        precondition(length == count * fields.reduce(0) { $0 + $1.utf8.count }, "what was sealed did not come back")
        return Figure("record.seal and open a row", (ContinuousClock.now - begun) / .microseconds(1) / Double(count), "µs", goal: .atMost(50))
    }

    /// The desk's list for someone whose role holds in one subdistrict, against the same list without any limit of place.
    private static func scope(_ database: any Database, _ progress: Benchmarks.Progress) async throws -> Figure {
        progress("record: permission and scope")
        let desk: Set = [
            Permission(rawValue: "casework.desk"), Permission(rawValue: "casework.readPrivate"), Permission(rawValue: "casework.dispatch"),
        ]
        let root = Actor.Scope.areas(["/330105013/"])
        let limited = Actor(id: "bench", permissions: desk, scope: root, reach: Dictionary(uniqueKeysWithValues: desk.map { ($0, root) }))
        let free = Actor(id: "bench", permissions: desk, scope: .everywhere)
        var best: [Double] = [.infinity, .infinity]
        for _ in 1...40 {
            for (index, actor) in [free, limited].enumerated() {
                let begun = ContinuousClock.now
                let count = try await database.read { db in
                    try (0..<20).reduce(0) { sum, _ in sum + (try DeskStore(db).open(for: actor, limit: 100).count) }
                }
                guard count == 2000 else { throw BenchError("record: the list has \(count / 20) cases") }
                best[index] = min(best[index], (ContinuousClock.now - begun) / .seconds(1))
            }
        }
        return Figure("record.permission and scope", 100 * (best[1] / best[0] - 1), "% of a list", goal: .atMost(5))
    }
}
