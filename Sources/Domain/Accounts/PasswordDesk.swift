// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Workshop

/// Where passwords are hashed and compared: on two threads of their own, with a line that has an end.
public enum PasswordDesk {
    private static let workshop = Workshop(threads: 2, waiting: 30)
    /// Compared with where there is no account, so that an unknown name takes as long as a wrong password: the hash of nothing in particular,
    /// at the usual cost.
    static let nobody = Password(hash: "$argon2id$v=19$m=19456,t=2,p=1$bGlubGktbm9ib2R5LTAwMA$bm9ib2R5LWtub3dzLXdoYXQtdGhpcy1oYXNoLWlzLTA")

    /// Hashes a password; about 25 ms.
    public static func hash(_ password: String, cost: Password.Cost = .usual) async throws -> Password {
        try await workshop.run { Password.make(password, cost: cost) }
    }

    /// Whether the password is the one. Always compares, with nobody's where there is none.
    ///
    /// - Throws: `Workshop.Busy` where too many wait.
    public static func matches(_ typed: String, _ password: Password?) async throws -> Bool {
        try await workshop.run {
            let plain = typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
            let isRight = (password ?? nobody).matches(plain)
            return isRight && password != nil
        }
    }

    /// A password to hand over once: 20 signs that cannot be mistaken for one another, about 98 bits.
    public static func oneTime() -> String {
        let signs = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var drawn: [Character] = []
        while drawn.count < 20 {
            for byte in Secrets.randomBytes(32) where byte < 248 && drawn.count < 20 { drawn.append(signs[Int(byte) % signs.count]) }
        }
        return stride(from: 0, to: 20, by: 5).map { String(drawn[$0..<$0 + 5]) }.joined(separator: "-")
    }
}
