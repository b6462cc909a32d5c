// SPDX-License-Identifier: Apache-2.0
import Access

extension Permission {
    /// Drawing, changing and publishing grid plans, within the scope.
    public static let planningEdit = Permission(rawValue: "planning.edit")
    /// Deciding that a published plan holds from a day on; never by whoever drew it.
    public static let planningAdopt = Permission(rawValue: "planning.adopt")
}
