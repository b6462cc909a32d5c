// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Web

/// The national list: to browse, to search, and to take this installation's subdistrict from.
struct DivisionRoutes: Sendable {
    let server: Server
    let shelf: DivisionShelf

    func add(to router: RouterGroup<Context>) {
        router.get("places/divisions", use: show)
        router.post("places/divisions/:id/adoption", use: adopt)
        router.get("api/v1/divisions", use: list)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        let query = Form.query(request)
        return try await page(under: query["under"], query["q"], context)
    }

    private func page(under: String, _ words: String, _ context: Context, typed: Form? = nil, invalid: Invalid = Invalid()) async throws -> Page {
        let words = String(words.prefix(64)), under = under.isEmpty ? nil : Int(under) ?? 0
        let view = try await server.database.read { db in
            let store = DivisionStore(db)
            let line = try under.map { try store.line(to: $0) } ?? []
            if under != nil, line.isEmpty { throw Problem.notFound }
            let children = line.last?.level == .community ? [] : try store.children(of: line.last?.id)
            return DivisionPages.View(list: try store.list(), line: line, children: children)
        }
        let found = words.isEmpty ? nil : try await shelf.index(in: server.database)?.search(words, limit: 40) ?? []
        let mayAdopt = context.actor.may(.editTerritory)
        return DivisionPages.show(
            view, words: words, found: found, mayAdopt: mayAdopt, typed: typed, invalid: invalid, today: Day(server.now()), in: context.frame)
    }

    /// `code=330105013`, `from=2027-01-01`, `communities=yes`.
    func adopt(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        guard actor.may(.editTerritory) else { throw TerritoryRefusal.notAllowed }
        guard let id = Int(try context.parameters.require("id")) else { throw Problem.notFound }
        let form = try await Form.read(request, limit: 4 << 10)
        var invalid = Invalid()
        let code = Code(.town, form["code"]), from = Day(form["from"]), withCommunities = form["communities"] == "yes"
        if code == nil { invalid["code"] = .townCodeOff }
        if from == nil { invalid["from"] = .dayOff }
        if let code, let from {
            do {
                let area = try await server.database.write { db in
                    try TerritoryStore(db).adopt(id, code: code, withCommunities: withCommunities, from: from, by: actor, at: now)
                }
                return .goOn(to: area.pagePath, saying: Text.adopted(area.name)(context.language))
            } catch TerritoryRefusal.codeDoesNotFit { invalid["code"] = .townCodeOff }
        }
        return try await page(under: String(id), "", context, typed: form, invalid: invalid).response(from: request, context: context)
    }

    /// A division as programs get it. Its `id` holds until another list is imported (`list_version`).
    struct DivisionJSON: Codable, Sendable {
        struct CodeJSON: Codable, Sendable { var scheme: String, value: String }
        var id: Int, level: String, name: String, fullName: String, code: CodeJSON?

        init(_ found: DivisionIndex.Found) {
            id = found.division.id
            level = found.division.level.rawValue
            name = found.division.name
            fullName = found.fullName
            code = found.division.code.map { CodeJSON(scheme: $0.scheme.rawValue, value: $0.value) }
        }
    }
    private struct ListJSON: Codable, Sendable {
        var listVersion: Int?, divisions: [DivisionJSON]
    }

    /// `q=words or initials`, or `under=id` (without: the provinces); `limit=1…200`.
    func list(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), words = query["q"]
        guard words.count <= 64 else { throw Problem.wordsTooLong }
        guard query["limit"].isEmpty || Int(query["limit"]).map({ (1...200).contains($0) }) ?? false else { throw Problem.badDivisionQuery }
        guard query["under"].isEmpty || Int(query["under"]) != nil else { throw Problem.badDivisionQuery }
        let under = Int(query["under"]), limit = Int(query["limit"]) ?? 30
        let list = try await server.database.read { try DivisionStore($0).list() }
        let found: [DivisionIndex.Found]
        if words.isEmpty {
            found = try await server.database.read { db in
                let store = DivisionStore(db), line = try under.map { try store.line(to: $0) } ?? []
                if under != nil, line.isEmpty { throw Problem.notFound }
                return try store.children(of: line.last?.id).map { DivisionIndex.Found(division: $0, above: line) }
            }
        } else {
            found = try await shelf.index(in: server.database)?.search(words, limit: limit) ?? []
        }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(ListJSON(listVersion: list?.version, divisions: found.map(DivisionJSON.init)))
        return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }
}
