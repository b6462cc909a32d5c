// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

/// Reminders at the desk and on the round, and all of them on a page of their own.
struct ReminderPages {
    let view: CaseView
    let inbox: [ReminderStore.Shown]

    /// So many stand at the desk; the rest are counted.
    static let few = 5
    private func words(_ text: Text) -> String { view.words(text) }

    /// For the top of the desk and the round; an empty region where there is nothing, so that what comes later can be put there and read out.
    func region(back: String) -> HTML {
        "<div data-live=\"/reminders/live?back=\(back.queryEscaped)\" aria-live=\"\(inbox.first?.reminder.level == .danger ? "assertive" : "polite")\">\(section(back: back))</div>\n"
    }

    func section(back: String) -> HTML? {
        guard !inbox.isEmpty else { return nil }
        let dangers = inbox.filter { $0.reminder.level == .danger }, others = inbox.filter { $0.reminder.level != .danger }
        return """
            <section class="reminders" aria-labelledby="reminders"><h2 id="reminders">\(words(.remindersTitle))</h2>
            \(dangers.isEmpty ? nil : HTML.callout(.red, list(dangers)))\
            \(others.isEmpty ? nil : HTML.callout(.yellow, "\(many(others))\(list(Array(others.prefix(Self.few))))"))\
            \(seen(back: back))</section>
            """
    }

    func page() -> Page {
        Page(
            .remindersTitle, in: view.frame,
            content: """
                <h1>\(words(.remindersTitle))</h1>
                <p class="lead">\(words(.remindersHelp))</p>
                \(inbox.isEmpty ? HTML.empty(.remindersNone, in: view.frame) : "\(list(inbox))\(seen(back: "/reminders"))")
                """)
    }

    private func many(_ others: [ReminderStore.Shown]) -> HTML? {
        guard others.count > Self.few else { return nil }
        let over = others.filter { $0.reminder.level == .over }.count
        return "<p>\(words(.remindersMany(over, others.count - over))) <a href=\"/reminders\">\(words(.remindersAll))</a></p>"
    }

    private func list(_ shown: [ReminderStore.Shown]) -> HTML {
        let rows = shown.map { one -> HTML in
            let due: HTML? =
                one.reminder.level == .danger ? nil : " · \(words(.until)) \(view.language.exact(one.reminder.due))"
            return """
                <li><strong>\(words(one.reminder.text))</strong>\(words(.colon))<a href="\(Case.path(one.found.number))">\(view.title(one.found))</a>\(due)</li>

                """
        }
        return "<ul>\(rows)</ul>"
    }

    private func seen(back: String) -> HTML {
        HTML.form(
            "/reminders/seen", in: view.frame,
            """
            \(inbox.map { HTML.hidden("id", $0.id) })\(HTML.hidden("back", back))\
            \(HTML.actions(HTML.button(inbox.count == 1 ? .reminderSeen : .remindersSeen, in: view.frame, weight: .plain)))
            """)
    }
}
