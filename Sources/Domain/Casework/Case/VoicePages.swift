// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Secrets
import Web

extension CaseView {
    /// What this visitor may say about the case, as forms. Nothing where there is nothing to say.
    ///
    /// - Parameters:
    ///   - origin: the case from which the reporter's own report was joined to this one.
    ///   - path: where the forms go: `/cases/NUMBER/voices`, or the reporter's own link.
    ///   - typed: what was said and refused, shown again.
    func voices(_ found: Case, actor: Actor, to path: String, isReporter: Bool = false, origin: Case? = nil, typed: Voice.Typed? = nil) -> HTML {
        let may = Set(found.actions(for: actor))
        let isRecent = now.timeIntervalSince(found.statusSince) <= Double(CaseWorkflow.reopeningDays) * 86_400
        var forms: [HTML] = []
        if may.contains(.confirm), found.status == .handled || found.status == .inspecting { forms.append(confirm(found, path)) }
        if isReporter, may.contains(.reopen), found.status == .closed, isRecent {
            forms.append(say(.reopen, path, typed, needsWords: true))
        } else if may.contains(.dispute), found.status.isOpen || isRecent {
            forms.append(say(.dispute, path, typed, needsWords: true))
        }
        if isReporter, may.contains(.appeal), isRecent { forms.append(say(.appeal, path, typed, needsWords: true)) }
        if let origin, CaseView.mayBeSeparated(origin, at: now) { forms.append(say(.separate, path, typed, needsWords: true)) }
        if isReporter, may.contains(.addWords) { forms.append(say(.addWords, path, typed, needsWords: true)) }
        if !isReporter, may.contains(.coReport), !found.isPrivate, found.status != .handled, found.status != .inspecting {
            forms.append(say(.meToo, path, typed, needsWords: false))
        }
        guard !forms.isEmpty || typed != nil else { return "" }
        // Where the form is not there any more, what was written is shown all the same, so that it can be copied.
        let isShown = typed.map { said in forms.contains { $0.markup.contains("value=\"\(said.kind.rawValue)\"") } } ?? true
        let refused = typed.map { said -> HTML in
            let way: HTML? = said.problem.way.map { " \(words($0))" }
            let kept: HTML? = isShown || said.words.isEmpty ? nil : "<blockquote><p>\(said.words)</p></blockquote>"
            return HTML.callout(.red, "<p id=\"said\" role=\"alert\">\(words(said.problem.text))\(way)</p>\(kept)")
        }
        return "<section class=\"voices\" aria-labelledby=\"voices\"><h2 id=\"voices\">\(words(.voicesTitle))</h2>\(refused)\(forms)</section>\n"
    }

    static func mayBeSeparated(_ origin: Case, at now: Date) -> Bool {
        origin.status == .joined && now.timeIntervalSince(origin.statusSince) <= Double(CaseWorkflow.reopeningDays) * 86_400
    }

    private func confirm(_ found: Case, _ path: String) -> HTML {
        let missing = Case.Confirmation.needed - found.confirmations.reduce(0) { $0 + $1.weight }
        let help: HTML? = found.quietUntil == nil && missing == 1 ? "<p class=\"help\">\(words(.oneMoreConfirmation))</p>" : nil
        return HTML.form(
            path, in: frame,
            """
            \(HTML.hidden("voice", Voice.Kind.confirm.rawValue))\(help)\(HTML.actions(HTML.button(Voice.Kind.confirm.text, in: frame)))
            """)
    }

    private func say(_ kind: Voice.Kind, _ path: String, _ typed: Voice.Typed?, needsWords: Bool) -> HTML {
        let mine = typed.flatMap { $0.kind == kind ? $0 : nil }
        return HTML.details(
            words(kind.text), isOpen: mine != nil,
            HTML.form(
                path, in: frame,
                """
                \(HTML.hidden("voice", kind.rawValue))\(HTML.hidden("key", Secrets.token(bytes: 16)))\
                \(HTML.area("words", kind.question, in: frame, value: mine?.words ?? "", rows: 3, help: kind.help, remark: mine?.problem.text, required: needsWords, id: "words-\(kind.rawValue)"))
                \(HTML.actions(HTML.button(kind.sends, in: frame, weight: .plain)))
                """))
    }
}
