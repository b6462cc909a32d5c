// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import HTTPTypes
import Localization
import Territory
import Web

enum PlanPages {
    struct Overview: Sendable {
        /// With the households of each of its micro-grids that is not dedicated.
        let communities: [(area: Area, households: [Int])]
        let plans: [GridPlan]
        let names: [String: Text]
        let now: Date
    }

    static func overview(_ view: Overview, in frame: Frame) -> Page {
        let language = frame.language, isOfficer = frame.actor.may(.planningEdit)
        return Page(
            PlanStrings.title, in: frame,
            content: """
                <h1>\(PlanStrings.title(language))</h1>
                <p class="lead">\((isOfficer ? PlanStrings.intro : PlanStrings.introPublic)(language))</p>
                \(isOfficer ? "<h2>\(PlanStrings.plansMade(language))</h2>\n" as HTML : nil)\
                \(view.plans.isEmpty ? isOfficer ? HTML.empty(PlanStrings.noPlans, PlanStrings.noPlansWay, in: frame) : HTML.empty(PlanStrings.nonePublic, PlanStrings.nonePublicWay, in: frame) : HTML.cards(view.plans.map { card($0, view, language) }))\
                \(isOfficer && view.plans.count > 1 ? choice(view, in: frame) : nil)\
                \(isOfficer ? communities(view, in: frame) : nil)
                """)
    }

    private static func card(_ plan: GridPlan, _ view: Overview, _ language: Language) -> HTML {
        var facts: [HTML] = [
            HTML.badge(PlanStrings.status(plan.status)(language), plan.status == .published ? .accent : plan.status == .failed ? .red : .plain),
            "\(view.names[plan.areaPath]?(language) ?? plan.areaPath)", HTML.time(plan.madeAt, now: view.now, language),
        ]
        if !plan.grids.isEmpty { facts.append("\(PlanStrings.microGrids(plan.grids.count)(language))") }
        return HTML.card(plan.name, to: plan.path, facts: facts)
    }

    private static func choice(_ view: Overview, in frame: Frame) -> HTML {
        let drawn = view.plans.filter { !$0.grids.isEmpty }
        guard drawn.count > 1 else { return "" }
        let options = drawn.map { ($0.id, "\(view.names[$0.areaPath]?(frame.language) ?? "") \($0.name)") }
        return HTML.details(
            PlanStrings.compare(frame.language),
            HTML.search(
                "\(GridPlan.all)/compare",
                """
                \(HTML.select("one", PlanStrings.one, in: frame, options: options, chosen: drawn[0].id, help: PlanStrings.compareHelp))\
                \(HTML.select("other", PlanStrings.other, in: frame, options: options, chosen: drawn[1].id))\
                \(HTML.button(PlanStrings.compareThem, in: frame))
                """))
    }

    private static func communities(_ view: Overview, in frame: Frame) -> HTML {
        let language = frame.language
        if view.communities.isEmpty {
            return "<h2>\(PlanStrings.communities(language))</h2>\n\(HTML.empty(PlanStrings.noCommunities, PlanStrings.noCommunitiesWay, in: frame))"
        }
        return """
            <h2>\(PlanStrings.communities(language))</h2>
            \(HTML.cards(view.communities.map { area, households in
                let good = households.count { (40...50).contains($0) }
                return HTML.card(
                    area.name(language), to: "\(GridPlan.all)/new?area=\(area.path)",
                    words: households.isEmpty ? nil : CertificateStrings.today(good, of: households.count)(language),
                    facts: ["\(PlanStrings.households(area.households)(language))", "\(PlanStrings.microGrids(households.count)(language))"])
            }))
            """
    }

