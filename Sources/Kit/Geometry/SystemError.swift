// SPDX-License-Identifier: Apache-2.0

/// A wrong system or order of coordinates, found by comparing what came with what is known.
///
/// A town in GCJ-02 that is taken for WGS-84 stands some 500 metres off, all in one direction: no single point looks wrong. So many are
/// compared at once, as they are and as they would be, had they been in another system or the other way round.
public struct SystemError: Sendable, Hashable {
    /// What the numbers seem to be, …
    public let system: CoordinateSystem
    /// … and whether latitude stands first.
    public let isSwapped: Bool
    /// The middle distance from what is known: as stated, and if read in the way that fits.
    public let meters: Double, metersThen: Double

    /// Compares positions that should be the same.
    ///
    /// - Parameters:
    ///   - pairs: numbers as given, in the system as stated, and the positions known for the same things.
    ///   - tolerance: metres within which all is well.
    /// - Returns: nil where the stated system fits, or no other explains the distance.
    public static func find(_ pairs: [(given: Coordinate, known: Coordinate)], stated: CoordinateSystem, tolerance: Double = 100) -> SystemError? {
        guard pairs.count >= 2 else { return nil }
        func middle(_ system: CoordinateSystem, swapped: Bool) -> Double {
            let distances = pairs.map { pair -> Double in
                let given = swapped ? Coordinate(longitude: pair.given.latitude, latitude: pair.given.longitude) : pair.given
                guard abs(given.latitude) <= 90 else { return .infinity }
                return system.toWGS84(given).distance(to: pair.known)
            }
            return distances.sorted()[distances.count / 2]
        }
        let asStated = middle(stated, swapped: false)
        guard asStated > tolerance else { return nil }
        var best: SystemError?
        for swapped in [false, true] {
            for system in CoordinateSystem.allCases where system != .cgcs2000 {
                let meters = middle(system, swapped: swapped)
                if meters < best?.metersThen ?? .infinity {
                    best = SystemError(system: system, isSwapped: swapped, meters: asStated, metersThen: meters)
                }
            }
        }
        guard let best, best.metersThen < asStated / 4 else { return nil }
        return best
    }

    /// The same where only the ground is known on which the things should lie: as stated they lie beside it, otherwise within.
    ///
    /// - Parameter points: some position of each thing, as given.
    public static func find(_ points: [Coordinate], within ground: MultiPolygon, stated: CoordinateSystem) -> SystemError? {
        guard points.count >= 3, !ground.isEmpty else { return nil }
        let locator = PointLocator([ground])
        func reading(_ system: CoordinateSystem, swapped: Bool) -> (within: Double, positions: [Coordinate]) {
            let positions = points.map { point in
                system.toWGS84(swapped ? Coordinate(longitude: point.latitude, latitude: point.longitude) : point)
            }
            return (Double(positions.count { locator.locate($0) != nil }) / Double(points.count), positions)
        }
        func middle(_ positions: [Coordinate]) -> Double { positions.map { ground.distance(to: $0) }.sorted()[positions.count / 2] }
        let asStated = reading(stated, swapped: false)
        guard asStated.within < 0.9 else { return nil }
        var best: (system: CoordinateSystem, swapped: Bool, within: Double, positions: [Coordinate])?
        for swapped in [false, true] {
            for system in CoordinateSystem.allCases where system != .cgcs2000 {
                let other = reading(system, swapped: swapped)
                if other.within > best?.within ?? 0 { best = (system, swapped, other.within, other.positions) }
            }
        }
        guard let best, best.within >= 0.95, best.within > asStated.within + 0.1 else { return nil }
        let moved = zip(asStated.positions, best.positions).map { $0.distance(to: $1) }.sorted()
        return SystemError(system: best.system, isSwapped: best.swapped, meters: moved[moved.count / 2], metersThen: middle(best.positions))
    }
}
