// SPDX-License-Identifier: Apache-2.0

/// What someone wants to see on their desk.
struct DeskFilter: Hashable {
    /// Nil for everything that waits for them.
    var queue: DeskStore.Queue?
    /// The path of an area; empty for all.
    var area = ""
    var words = ""
    var page = 1

    static let pageSize = 25

    var isNarrow: Bool { !area.isEmpty || !words.isEmpty }
}
