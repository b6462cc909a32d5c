// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// A sign-in provider (统一身份认证) that speaks OpenID Connect: how we are known to it.
public struct Provider: Sendable, Hashable {
    /// As the provider writes it in its tokens, letter by letter.
    public let issuer: String
    /// Our id there.
    public let client: String
    /// Our secret there; nil for a client that has none.
    public let secret: String?
    /// What people call it, on the button: `浙江政务服务网`.
    public let name: String

    public init(issuer: String, client: String, secret: String?, name: String) {
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.name = name
    }

    /// Where the provider tells of itself (OpenID Connect Discovery 1.0, 4).
    var discovery: String { (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration" }

    /// Why nobody was signed in by the provider. The visitor is told little, the log a little more.
    public enum Refusal: Error, Hashable {
        /// It cannot be reached, or does not answer as the standard says.
        case unavailable(String)
        /// The answer does not belong to a sign-in that began in this browser.
        case notBegun
        /// The provider refused, or the person changed their mind.
        case refused(String)
        /// The token is not signed by the provider, not for us, or not for this sign-in.
        case token(String)
    }

    /// What the provider tells of itself.
    struct Addresses: Sendable, Hashable, Decodable {
        let issuer: String, authorization: String, token: String, keys: String

        private enum CodingKeys: String, CodingKey {
            case issuer
            case authorization = "authorization_endpoint"
            case token = "token_endpoint"
            case keys = "jwks_uri"
        }
    }

    /// Reads what the provider tells of itself: another issuer than the one that was asked is another provider (OpenID Connect Discovery 1.0, 4.3).
    func addresses(_ json: [UInt8]) throws(Refusal) -> Addresses {
        guard let found = try? JSONDecoder().decode(Addresses.self, from: Data(json)) else { throw .unavailable("discovery is malformed") }
        guard found.issuer == issuer else { throw .unavailable("discovery names another issuer") }
        // A browser must not be led over plain HTTP, unless the operator has named such a provider.
        guard found.authorization.hasPrefix("https://") || issuer.hasPrefix("http://") && found.authorization.hasPrefix("http://") else {
            throw .unavailable("the authorization endpoint is not https")
        }
        return found
    }

    /// One sign-in on its way: kept sealed in a cookie until the person comes back.
    struct Journey: Sendable, Hashable, Codable {
        let state: String, nonce: String, verifier: String
        let back: String
        /// The token of an invitation to link an account, where it is one.
        let invitation: String?
        let until: Date

        static let length: TimeInterval = 10 * 60

        /// The verifier's digest, as the provider is told beforehand (RFC 7636, 4.2, S256).
        var challenge: String { Secrets.base64URL(Secrets.sha256(verifier.utf8)) }
    }

    /// Where the browser goes to sign in.
    func begin(_ journey: Journey, at addresses: Addresses, returningTo callback: String) -> String {
        let fields = [
            ("response_type", "code"), ("client_id", client), ("redirect_uri", callback), ("scope", "openid"), ("state", journey.state),
            ("nonce", journey.nonce), ("code_challenge", journey.challenge), ("code_challenge_method", "S256"),
        ]
        return addresses.authorization + (addresses.authorization.contains("?") ? "&" : "?") + Self.form(fields)
    }

    /// The form that exchanges the code, and the header that says who we are (RFC 6749, 2.3.1 and 4.1.3).
    func exchange(_ code: String, of journey: Journey, returningTo callback: String) -> (headers: [(String, String)], body: String) {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback), ("code_verifier", journey.verifier),
        ]
        var headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")]
        if let secret {
            let pair = Data("\(Self.escaped(client)):\(Self.escaped(secret))".utf8).base64EncodedString()
            headers.append(("Authorization", "Basic \(pair)"))
        } else {
            fields.append(("client_id", client))
        }
        return (headers, Self.form(fields))
    }

    static func form(_ fields: [(String, String)]) -> String { fields.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&") }

    private static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { plain.contains($0) ? String(UnicodeScalar($0)) : "%" + Secrets.hex([$0]).uppercased() }.joined()
    }
}
