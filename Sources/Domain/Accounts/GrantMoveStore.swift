// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Localization
import Storage

extension AccountStore {
    /// Gives every role that holds in an area which has ended anew in the area that follows it; the old grant ends, and stays on record.
    ///
    /// - Parameter heirs: for each area that has ended, the one that follows it.
    /// - Returns: how many roles moved.
    @discardableResult
    public func follow(_ heirs: [String: String], by actor: Actor, at now: Date) throws -> Int {
        var moved: [String: String] = [:]
        for (old, heir) in heirs.sorted(by: { $0.key < $1.key }) {
            for grant in try db.run("\(Self.allGrants) WHERE g.area_path = \(old) AND \(Self.holds(at: now)) ORDER BY g.id").map(Grant.init(row:)) {
                try end(grant: grant.id, by: actor, at: now)
                moved[grant.id] =
                    try self.grant(grant.role, to: grant.account, in: heir, party: grant.party, until: grant.until, by: actor, at: now).id
            }
        }
        for (old, new) in moved.sorted(by: { $0.key < $1.key }) {
            guard let handed = try delegation(old) else { continue }
            try db.run(
                """
                INSERT INTO accounts_delegation (grant_id, source_id, delegated_by, arranged_by)
                VALUES (\(new), \(moved[handed.source] ?? handed.source), \(handed.delegatedBy), \(handed.arrangedBy))
                """)
        }
        try ChronicleStore(db).seal(AccountLog.delegations)
        return moved.count
    }
}
