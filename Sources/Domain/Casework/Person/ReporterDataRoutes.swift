// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Privacy
import Storage
import Web

/// What a reporter left, in their own hands: seen, copied, corrected, erased by the secret link, without anyone's help.
struct ReporterDataRoutes {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    func add(to router: RouterGroup<Context>) {
        router.get("r/:secret/data", use: show)
        router.post("r/:secret/data/copy", use: copy)
        router.post("r/:secret/data/contact", use: correct)
        router.post("r/:secret/data/forget", use: forget)
        router.post("r/:secret/data/requests", use: ask)
    }

    private func secret(_ context: Context) throws -> String {
        let secret = try context.parameters.require("secret")
        guard ReporterLink.isSecret(secret) else { throw Problem.secretGone }
        return secret
    }

    private func open(_ secret: String, in db: any Connection) throws -> Report {
        guard let report = try IntakeStore(db).report(secret: secret) else { throw Problem.secretGone }
        return report
    }

    private static func path(_ secret: String) -> String { ReporterLink.path(secret) + "/data" }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        try await page(secret(context), request, context)
    }

    private func page(
        _ secret: String, _ request: Request, _ context: Context, values: [String: String] = [:], invalid: Invalid = Invalid()
    ) async throws -> Response {
        let frame = context.frame, now = server.now()
        let page = try await server.database.read { [tools] db in
            let report = try open(secret, in: db), subject = "\(PersonalDataStore.subject):\(report.id)"
            let view = ReporterDataPages.View(
                secret: secret, report: report, kept: try RightsStore(db).copy(of: [subject], register: tools.retention.register),
                looks: try AccessStore(db).looks(at: [subject]), requests: try RightsStore(db).requests(about: subject), values: values,
                invalid: invalid,
                now: now)
            return ReporterDataPages.page(view, sign: { (try? db.findable($0, as: "sign")) ?? "" }, in: frame)
        }
        return try page.secret(request, context)
    }

    @Sendable func copy(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), now = server.now()
        _ = try await Form.read(request, limit: 4 << 10)
        let file = try await server.database.read { [tools] db in
            try DataCopy(["\(PersonalDataStore.subject):\(try open(secret, in: db).id)"], register: tools.retention.register, in: db, at: now).file
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8", .contentDisposition: "attachment; filename=\"my-data.json\"",
                .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: file)))
    }

    @Sendable func correct(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), form = try await Form.read(request, limit: 16 << 10)
        let name = form["name"].trimmingCharacters(in: .whitespacesAndNewlines), phone = form["phone"].trimmingCharacters(in: .whitespacesAndNewlines)
        try memory.voiceLimiter?.spend("reporter \(context.client)", at: server.now())
        switch Report.Contact.read(name: name, phone: phone) {
        case .success(let contact):
            try await server.database.write { db in try IntakeStore(db).correct(contact, of: open(secret, in: db)) }
        case .failure(let faults):
            var invalid = Invalid()
            if faults.faults.contains(.name) { invalid["name"] = .nameTooLong }
            if faults.faults.contains(.phone) { invalid["phone"] = .phoneOff }
            return try await page(secret, request, context, values: ["name": name, "phone": phone], invalid: invalid)
        }
        return .goOn(to: Self.path(secret), saying: Text.ownDataSaved(context.language))
    }

    @Sendable func forget(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), now = server.now()
        _ = try await Form.read(request, limit: 4 << 10)
        let stones = try await server.database.write { db in
            try RetentionStore(db).erase([open(secret, in: db).id], of: PersonalDataStore.contact, because: .request, at: now)
        }
        try tools.retention.append(stones)
        return .goOn(to: Self.path(secret), saying: Text.ownDataForgotten(context.language))
    }

    @Sendable func ask(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try secret(context), now = server.now(), form = try await Form.read(request, limit: 64 << 10)
        try memory.voiceLimiter?.spend("reporter \(context.client)", at: now)
        do {
            guard let kind = RightsRequest.Kind(rawValue: form["kind"]) else { throw RightsRequest.Refusal.kindMissing }
            let words = form["words"]
            try await server.database.write { db in
                let subject = "\(PersonalDataStore.subject):\(try open(secret, in: db).id)"
                // One of a kind at a time: who asks again while the first waits is answered once.
                if try RightsStore(db).requests(about: subject).contains(where: { $0.kind == kind && $0.outcome == nil }) { return }
                _ = try RightsStore(db).ask(kind, about: [subject], words: words, contact: "", proof: .link, by: .web, as: .anonymous, at: now)
            }
        } catch let refusal as RightsRequest.Refusal {
            let invalid = Invalid(refusal.field, refusal.problem.text)
            return try await page(secret, request, context, values: ["kind": form["kind"], "words": form["words"]], invalid: invalid)
        }
        return .goOn(to: Self.path(secret) + "#requests", saying: Text.ownDataAsked(context.language))
    }
}
