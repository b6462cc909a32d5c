// SPDX-License-Identifier: Apache-2.0
import Foundation
import Mandates
import WorkingTime

/// Someone is told once when a limit is near and once when it is over (提醒), and everyone in scope when there is danger.
struct Reminder: Hashable {
    enum Level: String, Sendable, CaseIterable {
        /// 80 % of the limit are used up.
        case near
        case over
        case danger
    }

    /// What it is about: the whole case, one of its stages, danger.
    enum Subject: Hashable {
        case whole, danger
        case stage(Stage)

        var word: String {
            switch self {
            case .whole: "case"
            case .danger: "danger"
            case .stage(let stage): stage.rawValue
            }
        }

        init?(_ word: String) {
            switch word {
            case "case": self = .whole
            case "danger": self = .danger
            default:
                guard let stage = Stage(rawValue: word) else { return nil }
                self = .stage(stage)
            }
        }
    }

    let subject: Subject
    /// When what it is about began: the same again after it was given back is another.
    let since: Date
    let level: Level
    let due: Date
    /// A party's id, an account's, the permission of an office (`casework.dispatch`), or everyone in scope.
    let recipient: String

    static let everyone = "*"
}

/// What must be told about a case now, and when it must be looked at next.
struct ReminderPlan: Hashable {
    var now: [Reminder] = []
    /// Nil where nothing will come without another step.
    var next: Date?

    /// A day at most, so that a calendar or limits that are changed meanwhile tell.
    static let farthest: TimeInterval = 86_400

    init(_ found: Case, _ limits: StageLimits, at moment: Date, in calendar: WorkCalendar) {
        guard found.status.isOpen else { return }
        if found.isDanger { now.append(.danger(found)) }
        let quietEnd = found.isDanger ? nil : limits.version(on: calendar.day(of: moment)).quiet.end(at: moment, in: calendar)
        func look(again date: Date) { next = min(next ?? .distantFuture, max(date, moment + 1)) }
        for run in Self.runs(found, limits, at: moment, in: calendar) {
            guard run.state.phase == .running else { continue }
            let level: Reminder.Level? =
                switch run.state.light {
                case .green: nil
                case .yellow: .near
                case .red: .over
                }
            if let level {
                // At night nothing is told, and nothing kept for the morning either: then it is looked at anew.
                if let quietEnd {
                    look(again: quietEnd)
                } else {
                    now.append(Reminder(subject: run.subject, since: run.since, level: level, due: run.state.due, recipient: run.recipient))
                    if level == .near { look(again: run.state.due + 1) }
                }
            } else {
                let whole = calendar.elapsed(from: run.since, to: run.state.due, unit: run.unit, pauses: run.pauses)
                look(again: calendar.deadline(from: run.since, amount: whole * 0.8, unit: run.unit, pauses: run.pauses) + 1)
            }
        }
        if let planned = next { next = min(planned, moment + Self.farthest) }
    }

    private struct Run {
        let subject: Reminder.Subject, since: Date, recipient: String, state: Clock.State, unit: TimeLimit.Unit, pauses: [Range<Date>]
    }

    private static func runs(_ found: Case, _ limits: StageLimits, at now: Date, in calendar: WorkCalendar) -> [Run] {
        let pauses = (found.clock?.pauses ?? []).compactMap { pause in pause.until.flatMap { pause.from < $0 ? pause.from..<$0 : nil } }
        var runs = found.stageClocks(limits, at: now, in: calendar).map { clock in
            Run(
                subject: .stage(clock.stage), since: clock.since, recipient: found.office(for: clock.stage) ?? clock.party?.id ?? Reminder.everyone,
                state: clock.state, unit: clock.limit.unit, pauses: pauses)
        }
        if let clock = found.clock, let party = found.assignment?.party, found.status == .handling {
            runs.append(
                Run(
                    subject: .whole, since: clock.start, recipient: party.id, state: clock.state(at: now, in: calendar), unit: clock.limit.time.unit,
                    pauses: pauses))
        }
        return runs
    }
}

extension Reminder {
    /// Once for each case, however often it is told.
    static func danger(_ found: Case) -> Reminder {
        Reminder(subject: .danger, since: found.openedAt, level: .danger, due: found.openedAt, recipient: everyone)
    }
}

extension Case {
    /// Which office or person a stage waits for; nil where it is the party.
    func office(for stage: Stage) -> String? {
        switch stage {
        case .register: "casework.file"
        case .verify: "casework.verify"
        case .dispatch: "casework.dispatch"
        case .takeOver, .handle: nil
        case .inspect: inspector
        case .decide:
            switch requests.min(by: { $0.at < $1.at })?.kind {
            case .sendBack: "casework.decideReturn"
            case .extend: "casework.decideExtension"
            case .suspend: "casework.decideSuspension"
            case .void, nil: "casework.decideVoid"
            }
        }
    }

    /// Whether a reminder still means something: what it is about has not ended.
    func isLive(_ reminder: Reminder) -> Bool {
        guard status.isOpen else { return false }
        switch reminder.subject {
        case .danger: return true
        case .whole: return status == .handling && clock?.start == reminder.since && assignment?.party.id == reminder.recipient
        case .stage(let stage): return waits.contains { $0.stage == stage && $0.since == reminder.since }
        }
    }
}
