// SPDX-License-Identifier: Apache-2.0
import Localization

/// Days are texts of one width, `2026-01-10`.
extension Day: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
