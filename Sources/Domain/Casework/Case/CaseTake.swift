// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates

extension Case {
    /// Takes a step, or says why not. The one way in which a case changes.
    ///
    /// - Parameters:
    ///   - words: whether there are words for the public with the step; some actions need them.
    ///   - actor: who does it; `parties` say for whom (`reporter:ID` for the holder of the secret link).
    public mutating func take(_ order: Order, withWords words: Bool, by actor: Actor, at now: Date) throws(Refusal) -> Change {
        try check(order, withWords: words, by: actor, at: now)
        let before = status
        apply(order, by: actor.id, at: now)
        return Change(order: order, from: before, to: status, lane: lane, by: actor.id, party: partyActing(actor), at: now)
    }

    /// What may be done now by this actor: the same table and the same standing as `take`, without the particulars.
    public func actions(for actor: Actor) -> [Action] {
        Action.allCases.filter { action in
            guard let rule = CaseWorkflow.rules[action], rule.from.contains(status), mayTake(action, rule.who, actor) else { return false }
            return hasOccasion(for: action, actor)
        }
    }

    /// What a step did, before it is written into the record.
    public struct Change: Sendable, Hashable {
        public let order: Order
        public let from: Status
        public let to: Status
        public let lane: Lane?
        public let by: String
        /// The party that acted, if the actor acts for the one that has the case.
        public let party: Text?
        public let at: Date
    }

    private func partyActing(_ actor: Actor) -> Text? {
        if let party = assignment?.party, actor.parties.contains(party.id) { return party.publicName }
        return callIns.first { actor.parties.contains($0.party.id) }?.party.publicName
    }
}

extension Case {
    static func reporterStanding(_ id: String) -> String { "reporter:\(id)" }

    func isReporter(_ actor: Actor) -> Bool { actor.parties.contains(Case.reporterStanding(id)) || reporterAccounts.contains(actor.id) }

    func isParty(_ actor: Actor) -> Bool { assignment.map { actor.parties.contains($0.party.id) } ?? false }

    /// Whether the table lets this actor take the action at all.
    func mayTake(_ action: Action, _ who: CaseWorkflow.Who, _ actor: Actor) -> Bool {
        switch who {
        case .anyone: return true
        case .permission(let name): return actor.may(.casework(name), in: place.areaPath)
        case .party(let name):
            guard let party = assignment?.party, isParty(actor) else { return false }
            return !party.isStaff || actor.may(.casework(name))
        case .calledIn(let name): return actor.may(.casework(name)) && callIns.contains { actor.parties.contains($0.party.id) }
        case .reporter(let name): return isReporter(actor) || (actor.may(.casework(name), in: place.areaPath))
        case .neighbour: return !isParty(actor) && handling?.by != actor.id && (!isPrivate || isReporter(actor))
        case .system: return actor.isSystem
        }
    }

    /// Whether there is something that the action could be about, and this actor is the right hand for it.
    private func hasOccasion(for action: Action, _ actor: Actor) -> Bool {
        func pending(_ kind: Request.Kind) -> Bool { requests.contains { $0.kind == kind } }
        func toDecide(_ kind: Request.Kind) -> Bool { requests.contains { $0.kind == kind && $0.by != actor.id } }
        switch action {
        case .report, .draw, .close, .unjoin: return false
        case .takeOver: return assignment?.takenOverAt == nil
        case .answer, .settle: return lane == .selfGovernance || action == .settle
        case .handle: return lane != .selfGovernance
        case .requestReturn: return !pending(.sendBack) && lane != .selfGovernance
        case .requestExtension: return !pending(.extend) && counts.extensions == 0 && lane != .selfGovernance
        case .requestSuspension: return !pending(.suspend) && lane != .selfGovernance
        case .requestVoid: return !pending(.void)
        case .grantReturn, .denyReturn: return toDecide(.sendBack)
        case .grantExtension, .denyExtension: return toDecide(.extend)
        case .grantSuspension, .denySuspension: return toDecide(.suspend)
        case .grantVoid, .denyVoid: return toDecide(.void)
        case .checkIn: return callIns.contains { actor.parties.contains($0.party.id) && $0.checkedInAt == nil }
        case .stepUp: return lane != .enforcement
        case .inspect: return inspector == actor.id
        case .file, .decline, .join: return !reporterAccounts.contains(actor.id)
        case .answerSupervision: return openSupervisions > 0
        case .confirm: return !confirmations.contains { $0.by == actor.id }
        default: return true
        }
    }

