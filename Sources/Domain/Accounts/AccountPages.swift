// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Web

enum AccountPages {
    static let path = "/account"
    static let passwordPath = "/account/password"

    struct View: Sendable {
        let account: Account
        let grants: [Grant]
        /// For whom one stands in, by grant.
        let delegators: [String: String]
        /// Looks in an emergency that one has not taken note of.
        let unseen: Int
        let roles: [String: Role]
        let sessions: [Session]
        /// The session in which the page is looked at.
        let current: String?
        let factor: SecondFactor?
        /// Whether one's roles ask for a second factor that is not there yet.
        let mustSetUp: Bool
        let events: [AccountStore.Entry]
        let now: Date
    }

    static func account(_ view: View, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            AccountsStrings.mine, in: frame,
            content: """
                <h1>\(AccountsStrings.mine(language))</h1>
                \(view.account.mustChangePassword ? HTML.callout(.yellow, "<p>\(AccountsStrings.mustChange(language))</p>") : nil)
                \(view.unseen == 0 ? nil : HTML.callout(
                    .yellow, "<p><a href=\"\(EmergencyPages.path)\">\(EmergencyStrings.unseen(view.unseen)(language))</a></p>"))
                \(view.mustSetUp ? HTML.callout(.yellow, "<p>\(SecondFactorStrings.due(language))</p>") : nil)
                \(HTML.definition([
                    (AccountsStrings.name(language), "\(view.account.name)"), (AccountsStrings.login(language), "\(view.account.login)"),
                    (SecondFactorStrings.title(language), "\(SecondFactorStrings.state(view.factor)(language))"),
                ]))
                \(HTML.actions(HTML.link(AccountsStrings.changePassword, to: passwordPath, in: frame), HTML.link(SecondFactorStrings.title, to: SecondFactorPages.path, in: frame)))
                <h2>\(AccountsStrings.roles(language))</h2>
                \(grants(view.grants, roles: view.roles, delegators: view.delegators, in: frame))
                \(HTML.actions(
                    HTML.link(CoverStrings.title, to: CoverPages.path, in: frame),
                    frame.actor.may(Emergency.readPrivate) ? HTML.link(EmergencyStrings.title, to: EmergencyPages.path, in: frame) : ""))
                <h2>\(AccountsStrings.sessions(language))</h2>
                \(HTML.table(
                    [AccountsStrings.device(language), AccountsStrings.begun(language), AccountsStrings.lastUsed(language), AccountsStrings.action(language)],
                    rows: view.sessions.map { row($0, view, in: frame) }))
                \(view.sessions.count > 1 ? HTML.form(
                    "/account/sessions/end-others", in: frame, HTML.actions(HTML.button(AccountsStrings.endOthers, in: frame, weight: .plain))) : nil)
                <h2>\(AccountsStrings.events(language))</h2>
                <ul>\(view.events.map { "<li>\($0.event.text(language)) \(HTML.time($0.at, now: view.now, language))</li>" as HTML })</ul>
                """)
    }

    /// Roles with their areas, in the order in which they were given.
    static func grants(_ grants: [Grant], roles: [String: Role], delegators: [String: String] = [:], in frame: Frame) -> HTML {
        if grants.isEmpty { return "<p>\(AccountsStrings.noRoles(frame.language))</p>" }
        return HTML.definition(
            grants.reversed().map { grant in
                (
                    (roles[grant.role]?.name ?? Text(name: grant.role))(frame.language),
                    "\(AccountsStrings.place(grant)(frame.language))\(delegators[grant.id].map { CoverStrings.standingIn(for: $0)(frame.language) } ?? "")"
                )
            })
    }

    private static func row(_ session: Session, _ view: View, in frame: Frame) -> [HTML] {
        let language = frame.language
        let end: HTML =
            session.id == view.current
            ? "\(AccountsStrings.thisOne(language))"
            : HTML.form("/account/sessions/\(session.id)/end", in: frame, HTML.button(AccountsStrings.endSession, in: frame, weight: .plain))
        return [
            "\(session.device.isEmpty ? AccountsStrings.unknownDevice(language) : session.device)",
            HTML.time(session.madeAt, now: view.now, language), HTML.time(session.seenAt, now: view.now, language), end,
        ]
    }

    static func password(in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        Page(
            AccountsStrings.changePassword, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(AccountsStrings.changePassword(frame.language))</h1>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form(passwordPath, in: frame, """
                    \(HTML.field(
                        "present", AccountsStrings.presentPassword, in: frame, kind: "password", remark: invalid["present"], required: true,
                        autocomplete: "current-password"))
                    \(SignInPages.newPassword(in: frame, invalid: invalid))
                    \(HTML.actions(HTML.button(AccountsStrings.changePassword, in: frame), HTML.link(AccountsStrings.leaveIt, to: path, in: frame)))
                    """))
                <p class="quiet">\(AccountsStrings.othersEnd(frame.language))</p>
                """)
    }
}
