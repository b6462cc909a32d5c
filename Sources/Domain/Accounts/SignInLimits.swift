// SPDX-License-Identifier: Apache-2.0
import Foundation
import Web

/// How often a password may be tried. Nobody's account is ever locked: whoever knows a name could lock its owner out.
final class SignInLimits: Sendable {
    /// One name from one address: five tries, then one every half minute.
    private let pair = RateLimiter(RateLimit(burst: 5, seconds: 30))
    /// One address, whatever the names: an office behind one address signs in at nine, a guesser does not get far.
    private let client = RateLimiter(RateLimit(burst: 60, seconds: 6))
    /// One name from everywhere: beyond it, each try takes longer.
    private let name = RateLimiter(RateLimit(burst: 20, seconds: 60))
    static let slowness: Duration = .seconds(2)

    /// Counts a try. False where it may go on, but slowly.
    ///
    /// - Throws: `Problem.tooMany` with the seconds to wait.
    func check(login: String, client address: String, at now: Date) throws(Problem) -> Bool {
        try client.spend(address, at: now)
        try pair.spend("\(address) \(login)", at: now)
        do { try name.spend(login, at: now) } catch { return false }
        return true
    }

    /// The right password: the tries before it do not count.
    func forget(login: String, client address: String) {
        pair.forget("\(address) \(login)")
        name.forget(login)
    }
}
