// SPDX-License-Identifier: Apache-2.0

/// A short stand-in for a text: of two texts as many places agree, on average, as their shingles do.
///
/// One-permutation hashing (Li, Owen, Zhang 2012): each shingle is hashed once and the least hash of each of 128 bins is kept; empty bins borrow from
/// others by the densification that has the least variance (Shrivastava, ICML 2017).
public struct Signature: Sendable, Hashable {
    public static let places = 128

    /// 128 numbers; all 0 where the text had nothing.
    public let values: [UInt32]

    public init(_ text: some StringProtocol) {
        var values = [UInt32](repeating: .max, count: Self.places), isEmpty = true
        values.withUnsafeMutableBufferPointer { values in
            Shingles.each(of: text) { shingle in
                let hash = Self.mixed(shingle), bin = Int(hash >> 57)
                values[bin] = min(values[bin], UInt32(truncatingIfNeeded: hash) & 0x7FFF_FFFF)
                isEmpty = false
            }
        }
        if isEmpty {
            values = [UInt32](repeating: 0, count: Self.places)
        } else if values.contains(.max) {
            let before = values
            for bin in values.indices where before[bin] == .max {
                var attempt: UInt64 = 1, lender = bin
                while before[lender] == .max {
                    lender = Int(Self.mixed(UInt64(bin) << 32 | attempt) >> 57)
                    attempt += 1
                }
                values[bin] = before[lender]
            }
        }
        self.values = values
    }

    /// The share of places that agree: an estimate of what the texts share, with a standard deviation of at most 4.4 points.
    public func likeness(_ other: Signature) -> Double {
        Double(zip(values, other.values).count { $0 == $1 }) / Double(Self.places)
    }

    /// The finaliser of MurmurHash3 in Stafford's thirteenth variant, as in SplitMix64.
    @inline(__always)
    static func mixed(_ number: UInt64) -> UInt64 {
        var z = number &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
