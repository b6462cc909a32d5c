// SPDX-License-Identifier: Apache-2.0
import Districting
import Localization
import Web

/// What a plan achieves, in plain words, and each rule with its reason.
enum CertificatePages {
    static func certificate(_ view: PlanView, in frame: Frame) -> HTML {
        guard let certificate = view.plan.certificate else { return "" }
        let language = frame.language, drawn = view.check.drawn, request = view.plan.request
        var lines: [Text] = [
            CertificateStrings.fits(
                drawn.count { request.window.contains($0.households) }, of: drawn.count, request.lower, request.upper)
        ]
        if let today = view.today?.drawn, !today.isEmpty {
            lines.append(CertificateStrings.today(today.count { request.window.contains($0.households) }, of: today.count))
        }
        let households = drawn.map(\.households)
        if let least = households.min(), let most = households.max() {
            lines.append(CertificateStrings.spread(least, most, Double(households.reduce(0, +)) / Double(households.count)))
        }
        if certificate.mostRegions > 0 { lines.append(CertificateStrings.count(drawn.count, certificate.fewestRegions, certificate.mostRegions)) }
        if let today = certificate.alikeness.today, today > 0 {
            lines.append(CertificateStrings.alike(Int(((1 - certificate.alikeness.sum / today) * 100).rounded())))
        }
        if let ensemble = certificate.alikeness.ensemble, ensemble.plans > 0 {
            lines.append(CertificateStrings.ensemble(ensemble.better, of: ensemble.plans))
            if let length = ensemble.length { lines.append(CertificateStrings.length(length.lower, of: ensemble.plans)) }
            if let deviation = ensemble.deviation { lines.append(CertificateStrings.deviation(deviation.lower, of: ensemble.plans)) }
        }
        if let stability = certificate.stability {
            lines.append(CertificateStrings.movedHouseholds(stability.movedHouseholds, CertificateStrings.percent(stability.movedShare)))
        }
        if request.crossesMainRoads { lines.append(CertificateStrings.crossed(certificate.borders.barriersCrossed)) }
        return """
            <h2>\(CertificateStrings.title(language))</h2>
            \(view.plan.isMended ? HTML.callout(.yellow, "<p>\(CertificateStrings.mended(language))</p>") : nil)\
            <ul>\(lines.map { "<li>\($0(language))</li>\n" as HTML })</ul>
            \(broken(view, language))\
            \(HTML.details(CertificateStrings.rules(language), isOpen: certificate.rules.contains { !$0.isKept }, rules(certificate, view, language)))\
            <p class="quiet">\(CertificateStrings.reproducible(certificate.seed, certificate.version)(language))\
            \(certificate.wasStopped ? " \(CertificateStrings.wasStopped(language))" as HTML : nil)</p>
            """
    }

    /// What breaks the rules as the plan stands, each with its way to it.
    private static func broken(_ view: PlanView, _ language: Language) -> HTML {
        let flawed = view.ordered.filter { !$0.isDedicated && !$0.flaws.isEmpty }
        if flawed.isEmpty { return HTML.callout(.green, "<p>\(PlanPageStrings.breaksNothing(language))</p>") }
        return HTML.callout(
            .red,
            """
            <p>\(PlanPageStrings.breaks(language))</p><ul>\(flawed.map {
                "<li><a href=\"\(view.plan.path)/regions/\(String($0.region))\">\(view.name(of: $0.region)(language))</a> \(PlanPages.state($0, language))</li>\n" as HTML
            })</ul>
            """)
    }

    private static func rules(_ certificate: Certificate, _ view: PlanView, _ language: Language) -> HTML {
        let names = Dictionary(view.survey.units.map { ($0.key, $0.name) }) { first, _ in first }
        return HTML.table(
            [CertificateStrings.rule(language), CertificateStrings.how(language)],
            rows: certificate.rules.map { verdict in
                guard !verdict.isKept else { return ["\(verdict.rule.text(language))", HTML.badge(CertificateStrings.kept(language), .green)] }
                return [
                    "\(verdict.rule.text(language))",
                    """
                    \(HTML.badge(CertificateStrings.relaxed(language), .red))<ul>\(verdict.relaxed.map { place -> HTML in
                        let known = place.units.map { names[$0]?(language) ?? $0 }
                        let units = CertificateStrings.andMore(Array(known.prefix(4)), max(0, known.count - 4))(language)
                        return "<li>\(CertificateStrings.relaxedAt(place.households, units, place.reason.text, place.window)(language))</li>"
                    })</ul>
                    """,
                ]
            })
    }
}
