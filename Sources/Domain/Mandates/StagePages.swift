// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Localization
import Web
import WorkingTime

enum StagePages {
    struct View: Sendable {
        let areaPath: String
        let limits: StageLimits
        let today: Day
        let mayEdit: Bool
    }

    /// - Parameter typed: what was typed, to be shown again, by field.
    static func page(_ view: View, in frame: Frame, typed: [String: String] = [:], invalid: Invalid = Invalid()) -> Page {
        let language = frame.language, now = view.limits.version(on: view.today)
        let next = view.limits.versions.first { $0.from.map { $0 > view.today } ?? false }
        return Page(
            StageStrings.title, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(StageStrings.title(language))</h1>
                <p class="lead">\(StageStrings.intro(language))</p>
                \(HTML.search(
                    MandatePath.stages,
                    "\(HTML.field("area", CalendarStrings.area, in: frame, value: view.areaPath, id: "shown"))\(HTML.button(CalendarStrings.show, in: frame, weight: .plain))"))
                <p>\((now.from.map { StageStrings.since($0.description) } ?? StageStrings.shipped)(language)) \
                \(next?.from.map { StageStrings.planned($0.description)(language) })</p>
                \(HTML.table(
                    [StageStrings.stage, StageStrings.applies, StageStrings.limit].map { $0(language) },
                    rows: now.rows.map { ["\($0.stage.text(language))", "\($0.applies.text(language))", "\($0.limit.text(language))"] }))
                <p>\(StageStrings.quiet(now.quiet.text)(language))</p>
                \(HTML.actions(HTML.link(StageStrings.csv, to: "\(MandatePath.stages)/table.csv?area=\(view.areaPath.queryEscaped)", in: frame)))
                \(view.mayEdit ? form(view, next ?? now, in: frame, typed, invalid) : nil)
                """)
    }

    private static func form(
        _ view: View, _ version: StageLimits.Version, in frame: Frame, _ typed: [String: String], _ invalid: Invalid
    ) -> HTML {
        let tomorrow = view.today.adding(days: 1).description
        return """
            \(HTML.summary(of: invalid, in: frame))
            \(HTML.form(
                MandatePath.stages, in: frame,
                HTML.group(
                    StageStrings.change, in: frame,
                    """
                    \(HTML.hidden("area", view.areaPath))\
                    \(HTML.area("table", StageStrings.table, in: frame, value: typed["table"] ?? StageTable.write(version.rows, frame.language), rows: 12, help: StageStrings.tableHelp, remark: invalid["table"], required: true))\
                    \(HTML.field("quiet", StageStrings.quietField, in: frame, value: typed["quiet"] ?? version.quiet.text, help: StageStrings.quietHelp, remark: invalid["quiet"]))\
                    \(HTML.field("from", StageStrings.from, in: frame, value: typed["from"] ?? tomorrow, kind: "date", help: StageStrings.fromHelp, remark: invalid["from"], required: true))\
                    \(HTML.actions(HTML.button(StageStrings.save, in: frame)))
                    """)))
            """
    }
}
