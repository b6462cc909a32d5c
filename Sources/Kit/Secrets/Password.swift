// SPDX-License-Identifier: Apache-2.0
import CSodium

/// A password's hash: argon2id (RFC 9106) as a PHC string that carries its own parameters.
public struct Password: Sendable, Hashable {
    /// `$argon2id$v=19$m=…,t=…,p=1$salt$hash`, at most 127 characters.
    public let hash: String

    public init(hash: String) { self.hash = hash }

    /// What a hash costs: passes and memory. OWASP's floor is 19 MiB with 2 passes.
    public struct Cost: Sendable {
        public let passes: UInt64
        public let mebibytes: Int
        public static let usual = Cost(passes: 2, mebibytes: 19)
        /// For tests and the demo town, where many accounts are made at once.
        public static let least = Cost(passes: 1, mebibytes: 1)
    }

    /// Hashes a password; takes about 25 ms at the usual cost, so never on a cooperative thread.
    public static func make(_ password: String, cost: Cost = .usual) -> Password {
        _ = Secrets.ready
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let status = crypto_pwhash_str_alg(
            &text, password, UInt64(password.utf8.count), cost.passes, cost.mebibytes << 20, Int32(crypto_pwhash_ALG_ARGON2ID13))
        precondition(status == 0, "no memory to hash a password")
        return Password(hash: String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Whether the password is the one; as slow as making the hash.
    public func matches(_ password: String) -> Bool {
        _ = Secrets.ready
        return crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }
}
