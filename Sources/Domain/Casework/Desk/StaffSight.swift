// SPDX-License-Identifier: Apache-2.0
import Access
import Mandates

/// What of a case an actor may see beyond what everyone reads.
extension Case {
    /// Who reported it and how to reach them: for those with the permission in the case's area, never for whoever has the case or was called in,
    /// who may be the one complained of.
    func mayReadReporter(_ actor: Actor) -> Bool {
        actor.isSignedIn && actor.may(.casework("readInternal"), in: place.areaPath) && !isParty(actor) && !isCalledIn(actor)
    }

    /// What colleagues wrote for each other: for staff of the area and staff who have the case, not for shops, circles and other neighbours.
    func mayReadNotes(_ actor: Actor) -> Bool {
        guard actor.isSignedIn else { return false }
        if let party = assignment?.party, actor.parties.contains(party.id), !party.isStaff { return false }
        return actor.may(.casework("desk"), in: place.areaPath) || isParty(actor) || isCalledIn(actor)
    }

    func isCalledIn(_ actor: Actor) -> Bool { callIns.contains { actor.parties.contains($0.party.id) } }

    /// The steps that staff take by a form of their own, the most pressing first. What neighbours and reporters do has its place elsewhere.
    static let staffActions: [Action] = [
        .inspect, .answerSupervision, .takeOver, .checkIn, .grantReturn, .grantExtension, .grantSuspension, .grantVoid, .verify, .file, .dispatch,
        .resume, .handle, .answer, .settle, .askVerification, .join, .decline, .denyReturn, .denyExtension, .denySuspension, .denyVoid, .callIn,
        .stepUp, .requestExtension, .requestReturn, .requestSuspension, .supervise, .correct, .reopen, .appeal, .requestVoid, .redact,
    ]

    /// What an actor on the staff may do now, the most pressing first.
    func staffActions(for actor: Actor) -> [Action] {
        guard actor.isSignedIn else { return [] }
        let may = Set(actions(for: actor))
        return Case.staffActions.filter { action in
            // A reporter with an account reopens and appeals as every reporter does.
            may.contains(action) && (action != .reopen && action != .appeal || actor.may(.casework("reopen"), in: place.areaPath))
        }
    }

    /// What a person at the desk would do next; nil where they only watch.
    func mainAction(for actor: Actor) -> Action? {
        staffActions(for: actor).first { action in
            switch action {
            case .callIn, .stepUp, .requestExtension, .requestReturn, .requestSuspension, .supervise, .correct, .reopen, .appeal, .requestVoid,
                .redact,
                .settle:
                false
            // What has a party already waits for that party, not for another dispatch.
            case .dispatch: status == .filed
            default: true
            }
        }
    }
}