    static func plan(_ view: PlanView, in frame: Frame) -> Page {
        let language = frame.language, plan = view.plan
        let head: HTML = """
            <h1>\(plan.name) \(HTML.badge(PlanStrings.status(plan.status)(language), plan.status == .published ? .accent : plan.status == .failed ? .red : .plain))</h1>
            <p class="lead">\(view.community(language)) · \(PlanStrings.units(view.survey.units.count)(language)) · \(PlanStrings.households(view.survey.households)(language))</p>

            """
        switch plan.status {
        case .drawing: return Page(plan.name, in: frame, content: "\(head)\(drawing(view, in: frame))")
        case .failed:
            return Page(
                plan.name, in: frame,
                content: """
                    \(head)\(HTML.callout(.red, "<p>\((plan.fault == .broken ? PlanStrings.failedBroken : PlanStrings.failedUnusable)(language))</p>"))\
                    \(view.mayEdit ? HTML.actions(HTML.link(PlanStrings.drawOne, to: "\(GridPlan.all)/new?area=\(plan.areaPath)", in: frame, weight: .primary), change(.init("discard"), PlanStrings.discard, .plain, on: plan, in: frame)) : nil)
                    """)
        case .draft, .published, .approved, .adopted, .discarded: break
        }
        return Page(
            plan.name, in: frame, width: .wide, scripts: ["map.js"],
            content: """
                \(head)\(banner(view, in: frame))\
                \(view.isBehind && view.mayEdit ? HTML.callout(.yellow, "<p>\(PlanPageStrings.behind(language))</p>") : nil)\
                \(CertificatePages.certificate(view, in: frame))\
                \(HTML.map(source: "\(plan.path)/map.json", in: frame, label: PlanPageStrings.mapOf(plan.name), box: view.box, id: "map"))\
                <h2>\(PlanPageStrings.microGrids(language))</h2>
                \(table(view, in: frame))\
                \(plan.status == .discarded ? nil : HTML.actions(HTML.link(AdoptionStrings.link, to: AdoptionPages.path(plan), in: frame)))\
                \(view.mayEdit ? actions(view, in: frame) : nil)\
                \(AdoptionPages.comments(view, in: frame))\
                <h2>\(PlanPageStrings.files(language))</h2>
                <ul><li><a href="\(plan.path)/grids.geojson">\(PlanPageStrings.geojson(language))</a></li>\
                <li><a href="\(plan.path)/units.csv">\(PlanPageStrings.csv(language))</a></li></ul>
                \(view.mayEdit ? record(view, in: frame) : nil)
                """)
    }

    private static func banner(_ view: PlanView, in frame: Frame) -> HTML? {
        let language = frame.language, plan = view.plan
        switch plan.status {
        case .published: return plan.openUntil.map { HTML.callout(.accent, "<p>\(PlanStrings.openUntil($0)(language))</p>") }
        case .approved: return plan.adoptFrom.map { HTML.callout(.accent, "<p>\(AdoptionStrings.holdsFrom($0)(language))</p>") }
        case .adopted: return plan.adoptFrom.map { HTML.callout(.green, "<p>\(AdoptionStrings.heldFrom($0)(language))</p>") }
        default: return plan.fault == .behind && view.mayEdit ? HTML.callout(.red, "<p>\(AdoptionStrings.heldBack(language))</p>") : nil
        }
    }

    private static func drawing(_ view: PlanView, in frame: Frame) -> HTML {
        let percent = Int((view.progress * 100).rounded(.down))
        return """
            <p role="status">\(PlanStrings.drawn(percent)(frame.language))</p>
            <p><progress max="100" value="\(percent)" aria-label="\(PlanStrings.drawingLabel(frame.language))">\(percent)%</progress></p>
            <p>\(PlanStrings.drawingWay(frame.language))</p>
            \(view.mayEdit ? HTML.actions(change(.init("stop"), PlanStrings.stop, .plain, on: view.plan, in: frame)) : nil)
            """
    }

    private static func table(_ view: PlanView, in frame: Frame) -> HTML {
        let language = frame.language, isDraft = view.plan.status == .draft && view.mayEdit
        return HTML.table(
            [PlanPageStrings.number, PlanPageStrings.households, PlanPageStrings.shops, PlanPageStrings.units, PlanPageStrings.state].map {
                $0(language)
            }
                + (isDraft ? [PlanStrings.lock(language)] : []),
            rows: view.ordered.map { grid in
                let isLocked = view.plan.locked.contains(grid.region)
                let cells: [HTML] = [
                    "<a href=\"\(view.plan.path)/regions/\(String(grid.region))\">\(view.name(of: grid.region)(language))</a>",
                    "\(String(grid.households))", "\(String(grid.shops))", "\(String(grid.units.count))", state(grid, language),
                ]
                guard isDraft else { return cells }
                return cells + [
                    grid.isDedicated
                        ? ""
                        : """
                        \(isLocked ? "\(HTML.badge(PlanStrings.isLocked(language), .suspended)) " as HTML : nil)\
                        \(change(.init(isLocked ? "unlock" : "lock", ["region": String(grid.region)]), isLocked ? PlanStrings.unlock : PlanStrings.lock, .plain, on: view.plan, in: frame))
                        """
                ]
            }, numeric: [1, 2, 3])
    }

