// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import NIOCore
import Storage
import Territory
import Web
import WorkingTime

/// The board for programs: the marks of a map's window, and the list.
struct BoardAPI {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("api/v1/cases.geojson", use: window)
        router.get("api/v1/cases", use: list)
    }

    /// The open cases inside `bbox=west,south,east,north` as GeoJSON points, at most 500, newest first.
    @Sendable func window(_ request: Request, _ context: Context) async throws -> Response {
        guard let box = BoundingBox(Form.query(request)["bbox"]), box.west <= box.east, box.south <= box.north else {
            throw Problem(.badRequest, .bboxOff)
        }
        let now = server.now(), language = context.language
        let body = try await server.database.read { [memory] db in
            let marks = try BoardStore(db).window(box)
            return try MarkWriter(memory: memory, language: language, now: now).collection(marks, in: db)
        }
        return JSONAnswer.response(body, tag: JSONAnswer.tag(of: body), to: request, kind: "application/geo+json", cache: "private, max-age=10")
    }

    /// `?area=&status=open|settled|all&matter=&q=&before=&limit=`: the public cases, newest first, with the address of the next page.
    @Sendable func list(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), now = server.now()
        let filter = try await filter(query)
        let body = try await server.database.read { [memory, server] db in
            let found = try BoardStore(db).page(filter)
            let cases = try found.cases.map { shown in
                let calendar = try memory.calendar(for: shown.place.areaPath, at: now, in: db)
                return CaseJSON(shown, at: server.address, due: shown.status.isOpen ? shown.clock?.state(at: now, in: calendar).due : nil)
            }
            var next: String?
            if found.more, let last = found.cases.last {
                var kept = query.fields.compactMap { name, values in name == "before" ? nil : values.first.map { (name, $0) } }.sorted { $0.0 < $1.0 }
                kept.append(("before", last.number))
                next = server.address + "/api/v1/cases?" + kept.map { "\($0.0.queryEscaped)=\($0.1.queryEscaped)" }.joined(separator: "&")
            }
            var text = JSONText()
            text.object {
                $0.list("cases", cases) { $0.append($1) }
                $0.member("next", next)
            }
            return ByteBuffer(string: text.text)
        }
        return JSONAnswer.response(body, tag: JSONAnswer.tag(of: body), to: request)
    }

    /// Programs hear what is wrong with what they ask; people's addresses are taken as they come.
    private func filter(_ query: Form) async throws -> BoardFilter {
        var area: Area?
        if !query["area"].isEmpty {
            area = try await tools.atlas.index(on: Day(server.now()), in: server.database).area(path: query["area"])
            guard area != nil else { throw Problem(.badRequest, .areaOff) }
        }
        var filter = BoardFilter(query, area: area)
        if !query["status"].isEmpty {
            guard let show = BoardFilter.Show(rawValue: query["status"]) else { throw Problem(.badRequest, .statusOff) }
            filter.show = show
        }
        if !query["before"].isEmpty, filter.before == nil { throw Problem(.badRequest, .beforeOff) }
        if !query["limit"].isEmpty {
            guard let limit = Int(query["limit"]), (1...100).contains(limit) else { throw Problem(.badRequest, .limitOff) }
            filter.limit = limit
        }
        return filter
    }
}

/// Writes the marks of a map: what was written for a case before is used again until the case changes or its clock may have.
struct MarkWriter {
    let memory: Memory
    let language: Language
    let now: Date

    func collection(_ marks: [BoardStore.Mark], in db: any Connection) throws -> ByteBuffer {
        var pieces: [String: String] = [:], missing: [BoardStore.Mark] = []
        for mark in marks {
            if let kept = memory.marks.value(key(mark.number), version: mark.version, at: now) {
                pieces[mark.number] = kept
            } else {
                missing.append(mark)
            }
        }
        if !missing.isEmpty {
            let bodies = try db.run("SELECT number, body FROM casework_case WHERE number IN \(.list(missing.map(\.number)))")
            for row in bodies {
                let found: Case = try Codec.value(row.get("body"))
                let piece = try feature(found, in: db)
                memory.marks.keep(piece, key(found.number), version: found.version, at: now)
                pieces[found.number] = piece
            }
        }
        var body = ByteBuffer()
        body.reserveCapacity(256 * (marks.count + 1))
        body.writeString(#"{"type":"FeatureCollection","features":["#)
        for (index, mark) in marks.enumerated() {
            if index > 0 { body.writeString(",") }
            body.writeString(pieces[mark.number] ?? "")
        }
        body.writeString("]}")
        return body
    }

    private func key(_ number: String) -> String { "\(language.rawValue) \(number)" }

    private func feature(_ found: Case, in db: any Connection) throws -> String {
        let view = CaseView(frame: Frame(), now: now, calendar: try memory.calendar(for: found.place.areaPath, at: now, in: db))
        let matter = (found.matter?.name ?? .matterUnknown)(language)
        let title = found.place.text.isEmpty ? matter : "\(matter) · \(found.place.text)"
        let at = found.place.coordinate.map { "[\($0.longitude),\($0.latitude)]" } ?? "[]"
        return """
            {"type":"Feature","geometry":{"type":"Point","coordinates":\(at)},"properties":{"kind":"case","number":\(GeoJSON.quoted(found.number)),\
            "title":\(GeoJSON.quoted(title)),"state":"\(view.markState(found))","url":"\(Case.path(found.number))"}}
            """
    }
}

extension CaseView {
    /// How a case stands on a map: by its clock while it is open.
    func markState(_ found: Case) -> String {
        if !found.status.isOpen { return "closed" }
        if found.status == .suspended { return "suspended" }
        if found.isDanger { return "red" }
        guard let state = found.clock?.state(at: now, in: calendar) else { return "green" }
        return HTML.Clock(state.light).rawValue
    }
}
