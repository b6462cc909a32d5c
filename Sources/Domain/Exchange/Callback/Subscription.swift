// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Another program's wish to be told when something changes (回调): where, about what, and how it has been going.
public struct Subscription: Sendable, Hashable, Identifiable {
    public let id: String
    /// The key that asked for it; with the key it ends.
    public let keyID: String
    public let address: String
    /// Cases in this area only; nil for all.
    public let areaPath: String?
    /// `service_code`s; empty for all.
    public let services: Set<String>
    public let madeAt: Date
    public let endedAt: Date?
    /// How often the address has failed in a row.
    public let failures: Int
    /// Before this it is not tried again.
    public let pausedUntil: Date?

    /// Why a delivery may be asked again, or not.
    enum Verdict: Hashable {
        case delivered
        /// The address is away or in trouble: everything for it waits.
        case away
        /// The address does not take this one.
        case refused
        /// The address says that it wants nothing any more (410).
        case gone
    }

    /// By the status of the answer; nil where there was none.
    static func verdict(_ status: Int?) -> Verdict {
        switch status {
        case .some(200..<300): .delivered
        case 410: .gone
        case 408, 425, 429: .away
        case .some(400..<500): .refused
        default: .away
        }
    }

    /// Half a minute after the first failure in a row, twice as long each time, an hour at most; up to a fifth more or less, so that many that
    /// failed together do not come back together.
    ///
    /// - Parameter chance: from 0 up to 1.
    static func pause(after failures: Int, chance: Double) -> TimeInterval {
        (min(30 * pow(2, Double(max(0, failures - 1))), 3600) * (0.8 + 0.4 * chance)).rounded()
    }

    /// What an address refuses so often, or what is so old, is put aside for a person to look at.
    static let mostRefusals = 5
    static let oldest: TimeInterval = 7 * 86_400
    /// Subscriptions of one key.
    static let most = 20
}
