// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Foundation

/// The command `linli`.
@main
struct Linli: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "linli", abstract: "Linli: the platform for grid-based neighbourhood governance.",
        subcommands: [
            Serve.self, Migrate.self, Demo.self, APIKey.self, Callback.self, User.self, Import.self, Export.self, Verify.self, Keys.self, Draw.self,
            TriageCommand.self, EqualSharesCommand.self, OpinionCommand.self,
            ShowConfig.self,
            BenchCommand.self,
        ])
}

/// Where the database is, for every command that works on one.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "Path of a SQLite file, or postgres://… (LINLI_DATABASE).") var database: String?

    /// The configuration of the environment with what was given on the command line.
    func config() throws -> Config {
        var config = try Config(environment: ProcessInfo.processInfo.environment)
        if let database { config.database = database }
        return config
    }
}

/// A line for the one who waits, beside what a command prints as its result.
func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
