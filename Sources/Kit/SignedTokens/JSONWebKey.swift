// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Foundation
import Secrets

/// A public key that signs tokens (RFC 7517): RSA of at least 2048 bits, or P-256. Keys for anything else are passed over.
public struct JSONWebKey: Sendable {
    public let id: String?
    public let algorithm: Algorithm
    enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
    }
    let material: Material

    /// The two that every provider knows (OpenID Connect Core 15.1, RFC 7518). No `none`, and nothing with a shared secret.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// RSASSA-PKCS1-v1_5 with SHA-256.
        case rs256 = "RS256"
        /// ECDSA on P-256 with SHA-256.
        case es256 = "ES256"
    }

    /// Whether the signature (for ES256 as r and s beside each other) is of this key.
    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        switch material {
        case .rsa(let key):
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: Data(signature)), for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        case .p256(let key):
            guard let parsed = try? P256.Signing.ECDSASignature(rawRepresentation: Data(signature)) else { return false }
            return key.isValidSignature(parsed, for: SHA256.hash(data: message))
        }
    }
}

extension JSONWebKey {
    /// The keys of a set (`{"keys": […]}`) that can be used here; at most `most`, so that a hostile set costs nothing.
    ///
    /// - Returns: nil where the bytes are no key set.
    public static func set(_ json: [UInt8], most: Int = 50) -> [JSONWebKey]? {
        guard let raw = try? JSONDecoder().decode(RawSet.self, from: Data(json)) else { return nil }
        return raw.keys.prefix(most).compactMap { JSONWebKey($0.value) }
    }

    private struct RawSet: Decodable { let keys: [Lenient] }
    /// A key of a kind that nobody has heard of must not spoil the set.
    private struct Lenient: Decodable {
        let value: Raw?
        init(from decoder: any Decoder) { value = try? Raw(from: decoder) }
    }
    private struct Raw: Decodable {
        let kty: String, kid: String?, use: String?, alg: String?, n: String?, e: String?, crv: String?, x: String?, y: String?
    }

    private init?(_ raw: Raw?) {
        guard let raw, raw.use == nil || raw.use == "sig" else { return nil }
        id = raw.kid
        switch (raw.kty, raw.alg) {
        case ("RSA", nil), ("RSA", "RS256"):
            guard let n = raw.n.flatMap(Secrets.bytes(base64URL:)), let e = raw.e.flatMap(Secrets.bytes(base64URL:)),
                (256...1024).contains(n.drop { $0 == 0 }.count), (1...8).contains(e.count), e.last.map({ $0 & 1 == 1 && e != [1] }) ?? false,
                let key = try? _RSA.Signing.PublicKey(n: n, e: e), key.keySizeInBits >= 2048
            else { return nil }
            algorithm = .rs256
            material = .rsa(key)
        case ("EC", nil), ("EC", "ES256"):
            guard raw.crv == "P-256", let x = raw.x.flatMap(Secrets.bytes(base64URL:)), let y = raw.y.flatMap(Secrets.bytes(base64URL:)),
                x.count == 32, y.count == 32, let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            algorithm = .es256
            material = .p256(key)
        default: return nil
        }
    }
}
