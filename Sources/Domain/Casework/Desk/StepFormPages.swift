// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Web
import WorkingTime

/// The forms of a case for one person on the staff: one for each step that may be taken now, with its consequence on the button.
struct StepForms {
    let view: CaseView
    let found: Case
    let material: StaffMaterial
    /// The form that came back, with what is off.
    var returned: Returned?

    struct Returned {
        let action: Case.Action
        let form: Form
        var invalid = Invalid()
        var problem: Problem?
    }

    var frame: Frame { view.frame }
    func words(_ text: Text) -> String { view.words(text) }

    /// The main step open, the others to be opened. Nothing where there is nothing to do.
    var html: HTML {
        guard !material.actions.isEmpty || returned != nil else { return "" }
        let others = material.actions.filter { $0 != material.main }
        return """
            <section class="steps" id="steps" aria-labelledby="steps-title">
            <h2 id="steps-title">\(words(.whatYouCanDo))</h2>
            \(lost)\(material.main.map { main($0) })
            \(others.map { action in
                HTML.details(words(action.text), isOpen: returned?.action == action, "<div id=\"act-\(action.rawValue)\">\(form(action))</div>")
            })</section>
            """
    }

    private func main(_ action: Case.Action) -> HTML {
        "<div class=\"main-step\" id=\"act-\(action.rawValue)\"><h3>\(words(action.text))</h3>\(form(action))</div>"
    }

    /// What was typed for a step that is no longer there: shown, so that nothing is lost.
    private var lost: HTML? {
        guard let returned, !material.actions.contains(returned.action) else { return nil }
        let typed = [returned.form["words"], returned.form["note"]].filter { !$0.isEmpty }
        return HTML.callout(.yellow, "\(problem(returned))\(typed.map { "<p>\(words(.youWrote))</p><blockquote>\($0)</blockquote>" as HTML })")
    }

    private func problem(_ returned: Returned) -> HTML? {
        returned.problem.map { "<p class=\"lead\" role=\"alert\">\(words($0.text))</p>\($0.way.map { "<p>\(words($0))</p>" as HTML })" }
    }

    private func form(_ action: Case.Action) -> HTML {
        let fields = StepFields(forms: self, action: action)
        let back = returned?.action == action ? returned : nil
        return """
            \(back.map { back in
                "\(HTML.summary(of: back.invalid, in: frame))\(back.problem.map { _ in HTML.callout(.red, "\(problem(back))") })" as HTML
            })\(HTML.form(
                "\(Case.path(found.number))/steps#act-\(action.rawValue)", in: frame, multipart: StepFields.withPhotos.contains(action), """
                    \(HTML.hidden("action", action.rawValue))\(HTML.hidden("version", String(found.version)))\(fields.html)
                    """))
            """
    }
}

extension StepForms {
    /// The step itself as a button, where it needs no words: on the desk's rows and on the round.
    static func single(_ action: Case.Action, _ text: Text, on found: Case, in frame: Frame, back: String) -> HTML {
        HTML.form(
            "\(Case.path(found.number))/steps", in: frame,
            """
            \(HTML.hidden("action", action.rawValue))\(HTML.hidden("version", String(found.version)))\(HTML.hidden("back", back))\
            \(HTML.button(text, in: frame))
            """)
    }
}
