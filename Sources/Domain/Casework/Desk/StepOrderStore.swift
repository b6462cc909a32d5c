// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import People
import Storage
import Territory
import Web
import WorkingTime

/// Turns what was typed into a step and takes it, all in one transaction.
///
/// Throws `Invalid` with remarks at `ACTION-FIELD`, the rules' refusals, and `StorageError.stale` where the case has changed since it was shown.
struct StepOrderStore {
    let db: any Connection
    let index: TerritoryIndex
    let actor: Actor
    let now: Date
    let action: Case.Action
    let form: Form
    let photos: [Report.Photo]

    static let wordsLimit = 2000

    private var flow: FlowStore { FlowStore(db) }
    private var store: CaseStore { CaseStore(db) }
    private var words: Step.Words { Step.Words(form["words"], note: form["note"]) }

    func remark(_ field: String, _ text: Text) -> Invalid { Invalid("\(action.rawValue)-\(field)", text) }

    /// Takes the step; answers the case and the number of the step that the words and photos belong to.
    func take(on number: String) throws -> (found: Case, step: Int) {
        guard let found = try store.find(number, for: actor) else { throw StorageError.absent }
        guard let seen = Int(form["version"]) else { throw Problem.malformed }
        guard found.version == seen else { throw StorageError.stale }
        try checkWords()
        let taken = try take(on: found)
        // A correction that goes with filing is a step of its own before it; the lot's draw is one after.
        let step = action == .file && taken.version > seen + 1 ? try stepNumber(of: .file, in: taken) : seen + 1
        try StepPhotoStore(db).keep(photos, of: taken, step: step)
        if action == .file || action == .correct { try db.index(taken.id, taken.searchText, in: "casework_search") }
        return (taken, step)
    }

    private func stepNumber(of action: Case.Action, in found: Case) throws -> Int {
        try store.steps(of: found).last { $0.action == action }?.number ?? found.version
    }

    private func checkWords() throws {
        if form["words"].count > Self.wordsLimit { throw remark("words", .wordsTooLong(Self.wordsLimit)) }
        if form["note"].count > Self.wordsLimit { throw remark("note", .wordsTooLong(Self.wordsLimit)) }
        if CaseWorkflow.rules[action]?.needsWords == true, form["words"].isEmpty { throw remark("words", .wordsNeeded(action)) }
    }

    private func take(on found: Case) throws -> Case {
        switch action {
        case .file: return try file(found)
        case .dispatch: return try dispatch(found)
        case .stepUp: return try stepUp(found)
        case .join: return try join(found)
        case .correct: return try correct(found)
        case .redact: return try redact(found)
        default: return try flow.take(try order(on: found), on: found.number, by: actor, at: now, saying: words)
        }
    }

    /// The orders that need nothing but the form and the case.
    private func order(on found: Case) throws -> Case.Order {
        switch action {
        case .askVerification: return .askVerification
        case .verify: return .verify(isTrue: try choice("result", of: ["yes": true, "no": false]))
        case .decline: return .decline(try chosen("reason"))
        case .takeOver: return .takeOver
        case .answer: return .answer(try chosen("answer"))
        case .requestReturn: return .request(.sendBack, until: nil)
        case .requestExtension: return .request(.extend, until: try day("until").adding(days: 1).start().addingTimeInterval(-60))
        case .requestSuspension: return .request(.suspend, until: try day("until").start())
        case .requestVoid: return .request(.void, until: nil)
        case .grantReturn: return .grant(.sendBack)
        case .grantExtension: return .grant(.extend)
        case .grantSuspension: return .grant(.suspend)
        case .grantVoid: return .grant(.void)
        case .denyReturn: return .deny(.sendBack)
        case .denyExtension: return .deny(.extend)
        case .denySuspension: return .deny(.suspend)
        case .denyVoid: return .deny(.void)
        case .callIn: return .callIn(Case.Party(try team()), checkInBy: try checkInTime(in: found))
        case .checkIn: return .checkIn(party: found.callIns.last { actor.parties.contains($0.party.id) && $0.checkedInAt == nil }?.party.id ?? "")
        case .resume: return .resume
        case .supervise: return .supervise
        case .answerSupervision: return .answerSupervision
        case .handle: return .handle(try outcome(of: found))
        case .settle: return .settle(keptUntil: try day("until").adding(days: 1).start())
        case .inspect: return form["seen"] == "rework" ? .inspect(passed: false, .notResolved) : .inspect(passed: true, try chosen("seen"))
        case .reopen: return .reopen
        case .appeal: return .appeal
        default: throw Problem.malformed
        }
    }

    // MARK: Steps that ask the list, the map or the team

    private func file(_ found: Case) throws -> Case {
        let (listed, condition) = try condition(for: found)
        var corrected = found
        if let place = try changedPlace(of: found) {
            corrected = try store.take(.correct(matter: nil, place: place, limit: nil), on: found.number, by: actor, at: now)
        }
        let route = try Route(listed, tenure: corrected.place.tenure, hasConcerned: corrected.place.premisesID != nil)
        return try flow.file(found.number, as: route, under: condition, by: actor, at: now, saying: words)
    }

    private func correct(_ found: Case) throws -> Case {
        let place = try changedPlace(of: found), isMatterChosen = !form["condition"].isEmpty
        let chosen = isMatterChosen ? try condition(for: found) : nil
        guard place != nil || chosen != nil else { throw remark("place", .nothingToCorrect) }
        let limit = found.clock == nil ? nil : chosen.map { CaseClock.Limit(time: $0.condition.limit, condition: $0.condition.name) }
        return try store.take(
            .correct(matter: chosen?.listed.matter.reference, place: place, limit: limit), on: found.number, by: actor, at: now, saying: words)
    }

