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

/// What the pages of a report need to know besides what was typed.
struct ReportDesk: Sendable {
    let database: any Database
    let memory: Memory
    let index: TerritoryIndex
    let draft: ReportDraft
    let seal: PhotoSeal
    let frame: Frame
    let now: Date

    var found: PlaceFinder.Found {
        PlaceFinder(index: index).find(words: draft.placeWords, choice: draft.choice, point: draft.point, premisesCode: draft.premises)
    }

    /// The window that shows our whole area first.
    var box: [Double]? {
        index.areas.first?.boundary.boundingBox.map { [$0.west, $0.south, $0.east, $0.north] }
    }

    /// An address of the town, to show how one may be written.
    var example: Text? { index.premises.first?.address }

    func view(_ invalid: Invalid = Invalid(), place: Case.Place? = nil, matter: Matter? = nil) -> ReportView {
        let dangers = Danger.find(in: draft.words)
        return ReportView(
            frame: frame, draft: draft, seal: seal, invalid: invalid, place: place, dangers: dangers,
            isDanger: !dangers.isEmpty || matter?.isDanger ?? false, emergency: matter?.emergency ?? [])
    }

    /// Step 2, second half: matters that the words may mean, and cases that may be the same.
    func which(place: Case.Place) async throws -> Page {
        let view = view(place: place)
        return try await database.read { [self] db in
            let suggestions = try memory.advice(on: draft.words, for: place.areaPath, limit: 5, at: now, in: db)
            let similar = try BoardStore(db).recognisable(
                draft.words, suggestions, near: place.coordinate, areaPath: place.areaPath, limit: 3)
            let calendar = try memory.calendar(for: place.areaPath, at: now, in: db)
            return view.whichPage(
                suggestions: suggestions, similar: similar, view: CaseView(frame: frame, now: now, calendar: calendar))
        }
    }

    /// Step 3: what everyone will see.
    func check(_ invalid: Invalid, place: Case.Place) async throws -> Page {
        try await database.read { [self] db in
            let matter = try draft.matterCode.flatMap {
                try MandateStore(db).matter($0.code, scheme: $0.scheme, on: Day(now), for: place.areaPath)?.matter
            }
            var invalid = invalid
            let joins = draft.joins.isEmpty ? nil : try CaseStore(db).publicCase(draft.joins)
            if !draft.joins.isEmpty, joins?.status.isOpen != true { invalid["joins"] = .joinGone }
            let calendar = try memory.calendar(for: place.areaPath, at: now, in: db)
            return view(invalid, place: place, matter: matter).checkPage(
                masked: PersonalData.masked(draft.words), matter: matter, joins: joins?.status.isOpen == true ? joins : nil,
                view: CaseView(frame: frame, now: now, calendar: calendar))
        }
    }
}
