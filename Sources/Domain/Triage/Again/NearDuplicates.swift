// SPDX-License-Identifier: Apache-2.0

/// Texts that say nearly the same: found by signatures, and then compared in full.
public struct NearDuplicates: Sendable {
    public struct Pair: Sendable, Hashable {
        /// The places of the two texts, the earlier first.
        public let first: Int
        public let second: Int
        /// What they share of what stands in either: exact.
        public let jaccard: Double
    }

    /// Bands of a signature: texts that agree in one band are compared. 42 bands of three places find a pair that shares half of its shingles with
    /// probability 1 − (1 − 0.5³)⁴² = 0.996; one that shares a twentieth is compared in vain once in 190 times.
    static let rows = 3
    static let bands = Signature.places / rows

    public private(set) var signatures: [Signature] = []
    private var shelves: [[UInt64: [Int32]]]

    public init() { shelves = Array(repeating: [:], count: Self.bands) }

    /// Adds a text; its place is how many there were before.
    public mutating func add(_ signature: Signature) {
        let place = Int32(signatures.count)
        signatures.append(signature)
        for band in 0..<Self.bands { shelves[band][Self.key(signature, band), default: []].append(place) }
    }

    /// The texts that agree with this one in a band, each once, in their order.
    public func candidates(for signature: Signature) -> [Int] {
        var found: Set<Int32> = []
        for band in 0..<Self.bands {
            if let shelf = shelves[band][Self.key(signature, band)] { found.formUnion(shelf) }
        }
        return found.sorted().map(Int.init)
    }

    /// All pairs of texts that share at least this much, exactly. Empty texts are like none.
    ///
    /// - Parameter jaccard: from 0 to 1. Below 0.4 pairs begin to be missed.
    public static func pairs(of texts: [String], signatures: [Signature], jaccard least: Double) -> [Pair] {
        let shingles = texts.map { Shingles($0) }
        var index = NearDuplicates(), pairs: [Pair] = []
        for (second, signature) in signatures.enumerated() {
            if !shingles[second].all.isEmpty {
                for first in index.candidates(for: signature) {
                    // Sets of very different size cannot share so much.
                    let sizes = [shingles[first].all.count, shingles[second].all.count].sorted()
                    guard Double(sizes[0]) >= least * Double(sizes[1]) else { continue }
                    let share = shingles[first].jaccard(shingles[second])
                    if share >= least { pairs.append(Pair(first: first, second: second, jaccard: share)) }
                }
            }
            index.add(signature)
        }
        return pairs
    }

    private static func key(_ signature: Signature, _ band: Int) -> UInt64 {
        var key = UInt64(band)
        for row in 0..<rows { key = Signature.mixed(key ^ UInt64(signature.values[band * rows + row])) }
        return key
    }
}
