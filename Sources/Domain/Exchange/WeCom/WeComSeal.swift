// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Foundation
import Secrets

/// How WeCom (企业微信) seals what it calls back with: a signature that is the SHA-1 of token, time, nonce and text in the order of their signs, and
/// AES-256-CBC over 16 random bytes, a length, the message and whom it is for, filled up to a multiple of 32 bytes.
///
/// SHA-1 and CBC are WeCom's choice, not ours; what a message does here needs no more trust than a report of anyone.
public struct WeComSeal: Sendable, Hashable {
    /// The numbers are WeCom's own.
    public enum Failure: Int, Error, Sendable {
        case signature = -40001, receiver = -40005, seal = -40007
    }

    let token: String
    let key: [UInt8]
    /// Whose messages these are: the id of the enterprise.
    let receiver: String

    /// Nil where the key is not one: 43 signs of base64 that are 32 bytes.
    public init?(token: String, key: String, receiver: String) {
        guard !token.isEmpty, !receiver.isEmpty, key.utf8.count == 43, let bytes = Data(base64Encoded: key + "="), bytes.count == 32 else {
            return nil
        }
        self.token = token
        self.key = Array(bytes)
        self.receiver = receiver
    }

    /// In lower hex.
    func signature(_ sealed: String, timestamp: String, nonce: String) -> String {
        let text = [token, timestamp, nonce, sealed].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
        return Secrets.hex(Array(Insecure.SHA1.hash(data: Data(text.utf8))))
    }

    /// What was sealed, if the signature is right and it is for us.
    func opened(_ sealed: String, signature: String, timestamp: String, nonce: String) throws(Failure) -> [UInt8] {
        guard Secrets.areEqual(signature, self.signature(sealed, timestamp: timestamp, nonce: nonce)) else { throw .signature }
        guard let data = Data(base64Encoded: sealed), !data.isEmpty, data.count.isMultiple(of: 16), let plain = try? decrypted(data) else {
            throw .seal
        }
        // Filled with as many bytes as were missing, each of which says how many.
        guard let fill = plain.last, (1...32).contains(fill), plain.count >= 20 + Int(fill), plain.suffix(Int(fill)).allSatisfy({ $0 == fill }) else {
            throw .seal
        }
        let body = plain[16..<plain.count - Int(fill)]
        let length = body.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard length <= body.count - 4 else { throw .seal }
        let message = body.dropFirst(4).prefix(length), whom = body.dropFirst(4 + length)
        guard String(decoding: whom, as: UTF8.self) == receiver else { throw .receiver }
        return Array(message)
    }

    /// - Parameter random: 16 bytes that nobody can guess.
    func sealed(_ message: [UInt8], random: [UInt8]) throws -> String {
        let length = UInt32(message.count)
        var plain = random.prefix(16) + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + message + Array(receiver.utf8)
        let fill = 32 - plain.count % 32
        plain += [UInt8](repeating: UInt8(fill), count: fill)
        return try AES._CBC.encrypt(plain, using: SymmetricKey(data: key), iv: AES._CBC.IV(ivBytes: key.prefix(16)), noPadding: true)
            .base64EncodedString()
    }

    private func decrypted(_ data: Data) throws -> [UInt8] {
        Array(try AES._CBC.decrypt(data, using: SymmetricKey(data: key), iv: AES._CBC.IV(ivBytes: key.prefix(16)), noPadding: true))
    }
}
