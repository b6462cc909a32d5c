// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Territory

/// Points to micro-grids, one core: a town of 5,000 and a province of 50,000 micro-grids with winding borders of some 40 corners each.
///
/// The peer is shapely's STRtree (GEOS), asked in bulk for the same points in the same run: `scripts/bench` puts it into a folder of its
/// own and says where its Python is in `LINLI_PEERS`. All ten million answers are compared, but for points within 10⁻⁹ degrees of a border.
enum LocateBench {
    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        try await figures(side: 71, points: 10_000_000, goal: 10e6, ratio: 40, name: "5,000", progress)
            + figures(side: 224, points: 10_000_000, goal: 4e6, ratio: 20, name: "50,000", progress)
    }

    private static func figures(side: Int, points count: Int, goal: Double, ratio: Double, name: String, _ progress: @escaping Benchmarks.Progress)
        async throws -> [Figure]
    {
        progress("locate: \(name) micro-grids")
        var random = SplitMix(state: 17)
        let areas = WindingLattice(side: side, origin: Coordinate(longitude: 120, latitude: 30), step: 0.0022, using: &random)
        let index = try areas.index()
        let points = (0..<count).map { _ in areas.point(using: &random) }
        let numbers = index.microGrids.map { Int32($0.households) }

        progress("locate: \(count) points")
        var answers: [Int32] = [], sum = 0
        let clock = ContinuousClock()
        let bulk = clock.measure { answers = index.microGridNumbers(at: points) }
        let single = clock.measure {
            for at in points.indices { if let number = index.microGridNumber(at: points[at]) { sum &+= numbers.count &+ number } }
        }
        guard sum == answers.reduce(0, { $1 < 0 ? $0 : $0 + numbers.count + Int($1) }) else { throw BenchError("locate: two ways, two answers") }
        sum = 0
        for at in answers.indices where answers[at] >= 0 { answers[at] = numbers[Int(answers[at])] }
        let whole = clock.measure { for at in points.indices { if let area = index.microGrid(at: points[at]) { sum &+= area.households } } }
        guard sum == answers.reduce(0, { $0 + Int(max(0, $1)) }) else { throw BenchError("locate: two ways, two answers") }

        progress("locate: one at a time")
        var nanoseconds = [UInt32](repeating: 0, count: 1_000_000)
        for at in nanoseconds.indices {
            let start = DispatchTime.now().uptimeNanoseconds
            let found = index.microGridNumber(at: points[at])
            nanoseconds[at] = UInt32(truncatingIfNeeded: DispatchTime.now().uptimeNanoseconds - start)
            sum &+= found ?? 0
        }
        nanoseconds.sort()
        let slow = Double(nanoseconds[nanoseconds.count * 999 / 1000]) / 1000
        let perSecond = Double(count) / (bulk / .seconds(1))
        progress("locate: the peer")
        let peer = try peer(areas, points, answers)
        var figures = [
            Figure("locate.\(name): points", perSecond, "points/s", goal: .atLeast(goal), peer: peer?.perSecond),
            Figure("locate.\(name): one after the other", Double(count) / (single / .seconds(1)), "points/s"),
            Figure("locate.\(name): with the whole area", Double(count) / (whole / .seconds(1)), "points/s"),
            Figure("locate.\(name): 99.9 % of single ones", slow, "µs", goal: .atMost(2)),
        ]
        if let peer {
            figures += [
                Figure("locate.\(name): times as fast as the peer", perSecond / peer.perSecond, "×", goal: .atLeast(ratio)),
                Figure("locate.\(name): other answers than GEOS", Double(peer.differing), "points", goal: .atMost(0)),
                Figure("locate.\(name): too near a border to compare", Double(peer.near), "points"),
            ]
        }
        return figures
    }

    struct Peer: Decodable {
        /// Of points in bulk.
        var perSecond: Double
        /// Points with another answer, away from borders, and points near a border.
        var differing: Int, near: Int
    }

    /// Nil where the peer is not installed.
    private static func peer(_ areas: WindingLattice, _ points: [Coordinate], _ answers: [Int32]) throws -> Peer? {
        guard let python = ProcessInfo.processInfo.environment["LINLI_PEERS"], let script = ProcessInfo.processInfo.environment["LINLI_LOCATE_PEER"]
        else { return nil }
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-locate-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ numbers: [some BitwiseCopyable]) throws {
            try numbers.withUnsafeBytes { try Data($0).write(to: folder.appending(path: name)) }
        }
        try write("counts", areas.rings.map { Int32($0.count) })
        try write("corners", areas.rings.flatMap { $0.flatMap { [$0.longitude, $0.latitude] } })
        try write("points", points.flatMap { [$0.longitude, $0.latitude] })
        try write("answers", answers)
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = [script, folder.path]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchError("locate: the peer failed") }
        return try JSONDecoder().decode(Peer.self, from: output)
    }
}

