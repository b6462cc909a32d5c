// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

enum SignInPages {
    static func signIn(in frame: Frame, back: String, login: String = "", isWrong: Bool = false, provider: String? = nil) -> Page {
        let invalid = isWrong ? Invalid("password", AccountsStrings.wrong) : Invalid()
        return Page(
            AccountsStrings.signIn, in: frame, status: isWrong ? .unprocessableContent : .ok,
            content: """
                <h1>\(AccountsStrings.signIn(frame.language))</h1>
                <p>\(AccountsStrings.noNeed(frame.language))</p>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form("/sign-in", in: frame, """
                    \(HTML.hidden("back", back))
                    \(HTML.field("login", AccountsStrings.login, in: frame, value: login, required: true, autocomplete: "username"))
                    \(HTML.field(
                        "password", AccountsStrings.password, in: frame, kind: "password", remark: invalid["password"], required: true,
                        autocomplete: "current-password"))
                    \(HTML.actions(HTML.button(AccountsStrings.enter, in: frame)))
                    """))
                \(provider.map { name in
                    HTML.actions(HTML.link(ProviderStrings.enter(name), to: "\(ProviderPages.beginPath)?back=\(back.queryEscaped)", in: frame))
                })
                <p class="quiet">\(AccountsStrings.forgotten(frame.language))</p>
                """)
    }

    static func invitation(_ account: Account, token: String, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        Page(
            AccountsStrings.setPassword, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(AccountsStrings.setPassword(frame.language))</h1>
                <p>\(AccountsStrings.invited(account.name, login: account.login)(frame.language))</p>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form("/set-password/\(token)", in: frame, """
                    \(newPassword(in: frame, invalid: invalid))
                    \(HTML.actions(HTML.button(AccountsStrings.keepPassword, in: frame)))
                    """))
                """)
    }

    static func newPassword(in frame: Frame, invalid: Invalid) -> HTML {
        """
        \(HTML.field(
            "new", AccountsStrings.newPassword, in: frame, kind: "password", help: AccountsStrings.passwordHelp, remark: invalid["new"], required: true,
            autocomplete: "new-password"))
        \(HTML.field(
            "again", AccountsStrings.again, in: frame, kind: "password", remark: invalid["again"], required: true, autocomplete: "new-password"))
        """
    }
}
