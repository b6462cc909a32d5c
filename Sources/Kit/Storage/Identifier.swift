// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// Names for rows: UUID version 7 as lower-case text (RFC 9562 §5.7), which sorts by the time of making.
public enum Identifier {
    private struct Last { var milliseconds: Int = 0, counter: UInt64 = 0 }
    private static let last = Mutex(Last())

    /// A new identifier; within one process each is greater than the one before, also within a millisecond and when the clock is set back
    /// by less than a minute. Times farther back (history being written) are followed as they are given.
    public static func make(at date: Date) -> String {
        var generator = SystemRandomNumberGenerator()
        let now = date.millisecondsSince1970
        let stamp = last.withLock { last in
            if now > last.milliseconds || now < last.milliseconds - 60_000 {
                last = Last(milliseconds: now, counter: UInt64.random(in: 0..<1024, using: &generator))
            } else if last.counter < 0xFFF {
                last.counter += 1
            } else {
                last = Last(milliseconds: last.milliseconds + 1, counter: 0)
            }
            return last
        }
        return text(milliseconds: stamp.milliseconds, counter: stamp.counter, random: generator.next())
    }

    /// An identifier whose chance comes from `generator`, for towns and tests that must come out the same each time. Not monotonic.
    public static func make(at date: Date, using generator: inout some RandomNumberGenerator) -> String {
        text(milliseconds: date.millisecondsSince1970, counter: generator.next() & 0xFFF, random: generator.next())
    }

    private static func text(milliseconds: Int, counter: UInt64, random: UInt64) -> String {
        let high = UInt64(bitPattern: Int64(milliseconds)) << 16 | 0x7000 | counter
        let low = random & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
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
