// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Tabular
import Web

/// Codes of areas: as a table, as JSON, and to be given by those who may.
struct CodeRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("places/codes.csv", use: table)
        router.post("places/codes", use: give)
        router.get("api/v1/codes", use: list)
    }

    /// `area=/330105013/`, `scheme=`, `value=`, `from=2027-01-01`; `end=yes` ends the code on that day instead.
    func give(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 4 << 10), path = form["area"]
        guard Area.isPath(path) else { throw TerritoryRefusal.malformedPath(String(path.prefix(128))) }
        guard let code = Code(.init(rawValue: form["scheme"]), form["value"].filter { $0 != " " }), Code.Scheme.known.contains(code.scheme) else {
            throw TerritoryRefusal.codeDoesNotFit(String(form["value"].prefix(40)))
        }
        guard let day = Day(form["from"]) else { throw Problem.badDay }
        let isEnd = form["end"] == "yes"
        try await server.database.write { db in
            let store = TerritoryStore(db)
            if isEnd {
                try store.end(code, of: path, on: day, by: actor, at: now)
            } else {
                try store.give(code, to: path, from: day, by: actor, at: now)
            }
        }
        return .goOn(to: Area.pagePath(path), saying: Text.codeKept(code)(context.language))
    }

    /// A code as programs get it: never without its scheme.
    struct CodeJSON: Codable, Sendable {
        var scheme: String, value: String, areaPath: String, from: String, until: String?
        init(_ code: AreaCode) {
            scheme = code.code.scheme.rawValue
            value = code.code.value
            areaPath = code.areaPath
            from = code.from.description
            until = code.until?.description
        }
    }

    /// `scheme=&value=`, or `area=/330105013/`; `day=2026-01-10` leaves out what does not hold then.
    func list(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), path = query["area"]
        let code = Code(.init(rawValue: query["scheme"]), query["value"])
        guard code != nil || Area.isPath(path), query["value"].isEmpty || !query["scheme"].isEmpty else { throw Problem.bareCode }
        let day = query["day"].isEmpty ? nil : Day(query["day"])
        if day == nil, !query["day"].isEmpty { throw Problem.badDay }
        let found = try await server.database.read { db in
            let store = TerritoryStore(db)
            return try (code.map { try store.areas(coded: $0) } ?? store.codes(of: path)).filter { found in day.map { found.holds(on: $0) } ?? true }
        }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(["codes": found.map(CodeJSON.init)])
        return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// All codes of all areas, a row for each.
    func table(_ request: Request, _ context: Context) async throws -> Response {
        let language = context.language
        let (codes, areas) = try await server.database.read { [now = server.now()] db in
            (try TerritoryStore(db).codes(under: "/"), try TerritoryStore(db).areas(on: Day(now)))
        }
        let names = Dictionary(areas.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let head = [Text.pathOfArea, .nameOfArea, .levelOfArea, .schemeOfCode, .codeOfArea, .since, .until].map { $0(language) }
        let rows = codes.map { code -> [String] in
            let area = names[code.areaPath]
            return [
                code.areaPath, area?.name(language) ?? "", area?.level.text(language) ?? "", code.code.scheme.rawValue, code.code.value,
                code.from.description, code.until?.description ?? "",
            ]
        }
        return Response(
            status: .ok, headers: [.contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"codes.csv\""],
            body: .init(byteBuffer: ByteBuffer(bytes: CSVWriter().write([head] + rows))))
    }
}
