// SPDX-License-Identifier: Apache-2.0
import App
import Districting
import Foundation

/// Drawing grids on instances outside the repository (`LINLI_SAMPLES_DISTRICTING`, or `districting` in `LINLI_SAMPLES`), and on a community made here.
///
/// The peers' figures were measured on a machine like the one the goals are for: spopt's max-p (p 105, H 10,806, 36 s) and EMP (p 1,123 with 143 units left
/// over, H 107,148, 76.5 s).
enum DrawBench {
    @Sendable static func run(_ progress: @escaping Benchmarks.Progress) async throws -> [Figure] {
        var figures = try community(progress)
        let environment = ProcessInfo.processInfo.environment
        guard let folder = environment["LINLI_SAMPLES_DISTRICTING"] ?? environment["LINLI_SAMPLES"].map({ $0 + "/districting" }),
            FileManager.default.fileExists(atPath: "\(folder)/lattice-1024.units.csv")
        else {
            progress("draw: LINLI_SAMPLES_DISTRICTING names no folder with lattice-1024.units.csv: the instances are NOT measured")
            return figures
        }
        figures += try florida(folder, progress)
        figures += try lattice(folder, 1024, progress, seconds: 10, least: 0.98, h: 9185, peer: (36.1, 10_806))
        figures += try lattice(folder, 10_000, progress, seconds: 30, least: 0.98, h: 86_000, peer: (76.5, 107_148))
        figures += try redraw(folder, progress)
        figures += try lattice(folder, 99_856, progress, seconds: 120, least: 0.96, h: nil, peer: nil)
        figures.append(Figure("draw.99856.memory", Self.peakMebibytes, "MiB", goal: .atMost(1024)))
        return figures
    }

    private static func seconds<Result>(_ body: () throws -> Result) rethrows -> (Result, Double) {
        let began = ContinuousClock.now, result = try body(), time = (ContinuousClock.now - began).components
        return (result, Double(time.seconds) + Double(time.attoseconds) * 1e-18)
    }

    private static func tables(_ folder: String, _ name: String, _ attributes: [String]) throws -> DrawingTables {
        var columns = DrawingTables.Columns()
        columns.attributes = attributes
        func path(_ part: String) -> String {
            let plain = "\(folder)/\(name).\(part).csv"
            return FileManager.default.fileExists(atPath: plain) ? plain : plain + ".gz"
        }
        return try DrawingTables(units: path("units"), edges: path("edges"), columns: columns)
    }

    private static func lattice(
        _ folder: String, _ count: Int, _ progress: Benchmarks.Progress, seconds most: Double, least: Double, h: Double?, peer: (Double, Double)?
    ) throws -> [Figure] {
        progress("draw: lattice-\(count)")
        let tables = try tables(folder, "lattice-\(count)", ["a", "b", "c", "d"])
        let (plan, time) = try seconds { try Districting.draw(tables.units, tables.adjacency, effort: Effort(ensemble: 0)) }
        let figures = plan.certificate
        return [
            Figure("draw.\(count).time", time, "s", goal: .atMost(most), peer: peer?.0),
            Figure("draw.\(count).regions", Double(figures.regions) / Double(figures.mostRegions) * 100, "% of bound", goal: .atLeast(least * 100)),
            Figure("draw.\(count).unassigned", Double(plan.regions.count { $0 <= 0 }), "units", goal: .atMost(0)),
            Figure("draw.\(count).outside", Double(figures.outside), "regions", goal: .atMost(0)),
            Figure("draw.\(count).H", figures.alikeness.sum, "", goal: h.map { .atMost($0) }, peer: peer?.1),
        ]
    }

    /// One unit in twenty has another number of households than when the plan was made.
    private static func redraw(_ folder: String, _ progress: Benchmarks.Progress) throws -> [Figure] {
        progress("draw: 5 % of 10,000 units change")
        let tables = try tables(folder, "lattice-10000", ["a", "b", "c", "d"])
        let rules = Rules(regions: .exactly(1109))
        let before = try Districting.draw(tables.units, tables.adjacency, rules: rules, effort: Effort(proposals: 20_000_000, ensemble: 0))
        var units = tables.units, random = Randomness(seed: 5)
        units.present = before.regions
        for unit in units.households.indices where random.next() % 20 == 0 { units.households[unit] = 1 + Int(random.next() % 9) }
        let (after, time) = try seconds {
            try Districting.draw(units, tables.adjacency, rules: Rules(keepsPresent: true), effort: Effort(ensemble: 0))
        }
        return [
            Figure("draw.change.time", time, "s", goal: .atMost(2)),
            Figure("draw.change.outside", Double(after.certificate.outside), "regions", goal: .atMost(0)),
            Figure("draw.change.moved", (after.certificate.stability?.movedShare ?? 1) * 100, "% of households", goal: .atMost(1), peer: 41.8),
        ]
    }

