// SPDX-License-Identifier: Apache-2.0

/// A generator of our own (SplitMix64), so that a seed gives the same plan on every machine and with every version of Swift.
public struct Randomness: RandomNumberGenerator, Sendable, Hashable, Codable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    @inline(__always)
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 to `bound` − 1.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32) }

    /// A number in [0, 1) with 24 bits.
    @inline(__always)
    mutating func share() -> Float { Float(next() >> 40) * 0x1p-24 }
}

/// Waiting times −ln(u) as a table. A move that costs `d` at temperature `T` is taken if `d < T · wait`, which is Metropolis' rule without the
/// system's `exp`: that differs from machine to machine in its last bit, and one bit is enough for another plan.
enum Waiting {
    static let count = 4096
    static let table: [Float] = (0..<count).map { Float(-naturalLogarithm((Double($0) + 0.5) / Double(count))) }

    /// ln(x) for 0 < x ≤ 1 by 2·artanh, with nothing but the four operations, which IEEE 754 fixes to the bit.
    static func naturalLogarithm(_ x: Double) -> Double {
        var mantissa = x, halvings = 0.0
        while mantissa < 0.75 {
            mantissa *= 2
            halvings += 1
        }
        let ratio = (mantissa - 1) / (mantissa + 1), square = ratio * ratio
        var sum = 0.0, power = ratio, odd = 1.0
        while odd < 60 {
            sum += power / odd
            power *= square
            odd += 2
        }
        return 2 * sum - halvings * 0.693_147_180_559_945_3
    }
}
