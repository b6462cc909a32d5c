// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry

/// The order of a day's round: danger, then what is late or nearly so, then what lies near.
///
/// Every 400 metres of way weigh as much as an hour until the limit; what has no place comes as if a kilometre away.
enum Round {
    struct Stop: Hashable {
        let found: Case
        /// When it must be done; nil where no clock runs.
        let due: Date?
        /// From where the worker is, in metres; nil where either place is unknown.
        let meters: Double?
    }

    static let metersAnHour = 400.0
    static let unknownWay = 1000.0
    /// Beyond two days ahead a limit presses no less.
    static let farthest = 48.0

    static func stops(_ cases: [Case], from here: Coordinate?, due: (Case) -> Date?, at now: Date) -> [Stop] {
        cases.map { found in
            Stop(found: found, due: due(found), meters: here.flatMap { here in found.place.coordinate.map { here.distance(to: $0) } })
        }.sorted { left, right in
            let a = weight(left, at: now), b = weight(right, at: now)
            return a == b ? left.found.number < right.found.number : a < b
        }
    }

    /// Less comes earlier.
    static func weight(_ stop: Stop, at now: Date) -> Double {
        let hours = stop.due.map { min($0.timeIntervalSince(now) / 3600, farthest) } ?? farthest
        let way = (stop.meters ?? unknownWay) / metersAnHour
        return (stop.found.isDanger ? -1e6 : 0) + max(hours, -farthest) + way
    }
}
