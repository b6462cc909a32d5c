// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A million hostile inputs through the router: none may be answered by a fault of ours, and what is refused may change nothing.
enum InputBench {
    /// How many inputs a town takes before a new one is made: an attacker who was let do as he likes changes passwords and roles.
    static let perTown = 20_000
    static var inputs: Int { ProcessInfo.processInfo.environment["LINLI_INPUTS"].flatMap(Int.init) ?? 1_000_000 }

    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        let towns = max(1, inputs / perTown), begun = ContinuousClock.now
        var findings = InputFindings()
        try await Benchmarks.inFolder { folder in
            try await withThrowingTaskGroup(of: InputFindings.self) { group in
                let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
                func begin(_ town: Int) {
                    group.addTask {
                        defer { try? FileManager.default.removeItem(atPath: "\(folder)/\(town)") }
                        return try await InputTown.run(count: perTown, seed: UInt64(town), in: "\(folder)/\(town)") { done in
                            progress("inputs: town \(town), \(done)")
                        }
                    }
                }
                for town in 1...min(width, towns) { begin(town) }
                var next = width + 1
                while let found = try await group.next() {
                    findings.add(found)
                    for line in (found.faults + found.partial + found.unescaped + found.broken).prefix(20) { progress("inputs: found: \(line)") }
                    progress("inputs: \(findings.inputs) of \(inputs)")
                    if next <= towns { begin(next) }
                    next += 1
                }
            }
        }
        let slowest = findings.seconds.sorted { $0.value > $1.value }.prefix(12).map { "\($0.key) \(Int($0.value)) s" }
        progress("inputs: most time went to \(slowest.joined(separator: ", "))")
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        let refused = findings.answers.filter { $0.key >= 400 }.values.reduce(0, +)
        return [
            Figure("inputs.sent", Double(findings.inputs), "inputs", goal: .atLeast(1_000_000)),
            Figure("inputs.faults", Double(findings.faults.count), "answers of 500 or above", goal: .atMost(0)),
            Figure("inputs.partial writes", Double(findings.partial.count), "refused inputs that changed a table", goal: .atMost(0)),
            Figure("inputs.unescaped", Double(findings.unescaped.count), "pages", goal: .atMost(0)),
            Figure("inputs.record", Double(findings.broken.count), "faults in the record", goal: .atMost(0)),
            Figure("inputs.refused", Double(refused) / Double(max(1, findings.inputs)), "of all"),
            Figure("inputs.kinds of forms", Double(findings.forms.count), "forms"), Figure("inputs.fields", Double(findings.fields.count), "fields"),
            Figure("inputs.rate", Double(findings.inputs) / seconds, "inputs/s"),
        ]
    }
}
