// SPDX-License-Identifier: Apache-2.0
import Foundation
import Mandates

extension Case {
    /// What a step changes, once it may be taken. Needs nothing but the record, so that a case can be told again from its steps.
    mutating func apply(_ order: Order, by actor: String, at now: Date) {
        version += 1
        switch order {
        case .coReport(let account):
            counts.reports += 1
            if let account { reporterAccounts.insert(account) }
        case .askVerification: enter(.verifying, at: now)
        case .verify(let isTrue):
            verification = Verification(isTrue: isTrue, by: actor, at: now)
            enter(.received, at: now)
        case .decline: end(.declined, at: now)
        case .join(let number):
            joinedTo = number
            end(.joined, at: now)
        case .file(let matter, let limit, let isPrivate, let isDanger):
            self.matter = matter
            self.isPrivate = isPrivate
            // A matter of danger makes it one; words that told of danger keep it one, whatever it was filed as.
            if isDanger == true { self.isDanger = true }
            clock = CaseClock(start: now, limit: limit)
            enter(.filed, at: now)
        case .dispatch(let assignment): assign(assignment, at: now)
        case .takeOver: assignment?.takenOverAt = now
        case .answer(let answer): hear(answer, by: actor, at: now)
        case .request(let kind, let until): requests.append(Request(kind: kind, by: actor, at: now, until: until))
        case .grant(let kind): grant(kind, at: now)
        case .deny(let kind):
            requests.removeAll { $0.kind == kind }
            if kind == .sendBack { counts.unfoundedReturns += 1 }
        case .callIn(let party, let checkInBy): callIns.append(CallIn(party: party, calledAt: now, checkInBy: checkInBy))
        case .checkIn(let party): checkIn(party, at: now)
        case .stepUp(let assignment, let failure):
            if let lane { attempts.append(Attempt(lane: lane, party: self.assignment?.party.publicName, failure: failure, at: now)) }
            assign(assignment, at: now)
        case .resume:
            clock?.resume(at: now)
            enter(.handling, at: now)
        case .supervise: openSupervisions += 1
        case .answerSupervision: openSupervisions = 0
        case .handle(let outcome): finish(outcome, by: actor, at: now)
        case .settle(let keptUntil):
            finish(.settledByAgreement, by: actor, at: now)
            quietUntil = keptUntil
        case .draw(let inspector):
            self.inspector = inspector
            quietUntil = nil
            enter(.inspecting, at: now)
        case .inspect(let passed, let outcome): inspect(passed, outcome, at: now)
        case .close: end(.closed, at: now)
        case .confirm(let weight, let quietUntil):
            confirmations.append(Confirmation(by: actor, weight: weight, at: now))
            if status == .handled, self.quietUntil == nil, isConfirmed { self.quietUntil = quietUntil }
        case .dispute:
            counts.disputes += 1
            goBack(at: now)
        case .reopen:
            counts.reopenings += 1
            goBack(at: now)
        case .appeal:
            counts.disputes += 1
            joinedTo = nil
            outcome = nil
            enter(.received, at: now)
        case .correct(let matter, let place, let limit):
            if let matter { self.matter = matter }
            if let place { self.place = place }
            if let limit { clock?.limit = limit }
        case .unjoin(let account):
            counts.reports = max(1, counts.reports - 1)
            if let account { reporterAccounts.remove(account) }
        case .addWords, .redact: break
        }
    }

    /// Whether enough people who are not the party have said that it is done.
    public var isConfirmed: Bool { confirmations.reduce(0) { $0 + $1.weight } >= Confirmation.needed }

    /// Whether it has turned out that there was something: those concerned said it is done or agreed, others confirmed that it is, staff put it
    /// right or say that it still is so, or a lane failed on it. A report alone proves nothing, nor does a case in which nothing was found.
    public var isFounded: Bool {
        switch status {
        case .declined, .voided, .joined: return false
        default: break
        }
        switch outcome {
        case .resolved, .resolvedByParty, .settledByAgreement, .notResolved: return true
        case .noLongerPresent, .belongsElsewhere: return false
        case nil: return isConfirmed || attempts.contains { $0.failure != .danger && $0.failure != .notLawful && $0.failure != .repeated }
        }
    }

    private mutating func enter(_ new: Status, at now: Date) {
        status = new
        statusSince = now
    }

    private mutating func end(_ new: Status, at now: Date) {
        enter(new, at: now)
        requests = []
        quietUntil = nil
        clock?.stop(at: now)
    }

    private mutating func assign(_ new: Assignment, at now: Date) {
        assignment = new
        assignment?.givenAt = now
        lane = new.lane
        handling = nil
        outcome = nil
        confirmations = []
        quietUntil = nil
        enter(.handling, at: now)
    }

    private mutating func finish(_ new: Outcome, by actor: String, at now: Date) {
        guard let assignment else { return }
        outcome = new
        handling = Handling(by: actor, party: assignment.party, lane: assignment.lane, at: now)
        requests = []
        confirmations = []
        clock?.handled(at: now)
        enter(.handled, at: now)
    }

    private mutating func hear(_ answer: Answer, by actor: String, at now: Date) {
        switch answer {
        case .done: finish(.resolvedByParty, by: actor, at: now)
        case .needsHelp, .notMine, .disagree: if assignment?.takenOverAt == nil { assignment?.takenOverAt = now }
        }
    }

    private mutating func grant(_ kind: Request.Kind, at now: Date) {
        guard let request = requests.first(where: { $0.kind == kind }) else { return }
        requests.removeAll { $0.kind == kind }
        switch kind {
        case .sendBack:
            counts.wrongDispatches += 1
            assignment = nil
            lane = attempts.last?.lane
            enter(.filed, at: now)
        case .extend:
            counts.extensions += 1
            clock?.extendedUntil = request.until
        case .suspend:
            counts.suspensions += 1
            clock?.pause(at: now, reviewAt: request.until)
            enter(.suspended, at: now)
        case .void: end(.voided, at: now)
        }
    }

    private mutating func checkIn(_ party: String, at now: Date) {
        guard let index = callIns.lastIndex(where: { $0.party.id == party }) else { return }
        callIns[index].checkedInAt = now
        if callIns[index].isLate { counts.lateCheckIns += 1 }
    }

    private mutating func inspect(_ passed: Bool, _ seen: Outcome, at now: Date) {
        if passed {
            outcome = seen
            end(.closed, at: now)
        } else {
            counts.reworks += 1
            goBack(at: now)
        }
    }

    /// Back to whoever had it: rework, dispute and reopening. The clock goes on as if it had never stood still.
    private mutating func goBack(at now: Date) {
        outcome = nil
        handling = nil
        inspector = nil
        confirmations = []
        quietUntil = nil
        clock?.goOn()
        assignment?.takenOverAt = nil
        assignment?.givenAt = now
        enter(assignment == nil ? .filed : .handling, at: now)
    }
}
