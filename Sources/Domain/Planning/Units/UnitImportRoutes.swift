// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Territory
import Web
import Workshop

/// Officers bring the units of a community in a file, see what is off with it on a map, and have a plan of them drawn.
struct UnitImportRoutes: Sendable {
    let server: Server
    static let path = "/plans/import"
    private static let workshop = Workshop(threads: 1, waiting: 4)

    func add(to router: RouterGroup<Context>) {
        router.get("plans/import", use: form)
        router.post("plans/import", use: take)
        router.get("plans/import/:id", use: show)
        router.get("plans/import/:id/map.geojson", use: map)
        router.get("plans/import/:id/faults.geojson", use: faults)
    }

    private func ground(_ path: String, _ context: Context) async throws -> (community: Area, areas: [Area], streets: [Street], ground: [Ground]) {
        let actor = try context.requireSignedIn(), day = Day(server.now())
        return try await server.database.read { db in try UnitImportStore(db).ground(of: path, on: day, for: actor) }
    }

    func form(_ request: Request, _ context: Context) async throws -> Page {
        UnitImportPages.form(try await ground(Form.query(request)["area"], context).community, in: context.frame)
    }

    func take(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.requireSignedIn(), now = server.now()
        let form = try await Form.read(request, limit: 15 << 20), known = try await ground(form["area"], context)
        guard let file = form.all(files: "file").first, !file.name.isEmpty else {
            let page = UnitImportPages.form(known.community, in: context.frame, invalid: Invalid("file", UnitImportStrings.fileMissing))
            return try page.response(from: request, context: context)
        }
        let system = CoordinateSystem(rawValue: form["system"]), isTable = file.name.lowercased().hasSuffix(".csv")
        var read: UnitImport, survey: Survey?
        do {
            let rows = try await SurveyFile.read(file.bytes, named: file.name)
            (read, survey) = try await Self.workshop.run {
                var read = UnitImport(rows, system: system, community: known.community, areas: known.areas)
                guard read.isUsable else { return (read, nil) }
                do throws(Survey.Fault) {
                    let survey = try Survey.take(
                        of: known.community, areas: known.areas, imported: read.units, streets: known.streets, ground: known.ground)
                    return (read, survey)
                } catch {
                    read.faults.append(SurveyFault(number: nil, reason: .nothing, isBlocking: true, at: nil))
                    return (read, nil)
                }
            }
        } catch let reason as SurveyFault.Reason {
            read = UnitImport(fault: reason)
        }
        let kept = read, found = survey
        let id = try await server.database.write { db in
            try UnitImportStore(db).keep(
                kept, survey: found, fileName: file.name, isTable: isTable, of: known.community.path, by: actor, at: now)
        }
        return .goOn(to: "\(Self.path)/\(id)")
    }

    private func found(_ context: Context) async throws -> UnitImportStore.Found {
        let actor = try context.requireSignedIn(), id = try context.parameters.require("id")
        guard let found = try await server.database.read({ try UnitImportStore($0).find(id, for: actor) }) else { throw StorageError.absent }
        return found
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        let found = try await found(context), community = try await ground(found.areaPath, context).community
        return UnitImportPages.show(found, community, in: context.frame)
    }

    /// The file's units.
    func map(_ request: Request, _ context: Context) async throws -> Response { answer(try await found(context).map) }

    /// Where something is off, in the reader's language.
    func faults(_ request: Request, _ context: Context) async throws -> Response {
        answer(GeoJSON.text(try await found(context).faults.compactMap { $0.mark(context.language) }))
    }

    private func answer(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/geo+json", .cacheControl: "private, no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension UnitImport {
    /// A file that cannot be read at all.
    init(fault: SurveyFault.Reason) { faults = [SurveyFault(number: nil, reason: fault, isBlocking: true, at: nil)] }
}
