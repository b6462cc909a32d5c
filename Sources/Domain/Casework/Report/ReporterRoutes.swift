// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import QRCode
import Storage
import Web

/// The reporter's own pages, by the secret link: what was sent, how it goes on, and what they may say about it, also where the case is not public.
struct ReporterRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("r/:secret", use: show)
        router.get("r/:secret/sent", use: sent)
        router.post("r/:secret/voices", use: hear)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        try await page(secret(context), request, context)
    }

    @Sendable func sent(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), actor = context.actor, frame = context.frame, now = server.now(), address = server.address
        let page = try await server.database.read { [memory] db in
            let (found, _, report) = try Self.open(secret, actor, in: db)
            let view = CaseView(frame: frame, now: now, calendar: try memory.calendar(for: found.place.areaPath, at: now, in: db))
            return view.sentPage(found, report: report, link: address + ReporterLink.path(secret))
        }
        return try page.secret(request, context)
    }

    private func page(_ secret: String, _ request: Request, _ context: Context, typed: Voice.Typed? = nil) async throws -> Response {
        let account = context.actor, frame = context.frame, now = server.now()
        let page = try await server.database.read { [tools, memory] db in
            let (found, reporter, report) = try Self.open(secret, account, in: db)
            let sight = try CaseSight(found, now: now, tools: tools, memory: memory, in: db)
            let view = CaseView(frame: frame, now: now, calendar: sight.calendar, limits: sight.limits)
            let own = view.ownReport(found, report, seal: PhotoSeal(key: tools.key), link: ReporterLink.path(secret))
            let forms = view.voices(
                found, actor: reporter, to: ReporterLink.path(secret) + "/voices", isReporter: true, origin: try JoiningStore(db).origin(of: report),
                typed: typed)
            var page = view.page(
                found, steps: sight.steps, photos: found.isPrivate ? [] : sight.photos, similar: found.isPrivate ? [] : sight.similar,
                area: sight.area,
                forms: "\(own)\(forms)")
            if let typed { page.status = typed.problem.status }
            return page
        }
        return try page.secret(request, context)
    }

    @Sendable func hear(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), account = context.actor, now = server.now()
        let voice = try Voice(await Form.read(request, limit: 64 << 10))
        let typed: Voice.Typed
        do throws(any Error) {
            try voice.check()
            try memory.voiceLimiter?.spend("reporter \(context.client)", at: now)
            let taken = try await server.database.write { db in
                let (found, reporter, report) = try Self.open(secret, account, in: db)
                if voice.kind == .separate {
                    guard let origin = try JoiningStore(db).origin(of: report) else { throw Case.Refusal.impossible(.appeal, from: found.status) }
                    let own = reporter.standing(for: reporter.parties.union([Case.reporterStanding(origin.id)]))
                    return try voice.take(on: origin.number, by: own, at: now, in: db)
                }
                return try voice.take(on: found.number, by: reporter, at: now, in: db)
            }
            return .goOn(to: ReporterLink.path(secret) + "#step-\(taken.version)", saying: voice.kind.thanks(context.language))
        } catch let refusal as any Explainable {
            typed = .init(voice, refusal.problem)
        } catch let problem as Problem {
            typed = .init(voice, problem)
        }
        return try await page(secret, request, context, typed: typed)
    }

    private func secret(_ context: Context) throws -> String {
        let secret = try context.parameters.require("secret")
        guard ReporterLink.isSecret(secret) else { throw Problem.secretGone }
        return secret
    }

    /// The case, whoever may speak as its reporter, and the report itself.
    private static func open(_ secret: String, _ actor: Actor, in db: any Connection) throws -> (Case, Actor, Report) {
        let store = IntakeStore(db)
        // A reporter speaks as such, so that the record does not say who else they are; staff do not act as reporters by a link.
        let visitor = actor.isSignedIn ? actor : Actor.anonymous
        guard let report = try store.report(secret: secret), let (number, reporter) = try store.reporter(secret: secret, as: visitor),
            let found = try CaseStore(db).find(number, for: reporter)
        else { throw Problem.secretGone }
        let own = reporter.isSignedIn ? reporter : Actor.visitor("reporter \(report.id)").standing(for: reporter.parties)
        return (found, own, report)
    }
}

extension Problem {
    static let secretGone = Problem(.notFound, .secretGone, way: .secretGoneWay)
}
