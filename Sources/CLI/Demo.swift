// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Foundation
import Localization
import Storage

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make the demo town, unless the database has data already.")

    @OptionGroup var options: DatabaseOptions
    @Option(help: "How many times the size.") var scale = 1
    @Option(help: "How many reports to live through; by default 1,600 for each size.") var cases: Int?
    @Option(help: "The day that is today in the town, as 2026-11-23; by default today.") var day: String?
    @Option(help: "The seed; the same seed, scale and day give the same town.") var seed: UInt64 = DemoTown.seed

    func validate() throws {
        guard (1...100).contains(scale) else { throw ValidationError("--scale is from 1 to 100.") }
        guard cases.map({ (0...2_000_000).contains($0) }) ?? true else { throw ValidationError("--cases is from 0 to 2,000,000.") }
        guard day.map({ Day($0) != nil }) ?? true else { throw ValidationError("--day is written 2026-11-23.") }
    }

    func run() async throws {
        let config = try options.config()
        let installation = try Installation(config)
        try await installation.prepare()
        guard try await DemoTown.isNeeded(installation.database) else {
            say("==> \(config.database) has data already: the demo town is left as it is.")
            say(DemoTown.welcome)
            return try await installation.database.close()
        }
        let now = day.flatMap { Day($0) }.map { $0.start().addingTimeInterval(15 * 3600) } ?? Date()
        let begun = Date()
        let summary = try await DemoTown.make(in: installation.database, seed: seed, scale: scale, cases: cases ?? 1_600 * scale, at: now) {
            what, share in
            say("==> demo town: \(what) \(Int(share * 100)) %")
        }
        let seconds = Int(Date().timeIntervalSince(begun).rounded())
        say("==> \(summary.areas) areas, \(summary.shops) shops, \(summary.people) people and \(summary.cases) reports in \(seconds) s")
        say(DemoTown.welcome)
        try await installation.database.close()
    }
}
