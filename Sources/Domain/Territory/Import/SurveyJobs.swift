// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Jobs
import Localization
import Storage
import Synchronization
import Workshop

/// Reads files that were sent in, beside the requests.
public enum SurveyJobs {
    static let name = "territory.survey"
    private static let workshop = Workshop(threads: 1, waiting: 8)

    public static var handlers: [Handler] {
        [Handler(name, attempts: 3, lane: .slow) { job, database, now in try await survey(job.body, in: database, at: now) }]
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
            guard let found = try store.row(ofImport: id), found.status.isOpen, let content = try store.content(ofImport: id) else { return nil }
            return (found, content)
        }
        guard let (found, content) = waiting else { return }
        let isTable = found.fileName.lowercased().hasSuffix(".csv")
        let share = Mutex(0.05), isStopped = Mutex(false)
        let teller = Task {
            while !Task.isCancelled {
                let progress = Int(share.withLock(\.self) * 100)
                if try await !database.write({ try TerritoryStore($0).note(progress: progress, ofImport: id) }) { isStopped.withLock { $0 = true } }
                try await Task.sleep(for: .milliseconds(500))
            }
        }
        defer { teller.cancel() }
        let (version, known) = try await database.read { db in (try TerritoryStore(db).version(), try TerritoryStore(db).plan(on: found.options.day))
        }
        var proposal: SurveyProposal?
        do {
            let file = try await read(content, found.fileName)
            share.withLock { $0 = 0.3 }
            proposal = try await workshop.run {
                Survey.run(
                    file, options: found.options, known: known, reach: found.reach, makeID: { Identifier.make(at: now) },
                    makeCode: doorCodes(besides: known, seed: id),
                    goOn: { done in
                        share.withLock { $0 = 0.3 + 0.6 * done }
                        return !isStopped.withLock(\.self)
                    })
            }
        } catch let reason as SurveyFault.Reason {
            proposal = SurveyProposal(faults: [SurveyFault(number: nil, reason: reason, isBlocking: true, at: nil)])
        }
        guard let kept = proposal else { return }  // nobody wants it any more
        try await database.write { try TerritoryStore($0).keep(kept, forImport: id, basedOn: version, isTable: isTable) }
    }

    /// Makes door codes that no shop has.
    static func doorCodes(besides known: TerritoryPlan, seed: String) -> () -> String {
        var random = Draws(seed: seed), codes = Set(known.premises.map(\.code))
        return {
            var code = PremisesCode.make(using: &random)
            while !codes.insert(code).inserted { code = PremisesCode.make(using: &random) }
            return code
        }
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
