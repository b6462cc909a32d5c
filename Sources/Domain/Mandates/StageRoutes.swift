// SPDX-License-Identifier: Apache-2.0
import Access
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Web
import WorkingTime

/// Limits of stages: everyone reads them, officers edit those of their areas, as a table.
struct StageRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("lists/stages", use: show)
        router.get("lists/stages/table.csv", use: export)
        router.post("lists/stages", use: set)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        StagePages.page(try await view(asked(request, context), context), in: context.frame)
    }

    func export(_ request: Request, _ context: Context) async throws -> Response {
        let view = try await view(asked(request, context), context)
        let text = StageTable.write(view.limits.version(on: view.today).rows, context.language)
        return Response(
            status: .ok, headers: [.contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"stages.csv\""],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + text)))
    }

    func set(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 128 << 10), area = form["area"]
        var invalid = Invalid(), rows: [StageLimits.Row] = []
        do throws(StageTable.Faults) { rows = try StageTable.read(Array(form["table"].utf8)) } catch {
            invalid["table"] = StageStrings.joined(error.faults)
        }
        let quiet = QuietHours(form["quiet"]), from = Day(form["from"])
        if quiet == nil { invalid["quiet"] = StageStrings.quietOff }
        if from == nil { invalid["from"] = CalendarStrings.dayOff }
        if let from, from <= Day(now) { invalid["from"] = StageStrings.fromHelp }
        guard invalid.isEmpty, let quiet, let from else {
            let page = StagePages.page(
                try await view(area, context), in: context.frame, typed: form.fields.compactMapValues(\.first), invalid: invalid)
            return try page.response(from: request, context: context)
        }
        try await server.database.write { [rows] db in try StageStore(db).set(rows, quiet: quiet, from: from, for: area, by: actor, at: now) }
        return .goOn(to: "\(MandatePath.stages)?area=\(area.queryEscaped)", saying: StageStrings.saved(context.language))
    }

    private func asked(_ request: Request, _ context: Context) -> String {
        let asked = Form.query(request)["area"]
        guard asked.isEmpty else { return asked }
        if case .areas(let roots) = context.actor.scope { return roots.first ?? "/" }
        return "/"
    }

    private func view(_ areaPath: String, _ context: Context) async throws -> StagePages.View {
        guard AreaPath.isValid(areaPath) else { throw CalendarStore.Refusal.areaMalformed }
        let actor = context.actor, today = Day(server.now())
        return try await server.database.read { db in
            StagePages.View(
                areaPath: areaPath, limits: try StageStore(db).limits(for: areaPath), today: today,
                mayEdit: actor.may(.mandatesEdit) && actor.scope.contains(areaPath))
        }
    }
}
