// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Outbound
import Storage
import Territory
import Web

/// `subscriptions`: other programs ask to be called when a request changes, see what they asked for, and end it. In XML and JSON like the rest.
struct SubscriptionAPI {
    let desk: Open311Desk

    func add(to router: some RouterMethods<Context>) {
        for suffix in Open311Routes.suffixes {
            router.post("\(Open311Routes.base)/subscriptions\(suffix)", use: subscribe)
            router.get("\(Open311Routes.base)/subscriptions\(suffix)", use: list)
        }
        router.delete("\(Open311Routes.base)/subscriptions/:id", use: end)
    }

    @Sendable func subscribe(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), form = try await desk.form(request, limit: 64 << 10)
        let key = try await desk.key(Open311Desk.sentKey(request, form), for: .subscribe, from: context.client, at: now)
        let index = try await desk.tools.atlas.index(on: Day(now), in: desk.server.database)
        let area = form["address_id"]
        if !area.isEmpty, index.area(path: area) == nil { throw Fault(400, .addressUnknown(area)) }
        let services = try await desk.server.database.read { [desk] db in try desk.services(at: now, in: db) }
        let codes = Set(form.all("service_code").flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) })
            .subtracting([""])
        if let odd = codes.sorted().first(where: { !services.holds($0) }) { throw Fault(404, .serviceUnknown(odd)) }
        let address = form["url"]
        guard !address.isEmpty else { throw Fault(400, .missing("url")) }
        do throws(Outbound.Failure) { _ = try await desk.tools.outbound.check(address) } catch { throw Fault(400, .callbackOff(error)) }
        let made = try await desk.server.database.write { db in
            let store = CallbackStore(db), before = try store.all(of: key)
            let areaPath = area.isEmpty ? nil : area
            // Asked for twice, it is one.
            if let same = before.first(where: { $0.address == address && $0.areaPath == areaPath && $0.services == codes }) { return same }
            guard before.count < Subscription.most else { throw Fault(400, .tooManySubscriptions(Subscription.most)) }
            return try store.add(address, areaPath: areaPath, services: codes, for: key, at: now)
        }
        return answer([made], to: request, status: .created, withSecret: true)
    }

    @Sendable func list(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now()
        let key = try await desk.key(Open311Desk.sentKey(request, Form()), for: .subscribe, from: context.client, at: now)
        let all = try await desk.server.database.read { db in try CallbackStore(db).all(of: key) }
        return answer(all, to: request)
    }

    @Sendable func end(_ request: Request, _ context: Context) async throws -> Response {
        let now = desk.server.now(), id = try Open311Routes.name(context, "id")
        let key = try await desk.key(Open311Desk.sentKey(request, Form()), for: .subscribe, from: context.client, at: now)
        let ended = try await desk.server.database.write { db -> Subscription in
            let store = CallbackStore(db)
            guard let found = try store.find(id, of: key), found.endedAt == nil else { throw Fault(404, .subscriptionUnknown(id)) }
            try store.end(id, at: now)
            return found
        }
        return answer([ended], to: request)
    }

    private func answer(_ all: [Subscription], to request: Request, status: HTTPResponse.Status = .ok, withSecret: Bool = false) -> Response {
        let wires = all.map { subscription -> Wire in
            var fields: [Wire.Field] = [
                .init("subscription_id", .text(subscription.id)), .init("url", .text(subscription.address)),
                .init("address_id", Wire(subscription.areaPath)), .init("service_code", .text(subscription.services.sorted().joined(separator: ","))),
                .init("made_datetime", .text(W3CTime.text(subscription.madeAt))), .init("failures", .integer(subscription.failures)),
            ]
            if withSecret {
                fields.append(.init("secret", .text(WebhookSignature.text(WebhookSignature.secret(of: subscription.id, with: desk.tools.key)))))
            }
            return .fields(fields)
        }
        return Open311Form.answer(Wire.list(of: "subscription", wires), root: "subscriptions", to: request, status: status, cache: "no-store")
    }
}
