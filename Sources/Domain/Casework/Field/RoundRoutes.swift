// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Images
import Localization
import Secrets
import Storage
import Territory
import Web
import WorkingTime

/// The round on the web. Where someone is comes with the request, orders its answer, and is kept nowhere.
struct RoundRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("round", use: show)
        // By POST, so that where someone is stands in no address, history or log.
        router.post("round/here", use: show)
        router.post("round", use: takeDown)
    }

    private func worker(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.casework("handle")) || actor.may(.casework("verify")) || actor.may(.casework("inspect")) else { throw Problem.notAllowed }
        return actor
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try worker(context), form = try await Form.read(request)
        let pages = try await pages(actor, from: Coordinate("\(form["longitude"]),\(form["latitude"])"), context)
        var response = try pages.page().response(from: request, context: context)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func pages(_ actor: Actor, from here: Coordinate?, _ context: Context) async throws -> RoundPages {
        let now = server.now(), frame = context.frame
        return try await server.database.read { [memory, tools] db in
            let calendar = try memory.calendar(for: actor.firstArea, at: now, in: db)
            let view = CaseView(
                frame: frame, now: now, calendar: calendar, limits: try memory.limits(for: actor.firstArea, at: now, in: db))
            let index = try tools.atlas.index(on: Day(now), in: db), area = index.area(path: actor.firstArea)
            let queues: [DeskStore.Queue] = DeskStore.queues(for: actor).filter { [.verify, .mine, .checkIn, .inspect].contains($0) }
            let waiting = try DeskStore(db).cases(in: queues, for: actor)
            var pages = RoundPages(view: view, actor: actor)
            pages.reminders = ReminderPages(view: view, inbox: try ReminderStore(db).inbox(of: actor))
            let stops = Round.stops(
                waiting, from: here ?? area?.innerPoint, due: { $0.clock?.state(at: now, in: calendar).due }, at: now)
            pages.stops = Array(stops.prefix(RoundPages.most))
            pages.isMore = stops.count > RoundPages.most
            pages.box = area?.boundary.boundingBox.map { [$0.west, $0.south, $0.east, $0.north] }
            pages.patrol.key = Secrets.token(bytes: 16)
            return pages
        }
    }

    /// What the worker saw on the way becomes a report like any other; another person decides on it.
    @Sendable func takeDown(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try worker(context), form = try await Form.read(request, limit: 2 * Photo.limit + (1 << 20)), now = server.now()
        let point = Coordinate("\(form["longitude"]),\(form["latitude"])")
        let key = ReportDraft.isKey(form["key"]) ? form["key"] : Secrets.token(bytes: 16)
        var invalid = Invalid()
        if form["words"].isEmpty { invalid["words"] = .wordsOfCaller }
        if form["words"].count > ReportDraft.wordLimit { invalid["words"] = .wordsTooLong(ReportDraft.wordLimit) }
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        let place = place(form, point, index, &invalid)
        let photos = invalid.isEmpty ? try await keep(form, &invalid) : []
        guard invalid.isEmpty, let place else {
            var pages = try await pages(actor, from: point, context)
            pages.patrol = .init(
                key: key, words: form["words"], placeWords: form["place"], longitude: point == nil ? "" : form["longitude"],
                latitude: point == nil ? "" : form["latitude"])
            pages.invalid = invalid
            return try pages.page().response(from: request, context: context)
        }
        var new = Report.New(key: key)
        new.channel = .patrol
        new.words = form["words"]
        new.account = actor.id
        new.placeWords = String(form["place"].prefix(ReportDraft.placeLimit))
        new.place = place
        new.photos = photos
        let kept = try await ReportIntake(server: server, tools: tools, memory: memory).keep(
            new, matter: nil, by: actor, from: "round \(actor.id)", at: now)
        return .goOn(to: "/round", saying: "\(Text.patrolDone(context.language)) \(kept.receipt.number)")
    }

    private func place(_ form: Form, _ point: Coordinate?, _ index: TerritoryIndex, _ invalid: inout Invalid) -> Case.Place? {
        guard point != nil || !form["place"].isEmpty else {
            invalid["place"] = .patrolWhere
            return nil
        }
        // What was written outweighs where the phone is.
        switch PlaceFinder(index: index).find(words: form["place"], choice: "", point: form["place"].isEmpty ? point : nil, premisesCode: "") {
        case .place(let place): return place
        case .candidates(let several): invalid["place"] = .severalPlaces(several.prefix(4).map(\.text))
        case .unknown: invalid["place"] = .stepPlaceUnknown
        case .outside: invalid["place"] = .patrolOutside
        }
        return nil
    }

    private func keep(_ form: Form, _ invalid: inout Invalid) async throws -> [Report.Photo] {
        var kept: [Report.Photo] = []
        for file in form.all(files: "photos").prefix(2) {
            do {
                let photo = try await tools.workshop.keep(file.bytes)
                kept.append(Report.Photo(id: photo.name.text, width: photo.width, height: photo.height))
            } catch let refusal as Photo.Refusal { invalid["photos"] = refusal.text }
        }
        return kept
    }
}
