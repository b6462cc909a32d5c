// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Storage
import Territory
import Web

/// A case on the web, as everyone may read it.
struct CaseRoutes {
    let server: Server
    let tools: Casework.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("cases/:number", use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Page {
        let number = try context.parameters.require("number"), now = server.now(), actor = context.actor, frame = context.frame
        return try await server.database.read { [tools] db in
            guard let found = try CaseStore(db).find(number, for: actor) ?? CaseStore(db).publicCase(number) else { throw StorageError.absent }
            let index = try tools.atlas.index(on: Day(now), in: db)
            let view = CaseView(frame: frame, now: now, calendar: try CalendarStore(db).calendar(for: found.place.areaPath))
            let photos = try IntakeStore(db).reports(of: found).flatMap(\.photos)
            let similar = try BoardStore(db).similar(
                to: "", near: found.place.coordinate, areaPath: found.place.areaPath, matterCode: found.matter?.code, limit: 4)
            return view.page(
                found, steps: try CaseStore(db).steps(of: found), photos: photos, similar: similar.filter { $0.id != found.id },
                area: index.name(of: found.place.areaPath))
        }
    }
}
