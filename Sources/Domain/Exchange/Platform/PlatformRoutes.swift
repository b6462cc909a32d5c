// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Hummingbird
import Localization
import Mandates
import Outbound
import Storage
import Territory
import Web

/// Other platforms on the web: what there is to enter there, and how it is mapped.
struct PlatformRoutes {
    let server: Server
    let tools: Exchange.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("platforms", use: overview)
        router.get("platforms/new", use: new)
        router.post("platforms", use: make)
        router.get("platforms/:id", use: show)
        router.get("platforms/:id/edit", use: edit)
        router.post("platforms/:id", use: change)
        router.post("platforms/:id/handovers", use: settle)
        router.post("platforms/:id/again", use: again)
        router.post("platforms/:id/end", use: end)
    }

    /// Waiting cases on one page.
    static let shown = 10

    private func staff(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.casework("desk")) || actor.may(.exchangePlatforms) else { throw Problem.notAllowed }
        return actor
    }

    private func editor(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.exchangePlatforms) else { throw Problem.notAllowed }
        return actor
    }

    private func platform(_ context: Context, _ actor: Actor) async throws -> Platform {
        let id = try context.parameters.require("id")
        guard let found = try await server.database.read({ try PlatformStore($0).find(id, for: actor) }) else { throw StorageError.absent }
        return found
    }

    @Sendable func overview(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try staff(context)
        let (platforms, counts) = try await server.database.read { db in (try PlatformStore(db).all(for: actor), try HandoverStore(db).counts()) }
        return PlatformPages(frame: context.frame, now: server.now()).overview(platforms, counts, mayEdit: actor.may(.exchangePlatforms))
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try staff(context), platform = try await platform(context, actor), now = server.now(), address = server.address
        // What has just happened shall stand here, too.
        try await server.database.write { try HandoverStore($0).collect(for: platform, at: now) }
        let index = try await tools.atlas.index(on: Day(now), in: server.database)
        let view = try await server.database.read { db -> PlatformView in
            let store = HandoverStore(db)
            var view = PlatformView(
                platform: platform, counts: try store.counts()[platform.id] ?? .init(), mayEdit: PlatformStore.mayEdit(platform, actor))
            if platform.kind == .screen {
                for handover in try store.open(for: platform, [.waiting, .put], limit: 200) where view.tasks.count < Self.shown {
                    guard let facts = try store.facts(handover, at: now, address: address, areaName: { index.name(of: $0).zh }) else { continue }
                    guard actor.may(.casework("desk"), in: facts.row.areaPath) else { continue }
                    view.tasks.append(
                        PlatformView.Task(
                            handover: handover, facts: facts, values: Result { () throws(Platform.Gap) in try platform.values(of: facts) }))
                }
            } else {
                view.stuck = try store.open(for: platform, [.put], limit: 50)
            }
            return view
        }
        return PlatformPages(frame: context.frame, now: now).show(view)
    }

    /// A worker says that a case is entered there, or need not be.
    @Sendable func settle(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try staff(context), platform = try await platform(context, actor), now = server.now(), address = server.address
        let form = try await Form.read(request)
        guard platform.kind == .screen, let step = Int(form["step"]), ["done", "drop"].contains(form["go"]) else { throw StorageError.absent }
        let number = String(form["number"].prefix(20))
        let index = try await tools.atlas.index(on: Day(now), in: server.database), isDone = form["go"] == "done"
        try await server.database.write { db in
            let store = HandoverStore(db)
            guard let handover = try store.find(platform, number, step),
                let facts = try store.facts(handover, at: now, address: address, areaName: { index.name(of: $0).zh }),
                actor.may(.casework("desk"), in: facts.row.areaPath)
            else { throw StorageError.absent }
            let filled = (try? platform.values(of: facts).count { !$0.value.isEmpty }) ?? 0
            try store.settle(handover, as: isDone ? .done : .dropped, filled: isDone ? filled : 0, by: actor.id, at: now)
        }
        return .goOn(to: PlatformPages.path(platform))
    }

    @Sendable func again(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try editor(context), platform = try await platform(context, actor)
        _ = try await Form.read(request)
        guard PlatformStore.mayEdit(platform, actor) else { throw Problem.notAllowed }
        try await server.database.write { try HandoverStore($0).again(platform) }
        return .goOn(to: PlatformPages.path(platform))
    }

    @Sendable func end(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try editor(context), platform = try await platform(context, actor), now = server.now()
        _ = try await Form.read(request)
        try await server.database.write { try PlatformStore($0).end(platform.id, by: actor, at: now) }
        return .goOn(to: "/platforms")
    }

    // MARK: Making and changing

    @Sendable func new(_ request: Request, _ context: Context) async throws -> Page {
        _ = try editor(context)
        return PlatformPages(frame: context.frame, now: server.now()).form(PlatformDraft.start(context.frame.language))
    }

    @Sendable func edit(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try editor(context), platform = try await platform(context, actor)
        guard PlatformStore.mayEdit(platform, actor) else { throw Problem.notAllowed }
        return PlatformPages(frame: context.frame, now: server.now()).form(PlatformDraft(platform, context.frame.language), of: platform)
    }

    @Sendable func make(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try editor(context), draft = PlatformDraft(try await Form.read(request)), now = server.now()
        let (made, invalid) = try await read(draft, of: nil, actor, at: now)
        guard let made else {
            return try PlatformPages(frame: context.frame, now: now).form(draft, invalid: invalid).response(from: request, context: context)
        }
        try await server.database.write { db in
            guard try PlatformStore(db).all().count < Platform.most else { throw Problem.notAllowed }
            try PlatformStore(db).add(made, secret: draft.secret.isEmpty ? nil : draft.secret, by: actor, at: now)
        }
        return .goOn(to: PlatformPages.path(made))
    }

    @Sendable func change(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try editor(context), platform = try await platform(context, actor), draft = PlatformDraft(try await Form.read(request)),
            now = server.now()
        guard PlatformStore.mayEdit(platform, actor) else { throw Problem.notAllowed }
        let (made, invalid) = try await read(draft, of: platform, actor, at: now)
        guard let made else {
            return try PlatformPages(frame: context.frame, now: now).form(draft, of: platform, invalid: invalid).response(
                from: request, context: context)
        }
        try await server.database.write { db in
            try PlatformStore(db).change(made, secret: draft.secret.isEmpty ? nil : draft.secret, by: actor, at: now)
            // What was missing may be there now.
            try HandoverStore(db).again(made)
        }
        return .goOn(to: PlatformPages.path(made))
    }

    /// What was written, understood; else what is wrong with which field.
    private func read(_ draft: PlatformDraft, of old: Platform?, _ actor: Actor, at now: Date) async throws -> (Platform?, Invalid) {
        var invalid = Invalid(), fields: [PlatformField] = [], codes: [String: String] = [:]
        if draft.name.isEmpty { invalid["name"] = .platformNameMissing }
        if draft.name.count > Platform.nameLimit { invalid["name"] = .platformNameLong }
        let kind = old?.kind ?? draft.kind
        guard let kind else {
            invalid["kind"] = .platformKindMissing
            return (nil, invalid)
        }
        if draft.moments.isEmpty { invalid["moment"] = .platformMomentMissing }
        do { fields = try PlatformMapping.fields(draft.fields) } catch { invalid["fields"] = .mappingLine(error.line, error.text) }
        do { codes = try PlatformMapping.codes(draft.codes) } catch { invalid["codes"] = .mappingLine(error.line, error.text) }
        if kind != .robot, fields.isEmpty, invalid["fields"] == nil { invalid["fields"] = .platformFieldsMissing }
        if kind == .robot, !draft.secret.isEmpty || old == nil {
            do { _ = try await tools.outbound.check(draft.secret) } catch { invalid["secret"] = .platformSecretOdd }
        }
        let area: String? = if case .areas(let paths) = actor.scope(of: .exchangePlatforms) { paths.sorted().first ?? "/none/" } else { nil }
        guard invalid.isEmpty else { return (nil, invalid) }
        return (
            Platform(
                id: old?.id ?? Identifier.make(at: now), name: draft.name, kind: kind, areaPath: old.map(\.areaPath) ?? area, moments: draft.moments,
                fields: fields, codes: codes, madeAt: old?.madeAt ?? now, endedAt: nil, failures: old?.failures ?? 0, pausedUntil: old?.pausedUntil),
            invalid
        )
    }
}

extension PlatformDraft {
    init(_ form: Form) {
        name = form["name"]
        kind = Platform.Kind(rawValue: form["kind"])
        moments = Set(form.all("moment").compactMap { Platform.Moment(rawValue: $0) })
        fields = String(form["fields"].prefix(20_000))
        codes = String(form["codes"].prefix(200_000))
        secret = String(form["secret"].prefix(500))
    }
}
