// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Web

enum CoverPages {
    static let path = "/account/cover"
    /// - Parameter account: someone else's, as an administrator sees it; nil is one's own.
    static func path(of account: String?) -> String { account.map { "\(path)/of/\($0)" } ?? path }

    struct View: Sendable {
        let account: Account
        let isOwn: Bool
        /// What may be handed on.
        let grants: [Grant]
        let delegations: [Delegation]
        let roles: [String: Role]
        let colleagues: [AccountStore.Candidate]
        let names: [String: String]
        let now: Date
    }

    static func cover(_ view: View, in frame: Frame, typed: Form = Form(), invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        let title = view.isOwn ? CoverStrings.title : CoverStrings.titleOf(view.account.name)
        let given = view.delegations.filter { $0.delegatedBy == view.account.id }
        let received = view.delegations.filter { $0.grant.account == view.account.id }
        return Page(
            title, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(title(language))</h1>
                <p>\(CoverStrings.help(language))</p>
                <h2>\(CoverStrings.given(language))</h2>
                \(given.isEmpty ? "<p>\(CoverStrings.none(language))</p>" : table(given, view, in: frame))
                <h2>\(CoverStrings.received(language))</h2>
                \(received.isEmpty ? "<p>\(CoverStrings.none(language))</p>" : table(received, view, in: frame))
                <h2>\(CoverStrings.hand(language))</h2>
                \(HTML.summary(of: invalid, in: frame))
                \(view.grants.isEmpty ? "<p>\(CoverStrings.nothingToHand(language))</p>" : form(view, in: frame, typed: typed, invalid: invalid))
                """)
    }

    private static func form(_ view: View, in frame: Frame, typed: Form, invalid: Invalid) -> HTML {
        let language = frame.language
        return HTML.form(
            path(of: view.isOwn ? nil : view.account.id), in: frame,
            """
            \(HTML.select(
                "grant", CoverStrings.role, in: frame, options: view.grants.map { ($0.id, "\(role($0, view, language)) · \(AccountsStrings.place($0)(language))") },
                chosen: typed["grant"], remark: invalid["grant"], required: true))
            \(HTML.select(
                "colleague", CoverStrings.colleague, in: frame, options: view.colleagues.map { ($0.id, $0.name) }, chosen: typed["colleague"],
                remark: invalid["colleague"], required: true))
            \(HTML.field("area", CoverStrings.area, in: frame, value: typed["area"], help: CoverStrings.areaHelp, remark: invalid["area"]))
            \(HTML.field("from", CoverStrings.from, in: frame, value: typed["from"], kind: "date", help: CoverStrings.fromHelp, remark: invalid["from"]))
            \(HTML.field(
                "until", CoverStrings.until, in: frame, value: typed["until"], kind: "date", help: CoverStrings.untilHelp, remark: invalid["until"],
                required: true))
            \(HTML.actions(HTML.button(CoverStrings.handButton, in: frame)))
            """)
    }

    private static func table(_ delegations: [Delegation], _ view: View, in frame: Frame) -> HTML {
        let language = frame.language
        let columns = [
            CoverStrings.role, CoverStrings.area, CoverStrings.whose, CoverStrings.who, CoverStrings.since, CoverStrings.ends, AccountsStrings.action,
        ]
        return HTML.table(
            columns.map { $0(language) },
            rows: delegations.map { each in
                let arranged = each.arrangedBy == each.delegatedBy ? "" : CoverStrings.arranged(name(each.arrangedBy, view, language))(language)
                return [
                    "\(role(each.grant, view, language))", "\(AccountsStrings.place(each.grant)(language))",
                    "\(name(each.delegatedBy, view, language))\(arranged)", "\(name(each.grant.account, view, language))",
                    HTML.time(each.grant.from, now: view.now, language), each.grant.until.map { HTML.time($0, now: view.now, language) } ?? "",
                    HTML.form("\(path)/\(each.id)/end", in: frame, HTML.button(CoverStrings.end, in: frame, weight: .plain)),
                ]
            })
    }

    private static func role(_ grant: Grant, _ view: View, _ language: Language) -> String {
        (view.roles[grant.role]?.name ?? Text(name: grant.role))(language)
    }
    private static func name(_ id: String, _ view: View, _ language: Language) -> String {
        view.names[id] ?? CoverStrings.commandLine(language)
    }
}
