// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Storage
import Web

/// Requests of people about their own data: noted and answered by those in charge; read by whoever holds the link.
struct RightsRoutes: Sendable {
    let server: Server
    let register: [Processing]
    let retention: RetentionKeeper
    /// The subjects that are found by a telephone number.
    let find: Privacy.Finder

    static let path = "/privacy/requests"

    func add(to router: RouterGroup<Context>) {
        router.get("privacy/requests", use: list)
        router.get("privacy/requests/new", use: form)
        router.post("privacy/requests", use: ask)
        router.get("privacy/requests/mine/:secret", use: mine)
        router.get("privacy/requests/:id", use: show)
        router.post("privacy/requests/:id/answer", use: answer)
        router.post("privacy/requests/:id/copy", use: copy)
    }

    private func officer(_ context: Context) throws -> Actor {
        let actor = try context.requireSignedIn()
        guard actor.may(.privacyAnswer) else { throw RightsRequest.Refusal.notAllowed }
        return actor
    }

    @Sendable func list(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try officer(context), now = server.now()
        let (open, answered) = try await server.database.read { db in
            (try RightsStore(db).list(open: true, for: actor), try RightsStore(db).list(open: false, for: actor, limit: 30))
        }
        return RightsPages.list(open, answered, now: now, in: context.frame)
    }

    @Sendable func form(_ request: Request, _ context: Context) async throws -> Page {
        _ = try officer(context)
        return RightsPages.form([:], in: context.frame)
    }

    @Sendable func ask(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try officer(context), now = server.now(), form = try await Form.read(request, limit: 64 << 10)
        do {
            guard let kind = RightsRequest.Kind(rawValue: form["kind"]) else { throw RightsRequest.Refusal.kindMissing }
            guard let proof = RightsRequest.Proof(rawValue: form["proof"]), proof != .link else { throw RightsRequest.Refusal.proofMissing }
            let channel = RightsRequest.Channel(rawValue: form["channel"]) ?? .desk
            let words = form["words"], contact = form["contact"], phone = form["phone"], find = find
            let (asked, secret) = try await server.database.write { db in
                try RightsStore(db).ask(
                    kind, about: phone.isEmpty ? [] : try find(db, phone), words: words, contact: contact, proof: proof, by: channel, as: actor,
                    at: now)
            }
            let link = "\(server.address)\(Self.path)/mine/\(secret)"
            return try RightsPages.noted(asked, link: link, now: now, in: context.frame).secret(request, context)
        } catch let refusal as RightsRequest.Refusal where refusal != .notAllowed {
            let values = Dictionary(
                ["kind", "proof", "channel", "words", "contact", "phone"].map { ($0, form[$0]) }, uniquingKeysWith: { one, _ in one })
            return try RightsPages.form(values, invalid: Invalid(refusal.field, refusal.text), in: context.frame).response(
                from: request, context: context)
        }
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Page {
        let actor = try officer(context), now = server.now(), id = try context.parameters.require("id")
        guard let found = try await server.database.read({ db in try RightsStore(db).find(id, for: actor) }) else { throw StorageError.absent }
        return RightsPages.show(found, now: now, in: context.frame)
    }

    @Sendable func answer(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try officer(context), now = server.now(), id = try context.parameters.require("id")
        let form = try await Form.read(request, limit: 64 << 10)
        do {
            guard let outcome = RightsRequest.Outcome(rawValue: form["outcome"]) else { throw RightsRequest.Refusal.outcomeMissing }
            let ground = RightsRequest.Ground(rawValue: form["ground"]), words = form["answer"], erasing = form["erase"] == "yes"
            let stones = try await server.database.write { [register] db in
                try RightsStore(db).answer(id, outcome, ground: ground, saying: words, erasing: erasing, register: register, by: actor, at: now)
            }
            try retention.append(stones)
            return .goOn(to: "\(Self.path)/\(id)", saying: RightsStrings.sent(context.language))
        } catch let refusal as RightsRequest.Refusal where refusal != .notAllowed && refusal != .answered {
            guard let found = try await server.database.read({ db in try RightsStore(db).find(id, for: actor) }) else { throw StorageError.absent }
            let values = Dictionary(["outcome", "ground", "answer", "erase"].map { ($0, form[$0]) }, uniquingKeysWith: { one, _ in one })
            return try RightsPages.show(found, values: values, invalid: Invalid(refusal.field, refusal.text), now: now, in: context.frame)
                .response(from: request, context: context)
        }
    }

    /// All that is kept about the person, for whoever asked; each download stands in the access log.
    @Sendable func copy(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try officer(context), now = server.now(), id = try context.parameters.require("id")
        _ = try await Form.read(request, limit: 4 << 10)
        let file = try await server.database.write { [register] db in
            guard let found = try RightsStore(db).find(id, for: actor) else { throw StorageError.absent }
            for subject in found.subjects { try AccessStore(db).note(.copy, of: subject, for: .rights, why: found.number, by: actor, at: now) }
            return try DataCopy(found.subjects, register: register, in: db, at: now).file
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8", .contentDisposition: "attachment; filename=\"copy.json\"", .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: file)))
    }

    /// The person's own view, by the secret link.
    @Sendable func mine(_ request: Request, _ context: Context) async throws -> Response {
        let secret = try context.parameters.require("secret"), now = server.now()
        guard let found = try await server.database.read({ db in try RightsStore(db).find(secret: secret) }) else { throw StorageError.absent }
        return try RightsPages.mine(found, now: now, in: context.frame).secret(request, context)
    }
}
