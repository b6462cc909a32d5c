// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Storage
import Territory
import Web

/// The public board: what is open here, who has it and by when.
struct BoardRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    /// The area that a visitor chose once. It says where they live to nobody but this site, and no nearer than a grid.
    static let areaCookie = "linli-area"

    func add(to router: RouterGroup<Context>) {
        router.get("", use: show)
        router.get("board", use: show)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), now = server.now(), frame = context.frame
        let chosen = query.fields["area"] == nil ? nil : query["area"]
        let wanted = chosen ?? request.cookies[Self.areaCookie]?.value.removingPercentEncoding ?? ""
        let page = try await server.database.read { [tools, memory] db in
            let index = try tools.atlas.index(on: Day(now), in: db)
            let area = index.area(path: wanted)
            let filter = BoardFilter(query, area: area)
            let found = try BoardStore(db).page(filter)
            let figures = try memory.figures(under: filter.areaPath, at: now, in: db)
            let root = area ?? index.areas.first
            let matters = try root.map { try memory.matters(for: $0.path, on: Day(now), at: now, in: db).map(\.matter.reference) } ?? []
            let cards = try found.cases.map { shown in
                let calendar = try memory.calendar(for: shown.place.areaPath, at: now, in: db)
                return CaseView(frame: frame, now: now, calendar: calendar).card(shown, level: 2)
            }
            let box = root?.boundary.boundingBox.map { [$0.west, $0.south, $0.east, $0.north] }
            return BoardView(
                frame: frame, filter: filter, figures: figures, cards: cards, next: found.more ? found.cases.last?.number : nil,
                areas: index.areas.filter { $0.level == .community || $0.level == .grid }, area: area, matters: matters, box: box
            ).page()
        }
        var response = try page.response(from: request, context: context)
        if let chosen {
            let isKnown = !chosen.isEmpty && page.title != Text.boardTitle(nil)(frame.language)
            response.setCookie(.kept(Self.areaCookie, isKnown ? chosen.queryEscaped : "", seconds: isKnown ? 365 * 86_400 : 0))
        }
        return response
    }
}

extension BoardFilter {
    /// What the address asks for; what makes no sense in it is left out.
    init(_ query: Form, area: Area?) {
        self.init()
        show = Show(rawValue: query["show"]) ?? .open
        areaPath = area?.path
        lane = Lane(rawValue: query["lane"])?.rawValue
        let code = query["matter"]
        matterCode = code.isEmpty || code.utf8.count > 40 ? nil : code
        words = String(query["q"].prefix(100))
        before = Case.isNumber(query["before"]) ? query["before"] : nil
    }
}
