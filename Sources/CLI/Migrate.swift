// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Storage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bring the database's tables up to this version.")

    @OptionGroup var options: DatabaseOptions
    @Flag(help: "Print the statements and change nothing.") var dryRun = false

    func run() async throws {
        let installation = try Installation(try options.config())
        if dryRun {
            print(try await installation.database.migrationScript(Installation.migrations))
        } else {
            let pending = try await installation.database.pending(Installation.migrations)
            try await installation.prepare()
            print(pending.isEmpty ? "Nothing to do." : pending.map { "Done: \($0.id)" }.joined(separator: "\n"))
        }
        try await installation.database.close()
    }
}
