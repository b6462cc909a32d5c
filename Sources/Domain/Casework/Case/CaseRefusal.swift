// SPDX-License-Identifier: Apache-2.0

extension Case {
    /// Why a step is not taken. `CaseStrings` says it in the visitor's words.
    public enum Refusal: Error, Hashable, Sendable {
        case notAllowed(Action)
        case impossible(Action, from: Status)
        case wordsMissing(Action)
        /// The case lies with another party.
        case notYours(Action)
        /// The same person would decide on their own work or wish: handler and inspector, requester and approver, reporter and registrar.
        case sameHand(Action)
        case nothingRequested(Request.Kind)
        case alreadyRequested(Request.Kind)
        /// Extended once already, and the list says no more.
        case extendedBefore
        case dateNotAhead
        /// A lane opens only upwards, and enforcement only by an authorised body.
        case laneNotAbove
        case notAuthorised
        case notCalledIn
        case alreadyCheckedIn
        case alreadyConfirmed
        /// Another visitor has confirmed from the same address.
        case confirmedFromHere
        case tooLate(days: Int)
        case notInSelfGovernance
        case quietTimeRuns
        case noSupervision
        case joinsItself
        /// What people settled among themselves is settled by agreement or by the party; only staff handle in the other lanes.
        case outcomeNotYours
    }
}
