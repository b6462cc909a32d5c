// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Privacy
import Web

/// Who reported: masked on the case's page, whole after a deliberate click.
enum ReporterSightPages {
    static func form(_ found: Case, in frame: Frame) -> HTML {
        let language = frame.language
        return HTML.details(
            Text.revealWhy(language),
            HTML.form(
                "\(Case.path(found.number))/reporters", in: frame,
                """
                <p class="help">\(Text.revealHelp(language))</p>
                \(HTML.select(
                    "purpose", .revealPurpose, in: frame, options: Look.Purpose.allCases.map { ($0.rawValue, $0.text(language)) }, required: true,
                    id: "reveal-purpose"))
                \(HTML.field("why", .revealReason, in: frame, id: "reveal-why"))
                \(HTML.actions(HTML.button(.revealDo, in: frame)))
                """))
    }

    /// Name and number as they are shown without a click.
    static func masked(_ contact: Report.Contact) -> String {
        [Masking.name(contact.name), Masking.phone(contact.phone)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func whole(_ found: Case, _ reports: [Report], now: Date, in frame: Frame) -> Page {
        let language = frame.language
        let list = reports.map { report -> HTML in
            let contact: HTML? = report.contact.map { contact in
                let number = contact.phone.filter { $0.isNumber || $0 == "+" }
                return "<p class=\"lead\">\(contact.name) \(number.isEmpty ? nil : "<a href=\"tel:\(number)\">\(contact.phone)</a>" as HTML)</p>"
            }
            return """
                <li><p class="when">\(report.channel.text(language)) · \(HTML.time(report.at, now: now, language))</p>
                \(contact ?? "<p class=\"quiet\">\(Text.noContact(language))</p>")\
                \(report.placeWords.isEmpty ? nil : "<p>\(Text.place(language)): \(report.placeWords)</p>" as HTML)\
                \(report.words.isEmpty ? "<p class=\"quiet\">\(Text.wordsErased(language))</p>" : "<blockquote>\(report.words)</blockquote>" as HTML)</li>

                """
        }
        return Page(
            .revealTitle, in: frame,
            content: """
                <p class="number">\(found.number)</p>
                <h1>\(Text.revealTitle(language))</h1>
                \(HTML.callout(.yellow, "<p>\(Text.revealNoted(language))</p>"))
                <ul class="reports">\(list)</ul>
                \(HTML.actions(HTML.link(.revealBack, to: Case.path(found.number), in: frame, weight: .primary)))
                """)
    }
}