    /// Every reason why a step may not be taken, from the general to the particular.
    func check(_ order: Order, withWords words: Bool, by actor: Actor, at now: Date) throws(Refusal) {
        let action = order.action
        guard let rule = CaseWorkflow.rules[action], action != .report else { throw .impossible(action, from: status) }
        guard mayTake(action, rule.who, actor) else {
            if case .party = rule.who, assignment != nil, rule.from.contains(status) { throw .notYours(action) }
            if case .neighbour = rule.who, isParty(actor) || handling?.by == actor.id { throw .sameHand(action) }
            throw .notAllowed(action)
        }
        guard rule.from.contains(status) else { throw .impossible(action, from: status) }
        guard words || !rule.needsWords else { throw .wordsMissing(action) }
        try checkParticulars(order, by: actor, at: now)
    }

    private func checkParticulars(_ order: Order, by actor: Actor, at now: Date) throws(Refusal) {
        switch order {
        case .file, .decline:
            if reporterAccounts.contains(actor.id) { throw .sameHand(order.action) }
        case .join(let number):
            if reporterAccounts.contains(actor.id) { throw .sameHand(.join) }
            if number == self.number { throw .joinsItself }
        case .dispatch(let new):
            if new.lane == .enforcement, new.party.kind != .enforcement, new.party.kind != .department { throw .notAuthorised }
            if let lane, new.lane < lane { throw .laneNotAbove }
        case .stepUp(let new, _):
            if let lane, new.lane <= lane { throw .laneNotAbove }
            if new.lane == .enforcement, new.party.kind != .enforcement, new.party.kind != .department { throw .notAuthorised }
        case .answer:
            if lane != .selfGovernance { throw .notInSelfGovernance }
        case .handle(let outcome):
            if lane == .selfGovernance { throw .outcomeNotYours }
            if outcome == .resolvedByParty || outcome == .settledByAgreement { throw .outcomeNotYours }
        case .settle(let keptUntil):
            if keptUntil <= now { throw .dateNotAhead }
        case .request(let kind, let until):
            if requests.contains(where: { $0.kind == kind }) { throw .alreadyRequested(kind) }
            if kind == .extend, counts.extensions > 0 { throw .extendedBefore }
            if kind == .extend || kind == .suspend, (until ?? now) <= now { throw .dateNotAhead }
        case .grant(let kind), .deny(let kind):
            guard let request = requests.first(where: { $0.kind == kind }) else { throw .nothingRequested(kind) }
            if request.by == actor.id { throw .sameHand(order.action) }
        case .checkIn(let party):
            guard actor.parties.contains(party), let callIn = callIns.last(where: { $0.party.id == party }) else { throw .notCalledIn }
            if callIn.checkedInAt != nil { throw .alreadyCheckedIn }
        case .callIn(_, let checkInBy):
            if checkInBy <= now { throw .dateNotAhead }
        case .answerSupervision:
            if openSupervisions == 0 { throw .noSupervision }
        case .inspect:
            if actor.id != inspector { throw .notYours(.inspect) }
            if let handling, handling.by == actor.id || actor.parties.contains(handling.party.id) { throw .sameHand(.inspect) }
        case .close:
            guard let quietUntil, quietUntil <= now else { throw .quietTimeRuns }
        case .confirm:
            if confirmations.contains(where: { $0.by == actor.id }) { throw .alreadyConfirmed }
        case .reopen, .appeal, .dispute:
            let limit = statusSince.addingTimeInterval(Double(CaseWorkflow.reopeningDays) * 86_400)
            if !status.isOpen, now > limit { throw .tooLate(days: CaseWorkflow.reopeningDays) }
        default: break
        }
    }
}
