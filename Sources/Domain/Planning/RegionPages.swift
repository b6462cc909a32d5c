// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

/// One micro-grid of a plan: its units, each with the ways that it could go.
enum RegionPages {
    static func region(_ region: Int, _ view: PlanView, in frame: Frame) -> Page {
        let language = frame.language, plan = view.plan, name = view.name(of: region)
        guard let grid = view.check.microGrids.first(where: { $0.region == region }) else { return Page(name, in: frame, content: "") }
        let mayMove = view.mayEdit && plan.status == .draft && !grid.isDedicated && !plan.locked.contains(region)
        let head = [PlanPageStrings.unit, PlanPageStrings.kind, PlanPageStrings.households, PlanPageStrings.shops].map { $0(language) }
        return Page(
            "\(name(language)) · \(plan.name)", in: frame, width: .wide,
            content: """
                <h1>\(name(language))</h1>
                <p class="lead">\(PlanStrings.households(grid.households)(language)) · \(PlanStrings.shops(grid.shops)(language)) \(PlanPages.state(grid, language))</p>
                \(HTML.table(
                    head + (mayMove ? [PlanPageStrings.moveTo(language)] : []),
                    rows: grid.units.map { unit in
                        let one = view.survey.units[unit]
                        let cells: [HTML] = ["\(one.name(language))", "\(one.kind.text(language))", "\(String(one.households))", "\(String(one.shops))"]
                        return mayMove ? cells + [moving(unit, view, in: frame)] : cells
                    }, numeric: [2, 3]))\
                \(HTML.actions(HTML.link(PlanPageStrings.back, to: plan.path, in: frame)))
                """)
    }

    /// A small form for a unit; without a neighbour a word that says so.
    private static func moving(_ unit: Int, _ view: PlanView, in frame: Frame) -> HTML {
        let language = frame.language, ways = view.plan.neighbours(of: unit, in: view.survey)
        if ways.isEmpty { return "\(PlanPageStrings.noMove(language))" }
        let households = Dictionary(view.check.microGrids.map { ($0.region, $0.households) }) { first, _ in first }
        let options = ways.map { way -> HTML in
            "<option value=\"\(String(way))\">\(view.name(of: way)(language)) · \(PlanStrings.households(households[way] ?? 0)(language))</option>"
        }
        return HTML.form(
            "\(view.plan.path)/steps", in: frame,
            """
            \(HTML.hidden("unit", String(unit)))\(HTML.hidden("from", String(view.plan.regions[unit])))\
            <select name="region" aria-label="\(PlanPageStrings.moveLabel(view.survey.units[unit].name)(language))">\(options)</select> \
            \(HTML.button(PlanPageStrings.move, in: frame, weight: .plain, name: "action", value: "move"))
            """)
    }
}
