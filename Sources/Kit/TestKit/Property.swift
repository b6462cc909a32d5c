// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Random numbers that come out the same for the same seed.
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    public init(seed: UInt64) { state = seed }
    public mutating func next() -> UInt64 {  // SplitMix64
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Checks a property on many random inputs; a failure names the seed that brings it back.
public func forAll<Input>(
    _ make: (inout SeededGenerator) -> Input, count: Int = 200, at location: SourceLocation = #_sourceLocation, holds: (Input) throws -> Bool
) rethrows {
    let first = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
    for seed in first.map({ $0...$0 }) ?? 1...UInt64(count) {
        var generator = SeededGenerator(seed: seed)
        let input = make(&generator)
        let holds = try holds(input)
        #expect(holds, "SEED=\(seed): \(input)", sourceLocation: location)
        if !holds { return }
    }
}
