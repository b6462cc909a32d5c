// SPDX-License-Identifier: Apache-2.0
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Tabular
import Territory
import Web

/// A plan for maps and for other programs.
struct PlanFileRoutes: Sendable {
    let server: Server

    func add(to router: RouterGroup<Context>) {
        router.get("plans/:id/map.json", use: map)
        router.get("plans/:id/grids.geojson", use: grids)
        router.get("plans/:id/units.csv", use: units)
    }

    private func view(_ context: Context) async throws -> PlanView {
        let id = try context.parameters.require("id"), actor = context.actor, now = server.now()
        return try await server.database.read { db in
            let store = PlanStore(db)
            guard let plan = try store.find(id, for: actor) else { throw StorageError.absent }
            return try PlanView(plan, store, for: actor, at: now)
        }
    }

    /// For `map.js`: houses, streets and water around the plan's micro-grids and grids.
    func map(_ request: Request, _ context: Context) async throws -> Response {
        let view = try await view(context), today = Day(server.now()), language = context.language
        let shape = PlanShape(view.survey, regions: view.plan.regions, view.numbering)
        let box = shape.microGrids.compactMap(\.boundary.boundingBox).reduce(nil as BoundingBox?) { $0?.union($1) ?? $1 }
        var features: [Feature] = []
        if let box {
            features = try await server.database.read { db in
                let territory = TerritoryStore(db)
                func near(_ other: BoundingBox?) -> Bool { other?.intersects(box) ?? false }
                return try territory.ground(on: today).filter { near($0.shape.boundingBox) }.map {
                    Feature(shape: $0.shape, properties: ["kind": .text($0.kind.rawValue)])
                }
                    + territory.buildings(under: view.plan.areaPath, on: today).map {
                        Feature(shape: .polygon($0.polygon), properties: ["kind": .text("building"), "name": .text($0.number ?? "")])
                    }
                    + territory.streets(on: today).filter { near($0.line.boundingBox) }.map {
                        Feature(
                            shape: .lineString($0.line),
                            properties: ["kind": .text("street"), "rank": .text($0.rank.rawValue), "name": .text($0.name(language))])
                    }
            }
        }
        let checks = Dictionary(view.check.microGrids.map { ($0.region, $0) }) { first, _ in first }
        features += shape.microGrids.map { piece in
            let check = checks[piece.region]
            let tone = check?.isDedicated == true ? "dedicated" : check?.flaws.isEmpty == false ? "flawed" : "tone\((piece.place?.grid ?? 0) % 4)"
            let name = PlanPageStrings.label(piece.place?.microGrid ?? 0, check?.households ?? 0)(language)
            return Feature(
                shape: .multiPolygon(piece.boundary), properties: ["kind": .text("proposal"), "rank": .text(tone), "name": .text(name)])
        }
        features += shape.grids.map {
            Feature(
                shape: .multiPolygon($0.boundary), properties: ["kind": .text("grid"), "name": .text(PlanPageStrings.gridName($0.number)(language))])
        }
        return file(Array(GeoJSON.text(features).utf8), "application/geo+json")
    }

    func grids(_ request: Request, _ context: Context) async throws -> Response {
        let view = try await view(context), language = context.language
        let shape = PlanShape(view.survey, regions: view.plan.regions, view.numbering)
        let checks = Dictionary(view.check.microGrids.map { ($0.region, $0) }) { first, _ in first }
        let features = shape.microGrids.map { piece in
            Feature(
                id: piece.place?.text,
                shape: .multiPolygon(piece.boundary),
                properties: [
                    "path": .text(view.plan.areaPath + (piece.place?.text ?? "") + "/"), "name": .text(view.name(of: piece.region)(language)),
                    "households": .number(Double(checks[piece.region]?.households ?? 0)), "shops": .number(Double(checks[piece.region]?.shops ?? 0)),
                    "dedicated": .flag(checks[piece.region]?.isDedicated ?? false),
                ])
        }
        return file(Array(GeoJSON.text(features).utf8), "application/geo+json", name: "grids.geojson")
    }

    func units(_ request: Request, _ context: Context) async throws -> Response {
        let view = try await view(context), language = context.language
        let rows = zip(view.survey.units, view.plan.regions).map { unit, region in
            [
                unit.key, unit.name(language), unit.kind.text(language), String(unit.households), String(unit.shops),
                view.numbering.places[region]?.text ?? "", unit.present ?? "", String(unit.place.longitude), String(unit.place.latitude),
            ]
        }
        let head = [
            Text(name: "id"), PlanPageStrings.unit, PlanPageStrings.kind, PlanPageStrings.households, PlanPageStrings.shops, PlanPageStrings.number,
            PlanPageStrings.present, Text(name: "longitude"), Text(name: "latitude"),
        ].map { $0(language) }
        return file(CSVWriter().write([head] + rows), "text/csv; charset=utf-8", name: "units.csv")
    }

    private func file(_ bytes: [UInt8], _ type: String, name: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "private, no-cache"]
        if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
