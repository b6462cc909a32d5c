// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Exchange
import Foundation
import Storage

struct APIKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api-key", abstract: "Give other programs keys, list them, end them.", subcommands: [Add.self, List.self, End.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a key. It is shown once and kept nowhere.")
        @OptionGroup var options: DatabaseOptions
        @Argument(help: "Who holds it: an organisation's name.") var holder: String
        @Option(help: "What it opens: report, update, subscribe, with commas.") var rights = "report,update"
        @Option(help: "The team of People's for which it speaks, if any.") var team: String?

        func run() async throws {
            let named = rights.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
                found = named.compactMap { Key.Right(rawValue: $0) }
            guard !found.isEmpty, found.count == named.count else { throw ValidationError("--rights may be report, update and subscribe.") }
            guard (1...100).contains(holder.count) else { throw ValidationError("The holder's name has 1 to 100 characters.") }
            let installation = try Installation(try options.config()), team = team, holder = holder
            try await installation.prepare()
            let made = try await installation.database.write { db in
                try KeyStore(db).add(holder: holder, rights: Set(found), team: team, at: Date())
            }
            say("Key \(made.key.id) for \(holder). Pass on the next line; it is shown only now.")
            print(made.secret)
            try await installation.database.close()
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the keys: id, holder, rights, since when, until when.")
        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let installation = try Installation(try options.config())
            try await installation.prepare()
            for key in try await installation.database.read({ try KeyStore($0).all() }) {
                let rights = key.rights.map(\.rawValue).sorted().joined(separator: ",")
                print([key.id, key.holder, rights, key.team ?? "-", key.madeAt.sqlText, key.endedAt?.sqlText ?? "-"].joined(separator: "\t"))
            }
            try await installation.database.close()
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a key at once and for good.")
        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The key's id, as the list shows it.") var id: String

        func run() async throws {
            let installation = try Installation(try options.config()), id = id
            try await installation.prepare()
            do { try await installation.database.write { db in try KeyStore(db).end(id, at: Date()) } } catch StorageError.absent {
                throw ValidationError("There is no key in force with this id.")
            }
            say("Ended.")
            try await installation.database.close()
        }
    }
}
