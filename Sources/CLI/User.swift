// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import App
import ArgumentParser
import Foundation
import Localization
import People
import Storage

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make accounts, give and end roles: the way to the first administrator.",
        discussion: "For example: linli user add zhang --name Zhang --role administrator --area /",
        subcommands: [Add.self, List.self, Give.self, End.self, Link.self, SetPassword.self, Close.self])

    /// Whoever has the database in hand may do all that accounts know.
    static let keeper = Actor.system("cli", permissions: [.accountsManage])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make an account; prints the link with which its owner sets the password.")
        @OptionGroup var options: DatabaseOptions
        @Argument(help: "What is typed to sign in.") var login: String
        @Option(help: "The name that colleagues see.") var name: String
        @Option(help: "A role to give at once, such as administrator.") var role: String?
        @Option(help: "The area in which the role holds: / is everywhere.") var area = AreaPath.everywhere
        @Option(help: "The code of the team in whose name the person acts.") var team: String?

        func run() async throws {
            try await at(options) { installation, now in
                let token = try await installation.database.write { db in
                    let store = AccountStore(db)
                    let account = try store.make(login: login, name: name, password: nil, by: User.keeper, at: now)
                    if let role { try give(role, to: account, in: area, team: team, until: nil, at: now, db) }
                    return try store.invite(account.id, by: User.keeper, at: now)
                }
                print("\(installation.config.publicAddress)/set-password/\(token)")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List accounts with their roles, tab-separated.")
        @OptionGroup var options: DatabaseOptions
        @Argument(help: "Part of a name.") var words = ""

        func run() async throws {
            try await at(options) { installation, now in
                var after = ""
                while true {
                    let last = after
                    let (accounts, grants) = try await installation.database.read { db in
                        let store = AccountStore(db)
                        let found = try store.accounts(for: User.keeper, containing: words, after: last, limit: 200)
                        return (found, try store.grants(of: Set(found.map(\.id)), at: now))
                    }
                    for account in accounts {
                        let roles = (grants[account.id] ?? []).map { "\($0.role) \($0.areaPath)\($0.party.map { " \($0)" } ?? "")" }
                        let state = account.isOpen(at: now) ? account.hasPassword ? "open" : "no password" : "closed"
                        print([account.login, account.name, state, roles.joined(separator: "; ")].joined(separator: "\t"))
                    }
                    guard let next = accounts.last?.login else { break }
                    after = next
                }
            }
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "grant", abstract: "Give a role for an area.")
        @OptionGroup var options: DatabaseOptions
        @Argument var login: String
        @Argument(help: "Such as registrar, dispatcher, shiftLead, handler, gridWorker, inspector.") var role: String
        @Option(help: "The area in which it holds: / is everywhere.") var area: String
        @Option(help: "The code of the team in whose name the person acts.") var team: String?
        @Option(help: "The last day, as 2026-12-31.") var until: String?

        func validate() throws {
            guard until.map({ Day($0) != nil }) ?? true else { throw ValidationError("--until is written 2026-12-31.") }
        }

        func run() async throws {
            let end = until.flatMap { Day($0) }.map { $0.adding(days: 1).start() }
            try await at(options) { installation, now in
                try await installation.database.write { db in
                    let store = AccountStore(db)
                    try give(role, to: store.named(login), in: area, team: team, until: end, at: now, db)
                }
            }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a role from now on; that it was held stays on record.")
        @OptionGroup var options: DatabaseOptions
        @Argument var login: String
        @Argument var role: String
        @Option(help: "Only in this area.") var area: String?

        func run() async throws {
            try await at(options) { installation, now in
                let ended = try await installation.database.write { db in
                    let store = AccountStore(db)
                    let held = try store.grants(of: store.named(login).id).filter { grant in
                        grant.role == role && grant.areaPath == area ?? grant.areaPath && grant.until.map { now < $0 } ?? true
                    }
                    for grant in held { try store.end(grant: grant.id, by: User.keeper, at: now) }
                    return held.count
                }
                if ended == 0 { throw Said("\(login) does not hold that role.") }
            }
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a link with which someone sets a new password, once, within 72 hours.")
        @OptionGroup var options: DatabaseOptions
        @Argument var login: String

        func run() async throws {
            try await at(options) { installation, now in
                let token = try await installation.database.write { db in
                    let store = AccountStore(db)
                    return try store.invite(store.named(login).id, by: User.keeper, at: now)
                }
                print("\(installation.config.publicAddress)/set-password/\(token)")
            }
        }
    }

    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Set a password from the first line of the standard input, or print a one-time password.")
        @OptionGroup var options: DatabaseOptions
        @Argument var login: String
        @Flag(help: "Read the password instead of making one; it need not be changed at the first sign-in.") var stdin = false

        func run() async throws {
            let typed = stdin ? readLine() ?? "" : PasswordDesk.oneTime()
            try await at(options) { installation, now in
                let known = try await installation.database.read { db in try AccountStore(db).named(login) }
                let password = try await PasswordDesk.hash(Account.password(from: typed, login: known.login))
                try await installation.database.write { db in
                    try AccountStore(db).setPassword(password, of: known.id, mustChange: !stdin, by: User.keeper, at: now)
                }
                if !stdin { print(typed) }
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Close an account: nobody signs in with it any more.")
        @OptionGroup var options: DatabaseOptions
        @Argument var login: String

        func run() async throws {
            try await at(options) { installation, now in
                try await installation.database.write { db in
                    let store = AccountStore(db)
                    try store.close(store.named(login).id, by: User.keeper, at: now)
                }
            }
        }
    }
}

/// What went wrong, in a sentence for the one at the keyboard.
private struct Said: Error, CustomStringConvertible {
    let description: String
    init(_ sentence: String) { description = sentence }
}

/// Works on the database of the options, with refusals turned into sentences.
private func at(_ options: DatabaseOptions, _ work: (Installation, Date) async throws -> Void) async throws {
    let installation = try Installation(try options.config())
    try await installation.prepare()
    do { try await work(installation, Date()) } catch let refusal as Account.Refusal { throw Said(refusal.text(.en)) }
    try await installation.database.close()
}

extension AccountStore {
    fileprivate func named(_ typed: String) throws -> Account {
        guard let account = try account(login: Account.login(from: typed)) else { throw Said("There is no account \(typed).") }
        return account
    }
}

/// Gives a role in the name of a team that exists, or of none.
private func give(_ role: String, to account: Account, in area: String, team: String?, until: Date?, at now: Date, _ db: any Connection) throws {
    if let team, try PeopleStore(db).team(team) == nil { throw Said("There is no team \(team).") }
    try AccountStore(db).grant(role, to: account.id, in: area, party: team, until: until, by: User.keeper, at: now)
}
