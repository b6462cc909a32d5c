// SPDX-License-Identifier: Apache-2.0

/// Who acts: a person, what they may do, where, and for whom. Known once a request, from the session.
public struct Actor: Sendable, Hashable {
    /// The account's id, `anonymous`, or `system:NAME` for a job.
    public let id: String
    /// The name shown to colleagues; never to the public.
    public let name: String
    public let permissions: Set<Permission>
    /// Where the actor sees: the sum of all areas in which anything was granted.
    public let scope: Scope
    /// The teams, departments and posts for which the actor acts, by id.
    public let parties: Set<String>
    /// Where each permission holds, where that is less than the whole scope: dispatcher here need not be dispatcher there.
    public let reach: [Permission: Scope]

    public init(
        id: String, name: String = "", permissions: Set<Permission>, scope: Scope, parties: Set<String> = [], reach: [Permission: Scope] = [:]
    ) {
        self.id = id
        self.name = name
        self.permissions = permissions
        self.scope = scope
        self.parties = parties
        self.reach = reach
    }

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Whether the actor holds the permission for the area with that path. Ask this wherever a place is known.
    public func may(_ permission: Permission, in areaPath: String) -> Bool { may(permission) && scope(of: permission).contains(areaPath) }

    /// Where the permission holds, for a store that asks for it in SQL.
    public func scope(of permission: Permission) -> Scope { may(permission) ? reach[permission] ?? scope : .areas([]) }

    /// The same person, standing for these parties too: the holder of a secret link for the reporter, say.
    public func standing(for parties: Set<String>) -> Actor {
        Actor(id: id, name: name, permissions: permissions, scope: scope, parties: self.parties.union(parties), reach: reach)
    }

    /// A visitor without an account: may report, look and confirm, which needs no permission.
    public static let anonymous = Actor(id: "anonymous", permissions: [], scope: .everywhere)

    /// A job of the system's own, named in the record. It holds the permissions that it is given and no others.
    public static func system(_ name: String, permissions: Set<Permission> = []) -> Actor {
        Actor(id: "system:\(name)", permissions: permissions, scope: .everywhere)
    }

    /// A visitor without an account whom their browser tells from others, so that two confirmations come from two people.
    public static func visitor(_ key: String) -> Actor { Actor(id: "visitor:\(key)", permissions: [], scope: .everywhere) }

    public var isSignedIn: Bool { id != Actor.anonymous.id && !isVisitor && !isSystem }
    public var isVisitor: Bool { id.hasPrefix("visitor:") }
    public var isSystem: Bool { id.hasPrefix("system:") }

    /// The part of the territory that an actor sees, as prefixes of area paths (`/330105/013/001/`).
    public enum Scope: Sendable, Hashable {
        case everywhere
        case areas([String])

        /// The sum of some areas: what another one holds is left out, and `/` is everywhere.
        public init(areas: Set<String>) {
            if areas.contains(AreaPath.everywhere) {
                self = .everywhere
            } else {
                self = .areas(areas.filter { area in !areas.contains { $0 != area && area.hasPrefix($0) } }.sorted())
            }
        }

        /// As paths; `/` for everywhere.
        public var paths: [String] {
            switch self {
            case .everywhere: [AreaPath.everywhere]
            case .areas(let roots): roots
            }
        }

        /// Whether another scope lies inside. One of no areas lies in none.
        public func contains(_ other: Scope) -> Bool { !other.paths.isEmpty && other.paths.allSatisfy { contains($0) } }

        /// Whether an area lies inside. Paths end with a slash, so that `/1/` does not hold `/10/`.
        public func contains(_ path: String) -> Bool {
            switch self {
            case .everywhere: true
            case .areas(let roots): roots.contains { path.hasPrefix($0) }
            }
        }
    }
}

/// One thing that a person may be allowed to do, `room.verb`; rooms add theirs as static members.
public struct Permission: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}
