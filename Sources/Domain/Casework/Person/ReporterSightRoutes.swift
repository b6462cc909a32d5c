// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Privacy
import Storage
import Web

/// Who reported a case, whole: one deliberate click with a purpose, on record.
struct ReporterSightRoutes {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.post("cases/:number/reporters", use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), number = try context.parameters.require("number"), now = server.now(), frame = context.frame
        let form = try await Form.read(request, limit: 16 << 10)
        let (purpose, why) = try Look.reason(purpose: form["purpose"], why: form["why"])
        let page = try await server.database.write { db in
            guard let found = try CaseStore(db).find(number, for: actor), found.mayReadReporter(actor) else { throw StorageError.absent }
            let reports = try IntakeStore(db).reports(of: found)
            for report in reports {
                try AccessStore(db).note(.contact, of: "\(PersonalDataStore.subject):\(report.id)", for: purpose, why: why, by: actor, at: now)
            }
            return ReporterSightPages.whole(found, reports, now: now, in: frame)
        }
        return try page.secret(request, context)
    }
}
