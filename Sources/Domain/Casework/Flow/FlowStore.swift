// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Localization
import Mandates
import People
import Secrets
import Storage
import Triage
import WorkingTime

/// What follows by itself: the list files and dispatches where nothing is in doubt, the lot draws inspectors, the clock closes and steps up.
///
/// It acts as `system:list`, `system:lot` and `system:clock`, through the same `take` as everyone else.
public struct FlowStore {
    let db: any Connection
    public init(_ db: any Connection) { self.db = db }

    static let list = Actor.system("list", permissions: [.casework("file"), .casework("dispatch"), .casework("stepUp")])
    static let lot = Actor.system("lot")
    static let clock = Actor.system("clock", permissions: [.casework("stepUp"), .casework("resume")])

    /// How long neighbours may object after a party settled something itself: a day and a night.
    static let quietTime: TimeInterval = 86_400
    /// Without any confirmation for so long, someone is sent to look.
    static let confirmationTime: TimeInterval = 3 * 86_400
    /// Of 1,000 cases that closed without staff, so many are looked at all the same.
    static let sampleShare = 100
    /// The same where nobody but visitors without an account confirmed: they are the easiest to make up.
    static let visitorShare = 300
    /// A third time at the same premises within so many days goes past self-governance.
    static let repetitionDays = 30.0

    // MARK: Intake

    /// Takes in a report and sets in motion what the list says, if nothing is in doubt: matter, place and party are known,
    /// and either those concerned can settle it themselves or there is danger.
    ///
    /// - Parameter matters: the matters of the place, read beforehand so that the writer need not; read here where they are nil.
    public func receive(
        _ new: Report.New, secret: String, by actor: Actor, at now: Date, among matters: [ListedMatter]? = nil
    ) throws -> IntakeStore.Receipt {
        let listed = try new.matter.flatMap { try MandateStore(db).matter($0.code, scheme: $0.scheme, on: Day(now), for: new.place.areaPath) }
        let receipt = try IntakeStore(db).receive(new, secret: secret, matter: listed?.matter, by: actor, at: now)
        if !receipt.isRepeated, listed?.matter.isDanger ?? false || !Danger.find(in: new.words).isEmpty {
            try alert(receipt.number, at: now)
        }
        guard let listed, !receipt.isRepeated, !receipt.joined, new.nature == .request || new.nature == .complaint else { return receipt }
        guard let route = try? Route(listed, tenure: new.place.tenure, hasConcerned: new.place.premisesID != nil),
            let condition = route.conditions.first
        else { return receipt }
        guard route.isDanger || route.first.lane == .selfGovernance && new.place.premisesID != nil else { return receipt }
        guard try route.isDanger || !isInDoubt(new, listed, on: Day(now), among: matters) else { return receipt }
        try file(receipt.number, as: route, under: condition, by: FlowStore.list, at: now)
        return receipt
    }

    /// Danger waits for no clock: everyone in scope is told in the same transaction, at night too; also where it is told of a case that was none.
    private func alert(_ number: String, at now: Date) throws {
        guard let found = try CaseStore(db).find(number, for: FlowStore.list) else { return }
        try ReminderStore(db).tell(.danger(found), of: found, at: now)
    }

    /// Whether a registrar must look first: the words tell of danger, or they plainly mean other matters than the one that was named.
    private func isInDoubt(_ new: Report.New, _ listed: ListedMatter, on day: Day, among matters: [ListedMatter]?) throws -> Bool {
        guard Danger.find(in: new.words).isEmpty else { return true }
        if !Suggestion.rank([listed], for: new.words).isEmpty { return false }
        let meant = Suggestion.rank(try matters ?? MandateStore(db).matters(on: day, for: new.place.areaPath), for: new.words, limit: 1)
        return !meant.isEmpty
    }

    /// Files a case under a condition of the list and dispatches it by the same row.
    ///
    /// Where the list's party cannot be found the case stays filed, on the dispatcher's desk.
    @discardableResult
    public func file(
        _ number: String, as route: Route, under condition: FilingCondition, by actor: Actor, at now: Date, saying words: Step.Words = .none
    ) throws -> Case {
        let limit = CaseClock.Limit(time: condition.limit, condition: condition.name)
        let filed = try CaseStore(db).take(
            .file(matter: route.reference, limit: limit, isPrivate: route.isPrivate, isDanger: route.isDanger ? true : nil), on: number, by: actor,
            at: now, saying: words)
        if route.isDanger { try alert(number, at: now) }
        // Where there is danger, the highest lane whose party the town has: a crew at work is better than a case on a desk.
        let stops = route.isDanger ? route.stops.reversed() : [route.first]
        guard let assignment = try stops.lazy.compactMap({ try assignment($0, of: route, for: filed, at: now) }).first else { return filed }
        let dispatched = try CaseStore(db).take(.dispatch(assignment), on: number, by: FlowStore.list, at: now)
        guard assignment.lane == .selfGovernance, try isThirdTime(dispatched, at: now) else { return dispatched }
        return try stepUp(dispatched, because: .repeated, by: FlowStore.list, at: now) ?? dispatched
    }

    private func isThirdTime(_ found: Case, at now: Date) throws -> Bool {
        guard let premises = found.place.premisesID, let matter = found.matter else { return false }
        let since = now.addingTimeInterval(-FlowStore.repetitionDays * 86_400)
        let before: [Case] = try db.run(
            """
            SELECT body FROM casework_case WHERE premises_id = \(premises) AND matter_scheme = \(matter.scheme) AND matter_code = \(matter.code)
                AND opened_at >= \(since) AND number <> \(found.number) AND status NOT IN \(.list([Case.Status.declined, .voided, .joined]))
            """
        ).map { try Codec.value($0.get("body")) }
        return before.filter(\.isFounded).count >= 2
    }

