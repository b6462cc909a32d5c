// SPDX-License-Identifier: Apache-2.0
import Storage
import Synchronization

/// The national list in memory, read when it is first searched and again when another was imported. One per database, as the `Atlas`.
public final class DivisionShelf: Sendable {
    private let kept = Mutex<(version: Int, index: DivisionIndex)?>(nil)

    public init() {}

    /// The list, made to be searched; nil where none was imported.
    public func index(in database: any Database) async throws -> DivisionIndex? {
        try await database.read { db throws -> DivisionIndex? in
            let store = DivisionStore(db)
            guard let list = try store.list() else { return nil }
            if let found = self.kept.withLock({ $0?.version == list.version ? $0?.index : nil }) { return found }
            let index = try store.index()
            self.kept.withLock { $0 = (list.version, index) }
            return index
        }
    }
}
