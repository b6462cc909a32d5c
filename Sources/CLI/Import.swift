// SPDX-License-Identifier: Apache-2.0
import Access
import App
import ArgumentParser
import Foundation
import Localization
import Mandates
import Storage

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring tables in, whole or not at all.",
        subcommands: [Lists.self, Shipped.self, ImportReports.self, Divisions.self, ImportTerritory.self, UndoImport.self])

    struct Lists: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a list of matters from a CSV file as a draft, or adopt it from a day.",
            discussion: "Every bad row is told with its line; then nothing is kept and the exit status is 2.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The CSV file, in UTF-8 or GB 18030; `linli export lists` shows the columns.") var file: String
        @Option(help: "The numbering that the codes belong to, such as cn-incident.") var scheme: String
        @Option(help: "The version, such as 2026-1.") var version: String
        @Option(help: "The list's name.") var name: String
        @Option(help: "The area for which it holds: / is everywhere.") var area = AreaPath.everywhere
        @Option(help: "The day from which it holds, as 2027-01-01; without one it stays a draft.") var from: String?

        func validate() throws {
            guard from.map({ Day($0) != nil }) ?? true else { throw ValidationError("--from is written 2027-01-01.") }
            guard AreaPath.isValid(area) else { throw ValidationError("--area is a path such as /330105013/.") }
        }

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: file) else { throw ValidationError("\(file) cannot be read.") }
            let matters: [Matter]
            do { matters = try MandateTable.read(Array(bytes), scheme: scheme, version: version) } catch {
                for fault in error.faults { say("\(file): \(fault.text.en)") }
                throw ExitCode(2)
            }
            let keeper = Actor.system("cli", permissions: [.mandatesEdit]), day = from.flatMap { Day($0) }
            let installation = try Installation(try options.config()), now = Date()
            try await installation.prepare()
            let list = MandateList(
                id: Identifier.make(at: now), name: Text(name: name), scheme: scheme, version: version, areaPath: area)
            try await installation.database.write { db in
                try MandateStore(db).draft(list, matters, by: keeper, at: now)
                if let day { try MandateStore(db).adopt(list.id, from: day, by: keeper, at: now) }
            }
            print("\(matters.count) matters: \(day.map { "in force from \($0)" } ?? "a draft")")
            try await installation.database.close()
        }
    }

    struct Shipped: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adopt the lists that come with Linli from today, to begin with; versions that are there already are left alone.")

        @OptionGroup var options: DatabaseOptions
        @Option(help: "The area for which they hold: / is everywhere.") var area = AreaPath.everywhere

        func validate() throws {
            guard AreaPath.isValid(area) else { throw ValidationError("--area is a path such as /330105013/.") }
        }

        func run() async throws {
            let keeper = Actor.system("cli", permissions: [.mandatesEdit]), area = area
            let installation = try Installation(try options.config())
            try await installation.prepare()
            try await installation.database.write { try MandateStore($0).adoptShipped(for: area, by: keeper, at: Date()) }
            for list in ShippedList.all { print("\(list.scheme) \(list.version)") }
            try await installation.database.close()
        }
    }
}