/// A lattice whose corners are moved and whose edges wind; neighbours share every corner of their borders.
struct WindingLattice {
    let rings: [[Coordinate]]
    private let origin: Coordinate, width: Double

    init(side: Int, origin: Coordinate, step: Double, using random: inout SplitMix) {
        self.origin = origin
        width = Double(side) * step
        func moved(_ x: Double, _ y: Double, by most: Double) -> Coordinate {
            Coordinate(
                longitude: origin.longitude + (x + .random(in: -most...most, using: &random)) * step,
                latitude: origin.latitude + (y + .random(in: -most...most, using: &random)) * step
            ).rounded
        }
        let corners = (0...side).map { y in (0...side).map { x in moved(Double(x), Double(y), by: 0.15) } }
        /// The corners between two, winding to both sides.
        func between(_ a: Coordinate, _ b: Coordinate) -> [Coordinate] {
            (1...9).map { part in
                let t = Double(part) / 10, wind = step * 0.04
                return Coordinate(
                    longitude: a.longitude + t * (b.longitude - a.longitude) + .random(in: -wind...wind, using: &random),
                    latitude: a.latitude + t * (b.latitude - a.latitude) + .random(in: -wind...wind, using: &random)
                ).rounded
            }
        }
        let across = (0...side).map { y in (0..<side).map { x in between(corners[y][x], corners[y][x + 1]) } }
        let upward = (0..<side).map { y in (0...side).map { x in between(corners[y][x], corners[y + 1][x]) } }
        rings = (0..<side * side).map { number in
            let x = number % side, y = number / side
            return [corners[y][x]] + across[y][x] + [corners[y][x + 1]] + upward[y][x + 1] + [corners[y + 1][x + 1]] + across[y + 1][x].reversed()
                + [corners[y + 1][x]] + upward[y][x].reversed()
        }
    }

    /// Somewhere over the lattice; a few in a thousand fall beside its ragged rim.
    func point(using random: inout SplitMix) -> Coordinate {
        Coordinate(
            longitude: .random(in: origin.longitude...origin.longitude + width, using: &random),
            latitude: .random(in: origin.latitude...origin.latitude + width, using: &random))
    }

    /// The rings as micro-grids; each has its number as its count of households.
    func index() throws -> TerritoryIndex {
        guard let day = Day("2026-01-10"), let code = Code(.local, "1") else { throw BenchError("locate: no day") }
        let areas = rings.enumerated().map { number, ring in
            Area(
                id: "area-\(number)", path: "/330105013/001/001/\(number)/", level: .microGrid, code: code,
                name: Text(zh: "\(number)", en: "\(number)"),
                boundary: MultiPolygon(Polygon(outer: ring)), innerPoint: ring[0], households: number, from: day)
        }
        return TerritoryIndex(day: day, areas: areas)
    }
}

/// Numbers for measuring: the same every time, and fast (SplitMix64; Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
