// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation

/// Looking at private cases beyond one's own area in an emergency (应急查看, break-glass): for a reason, for an hour at most, and told to those in charge.
public struct Emergency: Sendable, Hashable, Identifiable {
    /// The id of the grant that it is.
    public let id: String
    public let account: String
    public let areaPath: String
    public let reason: String
    public let from: Date
    public let until: Date
    /// Who of those in charge has taken note.
    public let seenBy: Set<String>

    public static let minutes = [15, 30, 60]
    public static let reasonLength = 10...500
    /// How often one person may do it within a day.
    public static let mostADay = 5

    public enum Refusal: Error, Hashable {
        case notAllowed, reasonTooShort, reasonTooLong, minutes, areaMalformed, everywhere, alreadyYours, nobodyInCharge, tooOften
    }

    /// Whether someone may look, and the reason as it is kept.
    static func check(_ typed: String, minutes: Int, in areaPath: String, by actor: Actor) throws(Refusal) -> String {
        // Who sees no private case anywhere is not trusted with those of others either.
        guard actor.may(readPrivate) else { throw .notAllowed }
        let reason = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard reason.count >= reasonLength.lowerBound, Set(reason).count >= 4 else { throw .reasonTooShort }
        guard reason.count <= reasonLength.upperBound else { throw .reasonTooLong }
        guard Emergency.minutes.contains(minutes) else { throw .minutes }
        guard AreaPath.isValid(areaPath) else { throw .areaMalformed }
        guard areaPath != AreaPath.everywhere else { throw .everywhere }
        guard !actor.may(readPrivate, in: areaPath) else { throw .alreadyYours }
        return reason
    }

    static let readPrivate = Permission(rawValue: "casework.readPrivate")
}
