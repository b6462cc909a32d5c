// SPDX-License-Identifier: Apache-2.0
import Bench
import Foundation
import Testing

/// A small part of what `linli bench inputs` does a million times.
@Suite struct `Hostile inputs` {
    @Test func `through every form and interface are no fault of ours, change nothing when refused, and come back escaped`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-inputs-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let seed = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? 1
        let count = ProcessInfo.processInfo.environment["LINLI_INPUTS"].flatMap(Int.init) ?? 1500
        let found = try await InputTown.run(count: count, seed: seed, in: folder)
        #expect(found.faults == [])
        #expect(found.partial == [])
        #expect(found.unescaped == [])
        #expect(found.broken == [])
        #expect(found.inputs == count)
        // The walk must have found its way into the rooms, and inputs must have been taken as well as refused.
        #expect(found.forms.count > 45)
        #expect(found.answers[303, default: 0] > count / 50)
        #expect(found.answers[422, default: 0] > count / 50)
    }
}
