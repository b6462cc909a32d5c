// SPDX-License-Identifier: Apache-2.0

/// Who acts: a person, what they may do, where, and for whom. Known once a request, from the session.
public struct Actor: Sendable, Hashable {
    /// The account's id, `anonymous`, or `system:NAME` for a job.
    public let id: String
    /// The name shown to colleagues; never to the public.
    public let name: String
    public let permissions: Set<Permission>
    public let scope: Scope
    /// The teams, departments and posts for which the actor acts, by id.
    public let parties: Set<String>

    public init(id: String, name: String = "", permissions: Set<Permission>, scope: Scope, parties: Set<String> = []) {
        self.id = id
        self.name = name
        self.permissions = permissions
        self.scope = scope
        self.parties = parties
    }

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// A visitor without an account: may report, look and confirm, which needs no permission.
    public static let anonymous = Actor(id: "anonymous", permissions: [], scope: .everywhere)

    /// A job of the system's own, named in the record. It holds the permissions that it is given and no others.
    public static func system(_ name: String, permissions: Set<Permission> = []) -> Actor {
        Actor(id: "system:\(name)", permissions: permissions, scope: .everywhere)
    }

    public var isSignedIn: Bool { self != .anonymous && !isSystem }
    public var isSystem: Bool { id.hasPrefix("system:") }

    /// The part of the territory that an actor sees, as prefixes of area paths (`/330105/013/001/`).
    public enum Scope: Sendable, Hashable {
        case everywhere
        case areas([String])

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
