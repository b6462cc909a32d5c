// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Localization
import Mandates
import People
import Storage
import Web
import WorkingTime

/// What someone on the staff needs beside a case in order to act on it.
struct StaffMaterial {
    /// What this person may do now, the most pressing first.
    var actions: [Case.Action] = []
    var main: Case.Action?
    /// The reports with who sent them; empty for those who may not know.
    var reports: [Report] = []
    var mayReadNotes = false
    /// The names of colleagues by account.
    var names: [String: String] = [:]
    /// Matters that the words may mean, best first.
    var suggested: [MatterAdvice] = []
    /// What other rooms tell of it.
    var elsewhere: HTML?
    /// The version that was asked; nil where only the list's words spoke.
    var learnt: MatterModelStore.Version?
    /// All matters that may be chosen.
    var matters: [ListedMatter] = []
    /// The filing condition under which the clock runs.
    var condition: FilingCondition?
    /// Whom the list names to begin with.
    var proposal: Case.Assignment?
    /// Why the list names nobody.
    var refusal: RoutingRefusal?
    /// Whom the list names for the next lane.
    var next: Case.Assignment?
    /// Those who may be given the case or called in.
    var teams: [Team] = []
    /// Open cases nearby that may be the same.
    var similar: [Case] = []
}

/// Reads what the forms of a case need, for one person.
struct StaffStore {
    let db: any Connection
    let memory: Memory
    init(_ db: any Connection, memory: Memory) {
        self.db = db
        self.memory = memory
    }

    func material(for found: Case, steps: [Step], actor: Actor, at now: Date) throws -> StaffMaterial {
        var material = StaffMaterial()
        let actions = found.staffActions(for: actor)
        // Filing asks for place and matter anyhow.
        material.actions = actions.contains(.file) ? actions.filter { $0 != .correct } : actions
        material.main = found.mainAction(for: actor)
        material.mayReadNotes = found.mayReadNotes(actor)
        if found.mayReadReporter(actor) { material.reports = try IntakeStore(db).reports(of: found) }
        if material.mayReadNotes {
            let people =
                steps.map(\.actor) + material.reports.flatMap { [$0.helper, $0.account] }.compactMap(\.self) + [found.inspector].compactMap(\.self)
            material.names = try AccountStore(db).names(of: Set(people.filter { !$0.contains(":") && $0 != Actor.anonymous.id }))
        }
        try addMatters(to: &material, for: found, at: now)
        try addParties(to: &material, for: found, at: now)
        if material.actions.contains(.join) { material.similar = try similar(to: found, for: actor) }
        return material
    }

    private func addMatters(to material: inout StaffMaterial, for found: Case, at now: Date) throws {
        let mandates = MandateStore(db)
        if material.actions.contains(.file) || material.actions.contains(.correct) {
            material.matters = try memory.matters(for: found.place.areaPath, on: Day(now), at: now, in: db)
            var suggested = try memory.advice(on: found.words, for: found.place.areaPath, limit: 3, at: now, in: db)
            if let known = found.matter, let own = material.matters.first(where: { $0.matter.code == known.code && $0.list.scheme == known.scheme }) {
                // What a reporter or clerk named comes first.
                let advice = suggested.first { $0.listed == own } ?? MatterAdvice(listed: own, probability: nil, isSure: false, because: [])
                suggested = [advice] + suggested.filter { $0.listed != own }
            }
            material.suggested = suggested
            if suggested.contains(where: { $0.probability != nil }) { material.learnt = try MatterModelStore(db).newest() }
        }
        if let reference = found.matter, let limit = found.clock?.limit {
            material.condition = try mandates.matter(reference)?.matter.conditions.first { $0.name == limit.condition }
        }
    }

    private func addParties(to material: inout StaffMaterial, for found: Case, at now: Date) throws {
        let flow = FlowStore(db)
        guard [.dispatch, .stepUp, .callIn].contains(where: material.actions.contains) else { return }
        material.teams = try PeopleStore(db).teams(serving: found.place.areaPath, on: Day(now)).filter { $0.kind != .commandRoom }
        do {
            guard let route = try flow.route(for: found, on: Day(now)) else { return }
            if material.actions.contains(.dispatch), found.status == .filed {
                material.proposal = try flow.assignment(found.lane.flatMap { route.stop(in: $0) } ?? route.first, of: route, for: found, at: now)
            }
            if let lane = found.lane, let stop = route.stop(after: lane) {
                material.next = try flow.assignment(stop, of: route, for: found, at: now)
            }
        } catch let refusal as RoutingRefusal { material.refusal = refusal }
    }

    /// Open cases of the same place or matter, private ones too where the actor may see them.
    private func similar(to found: Case, for actor: Actor) throws -> [Case] {
        let near = try BoardStore(db).similar(
            to: String(found.words.prefix(60)), near: found.place.coordinate, areaPath: found.place.areaPath, matterCode: found.matter?.code, limit: 6
        )
        return near.filter { $0.id != found.id }
    }
}
