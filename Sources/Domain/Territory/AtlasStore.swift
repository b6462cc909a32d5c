// SPDX-License-Identifier: Apache-2.0
import Localization
import Storage
import Synchronization

/// The territory of the day in memory, shared by all requests, rebuilt when the plan or the day changes.
///
/// One per database: the app makes it and hands it to the rooms that locate things.
public final class Atlas: Sendable {
    private let kept = Mutex<[TerritoryIndex]>([])

    public init() {}

    /// The index of the day. Asks the store's version number each time: one tiny query.
    public func index(on day: Day, in database: any Database) async throws -> TerritoryIndex {
        try await database.read { db in try self.index(on: day, in: db) }
    }

    /// The same within a transaction.
    public func index(on day: Day, in db: any Connection) throws -> TerritoryIndex {
        let store = TerritoryStore(db), version = try store.version()
        if let found = kept.withLock({ $0.first { $0.day == day && $0.version == version } }) { return found }
        let index = try store.index(on: day)
        kept.withLock { kept in
            // Today's and, for look-ups in the past, two more; what is older than the plan goes.
            kept = [index] + kept.filter { $0.version >= version && $0.day != day }.prefix(2)
        }
        return index
    }
}
