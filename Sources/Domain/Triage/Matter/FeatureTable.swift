// SPDX-License-Identifier: Apache-2.0

/// The numbers of features by their keys: a table with open places, a quarter full at most, that is asked some hundred times for each message.
struct FeatureTable: Sendable {
    private var keys: [UInt64]
    private var numbers: [Int32]
    private let shift: UInt64
    private let mask: Int

    /// Key `i` gets the number `i`. Keys are not 0.
    init(_ all: [UInt64]) {
        var size = 16, bits: UInt64 = 4
        while size < all.count * 4 {
            size *= 2
            bits += 1
        }
        keys = [UInt64](repeating: 0, count: size)
        numbers = [Int32](repeating: -1, count: size)
        shift = 64 - bits
        mask = size - 1
        for (number, key) in all.enumerated() {
            var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
            while keys[place] != 0 { place = (place + 1) & mask }
            keys[place] = key
            numbers[place] = Int32(number)
        }
    }

    /// The feature's number, or -1.
    @inline(__always)
    func find(_ key: UInt64) -> Int32 {
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)  // Fibonacci hashing (Knuth, TAOCP 3, 6.4)
        while true {
            let here = keys[place]
            if here == key { return numbers[place] }
            if here == 0 { return -1 }
            place = (place + 1) & mask
        }
    }
}
