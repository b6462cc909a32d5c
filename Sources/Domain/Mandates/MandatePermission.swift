// SPDX-License-Identifier: Apache-2.0
import Access

extension Permission {
    /// Importing and adopting lists, and editing working calendars, within the scope.
    public static let mandatesEdit = Permission(rawValue: "mandates.edit")
}
