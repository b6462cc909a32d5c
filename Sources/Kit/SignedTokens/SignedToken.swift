// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// A signed token (JWS in compact form, RFC 7515) that has been taken apart and not believed yet: `claims(signedBy:)` comes before any use.
public struct SignedToken: Sendable {
    /// The key that is said to have signed it; a hint only.
    public let keyID: String?
    public let algorithm: JSONWebKey.Algorithm
    private let payload: [UInt8]
    private let message: [UInt8]
    private let signature: [UInt8]

    public enum Refusal: Error, Hashable, Sendable {
        case tooLong, malformed
        /// Another algorithm than the two, `none` and HMAC among them; or one that the key is not for (RFC 8725, 3.1).
        case algorithm(String)
        /// A header that asks for what we do not do (RFC 7515, 4.1.11).
        case critical
        /// None of the keys has the token's id, or there are several and it names none.
        case unknownKey
        case signature
    }

    /// The most bytes that a token may have.
    public static let limit = 16 << 10

    public init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Self.limit else { throw .tooLong }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let head = Secrets.bytes(base64URL: parts[0]), let body = Secrets.bytes(base64URL: parts[1]),
            let sign = Secrets.bytes(base64URL: parts[2]), let header = try? JSONDecoder().decode(Header.self, from: Data(head))
        else { throw .malformed }
        guard header.crit == nil else { throw .critical }
        guard let known = JSONWebKey.Algorithm(rawValue: header.alg) else { throw .algorithm(String(header.alg.prefix(20))) }
        keyID = header.kid
        algorithm = known
        payload = body
        message = Array("\(parts[0]).\(parts[1])".utf8)
        signature = sign
    }

    private struct Header: Decodable { let alg: String, kid: String?, crit: [String]? }

    /// What the token says, after its signature was found to be of one of the keys.
    public func claims(signedBy keys: [JSONWebKey]) throws(Refusal) -> TokenClaims {
        let named = keys.filter { keyID == nil ? true : $0.id == keyID }
        guard !named.isEmpty else { throw .unknownKey }
        let fitting = named.filter { $0.algorithm == algorithm }
        guard let key = fitting.first else { throw .algorithm(algorithm.rawValue) }
        guard keyID != nil || fitting.count == 1 else { throw .unknownKey }
        guard key.verifies(signature, of: message) else { throw .signature }
        guard let claims = try? JSONDecoder().decode(TokenClaims.self, from: Data(payload)) else { throw .malformed }
        return claims
    }
}

/// What an ID token says (OpenID Connect Core, 2): times in seconds since 1970.
public struct TokenClaims: Decodable, Sendable, Hashable {
    public let issuer: String
    public let subject: String
    public let audience: [String]
    public let expires: Double
    public let issued: Double?
    public let notBefore: Double?
    public let nonce: String?
    public let authorizedParty: String?
    /// How the person showed who they are (RFC 8176), such as `pwd`, `otp`, `mfa`.
    public let methods: [String]

    private enum CodingKeys: String, CodingKey {
        case iss, sub, aud, exp, iat, nbf, nonce, azp, amr
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        issuer = try values.decode(String.self, forKey: .iss)
        subject = try values.decode(String.self, forKey: .sub)
        if let one = try? values.decode(String.self, forKey: .aud) {
            audience = [one]
        } else {
            audience = try values.decode([String].self, forKey: .aud)
        }
        expires = try values.decode(Double.self, forKey: .exp)
        issued = try values.decodeIfPresent(Double.self, forKey: .iat)
        notBefore = try values.decodeIfPresent(Double.self, forKey: .nbf)
        nonce = try values.decodeIfPresent(String.self, forKey: .nonce)
        authorizedParty = try values.decodeIfPresent(String.self, forKey: .azp)
        methods = try values.decodeIfPresent([String].self, forKey: .amr) ?? []
    }

    /// Why a token that is rightly signed is not for us, or not for this sign-in.
    public enum Refusal: Error, Hashable, Sendable {
        case issuer, audience, authorizedParty, expired, notYet, nonce, subject, issuedAt
    }

    /// Clocks may differ by this much.
    public static let leeway: TimeInterval = 60

    /// Checks everything that OpenID Connect Core 3.1.3.7 asks of a client.
    ///
    /// - Parameters:
    ///   - issuer: as configured, compared letter by letter.
    ///   - client: our id at the provider.
    ///   - nonce: the one that was sent along with the request.
    public func check(issuer: String, client: String, nonce: String, at now: Date) throws(Refusal) {
        guard self.issuer == issuer else { throw .issuer }
        guard audience.contains(client) else { throw .audience }
        // Several audiences: then the token must say that it was made for us, and no one else can have had it made.
        guard authorizedParty == client || authorizedParty == nil && audience.count == 1 else { throw .authorizedParty }
        let seconds = now.timeIntervalSince1970
        guard seconds < expires + Self.leeway else { throw .expired }
        if let notBefore, notBefore > seconds + Self.leeway { throw .notYet }
        guard let issued else { throw .issuedAt }
        guard issued <= seconds + Self.leeway else { throw .notYet }
        guard let own = self.nonce, Secrets.areEqual(own, nonce) else { throw .nonce }
        guard !subject.isEmpty, subject.utf8.count <= 255 else { throw .subject }
    }
}
