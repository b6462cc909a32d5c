// SPDX-License-Identifier: Apache-2.0

/// A message as the learner reads it: signs alone and in pairs.
///
/// Widths and cases are folded, numbers with a letter before them (`A3`, `12栋` → `0栋`) are one sign, since numbers tell places and not matters,
/// and white space is one blank. Characters need no dictionary of words, and a typo spoils two pairs only.
enum MatterText {
    /// The signs that are read of a message; what lies beyond says what was said before.
    static let longest = 4000

    /// - Parameter signs: is filled anew, so that a reader of many messages allocates once.
    static func read(_ text: some StringProtocol, into signs: inout [UInt32]) {
        signs.removeAll(keepingCapacity: true)
        var isNumber = false
        for scalar in text.unicodeScalars {
            var value = scalar.value
            if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 }
            if value == 0x3000 || (value < 33) || value == 0xA0 { value = 32 }
            if value >= 65, value <= 90 { value += 32 }
            let isDigit = value >= 48 && value <= 57, isLetter = value >= 97 && value <= 122
            if isNumber, isDigit || isLetter { continue }
            if isDigit {
                // The letter before belongs to the number.
                if let last = signs.last, last >= 97, last <= 122 { signs.removeLast() }
                value = 48
            }
            isNumber = isDigit
            if value == 32, signs.last == 32 { continue }
            signs.append(value)
            if signs.count == longest { return }
        }
    }

    /// A sign alone.
    static func key(_ sign: UInt32) -> UInt64 { UInt64(sign) }
    /// Two signs beside each other.
    static func key(_ sign: UInt32, _ next: UInt32) -> UInt64 { UInt64(sign) << 32 | UInt64(next) }

    /// What a key stands for.
    static func text(of key: UInt64) -> String {
        [UInt32(key >> 32), UInt32(truncatingIfNeeded: key)].compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }
            .reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}
