// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

enum ProviderPages {
    static let beginPath = "/sign-in/provider"
    static func path(of account: String) -> String { "/account/provider/of/\(account)" }

    /// Whom the provider knows, and we do not.
    static func unknown(_ provider: Provider, isInvitation: Bool, in frame: Frame) -> Page {
        let text = isInvitation ? ProviderStrings.notLinked : ProviderStrings.unknown
        return Page(
            ProviderStrings.unknownTitle, in: frame, status: .forbidden,
            content: """
                <h1>\(ProviderStrings.unknownTitle(frame.language))</h1>
                <p>\(text(provider.name)(frame.language))</p>
                \(HTML.actions(HTML.link(AccountsStrings.signIn, to: "/sign-in", in: frame)))
                """)
    }

    static func failed(_ refusal: Provider.Refusal, _ provider: Provider, in frame: Frame) -> Page {
        let status: HTTPResponse.Status = if case .unavailable = refusal { .serviceUnavailable } else { .forbidden }
        return Page(
            ProviderStrings.failedTitle, in: frame, status: status,
            content: """
                <h1>\(ProviderStrings.failedTitle(frame.language))</h1>
                <p>\(ProviderStrings.failed(refusal, provider.name)(frame.language))</p>
                \(HTML.actions(
                    HTML.link(ProviderStrings.again, to: beginPath, in: frame, weight: .primary), HTML.link(AccountsStrings.signIn, to: "/sign-in", in: frame)))
                """)
    }

    static func invitation(_ account: Account, _ provider: Provider, token: String, in frame: Frame) -> Page {
        let title = ProviderStrings.link(provider.name)
        return Page(
            title, in: frame,
            content: """
                <h1>\(title(frame.language))</h1>
                <p>\(ProviderStrings.invited(account.name, login: account.login, provider.name)(frame.language))</p>
                \(HTML.actions(HTML.link(title, to: "\(beginPath)?invitation=\(token)", in: frame, weight: .primary)))
                """)
    }

    /// For administrators: whether an account is linked, and the link that lets its owner do it.
    static func link(_ account: Account, _ provider: Provider, isLinked: Bool, link: String?, in frame: Frame) -> Page {
        let language = frame.language, title = ProviderStrings.titleOf(account.name, provider.name)
        return Page(
            title, in: frame,
            content: """
                <h1>\(title(language))</h1>
                <p>\((isLinked ? ProviderStrings.isLinked : ProviderStrings.isNotLinked)(language))</p>
                \(link.map { "<p>\(ProviderStrings.linkHelp(language))</p>\(HTML.callout(.accent, "<p><code>\($0)</code></p>"))" as HTML })
                <div class="actions">
                \(HTML.form(path(of: account.id), in: frame, HTML.button(ProviderStrings.makeLink, in: frame)))
                \(isLinked ? HTML.form("\(path(of: account.id))/end", in: frame, HTML.button(ProviderStrings.unlink, in: frame, weight: .danger)) : nil)
                </div>
                """)
    }
}
