// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Districting
import Foundation
import Localization
import Tabular

struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw grids: divide units into connected regions inside a window, alike inside.",
        discussion: """
            Tables are CSV, also packed with gzip. Edges have the columns from and to, and may have length and barrier (cut, or a price); a pair stands
            once, or in both directions alike.
            Exit status: 0 with every rule kept, 3 with a rule relaxed, which the certificate and the last lines name, 2 for unusable input.
            The same input, seed and --proposals give the same plan on every machine; where --seconds ends the search, the certificate says so.
            """)

    @Option(help: "The table of units, one row each.") var units: String
    @Option(help: "The table of edges: who touches whom.") var edges: String
    @Option(help: "The column that the window counts.") var weight = "households"
    @Option(help: "Columns by which units are alike, with commas.") var attributes = ""
    @Flag(help: "Bring the attributes to mean 0 and standard deviation 1 first.") var standardise = false
    @Option(help: "The least and the most of a region, as 40:50.") var window = "40:50"
    @Option(help: "How many regions: a number, or most; by default 98 % of the most that the window allows.") var regions: String?
    @Option(help: "The column with today's region: as little as possible is moved.") var present: String?
    @Flag(help: "With --present: draw anew, and only compare with today's plan.") var afresh = false
    @Option(help: "The column that fixes units: the same value is one region, another value another.") var fixed: String?
    @Option(help: "The column of units that stay together.") var together: String?
    @Option(help: "The column of compounds: those that fit into a region are not cut.") var compound: String?
    @Option(help: "The column of dedicated grids, which are left alone.") var dedicated: String?
    @Option(help: "The column with people, for the certificate.") var people: String?
    @Option(help: "The column with expected work, for --balance.") var workload: String?
    @Option(help: "The column with each unit's ground, in square metres: with --grids, a compound of more than 10,000 is not divided between grids.")
    var area: String?
    @Option(help: "The column with the regions of an earlier drawing, a stopped one perhaps, that is gone on from.") var resume: String?
    @Option(
        help: "Where the search is written down if it is stopped. If the file is there the drawing goes on from it, to the plan of running through.")
    var checkpoint: String?
    @Option(help: "Draw grids of so many micro-grids over them as well, as 5:6; the labels get a column grid.") var grids: String?
    @Option(help: "The weight of alikeness inside.") var alikeness = 1.0
    @Option(help: "With --present and --afresh: the weight of households that stay where they are.") var stability = 0.0
    @Option(help: "What borders inside a compound are dearer by, with --compound.") var estates = 1.0
    @Option(help: "The weight of even workload.") var balance = 0.0
    @Option(help: "The weight of short borders.") var compactness = 0.0
    @Option(help: "What penalised barriers are multiplied by.") var barriers = 1.0
    @Option(help: "Seconds after which the search ends with what it has.") var seconds: Double?
    @Option(help: "How many moves are looked at; by default as many as the size asks for.") var proposals: Int?
    @Option(help: "Random plans to compare with; 0 for none.") var ensemble = 100
    @Option(help: "The seed.") var seed: UInt64 = 1
    @Option(help: "Where the labels are written: id,region.") var labels: String
    @Option(help: "Where the certificate is written, as JSON.") var certificate: String?
    @Flag(help: "Say nothing while drawing.") var quiet = false

    func validate() throws {
        guard Self.parsed(window) != nil else { throw ValidationError("--window is written 40:50, from the least to the most, from 1.") }
        guard grids.map({ Self.parsed($0) != nil }) ?? true else { throw ValidationError("--grids is written 5:6.") }
        guard regions.map({ $0 == "most" || Int($0).map { $0 > 0 } ?? false }) ?? true else {
            throw ValidationError("--regions is a number or most.")
        }
        guard seconds.map({ $0 > 0 }) ?? true, proposals.map({ $0 >= 0 }) ?? true, (0...10_000).contains(ensemble) else {
            throw ValidationError("--seconds is above 0, --proposals from 0, --ensemble from 0 to 10,000.")
        }
        guard grids == nil || (resume == nil && checkpoint == nil) else {
            throw ValidationError("--resume and --checkpoint go on with one level: without --grids.")
        }
        guard area == nil || (grids != nil && compound != nil) else {
            throw ValidationError("--area is about compounds and grids: with --compound and --grids.")
        }
        guard [alikeness, stability, estates, balance, compactness, barriers].allSatisfy({ $0.isFinite && $0 >= 0 && $0 <= 1000 }) else {
            throw ValidationError("Weights are from 0 to 1,000.")
        }
    }

    func run() throws {
        let began = ContinuousClock.now
        let tables: DrawingTables
        do { tables = try DrawingTables(units: units, edges: edges, columns: columns) } catch {
            for fault in error.faults { say(fault.sentence) }
            throw ExitCode(2)
        }
        let input = standardise ? tables.units.standardised : tables.units
        let limit = seconds.map { Duration.seconds($0) }
        let effort = Effort(proposals: proposals, ensemble: ensemble)
        let stop = { limit.map { ContinuousClock.now - began > $0 * 0.95 } ?? false }
        do {
            if let second = grids.flatMap(Self.parsed) {
                let levels = try Districting.drawLevels(input, tables.adjacency, rules: rules, grids: second, seed: seed, effort: effort, stop: stop)
                try write(levels.microGrids, tables, grid: levels.gridOfUnit)
                if let certificate {
                    try Self.json(["microGrids": levels.microGrids.certificate, "grids": levels.grids.certificate], to: certificate)
                }
                tell(levels.microGrids, input.ids)
                tell(levels.grids, levels.grids.certificate.units == 0 ? [] : levels.numbers.map(tables.name))
                if !levels.keepsRules { throw ExitCode(3) }
            } else {
                var last = try checkpoint.flatMap(Self.state)
                let plan = try Districting.draw(
                    input, tables.adjacency, rules: rules, seed: seed, effort: effort, resuming: tables.resumed, from: last,
                    keep: checkpoint == nil ? nil : { last = $0 }, stop: stop)
                try write(plan, tables, grid: nil)
                if let checkpoint { try Self.keep(plan.certificate.wasStopped ? last : nil, at: checkpoint) }
                if let certificate { try Self.json(plan.certificate, to: certificate) }
                tell(plan, input.ids)
                if !plan.keepsRules { throw ExitCode(3) }
            }
        } catch DrawingError.state {
            say(
                "\(checkpoint ?? ""): this is where another drawing stood: other tables, rules, seed, --proposals or version, or the file is damaged. "
                    + "Take the same, or another file.")
            throw ExitCode(2)
        } catch let error as DrawingError {
            say("\(units): nothing can be drawn from this: \(error)")
            throw ExitCode(2)
        }
    }

    private var columns: DrawingTables.Columns {
        var columns = DrawingTables.Columns()
        columns.weight = weight
        columns.attributes = attributes.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        columns.present = present
        columns.fixed = fixed
        columns.together = together
        columns.compound = compound
        columns.dedicated = dedicated
        columns.people = people
        columns.workload = workload
        columns.area = area
        columns.resumed = resume
        return columns
    }

    private var rules: Rules {
        let count: Rules.Regions = regions.map { Int($0).map { .exactly($0) } ?? .most } ?? .share(0.98)
        return Rules(
            window: Self.parsed(window) ?? .microGrid, regions: count,
            weights: Weights(
                alikeness: alikeness, balance: balance, compactness: compactness, barriers: barriers, estates: estates, stability: stability),
            keepsPresent: present != nil && !afresh)
    }

    /// Where the drawing stood when it was stopped; nil if there is no such file yet.
    private static func state(at path: String) throws -> DrawingState? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let data = try Data(contentsOf: URL(filePath: path))
        do { return try JSONDecoder().decode(DrawingState.self, from: data) } catch { throw DrawingError.state }
    }

    /// Written in one go, so that a file is whole or as it was; a drawing that is done leaves none.
    private static func keep(_ state: DrawingState?, at path: String) throws {
        if let state {
            try JSONEncoder().encode(state).write(to: URL(filePath: path), options: .atomic)
        } else if FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }

    private static func parsed(_ window: String) -> Window? {
        let ends = window.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let lower = ends[0], let upper = ends[1], lower >= 1, lower <= upper, upper < 1 << 30 else { return nil }
        return Window(lower, upper)
    }

    private func write(_ plan: Plan, _ tables: DrawingTables, grid: [Int]?) throws {
        let rows = plan.regions.enumerated().map { unit, region in
            [tables.units.ids[unit], tables.name(ofRegion: region)] + (grid.map { ["\($0[unit])"] } ?? [])
        }
        let header = ["id", "region"] + (grid == nil ? [] : ["grid"])
        let bytes = CSVWriter(marksUTF8: false, guardsFormulas: false).write([header] + rows)
        try Data(bytes).write(to: URL(filePath: labels))
    }

    private static func json(_ value: some Encodable, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(value).write(to: URL(filePath: path))
    }

    private func tell(_ plan: Plan, _ ids: [String]) {
        let figures = plan.certificate
        if !quiet {
            say(
                "\(figures.drawnRegions) regions of at most \(figures.mostRegions), \(figures.outside) outside the window, H \(figures.alikeness.sum)"
                    + (figures.stability.map { ", \($0.movedHouseholds) households moved" } ?? "") + (figures.wasStopped ? ", stopped early" : ""))
        }
        for relaxation in plan.relaxations.prefix(50) {
            let named = relaxation.units.prefix(8).map { ids[$0] }.joined(separator: ", ") + (relaxation.units.count > 8 ? " …" : "")
            let widened = relaxation.window.map { " Kept with \($0.lower):\($0.upper)." } ?? ""
            say("relaxed: \(relaxation.rule.text.en) (\(relaxation.households)): \(relaxation.reason.text.en)\(widened) Units: \(named)")
        }
    }
}
