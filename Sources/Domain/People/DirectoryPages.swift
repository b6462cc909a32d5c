// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import HTTPTypes
import Localization
import Web

enum DirectoryPages {
    static let pageLength = 50
    static func path(_ id: String) -> String { "/people/\(id)" }

    struct List: Sendable {
        /// One more than fits on a page where there is a next one.
        let accounts: [Account]
        let grants: [String: [Grant]]
        let roles: [String: Role]
        let words: String
        let now: Date
    }

    static func list(_ view: List, in frame: Frame) -> Page {
        let language = frame.language, shown = view.accounts.prefix(pageLength)
        let more =
            view.accounts.count > pageLength ? shown.last.map { "/people?words=\(view.words.queryEscaped)&after=\($0.login.queryEscaped)" } : nil
        let rows = shown.map { account -> [HTML] in
            let roles = (view.grants[account.id] ?? []).map { (view.roles[$0.role]?.name ?? Text(name: $0.role))(language) }
            return [
                "<a href=\"\(path(account.id))\">\(account.name)</a>", "\(account.login)",
                "\(Set(roles).sorted().joined(separator: PeopleStrings.comma(language)))", "\(state(account, at: view.now)(language))",
            ]
        }
        let columns = [PeopleStrings.name, PeopleStrings.login, PeopleStrings.roles, PeopleStrings.state].map { $0(language) }
        return Page(
            PeopleStrings.directory, in: frame, width: .wide,
            content: """
                <h1>\(PeopleStrings.directory(language))</h1>
                \(tabs(current: "/people", in: frame))
                \(HTML.search("/people", """
                    \(HTML.field("words", PeopleStrings.search, in: frame, value: view.words, kind: "search"))
                    \(HTML.button(PeopleStrings.find, in: frame, weight: .plain))
                    """))
                \(HTML.actions(HTML.link(PeopleStrings.newAccount, to: "/people/new", in: frame, weight: .primary)))
                \(rows.isEmpty ? HTML.empty(PeopleStrings.nobody, PeopleStrings.nobodyWay, in: frame) : HTML.table(columns, rows: rows))
                \(HTML.pager(older: more, in: frame))
                """)
    }

    static func form(in frame: Frame, typed: Form = Form(), invalid: Invalid = Invalid()) -> Page {
        Page(
            PeopleStrings.newAccount, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(PeopleStrings.newAccount(frame.language))</h1>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form("/people", in: frame, """
                    \(HTML.field("name", PeopleStrings.name, in: frame, value: typed["name"], remark: invalid["name"], required: true, autocomplete: "off"))
                    \(HTML.field(
                        "login", PeopleStrings.login, in: frame, value: typed["login"], help: PeopleStrings.loginHelp, remark: invalid["login"],
                        required: true, autocomplete: "off"))
                    \(HTML.actions(HTML.button(PeopleStrings.makeAccount, in: frame)))
                    """))
                """)
    }

    /// The link to set a password, shown this once.
    static func link(_ address: String, for account: Account, isNew: Bool, in frame: Frame) -> Page {
        let language = frame.language
        let title = isNew ? PeopleStrings.made(account.name) : PeopleStrings.newLink(account.name)
        return Page(
            title, in: frame, status: isNew ? .created : .ok,
            content: """
                <h1>\(title(language))</h1>
                <p>\(PeopleStrings.linkHelp(language))</p>
                \(HTML.callout(.accent, "<p><code>\(address)</code></p>"))
                \(HTML.actions(HTML.link(PeopleStrings.onToRoles, to: path(account.id), in: frame, weight: .primary)))
                """)
    }

    static func state(_ account: Account, at now: Date) -> Text {
        if !account.isOpen(at: now) { return account.from > now ? PeopleStrings.notYet : PeopleStrings.closedState }
        return account.hasPassword ? PeopleStrings.inUse : PeopleStrings.waiting
    }

    static func tabs(current: String, in frame: Frame) -> HTML {
        let language = frame.language
        let all = [("/people", PeopleStrings.directory), ("/people/teams", PeopleStrings.teams), ("/people/posts", PeopleStrings.posts)]
        return HTML.tabs(
            all.filter { $0.0 != "/people" || frame.actor.may(.accountsManage) }.map { ($0.1(language), $0.0, $0.0 == current) },
            label: People.name(language))
    }
}
