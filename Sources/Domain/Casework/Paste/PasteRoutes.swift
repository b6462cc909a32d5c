// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Secrets
import Storage
import Territory
import Web

/// Taking matters out of a chat group: paste, look, take what is a matter. What was pasted is kept nowhere; only what is taken becomes a report.
struct PasteRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory
    let reader = PlaceReader()

    func add(to router: RouterGroup<Context>) {
        router.get("phone/paste", use: show)
        router.post("phone/paste", use: receive)
    }

    /// The longest text that is read in one go, in bytes.
    static let limit = 400_000

    private func clerk(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.casework("register")) else { throw Problem.notAllowed }
        return actor
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context)
        return try answer(PastePages(view: try await view(context, actor)).start(), request, context)
    }

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context), form = try await Form.read(request), now = server.now()
        var pages = PastePages(view: try await view(context, actor))
        guard form["go"] == "take" || form["go"] == "look" else {
            let text = form["text"]
            guard text.contains(where: { !$0.isWhitespace }) else {
                pages.invalid["text"] = .pasteNothing
                return try answer(pages.start(), request, context)
            }
            let model = try await server.database.read { [memory] db in try memory.model(at: now, in: db) }
            let read = PastedMatter.read(text, nonce: Secrets.token(bytes: 16), key: tools.key, today: Day(now), model: model)
            pages.isCut = read.isCut
            let index = try await tools.atlas.index(on: Day(now), in: server.database)
            pages.matters = read.matters.map { matter in
                var matter = matter
                matter.report.placeWords = String(reader.words(in: matter.report.words, index).prefix(ReportDraft.placeLimit))
                return matter
            }
            try await look(&pages, actor, at: now)
            return try answer(pages.matters.isEmpty ? pages.start(text) : pages.proposals(), request, context)
        }
        pages.matters = PastedMatter.read(form)
        pages.isAsked = form["go"] == "take"
        try await look(&pages, actor, at: now)
        if form["go"] == "take", pages.invalid.isEmpty {
            try await take(&pages, actor, at: now)
            // What was not taken stays on the page, below the numbers of what was.
        }
        return try answer(pages.proposals(), request, context)
    }

    /// What is known beside each, which were taken down before, and what is still to be asked of those that are to be taken.
    private func look(_ pages: inout PastePages, _ actor: Actor, at now: Date) async throws {
        let desk = ProxyDesk(database: server.database, atlas: tools.atlas, memory: memory), matters = pages.matters
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        (pages.beside, pages.known) = try await server.database.read { db in
            (
                try matters.map { try desk.beside($0.report, actor, index, at: now, in: db) },
                try matters.map { try IntakeStore(db).receipt(key: $0.report.key)?.number }
            )
        }
        for (number, matter) in matters.enumerated() where matter.isTaken && pages.known[number] == nil && pages.isAsked {
            let (_, invalid) = try await desk.check(matter.report, pages.beside[number])
            for field in invalid.fields { pages.invalid["\(field)-\(number)"] = invalid[field] }
        }
    }

    private func take(_ pages: inout PastePages, _ actor: Actor, at now: Date) async throws {
        let intake = ReportIntake(server: server, tools: tools, memory: memory)
        for (number, matter) in pages.matters.enumerated() where matter.isTaken && pages.known[number] == nil {
            guard case .place(let place) = pages.beside[number].place else { continue }
            var report = matter.report
            if report.also > 0 { report.words += "\n\(Text.pasteAlso(report.also).zh)" }
            let kept = try await intake.keep(
                report.report(at: place, helper: actor.id), matter: matter.report.matterCode, by: actor, from: "desk \(actor.id)", at: now)
            pages.known[number] = kept.receipt.number
            pages.taken.append(kept.receipt.number)
        }
    }

    private func view(_ context: Context, _ actor: Actor) async throws -> CaseView {
        let now = server.now(), frame = context.frame
        return try await server.database.read { [memory] db in
            CaseView(frame: frame, now: now, calendar: try memory.calendar(for: actor.firstArea, at: now, in: db))
        }
    }

    private func answer(_ page: Page, _ request: Request, _ context: Context) throws -> Response {
        var response = try page.response(from: request, context: context)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension PastedMatter {
    /// What comes back with the form.
    static func read(_ form: Form) -> [PastedMatter] {
        let count = min(max(0, Int(form["count"]) ?? 0), most)
        return (0..<count).compactMap { number in
            func value(_ name: String) -> String { form["\(name)-\(number)"] }
            let key = value("key")
            guard ReportDraft.isKey(key), key.hasPrefix("chat-") else { return nil }
            var report = ProxyReport(key: key)
            report.channel = .chat
            report.nature = .init(rawValue: value("nature")) ?? .request
            report.name = value("name")
            report.words = value("words")
            report.placeWords = String(value("place").prefix(ReportDraft.placeLimit))
            report.choice = String(value("choice").prefix(200))
            report.matter = String(value("matter").prefix(100))
            report.joins = CaseNumber.read(value("joins")) ?? ""
            report.also = min(max(0, Int(value("also")) ?? 0), 500)
            return PastedMatter(
                report: report, isTaken: value("take") == "yes", said: String(value("said").prefix(20)),
                pictures: min(max(0, Int(value("pictures")) ?? 0), 99))
        }
    }
}
