// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import QRCode
import Web

enum SecondFactorPages {
    static let codePath = "/sign-in/code"
    static let path = "/account/second-factor"
    static let newPath = "/account/second-factor/new"

    /// The second half of signing in.
    static func code(in frame: Frame, back: String, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        return Page(
            SecondFactorStrings.codeTitle, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(SecondFactorStrings.codeTitle(language))</h1>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form(codePath, in: frame, """
                    \(HTML.hidden("back", back))
                    \(codeField(SecondFactorStrings.codeHelp, in: frame, invalid: invalid))
                    \(HTML.actions(HTML.button(AccountsStrings.enter, in: frame)))
                    """))
                <p class="quiet">\(SecondFactorStrings.lost(language))</p>
                """)
    }

    static func overview(_ factor: SecondFactor?, isRequired: Bool, now: Date, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        let body: HTML
        if let factor {
            body = """
                \(HTML.definition([
                    (SecondFactorStrings.since(language), HTML.time(factor.since, now: now, language)),
                    (SecondFactorStrings.codesLeft(language), "\(factor.codesLeft)"),
                ]))
                <h2>\(SecondFactorStrings.change(language))</h2>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form("\(path)/change", in: frame, """
                    \(codeField(SecondFactorStrings.codeHelp, in: frame, invalid: invalid))
                    \(HTML.actions(
                        HTML.button(SecondFactorStrings.newCodes, in: frame, name: "what", value: "codes"),
                        HTML.button(SecondFactorStrings.newPhone, in: frame, weight: .plain, name: "what", value: "phone"),
                        isRequired ? "" : HTML.button(SecondFactorStrings.end, in: frame, weight: .danger, name: "what", value: "end")))
                    """))
                """
        } else {
            body = """
                \(isRequired ? HTML.callout(.yellow, "<p>\(SecondFactorStrings.due(language))</p>") : nil)
                <p>\(SecondFactorStrings.why(language))</p>
                \(HTML.form(path, in: frame, HTML.actions(HTML.button(SecondFactorStrings.begin, in: frame))))
                """
        }
        return Page(
            SecondFactorStrings.title, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: "<h1>\(SecondFactorStrings.title(language))</h1>\n\(body)")
    }

    /// The secret to scan or to type, and the field for the first code.
    static func offer(_ factor: OneTimePassword, login: String, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language, typed = factor.typedSecret
        let groups = stride(from: 0, to: typed.count, by: 4).map { String(typed.dropFirst($0).prefix(4)) }.joined(separator: " ")
        let code = QRCode.svg(factor.address(login: login, issuer: SecondFactorStrings.issuer), title: SecondFactorStrings.qr(language))
        return Page(
            SecondFactorStrings.begin, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(SecondFactorStrings.begin(language))</h1>
                \(HTML.summary(of: invalid, in: frame))
                <p>\(SecondFactorStrings.scan(language))</p>
                \(code.map { HTML(raw: $0) })
                <p>\(SecondFactorStrings.type(language))</p>
                \(HTML.callout(.accent, "<p><code>\(groups)</code></p>"))
                \(HTML.form(newPath, in: frame, """
                    \(codeField(SecondFactorStrings.firstHelp, in: frame, invalid: invalid))
                    \(HTML.actions(HTML.button(SecondFactorStrings.confirm, in: frame)))
                    """))
                """)
    }

    /// Recovery codes, shown this once.
    static func codes(_ codes: [String], in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            SecondFactorStrings.codesTitle, in: frame,
            content: """
                <h1>\(SecondFactorStrings.codesTitle(language))</h1>
                <p>\(SecondFactorStrings.codesHelp(language))</p>
                <ol>
                \(codes.map { "<li><code>\($0)</code></li>\n" as HTML })</ol>
                \(HTML.actions(HTML.link(SecondFactorStrings.kept, to: AccountPages.path, in: frame, weight: .primary)))
                """)
    }

    private static func codeField(_ help: Text, in frame: Frame, invalid: Invalid) -> HTML {
        HTML.field(
            "code", SecondFactorStrings.code, in: frame, help: help, remark: invalid["code"], required: true, autocomplete: "one-time-code")
    }
}
