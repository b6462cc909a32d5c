// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One look of someone on the staff at a person's data.
public struct Look: Sendable, Hashable, Identifiable {
    public let id: String
    public let at: Date
    /// The account that looked.
    public let actor: String
    /// Whose data: `report:ID`, `case:ID`.
    public let subject: String
    public let what: What
    public let purpose: Purpose
    /// In the words of whoever looked, where they gave any; nil once that was erased.
    public let why: String?

    /// What was looked at.
    public enum What: String, Sendable, CaseIterable {
        /// The name and number of someone who reported, and what they wrote, word for word.
        case contact
        /// A case that is not public.
        case privateCase
        /// A copy of everything, for the person who asked for it.
        case copy
    }

    /// What for. Whoever looks chooses one; another purpose is not among those for which the data are kept.
    public enum Purpose: String, Sendable, CaseIterable {
        case callBack, verify, handle, supervise, rights, legal
    }

    public static let whyLimit = 200

    public enum Refusal: Error, Hashable {
        case purposeMissing
        /// Supervision and requests of other offices need their ground in words.
        case whyMissing
        case whyTooLong
    }

    /// The purpose and the words of a form, or what is wrong with them.
    public static func reason(purpose: String, why: String) throws(Refusal) -> (Purpose, String) {
        guard let purpose = Purpose(rawValue: purpose) else { throw .purposeMissing }
        let why = why.trimmingCharacters(in: .whitespacesAndNewlines)
        guard why.count <= whyLimit else { throw .whyTooLong }
        if purpose == .supervise || purpose == .legal, why.count < 4 { throw .whyMissing }
        return (purpose, why)
    }

    /// How a member of the staff appears to the person who was looked at: the same sign for the same account and subject, and no name.
    public func sign(with hash: (String) -> String) -> String { String(hash("\(actor) \(subject)").prefix(4)).uppercased() }
}
