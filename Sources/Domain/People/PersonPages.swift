// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Foundation
import HTTPTypes
import Localization
import Web

extension DirectoryPages {
    struct Person: Sendable {
        let account: Account
        /// All that were ever given, newest first.
        let grants: [Grant]
        let roles: [String: Role]
        let teams: [Team]
        let events: [AccountStore.Entry]
        let factor: SecondFactor?
        /// Names of the colleagues who did what is shown.
        let names: [String: String]
        let now: Date
    }

    static func person(_ view: Person, in frame: Frame, typed: Form = Form(), invalid: Invalid = Invalid()) -> Page {
        let language = frame.language, account = view.account
        let held = view.grants.filter { grant in grant.until.map { view.now < $0 } ?? true }
        let ended = view.grants.filter { grant in grant.until.map { $0 <= view.now } ?? false }
        return Page(
            account.name, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(account.name)</h1>
                \(HTML.definition([
                    (PeopleStrings.login(language), "\(account.login)"), (PeopleStrings.state(language), "\(state(account, at: view.now)(language))"),
                    (PeopleStrings.secondFactor(language), "\((view.factor == nil ? PeopleStrings.noFactor : PeopleStrings.hasFactor)(language))"),
                ]))
                <h2>\(PeopleStrings.roles(language))</h2>
                \(held.isEmpty ? "<p>\(PeopleStrings.noRoles(language))</p>" : grants(held, view, in: frame))
                \(account.isOpen(at: view.now) ? grantForm(view, in: frame, typed: typed, invalid: invalid) : nil)
                \(ended.isEmpty ? nil : HTML.details(PeopleStrings.ended(language), past(ended, view, in: frame)))
                <h2>\(PeopleStrings.account(language))</h2>
                \(account.isOpen(at: view.now) ? changes(view, in: frame) : nil)
                \(HTML.details(PeopleStrings.events(language), "<ul>\(view.events.map { event($0, view, language) })</ul>"))
                """)
    }

    private static func grants(_ grants: [Grant], _ view: Person, in frame: Frame) -> HTML {
        let language = frame.language
        let columns = [PeopleStrings.role, PeopleStrings.area, PeopleStrings.team, PeopleStrings.until, PeopleStrings.givenBy, PeopleStrings.action]
        return HTML.table(
            columns.map { $0(language) },
            rows: grants.map { grant in
                described(grant, view, language) + [
                    HTML.form(
                        "\(path(grant.account))/grants/\(grant.id)/end", in: frame, HTML.button(PeopleStrings.endGrant, in: frame, weight: .plain))
                ]
            })
    }

    private static func past(_ grants: [Grant], _ view: Person, in frame: Frame) -> HTML {
        let columns = [PeopleStrings.role, PeopleStrings.area, PeopleStrings.team, PeopleStrings.until, PeopleStrings.givenBy]
        return HTML.table(columns.map { $0(frame.language) }, rows: grants.map { described($0, view, frame.language) })
    }

    private static func described(_ grant: Grant, _ view: Person, _ language: Language) -> [HTML] {
        let team = grant.party.map { code in view.teams.first { $0.id == code }?.name(language) ?? code }
        return [
            "\((view.roles[grant.role]?.name ?? Text(name: grant.role))(language))",
            "\(grant.areaPath == AreaPath.everywhere ? PeopleStrings.everywhere(language) : grant.areaPath)", "\(team ?? "—")",
            grant.until.map { HTML.time($0, now: view.now, language) } ?? "—", "\(who(grant.grantedBy, view, language))",
        ]
    }

    private static func grantForm(_ view: Person, in frame: Frame, typed: Form, invalid: Invalid) -> HTML {
        let language = frame.language
        let roles = view.roles.values.filter { $0.id != Role.emergency }.sorted { $0.name(language) < $1.name(language) }.map {
            ($0.id, $0.name(language))
        }
        let teams = [("", PeopleStrings.noTeam(language))] + view.teams.map { ($0.id, $0.name(language)) }
        return """
            <h3>\(PeopleStrings.giveRole(language))</h3>
            \(HTML.summary(of: invalid, in: frame))
            \(HTML.form("\(path(view.account.id))/grants", in: frame, """
                \(HTML.select("role", PeopleStrings.role, in: frame, options: roles, chosen: typed["role"], remark: invalid["role"], required: true))
                \(HTML.field(
                    "area", PeopleStrings.area, in: frame, value: typed["area"], help: PeopleStrings.areaHelp, remark: invalid["area"], required: true,
                    suggestions: Array(Set(view.teams.map(\.areaPath))).sorted()))
                \(HTML.select("party", PeopleStrings.team, in: frame, options: teams, chosen: typed["party"], help: PeopleStrings.teamHelp, remark: invalid["party"]))
                \(HTML.field(
                    "until", PeopleStrings.lastDay, in: frame, value: typed["until"], kind: "date", help: PeopleStrings.lastDayHelp,
                    remark: invalid["until"]))
                \(HTML.actions(HTML.button(PeopleStrings.giveRole, in: frame)))
                """))
            """
    }

    private static func changes(_ view: Person, in frame: Frame) -> HTML {
        let account = view.account
        let reset: HTML? =
            view.factor == nil || account.id == frame.actor.id
            ? nil
            : HTML.form("\(path(account.id))/second-factor/reset", in: frame, HTML.button(PeopleStrings.resetFactor, in: frame, weight: .danger))
        return """
            <div class="actions">
            \(HTML.form("\(path(account.id))/link", in: frame, HTML.button(PeopleStrings.makeLink, in: frame, weight: .plain)))
            \(HTML.link(PeopleStrings.provider, to: "/account/provider/of/\(account.id)", in: frame))
            \(HTML.link(PeopleStrings.cover, to: "/account/cover/of/\(account.id)", in: frame))
            \(reset)
            \(HTML.form("\(path(account.id))/close", in: frame, HTML.button(PeopleStrings.close, in: frame, weight: .danger)))
            </div>
            <p class="quiet">\(PeopleStrings.closeHelp(frame.language))</p>
            """
    }

    private static func event(_ entry: AccountStore.Entry, _ view: Person, _ language: Language) -> HTML {
        """
        <li>\(HTML.time(entry.at, now: view.now, language)) \(entry.event.text(language)) \(entry.detail) \
        <span class="quiet">\(who(entry.actor, view, language))</span></li>
        """
    }

    private static func who(_ actor: String, _ view: Person, _ language: Language) -> String {
        switch actor {
        case Actor.anonymous.id: PeopleStrings.someone(language)
        case "system:cli": PeopleStrings.commandLine(language)
        default: view.names[actor] ?? PeopleStrings.system(language)
        }
    }
}
