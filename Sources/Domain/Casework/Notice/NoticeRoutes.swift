// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Images
import Localization
import Mandates
import Storage
import Web

/// The page of those concerned, by the secret link of their notice, and the slip on which staff hand the link over.
struct NoticeRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("notices/:secret", use: show)
        router.post("notices/:secret", use: answer)
        router.get("cases/:number/notice", use: slip)
        router.post("cases/:number/notice", use: make)
    }

    static func path(_ secret: String) -> String { "/notices/\(secret)" }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response { try await page(request, context) }

    private func page(_ request: Request, _ context: Context, typed: NoticeView.Typed? = nil) async throws -> Response {
        let secret = try secret(context), now = server.now(), frame = context.frame
        let page = try await server.database.read { [memory] db in
            guard let (found, _, partyID) = try NoticeStore(db).open(secret) else { throw Problem.secretGone }
            let calendar = try memory.calendar(for: found.place.areaPath, at: now, in: db)
            let route = try? FlowStore(db).route(for: found, on: Day(now))
            var view = NoticeView(
                view: CaseView(frame: frame, now: now, calendar: calendar), found: found, isTheirs: found.assignment?.party.id == partyID,
                route: route, typed: typed)
            view.reminders = try ReminderStore(db).reminders(of: found, to: partyID)
            return view.page(to: Self.path(secret))
        }
        return try page.secret(request, context)
    }

    @Sendable func answer(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), now = server.now()
        let form = try await Form.read(request, limit: Photo.limit + (256 << 10)), words = form["words"]
        var typed = NoticeView.Typed(answer: form["answer"], words: words)
        if Case.Answer(rawValue: form["answer"]) == nil { typed.invalid["answer"] = .noticeChoose }
        if words.count > ReportDraft.wordLimit { typed.invalid["words"] = .wordsTooLong }
        let photos = try await photos(form, &typed.invalid, context)
        guard typed.invalid.isEmpty, let answer = Case.Answer(rawValue: form["answer"]) else { return try await page(request, context, typed: typed) }
        do throws(any Error) {
            try memory.voiceLimiter?.spend("notice \(context.client)", at: now)
            try await server.database.write { db in
                guard try NoticeStore(db).open(secret) != nil else { throw Problem.secretGone }
                try NoticeStore(db).answer(answer, words, photos: photos, secret: secret, at: now)
            }
            return .goOn(to: Self.path(secret), saying: answer.thanks(context.language))
        } catch let refusal as any Explainable {
            typed.problem = refusal.problem
            return try await page(request, context, typed: typed)
        }
    }

    /// One photo of how it looks now, if those concerned want to show it; checked and shelved before the transaction that names it.
    private func photos(_ form: Form, _ invalid: inout Invalid, _ context: Context) async throws -> [Report.Photo] {
        guard invalid.isEmpty, let file = form.all(files: "photo").first else { return [] }
        do {
            try memory.photoLimiter?.spend(context.client, at: server.now())
            let kept = try await tools.workshop.keep(file.bytes)
            return [Report.Photo(id: kept.name.text, width: kept.width, height: kept.height)]
        } catch let refusal as Photo.Refusal { invalid["photo"] = .photoRefused(file.name, refusal.text) }
        return []
    }

    /// Makes the link once; the slip can then be printed as often as needed.
    @Sendable func make(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), number = try context.parameters.require("number"), now = server.now()
        _ = try await Form.read(request, limit: 8 << 10)
        try await server.database.write { [tools] db in
            guard let found = try CaseStore(db).find(number, for: actor) else { throw StorageError.absent }
            _ = try NoticeStore(db).make(for: found, by: actor, key: tools.key, at: now)
        }
        return .goOn(to: Case.path(number) + "/notice")
    }

    @Sendable func slip(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), number = try context.parameters.require("number"), now = server.now(), frame = context.frame
        let address = server.address
        let page = try await server.database.read { [tools, memory] db in
            guard let found = try CaseStore(db).find(number, for: actor) else { throw StorageError.absent }
            guard NoticeStore.mayMake(found, actor) else { throw Problem.notAllowed }
            guard let secret = NoticeStore.secret(for: found, key: tools.key) else { throw Case.Refusal.notInSelfGovernance }
            let calendar = try memory.calendar(for: found.place.areaPath, at: now, in: db)
            let route = try? FlowStore(db).route(for: found, on: Day(now))
            let view = NoticeView(view: CaseView(frame: frame, now: now, calendar: calendar), found: found, isTheirs: true, route: route, typed: nil)
            return try NoticeStore(db).isMade(secret) ? view.slip(link: address + Self.path(secret)) : view.beforeSlip()
        }
        return try page.secret(request, context)
    }

    private func secret(_ context: Context) throws -> String {
        let secret = try context.parameters.require("secret")
        guard ReporterLink.isSecret(secret) else { throw Problem.secretGone }
        return secret
    }
}
