// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

/// The proof of all cases, in parts that are read side by side.
public enum RecordProof {
    public struct Findings: Sendable {
        public var cases = 0
        public var steps = 0
        public var faults: [RecordStore.Fault] = []
    }

    /// Cases in a part: enough that asking costs little, few enough that a part is soon done.
    static let part = 500

    /// Proves every case, and the order in which they were opened.
    ///
    /// - Parameter known: openings that were noted before, by number.
    public static func whole(in database: any Database, known: [String: String] = [:]) async throws -> (Findings, years: [OpeningStore.Year]) {
        let numbers = try await database.read { db in try RecordStore(db).numbers() }
        let starts = [""] + stride(from: part, to: numbers.count, by: part).map { numbers[$0 - 1] }
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        var findings: [Int: Findings] = [:]
        try await withThrowingTaskGroup(of: (Int, Findings).self) { group in
            for (index, after) in starts.enumerated() {
                if index >= width, let (done, found) = try await group.next() { findings[done] = found }
                group.addTask {
                    let found = try await database.read { db in try RecordStore(db).verify(after: after, limit: part) }
                    return (index, Findings(cases: found.cases, steps: found.steps, faults: found.faults))
                }
            }
            for try await (done, found) in group { findings[done] = found }
        }
        var all = Findings()
        for index in starts.indices {
            guard let found = findings[index] else { continue }
            all.cases += found.cases
            all.steps += found.steps
            all.faults += found.faults
        }
        let years = try await database.read { db in try OpeningStore(db).verify(known: known) }
        all.faults += years.flatMap(\.faults)
        return (all, years)
    }
}
