// SPDX-License-Identifier: Apache-2.0
import Casework

/// The words of an update that comes in, as FixMyStreet and its adapters use them.
enum UpdateStatus: String, CaseIterable {
    case open = "OPEN"
    case closed = "CLOSED"
    case fixed = "FIXED"
    case inProgress = "IN_PROGRESS"
    case actionScheduled = "ACTION_SCHEDULED"
    case investigating = "INVESTIGATING"
    case duplicate = "DUPLICATE"
    case notResponsible = "NOT_COUNCILS_RESPONSIBILITY"
    case noFurtherAction = "NO_FURTHER_ACTION"
    case internalReferral = "INTERNAL_REFERRAL"
    case forTriage = "FOR_TRIAGE"
    case cancelled = "CANCELLED"
    case reopen = "REOPEN"

    /// Upper case or lower, with underscores or spaces.
    init?(_ text: String) { self.init(rawValue: text.uppercased().replacing(" ", with: "_")) }

    /// What it means from whoever reported, or from a neighbour: that it is done, that it is not, or just words.
    func asReporter(_ found: Case) -> FlowStore.OutsideVoice {
        let isDone = found.status == .handled || found.status == .inspecting
        switch self {
        case .fixed, .closed: return isDone || found.status == .closed ? .confirm : .addWords
        case .open, .reopen:
            switch found.status {
            case .closed: return .reopen
            case .declined, .voided, .joined: return .appeal
            case .handled, .inspecting: return .dispute
            case .received, .verifying, .filed, .handling, .suspended: return .addWords
            }
        default: return .addWords
        }
    }

    /// What it means from the party that has the case; nil for what is not a party's to decide.
    var asParty: FlowStore.OutsideVoice? {
        switch self {
        case .open, .inProgress, .actionScheduled, .investigating: .takeOver
        case .fixed, .closed: .handle(.resolved)
        case .noFurtherAction: .handle(.notResolved)
        case .notResponsible, .internalReferral: .requestReturn
        case .duplicate, .forTriage, .cancelled, .reopen: nil
        }
    }
}
