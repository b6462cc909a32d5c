// SPDX-License-Identifier: Apache-2.0
import Foundation

extension PointLocator {
    /// In which areas a position may lie that is known only roughly, the likeliest first; of equals the lower number.
    ///
    /// The error is taken as normally distributed in both directions, so that 95 of 100 true positions lie within `accuracy`. Its weight
    /// over each area is counted at 1,024 places spread evenly by weight (a sunflower), the same ones each time: a share is right within
    /// about 0.01. What falls outside of all areas is missing in the sum.
    ///
    /// - Parameter accuracy: radius in metres for 95 of 100, as browsers tell it; with 0 the one area at the point.
    public func spread(around point: Coordinate, accuracy: Double) -> [(area: Int, probability: Double)] {
        guard accuracy > 0, accuracy.isFinite else { return locate(point).map { [($0, 1)] } ?? [] }
        let plane = LocalPlane(origin: point), places = 1024
        let deviation = accuracy / (2 * log(20)).squareRoot()  // the radius that 1 of 20 exceeds
        var counts: [Int: Int] = [:]
        for place in 0..<places {
            let radius = deviation * (-2 * log(1 - (Double(place) + 0.5) / Double(places))).squareRoot()
            let angle = Double(place) * .pi * (3 - 5.0.squareRoot())
            if let area = locate(plane.coordinate(x: radius * cos(angle), y: radius * sin(angle))) { counts[area, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, Double($0.value) / Double(places)) }
    }
}
