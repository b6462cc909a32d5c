// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization

/// A named set of permissions. Roles are data: the defaults below may be changed by a town, with history.
public struct Role: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: Text
    public let permissions: Set<Permission>

    public init(id: String, name: Text, permissions: Set<Permission>) {
        self.id = id
        self.name = name
        self.permissions = permissions
    }
}

/// A role given to an account for a part of the territory and a time. Grants are never changed; they are ended by a second record.
public struct Grant: Sendable, Hashable, Identifiable {
    public let id: String
    public let account: String
    public let role: String
    /// The area in which the role holds; `/` is everywhere.
    public let areaPath: String
    /// The team in whose name the account acts, if it is one's member: `huanwei`, `grid:/330105013/001/003/`.
    public let party: String?
    public let from: Date
    /// The first moment in which it does not hold any more: agreed beforehand, or when it was ended.
    public let until: Date?
    public let grantedBy: String
    public let grantedAt: Date
    public let endedBy: String?

    public func holds(at now: Date) -> Bool { from <= now && until.map { now < $0 } ?? true }
}

extension Actor {
    /// Who an account is at a moment: the sum of the grants that hold, each permission remembering where it was given.
    static func make(_ account: Account, grants: [Grant], roles: [String: Role]) -> Actor {
        var reach: [Permission: Set<String>] = [:]
        for grant in grants {
            for permission in roles[grant.role]?.permissions ?? [] { reach[permission, default: []].insert(grant.areaPath) }
        }
        return Actor(
            id: account.id, name: account.name, permissions: Set(reach.keys), scope: Scope(areas: Set(grants.map(\.areaPath))),
            parties: Set(grants.compactMap(\.party)), reach: reach.mapValues { Scope(areas: $0) })
    }
}
