// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Localization
import Mandates
import Storage
import Territory

/// Half a year of cases, lived through by the rooms' own functions: what the rules refuse does not happen here either.
struct DemoCasework {
    let db: any Connection
    let staff: [String: Actor]
    let places: DemoPlaces
    let now: Date
    var random: DemoRandom

    /// Lives one case through, from its report at `start` until today or its end.
    mutating func live(_ kind: DemoMatters.Kind, matter: Matter, key: String, at start: Date) throws {
        guard let spot = places.spot(kind.spot, &random) else { return }
        var new = Report.New(key: key)
        new.words = pick(kind.words)
        new.place = spot
        new.matter = matter.reference
        new.channel = channel()
        let reporter = Actor.visitor("demo-\(key)")
        let receipt = try FlowStore(db).receive(new, secret: "demo-secret-\(key)", by: reporter, at: start)
        var at = start
        for _ in 0..<24 {
            guard let found = try CaseStore(db).find(receipt.number, for: .system("demo")), let next = try step(found, matter, reporter, &at), next
            else { return }
        }
    }

    /// The next thing that happens to a case; false where it comes after today, nil where it rests.
    private mutating func step(_ found: Case, _ matter: Matter, _ reporter: Actor, _ at: inout Date) throws -> Bool? {
        switch found.status {
        case .received: return try registered(found, matter, &at)
        case .filed: return nil
        case .handling where found.lane == .selfGovernance: return try settled(found, &at)
        case .handling: return try worked(found, &at)
        case .handled: return try confirmed(found, reporter, &at)
        case .inspecting: return try inspected(found, &at)
        case .suspended: return try resumed(found, &at)
        case .verifying:
            guard later(&at, hours: 1...8), let worker = gridWorker(of: found) else { return false }
            try flow(.verify(isTrue: true), found, worker, at, DemoMatters.isSo)
            return true
        case .closed:
            guard found.counts.disputes == 0, chance(3), later(&at, hours: 10...60) else { return nil }
            try flow(.dispute, found, reporter.standing(for: ["reporter:\(found.id)"]), at, pick(DemoMatters.disputes))
            return true
        case .declined, .voided, .joined: return nil
        }
    }

    private mutating func registered(_ found: Case, _ matter: Matter, _ at: inout Date) throws -> Bool {
        guard later(&at, hours: 0.1...2.5), let registrar = staff["zhoumin"] else { return false }
        if chance(3) {
            try flow(.decline(.tooVague), found, registrar, at, DemoMatters.tooVague)
        } else if chance(6), found.verification == nil {
            try flow(.askVerification, found, registrar, at, "")
        } else if let route = try? FlowStore(db).route(for: found, on: Day(at)), let condition = route.conditions.first {
            try FlowStore(db).file(found.number, as: route, under: condition, by: registrar, at: at)
        } else {
            return false
        }
        return true
    }

    private mutating func settled(_ found: Case, _ at: inout Date) throws -> Bool {
        guard let party = found.assignment?.party else { return false }
        if let mediator = staff.values.filter({ $0.parties.contains(party.id) }).min(by: { $0.id < $1.id }) {
            guard later(&at, hours: 4...40) else { return false }
            try flow(.settle(keptUntil: at + 30 * 86_400), found, mediator, at, pick(DemoMatters.agreed))
            return true
        }
        let shop = Actor.visitor("demo-\(party.id)").standing(for: [party.id])
        if chance(82) {
            guard later(&at, hours: 0.2...1.8) else { return false }
            try flow(.answer(.done), found, shop, at, chance(50) ? pick(DemoMatters.answered) : "")
        } else if let answerBy = found.assignment?.answerBy {
            at = max(at, answerBy)
            guard at <= now else { return false }
            guard try FlowStore(db).stepUp(found, because: .noAnswer, by: .system("clock", permissions: [.casework("stepUp")]), at: at) != nil else {
                return false
            }
        }
        return true
    }

