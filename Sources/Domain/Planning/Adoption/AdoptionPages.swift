// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import HTTPTypes
import Localization
import Territory
import Web

/// What changes when a plan is adopted: grids, codes, and who lies elsewhere.
enum AdoptionPages {
    struct View: Sendable {
        let plan: GridPlan
        /// Nil once it is in force.
        let adoption: PlanAdoption?
        let survey: Survey
        let today: [Area]
        let isBehind: Bool
        let mayDecide: Bool
        let now: Date
        var reply = ""
    }

    /// The most movers that the page lists.
    static let most = 300

    static func path(_ plan: GridPlan) -> String { plan.path + "/adoption" }

    static func show(_ view: View, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language, plan = view.plan
        return Page(
            AdoptionStrings.title(plan.name), in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <nav class="breadcrumb" aria-label="\(PlanStrings.title(language))"><ol><li><a href="\(GridPlan.all)">\(PlanStrings.title(language))</a></li>\
                <li><a href="\(plan.path)">\(plan.name)</a></li></ol></nav>
                <h1>\(AdoptionStrings.title(plan.name)(language))</h1>
                \(state(view, in: frame))
                \(view.adoption.map { changes($0, view, in: frame) })
                \(view.mayDecide ? decision(view, invalid, in: frame) : nil)
                """)
    }

    private static func state(_ view: View, in frame: Frame) -> HTML? {
        let language = frame.language
        switch view.plan.status {
        case .approved: return view.plan.adoptFrom.map { HTML.callout(.accent, "<p>\(AdoptionStrings.holdsFrom($0)(language))</p>") }
        case .adopted: return view.plan.adoptFrom.map { HTML.callout(.green, "<p>\(AdoptionStrings.heldFrom($0)(language))</p>") }
        default:
            return view.isBehind
                ? HTML.callout(.yellow, "<p>\(PlanPageStrings.behind(language))</p>") : "<p class=\"lead\">\(AdoptionStrings.lead(language))</p>"
        }
    }

    private static func changes(_ adoption: PlanAdoption, _ view: View, in frame: Frame) -> HTML {
        let language = frame.language
        let ended = Dictionary(view.today.map { ($0.path, $0) }) { first, _ in first }
        let households = adoption.movers.reduce(0) { $0 + view.survey.units[$1].households }
        let figures: [HTML] = [
            HTML.figure(String(adoption.count(.same, .microGrid)), AdoptionStrings.same(language)),
            HTML.figure(String(adoption.count(.changed, .microGrid)), AdoptionStrings.changed(language)),
            HTML.figure(String(adoption.count(.new, .microGrid)), AdoptionStrings.new(language)),
            HTML.figure(String(adoption.ended.count { ended[$0]?.level == .microGrid }), AdoptionStrings.ended(language)),
            HTML.figure(String(households), AdoptionStrings.households(language)),
        ]
        return """
            <div class="figures">\(figures)</div>
            <h2>\(AdoptionStrings.grids(language))</h2>
            \(HTML.table(
                [AdoptionStrings.name, AdoptionStrings.code, PlanPageStrings.households, AdoptionStrings.fate].map { $0(language) },
                rows: adoption.entries.map { entry in
                    let name: HTML = entry.area.level == .grid ? "<strong>\(entry.area.name(language))</strong>" : "\(entry.area.name(language))"
                    return [name, "\(entry.area.code.value)", "\(entry.area.households)", HTML.badge(AdoptionStrings.fate(entry.fate)(language), hue(entry.fate))]
                }, numeric: [2]))
            \(ending(adoption, ended, language))
            <h2>\(AdoptionStrings.movers(language))</h2>
            \(movers(adoption, view, in: frame))
            """
    }

    private static func ending(_ adoption: PlanAdoption, _ today: [String: Area], _ language: Language) -> HTML? {
        if adoption.ended.isEmpty { return nil }
        let lines = adoption.heirs.sorted { $0.key < $1.key }.map { old, heir -> HTML in
            let next = adoption.entries.first { $0.area.path == heir }?.area.name ?? today[heir]?.name ?? Text(name: heir)
            return "<li>\(AdoptionStrings.follows(today[old]?.name ?? Text(name: old), old, next, heir)(language))</li>\n"
        }
        return "<h2>\(AdoptionStrings.ending(language))</h2>\n<ul>\(lines)</ul>"
    }

    private static func hue(_ fate: PlanAdoption.Fate) -> HTML.Hue {
        switch fate {
        case .same: .plain
        case .changed: .yellow
        case .new: .green
        }
    }

    private static func movers(_ adoption: PlanAdoption, _ view: View, in frame: Frame) -> HTML {
        let language = frame.language
        if adoption.movers.isEmpty { return "<p>\(AdoptionStrings.nobody(language))</p>" }
        let names = Dictionary(view.today.map { ($0.path, $0.name) }, uniquingKeysWith: { first, _ in first })
            .merging(adoption.entries.map { ($0.area.path, $0.area.name) }) { $1 }
        func full(_ path: String?) -> String {
            guard let path, let own = names[path] else { return AdoptionStrings.none(language) }
            return Area.parent(of: path).flatMap { names[$0] }.map { "\($0(language)) · \(own(language))" } ?? own(language)
        }
        let rows = adoption.movers.prefix(most).map { unit -> [HTML] in
            let one = view.survey.units[unit]
            return ["\(one.name(language))", "\(one.households)", "\(full(one.present))", "\(full(adoption.paths[unit]))"]
        }
        return """
            \(HTML.table([PlanPageStrings.unit, PlanPageStrings.households, PlanPageStrings.present, AdoptionStrings.then].map { $0(language) }, rows: rows, numeric: [1]))
            \(adoption.movers.count > most ? "<p>\(AdoptionStrings.more(adoption.movers.count - most)(language))</p>" as HTML : nil)
            """
    }

    private static func decision(_ view: View, _ invalid: Invalid, in frame: Frame) -> HTML? {
        let language = frame.language, plan = view.plan
        if plan.status == .approved {
            return HTML.form(
                path(plan), in: frame,
                HTML.actions(HTML.button(AdoptionStrings.recall, in: frame, weight: .plain, name: "action", value: "recall")))
        }
        guard plan.status == .published else { return nil }
        if frame.actor.id == plan.madeBy { return HTML.callout(.plain, "<p>\(GridPlan.Refusal.ownPlan.problem.text(language))</p>") }
        if let until = plan.openUntil, Day(view.now) < until {
            return HTML.callout(.plain, "<p>\(GridPlan.Refusal.stillOpen(until).problem.text(language))</p>")
        }
        let parts: [HTML] = [
            HTML.field(
                "from", AdoptionStrings.from, in: frame, value: Day(view.now).adding(days: 7).description, kind: "date",
                help: AdoptionStrings.fromHelp,
                remark: invalid["from"], required: true),
            HTML.area("reply", AdoptionStrings.reply, in: frame, value: view.reply, help: AdoptionStrings.replyHelp),
            HTML.actions(HTML.button(AdoptionStrings.adopt, in: frame, name: "action", value: "adopt")),
        ]
        return "<h2>\(AdoptionStrings.decide(language))</h2>\n\(HTML.form(path(plan), in: frame, "\(parts)"))"
    }

    // On the plan's own page

    /// What residents can say of a public plan, and what was answered.
    static func comments(_ view: PlanView, in frame: Frame) -> HTML? {
        let language = frame.language, plan = view.plan
        guard plan.openUntil != nil || view.commentCount > 0 else { return nil }
        let isOpen = plan.status == .published && plan.openUntil.map { Day(view.now) < $0 } ?? false
        let regions = view.ordered.filter { !$0.isDedicated }.map { (String($0.region), view.name(of: $0.region)(language)) }
        let form = HTML.form(
            plan.path + "/comments", in: frame,
            """
            \(HTML.area("words", AdoptionStrings.words, in: frame, help: AdoptionStrings.wordsHelp, required: true))\
            \(HTML.select("region", AdoptionStrings.about, in: frame, options: [("", AdoptionStrings.whole(language))] + regions))\
            \(HTML.actions(HTML.button(AdoptionStrings.send, in: frame)))
            """)
        let said = view.comments.map { comment -> HTML in
            let about = comment.region.map { view.name(of: $0)(language) } ?? AdoptionStrings.whole(language)
            return "<li><small>\(HTML.time(comment.at, now: view.now, language)) · \(about)</small><br>\(comment.words)</li>\n"
        }
        return """
            <h2 id="comments">\(AdoptionStrings.comments(language))</h2>
            <p>\(AdoptionStrings.commentCount(view.commentCount)(language))</p>
            \(plan.reply.isEmpty ? nil : HTML.callout(.plain, "<p><strong>\(AdoptionStrings.reply(language))</strong></p><p>\(plan.reply)</p>"))
            \(said.isEmpty ? nil : "<ul class=\"plain\">\(said)</ul>" as HTML)
            \(isOpen ? form : nil)
            """
    }
}
