// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Mandates
import Storage
import Territory
import Web

/// Open311 GeoReport v2, as other towns' programs speak it. Slashes at the end or in the middle of an address mean nothing.
struct Open311Routes {
    let desk: Open311Desk

    static let base = "open311/v2"
    static let suffixes = ["", ".xml", ".json"]

    func add(to router: RouterGroup<Context>) {
        let group = router.group("").add(middleware: FaultMiddleware())
        for suffix in Self.suffixes {
            group.get("\(Self.base)/discovery\(suffix)", use: discovery)
            group.get("open311/discovery\(suffix)", use: discovery)
            group.get("\(Self.base)/services\(suffix)", use: services)
            group.get("\(Self.base)/requests\(suffix)", use: requests)
            group.post("\(Self.base)/requests\(suffix)") { try await Open311Intake(desk: desk).receive($0, $1) }
        }
        Open311Updates(desk: desk).add(to: group)
        SubscriptionAPI(desk: desk).add(to: group)
        group.get("\(Self.base)/services/:code", use: definition)
        group.get("\(Self.base)/requests/:id", use: request)
        group.get("\(Self.base)/tokens/:token", use: token)
    }

    /// The last part of the address without its suffix.
    static func name(_ context: Context, _ parameter: String) throws -> String {
        let text = try context.parameters.require(parameter)
        for suffix in [".xml", ".json"] where text.hasSuffix(suffix) { return String(text.dropLast(suffix.count)) }
        return text
    }

    /// The day on which the interface was last changed.
    static let changeset = "2026-11-23T00:00:00Z"

    @Sendable func discovery(_ request: Request, _ context: Context) async throws -> Response {
        let formats = Wire.list(of: "format", Wire.Form.allCases.map { .text($0.name) })
        let endpoint = Wire.fields([
            .init("specification", .text("http://wiki.open311.org/GeoReport_v2")), .init("url", .text("\(desk.server.address)/\(Self.base)")),
            .init("changeset", .text(Self.changeset)), .init("type", .text("production")), .init("formats", formats),
        ])
        let contact = desk.tools.contact
        let wire = Wire.fields([
            .init("changeset", .text(Self.changeset)), .init("contact", .text(contact)),
            .init("key_service", .text(Text.keyService(contact)(context.language))), .init("endpoints", .list(of: "endpoint", [endpoint])),
        ])
        return Open311Form.answer(wire, root: "discovery", to: request, cache: "public, max-age=300")
    }

    @Sendable func services(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), language = context.language
        try await desk.checkJurisdiction(Form.query(request)["jurisdiction_id"], at: now)
        let services = try await desk.server.database.read { [desk] db in try desk.services(at: now, in: db) }
        return Open311Form.answer(services.wire(language), root: "services", to: request)
    }

    @Sendable func definition(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), code = try Self.name(context, "code")
        try await desk.checkJurisdiction(Form.query(request)["jurisdiction_id"], at: now)
        let services = try await desk.server.database.read { [desk] db in try desk.services(at: now, in: db) }
        guard let wire = services.definition(code, context.language) else { throw Fault(404, .serviceUnknown(code)) }
        return Open311Form.answer(wire, root: "service_definition", to: request)
    }

    @Sendable func requests(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), form = Form.query(request)
        try await desk.checkJurisdiction(form["jurisdiction_id"], at: now)
        let query = try RequestQuery(values: { form.all($0) + form.all($0 + "[]") }, at: now)
        return Open311Form.answer(try await list(query, at: now, in: context.language), root: "service_requests", to: request)
    }

    @Sendable func request(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), number = try Self.name(context, "id"), form = Form.query(request)
        try await desk.checkJurisdiction(form["jurisdiction_id"], at: now)
        var query = RequestQuery()
        query.filter.numbers = [number]
        query.wantsExtensions = RequestQuery.isTrue(form["extensions"])
        let wire = try await list(query, at: now, in: context.language)
        guard case .list(_, let found) = wire, !found.isEmpty else { throw Fault(404, .requestUnknown(number)) }
        return Open311Form.answer(wire, root: "service_requests", to: request)
    }

    private func list(_ query: RequestQuery, at now: Date, in language: Language) async throws -> Wire {
        let desk = desk, address = desk.server.address
        return try await desk.server.database.read { db in
            let ledger = LedgerStore(db), rows = try ledger.rows(query.filter), ids = rows.map(\.id)
            let photos = try ledger.photos(of: ids)
            let entries = query.wantsExtensions ? Dictionary(grouping: try ledger.entries(of: ids), by: \.caseID) : [:]
            let attributes = query.wantsExtensions ? try RequestStore(db).attributes(of: rows.map(\.number)) : [:]
            return .list(
                of: "request",
                try rows.map { row in
                    let due =
                        try row.status.isOpen && row.body.hasClock
                        ? row.body.due(at: now, in: desk.calendar(for: row.areaPath, at: now, in: db)) : nil
                    let shown = photos[row.id] ?? []
                    var fields = RequestWire.fields(row, due: due, photos: shown, at: address, in: language)
                    if query.wantsExtensions {
                        fields += RequestWire.extensions(
                            row, photos: shown, entries: entries[row.id] ?? [], attributes: (attributes[row.number] ?? []).map { $0.wire(language) },
                            at: address, in: language)
                    }
                    return .fields(fields)
                })
        }
    }

    @Sendable func token(_ request: Request, _ context: Context) async throws -> Response {
        let token = try Self.name(context, "token")
        try await desk.checkJurisdiction(Form.query(request)["jurisdiction_id"], at: desk.server.now())
        guard let number = try await desk.server.database.read({ db in try RequestStore(db).number(token: token) }) else {
            throw Fault(404, .tokenUnknown)
        }
        let wire = Wire.list(of: "request", [.fields([.init("service_request_id", .text(number)), .init("token", .text(token))])])
        return Open311Form.answer(wire, root: "service_requests", to: request, cache: "no-store")
    }
}
