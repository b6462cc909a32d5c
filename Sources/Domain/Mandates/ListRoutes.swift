// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import People
import Storage
import Web

/// Lists: everyone reads them, officers edit them.
struct ListRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("lists", use: overview)
        router.get("lists/import", use: showImport)
        router.post("lists/import", use: takeImport)
        router.get("lists/:id", use: show)
        router.get("lists/:id/table.csv", use: export)
        router.get("lists/:id/changes", use: changes)
        router.get("lists/:id/matters/:code", use: matter)
        router.post("lists/:id/adoption", use: adopt)
        router.post("lists/:id/discard", use: discard)
    }

    func overview(_ request: Request, _ context: Context) async throws -> Page {
        let words = String(Form.query(request)["q"].prefix(100)), today = Day(server.now()), actor = context.actor
        let view = try await server.database.read { db in
            let store = MandateStore(db)
            return ListPages.Overview(
                lists: try store.lists(for: actor), today: today, words: words, found: try store.search(words, on: today))
        }
        return ListPages.overview(view, in: context.frame)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        ListDetailPages.list(try await view(context.parameters.require("id"), context), in: context.frame)
    }

    func matter(_ request: Request, _ context: Context) async throws -> Page {
        let id = try context.parameters.require("id"), code = try context.parameters.require("code"), actor = context.actor
        let (listed, parties) = try await server.database.read { db in
            let store = MandateStore(db)
            guard let list = try store.list(id, for: actor), let matter = try store.matters(of: list, code: code).first else {
                throw StorageError.absent
            }
            return (ListedMatter(matter, in: list), try PartyNames(db))
        }
        return ListDetailPages.matter(listed, parties: parties, in: context.frame)
    }

    func changes(_ request: Request, _ context: Context) async throws -> Page {
        let id = try context.parameters.require("id"), since = Form.query(request)["since"], actor = context.actor
        let (old, new, diff) = try await server.database.read { db in
            let store = MandateStore(db)
            guard let new = try store.list(id, for: actor), let old = try store.list(since, for: actor) else { throw StorageError.absent }
            return (old, new, MandateDiff(from: try store.matters(of: old), to: try store.matters(of: new)))
        }
        return ListDetailPages.changes(from: old, to: new, diff, in: context.frame)
    }

    func export(_ request: Request, _ context: Context) async throws -> Response {
        let id = try context.parameters.require("id"), actor = context.actor
        let (list, matters) = try await server.database.read { db in
            let store = MandateStore(db)
            guard let list = try store.list(id, for: actor) else { throw StorageError.absent }
            return (list, try store.matters(of: list))
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(list.scheme)-\(list.version).csv\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: MandateTable.write(matters, in: context.language))))
    }

    func adopt(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        guard actor.may(.mandatesEdit) else { throw Problem.notAllowed }
        let form = try await Form.read(request, limit: 16 << 10)
        guard let day = Day(form["day"]) else {
            let page = ListDetailPages.list(try await view(id, context), in: context.frame, invalid: Invalid("day", ListStrings.dayUnreadable))
            return try page.response(from: request, context: context)
        }
        try await server.database.write { db in try MandateStore(db).adopt(id, from: day, by: actor, at: now) }
        return .goOn(to: "\(MandatePath.lists)/\(id)", saying: ListStrings.adopted(day.description)(context.language))
    }

    func discard(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), id = try context.parameters.require("id")
        guard actor.may(.mandatesEdit) else { throw Problem.notAllowed }
        _ = try await Form.read(request, limit: 16 << 10)
        try await server.database.write { db in try MandateStore(db).discard(id, by: actor, at: now) }
        return .goOn(to: MandatePath.lists, saying: ListStrings.discarded(context.language))
    }

    private func view(_ id: String, _ context: Context) async throws -> ListDetailPages.View {
        let actor = context.actor, today = Day(server.now())
        return try await server.database.read { db in
            let store = MandateStore(db)
            guard let list = try store.list(id, for: actor) else { throw StorageError.absent }
            let matters = try store.matters(of: list), parties = try PartyNames(db)
            let versions = try store.lists(for: actor).filter {
                $0.scheme == list.scheme && $0.areaPath == list.areaPath && $0.id != id && $0.status == .adopted
            }.sorted { ($0.from ?? today) > ($1.from ?? today) }
            let mayEdit = MandateStore.mayEdit(list, actor)
            var view = ListDetailPages.View(
                list: list, matters: matters, parties: parties, versions: versions, mayEdit: mayEdit, today: today)
            if mayEdit, list.status == .draft {
                let named = Set(matters.flatMap(\.teams))
                view.unknownTeams = named.filter { parties.teams[$0] == nil }.sorted()
                if let last = versions.first { view.diff = (last, MandateDiff(from: try store.matters(of: last), to: matters)) }
            }
            return view
        }
    }
}

extension PartyNames {
    /// The teams as People know them.
    init(_ db: any Connection) throws {
        teams = Dictionary(try PeopleStore(db).teams().map { ($0.id, $0.name) }) { first, _ in first }
    }
}

extension Matter {
    /// The codes of the teams that it names.
    var teams: [String] {
        rules.compactMap { if case .team(let code) = $0.party { code } else { nil } } + (lead.map { [$0] } ?? [])
    }
}
