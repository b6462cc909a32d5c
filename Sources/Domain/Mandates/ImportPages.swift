// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web

enum ImportPages {
    /// What was typed, to be shown again.
    struct Draft: Sendable, Hashable {
        var nameZH = "", nameEN = "", scheme = "", version = "", areaPath = "/", source = ""
    }

    /// The most faults that are shown at once.
    static let most = 200

    static func form(
        _ draft: Draft, schemes: [String], areas: [String], in frame: Frame, invalid: Invalid = Invalid(), faults: [MandateTable.Fault] = []
    ) -> Page {
        let language = frame.language
        return Page(
            ImportStrings.title, in: frame, status: invalid.isEmpty && faults.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(ImportStrings.title(language))</h1>
                <p class="lead">\(ImportStrings.intro(language))</p>
                \(HTML.callout(.plain, "<p>\(ImportStrings.example(language))</p>"))
                \(HTML.summary(of: invalid, in: frame))
                \(faults.isEmpty ? nil : list(faults, language))
                \(HTML.form(MandatePath.importing, in: frame, multipart: true, fields(draft, schemes: schemes, areas: areas, in: frame, invalid: invalid, isAgain: !faults.isEmpty)))
                """)
    }

    private static func fields(_ draft: Draft, schemes: [String], areas: [String], in frame: Frame, invalid: Invalid, isAgain: Bool) -> HTML {
        let parts: [HTML] = [
            HTML.field("name_zh", ImportStrings.nameZH, in: frame, value: draft.nameZH, remark: invalid["name_zh"], required: true),
            HTML.field("name_en", ImportStrings.nameEN, in: frame, value: draft.nameEN),
            HTML.field(
                "scheme", ListStrings.scheme, in: frame, value: draft.scheme, help: ImportStrings.schemeHelp, remark: invalid["scheme"],
                required: true,
                suggestions: schemes),
            HTML.field(
                "version", ListStrings.version, in: frame, value: draft.version, help: ImportStrings.versionHelp, remark: invalid["version"],
                required: true),
            HTML.field(
                "area", ListStrings.area, in: frame, value: draft.areaPath, help: ImportStrings.areaHelp, remark: invalid["area"], required: true,
                suggestions: areas),
            HTML.field("source", ListStrings.source, in: frame, value: draft.source, help: ImportStrings.sourceHelp),
            HTML.field(
                "file", ImportStrings.file, in: frame, kind: "file", help: isAgain ? ImportStrings.chooseAgain : ImportStrings.fileHelp,
                remark: invalid["file"], required: true),
            HTML.actions(HTML.button(ImportStrings.check, in: frame)),
        ]
        return "\(parts)"
    }

    private static func list(_ faults: [MandateTable.Fault], _ language: Language) -> HTML {
        """
        <section class="callout red" role="alert"><h2>\(ImportStrings.faults(faults.count)(language))</h2>
        <ul>\(faults.prefix(most).map { "<li>\($0.text(language))</li>\n" as HTML })</ul>
        \(faults.count > most ? "<p>\(ImportStrings.more(faults.count - most)(language))</p>" as HTML : nil)</section>

        """
    }
}
