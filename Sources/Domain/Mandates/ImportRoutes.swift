// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Storage
import Tabular
import Web

/// A table becomes a draft, whole or not at all.
extension ListRoutes {
    func showImport(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try officer(context)
        var draft = ImportPages.Draft()
        if case .areas(let roots) = actor.scope { draft.areaPath = roots.first ?? "/" }
        return ImportPages.form(draft, schemes: try await schemes(context), areas: areas(actor), in: context.frame)
    }

    func takeImport(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try officer(context), now = server.now()
        let form = try await Form.read(request, limit: MandateTable.bounds.bytes + (64 << 10))
        let draft = ImportPages.Draft(
            nameZH: form["name_zh"], nameEN: form["name_en"], scheme: form["scheme"], version: form["version"], areaPath: form["area"],
            source: form["source"])
        do {
            let (list, bytes) = try parsed(draft, file: form.all(files: "file").first, at: now)
            let matters = try MandateTable.read(bytes, scheme: list.scheme, version: list.version)
            try await server.database.write { db in try MandateStore(db).draft(list, matters, by: actor, at: now) }
            return .goOn(to: list.path, saying: ImportStrings.kept(matters.count)(context.language))
        } catch let invalid as Invalid {
            return try await again(draft, invalid: invalid, request, context)
        } catch let faults as MandateTable.Faults {
            return try await again(draft, faults: faults.faults, request, context)
        } catch let refusal as MandateList.Refusal {
            guard let field = refusal.field else { throw refusal }
            return try await again(draft, invalid: Invalid(field, refusal.problem.text), request, context)
        }
    }

    /// The fields as a list, or what is off with them.
    private func parsed(_ draft: ImportPages.Draft, file: Form.File?, at now: Date) throws -> (MandateList, [UInt8]) {
        var invalid = Invalid()
        if draft.nameZH.isEmpty { invalid["name_zh"] = ImportStrings.nameMissing }
        if !MandateList.isIdentifier(draft.scheme) { invalid["scheme"] = ImportStrings.schemeOff }
        if !MandateList.isIdentifier(draft.version) { invalid["version"] = ImportStrings.schemeOff }
        if !AreaPath.isValid(draft.areaPath) { invalid["area"] = ImportStrings.areaOff }
        if file == nil { invalid["file"] = ImportStrings.fileMissing }
        try invalid.check()
        let list = MandateList(
            id: Identifier.make(at: now), name: Text(zh: draft.nameZH, en: draft.nameEN.isEmpty ? draft.nameZH : draft.nameEN), scheme: draft.scheme,
            version: draft.version, areaPath: draft.areaPath, source: draft.source.isEmpty ? nil : Text(name: draft.source))
        return (list, file?.bytes ?? [])
    }

    private func again(
        _ draft: ImportPages.Draft, invalid: Invalid = Invalid(), faults: [MandateTable.Fault] = [], _ request: Request, _ context: Context
    ) async throws -> Response {
        let page = ImportPages.form(
            draft, schemes: try await schemes(context), areas: areas(context.actor), in: context.frame, invalid: invalid, faults: faults)
        return try page.response(from: request, context: context)
    }

    private func schemes(_ context: Context) async throws -> [String] {
        let actor = context.actor
        return try await server.database.read { db in Set(try MandateStore(db).lists(for: actor).map(\.scheme)).sorted() }
    }

    private func areas(_ actor: Actor) -> [String] { if case .areas(let roots) = actor.scope { roots } else { ["/"] } }

    private func officer(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.mandatesEdit) else { throw Problem.notAllowed }
        return actor
    }
}

extension MandateList.Refusal {
    /// The field of the form that it concerns, where there is one.
    fileprivate var field: String? {
        switch self {
        case .versionTaken, .versionMalformed: "version"
        case .schemeMalformed: "scheme"
        case .areaMalformed, .outsideScope: "area"
        case .nameMissing: "name_zh"
        case .empty: "file"
        case .notAllowed, .notADraft, .past, .laterVersion: nil
        }
    }
}
