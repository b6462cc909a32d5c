// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// What has been made of a case, kept until the case changes: by number and version, bounded, no older than some seconds.
final class CaseShelf<Value: Sendable>: Sendable {
    private struct Entry {
        let version: Int
        let value: Value
        let until: Date
    }
    private struct State {
        /// Two generations: the old one is dropped whole when the young one has grown up.
        var young: [String: Entry] = [:], old: [String: Entry] = [:]
    }
    private let state = Mutex(State())
    private let most: Int
    private let seconds: TimeInterval

    init(most: Int, seconds: TimeInterval) {
        self.most = most
        self.seconds = seconds
    }

    func value(_ number: String, version: Int, at now: Date) -> Value? {
        state.withLock { state in
            guard let entry = state.young[number] ?? state.old[number], entry.version == version, entry.until > now else { return nil }
            return entry.value
        }
    }

    func keep(_ value: Value, _ number: String, version: Int, at now: Date) {
        state.withLock { state in
            if state.young.count >= most / 2 {
                state.old = state.young
                state.young = [:]
            }
            state.young[number] = Entry(version: version, value: value, until: now.addingTimeInterval(seconds))
        }
    }
}
