// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Exchange
import Foundation
import Storage

struct Callback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "callback", abstract: "See whom other programs have us call, what could not be delivered, send it again, or end it.",
        subcommands: [List.self, Dead.self, Again.self, End.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List them: id, key, address, how many wait, failures in a row, paused until.")
        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let installation = try Installation(try options.config())
            try await installation.prepare()
            let all = try await installation.database.read { db in
                try CallbackStore(db).all().map { ($0, try CallbackStore(db).waiting(for: $0.id)) }
            }
            for (found, waiting) in all {
                print(
                    [found.id, found.keyID, found.address, "\(waiting)", "\(found.failures)", found.pausedUntil?.sqlText ?? "-"].joined(
                        separator: "\t"))
            }
            try await installation.database.close()
        }
    }

    struct Dead: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what was put aside: callback, case, step, attempts, what was wrong, since when.")
        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let installation = try Installation(try options.config())
            try await installation.prepare()
            for found in try await installation.database.read({ try CallbackStore($0).dead() }) {
                let columns = [found.subscription, found.number, "\(found.step)", "\(found.attempts)", found.problem ?? "-", found.at.sqlText]
                print(columns.joined(separator: "\t"))
            }
            try await installation.database.close()
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Send what was put aside for a callback once more.")
        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The callback's id, as the list shows it.") var id: String

        func run() async throws {
            let installation = try Installation(try options.config()), id = id
            try await installation.prepare()
            let count = try await installation.database.write { db in try CallbackStore(db).revive(id, at: Date()) }
            say("\(count) will be sent again.")
            try await installation.database.close()
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a callback at once and for good; what waits for it is dropped.")
        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The callback's id, as the list shows it.") var id: String

        func run() async throws {
            let installation = try Installation(try options.config()), id = id
            try await installation.prepare()
            do { try await installation.database.write { db in try CallbackStore(db).end(id, at: Date()) } } catch StorageError.absent {
                throw ValidationError("There is no callback in force with this id.")
            }
            say("Ended.")
            try await installation.database.close()
        }
    }
}
