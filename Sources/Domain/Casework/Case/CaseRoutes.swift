// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import NIOCore
import Privacy
import QRCode
import Secrets
import Storage
import Territory
import Triage
import Web
import WorkingTime

/// A case on the web, as everyone may read it, and what neighbours may say about it.
struct CaseRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("cases/:number", use: show)
        router.get("cases/:number/code.svg", use: code)
        router.post("cases/:number/voices", use: hear)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Page {
        try await page(context.parameters.require("number"), request, context)
    }

    /// The QR code of a public case's page: a picture of its own, drawn for those who open "share" and nobody else.
    @Sendable func code(_ request: Request, _ context: Context) async throws -> Response {
        let number = try context.parameters.require("number")
        guard try await server.database.read({ try CaseStore($0).publicCase(number) }) != nil,
            let svg = QRCode.svg(server.address + Case.path(number), title: Text.shareQR(context.language))
        else { throw StorageError.absent }
        return Response(
            status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "private, max-age=86400"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: svg)))
    }

    /// Who opens a case that is not public stands in the access log, once an hour.
    private func noteLook(at number: String, by actor: Actor, at now: Date) async throws {
        let subject: String? = try await server.database.read { db in
            guard let found = try CaseStore(db).find(number, for: actor), found.isPrivate else { return nil }
            let subject = "case:\(found.id)"
            return try AccessStore(db).isFresh(.privateCase, of: subject, by: actor, at: now) ? nil : subject
        }
        guard let subject else { return }
        try await server.database.write { db in try AccessStore(db).note(.privateCase, of: subject, for: .handle, by: actor, at: now) }
    }

    /// - Parameters:
    ///   - typed: what was said and refused, to be shown again with the reason.
    ///   - returned: the same for a step of staff.
    func page(
        _ number: String, _ request: Request, _ context: Context, typed: Voice.Typed? = nil, returned: StepForms.Returned? = nil
    ) async throws -> Page {
        let now = server.now(), actor = context.actor, frame = context.frame, visitor = Visitor.actor(request, context, key: tools.key)
        if actor.isSignedIn { try await noteLook(at: number, by: actor, at: now) }
        return try await server.database.read { [tools, memory, server] db in
            guard let found = try CaseStore(db).find(number, for: actor) ?? CaseStore(db).publicCase(number) else { throw StorageError.absent }
            let sight = try CaseSight(found, now: now, tools: tools, memory: memory, in: db)
            let view = CaseView(frame: frame, now: now, calendar: sight.calendar, limits: sight.limits)
            var staff = actor.isSignedIn ? try StaffStore(db, memory: memory).material(for: found, steps: sight.steps, actor: actor, at: now) : nil
            if staff?.mayReadNotes == true { staff?.elsewhere = try tools.elsewhere(number, now, db, frame) }
            var page = view.page(
                found, steps: sight.steps, photos: sight.photos, similar: sight.similar, area: sight.area,
                forms: """
                    \(staff.map { StepForms(view: view, found: found, material: $0, returned: returned).html })\
                    \(staff.flatMap { view.internalPart(found, $0) })\
                    \(view.slipLink(found, actor))\
                    \(staff?.main == nil || typed != nil ? view.voices(found, actor: visitor, to: Case.path(found.number) + "/voices", typed: typed) : nil)\
                    \(try staff?.mayReadNotes == true ? view.stageHistory(sight.steps) : nil)
                    """,
                more: view.more(sight.steps, photos: try StepPhotoStore(db).photos(of: found), staff), share: server.address,
                scripts: staff == nil ? [] : ["report.js"])
            if let typed { page.status = typed.problem.status }
            return page
        }
    }

    /// A neighbour confirms, disputes, or says "me too".
    @Sendable func hear(_ request: Request, _ context: Context) async throws -> Response {
        let number = try context.parameters.require("number"), now = server.now()
        let voice = try Voice(await Form.read(request, limit: 64 << 10))
        let actor = Visitor.actor(request, context, key: tools.key)
        do throws(any Error) {
            try voice.check()
            try memory.voiceLimiter?.spend("\(number) \(context.client)", at: now)
            if voice.kind == .confirm, actor.isVisitor { try memory.confirmLimiter?.spend("\(number) \(context.client)", at: now) }
            if voice.kind == .meToo {
                let secret = try await meToo(voice, number, context, now)
                return .goOn(to: ReporterLink.path(secret) + "/sent")
            }
            let origin = VoiceOrigin(address: context.client, key: tools.key)
            let taken = try await server.database.write { db in try voice.take(on: number, by: actor, at: now, in: db, from: origin) }
            return .goOn(to: Case.path(number) + "#step-\(taken.version)", saying: voice.kind.thanks(context.language))
        } catch let refusal as any Explainable {
            return try await page(number, request, context, typed: .init(voice, refusal.problem)).response(from: request, context: context)
        } catch let problem as Problem {
            return try await page(number, request, context, typed: .init(voice, problem)).response(from: request, context: context)
        }
    }

    private func meToo(_ voice: Voice, _ number: String, _ context: Context, _ now: Date) async throws -> String {
        guard let found = try await server.database.read({ try CaseStore($0).publicCase(number) }) else { throw StorageError.absent }
        guard found.status.isOpen else { throw Case.Refusal.impossible(.coReport, from: found.status) }
        var new = Report.New(key: voice.key)
        new.words = voice.words.isEmpty ? Text.meTooWords.zh : voice.words
        new.place = found.place
        new.joins = number
        new.account = context.actor.isSignedIn ? context.actor.id : nil
        return try await ReportIntake(server: server, tools: tools, memory: memory)
            .keep(new, matter: nil, by: context.actor.isSignedIn ? context.actor : .anonymous, from: context.client, at: now).secret
    }
}

/// What a case's page shows besides the case.
struct CaseSight {
    let steps: [Step]
    let photos: [Report.Photo]
    let similar: [Case]
    let area: Text
    let calendar: WorkCalendar
    let limits: StageLimits

    init(_ found: Case, now: Date, tools: Casework.Tools, memory: Memory, in db: any Connection) throws {
        steps = try CaseStore(db).steps(of: found)
        photos = try IntakeStore(db).photos(of: found)
        similar = try memory.similar(to: found, limit: 4, at: now, in: db)
        area = try tools.atlas.index(on: Day(now), in: db).name(of: found.place.areaPath)
        calendar = try memory.calendar(for: found.place.areaPath, at: now, in: db)
        limits = try memory.limits(for: found.place.areaPath, at: now, in: db)
    }
}
