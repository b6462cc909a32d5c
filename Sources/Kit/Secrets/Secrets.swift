// SPDX-License-Identifier: Apache-2.0
import CSodium

/// What must not be guessed: tokens, digests and keyed hashes, by libsodium.
public enum Secrets {
    /// libsodium is made ready once; -1 would mean that the system gives no randomness, and then nothing may go on.
    static let ready: Void = precondition(sodium_init() >= 0, "libsodium cannot start")

    /// Random bytes from the system's source.
    public static func randomBytes(_ count: Int) -> [UInt8] {
        _ = ready
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// A random token of `bytes` bytes as base64url without padding: 32 bytes give 43 characters.
    public static func token(bytes: Int = 32) -> String { base64URL(randomBytes(bytes)) }

    /// SHA-256 (FIPS 180-4) of the bytes, 32 bytes.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let message = Array(bytes)
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, message, UInt64(message.count))
        return digest
    }

    /// SHA-256 of the text's UTF-8, as 64 lower-case hexadecimal digits.
    public static func sha256(_ text: String) -> String { hex(sha256(text.utf8)) }

    /// A keyed hash (BLAKE2b, 32 bytes, base64url): equal texts give equal hashes to those who hold the key, and nothing to others.
    ///
    /// - Parameter key: 16 to 64 bytes.
    public static func keyedHash(_ text: String, key: [UInt8]) -> String {
        _ = ready
        precondition((16...64).contains(key.count), "a key has 16 to 64 bytes")
        let message = Array(text.utf8)
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, 32, message, UInt64(message.count), key, key.count)
        return base64URL(hash)
    }

    /// HMAC-SHA-256 (RFC 2104, FIPS 198-1), 32 bytes.
    ///
    /// - Parameter key: of any length.
    public static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state(), code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// Whether two secrets are equal, in a time that tells nothing of where they differ.
    public static func areEqual(_ a: String, _ b: String) -> Bool {
        let a = Array(a.utf8), b = Array(b.utf8)
        return a.count == b.count && sodium_memcmp(a, b, a.count) == 0
    }

    public static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func base64URL(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var text: [UInt8] = [], buffer: UInt32 = 0, bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(buffer >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a base64url text without padding; nil for what is none.
    public static func bytes(base64URL text: String) -> [UInt8]? {
        var bytes: [UInt8] = [], buffer: UInt32 = 0, bits = 0
        for byte in text.utf8 {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "_"): value = 63
            default: return nil
            }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
        // What is left over must be too short for a sign of its own, and nothing.
        return bits < 6 && buffer & (1 << UInt32(bits) - 1) == 0 ? bytes : nil
    }
}
