// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// Where all logs stood at a moment, signed: whoever holds one outside can prove later that nothing before it was changed.
public struct Checkpoint: Sendable, Hashable, Codable {
    public static let format = "linli-checkpoint-1"

    public let format: String
    /// 1, 2, 3 … without a gap.
    public let number: Int
    /// RFC 3339, in UTC.
    public let at: String
    /// The server that made it.
    public let address: String
    public let heads: [ChronicleStore.Head]
    public let witnesses: [Testimony]
    /// The hash of the checkpoint before; 64 zeros for the first.
    public let previous: String

    /// What a room says of records that are chained in its own way.
    public struct Testimony: Sendable, Hashable, Codable {
        public let witness: String
        /// How many records it speaks of, and the digest over them.
        public let count: Int
        public let digest: String
        /// What the room itself can read again.
        public let lines: [String]

        public init(witness: String, count: Int, digest: String, lines: [String] = []) {
            self.witness = witness
            self.count = count
            self.digest = digest
            self.lines = lines
        }
    }

    /// A checkpoint as it is kept and handed out. The body is the text that was signed, byte for byte.
    public struct Signed: Sendable, Hashable, Codable {
        public let body: String
        /// Ed25519, base64url.
        public let signature: String
        public let key: String

        public var hash: String { Secrets.sha256(body) }

        /// What was signed; nil where the signature is not that of the key, or the body is none of ours.
        public var checkpoint: Checkpoint? {
            guard SigningKey.isGood(signature, of: body, publicKey: key),
                let found = try? JSONDecoder().decode(Checkpoint.self, from: Data(body.utf8)), found.format == Checkpoint.format
            else { return nil }
            return found
        }

        /// A file's content, as the record's page hands it out.
        public init?(file: Data) {
            guard let found = try? JSONDecoder().decode(Signed.self, from: file) else { return nil }
            self = found
        }

        init(body: String, signature: String, key: String) {
            self.body = body
            self.signature = signature
            self.key = key
        }

        public var file: Data {
            get throws {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                return try encoder.encode(self)
            }
        }
    }

    func signed(with key: SigningKey) throws -> Signed {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = String(decoding: try encoder.encode(self), as: UTF8.self)
        return Signed(body: body, signature: key.sign(body), key: key.publicKey)
    }
}
