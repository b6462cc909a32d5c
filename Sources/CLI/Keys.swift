// SPDX-License-Identifier: Apache-2.0
import App
import ArgumentParser
import Storage

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change the keys under which sensitive fields are sealed.", subcommands: [Rotate.self, Seal.self, Forget.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a key and seal everything under it; the older keys go on reading.",
            discussion: "May be broken off and run again. The server may run meanwhile: it takes the new key within seconds.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let config = try options.config()
            try FieldKeys.add(config)
            print("\(try await Keys.seal(config)) fields are sealed under the new key.")
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forget the older keys, if nothing is sealed under them any more.",
            discussion: "Backups from before need them: keep the older file with those.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let config = try options.config(), count = try await Keys.seal(config)
            guard count == 0 else { throw ValidationError("\(count) fields were still to be sealed anew, and are now. Run this again in a minute.") }
            try FieldKeys.forgetOld(config)
            print("Only the newest key is left.")
        }
    }

    struct Seal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Seal what stands unsealed, or under an older key.")
        @OptionGroup var options: DatabaseOptions

        func run() async throws { print("\(try await Keys.seal(options.config())) fields were sealed.") }
    }

    private static func seal(_ config: Config) async throws -> Int {
        let installation = try Installation(config)
        try await installation.prepare()
        var count = 0
        for column in Installation.sealedColumns {
            while true {
                let renewed = try await installation.database.write { db in try column.renew(db) }
                if renewed == 0 { break }
                count += renewed
            }
        }
        try await installation.database.close()
        return count
    }
}
