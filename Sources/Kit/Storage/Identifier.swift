// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// Names for rows: UUID version 7 as lower-case text (RFC 9562 §5.7), which sorts by the time of making.
public enum Identifier {
    private static let count = Atomic<UInt64>(UInt64.random(in: 0..<1 << 31))

    /// A new identifier. It sorts by `date`; of two for the same millisecond the one made later in this process is the greater.
    ///
    /// So with a clock that does not go back each is greater than the one before. A clock that is set back is followed as it is.
    public static func make(at date: Date) -> String {
        var generator = SystemRandomNumberGenerator()
        let next = count.wrappingAdd(1, ordering: .relaxed).newValue
        return text(milliseconds: date.millisecondsSince1970, count: next & 0xFFFF_FFFF, random: generator.next())
    }

    /// An identifier whose chance comes from `generator`, for towns and tests that must come out the same each time. Not monotonic.
    public static func make(at date: Date, using generator: inout some RandomNumberGenerator) -> String {
        text(milliseconds: date.millisecondsSince1970, count: generator.next() & 0xFFFF_FFFF, random: generator.next())
    }

    /// 48 bits of time, 32 of a count and 42 of chance around the marks of version and variant (RFC 9562 §6.2, method 1).
    private static func text(milliseconds: Int, count: UInt64, random: UInt64) -> String {
        let high = UInt64(bitPattern: Int64(milliseconds)) << 16 | 0x7000 | count >> 20
        let low = 0x8000_0000_0000_0000 | (count & 0xF_FFFF) << 42 | random & 0x3FF_FFFF_FFFF
        return String(unsafeUninitializedCapacity: 36) { bytes in
            var position = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    bytes[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = nibble < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (nibble % 16))) & 0xF
                bytes[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                position += 1
            }
            return position
        }
    }
}
