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

/// The desk on the web.
struct DeskRoutes {
    let server: Server
    let tools: Casework.Tools

    func add(to router: RouterGroup<Context>) {
        router.get("desk", use: show)
    }

    static let cookie = "linli-desk"

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now(), frame = context.frame
        guard actor.may(.casework("desk")) else { throw Problem.notAllowed }
        // What was looked for last is kept in this browser until it closes, for this person alone.
        let asked = request.uri.query.map { !$0.isEmpty } ?? false
        let kept = request.cookies[Self.cookie]?.value ?? ""
        let filter = asked ? DeskFilter(Form.query(request)) : DeskFilter(kept: kept, by: actor.id)
        let page = try await server.database.read { [tools] db in
            let index = try tools.atlas.index(on: Day(now), in: db)
            let view = CaseView(
                frame: frame, now: now, calendar: try CalendarStore(db).calendar(for: actor.firstArea),
                limits: try StageStore(db).limits(for: actor.firstArea))
            var pages = DeskPages(view: view, actor: actor, filter: filter)
            pages.reminders = ReminderPages(view: view, inbox: try ReminderStore(db).inbox(of: actor))
            return pages.page(try contents(filter, for: actor, view, index, db))
        }
        var response = try page.response(from: request, context: context)
        response.headers[.cacheControl] = "no-store"
        if asked { response.setCookie(.kept(Self.cookie, filter.kept(by: actor.id))) }
        return response
    }

    private func contents(_ filter: DeskFilter, for actor: Actor, _ view: CaseView, _ index: TerritoryIndex, _ db: any Connection) throws
        -> DeskPages.Contents
    {
        let store = DeskStore(db), queues = DeskStore.queues(for: actor), mine = queues.filter { $0 != .watch }
        var contents = DeskPages.Contents()
        contents.counts = [(nil, try store.count(in: mine, for: actor, filter))]
        for queue in queues { contents.counts.append((queue, try store.count(in: [queue], for: actor, filter))) }
        let shown = filter.queue.map { queues.contains($0) ? [$0] : [] } ?? mine
        contents.total = contents.counts.first { $0.queue == filter.queue }?.count ?? 0
        let ordered = view.sorted(try store.cases(in: shown, for: actor, filter))
        contents.ordered = ordered.count
        contents.pages = max(1, (ordered.count + DeskFilter.pageSize - 1) / DeskFilter.pageSize)
        // Whoever types a number wants that case, whatever queue it stands in and whether or not it is still open.
        if let number = Case.number(typed: filter.words), let named = try CaseStore(db).find(number, for: actor) {
            contents.named = true
            contents.cases = [named]
            contents.areas = areas(of: actor, index, in: view)
            contents.places[named.place.areaPath] = index.name(of: named.place.areaPath)
            return contents
        }
        contents.cases = Array(ordered.dropFirst((min(filter.page, contents.pages) - 1) * DeskFilter.pageSize).prefix(DeskFilter.pageSize))
        if filter.queue == nil, filter.page == 1 {
            let here = Set(contents.cases.map(\.id))
            contents.watched = Array(
                view.sorted(try store.cases(in: [.watch], for: actor, filter, limit: 60)).filter { !here.contains($0.id) }.prefix(10))
        }
        if filter.queue == nil, filter.page == 1 {
            // Whoever watches over others counts all that is open in their area; everyone else what is theirs.
            let watches = actor.may(.casework("supervise")) || actor.may(.casework("decideSuspension"))
            contents.lateness = StageLateness(watches ? try store.open(for: actor, filter) : ordered, view)
        }
        contents.areas = areas(of: actor, index, in: view)
        for found in contents.cases + contents.watched { contents.places[found.place.areaPath] = index.name(of: found.place.areaPath) }
        return contents
    }

    /// The communities and grids in the actor's scope, to choose from.
    private func areas(of actor: Actor, _ index: TerritoryIndex, in view: CaseView) -> [(value: String, text: String)] {
        let scope = actor.scope(of: .casework("desk"))
        return index.areas.filter { ($0.level == .community || $0.level == .grid) && scope.contains($0.path) }.map { area in
            (area.path, area.level == .grid ? view.words(index.name(of: area.path)) : view.words(area.name))
        }
    }
}

extension DeskFilter {
    init(_ query: Form) {
        queue = DeskStore.Queue(rawValue: query["queue"])
        area = AreaPath.isValid(query["area"]) ? query["area"] : ""
        words = String(query["words"].prefix(100))
        page = max(1, min(Int(query["page"]) ?? 1, 1000))
    }

    /// As a browser kept it: whose it was, the queue, the area, the words.
    init(kept: String, by account: String) {
        let parts = kept.split(separator: "|", omittingEmptySubsequences: false).map { $0.removingPercentEncoding ?? "" }
        guard parts.count == 4, parts[0] == account else {
            self.init()
            return
        }
        self.init(Form(fields: ["queue": [parts[1]], "area": [parts[2]], "words": [parts[3]]]))
    }

    func kept(by account: String) -> String { [account, queue?.rawValue ?? "", area, words].map(\.queryEscaped).joined(separator: "|") }

    var path: String {
        var parts: [String] = ["queue=\(queue?.rawValue ?? "")"]
        if !area.isEmpty { parts.append("area=\(area.queryEscaped)") }
        if !words.isEmpty { parts.append("words=\(words.queryEscaped)") }
        if page > 1 { parts.append("page=\(page)") }
        return "/desk?" + parts.joined(separator: "&")
    }
}

extension Actor {
    /// The area by whose calendar an actor's lists are ordered.
    var firstArea: String {
        if case .areas(let roots) = scope { return roots.first ?? AreaPath.everywhere }
        return AreaPath.everywhere
    }
}
