// SPDX-License-Identifier: Apache-2.0
import Access
import App
import ArgumentParser
import Foundation
import Localization
import Mandates
import Storage

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write tables out.", subcommands: [Lists.self, ExportTerritory.self])

    struct Lists: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write the matters of a list as CSV, or name the lists that are there.")

        @OptionGroup var options: DatabaseOptions
        @Option(help: "The numbering, such as cn-incident; without one the lists are named.") var scheme: String?
        @Option(help: "The version; without one the newest.") var version: String?

        func run() async throws {
            let keeper = Actor.system("cli", permissions: [.mandatesEdit])
            let installation = try Installation(try options.config()), scheme = scheme, version = version
            try await installation.prepare()
            let lists = try await installation.database.read { try MandateStore($0).lists(for: keeper) }
            if let scheme {
                let fitting = lists.filter { $0.scheme == scheme && (version == nil || $0.version == version) }
                guard let list = fitting.max(by: { $0.version < $1.version }) else {
                    throw ValidationError("There is no such list; without --scheme all are named.")
                }
                let matters = try await installation.database.read { try MandateStore($0).matters(of: list) }
                FileHandle.standardOutput.write(Data(MandateTable.write(matters, in: .zh)))
            } else {
                for list in lists { print("\(list.scheme) \(list.version) \(list.status) \(list.areaPath)") }
            }
            try await installation.database.close()
        }
    }
}
