// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Images
import Localization
import Mandates
import Secrets
import Storage
import Territory
import Triage
import Web

/// Reporting on the web, in four steps that need neither JavaScript nor an account.
struct ReportRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    /// Four photos of 12 MB and what stands around them.
    static let largest = 50 << 20

    private var seal: PhotoSeal { PhotoSeal(key: tools.key) }

    func add(to router: RouterGroup<Context>) {
        router.get("report", use: begin)
        router.post("report", use: goOn)
    }

    /// Step 1, or step 2 where a QR code, a link from the map or a case's page says the place.
    @Sendable func begin(_ request: Request, _ context: Context) async throws -> Page {
        let query = Form.query(request)
        var draft = ReportDraft(key: Secrets.token(bytes: 16))
        draft.premises = query["premises"]
        draft.placeWords = String(query["place"].prefix(ReportDraft.placeLimit))
        if let point = Coordinate("\(query["longitude"]),\(query["latitude"])") {
            draft.longitude = String(point.longitude)
            draft.latitude = String(point.latitude)
        }
        let desk = try await desk(draft, context)
        guard !draft.premises.isEmpty, case .place(let place) = desk.found else { return desk.view().wherePage(box: desk.box, example: desk.example) }
        return desk.view(place: place).whatPage()
    }

    @Sendable func goOn(_ request: Request, _ context: Context) async throws -> Response {
        let form = try await Form.read(request, limit: Self.largest)
        var draft = ReportDraft(form, seal: seal)
        var to = form["go"]
        if to == "words" { draft.choice = PlaceFinder.wordsOnly }
        if to.isEmpty, !draft.joins.isEmpty { to = "which" }
        var photoRemarks = Invalid()
        if to == "what" || to.hasPrefix("cover-") { photoRemarks = try await take(form.all(files: "photos"), into: &draft, context) }
        if let page = try await cover(to, form, &draft, context) { return try page.response(from: request, context: context) }
        if to == "covered" { to = "to-check" }
        // From the first page on which photos stand, nobody has been asked yet what the matter is.
        if to == "to-check", draft.matter.isEmpty { to = "to-what" }
        let page = try await page(to, draft, photoRemarks, context)
        if let page { return try page.response(from: request, context: context) }
        return try await send(draft, context)
    }

    /// The photo under its net, where a button asks for it or no square was chosen; nil where the way goes on, with the covered photo in the draft.
    private func cover(_ to: String, _ form: Form, _ draft: inout ReportDraft, _ context: Context) async throws -> Page? {
        let asked = to == "covered" ? form["covering"] : to.hasPrefix("cover-") ? String(to.dropFirst("cover-".count)) : ""
        guard let index = Int(asked), draft.photos.indices.contains(index) else { return nil }
        let cover = PhotoCover(draft.photos[index], squares: form.all("square"))
        let view = try await desk(draft, context).view()
        guard to == "covered" else { return view.coverPage(index, cover) }
        guard !cover.squares.isEmpty, let name = PhotoShelf.Name(cover.photo.id) else { return view.coverPage(index, cover, remark: .coverNone) }
        do {
            try memory.photoLimiter?.spend(context.client, at: server.now())
            guard let kept = try await tools.workshop.cover(cover.parts, of: name) else {
                return view.coverPage(index, cover, remark: .photoGone)
            }
            draft.photos[index] = Report.Photo(id: kept.name.text, width: kept.width, height: kept.height)
            return nil
        } catch let refusal as Photo.Refusal { return view.coverPage(index, cover, remark: refusal.text) }
    }

    /// The page that a button leads to, or the one where something is amiss; nil when all is well and the report may be sent.
    private func page(_ to: String, _ draft: ReportDraft, _ photoRemarks: Invalid, _ context: Context) async throws -> Page? {
        let desk = try await desk(draft, context)
        if to == "to-where" || to.isEmpty { return desk.view().wherePage(box: desk.box, example: desk.example) }
        var remarks = draft.remarksOnPlace
        guard remarks.isEmpty else { return desk.view(remarks).wherePage(box: desk.box, example: desk.example) }
        guard case .place(let place) = desk.found else {
            switch desk.found {
            case .candidates(let candidates):
                if to == "choose" { remarks["choice"] = .chooseOne }
                return desk.view(remarks).choosePage(candidates)
            case .outside: remarks["longitude"] = .placeOutside
            default: remarks["place"] = draft.placeWords.isEmpty ? .placeMissing : .placeUnknown
            }
            return desk.view(remarks).wherePage(box: desk.box, example: desk.example)
        }
        if draft.choice == PlaceFinder.wordsOnly, draft.placeWords.isEmpty {
            remarks["place"] = .placeMissing
            return desk.view(remarks).wherePage(box: desk.box, example: desk.example)
        }
        if ["where", "words", "choose", "to-what"].contains(to) { return desk.view(place: place).whatPage() }
        remarks = draft.remarksOnWords
        for field in photoRemarks.fields { remarks[field] = photoRemarks[field] }
        guard remarks.isEmpty else { return desk.view(remarks, place: place).whatPage() }
        let asksWhich = (to == "what" && draft.joins.isEmpty) || to == "to-which"
        if asksWhich { return try await desk.which(place: place) }
        if to == "send" {
            remarks = draft.remarksOnContact
            if remarks.isEmpty { return nil }
        }
        return try await desk.check(remarks, place: place)
    }

    private func desk(_ draft: ReportDraft, _ context: Context) async throws -> ReportDesk {
        let now = server.now()
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        return ReportDesk(
            database: server.database, memory: memory, index: index, draft: draft, seal: seal, frame: context.frame, now: now)
    }

    /// Checks photos and puts them on the shelf, before any transaction names them. What is refused is said at the field.
    private func take(_ files: [Form.File], into draft: inout ReportDraft, _ context: Context) async throws -> Invalid {
        var remarks = Invalid()
        for file in files {
            guard draft.photos.count < ReportDraft.photoLimit else {
                remarks["photos"] = .photosTooMany
                break
            }
            do {
                try memory.photoLimiter?.spend(context.client, at: server.now())
                let kept = try await tools.workshop.keep(file.bytes)
                let photo = Report.Photo(id: kept.name.text, width: kept.width, height: kept.height)
                if !draft.photos.contains(photo) { draft.photos.append(photo) }
            } catch let refusal as Photo.Refusal {
                remarks["photos"] = .photoRefused(file.name, refusal.text)
            } catch let problem as Problem {
                remarks["photos"] = .photoRefused(file.name, problem.text)
            }
        }
        return remarks
    }

    /// Keeps the report and leads to its own page. Sending again leads to the same page.
    private func send(_ draft: ReportDraft, _ context: Context) async throws -> Response {
        let now = server.now()
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        let finder = PlaceFinder(index: index)
        guard case .place(let place) = finder.find(words: draft.placeWords, choice: draft.choice, point: draft.point, premisesCode: draft.premises)
        else { throw Problem.malformed }
        var new = Report.New(key: draft.key)
        new.channel = draft.premises.isEmpty ? .web : .qr
        new.nature = draft.nature ?? .request
        new.words = draft.words
        new.contact = draft.contact
        new.account = context.actor.isSignedIn ? context.actor.id : nil
        new.placeWords = draft.placeWords
        new.place = place
        new.coordinate = draft.point?.rounded
        new.photos = draft.photos
        new.joins = draft.joins.isEmpty ? nil : draft.joins
        let secret = try await ReportIntake(server: server, tools: tools, memory: memory)
            .keep(new, matter: draft.matterCode, by: context.actor.isSignedIn ? context.actor : .anonymous, from: context.client, at: now).secret
        return .goOn(to: ReporterLink.path(secret) + "/sent")
    }
}
