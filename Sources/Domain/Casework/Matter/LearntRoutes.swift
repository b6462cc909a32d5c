// SPDX-License-Identifier: Apache-2.0
import Access
import Hummingbird
import Localization
import Storage
import Web

/// What closed cases have taught, for the staff who are advised by it.
struct LearntRoutes {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("desk/learnt", use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn()
        guard actor.may(.casework("desk")) else { throw Problem.notAllowed }
        let versions = try await server.database.read { try MatterModelStore($0).versions() }
        return try LearntPages(frame: context.frame, now: server.now()).page(versions).response(from: request, context: context)
    }
}
