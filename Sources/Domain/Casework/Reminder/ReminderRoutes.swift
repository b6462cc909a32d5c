// SPDX-License-Identifier: Apache-2.0
import Access
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Storage
import Web

/// What someone on the staff has been told: as a page, as a fragment that the desk asks for every minute, and put away.
struct ReminderRoutes {
    let server: Server
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("reminders", use: show)
        router.get("reminders/live", use: live)
        router.post("reminders/seen", use: see)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        var response = try await pages(context).page().response(from: request, context: context)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable func live(_ request: Request, _ context: Context) async throws -> Response {
        let back = SafeURL.local(Form.query(request)["back"], else: "/desk")
        let fragment = try await pages(context).section(back: back) ?? ""
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: .init(string: fragment.markup)))
    }

    @Sendable func see(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try staff(context), form = try await Form.read(request, limit: 64 << 10), ids = Array(form.all("id").prefix(300))
        try await server.database.write { db in try ReminderStore(db).see(ids, by: actor) }
        return .goOn(to: SafeURL.local(form["back"], else: "/desk"))
    }

    private func staff(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.casework("desk")) || actor.may(.casework("handle")) || actor.may(.casework("inspect")) else { throw Problem.notAllowed }
        return actor
    }

    private func pages(_ context: Context) async throws -> ReminderPages {
        let actor = try staff(context), now = server.now(), frame = context.frame
        return try await server.database.read { [memory] db in
            let calendar = try memory.calendar(for: actor.firstArea, at: now, in: db)
            return ReminderPages(view: CaseView(frame: frame, now: now, calendar: calendar), inbox: try ReminderStore(db).inbox(of: actor))
        }
    }
}
