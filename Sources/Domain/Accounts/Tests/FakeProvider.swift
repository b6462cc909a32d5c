// SPDX-License-Identifier: Apache-2.0
import Access
import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import Hummingbird
import Outbound
import Secrets
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Accounts

/// A sign-in provider on loopback that can be told to misbehave; it checks what a provider checks: code, client, verifier.
final class FakeProvider: Sendable {
    struct State: Sendable {
        var issuer = "", now = Date(), subject = "7"
        var key = P256.Signing.PrivateKey(), keyID = "k1"
        var override: [String: String?] = [:]
        var algorithm = "ES256", signsWithStranger = false, tokenStatus = 200, isDown = false
        var discoveryIssuer: String?
        /// For each code, challenge and nonce.
        var codes: [String: (challenge: String, nonce: String)] = [:]

        mutating func rotate() {
            key = P256.Signing.PrivateKey()
            keyID += "x"
        }
    }
    private let state = Mutex(State())
    let server = LoopbackServer()

    var issuer: String { state.withLock { $0.issuer } }
    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }
    /// The state without any misbehaviour.
    func fresh(_ state: State) -> State {
        var fresh = State()
        (fresh.issuer, fresh.now, fresh.key, fresh.keyID) = (state.issuer, state.now, state.key, "k1")
        return fresh
    }
    func fetches(_ path: String) -> Int { server.calls.count { $0.path == path } }

    func start(at issuer: String, now: Date) {
        change { ($0.issuer, $0.now) = (issuer, now) }
        server.answer { [self] call in state.withLock { Self.answer(call, &$0) } }
    }

    /// What the provider does once a person has said yes: a code, tied to what the browser brought along.
    func authorize(_ address: String) throws -> (code: String, state: String) {
        let items = try #require(URLComponents(string: address)?.queryItems)
        let fields = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        #expect(fields["response_type"] == "code" && fields["client_id"] == "linli" && fields["scope"] == "openid")
        #expect(fields["code_challenge_method"] == "S256" && fields["redirect_uri"] == "http://127.0.0.1:8080/sign-in/provider/callback")
        let code = Secrets.token()
        change { $0.codes[code] = (fields["code_challenge"] ?? "", fields["nonce"] ?? "") }
        return (code, fields["state"] ?? "")
    }

    private static func answer(_ call: LoopbackServer.Call, _ state: inout State) -> LoopbackServer.Reply {
        func json(_ text: String, _ status: Int = 200) -> LoopbackServer.Reply { LoopbackServer.Reply(status, body: Array(text.utf8)) }
        if state.isDown { return json("{}", 503) }
        switch call.path {
        case "/.well-known/openid-configuration":
            let issuer = state.issuer
            return json(
                """
                {"issuer": "\(state.discoveryIssuer ?? issuer)", "authorization_endpoint": "\(issuer)/authorize", "token_endpoint": "\(issuer)/token",
                 "jwks_uri": "\(issuer)/keys"}
                """)
        case "/keys":
            let point = Array(state.key.publicKey.rawRepresentation)
            return json(
                """
                {"keys": [{"kty": "EC", "crv": "P-256", "kid": "\(state.keyID)", "x": "\(Secrets.base64URL(Array(point[..<32])))",
                 "y": "\(Secrets.base64URL(Array(point[32...])))"}]}
                """)
        case "/token": return token(call, &state).map { json($0, state.tokenStatus) } ?? json(#"{"error": "invalid_grant"}"#, 400)
        default: return json("{}", 404)
        }
    }

    /// A code is good once, for the client that has the verifier.
    private static func token(_ call: LoopbackServer.Call, _ state: inout State) -> String? {
        let items = URLComponents(string: "?" + String(decoding: call.body, as: UTF8.self))?.queryItems ?? []
        let fields = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        guard let (challenge, nonce) = state.codes.removeValue(forKey: fields["code"] ?? ""),
            Secrets.base64URL(Secrets.sha256((fields["code_verifier"] ?? "").utf8)) == challenge, fields["grant_type"] == "authorization_code",
            call.headers[.authorization] == "Basic " + Data("linli:geheim%20%26".utf8).base64EncodedString()
        else { return nil }
        let seconds = Int(state.now.timeIntervalSince1970)
        var claims: [String: String?] = [
            "iss": "\"\(state.issuer)\"", "sub": "\"\(state.subject)\"", "aud": "\"linli\"", "iat": "\(seconds)", "exp": "\(seconds + 100_000)",
            "nonce": "\"\(nonce)\"",
        ]
        claims.merge(state.override) { $1 }
        let body = claims.compactMap { name, value in value.map { "\"\(name)\": \($0)" } }.joined(separator: ", ")
        let header = #"{"alg": "\#(state.algorithm)", "kid": "\#(state.keyID)"}"#
        let message = "\(Secrets.base64URL(Array(header.utf8))).\(Secrets.base64URL(Array("{\(body)}".utf8)))"
        let key = state.signsWithStranger ? P256.Signing.PrivateKey() : state.key
        let signature: [UInt8]
        switch state.algorithm {
        case "none": signature = []
        case "HS256": signature = Secrets.hmacSHA256(Array(message.utf8), key: Array(state.key.publicKey.rawRepresentation))
        default: signature = (try? key.signature(for: SHA256.hash(data: Array(message.utf8))).rawRepresentation).map(Array.init) ?? []
        }
        return #"{"access_token": "x", "token_type": "Bearer", "id_token": "\#(message).\#(Secrets.base64URL(signature))"}"#
    }
}

/// A lobby with a provider beside it.
struct ProviderHouse: Sendable {
    let kind: TestDatabase
    let provider = FakeProvider()

    init(_ kind: TestDatabase) async throws { self.kind = kind }

    func serve(_ use: @escaping @Sendable (Lobby) async throws -> Void) async throws {
        try await provider.server.serve { [self] port in
            let authority = "127.0.0.1:\(port)", issuer = "http://\(authority)"
            // A machine on which all tests run at once may be slow to answer; how long is waited in earnest is Outbound's own test.
            var rules = Outbound.Rules(trusted: [authority])
            rules.seconds = 120
            let outbound = Outbound(rules)
            let lobby = try await Lobby(kind) {
                $0.provider = ProviderDesk(Provider(issuer: issuer, client: "linli", secret: "geheim &", name: "政务网"), outbound: outbound)
            }
            provider.start(at: issuer, now: lobby.clock.now)
            try await use(lobby)
            await outbound.close()
        }
    }

    /// The way back that the provider would send a browser.
    func callback(of answer: TestBrowser<some HTTPResponder<Context>>.Answer) throws -> String {
        let (code, state) = try provider.authorize(try #require(answer.headers[.location]))
        return "/sign-in/provider/callback?code=\(code)&state=\(state)"
    }

    /// Signs in at the provider and comes back.
    func goThrough<Responder: HTTPResponder<Context>>(
        _ browser: TestBrowser<Responder>, query: String = "back=/"
    ) async throws -> TestBrowser<Responder>.Answer {
        try await browser.get(callback(of: browser.get("/sign-in/provider?\(query)")))
    }

    func link(_ login: String, _ lobby: Lobby) async throws {
        let id = try await lobby.id(login), now = lobby.clock.now, issuer = provider.issuer
        try await lobby.database.write { db in
            let store = AccountStore(db)
            _ = try store.link(
                issuer: issuer, subject: "7", by: store.inviteToLink(id, by: Actor.system("test", permissions: [.accountsManage]), at: now), at: now)
        }
    }
}