    /// All 117,688 divisions of 25 precincts into three were listed by others: the least H for five bounds on the deviation is known.
    private static func florida(_ folder: String, _ progress: Benchmarks.Progress) throws -> [Figure] {
        progress("draw: Florida, 25 precincts")
        let rows = try String(contentsOfFile: "\(folder)/fl25.csv", encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",").map { Double($0) ?? 0 } }
        let near = try String(contentsOfFile: "\(folder)/fl25_adj.txt", encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: " ").compactMap { Int($0) } }
        let borders = near.enumerated().flatMap { unit, others in others.filter { $0 > unit }.map { Adjacency.Border(unit, $0) } }
        let units = Units(
            ids: rows.indices.map(String.init), households: rows.map { Int($0[1]) },
            attributes: rows.flatMap { [$0[6] / $0[1], $0[7] / $0[1], $0[2] / $0[1]] }, attributeCount: 3
        ).standardised
        let total = units.households.reduce(0, +), mean = Double(total) / 3
        let known: [(Double?, Double)] = [(0.01, 268.639720), (0.05, 234.784694), (0.10, 225.671568), (0.20, 221.092366), (nil, 184.329936)]
        var reached = 0
        let (_, time) = try seconds {
            for (deviation, optimum) in known {
                let window = deviation.map { Window(Int((mean * (1 - $0)).rounded(.up)), Int(mean * (1 + $0))) } ?? Window(1, total)
                let plan = try Districting.draw(
                    units, Adjacency(borders), rules: Rules(window: window, regions: .exactly(3)), effort: Effort(ensemble: 0))
                if abs(plan.certificate.alikeness.sum - optimum) < 1e-5, plan.certificate.isProvedBest { reached += 1 }
            }
        }
        return [
            Figure("draw.florida.optima", Double(reached), "of 5", goal: .atLeast(5)), Figure("draw.florida.time", time, "s"),
        ]
    }

    /// 5,000 households in stairwells of two to nine, compounds, a river with two bridges, a road, a school of its own: both levels.
    private static func community(_ progress: Benchmarks.Progress) throws -> [Figure] {
        progress("draw: a community of 5,000 households, both levels")
        let columns = 40, rows = 23, count = columns * rows
        var random = Randomness(seed: 11), units = Units(ids: (0..<count).map(String.init), households: [], attributeCount: 2)
        for unit in 0..<count {
            let x = unit % columns, y = unit / columns
            units.households.append(2 + Int(random.next() % 8))
            units.attributes += [Double(x / 8) + Double(random.next() % 100) / 100, Double(y / 6) + Double(random.next() % 100) / 100]
            units.compound.append(x % 10 < 2 && y % 6 < 3 ? (x / 10) * 10 + y / 6 : nil)
            units.dedicated.append(x < 2 && y >= rows - 2 ? 1 : nil)
        }
        var borders: [Adjacency.Border] = []
        for unit in 0..<count {
            let x = unit % columns, y = unit / columns
            if x + 1 < columns { borders.append(.init(unit, unit + 1, length: 20, barrier: x == 19 && y != 4 && y != 16 ? .cut : .none)) }
            if y + 1 < rows { borders.append(.init(unit, unit + columns, length: 15, barrier: y == 11 ? .penalised(1) : .none)) }
        }
        let (levels, time) = try seconds {
            try Districting.drawLevels(units, Adjacency(borders), effort: Effort(ensemble: 20))
        }
        return [
            Figure("draw.community.time", time, "s", goal: .atMost(2)),
            Figure("draw.community.outside", Double(levels.microGrids.certificate.outside), "micro-grids", goal: .atMost(0)),
            Figure("draw.community.grids.outside", Double(levels.grids.certificate.outside), "grids", goal: .atMost(0)),
            Figure(
                "draw.community.compounds", levels.microGrids.certificate.rules.first { $0.rule == .compound }?.isKept == true ? 1 : 0, "kept",
                goal: .atLeast(1)),
        ]
    }

    /// The most memory that this process has held, with everything measured in the same run.
    static var peakMebibytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1024
    }
}
