// SPDX-License-Identifier: Apache-2.0
import Foundation

/// How long those who wrote waited for an answer.
public struct ReplyTimes: Sendable, Hashable {
    /// In days, rising.
    public let days: [Double]
    public init(_ days: [Double]) { self.days = days.sorted() }

    /// The middle one, or between the two in the middle; nil where there is none.
    public var median: Double? { quantile(0.5) }
    public var ninetieth: Double? { quantile(0.9) }

    /// Between the two nearest, by their distance (Hyndman and Fan's type 7).
    public func quantile(_ share: Double) -> Double? {
        guard let last = days.indices.last else { return nil }
        let position = share * Double(last), low = Int(position.rounded(.down)), high = min(low + 1, last)
        return days[low] + (days[high] - days[low]) * (position - Double(low))
    }
}