    static func state(_ grid: PlanCheck.MicroGrid, _ language: Language) -> HTML {
        if grid.isDedicated { return "\(PlanPageStrings.dedicated(language))" }
        if grid.flaws.isEmpty { return HTML.badge(PlanPageStrings.good(language), .green) }
        return "\(grid.flaws.map { "\(HTML.badge(PlanPageStrings.flaw($0)(language), .red)) " as HTML })"
    }

    /// A step to be posted.
    struct Change {
        let action: String
        let fields: [String: String]
        init(_ action: String, _ fields: [String: String] = [:]) {
            self.action = action
            self.fields = fields
        }
    }

    static func change(_ change: Change, _ text: Text, _ weight: HTML.Weight, on plan: GridPlan, in frame: Frame) -> HTML {
        HTML.form(
            "\(plan.path)/steps", in: frame,
            "\(change.fields.sorted { $0.key < $1.key }.map { HTML.hidden($0.key, $0.value) })\(HTML.button(text, in: frame, weight: weight, name: "action", value: change.action))"
        )
    }

    private static func actions(_ view: PlanView, in frame: Frame) -> HTML {
        let language = frame.language, plan = view.plan
        if plan.status == .published { return HTML.actions(change(.init("withdraw"), PlanStrings.withdraw, .plain, on: plan, in: frame)) }
        guard plan.status == .draft else { return "" }
        let given = Day(view.now).adding(days: 15)
        return """
            \(HTML.details(PlanStrings.publishTitle(language), HTML.form("\(plan.path)/steps", in: frame, """
                \(HTML.field("until", PlanStrings.publishDay, in: frame, value: given.description, kind: "date", help: PlanStrings.publishHelp))\
                \(HTML.actions(HTML.button(PlanStrings.publish, in: frame, name: "action", value: "publish")))
                """)))\
            \(HTML.details(PlanStrings.again(language), """
                <p>\(PlanStrings.againWay(language))</p>
                \(HTML.form("\(plan.path)/again", in: frame, PlanFormPages.fields(plan.areaPath, name: plan.name + " +", typed: PlanFields.typed(plan.request), in: frame)))
                """))\
            \(view.others.isEmpty ? nil : HTML.details(PlanStrings.compare(language), HTML.search("\(GridPlan.all)/compare", """
                \(HTML.hidden("one", plan.id))\(HTML.select("other", PlanStrings.other, in: frame, options: view.others.map { ($0.id, $0.name) }, chosen: view.others[0].id))\
                \(HTML.button(PlanStrings.compareThem, in: frame))
                """)))\
            \(HTML.actions(change(.init("discard"), PlanStrings.discard, .plain, on: plan, in: frame)))
            """
    }

    private static func record(_ view: PlanView, in frame: Frame) -> HTML {
        let language = frame.language
        return HTML.details(
            PlanPageStrings.steps(language),
            "<ol>\n\(view.steps.map { "<li>\(PlanPageStrings.step($0.word)(language)) · \(HTML.time($0.at, now: view.now, language))</li>\n" as HTML })</ol>\n"
        )
    }
}

/// A request as the form's fields hold it.
enum PlanFields {
    static func typed(_ request: PlanRequest) -> [String: String] {
        func importance(_ weight: Double) -> String { PlanRequest.Importance(weight: weight).rawValue }
        let weights = request.weights
        return [
            "lower": String(request.lower), "upper": String(request.upper), "grid_lower": String(request.gridLower),
            "grid_upper": String(request.gridUpper), "alikeness": importance(weights.alikeness), "balance": importance(weights.balance),
            "compactness": importance(weights.compactness), "barriers": importance(weights.barriers), "estates": importance(weights.estates),
            "stability": PlanRequest.importance(ofStability: weights.stability).rawValue,
            "keeps_estates": request.keepsEstates ? "yes" : "", "crosses": request.crossesMainRoads ? "yes" : "", "seed": String(request.seed),
        ]
    }
}
