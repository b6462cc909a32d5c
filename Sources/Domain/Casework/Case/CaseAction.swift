// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Mandates

extension Case {
    /// What can happen to a case. The names stand in the record for ever.
    public enum Action: String, Sendable, CaseIterable, Codable {
        case report, coReport
        case askVerification, verify, decline, join, file
        case dispatch, takeOver, answer
        case requestReturn, grantReturn, denyReturn
        case callIn, checkIn, stepUp
        case requestExtension, grantExtension, denyExtension
        case requestSuspension, grantSuspension, denySuspension, resume
        case supervise, answerSupervision
        case handle, settle, draw, inspect, close
        case confirm, dispute, reopen, appeal, addWords, unjoin
        case requestVoid, grantVoid, denyVoid
        case correct, redact
    }

    /// An action with all that it needs, except words: those stand beside it, so that they can be erased and the record still be proved.
    public enum Order: Sendable, Hashable, Codable {
        case coReport(account: String?)
        case askVerification
        case verify(isTrue: Bool)
        case decline(DeclineReason)
        case join(number: String)
        case file(matter: MatterReference, limit: CaseClock.Limit, isPrivate: Bool, isDanger: Bool? = nil)
        case dispatch(Assignment)
        case takeOver
        case answer(Answer)
        case request(Request.Kind, until: Date?)
        case grant(Request.Kind)
        case deny(Request.Kind)
        case callIn(Party, checkInBy: Date)
        case checkIn(party: String)
        case stepUp(Assignment, because: Attempt.Failure)
        case resume
        case supervise, answerSupervision
        case handle(Outcome)
        case settle(keptUntil: Date)
        case draw(inspector: String)
        case inspect(passed: Bool, Outcome)
        case close
        case confirm(weight: Int, quietUntil: Date)
        case dispute, reopen, appeal, addWords
        /// A report that had been joined to this case goes back to its own.
        case unjoin(account: String?)
        case correct(matter: MatterReference?, place: Place?, limit: CaseClock.Limit?)
        case redact

        public var action: Action {
            switch self {
            case .coReport: .coReport
            case .askVerification: .askVerification
            case .verify: .verify
            case .decline: .decline
            case .join: .join
            case .file: .file
            case .dispatch: .dispatch
            case .takeOver: .takeOver
            case .answer: .answer
            case .request(let kind, _): Action.request(kind)
            case .grant(let kind): Action.grant(kind)
            case .deny(let kind): Action.deny(kind)
            case .callIn: .callIn
            case .checkIn: .checkIn
            case .stepUp: .stepUp
            case .resume: .resume
            case .supervise: .supervise
            case .answerSupervision: .answerSupervision
            case .handle: .handle
            case .settle: .settle
            case .draw: .draw
            case .inspect: .inspect
            case .close: .close
            case .confirm: .confirm
            case .dispute: .dispute
            case .reopen: .reopen
            case .appeal: .appeal
            case .addWords: .addWords
            case .unjoin: .unjoin
            case .correct: .correct
            case .redact: .redact
            }
        }
    }

    /// Why a report is not taken up (不予受理); each names a way that is open.
    public enum DeclineReason: String, Sendable, Codable, CaseIterable {
        case notTrue, onNoList, otherChannel, alreadyDecided, tooVague, unlawfulDemand
    }

    /// What a party of the self-governance lane says to a notice.
    public enum Answer: String, Sendable, Codable, CaseIterable { case done, needsHelp, notMine, disagree }
}

extension Case.Action {
    static func request(_ kind: Case.Request.Kind) -> Self {
        switch kind {
        case .sendBack: .requestReturn
        case .extend: .requestExtension
        case .suspend: .requestSuspension
        case .void: .requestVoid
        }
    }
    static func grant(_ kind: Case.Request.Kind) -> Self {
        switch kind {
        case .sendBack: .grantReturn
        case .extend: .grantExtension
        case .suspend: .grantSuspension
        case .void: .grantVoid
        }
    }
    static func deny(_ kind: Case.Request.Kind) -> Self {
        switch kind {
        case .sendBack: .denyReturn
        case .extend: .denyExtension
        case .suspend: .denySuspension
        case .void: .denyVoid
        }
    }
}

extension Permission {
    /// The permission of the casework room with this name, `casework.dispatch`.
    public static func casework(_ name: String) -> Permission { Permission(rawValue: "casework.\(name)") }
}
