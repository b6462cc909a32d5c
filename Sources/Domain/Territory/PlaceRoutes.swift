// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Web

/// Areas, premises and the search for places, for everyone.
struct PlaceRoutes: Sendable {
    let server: Server
    let atlas: Atlas
    let sections: Territory.Sections

    func add(to router: RouterGroup<Context>) {
        router.get("places", use: tree)
        router.get("places/search", use: search)
        router.get("places/**", use: show)
        router.get("p/:code", use: premises)
    }

    private func index() async throws -> TerritoryIndex { try await atlas.index(on: Day(server.now()), in: server.database) }

    func tree(_ request: Request, _ context: Context) async throws -> Page {
        PlacePages.tree(try await index(), in: context.frame)
    }

    func search(_ request: Request, _ context: Context) async throws -> Page {
        let words = String(Form.query(request)["q"].prefix(200))
        let index = try await index()
        return PlacePages.search(words, index.places(named: words), index, in: context.frame)
    }

    /// `/places/330105013/001` is the area with the path `/330105013/001/`.
    func show(_ request: Request, _ context: Context) async throws -> Page {
        let path = "/" + context.parameters.getCatchAll().joined(separator: "/") + "/"
        guard Area.isPath(path) else { throw Problem.notFound }
        let index = try await index(), now = server.now(), frame = context.frame
        let isPoster = Form.query(request).fields["poster"] != nil
        // One that has ended keeps its page.
        let view = try await server.database.read { [sections] db throws -> PlacePages.AreaView in
            guard let area = try index.area(path: path) ?? TerritoryStore(db).area(path: path) else { throw Problem.notFound }
            let isPast = area.until.map { $0 <= index.day } ?? false
            return PlacePages.AreaView(
                area: area, codes: try TerritoryStore(db).codes(of: path),
                responsible: isPast ? nil : try sections.responsible(path, now, isPoster, db, frame),
                memory: isPoster ? nil : try sections.memory(path, now, false, db, frame),
                links: isPoster || isPast ? nil : sections.links(path, frame))
        }
        if isPoster, view.area.until == nil {
            return PosterPages.poster(view.area, index, responsible: view.responsible, address: server.address, in: frame)
        }
        return PlacePages.area(view, index, mayEdit: context.actor.may(.editTerritory, in: path), address: server.address, in: frame)
    }

    func premises(_ request: Request, _ context: Context) async throws -> Page {
        let code = try context.parameters.require("code")
        guard let found = try await server.database.read({ try TerritoryStore($0).premises(code: code) }) else { throw Problem.notFound }
        let mayEdit = context.actor.may(.editTerritory, in: found.areaPath)
        return PlacePages.premises(found, try await index(), mayEdit: mayEdit, address: server.address, in: context.frame)
    }
}
