// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import Jobs
import Localization
import Storage
import TestKit
import Testing

@testable import Territory

@Suite struct `Imports` {
    static let later = Day("2026-01-08") ?? Sample.day

    func loaded(_ kind: TestDatabase) async throws -> any Database {
        let database = try await kind.make(TerritorySchema.migrations + DivisionSchema.migrations + CodeSchema.migrations + Jobs.migrations)
        _ = try await database.write { try TerritoryStore($0).load(Sample.plan, by: Sample.editor, at: Sample.now) }
        return database
    }

    func survey(_ things: [TerritoryThing], _ layer: TerritoryLayer, isWhole: Bool = false, name: String = "file.geojson", in database: any Database)
        async throws -> String
    {
        let options = SurveyOptions(layer: layer, isWhole: isWhole, day: Self.later)
        let bytes = name.hasSuffix("csv") ? TerritoryExport.csv(things, layer) : Array(TerritoryExport.geoJSON(things).utf8)
        return try await SurveyJobs.survey(options, fileName: name, content: bytes, by: Sample.editor, in: database, at: Sample.now)
    }

    func dump(_ database: any Database) async throws -> [String] {
        try await database.read { db in
            try [Sample.start, Self.later, Self.later.adding(days: 30)].flatMap { day in
                let plan = try TerritoryStore(db).plan(on: day)
                return TerritoryLayer.allCases.flatMap { plan.things($0).map(\.record).sorted() }
            }
        }
    }

    /// A border moves, a grid's name changes, a micro-grid ends, a new one comes: then all of it is taken back.
    @Test(arguments: TestDatabase.all) func `are taken in whole, by date, and taken back whole`(kind: TestDatabase) async throws {
        let database = try await loaded(kind), before = try await dump(database)
        var plan = Sample.plan
        let first = try #require(plan.areas.firstIndex { $0.path == "/330105013/001/001/01/" }), second = first + 1
        plan.areas[first].boundary = MultiPolygon(Sample.square(0, 0, width: 150))
        plan.areas[second].boundary = MultiPolygon(Sample.square(150, 0, width: 50))
        let ended = try #require(plan.areas.firstIndex { $0.path == "/330105013/002/002/02/" })
        let last = plan.areas.remove(at: ended)
        plan.areas.append(
            Area(
                id: "", path: "/330105013/002/002/03/", level: .microGrid, kind: .dedicated, code: Code(.microGrid, "33010501300200203")!,
                name: Text(zh: "03微网格", en: "Micro-grid 03"), boundary: last.boundary, households: 45, from: Sample.start))
        let id = try await survey(plan.things(.areas), .areas, isWhole: true, in: database)
        let found = try await database.read { try TerritoryStore($0).import(id, for: Sample.editor) }
        #expect(found?.status == .ready && found?.added == 1 && found?.changed == 2 && found?.gone == 1)
        let untouched = try await dump(database)
        #expect(untouched == before)

        try await database.write { try TerritoryStore($0).apply(importID: id, by: Sample.editor, at: Sample.now) }
        try await database.read { db throws in
            let point = Sample.at(120, 50), old = try TerritoryStore(db).index(on: Self.later.adding(days: -1)),
                new = try TerritoryStore(db).index(on: Self.later)
            #expect(old.microGrid(at: point)?.path == "/330105013/001/001/02/" && new.microGrid(at: point)?.path == "/330105013/001/001/01/")
            #expect(old.microGrid(at: Sample.at(750, 50))?.path == "/330105013/002/002/02/")
            #expect(new.microGrid(at: Sample.at(750, 50))?.path == "/330105013/002/002/03/")
            #expect(try TerritoryStore(db).area(path: "/330105013/002/002/02/")?.until == Self.later)
        }
        await #expect(throws: ImportRefusal.notReady) {
            try await database.write { try TerritoryStore($0).apply(importID: id, by: Sample.editor, at: Sample.now) }
        }

