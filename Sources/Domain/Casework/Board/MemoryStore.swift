// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Storage
import Synchronization
import Triage
import Web
import WorkingTime

/// What all requests share for a few seconds, so that a busy board asks the database little. One per database.
final class Memory: Sendable {
    let reportLimiter: RateLimiter?
    let photoLimiter: RateLimiter?
    let voiceLimiter: RateLimiter?
    /// Confirmations of one case from one address: a household or two, not a row of fresh browsers.
    let confirmLimiter: RateLimiter?
    /// Cases as JSON, and as marks on the map.
    let json: CaseShelf<[UInt8]>
    let marks: CaseShelf<String>
    /// Cases shown beside many others.
    private let neighbours: CaseShelf<Case>
    private let figures: Remembered<String, BoardStore.Figures>
    private let calendars: Remembered<String, WorkCalendar>
    private let limits: Remembered<String, StageLimits>
    private let mattersByArea: Remembered<String, [ListedMatter]>
    private let version: Remembered<String, Int?>
    /// The model that was asked last: loaded once for each version.
    private let model = Mutex<(id: Int, model: MatterModel?)?>(nil)

    init(_ tools: Casework.Tools) {
        reportLimiter = tools.reportLimit.map { RateLimiter($0) }
        photoLimiter = tools.reportLimit.map { RateLimiter(RateLimit(burst: $0.burst * 4, seconds: $0.seconds / 4)) }
        voiceLimiter = tools.reportLimit.map { RateLimiter($0) }
        json = CaseShelf(most: 20_000, seconds: tools.memory * 120)
        marks = CaseShelf(most: 20_000, seconds: tools.memory * 6)
        neighbours = CaseShelf(most: 1_000, seconds: tools.memory * 120)
        confirmLimiter = tools.reportLimit.map { _ in RateLimiter(RateLimit(burst: 4, seconds: 6 * 3600)) }
        figures = Remembered(seconds: tools.memory)
        calendars = Remembered(seconds: tools.memory * 6)
        limits = Remembered(seconds: tools.memory * 6)
        version = Remembered(seconds: tools.memory * 6)
        mattersByArea = Remembered(seconds: tools.memory * 6, most: 200)
    }

    func figures(under areaPath: String?, at now: Date, in db: any Connection) throws -> BoardStore.Figures {
        try figures.value(for: areaPath ?? "", at: now) { try BoardStore(db).figures(under: areaPath, at: now) }
    }

    /// Open cases like this one close by, newest first: read from the database only where they have changed since they were last shown.
    func similar(to found: Case, limit: Int, at now: Date, in db: any Connection) throws -> [Case] {
        let store = BoardStore(db)
        let alike = try store.alike(
            "", near: found.place.coordinate, areaPath: found.place.areaPath, matterCode: found.matter?.code, limit: limit + 1
        ).filter { $0.number != found.number }.prefix(limit)
        var known: [String: Case] = [:]
        for (number, version) in alike { known[number] = neighbours.value(number, version: version, at: now) }
        for read in try store.cases(alike.map(\.number).filter { known[$0] == nil }) {
            neighbours.keep(read, read.number, version: read.version, at: now)
            known[read.number] = read
        }
        return alike.compactMap { known[$0.number] }
    }

    func calendar(for areaPath: String, at now: Date, in db: any Connection) throws -> WorkCalendar {
        try calendars.value(for: areaPath, at: now) { try CalendarStore(db).calendar(for: areaPath) }
    }

    /// The limits of stages of an area.
    func limits(for areaPath: String, at now: Date, in db: any Connection) throws -> StageLimits {
        try limits.value(for: areaPath, at: now) { try StageStore(db).limits(for: areaPath) }
    }

    /// The matters that a text may mean at a place, best first.
    func advice(on text: String, for areaPath: String, limit: Int, at now: Date, in db: any Connection) throws -> [MatterAdvice] {
        MatterAdvice.rank(try matters(for: areaPath, on: Day(now), at: now, in: db), for: text, by: try model(at: now, in: db), limit: limit)
    }

    /// What closed cases have taught; nil before there are enough.
    func model(at now: Date, in db: any Connection) throws -> MatterModel? {
        guard let newest = try version.value(for: "", at: now, make: { try MatterModelStore(db).newest()?.id }) else { return nil }
        if let known = model.withLock(\.self), known.id == newest { return known.model }
        let read = try MatterModelStore(db).model(newest)
        model.withLock { $0 = (newest, read) }
        return read
    }

    /// The matters that lists in force have for a place.
    func matters(for areaPath: String, on day: Day, at now: Date, in db: any Connection) throws -> [ListedMatter] {
        try mattersByArea.value(for: "\(day) \(areaPath)", at: now) { try MandateStore(db).matters(on: day, for: areaPath) }
    }
}
