// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// How often something may be done: some at once, then one every so many seconds (a token bucket).
public struct RateLimit: Sendable, Hashable {
    /// How many may be done at once after a rest.
    public var burst: Int
    /// Seconds after which one more may be done.
    public var seconds: Double

    public init(burst: Int, seconds: Double) {
        self.burst = burst
        self.seconds = seconds
    }
}

/// Counts what each key does and refuses what goes beyond the limit. Its memory is bounded: keys not seen for long are forgotten first.
public final class RateLimiter: Sendable {
    public let limit: RateLimit
    private let capacity: Int
    private struct State {
        /// When a key's bucket would be full again. Two generations: the old one is dropped whole when the young one has grown up.
        var young: [String: Date] = [:]
        var old: [String: Date] = [:]
    }
    private let state = Mutex(State())

    /// - Parameter keys: about how many keys are remembered at most.
    public init(_ limit: RateLimit, keys: Int = 20_000) {
        self.limit = limit
        capacity = max(1, keys / 2)
    }

    /// Does it once for `key`, or says after how many seconds it may be done again; what is refused costs nothing.
    public func spend(_ key: String, at now: Date) throws(Problem) {
        let wait = state.withLock { state -> TimeInterval? in
            let full = max(state.young[key] ?? state.old[key] ?? now, now)
            let next = full.addingTimeInterval(limit.seconds)
            let excess = next.timeIntervalSince(now) - limit.seconds * Double(limit.burst)
            if excess > 1e-6 { return excess }
            if state.young[key] == nil, state.young.count >= capacity {
                state.old = state.young
                state.young = [:]
            }
            state.young[key] = next
            return nil
        }
        if let wait { throw .tooMany(seconds: max(1, Int(wait.rounded(.up)))) }
    }

    /// Forgets what `key` has done, as after the right password.
    public func forget(_ key: String) {
        state.withLock {
            $0.young[key] = nil
            $0.old[key] = nil
        }
    }

    var count: Int { state.withLock { $0.young.count + $0.old.count } }
}
