// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Logging
import Secrets
import SignedTokens
import Storage
import Web

/// Signing in by a provider: authorization code with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0). Exists where one is configured.
struct ProviderRoutes: Sendable {
    let server: Server
    let tools: Accounts.Tools
    let desk: ProviderDesk

    func add(to router: RouterGroup<Context>) {
        router.get("sign-in/provider", use: begin)
        router.get("sign-in/provider/callback", use: finish)
        router.get("sign-in/provider/link/:token", use: showInvitation)
        router.get("account/provider/of/:account", use: show)
        router.post("account/provider/of/:account", use: invite)
        router.post("account/provider/of/:account/end", use: unlink)
    }

    private var callback: String { "\(server.address)/sign-in/provider/callback" }
    private static let purpose = "provider sign-in"

    func begin(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), now = server.now(), invitation = query["invitation"]
        let journey = Provider.Journey(
            state: Secrets.token(), nonce: Secrets.token(), verifier: Secrets.token(), back: SafeURL.local(query["back"]),
            invitation: invitation.utf8.count == 43 ? invitation : nil, until: now + Provider.Journey.length)
        let address: String
        do {
            address = desk.provider.begin(journey, at: try await desk.addresses(at: now), returningTo: callback)
        } catch { return try told(error, context, request) }
        let sealed = Secrets.seal(Array(try JSONEncoder().encode(journey)), key: tools.key, for: Self.purpose)
        var response = Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
        response.setCookie(.kept(CookieName.provider, sealed, seconds: Int(Provider.Journey.length)))
        return response
    }

    func finish(_ request: Request, _ context: Context) async throws -> Response {
        let query = Form.query(request), now = server.now(), provider = desk.provider
        do {
            guard let cookie = request.cookies[CookieName.provider]?.value, let json = Secrets.open(cookie, key: tools.key, for: Self.purpose),
                let journey = try? JSONDecoder().decode(Provider.Journey.self, from: Data(json)), now < journey.until,
                Secrets.areEqual(query["state"], journey.state)
            else { throw Provider.Refusal.notBegun }
            // The answer of another provider, mixed in (RFC 9207).
            guard query["iss"].isEmpty || query["iss"] == provider.issuer else { throw Provider.Refusal.notBegun }
            guard query["error"].isEmpty, !query["code"].isEmpty, query["code"].utf8.count <= 2048 else {
                throw Provider.Refusal.refused(String(query["error"].prefix(40)))
            }
            let claims = try await desk.claims(query["code"], of: journey, returningTo: callback, at: now)
            let account = try await server.database.write { db in
                let store = AccountStore(db)
                if let token = journey.invitation { return try store.link(issuer: claims.issuer, subject: claims.subject, by: token, at: now) }
                return try store.account(issuer: claims.issuer, subject: claims.subject, at: now)
            }
            guard let account else {
                var response = try ProviderPages.unknown(provider, isInvitation: journey.invitation != nil, in: context.frame).response(
                    from: request, context: context)
                response.setCookie(.kept(CookieName.provider, "", seconds: 0))
                return response
            }
            // `mfa` is the provider's word that a second factor was shown there (RFC 8176); one that is set up here is asked for all the same.
            let proof: SecondFactor.Proof? = claims.methods.contains("mfa") ? .provider : nil
            var response = try await Entrance(server: server, tools: tools).goOn(account, proof: proof, back: journey.back, request, context)
            response.setCookie(.kept(CookieName.provider, "", seconds: 0))
            return response
        } catch let refusal as Provider.Refusal { return try told(refusal, context, request) }
    }

    private func told(_ refusal: Provider.Refusal, _ context: Context, _ request: Request) throws -> Response {
        context.logger.notice("sign-in provider: \(refusal)")
        var response = try ProviderPages.failed(refusal, desk.provider, in: context.frame).response(from: request, context: context)
        response.setCookie(.kept(CookieName.provider, "", seconds: 0))
        return response
    }

    func showInvitation(_ request: Request, _ context: Context) async throws -> Page {
        let token = try context.parameters.require("token"), now = server.now()
        guard let (account, _) = try await server.database.read({ db in try AccountStore(db).linkInvitation(token, at: now) }) else {
            throw AccountsStrings.linkUsed
        }
        return ProviderPages.invitation(account, desk.provider, token: token, in: context.frame)
    }

    func show(_ request: Request, _ context: Context) async throws -> Page {
        let id = try await managed(context)
        return try await page(of: id, link: nil, context)
    }

    func invite(_ request: Request, _ context: Context) async throws -> Page {
        let id = try await managed(context), actor = context.actor, now = server.now()
        let token = try await server.database.write { db in try AccountStore(db).inviteToLink(id, by: actor, at: now) }
        return try await page(of: id, link: "\(server.address)/sign-in/provider/link/\(token)", context)
    }

    func unlink(_ request: Request, _ context: Context) async throws -> Response {
        let id = try await managed(context), actor = context.actor, now = server.now(), issuer = desk.provider.issuer
        try await server.database.write { db in try AccountStore(db).unlink(id, from: issuer, by: actor, at: now) }
        SessionDesk.shared.forgetAll()
        return .goOn(to: ProviderPages.path(of: id), saying: ProviderStrings.unlinked(context.language))
    }

    private func managed(_ context: Context) async throws -> String {
        let actor = try context.requireSignedIn()
        guard actor.may(.accountsManage) else { throw Problem.notAllowed }
        let id = try context.parameters.require("account")
        guard try await server.database.read({ db in try AccountStore(db).isThere(id, for: actor) }) else { throw StorageError.absent }
        return id
    }

    private func page(of id: String, link: String?, _ context: Context) async throws -> Page {
        let issuer = desk.provider.issuer
        let (account, isLinked) = try await server.database.read { db in
            let store = AccountStore(db)
            guard let account = try store.account(id: id) else { throw StorageError.absent }
            return (account, try store.isLinked(id, to: issuer))
        }
        return ProviderPages.link(account, desk.provider, isLinked: isLinked, link: link, in: context.frame)
    }
}

extension CookieName {
    /// A sign-in that is on its way to the provider and back.
    static let provider = "linli-provider"
}
