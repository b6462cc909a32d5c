// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

enum CodePages {
    /// The codes of an area with their time; for those who may, a form to give one more.
    static func section(_ area: Area, _ codes: [AreaCode], mayEdit: Bool, today: Day, in frame: Frame) -> HTML? {
        guard codes.count > 1 || mayEdit else { return nil }
        let language = frame.language
        let rows = codes.map { code -> [HTML] in
            [
                "\(code.code.scheme.text(language))", "<span class=\"figure-text\">\(code.code.value)</span>", "\(code.from.description)",
                "\(code.until?.description ?? Text.holdsNow(language))",
            ]
        }
        let table = HTML.table(
            [Text.schemeOfCode, .codeOfArea, .since, .until].map { $0(language) }, rows: rows)
        return "<h2>\(Text.codesOfArea(language))</h2>\n\(table)\(mayEdit && area.until == nil ? form(area, today, in: frame) : nil)"
    }

    private static func form(_ area: Area, _ today: Day, in frame: Frame) -> HTML {
        let schemes = Code.Scheme.known.filter { $0.levels.contains(area.level) && ($0 != area.code.scheme || $0 == .local) }
        return .details(
            Text.giveCode(frame.language),
            HTML.form(
                "/places/codes", in: frame,
                """
                \(HTML.hidden("area", area.path))\
                \(HTML.select("scheme", .schemeOfCode, in: frame, options: schemes.map { ($0.rawValue, $0.text(frame.language)) }, help: .schemeHelp, required: true))\
                \(HTML.field("value", .codeOfArea, in: frame, required: true))\
                \(HTML.field("from", .since, in: frame, value: today.description, kind: "date", required: true))\
                \(HTML.actions(HTML.button(.giveCode, in: frame)))
                """))
    }
}
