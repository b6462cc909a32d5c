// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Localization
import Mandates
import Storage
import Territory
import Triage
import Web

/// What is known beside a report that someone writes down for another, and whether it can be taken down.
struct ProxyDesk {
    let database: any Database
    let atlas: Atlas
    let memory: Memory

    func beside(_ report: ProxyReport, _ actor: Actor, at now: Date) async throws -> PhonePages.Beside {
        let index = try await atlas.index(on: Day(now), in: database)
        return try await database.read { db in try beside(report, actor, index, at: now, in: db) }
    }

    func beside(_ report: ProxyReport, _ actor: Actor, _ index: TerritoryIndex, at now: Date, in db: any Connection) throws -> PhonePages.Beside {
        var beside = PhonePages.Beside()
        beside.isDanger = !Danger.find(in: report.words).isEmpty
        if !report.placeWords.isEmpty || report.choice == PlaceFinder.wordsOnly {
            beside.place = PlaceFinder(index: index).find(words: report.placeWords, choice: report.choice, point: nil, premisesCode: "")
        }
        guard report.words.count > 1 else { return beside }
        var path = actor.firstArea, point: Coordinate?
        if case .place(let place) = beside.place {
            path = place.areaPath
            point = place.coordinate
        }
        let suggestions = try memory.advice(on: report.words, for: path, limit: 4, at: now, in: db)
        beside.matters = suggestions
        beside.isDanger = beside.isDanger || suggestions.first.map { $0.matter.isDanger && ($0.isSure || $0.probability == nil) } ?? false
        beside.similar = try BoardStore(db).recognisable(report.words, suggestions, near: point, areaPath: path, limit: 4)
        return beside
    }

    /// The place, where everything can be taken down; else what is to be asked again.
    func check(_ report: ProxyReport, _ beside: PhonePages.Beside) async throws -> (Case.Place?, Invalid) {
        var invalid = Invalid(), place: Case.Place?
        if report.words.isEmpty { invalid["words"] = .wordsOfCaller }
        if report.words.count > ReportDraft.wordLimit { invalid["words"] = .wordsTooLong(ReportDraft.wordLimit) }
        switch beside.place {
        case .place(let found): place = found
        case .candidates: invalid["choice"] = .placeSeveral
        case .unknown, .outside: invalid["place"] = .placeNotOnMap
        case nil: invalid["place"] = .placeOfCaller
        }
        if report.name.count > ReportDraft.nameLimit { invalid["name"] = .wordsTooLong(ReportDraft.nameLimit) }
        if !report.phone.isEmpty, !ReportDraft.isPhone(report.phone) { invalid["phone"] = .phoneOdd }
        if !report.joins.isEmpty {
            let joins = report.joins
            let other = try await database.read { try CaseStore($0).publicCase(joins) }
            if other?.status.isOpen != true { invalid["joins"] = .joinedGone }
        }
        return (place, invalid)
    }
}
