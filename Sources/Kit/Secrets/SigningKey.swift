// SPDX-License-Identifier: Apache-2.0
import CSodium

/// A key that signs (Ed25519, RFC 8032): whoever has the public half can tell that what was signed is unchanged.
public struct SigningKey: Sendable {
    /// 32 bytes, base64url without padding: 43 characters.
    public let publicKey: String
    private let secret: [UInt8]

    /// The same seed of 32 bytes gives the same key.
    public init(seed: [UInt8]) {
        _ = Secrets.ready
        precondition(seed.count == Int(crypto_sign_SEEDBYTES), "a seed has 32 bytes")
        var open = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        crypto_sign_seed_keypair(&open, &secret, seed)
        publicKey = Secrets.base64URL(open)
        self.secret = secret
    }

    /// The signature of the text's UTF-8: 64 bytes, base64url without padding.
    public func sign(_ text: String) -> String {
        let message = Array(text.utf8)
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        return Secrets.base64URL(signature)
    }

    /// Whether the signature was made over just this text with the secret half of that key; no for whatever is not a signature or a key.
    public static func isGood(_ signature: String, of text: String, publicKey: String) -> Bool {
        _ = Secrets.ready
        guard let signed = Secrets.bytes(base64URL: signature), signed.count == Int(crypto_sign_BYTES),
            let key = Secrets.bytes(base64URL: publicKey), key.count == Int(crypto_sign_PUBLICKEYBYTES)
        else { return false }
        let message = Array(text.utf8)
        return crypto_sign_verify_detached(signed, message, UInt64(message.count), key) == 0
    }
}