    // MARK: Dispatch

    /// The way of a case by the list that holds for its place today.
    public func route(for found: Case, on day: Day) throws -> Route? {
        guard let matter = found.matter else { return nil }
        return try MandateStore(db).route(
            matter: matter, areaPath: found.place.areaPath, tenure: found.place.tenure, hasConcerned: found.place.premisesID != nil, on: day)
    }

    /// Who acts in a lane, as the list names them and People knows them; nil where there is no such party.
    public func assignment(_ stop: Route.Stop, of route: Route, for found: Case, at now: Date) throws -> Case.Assignment? {
        guard let party = try party(stop.party, for: found) else { return nil }
        let calendar = try CalendarStore(db).calendar(for: found.place.areaPath)
        return Case.Assignment(
            lane: stop.lane, party: party, why: route.why(stop), answerBy: calendar.deadline(from: now, limit: stop.answer))
    }

    private func party(_ rule: PartyRule, for found: Case) throws -> Case.Party? {
        switch rule {
        case .concerned: return found.place.premisesID.map { Case.Party(id: "premises:\($0)", kind: .premises, publicName: .partyConcerned) }
        case .team(let code): return try PeopleStore(db).team(code).map(Case.Party.init)
        case .grid:
            let teams = try PeopleStore(db).teams(serving: found.place.areaPath)
            let nearest = teams.filter { $0.kind == .gridTeam || $0.kind == .community }.max { $0.areaPath.utf8.count < $1.areaPath.utf8.count }
            return nearest.map(Case.Party.init)
        }
    }

    /// Opens the next lane of the list; nil where the list has none or nobody for it.
    @discardableResult
    public func stepUp(
        _ found: Case, because failure: Case.Attempt.Failure, by actor: Actor, at now: Date, saying words: Step.Words = .none
    ) throws -> Case? {
        guard let lane = found.lane, let route = try route(for: found, on: Day(now)), let stop = route.stop(after: lane) else { return nil }
        guard let next = try assignment(stop, of: route, for: found, at: now) else { return nil }
        return try CaseStore(db).take(.stepUp(next, because: failure), on: found.number, by: actor, at: now, saying: words)
    }

    // MARK: Steps with a consequence

    /// Takes a step and what follows from it at once: who handled as staff is inspected by someone drawn by lot; reports move with a join.
    @discardableResult
    public func take(
        _ order: Case.Order, on number: String, by actor: Actor, at now: Date, saying words: Step.Words = .none, seen version: Int? = nil
    ) throws -> Case {
        let isJoined = try order == .appeal && CaseStore(db).find(number, for: .system("join"))?.status == .joined
        let taken = try CaseStore(db).take(order, on: number, by: actor, at: now, saying: words, seen: version)
        switch order {
        case .appeal where isJoined: try JoiningStore(db).separate(taken, at: now)
        case .handle: return try draw(for: taken, at: now) ?? taken
        case .join(let target): try join(taken, to: target, by: actor, at: now)
        default: break
        }
        return taken
    }

    private func join(_ joined: Case, to number: String, by actor: Actor, at now: Date) throws {
        guard let target = try CaseStore(db).find(number, for: actor), target.status.isOpen else { throw StorageError.absent }
        try JoiningStore(db).join(joined, to: target, at: now)
    }

    /// Draws the inspector: the seed is the hash of the step that closed the handling, so that anyone can repeat the draw.
    public func draw(for handled: Case, at now: Date) throws -> Case? {
        guard let handling = handled.handling else { return nil }
        let candidates = try AccountStore(db).accounts(having: .casework("inspect"), covering: handled.place.areaPath, at: now).map { person in
            InspectionLot.Candidate(id: person.id, parties: person.teams, load: try openInspections(of: person.id))
        }
        let eligible = InspectionLot.eligible(
            candidates, for: handling, reporters: handled.reporterAccounts, lastInspector: try lastInspector(of: handling.party.id))
        guard let drawn = InspectionLot.draw(from: eligible, seed: try CaseStore(db).headOf(handled.id)) else { return nil }
        return try CaseStore(db).take(.draw(inspector: drawn.id), on: handled.number, by: FlowStore.lot, at: now)
    }

    private func openInspections(of account: String) throws -> Int {
        try db.run("SELECT count(*) AS n FROM casework_case WHERE inspector_id = \(account) AND status = \(Case.Status.inspecting)").first?.get("n")
            ?? 0
    }

    private func lastInspector(of party: String) throws -> String? {
        try db.run(
            """
            SELECT inspector_id FROM casework_case WHERE party_id = \(party) AND inspector_id IS NOT NULL
            ORDER BY status_since DESC, number DESC LIMIT 1
            """
        ).first?.get("inspector_id")
    }
}

extension Case.Party {
    init(_ team: Team) {
        let kind: Kind =
            switch team.kind {
            case .department: team.isAuthorisedEnforcement ? .enforcement : .department
            case .community: .community
            case .gridTeam: .gridTeam
            case .enforcement: .enforcement
            case .commandRoom: .department
            case .volunteers: .volunteers
            case .circle: .circle
            }
        self.init(id: team.id, kind: kind, publicName: team.name)
    }
}
