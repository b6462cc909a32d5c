// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Web

/// Officers send files of the ground in, look at what they would change, take them in and back; and take files out.
struct ImportRoutes: Sendable {
    let server: Server
    static let path = "/places/import"
    /// A little below what any request may have.
    static let most = 15 << 20

    func add(to router: RouterGroup<Context>) {
        router.get("places/import", use: overview)
        router.post("places/import", use: take)
        router.get("places/import/:id", use: show)
        router.get("places/import/:id/map.geojson", use: map)
        router.post("places/import/:id/:step", use: step)
        router.get("places/export/:file", use: export)
    }

    func overview(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try context.requireOfficer()
        let imports = try await server.database.read { try TerritoryStore($0).imports(for: actor) }
        return ImportPages.overview(.init(day: Day(server.now()).description), imports, now: server.now(), in: context.frame)
    }

    func take(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer(), now = server.now()
        let form = try await Form.read(request, limit: Self.most + (64 << 10))
        let draft = ImportPages.Draft(
            layer: form["layer"], level: form["level"], system: form["system"], day: form["day"], isWhole: !form["whole"].isEmpty)
        var invalid = Invalid()
        let layer = TerritoryLayer(rawValue: draft.layer), day = Day(draft.day), file = form.all(files: "file").first
        if layer == nil { invalid["layer"] = ImportStrings.choose }
        if day == nil { invalid["day"] = ImportStrings.dayOff }
        if file == nil { invalid["file"] = ImportStrings.fileMissing }
        guard invalid.isEmpty, let layer, let day, let file else {
            let imports = try await server.database.read { try TerritoryStore($0).imports(for: actor) }
            return try ImportPages.overview(draft, imports, now: now, in: context.frame, invalid: invalid).response(from: request, context: context)
        }
        let options = SurveyOptions(
            layer: layer, level: Area.Level(rawValue: draft.level), system: CoordinateSystem(rawValue: draft.system), isWhole: draft.isWhole, day: day
        )
        let id = try await server.database.write { db in
            try SurveyJobs.begin(options, fileName: file.name, content: file.bytes, by: actor, in: db, at: now)
        }
        return .goOn(to: "\(Self.path)/\(id)")
    }

    func show(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer()
        let id = try context.parameters.require("id")
        let view = try await server.database.read { db throws -> ImportPages.View? in
            let store = TerritoryStore(db)
            guard let found = try store.import(id, for: actor) else { return nil }
            return ImportPages.View(
                found: found, faults: try store.faults(ofImport: id),
                items: try store.items(ofImport: id, found.options.layer, limit: ImportPages.most))
        }
        guard let view else { throw Problem.notFound }
        var response = try ImportPages.import(view, in: context.frame).response(from: request, context: context)
        if view.found.status.isOpen, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2" }
        return response
    }

    /// What changes, for the page's map: as it will be, and of what has gone as it was.
    func map(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer()
        let id = try context.parameters.require("id"), language = context.language
        let features = try await server.database.read { db throws -> [Feature]? in
            let store = TerritoryStore(db)
            guard let found = try store.import(id, for: actor) else { return nil }
            let items = try store.items(ofImport: id, found.options.layer, limit: 3000).compactMap { item in
                item.after.shape.map { shape in
                    Feature(
                        shape: shape,
                        properties: [
                            "kind": .text(item.after.mapKind), "name": .text("\(item.action.text(language)) · \(item.label(language))"),
                            "title": .text("\(item.action.text(language)) · \(item.label(language))"),
                            "action": .text(item.action.rawValue),
                        ])
                }
            }
            let faults = try store.faults(ofImport: id).compactMap { fault in
                fault.at.map {
                    Feature(
                        shape: .point($0),
                        properties: [
                            "kind": .text("mark"), "title": .text(fault.text(language)), "state": .text(fault.isBlocking ? "red" : "yellow"),
                        ])
                }
            }
            return items + faults
        }
        guard let features else { throw Problem.notFound }
        return Response(
            status: .ok, headers: [.contentType: "application/geo+json", .cacheControl: "private, no-store"],
            body: .init(byteBuffer: ByteBuffer(string: GeoJSON.text(features))))
    }

    func step(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer(), now = server.now()
        let id = try context.parameters.require("id"), step = try context.parameters.require("step")
        _ = try await Form.read(request, limit: 16 << 10)
        let said: Text = try await server.database.write { db in
            let store = TerritoryStore(db)
            switch step {
            case "apply":
                try store.apply(importID: id, by: actor, at: now)
                return ImportStrings.applied
            case "undo":
                try store.undo(importID: id, by: actor, at: now)
                return ImportStrings.undone
            case "discard":
                try store.discard(importID: id, by: actor, at: now)
                return ImportStrings.discarded
            default: throw Problem.notFound
            }
        }
        return .goOn(to: "\(Self.path)/\(id)", saying: said(context.language))
    }

    /// `areas.geojson`, `buildings.csv`, `premises.gpkg` …
    func export(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireOfficer()
        let name = try context.parameters.require("file")
        guard let layer = TerritoryLayer(rawValue: String(name.prefix { $0 != "." })) else { throw Problem.notFound }
        let day = Day(server.now())
        let things = try await server.database.read { try TerritoryStore($0).things(layer, on: day, for: actor) }
        do {
            guard let bytes = try await TerritoryExport.file(things, layer, named: name) else { throw Problem.notFound }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/octet-stream",
                    .contentDisposition: "attachment; filename=\"\(layer.rawValue)\(name.drop { $0 != "." })\"",
                ],
                body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        } catch let reason as SurveyFault.Reason {
            throw Problem(.serviceUnavailable, reason.text)
        }
    }
}

extension Context {
    /// Whoever may change the territory somewhere; where, the stores ask.
    func requireOfficer() throws -> Actor {
        let actor = try requireSignedIn()
        guard actor.may(.editTerritory) else { throw Problem.notAllowed }
        return actor
    }
}

extension TerritoryThing {
    var mapKind: String {
        switch self {
        case .area(let area): area.level.mapKind
        case .street: "street"
        case .building, .stairwell, .code: "building"
        case .premises: "mark"
        case .ground(let ground): ground.kind.rawValue
        }
    }
}
