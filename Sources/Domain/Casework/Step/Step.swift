// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates

/// What happened to a case (流转记录): written once, never edited, chained to the step before.
public struct Step: Sendable, Hashable {
    public let caseID: String
    /// 1 is the report that opened the case; then without a gap.
    public let number: Int
    public let action: Case.Action
    /// The order as JSON, without any words.
    public let detail: String
    public let from: Case.Status?
    public let to: Case.Status
    public let lane: Lane?
    /// Account, `anonymous` or `system:NAME`; not public.
    public let actor: String
    /// The party that acted, as the public reads it.
    public let party: Text?
    /// The party as it stands under the hash.
    let partyText: String?
    public let at: Date
    /// For the public. Nil where it was erased.
    public let words: String?
    /// For colleagues. Nil where there was none or it was erased.
    public let note: String?
    public let salt: String?
    public let digest: String
    public let hash: String

    /// What is said with a step.
    public struct Words: Sendable, Hashable {
        public var toPublic: String
        public var toColleagues: String
        public init(_ toPublic: String = "", note: String = "") {
            self.toPublic = toPublic
            self.toColleagues = note
        }
        public static let none = Words()
        var joined: String { "\(toPublic)\u{1F}\(toColleagues)" }
    }

    /// The fields under the hash, in this order for ever.
    static func fields(
        caseID: String, number: Int, action: Case.Action, detail: String, from: Case.Status?, to: Case.Status, lane: Lane?, actor: String,
        party: String?, at: String, digest: String
    ) -> [String] {
        [caseID, String(number), action.rawValue, detail, from?.rawValue ?? "", to.rawValue, lane?.rawValue ?? "", actor, party ?? "", at, digest]
    }
}
