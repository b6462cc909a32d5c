// SPDX-License-Identifier: Apache-2.0
import Access
import App
import ArgumentParser
import Foundation
import Geometry
import Localization
import Storage
import Territory

/// What a file of the territory holds, in words of the command line.
enum TerritoryKind: String, ExpressibleByArgument, CaseIterable {
    case areas, communities, grids, microGrids = "micro-grids", buildings, stairwells, premises, streets, barriers, codes

    var layer: TerritoryLayer {
        switch self {
        case .areas, .communities, .grids, .microGrids: .areas
        case .buildings: .buildings
        case .stairwells: .stairwells
        case .premises: .premises
        case .streets: .streets
        case .barriers: .ground
        case .codes: .codes
        }
    }

    /// The level of areas whose rows do not say it; what an export is narrowed to.
    var level: Area.Level? {
        switch self {
        case .communities: .community
        case .grids: .grid
        case .microGrids: .microGrid
        default: nil
        }
    }
}

struct ImportTerritory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territory",
        abstract: "Read areas, grids, buildings, stairwells, shops, streets or barriers from a file; whole or not at all.",
        discussion: """
            GeoJSON and CSV (geometry as well-known text in the column wkt, or longitude and latitude); Shapefile (.zip), GeoPackage and KML
            through GDAL's ogr2ogr. Faults are told with their feature or line; then nothing is taken in and the exit status is 2.
            """)

    @OptionGroup var options: DatabaseOptions
    @Argument(help: "The file.") var file: String
    @Option(help: "What it holds: \(TerritoryKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: TerritoryKind = .areas
    @Option(help: "The system of its coordinates: wgs84, cgcs2000, gcj02 or bd09; otherwise what the file says, or WGS-84.") var system: String?
    @Option(help: "From which day it holds, as 2027-01-01; today where it is left out.") var from: String?
    @Flag(help: "The file holds everything of its kind: what is not in it has gone and ends.") var whole = false
    @Flag(help: "Only tell what would be done.") var preview = false

    func validate() throws {
        guard from.map({ Day($0) != nil }) ?? true else { throw ValidationError("--from is written 2027-01-01.") }
        guard system.map({ CoordinateSystem(name: $0) != nil }) ?? true else { throw ValidationError("--system is wgs84, cgcs2000, gcj02 or bd09.") }
    }

    func run() async throws {
        guard let bytes = FileManager.default.contents(atPath: file) else { throw ValidationError("\(file) cannot be read.") }
        let keeper = Actor.system("cli", permissions: [.editTerritory]), now = Date(), name = URL(filePath: file).lastPathComponent
        let installation = try Installation(try options.config())
        try await installation.prepare()
        let survey = SurveyOptions(
            layer: kind.layer, level: kind.level, system: system.flatMap { CoordinateSystem(name: $0) }, isWhole: whole,
            day: from.flatMap { Day($0) } ?? Day(now))
        say("==> reading \(name)")
        let id = try await SurveyJobs.survey(survey, fileName: name, content: Array(bytes), by: keeper, in: installation.database, at: now)
        let (found, faults) = try await installation.database.read { db in
            (try TerritoryStore(db).import(id, for: keeper), try TerritoryStore(db).faults(ofImport: id))
        }
        for fault in faults { say("\(file): \(fault.isBlocking ? "" : "note: ")\(fault.text.en)") }
        guard let found, found.status == .ready else {
            try await installation.database.close()
            throw ExitCode(2)
        }
        print("\(found.added) new, \(found.changed) changed, \(found.gone) gone, \(found.same) as they were")
        if preview {
            try await installation.database.write { try TerritoryStore($0).discard(importID: id, by: keeper, at: now) }
        } else {
            try await installation.database.write { try TerritoryStore($0).apply(importID: id, by: keeper, at: now) }
            print("taken in as \(id); take it back with: linli import undo \(id)")
        }
        try await installation.database.close()
    }
}

struct UndoImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take an import of the territory back, or name the imports that there were.")

    @OptionGroup var options: DatabaseOptions
    @Argument(help: "The import; without it all are named.") var id: String?

    func run() async throws {
        let keeper = Actor.system("cli", permissions: [.editTerritory]), id = id
        let installation = try Installation(try options.config())
        try await installation.prepare()
        if let id {
            do {
                try await installation.database.write { try TerritoryStore($0).undo(importID: id, by: keeper, at: Date()) }
                print("taken back")
            } catch let refusal as ImportRefusal {
                say(refusal.text.en)
                try await installation.database.close()
                throw ExitCode(2)
            }
        } else {
            for found in try await installation.database.read({ try TerritoryStore($0).imports(for: keeper) }) {
                print("\(found.id) \(found.status.rawValue) \(found.options.layer.rawValue) \(found.options.day) \(found.fileName)")
            }
        }
        try await installation.database.close()
    }
}

struct ExportTerritory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territory", abstract: "Write areas, grids, buildings, shops, streets or barriers into a file.",
        discussion: "The file's name says the format: .geojson, .csv, .gpkg, .kml or .shp.zip (the last three through GDAL's ogr2ogr).")

    @OptionGroup var options: DatabaseOptions
    @Argument(help: "What: \(TerritoryKind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: TerritoryKind
    @Argument(help: "The file; it is written over.") var file: String
    @Option(help: "As on which day, as 2027-01-01; today where it is left out.") var day: String?

    func validate() throws {
        guard day.map({ Day($0) != nil }) ?? true else { throw ValidationError("--day is written 2027-01-01.") }
    }

    func run() async throws {
        let installation = try Installation(try options.config()), day = day.flatMap { Day($0) } ?? Day(Date()), kind = kind
        try await installation.prepare()
        let things = try await installation.database.read { try TerritoryStore($0).plan(on: day).things(kind.layer) }.filter { thing in
            if let level = kind.level, case .area(let area) = thing { area.level == level } else { true }
        }
        try await installation.database.close()
        let bytes: [UInt8]?
        do { bytes = try await TerritoryExport.file(things, kind.layer, named: file) } catch let reason as SurveyFault.Reason {
            throw ValidationError(reason.text.en)
        }
        guard let bytes else { throw ValidationError("The file's name must end in .geojson, .csv, .gpkg, .kml or .shp.zip.") }
        try Data(bytes).write(to: URL(filePath: file), options: .atomic)
        print("\(things.count) written to \(file)")
    }
}
