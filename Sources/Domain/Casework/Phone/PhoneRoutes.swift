// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Secrets
import Storage
import Territory
import Triage
import Web

/// The phone desk on the web.
struct PhoneRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("phone", use: show)
        router.post("phone", use: receive)
        router.get("phone/similar", use: similar)
        router.post("phone/find", use: find)
        router.get("phone/slip/:key", use: slip)
    }

    private var desk: ProxyDesk { ProxyDesk(database: server.database, atlas: tools.atlas, memory: memory) }

    private func clerk(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.casework("register")) else { throw Problem.notAllowed }
        return actor
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context), sent = Form.query(request)["sent"]
        var pages = PhonePages(view: try await view(context, actor), report: ProxyReport(key: Secrets.token(bytes: 16)))
        pages.sent = ReportDraft.isKey(sent) ? try await self.sent(sent, actor) : nil
        return try answer(pages.page(), request, context)
    }

    /// What is known about a call, as a fragment. Names and numbers are not asked for, since addresses are written down here and there.
    @Sendable func similar(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context), report = ProxyReport(Form.query(request))
        var pages = PhonePages(view: try await view(context, actor), report: report)
        pages.beside = try await desk.beside(report, actor, at: server.now())
        var response = try pages.fragment.response(from: request, context: context)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context), form = try await Form.read(request), now = server.now()
        var report = ProxyReport(form)
        if !ReportDraft.isKey(report.key) { report.key = Secrets.token(bytes: 16) }
        var pages = PhonePages(view: try await view(context, actor), report: report)
        pages.beside = try await desk.beside(report, actor, at: server.now())
        guard form["go"] != "look" else { return try answer(pages.page(), request, context) }
        let (place, invalid) = try await desk.check(report, pages.beside)
        guard invalid.isEmpty, let place else {
            pages.invalid = invalid
            return try answer(pages.page(), request, context)
        }
        _ = try await ReportIntake(server: server, tools: tools, memory: memory).keep(
            report.report(at: place, helper: actor.id), matter: report.matterCode, by: actor, from: "desk \(actor.id)", at: now)
        return .goOn(to: "/phone?sent=\(report.key)")
    }

    private func sent(_ key: String, _ actor: Actor) async throws -> PhonePages.Sent? {
        let secret = ReporterLink.secret(for: key, with: tools.key)
        return try await server.database.read { db in
            guard let (number, reporter) = try IntakeStore(db).reporter(secret: secret, as: actor),
                let found = try CaseStore(db).find(number, for: reporter)
            else { return nil }
            let last = try IntakeStore(db).reports(of: found).last { $0.helper == actor.id }
            return PhonePages.Sent(
                found: found, isJoined: found.counts.reports > 1, hasPhone: last?.contact?.phone.isEmpty == false, slip: "/phone/slip/\(key)")
        }
    }

    /// For those who call again without a link: the case's number and the phone number that was left with it.
    @Sendable func find(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context), form = try await Form.read(request)
        var pages = PhonePages(view: try await view(context, actor), report: ProxyReport(key: Secrets.token(bytes: 16)))
        // So that nobody tries numbers one after another.
        try memory.voiceLimiter?.spend("find \(actor.id)", at: server.now())
        let phone = Self.digits(form["phone"])
        let found: Case? = try await server.database.read { db in
            guard phone.count >= 5, let number = CaseNumber.read(form["number"]), let found = try CaseStore(db).find(number, for: .system("phone"))
            else { return nil }
            return try IntakeStore(db).reports(of: found).contains { Self.digits($0.contact?.phone ?? "") == phone } ? found : nil
        }
        pages.lookup = .init(number: form["number"], phone: form["phone"], found: found)
        return try answer(pages.page(), request, context)
    }

    private static func digits(_ text: String) -> String { text.filter(\.isNumber) }

    @Sendable func slip(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try clerk(context), key = try context.parameters.require("key")
        guard ReportDraft.isKey(key), let sent = try await sent(key, actor) else { throw StorageError.absent }
        let link = server.address + ReporterLink.path(ReporterLink.secret(for: key, with: tools.key))
        return try answer(PhonePages.slip(sent.found, link: link, view: try await view(context, actor)), request, context)
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

extension ProxyReport {
    init(_ form: Form) {
        self.init(key: form["key"])
        channel = Report.Channel(rawValue: form["channel"]).flatMap { Self.channels.contains($0) ? $0 : nil } ?? .phone
        nature = Nature(rawValue: form["nature"]) ?? .request
        name = form["name"]
        phone = form["phone"]
        words = form["words"]
        placeWords = String(form["place"].prefix(ReportDraft.placeLimit))
        choice = String(form["choice"].prefix(200))
        matter = String(form["matter"].prefix(100))
        joins = CaseNumber.read(form["joins"]) ?? ""
    }
}
