// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import WorkingTime

/// How the limit of one stage stands (环节时限): computed on read from what the case's steps say, stopping only while the case is on hold.
public struct StageClock: Sendable, Hashable {
    public let stage: Stage
    public let since: Date
    public let limit: TimeLimit
    /// The party that is waited for; nil where it is an office.
    public let party: Case.Party?
    public let state: Clock.State
}

extension Case {
    /// Something that someone owes now.
    struct Wait: Hashable {
        let stage: Stage
        let since: Date
        let party: Party?
    }

    /// What is waited for now, the case's own stage first, then what others have to decide. Nothing while it is on hold or done.
    var waits: [Wait] {
        var waits: [Wait] = []
        switch status {
        case .received: waits.append(Wait(stage: .register, since: statusSince, party: nil))
        case .verifying: waits.append(Wait(stage: .verify, since: statusSince, party: nil))
        case .filed: waits.append(Wait(stage: .dispatch, since: statusSince, party: nil))
        case .handling:
            if let takenOverAt = assignment?.takenOverAt {
                waits.append(Wait(stage: .handle, since: takenOverAt, party: assignment?.party))
            } else {
                waits.append(Wait(stage: .takeOver, since: assignment?.givenAt ?? statusSince, party: assignment?.party))
            }
        case .inspecting: waits.append(Wait(stage: .inspect, since: statusSince, party: nil))
        case .suspended, .handled, .closed, .declined, .voided, .joined: break
        }
        // On hold, only what was asked for while nothing moves is still decided.
        if status.isOpen, let oldest = requests.map(\.at).min() { waits.append(Wait(stage: .decide, since: oldest, party: nil)) }
        return waits
    }

    /// The limit of a wait: for taking over what the list's row says, if it says something, else the area's limits of the day on which it began.
    func limit(of wait: Wait, _ limits: StageLimits, in calendar: WorkCalendar) -> TimeLimit? {
        if wait.stage == .takeOver, let answerBy = assignment?.answerBy, answerBy > wait.since {
            let working = TimeLimit(Int(calendar.elapsed(from: wait.since, to: answerBy, unit: .workingMinutes).rounded()), .workingMinutes)
            if working.amount > 0, calendar.deadline(from: wait.since, limit: working) == answerBy { return working }
            return TimeLimit(max(1, Int((answerBy.timeIntervalSince(wait.since) / 60).rounded())), .calendarMinutes)
        }
        return limits.limit(of: wait.stage, in: lane, danger: isDanger, on: calendar.day(of: wait.since))
    }

    /// The clocks of what is waited for now; a stage without a limit of its own has none.
    public func stageClocks(_ limits: StageLimits, at now: Date, in calendar: WorkCalendar) -> [StageClock] {
        waits.compactMap { wait in
            guard let limit = limit(of: wait, limits, in: calendar) else { return nil }
            let running = Clock(start: wait.since, limit: limit, pauses: clock?.pauses ?? [])
            return StageClock(stage: wait.stage, since: wait.since, limit: limit, party: wait.party, state: running.state(at: now, in: calendar))
        }
    }
}

/// The stages that a case has gone through, told from its steps: who had it how long, and who was late.
struct StageHistory {
    struct Span: Hashable {
        let stage: Stage
        let party: Case.Party?
        let since: Date
        /// Nil for what still runs.
        let until: Date?
        let state: Clock.State
        var wasLate: Bool { state.isOverdue }
    }

    let spans: [Span]
    var late: [Span] { spans.filter(\.wasLate) }

    /// - Throws: where a step cannot be read.
    init(_ steps: [Step], _ limits: StageLimits, at now: Date, in calendar: WorkCalendar) throws {
        guard let first = steps.first else {
            spans = []
            return
        }
        var told = Case(id: first.caseID, opening: try Codec.value(first.detail), words: "", at: first.at)
        var open: [Case.Wait: TimeLimit] = [:], spans: [Span] = []
        func begin(_ found: Case) {
            for wait in found.waits where open[wait] == nil {
                if let limit = found.limit(of: wait, limits, in: calendar) { open[wait] = limit }
            }
        }
        func end(_ wait: Case.Wait, _ limit: TimeLimit, until: Date?, pauses: [Clock.Pause]) {
            // What follows by itself at once is no time that anyone took.
            guard until != wait.since else { return }
            let clock = Clock(start: wait.since, limit: limit, pauses: pauses, stopped: until)
            spans.append(
                Span(stage: wait.stage, party: wait.party, since: wait.since, until: until, state: clock.state(at: until ?? now, in: calendar)))
        }
        begin(told)
        for step in steps.dropFirst() {
            told.apply(try Codec.value(step.detail), by: step.actor, at: step.at)
            let waits = Set(told.waits), isOnHold = told.status == .suspended
            for (wait, limit) in open where !waits.contains(wait) {
                // What is on hold has not ended.
                if isOnHold, wait.stage == .takeOver || wait.stage == .handle { continue }
                end(wait, limit, until: step.at, pauses: told.clock?.pauses ?? [])
                open[wait] = nil
            }
            begin(told)
        }
        for (wait, limit) in open { end(wait, limit, until: nil, pauses: told.clock?.pauses ?? []) }
        self.spans = spans.sorted { ($0.since, $0.stage.rawValue) < ($1.since, $1.stage.rawValue) }
    }
}
