// SPDX-License-Identifier: Apache-2.0
import Localization
import Storage
import Web

enum RegisterPages {
    static func register(_ register: [Processing], on today: Day, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            PrivacyStrings.title, in: frame,
            content: """
                <h1>\(PrivacyStrings.heading(language))</h1>
                <p class="lead">\(PrivacyStrings.lead(language))</p>
                <h2>\(PrivacyStrings.never(language))</h2>
                <ul>\(PrivacyStrings.neverList.map { "<li>\($0(language))</li>" as HTML })</ul>
                <h2>\(PrivacyStrings.entries(language))</h2>
                \(register.map { entry($0, on: today, in: frame) })
                <h2 id="rights">\(PrivacyStrings.rights(language))</h2>
                <p>\(PrivacyStrings.rightsLead(language))</p>
                <h2>\(PrivacyStrings.machine(language))</h2>
                <p>\(PrivacyStrings.machineLead(language))</p>
                """)
    }

    private static func entry(_ entry: Processing, on today: Day, in frame: Frame) -> HTML {
        let language = frame.language
        let fields = entry.columns.map { column -> HTML in
            "<li><code>\(column.column)</code>\(column.sealedBy == nil ? nil : " · \(PrivacyStrings.sealed(language))" as HTML)</li>"
        }
        return """
            <section class="entry" aria-labelledby="\(entry.id)"><h3 id="\(entry.id)">\(entry.name(language))</h3>
            \(HTML.definition([
                (PrivacyStrings.purpose(language), "\(entry.purpose(language))"),
                (PrivacyStrings.basis(language), "\(entry.basis.text(language))"),
                (PrivacyStrings.seenBy(language), "\(entry.seenBy(language))"),
                (PrivacyStrings.kept(language), "\(kept(entry)(language))"),
                (PrivacyStrings.recipients(language), "\((entry.recipients ?? PrivacyStrings.nobody)(language))"),
                (PrivacyStrings.assessment(language), assessment(entry, on: today, in: frame)),
            ]))
            \(HTML.details(PrivacyStrings.fields(language), "<ul>\(fields)</ul>"))
            </section>

            """
    }

    private static func assessment(_ entry: Processing, on today: Day, in frame: Frame) -> HTML {
        let language = frame.language
        guard let found = entry.assessment else { return "\(PrivacyStrings.noAssessment(language))" }
        let isLate = today > found.reviewBy
        return """
            <p>\(found.need(language))</p><p>\(found.risk(language))</p><p>\(found.measures(language))</p>
            <p class="quiet">\(PrivacyStrings.assessed(found)(language))\(isLate ? " \(HTML.badge(PrivacyStrings.reviewLate(language), .red))" as HTML : nil)</p>
            """
    }

    private static func kept(_ entry: Processing) -> Text {
        entry.retention.days.map { PrivacyStrings.days($0, entry.retention.since) } ?? entry.retention.since
    }
}
