// SPDX-License-Identifier: Apache-2.0
import CSodium
import Crypto
import Foundation

extension Secrets {
    /// Encrypts what must be read again (XSalsa20-Poly1305, libsodium's secretbox) for one purpose: what was sealed for another, or for another
    /// person, does not open. The answer is base64url, the nonce first.
    ///
    /// - Parameters:
    ///   - key: of the installation, 16 to 64 bytes.
    ///   - purpose: such as `totp ACCOUNT`; goes into the key, is not kept.
    public static func seal(_ bytes: [UInt8], key: [UInt8], for purpose: String) -> String {
        _ = ready
        let nonce = randomBytes(Int(crypto_secretbox_NONCEBYTES)), own = boxKey(key, purpose)
        var box = [UInt8](repeating: 0, count: bytes.count + Int(crypto_secretbox_MACBYTES))
        crypto_secretbox_easy(&box, bytes, UInt64(bytes.count), nonce, own)
        return base64URL(nonce + box)
    }

    /// What was sealed with this key for this purpose; nil for anything else.
    public static func open(_ sealed: String, key: [UInt8], for purpose: String) -> [UInt8]? {
        _ = ready
        let nonceLength = Int(crypto_secretbox_NONCEBYTES), codeLength = Int(crypto_secretbox_MACBYTES)
        guard let all = bytes(base64URL: sealed), all.count >= nonceLength + codeLength else { return nil }
        let nonce = Array(all[..<nonceLength]), box = Array(all[nonceLength...]), own = boxKey(key, purpose)
        var bytes = [UInt8](repeating: 0, count: box.count - codeLength)
        return crypto_secretbox_open_easy(&bytes, box, UInt64(box.count), nonce, own) == 0 ? bytes : nil
    }

    private static func boxKey(_ key: [UInt8], _ purpose: String) -> [UInt8] { hmacSHA256(Array("linli seal \(purpose)".utf8), key: key) }

    /// HMAC-SHA-1 (RFC 2104), 20 bytes: for one-time passwords, whose apps know no other, and for nothing else.
    public static func hmacSHA1(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    }
}
