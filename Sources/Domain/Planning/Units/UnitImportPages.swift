// SPDX-License-Identifier: Apache-2.0
import Geometry
import HTTPTypes
import Localization
import Territory
import Web

enum UnitImportPages {
    static let most = 300

    static func form(_ community: Area, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        let systems =
            [(value: "", text: UnitImportStrings.asTheFileSays(language))] + CoordinateSystem.allCases.map { ($0.rawValue, $0.text(language)) }
        let fields: [HTML] = [
            HTML.hidden("area", community.path),
            HTML.field(
                "file", UnitImportStrings.file, in: frame, kind: "file", help: UnitImportStrings.fileHelp, remark: invalid["file"], required: true),
            HTML.select("system", UnitImportStrings.system, in: frame, options: systems),
            HTML.actions(HTML.button(UnitImportStrings.check, in: frame)),
        ]
        return Page(
            UnitImportStrings.title(community.name), in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                \(breadcrumb(frame))
                <h1>\(UnitImportStrings.title(community.name)(language))</h1>
                <p class="lead">\(UnitImportStrings.lead(language))</p>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form(UnitImportRoutes.path, in: frame, multipart: true, "\(fields)"))
                <h2>\(UnitImportStrings.columns(language))</h2>
                \(HTML.definition(UnitImportStrings.columnList.map { ($0.0, "\($0.1(language))") }))
                """)
    }

    private static func breadcrumb(_ frame: Frame) -> HTML {
        let language = frame.language
        return """
            <nav class="breadcrumb" aria-label="\(PlanStrings.title(language))"><ol><li><a href="\(GridPlan.all)">\(PlanStrings.title(language))</a></li></ol></nav>

            """
    }

    static func show(_ found: UnitImportStore.Found, _ community: Area, in frame: Frame) -> Page {
        let language = frame.language, blocking = found.faults.filter(\.isBlocking), notes = found.faults.filter { !$0.isBlocking }
        let again = "\(UnitImportRoutes.path)?area=\(found.areaPath)"
        func list(_ faults: [UnitImportStore.Fault]) -> HTML {
            "<ul>\(faults.prefix(most).map { "<li>\($0.text(language))</li>\n" as HTML })</ul>\(faults.count > most ? "<p>\(UnitImportStrings.more(faults.count - most)(language))</p>" as HTML : nil)"
        }
        let box = community.boundary.boundingBox.map { [$0.west, $0.south, $0.east, $0.north] }
        let name = PlanStrings.nameGiven(1)(language)
        let ground = community.boundary.boundingBox.map { "/api/v1/map?bbox=\($0.padded(by: 100).text)&lang=\(language.rawValue) " } ?? ""
        return Page(
            found.fileName, in: frame, width: .wide, scripts: ["map.js"],
            content: """
                \(breadcrumb(frame))
                <h1>\(found.fileName)</h1>
                <p class="lead">\(community.name(language)) · \(PlanStrings.units(found.units)(language)) · \(PlanStrings.households(found.households)(language))</p>
                \(blocking.isEmpty ? nil : "<section class=\"callout red\" role=\"alert\"><h2>\(UnitImportStrings.faults(blocking.count)(language))</h2><p>\(UnitImportStrings.mend(language))</p>\(list(blocking))</section>" as HTML)
                \(notes.isEmpty ? nil : "<section class=\"callout yellow\"><h2>\(UnitImportStrings.notes(language))</h2>\(list(notes))</section>" as HTML)
                \(HTML.map(source: "\(ground)\(UnitImportRoutes.path)/\(found.id)/map.geojson \(UnitImportRoutes.path)/\(found.id)/faults.geojson", in: frame, label: UnitImportStrings.map, box: box))
                \(found.surveyID == nil
                    ? HTML.actions(HTML.link(UnitImportStrings.again, to: again, in: frame, weight: .primary))
                    : "<h2>\(PlanStrings.drawOne(language))</h2>\n\(HTML.form(GridPlan.all, in: frame, "\(HTML.hidden("survey", found.surveyID ?? ""))\(PlanFormPages.fields(found.areaPath, name: name, typed: [:], in: frame))"))")
                """)
    }
}
