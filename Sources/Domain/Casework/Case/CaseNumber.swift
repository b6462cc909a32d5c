// SPDX-License-Identifier: Apache-2.0
import Foundation

extension Case {
    /// The number that someone means who types `2026-123`, also in full width and with spaces around it; nil for other words.
    static func number(typed text: String) -> String? {
        let plain = text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces)
        guard let parts = plain.wholeMatch(of: /([0-9]{4})[-–—]([0-9]{1,9})/), let count = Int(parts.2) else { return nil }
        return number(count, of: String(parts.1))
    }

    /// `2026-000123`: the year and the next number in it, of six digits at least.
    static func number(_ count: Int, of year: String) -> String {
        let digits = String(count)
        return "\(year)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }

    /// Whether the text can be a case's number: `2026-000123`.
    static func isNumber(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, (6...12).contains(parts[1].utf8.count) else { return false }
        return parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}