    private mutating func worked(_ found: Case, _ at: inout Date) throws -> Bool {
        guard let party = found.assignment?.party,
            let worker = staff.values.filter({ $0.parties.contains(party.id) && $0.may(.casework("handle")) }).min(by: { $0.id < $1.id })
        else { return false }
        if found.assignment?.takenOverAt == nil {
            guard later(&at, hours: 0.2...2) else { return false }
            try flow(.takeOver, found, worker, at, "")
            return true
        }
        if found.attempts.count == 1, found.lane == .management, worker.may(.casework("stepUp")), chance(45) {
            guard later(&at, hours: 1...6) else { return false }
            return try FlowStore(db).stepUp(found, because: .refused, by: worker, at: at) != nil
        }
        if found.counts.extensions == 0, chance(5), let dispatcher = staff["lintao"] {
            guard later(&at, hours: 1...4) else { return false }
            try flow(.request(.extend, until: at + 3 * 86_400), found, worker, at, pick(DemoMatters.reasons))
            guard later(&at, hours: 0.5...3) else { return false }
            try flow(.grant(.extend), found, dispatcher, at, "")
            return true
        }
        if found.counts.suspensions == 0, chance(4), let lead = staff["chenjie"] {
            guard later(&at, hours: 1...4) else { return false }
            try flow(.request(.suspend, until: at + 6 * 86_400), found, worker, at, pick(DemoMatters.reasons))
            guard later(&at, hours: 0.5...3) else { return false }
            try flow(.grant(.suspend), found, lead, at, "")
            return true
        }
        guard later(&at, hours: 1...(chance(12) ? 90 : 20)) else { return false }
        try flow(.handle(.resolved), found, worker, at, pick(DemoMatters.handled))
        return true
    }

    private mutating func confirmed(_ found: Case, _ reporter: Actor, _ at: inout Date) throws -> Bool {
        if let quiet = found.quietUntil {
            at = max(at, quiet)
            guard at <= now else { return false }
            try flow(.close, found, .system("clock"), at, "")
            return true
        }
        guard chance(92) else {
            // Nobody said anything: after three days someone is sent to look.
            at = (found.statusSince + 3 * 86_400).roundedToSecond
            return try at <= now && FlowStore(db).draw(for: found, at: at) != nil
        }
        guard later(&at, hours: 0.5...6) else { return false }
        try flow(
            .confirm(weight: 2, quietUntil: at + 86_400), found, reporter.standing(for: ["reporter:\(found.id)"]), at,
            chance(40) ? pick(DemoMatters.thanks) : "")
        return true
    }

    private mutating func inspected(_ found: Case, _ at: inout Date) throws -> Bool {
        guard let inspector = staff.values.first(where: { $0.id == found.inspector }), later(&at, hours: 1...22) else { return false }
        let passed = found.counts.reworks > 0 || chance(90)
        try flow(
            .inspect(passed: passed, passed ? .resolved : .notResolved), found, inspector, at,
            pick(passed ? DemoMatters.inspected : DemoMatters.failed))
        return true
    }

    private mutating func resumed(_ found: Case, _ at: inout Date) throws -> Bool {
        guard let lead = staff["chenjie"], later(&at, hours: 30...140) else { return false }
        try flow(.resume, found, lead, at, "")
        return true
    }

    private func flow(_ order: Case.Order, _ found: Case, _ actor: Actor, _ at: Date, _ words: String) throws {
        try FlowStore(db).take(order, on: found.number, by: actor, at: at, saying: Step.Words(words))
    }

    private func gridWorker(of found: Case) -> Actor? {
        staff.values.filter { $0.may(.casework("verify"), in: found.place.areaPath) }.min { $0.id < $1.id }
    }

    // MARK: Chance

    private mutating func later(_ at: inout Date, hours: ClosedRange<Double>) -> Bool {
        at = (at + Double.random(in: hours, using: &random) * 3600).roundedToSecond
        return at <= now
    }
    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }
    private mutating func channel() -> Report.Channel {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<6: .web
        case 6..<11: .qr
        case 11..<16: .phone
        case 16..<18: .patrol
        case 18: .visit
        default: .paper
        }
    }
}

extension Date {
    var roundedToSecond: Date { Date(timeIntervalSince1970: timeIntervalSince1970.rounded()) }
}
