// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// Keeps what is dear to compute for a few seconds. Bounded: when it is full, all goes and begins anew.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let kept = Mutex<[Key: (value: Value, until: Date)]>([:])
    private let seconds: TimeInterval
    private let most: Int

    /// - Parameter seconds: how long a value may be out of date; 0 keeps nothing.
    init(seconds: TimeInterval, most: Int = 1000) {
        self.seconds = seconds
        self.most = most
    }

    func value(for key: Key, at now: Date, make: () throws -> Value) rethrows -> Value {
        if let found = kept.withLock({ $0[key] }), found.until > now { return found.value }
        let made = try make()
        guard seconds > 0 else { return made }
        let until = now.addingTimeInterval(seconds)
        kept.withLock {
            if $0.count >= most { $0.removeAll(keepingCapacity: true) }
            $0[key] = (made, until)
        }
        return made
    }
}
