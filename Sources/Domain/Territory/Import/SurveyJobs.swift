// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Jobs
import Localization
import Storage

/// Reads files that were sent in, beside the requests.
public enum SurveyJobs {
    static let name = "territory.survey"

    public static var handlers: [Handler] {
        [Handler(name, attempts: 3) { job, database, now in try await survey(job.body, in: database, at: now) }]
    }

    /// Keeps the file and queues its reading, in one transaction.
    static func begin(
        _ options: SurveyOptions, fileName: String, content: [UInt8], by actor: Actor, in db: any Connection, at now: Date
    ) throws -> String {
        let id = try TerritoryStore(db).begin(options, fileName: fileName, content: content, by: actor, at: now)
        try JobStore(db).enqueue(name, body: id, key: id, at: now)
        return id
    }

    /// Reads a file now and keeps what was found: for the command line, which waits for it.
    public static func survey(
        _ options: SurveyOptions, fileName: String, content: [UInt8], by actor: Actor, in database: any Database, at now: Date
    ) async throws -> String {
        let id = try await database.write { try TerritoryStore($0).begin(options, fileName: fileName, content: content, by: actor, at: now) }
        try await survey(id, in: database, at: now)
        return id
    }

    /// May be done twice: what a first attempt left is overwritten.
    static func survey(_ id: String, in database: any Database, at now: Date) async throws {
        let waiting = try await database.read { db -> (TerritoryImport, [UInt8])? in
            let store = TerritoryStore(db)
            guard let found = try store.import(id), found.status.isOpen, let content = try store.content(ofImport: id) else { return nil }
            return (found, content)
        }
        guard let (found, content) = waiting else { return }
        let isTable = found.fileName.lowercased().hasSuffix(".csv")
        func note(_ share: Double) async throws {
            try await database.write { try TerritoryStore($0).note(progress: Int(share * 100), ofImport: id) }
        }
        try await note(0.05)
        let (version, known) = try await database.read { db in (try TerritoryStore(db).version(), try TerritoryStore(db).plan(on: found.options.day))
        }
        var proposal = SurveyProposal()
        do {
            let file = try await read(content, found.fileName)
            try await note(0.3)
            var random = Draws(seed: id), codes = Set(known.premises.map(\.code))
            proposal = Survey.run(
                file, options: found.options, known: known, makeID: { Identifier.make(at: now) },
                makeCode: {
                    var code = PremisesCode.make(using: &random)
                    while !codes.insert(code).inserted { code = PremisesCode.make(using: &random) }
                    return code
                })
        } catch let reason as SurveyFault.Reason {
            proposal.faults = [SurveyFault(number: nil, reason: reason, isBlocking: true, at: nil)]
        }
        try await note(0.9)
        let kept = proposal
        try await database.write { try TerritoryStore($0).keep(kept, forImport: id, basedOn: version, isTable: isTable) }
    }

    static func read(_ bytes: [UInt8], _ fileName: String) async throws -> SurveyFile {
        let name = fileName.lowercased()
        if name.hasSuffix(".csv") || name.hasSuffix(".txt") { return try SurveyFile.csv(bytes) }
        if name.hasSuffix(".geojson") || name.hasSuffix(".json") { return try SurveyFile.geoJSON(bytes) }
        guard let format = Conversion.Format(fileName: name) else { throw SurveyFault.Reason.unknownFormat(fileName) }
        return try SurveyFile.geoJSON(try await Conversion.toGeoJSON(bytes, format))
    }
}

/// Numbers for door codes, drawn from the import's id: public codes need be different, not secret.
private struct Draws: RandomNumberGenerator {
    private var state: UInt64

    init(seed: String) { state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
