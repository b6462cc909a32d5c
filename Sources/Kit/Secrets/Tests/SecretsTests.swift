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
