// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Foundation
import Secrets
import TestKit
import Testing

@testable import SignedTokens

private let now = Date(timeIntervalSince1970: 1_767_340_800)

/// A provider's two keys, and tokens made with them.
private struct Signer {
    let rsa: _RSA.Signing.PrivateKey
    let p256 = P256.Signing.PrivateKey()

    init() throws { rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    func keys() throws -> [JSONWebKey] { try #require(JSONWebKey.set(Array(set().utf8))) }
    func set() throws -> String {
        let numbers = try rsa.publicKey.getKeyPrimitives(), point = Array(p256.publicKey.rawRepresentation)
        return """
            {"keys": [{"kty": "RSA", "kid": "r", "use": "sig", "alg": "RS256", "n": "\(Secrets.base64URL(Array(numbers.modulus)))",
              "e": "\(Secrets.base64URL(Array(numbers.publicExponent)))"},
             {"kty": "EC", "kid": "e", "crv": "P-256", "x": "\(Secrets.base64URL(Array(point[..<32])))", "y": "\(Secrets.base64URL(Array(point[32...])))"},
             {"kty": "OKP", "kid": "o", "crv": "Ed25519", "x": "AAAA"}, {"kty": 7}, 3]}
            """
    }

    func token(header: String, claims: String, sign: (String) throws -> [UInt8]) rethrows -> String {
        let message = "\(Secrets.base64URL(Array(header.utf8))).\(Secrets.base64URL(Array(claims.utf8)))"
        return "\(message).\(Secrets.base64URL(try sign(message)))"
    }
    func rs256(_ message: String) throws -> [UInt8] {
        Array(try rsa.signature(for: SHA256.hash(data: Array(message.utf8)), padding: .insecurePKCS1v1_5).rawRepresentation)
    }
    func es256(_ message: String) throws -> [UInt8] { Array(try p256.signature(for: SHA256.hash(data: Array(message.utf8))).rawRepresentation) }

    static func claims(
        iss: String = "https://id.example", sub: String = "7", aud: String = #""linli""#, exp: Double = now.timeIntervalSince1970 + 300,
        iat: Double? = now.timeIntervalSince1970, nonce: String? = "n", more: String = ""
    ) -> String {
        let iat = iat.map { #", "iat": \#($0)"# } ?? "", nonce = nonce.map { #", "nonce": "\#($0)""# } ?? ""
        return #"{"iss": "\#(iss)", "sub": "\#(sub)", "aud": \#(aud), "exp": \#(exp)\#(iat)\#(nonce)\#(more)}"#
    }
}

/// Made once: drawing an RSA key takes a while.
private let shared = Result { try Signer() }

/// RFC 7515, A.2 and A.3: tokens that others have made, with the keys to them.
@Suite struct `Tokens of RFC 7515` {
    static let payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

    @Test func `RS256`() throws {
        let set = """
            {"keys": [{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}]}
            """
        let signature =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
        try check(header: "eyJhbGciOiJSUzI1NiJ9", signature, set)
    }

    @Test func `ES256`() throws {
        let set = """
            {"keys": [{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
            """
        try check(
            header: "eyJhbGciOiJFUzI1NiJ9", "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q", set)
    }

    /// The example names no subject, so that it is no ID token: its signature is believed, and then it is malformed.
    private func check(header: String, _ signature: String, _ set: String) throws {
        let keys = try #require(JSONWebKey.set(Array(set.utf8)))
        #expect(throws: SignedToken.Refusal.malformed) { try SignedToken("\(header).\(Self.payload).\(signature)").claims(signedBy: keys) }
        let changed = String(Self.payload.dropLast()) + "A"
        #expect(throws: SignedToken.Refusal.signature) { try SignedToken("\(header).\(changed).\(signature)").claims(signedBy: keys) }
        let other = (signature.first == "A" ? "B" : "A") + signature.dropFirst()
        #expect(throws: SignedToken.Refusal.signature) { try SignedToken("\(header).\(Self.payload).\(other)").claims(signedBy: keys) }
    }
}

@Test func `a token of either key is believed, and says who, for whom and until when`() throws {
    let signer = try shared.get(), keys = try signer.keys()
    #expect(keys.map(\.algorithm) == [.rs256, .es256])
    for (header, sign) in [
        (#"{"alg": "RS256", "kid": "r"}"#, signer.rs256), (#"{"alg":"ES256","kid":"e"}"#, signer.es256), (#"{"alg":"ES256"}"#, signer.es256),
    ] {
        let text = try signer.token(header: header, claims: Signer.claims(more: #", "amr": ["pwd", "mfa"]"#), sign: sign)
        let claims = try SignedToken(text).claims(signedBy: keys)
        #expect(claims.subject == "7" && claims.audience == ["linli"] && claims.methods == ["pwd", "mfa"])
        #expect(throws: Never.self) { try claims.check(issuer: "https://id.example", client: "linli", nonce: "n", at: now) }
    }
}

@Test func `other algorithms are refused, whatever the key`() throws {
    let signer = try shared.get(), keys = try signer.keys()
    let rsaText = Array(signer.rsa.publicKey.pemRepresentation.utf8)
    for (header, refusal) in [
        (#"{"alg": "none"}"#, SignedToken.Refusal.algorithm("none")), (#"{"alg": "None", "kid": "r"}"#, .algorithm("None")),
        (#"{"alg": "HS256", "kid": "r"}"#, .algorithm("HS256")), (#"{"alg": "RS512", "kid": "r"}"#, .algorithm("RS512")),
        (#"{"alg": "RS256", "kid": "r", "crit": ["exp"]}"#, .critical), (#"{"kid": "r"}"#, .malformed), ("[]", .malformed),
        (#"{"alg": "RS256", "kid": "e"}"#, .algorithm("RS256")), (#"{"alg": "ES256", "kid": "r"}"#, .algorithm("ES256")),
        (#"{"alg": "RS256", "kid": "x"}"#, .unknownKey), (#"{"alg": "RS256", "kid": "o"}"#, .unknownKey),
    ] {
        // Signed with HMAC under the public key, as the confusion of algorithms would have it.
        let text = signer.token(header: header, claims: Signer.claims()) { Secrets.hmacSHA256(Array($0.utf8), key: rsaText) }
        #expect(throws: refusal, "\(header)") { try SignedToken(text).claims(signedBy: keys) }
        let unsigned = signer.token(header: header, claims: Signer.claims()) { _ in [] }
        #expect(throws: refusal, "\(header)") { try SignedToken(unsigned).claims(signedBy: keys) }
    }
    for odd in ["", ".", "..", "a.b", "a.b.c.d", "ä.ö.ü", String(repeating: "A", count: SignedToken.limit + 1)] {
        #expect(throws: SignedToken.Refusal.self, "\(odd.prefix(20))") { try SignedToken(odd) }
    }
}

@Test func `a key that is too short, for something else, or no point of the curve is passed over`() throws {
    let short = Secrets.base64URL([0xC1] + [UInt8](repeating: 0xFF, count: 127))
    let even = Secrets.base64URL([UInt8](repeating: 0xFF, count: 256))
    let set = """
        {"keys": [{"kty": "RSA", "n": "\(short)", "e": "AQAB"}, {"kty": "RSA", "n": "\(even)", "e": "AQ"},
         {"kty": "RSA", "use": "enc", "n": "\(even)", "e": "AQAB"}, {"kty": "oct", "k": "AAAA"},
         {"kty": "EC", "crv": "P-256", "x": "\(Secrets.base64URL([UInt8](repeating: 1, count: 32)))", "y": "\(Secrets.base64URL([UInt8](repeating: 1, count: 32)))"},
         {"kty": "EC", "crv": "P-384", "x": "AAAA", "y": "AAAA"}]}
        """
    #expect(JSONWebKey.set(Array(set.utf8))?.isEmpty == true)
    for none in ["", "{}", "[]", #"{"keys": 1}"#] { #expect(JSONWebKey.set(Array(none.utf8)) == nil) }
}

@Test func `what a token says must fit this sign-in`() throws {
    let signer = try shared.get(), keys = try signer.keys()
    func refusal(_ claims: String) throws -> TokenClaims.Refusal? {
        let text = try signer.token(header: #"{"alg":"ES256","kid":"e"}"#, claims: claims, sign: signer.es256)
        let believed = try SignedToken(text).claims(signedBy: keys)
        do throws(TokenClaims.Refusal) {
            try believed.check(issuer: "https://id.example", client: "linli", nonce: "n", at: now)
            return nil
        } catch { return error }
    }
    let seconds = now.timeIntervalSince1970
    #expect(try refusal(Signer.claims()) == nil)
    #expect(try refusal(Signer.claims(iss: "https://id.example/")) == .issuer)
    #expect(try refusal(Signer.claims(aud: #""other""#)) == .audience)
    #expect(try refusal(Signer.claims(aud: #"["linli"]"#)) == nil)
    #expect(try refusal(Signer.claims(aud: "[]")) == .audience)
    #expect(try refusal(Signer.claims(aud: #"["linli", "other"]"#)) == .authorizedParty)
    #expect(try refusal(Signer.claims(aud: #"["linli", "other"]"#, more: #", "azp": "linli""#)) == nil)
    #expect(try refusal(Signer.claims(more: #", "azp": "other""#)) == .authorizedParty)
    #expect(try refusal(Signer.claims(exp: seconds - 59)) == nil)
    #expect(try refusal(Signer.claims(exp: seconds - 60)) == .expired)
    #expect(try refusal(Signer.claims(iat: seconds + 61)) == .notYet)
    #expect(try refusal(Signer.claims(iat: nil)) == .issuedAt)
    #expect(try refusal(Signer.claims(more: #", "nbf": \#(seconds + 61)"#)) == .notYet)
    #expect(try refusal(Signer.claims(nonce: nil)) == .nonce)
    #expect(try refusal(Signer.claims(nonce: "m")) == .nonce)
    #expect(try refusal(Signer.claims(sub: "")) == .subject)
    #expect(try refusal(Signer.claims(sub: String(repeating: "7", count: 256))) == .subject)
}

@Test func `no change of a good token is believed, and none breaks anything`() throws {
    let signer = try shared.get(), keys = try signer.keys()
    let good = Array(try signer.token(header: #"{"alg":"ES256","kid":"e"}"#, claims: Signer.claims(), sign: signer.es256).utf8)
    // Of the signature's last sign two bits are nothing; all others count.
    for index in good.indices {
        var bytes = good
        bytes[index] = bytes[index] == 65 ? 66 : 65
        #expect(throws: SignedToken.Refusal.self) { try SignedToken(String(decoding: bytes, as: UTF8.self)).claims(signedBy: keys) }
    }
}
