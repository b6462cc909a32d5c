// SPDX-License-Identifier: Apache-2.0
import Districting
import Localization
import Web

/// Two plans of one community side by side: maps, figures, and the units that lie elsewhere.
enum ComparePages {
    static func compare(_ one: PlanView, _ other: PlanView, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            PlanPageStrings.compareTitle(one.community), in: frame, width: .wide, scripts: ["map.js"],
            content: """
                <h1>\(PlanPageStrings.compareTitle(one.community)(language))</h1>
                \(figures(one, other, language))\
                <div class="pair">\([one, other].enumerated().map { index, view -> HTML in
                    """
                    <section><h2><a href="\(view.plan.path)">\(view.plan.name)</a></h2>
                    \(HTML.map(source: "\(view.plan.path)/map.json", in: frame, label: PlanPageStrings.mapOf(view.plan.name), box: view.box, id: "map-\(String(index + 1))"))</section>
                    """
                })</div>
                <h2>\(PlanPageStrings.movers(language))</h2>
                \(movers(one, other, in: frame))
                """)
    }

    private static func figures(_ one: PlanView, _ other: PlanView, _ language: Language) -> HTML {
        func row(_ title: Text, today: String = "", _ figure: (PlanView) -> String) -> [HTML] {
            ["\(title(language))", "\(today)", "\(figure(one))", "\(figure(other))"]
        }
        let today = one.today?.drawn.map(\.households) ?? []
        func inside(_ households: [Int], _ view: PlanView) -> String {
            "\(households.count { view.plan.request.window.contains($0) }) / \(households.count)"
        }
        func drawn(_ view: PlanView) -> [Int] { view.check.drawn.map(\.households) }
        func figure(_ view: PlanView, _ of: (Certificate) -> String?) -> String { view.plan.certificate.flatMap(of) ?? "" }
        return HTML.table(
            [CertificateStrings.figure(language), CertificateStrings.todayShort(language), one.plan.name, other.plan.name],
            rows: [
                row(CertificateStrings.inWindow, today: today.isEmpty ? "" : inside(today, one)) { inside(drawn($0), $0) },
                row(CertificateStrings.least, today: today.min().map { String($0) } ?? "") { String(drawn($0).min() ?? 0) },
                row(CertificateStrings.most, today: today.max().map { String($0) } ?? "") { String(drawn($0).max() ?? 0) },
                row(CertificateStrings.difference, today: figure(one) { $0.alikeness.today.map(CertificateStrings.decimal) }) {
                    figure($0) { CertificateStrings.decimal($0.alikeness.sum) }
                },
                row(CertificateStrings.work) { figure($0) { CertificateStrings.percent($0.balance.workVariation) } },
                row(CertificateStrings.borderLength) { figure($0) { String(Int($0.borders.length.rounded())) } },
                row(CertificateStrings.moved) { figure($0) { $0.stability.map { String($0.movedHouseholds) } } },
                row(CertificateStrings.relaxedRules) { figure($0) { String($0.rules.count { !$0.isKept }) } },
            ], numeric: [1, 2, 3])
    }

    private static func movers(_ one: PlanView, _ other: PlanView, in frame: Frame) -> HTML {
        let language = frame.language
        guard one.plan.surveyID == other.plan.surveyID else { return "<p>\(PlanPageStrings.otherUnits(language))</p>\n" }
        let difference = PlanDifference(one.survey, one.plan.regions, other.plan.regions)
        if difference.moved.isEmpty { return "<p>\(PlanPageStrings.noMovers(language))</p>\n" }
        return """
            <p>\(PlanPageStrings.moversCount(difference.moved.count, difference.households)(language))</p>
            <p class="quiet">\(PlanPageStrings.moversHelp(language))</p>
            \(HTML.table(
                [PlanPageStrings.unit(language), PlanPageStrings.households(language), one.plan.name, other.plan.name],
                rows: difference.moved.map { unit in
                    let moved = one.survey.units[unit]
                    return [
                        "\(moved.name(language))", "\(String(moved.households))", "\(one.name(of: one.plan.regions[unit])(language))",
                        "\(other.name(of: other.plan.regions[unit])(language))",
                    ]
                }, numeric: [1]))
            """
    }
}