    private func dispatch(_ found: Case) throws -> Case {
        let assignment: Case.Assignment
        if form["to"] == "list" {
            guard let route = try flow.route(for: found, on: Day(now)),
                let listed = try flow.assignment(found.lane.flatMap { route.stop(in: $0) } ?? route.first, of: route, for: found, at: now)
            else { throw remark("team", .listNamesNobody) }
            assignment = listed
        } else {
            assignment = try otherAssignment()
        }
        return try store.take(.dispatch(assignment), on: found.number, by: actor, at: now, saying: words)
    }

    private func stepUp(_ found: Case) throws -> Case {
        let failure: Case.Attempt.Failure = try chosen("failure")
        if form["to"] == "list" {
            guard let next = try flow.stepUp(found, because: failure, by: actor, at: now, saying: words) else {
                throw remark("team", .listNamesNobody)
            }
            return next
        }
        return try store.take(.stepUp(try otherAssignment(), because: failure), on: found.number, by: actor, at: now, saying: words)
    }

    /// A party of the dispatcher's own choice: then a reason is owed.
    private func otherAssignment() throws -> Case.Assignment {
        let team = try team()
        guard let lane = Lane(rawValue: form["lane"]) else { throw remark("lane", .chooseHere) }
        guard !form["words"].isEmpty else { throw remark("words", .whyThisParty) }
        return Case.Assignment(lane: lane, party: Case.Party(team), why: .chosenByHand)
    }

    private func join(_ found: Case) throws -> Case {
        let typed = form["other"].isEmpty ? form["number"] : form["other"]
        guard let number = CaseNumber.read(typed) else { throw remark("number", .numberMalformed) }
        let other = try store.find(number, for: actor)
        guard number == found.number || other?.status.isOpen == true else { throw remark("number", .noOpenCase) }
        return try flow.take(.join(number: number), on: found.number, by: actor, at: now, saying: words)
    }

    private func redact(_ found: Case) throws -> Case {
        let phrases = form["phrases"].split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard !phrases.isEmpty else { throw remark("phrases", .phrasesNeeded) }
        do {
            return try RedactionStore(db).redact(phrases, on: found.number, by: actor, at: now, saying: words)
        } catch StorageError.absent { throw remark("phrases", .phrasesNotFound) }
    }

    // MARK: Fields

    private func chosen<Value: RawRepresentable<String>>(_ field: String) throws -> Value {
        guard let value = Value(rawValue: form[field]) else { throw remark(field, .chooseHere) }
        return value
    }

    private func choice<Value>(_ field: String, of values: [String: Value]) throws -> Value {
        guard let value = values[form[field]] else { throw remark(field, .chooseHere) }
        return value
    }

    private func day(_ field: String) throws -> Day {
        guard let day = Day(form[field]) else { throw remark(field, .dayNeeded) }
        guard day > Day(now), day <= Day(now).adding(days: 730) else { throw remark(field, .dayAhead) }
        return day
    }

    private func team() throws -> Team {
        guard let team = try PeopleStore(db).team(form["team"]), team.until.map({ $0 > Day(now) }) ?? true else { throw remark("team", .chooseHere) }
        return team
    }

    private func outcome(of found: Case) throws -> Case.Outcome {
        let outcome: Case.Outcome = try chosen("outcome")
        guard outcome == .resolved, photos.isEmpty, let reference = found.matter, let limit = found.clock?.limit else { return outcome }
        let condition = try MandateStore(db).matter(reference)?.matter.conditions.first { $0.name == limit.condition }
        if condition?.needsPhoto == true { throw remark("photos", .photoNeeded) }
        return outcome
    }

    private func checkInTime(in found: Case) throws -> Date {
        guard let limit = CallInTime(rawValue: form["within"])?.limit else { throw remark("within", .chooseHere) }
        return try CalendarStore(db).calendar(for: found.place.areaPath).deadline(from: now, limit: limit)
    }

    private func condition(for found: Case) throws -> (listed: ListedMatter, condition: FilingCondition) {
        guard let key = ConditionKey(form["condition"]) else { throw remark("condition", .chooseHere) }
        guard let listed = try MandateStore(db).matter(key.code, scheme: key.scheme, on: Day(now), for: found.place.areaPath),
            let condition = listed.matter.condition(key.number)
        else { throw remark("condition", .chooseHere) }
        return (listed, condition)
    }

    /// The place as it was corrected in the form; nil where it was left as it is.
    private func changedPlace(of found: Case) throws -> Case.Place? {
        var place = found.place
        if !form["place"].isEmpty, form["place"] != found.place.text {
            place = try self.place(in: form["place"])
        }
        if let tenure = Tenure(rawValue: form["tenure"]) { place.tenure = tenure }
        return place == found.place ? nil : place
    }

    private func place(in words: String) throws -> Case.Place {
        switch PlaceFinder(index: index).find(words: words, choice: form["candidate"], point: nil, premisesCode: "") {
        case .place(let place): return place
        case .candidates(let several): throw remark("place", .severalPlaces(several.prefix(4).map(\.text)))
        case .unknown, .outside: throw remark("place", .stepPlaceUnknown)
        }
    }
}