        try await database.write { try TerritoryStore($0).undo(importID: id, by: Sample.editor, at: Sample.now) }
        let undone = try await dump(database)
        #expect(undone == before)
        await #expect(throws: ImportRefusal.notApplied) {
            try await database.write { try TerritoryStore($0).undo(importID: id, by: Sample.editor, at: Sample.now) }
        }

        // The same file again, the same day: rows that never held are taken over.
        let again = try await survey(plan.things(.areas), .areas, isWhole: true, in: database)
        try await database.write { try TerritoryStore($0).apply(importID: again, by: Sample.editor, at: Sample.now) }
        let index = try await database.read { try TerritoryStore($0).index(on: Self.later) }
        #expect(index.microGrid(at: Sample.at(750, 50))?.path == "/330105013/002/002/03/")
    }

    @Test(arguments: TestDatabase.all) func `of every layer go in and out`(kind: TestDatabase) async throws {
        let database = try await loaded(kind)
        var plan = Sample.plan
        plan.streets[0].name = Text(zh: "桥弄老街", en: "Old Qiaolong Street")
        plan.buildings[0].households = 40
        plan.stairwells[0].households = 14
        plan.stairwells.append(Stairwell(id: "", buildingID: "building-1", number: 4, households: 12))
        plan.premises[1].kind = .market
        plan.ground.append(
            Ground(
                id: "", kind: .barrier, name: Text(name: "W"), shape: .lineString(LineString([Sample.at(0, 0), Sample.at(9, 9)])), from: Sample.start)
        )
        for (layer, name) in [
            (TerritoryLayer.streets, "a.csv"), (.buildings, "b.geojson"), (.stairwells, "c.csv"), (.premises, "d.geojson"), (.ground, "e.geojson"),
        ] {
            let before = try await dump(database)
            let id = try await survey(plan.things(layer), layer, name: name, in: database)
            let faults = try await database.read { try TerritoryStore($0).faults(ofImport: id).map(\.text.en) }
            #expect(faults.isEmpty)
            try await database.write { try TerritoryStore($0).apply(importID: id, by: Sample.editor, at: Sample.now) }
            let applied = try await dump(database)
            #expect(applied != before, "\(layer)")
            try await database.write { try TerritoryStore($0).undo(importID: id, by: Sample.editor, at: Sample.now) }
            let undone = try await dump(database)
            #expect(undone == before, "\(layer)")
        }
    }

    @Test(arguments: TestDatabase.all) func `with faults, out of date, or by someone else change nothing`(kind: TestDatabase) async throws {
        let database = try await loaded(kind), before = try await dump(database)
        var plan = Sample.plan
        plan.areas[plan.areas.count - 1].boundary = MultiPolygon(Sample.square(650, 0, width: 150))  // over its neighbour
        let faulty = try await survey(plan.things(.areas), .areas, in: database)
        let found = try await database.read { try TerritoryStore($0).import(faulty, for: Sample.editor) }
        #expect(found?.status == .faulty)
        await #expect(throws: ImportRefusal.notReady) {
            try await database.write { try TerritoryStore($0).apply(importID: faulty, by: Sample.editor, at: Sample.now) }
        }

        var shops = Sample.plan
        shops.premises[0].name = Text(name: "A")
        let good = try await survey(shops.things(.premises), .premises, in: database),
            other = try await survey(shops.things(.premises), .premises, in: database)
        await #expect(throws: ImportRefusal.notAllowed) {
            try await database.write { try TerritoryStore($0).apply(importID: good, by: .anonymous, at: Sample.now) }
        }
        await #expect(throws: ImportRefusal.noSuchImport) {
            try await database.write { try TerritoryStore($0).apply(importID: "x", by: Sample.editor, at: Sample.now) }
        }
        let still = try await dump(database)
        #expect(still == before)
        try await database.write { try TerritoryStore($0).apply(importID: good, by: Sample.editor, at: Sample.now) }
        await #expect(throws: ImportRefusal.outOfDate) {
            try await database.write { try TerritoryStore($0).apply(importID: other, by: Sample.editor, at: Sample.now) }
        }
        // Changed since: it cannot be taken back over that.
        try await database.write { try TerritoryStore($0).end(premises: "premises-1", on: Self.later, by: Sample.editor, at: Sample.now) }
        await #expect(throws: ImportRefusal.changedSince(Text(name: "A"))) {
            try await database.write { try TerritoryStore($0).undo(importID: good, by: Sample.editor, at: Sample.now) }
        }
        let hostile = try await SurveyJobs.survey(
            SurveyOptions(layer: .areas, day: Self.later), fileName: "../../etc/passwd", content: Array("x".utf8), by: Sample.editor, in: database,
            at: Sample.now)
        let refused = try await database.read { try TerritoryStore($0).import(hostile, for: Sample.editor)?.status }
        #expect(refused == .faulty)
    }

    /// Needs GDAL; `scripts/install-packages` brings it. Our shapes come back from each format, and ogrinfo opens what we write.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr"), "ogr2ogr is not installed (gdal-bin)"))
    func `of other formats go through GDAL`() async throws {
        let things = Sample.plan.things(.areas).filter { if case .area(let area) = $0 { area.level == .microGrid } else { false } }
        for format in Conversion.Format.allCases {
            let bytes = try #require(try await TerritoryExport.file(things, .areas, named: "areas.\(format.suffix)"))
            let file = try await SurveyJobs.read(bytes, "areas.\(format.suffix)")
            #expect(file.rows.count == things.count, "\(format)")
            let proposal = Survey.run(
                file, options: SurveyOptions(layer: .areas, level: .microGrid, day: Sample.day), known: Sample.plan, makeID: { "x" },
                makeCode: { "y" })
            #expect(proposal.faults.isEmpty && proposal.count(.new) == 0, "\(format) \(proposal.faults.map(\.reason.text.en))")
        }
        for kind in TerritoryLayer.allCases where kind.hasShape {
            for suffix in ["geojson", "csv", "gpkg", "kml", "shp.zip"] { try await expectReadable(kind, suffix) }
        }
        for (bytes, name) in [(Array("<OGRVRTDataSource/>".utf8), "x.kml"), ([1, 2, 3], "x.gpkg"), (Array("PK".utf8), "x.zip"), ([], "x.kml")] {
            await #expect(throws: SurveyFault.Reason.self, "\(name)") { _ = try await SurveyJobs.read(bytes, name) }
        }
    }

    /// `ogrinfo` opens what we write, and finds every feature, its name and its place.
    private func expectReadable(_ layer: TerritoryLayer, _ suffix: String) async throws {
        let things = Sample.plan.things(layer)
        let bytes = try #require(try await TerritoryExport.file(things, layer, named: "\(layer.rawValue).\(suffix)"))
        let folder = FileManager.default.temporaryDirectory.appending(path: "linli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "\(layer.rawValue).\(suffix)")
        try Data(bytes).write(to: file)
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/ogrinfo")
        let path = suffix == "shp.zip" ? "/vsizip/\(file.path)" : file.path
        process.arguments = ["-ro", "-al", "-so", path]
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let counts = said.matches(of: /Feature Count: ([0-9]+)/).compactMap { Int($0.1) }
        #expect(process.terminationStatus == 0 && counts.reduce(0, +) == things.count, "\(layer) \(suffix): \(said)")
        #expect(!said.contains("ERROR") && said.lowercased().contains("name"), "\(layer) \(suffix): \(said)")
        // A table says nothing of its system: the geometry is well-known text, which GDAL finds in its column.
        if suffix != "csv" { #expect(said.contains("Extent: (120.1"), "\(layer) \(suffix): \(said)") }
    }

    /// Discarded while it is read: the rest is not looked at, and nothing is kept.
    @Test func `are stopped while they are read`() async throws {
        let options = SurveyOptions(layer: .premises, day: Sample.day)
        let file = try SurveyFile.geoJSON(Array(TerritoryExport.geoJSON(Sample.plan.things(.premises)).utf8))
        var shares: [Double] = []
        let stopped = Survey.run(
            file, options: options, known: Sample.plan, makeID: { "x" }, makeCode: { "y" },
            goOn: {
                shares.append($0)
                return $0 < 0.7
            })
        #expect(stopped == nil && shares == [0, 0.75])

        let database = try await loaded(.sqlite)
        let id = try await database.write { db in
            let id = try SurveyJobs.begin(
                options, fileName: "a.geojson", content: Array(TerritoryExport.geoJSON(Sample.plan.things(.premises)).utf8), by: Sample.editor,
                in: db,
                at: Sample.now)
            try TerritoryStore(db).discard(importID: id, by: Sample.editor, at: Sample.now)
            return id
        }
        try await SurveyJobs.survey(id, in: database, at: Sample.now)
        let found = try await database.read { try TerritoryStore($0).import(id, for: Sample.editor) }
        #expect(found?.status == .discarded && found?.same == 0)
        let isWanted = try await database.write { try TerritoryStore($0).note(progress: 50, ofImport: id) }
        #expect(!isWanted)
    }
}
