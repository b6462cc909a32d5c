// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation

/// The key of another program (api_key): who holds it and what it opens. What is sent as the key is kept nowhere, only its digest.
public struct Key: Sendable, Hashable, Identifiable {
    public enum Right: String, Sendable, CaseIterable {
        /// Sends in reports.
        case report
        /// Says what has happened to them: as their reporter, or for the team that has the case.
        case update
        /// Has itself called back when something changes.
        case subscribe
    }

    public let id: String
    /// The organisation, as the record of what was done shows it to colleagues.
    public let holder: String
    public let rights: Set<Right>
    /// The team of People's for which it speaks, where it is the program of one that handles cases.
    public let team: String?
    public let madeAt: Date
    public let endedAt: Date?

    public init(id: String, holder: String, rights: Set<Right>, team: String? = nil, madeAt: Date, endedAt: Date? = nil) {
        self.id = id
        self.holder = holder
        self.rights = rights
        self.team = team
        self.madeAt = madeAt
        self.endedAt = endedAt
    }

    /// As whom it acts: a program sees what everyone sees, and does what its team may do.
    public var actor: Actor {
        let own: Set<Permission> = ["takeOver", "handle", "requestReturn", "requestExtension"].reduce(into: []) {
            $0.insert(Permission(rawValue: "casework.\($1)"))
        }
        return Actor(
            id: "key:\(id)", name: holder, permissions: team == nil ? [] : own, scope: .areas([]), parties: team.map { [$0] } ?? [],
            reach: Dictionary(uniqueKeysWithValues: own.map { ($0, .everywhere) }))
    }
}
