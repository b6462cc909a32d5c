// SPDX-License-Identifier: Apache-2.0
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
        let words = String((request.uri.queryParameters["q"] ?? "").prefix(200))
        let index = try await index()
        return PlacePages.search(words, index.places(named: words), index, in: context.frame)
    }

    /// `/places/330105013/001` is the area with the path `/330105013/001/`.
    func show(_ request: Request, _ context: Context) async throws -> Page {
        let path = "/" + context.parameters.getCatchAll().joined(separator: "/") + "/"
        guard Area.isPath(path) else { throw Problem.notFound }
        let index = try await index()
        if let area = index.area(path: path) {
            return PlacePages.area(area, index, address: server.address, in: context.frame)
        }
        // One that has ended keeps its page.
        guard let past = try await server.database.read({ try TerritoryStore($0).area(path: path) }) else { throw Problem.notFound }
        return PlacePages.area(past, index, address: server.address, in: context.frame)
    }

    func premises(_ request: Request, _ context: Context) async throws -> Page {
        let code = try context.parameters.require("code")
        guard let found = try await server.database.read({ try TerritoryStore($0).premises(code: code) }) else { throw Problem.notFound }
        return PlacePages.premises(found, try await index(), address: server.address, in: context.frame)
    }
}
