// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Mandates

/// A case (案件): one matter under handling. Reports join it; steps change it; nothing else does.
///
/// Status, lane and outcome are three different things: how far it has come, who acts, and what came of it.
public struct Case: Sendable, Hashable, Codable, Identifiable {
    public let id: String
    /// What people call it: year and sequence, `2026-000123`.
    public let number: String
    public let openedAt: Date

    /// What it is about; nil until someone has said so.
    public internal(set) var matter: MatterReference?
    public internal(set) var place: Place
    /// What the public reads, after personal data were masked.
    public internal(set) var words: String
    /// Household matters, minors, care, conflicts between persons: counted, never shown.
    public internal(set) var isPrivate: Bool
    public internal(set) var isDanger: Bool

    public internal(set) var status: Status = .received
    public internal(set) var statusSince: Date
    public internal(set) var lane: Lane?
    public internal(set) var outcome: Outcome?

    /// Who has it now and since when.
    public internal(set) var assignment: Assignment?
    /// Runs from filing; nil before.
    public internal(set) var clock: CaseClock?
    /// What was tried before, lane by lane, and why it failed.
    public internal(set) var attempts: [Attempt] = []
    /// What the party has asked for and another person has not decided yet.
    public internal(set) var requests: [Request] = []
    public internal(set) var callIns: [CallIn] = []
    /// The command room's questions without an answer so far (督办).
    public internal(set) var openSupervisions = 0

    /// Who did the work, as far as it is done; an inspector must be someone else.
    public internal(set) var handling: Handling?
    public internal(set) var inspector: String?
    public internal(set) var confirmations: [Confirmation] = []
    /// Closes by itself at this time if nobody disputes (自治静默期, 协议履行期).
    public internal(set) var quietUntil: Date?
    public internal(set) var counts = Counts()

    /// Accounts that reported it; whoever reported does not decide on it.
    public internal(set) var reporterAccounts: Set<String> = []
    /// The last answer of whoever was asked whether the report is true (核实).
    public internal(set) var verification: Verification?
    /// The case that this one was joined to.
    public internal(set) var joinedTo: String?

    public internal(set) var version = 1

    public enum Status: String, Sendable, CaseIterable, Codable {
        case received, verifying, filed, handling, suspended, handled, inspecting, closed, declined, voided, joined

        /// Whether someone still owes something.
        public var isOpen: Bool {
            switch self {
            case .received, .verifying, .filed, .handling, .suspended, .handled, .inspecting: true
            case .closed, .declined, .voided, .joined: false
            }
        }
        public static let open = allCases.filter(\.isOpen)
    }

    /// What came of it. `notResolved` stays visible; nobody may call it fixed.
    public enum Outcome: String, Sendable, CaseIterable, Codable {
        case resolved, resolvedByParty, noLongerPresent, notResolved, belongsElsewhere, settledByAgreement
    }

    /// How often something happened that costs the resident time. Shown, and read by assessment.
    public struct Counts: Sendable, Hashable, Codable {
        public var reports = 1
        public var reworks = 0, extensions = 0, suspensions = 0, disputes = 0, reopenings = 0
        /// Returns that were granted: a wrong dispatch, counted with the dispatcher.
        public var wrongDispatches = 0
        /// Returns that were refused: counted with the party.
        public var unfoundedReturns = 0
        public var lateCheckIns = 0
    }
}
