// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation

/// A role handed to a colleague for a time (代班): during leave, or because two are needed. It is a grant of its own, with an end, that remembers
/// whose role it is. Whoever stands in acts under their own name: what separates handler from inspector looks at persons, not at roles.
public struct Delegation: Sendable, Hashable, Identifiable {
    /// The grant with which the colleague acts.
    public let grant: Grant
    /// The grant that was handed on.
    public let source: String
    /// Whose role it is.
    public let delegatedBy: String
    /// Who arranged it: the same person, or an administrator for them.
    public let arrangedBy: String
    public var id: String { grant.id }

    /// A role is handed on for at most a quarter of a year; who is away longer is replaced.
    public static let longest: TimeInterval = 92 * 24 * 3600

    public enum Refusal: Error, Hashable {
        case notYours, notYourself, alreadyHanded, mayNotBeHanded, outsideRole, longerThanRole, tooLong, colleagueUnknown, alreadyHas, periodBackwards
    }

    /// Whether a grant may be handed on for an area and a time.
    ///
    /// - Parameters:
    ///   - isHanded: whether the grant is itself handed on; there are no chains.
    ///   - permissions: what the grant's role may do.
    static func check(
        _ grant: Grant, isHanded: Bool, permissions: Set<Permission>, to colleague: String, in areaPath: String, from: Date, until: Date, at now: Date
    ) throws(Refusal) {
        guard grant.holds(at: now) else { throw .notYours }
        guard colleague != grant.account else { throw .notYourself }
        guard !isHanded else { throw .alreadyHanded }
        // Who may give roles is named by someone who may; nobody hands on that they look at what they should not.
        guard !permissions.contains(.accountsManage), grant.role != Role.emergency else { throw .mayNotBeHanded }
        guard AreaPath.isValid(areaPath), areaPath.hasPrefix(grant.areaPath) else { throw .outsideRole }
        guard from < until, now < until else { throw .periodBackwards }
        guard until <= max(from, now) + longest else { throw .tooLong }
        guard grant.until.map({ until <= $0 }) ?? true else { throw .longerThanRole }
    }
}
