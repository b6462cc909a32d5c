// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import Hummingbird
import Localization
import Storage
import Web

/// Teams and posts, for all who work here: who is there, and where nobody is.
struct TeamRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("people/teams", use: teams)
        router.get("people/posts", use: posts)
    }

    func teams(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireSignedIn(), now = server.now()
        let teams = try await server.database.read { db in
            let store = PeopleStore(db)
            // Also the teams that serve the actor's area from above: a grid worker calls the district's departments.
            let seen = try store.teams().filter { team in actor.scope.contains(team.areaPath) || actor.scope.touches(team.areaPath) }
            let sizes = try AccountStore(db).sizesOfParties(at: now)
            return seen.map { (team: $0, members: sizes[$0.id] ?? 0) }
        }
        return TeamPages.teams(teams, in: context.frame)
    }

    func posts(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireSignedIn(), day = Day(server.now())
        let isVacantOnly = Form.query(request)["vacant"] == "yes"
        let posts = try await server.database.read { db in
            let store = PeopleStore(db)
            let roots = if case .areas(let roots) = actor.scope { roots } else { [AreaPath.everywhere] }
            return try roots.flatMap { try store.staffing(within: $0, on: day) }
        }
        return TeamPages.posts(posts, isVacantOnly: isVacantOnly, in: context.frame)
    }
}

extension Actor.Scope {
    /// Whether the area holds some of the scope.
    fileprivate func touches(_ path: String) -> Bool {
        switch self {
        case .everywhere: true
        case .areas(let roots): roots.contains { $0.hasPrefix(path) }
        }
    }
}
