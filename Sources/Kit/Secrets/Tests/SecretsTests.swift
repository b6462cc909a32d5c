// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
])
func `SHA-256 gives the digests of FIPS 180-4`(_ text: String, _ digest: String) {
    #expect(Secrets.sha256(text) == digest)
}

@Test func `a token of 32 bytes has 43 characters that a URL keeps as they are`() {
    let token = Secrets.token()
    #expect(token.utf8.count == 43)
    #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    #expect(Secrets.token() != token)
}

@Test func `a keyed hash depends on text and key`() {
    let key = [UInt8](repeating: 7, count: 32), other = [UInt8](repeating: 8, count: 32)
    #expect(Secrets.keyedHash("138", key: key) == Secrets.keyedHash("138", key: key))
    #expect(Secrets.keyedHash("138", key: key) != Secrets.keyedHash("139", key: key))
    #expect(Secrets.keyedHash("138", key: key) != Secrets.keyedHash("138", key: other))
}

@Test func `a password matches its hash and nothing else`() {
    let password = Password.make("网格-0504", cost: .least)
    #expect(password.hash.hasPrefix("$argon2id$v=19$"))
    #expect(password.matches("网格-0504"))
    #expect(!password.matches("网格-0505"))
    #expect(!Password(hash: "not a hash").matches("网格-0504"))
}

/// RFC 8032, section 7.1: seed, public key, message, signature.
@Test(arguments: [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "r",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
])
func `Ed25519 signs as RFC 8032 says`(_ seed: String, _ publicKey: String, _ message: String, _ signature: String) throws {
    func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).map { UInt8(hex.dropFirst($0).prefix(2), radix: 16)! }
    }
    let key = SigningKey(seed: bytes(seed)), signed = key.sign(message)
    #expect(Secrets.bytes(base64URL: key.publicKey) == bytes(publicKey))
    #expect(Secrets.bytes(base64URL: signed) == bytes(signature))
    #expect(SigningKey.isGood(signed, of: message, publicKey: key.publicKey))
    #expect(!SigningKey.isGood(signed, of: message + "x", publicKey: key.publicKey))
    #expect(!SigningKey.isGood("", of: message, publicKey: key.publicKey) && !SigningKey.isGood(signed, of: message, publicKey: "AAAA"))
}

@Test func `base64url is read back, and what is none is refused`() {
    for count in 0...40 {
        let bytes = Secrets.randomBytes(count)
        #expect(Secrets.bytes(base64URL: Secrets.base64URL(bytes)) == bytes)
    }
    for text in ["A", "AAAAA", "AB", "A+AA", "AA==", "é", "AA A"] { #expect(Secrets.bytes(base64URL: text) == nil, "\(text)") }
}
