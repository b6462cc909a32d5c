// SPDX-License-Identifier: Apache-2.0
import Localization
import Web

enum DivisionPages {
    /// What stands at a place of the list.
    struct View: Sendable {
        var list: DivisionList?
        /// From the province down to where one stands; empty at the top.
        var line: [Division]
        var children: [Division]
    }

    static func path(_ id: Int?) -> String { "/places/divisions" + (id.map { "?under=\($0)" } ?? "") }

    static func show(
        _ view: View, words: String, found: [DivisionIndex.Found]?, mayAdopt: Bool, typed: Form?, invalid: Invalid, today: Day, in frame: Frame
    ) -> Page {
        let language = frame.language
        guard let list = view.list else {
            return Page(
                .divisions, in: frame,
                content: "<h1>\(Text.divisions(language))</h1>\n\(HTML.empty(.noDivisions, .noDivisionsWay, in: frame))")
        }
        let here = view.line.last
        return Page(
            here?.name ?? Text.divisions(language), in: frame,
            content: """
                \(breadcrumb(view.line, in: frame))
                <h1>\(here?.name ?? Text.divisions(language))</h1>
                \(here == nil ? "<p class=\"lead\">\(Text.divisionsLead(list.divisions)(language))</p>\n" as HTML : facts(view, in: frame))
                \(HTML.summary(of: invalid, in: frame))
                \(searchForm(words, in: frame))
                \(found.map { results($0, in: frame) })
                \(found == nil ? children(view, in: frame) : nil)
                \(mayAdopt && here?.level == .subdistrict ? adoption(view, typed, invalid, today, in: frame) : nil)
                <p class="help">\(Text.divisionsSource(list.name, Day(list.at))(language))</p>
                """)
    }

    private static func breadcrumb(_ line: [Division], in frame: Frame) -> HTML? {
        guard !line.isEmpty else { return nil }
        let links = line.dropLast().map { "<li><a href=\"\(path($0.id))\">\($0.name)</a></li>" as HTML }
        return """
            <nav class="breadcrumb" aria-label="\(Text.breadcrumb(frame.language))"><ol><li><a href="\(path(nil))">\(Text.divisions(frame.language))</a></li>\(links)</ol></nav>

            """
    }

    private static func facts(_ view: View, in frame: Frame) -> HTML {
        guard let here = view.line.last else { return "" }
        let language = frame.language
        var facts: [(term: String, is: HTML)] = [(Text.levelOfArea(language), "\(here.level.nationalText(language))")]
        if let code = here.code { facts.append((Text.codeOfArea(language), "\(code.value) <small>\(code.scheme.text(language))</small>")) }
        if let first = view.children.first { facts.append((first.level.nationalText(language), "\(view.children.count)")) }
        return .definition(facts)
    }

    private static func searchForm(_ words: String, in frame: Frame) -> HTML {
        .search(
            path(nil),
            "\(HTML.field("q", .findDivision, in: frame, value: words, kind: "search", help: .findDivisionHelp))\(HTML.button(.search, in: frame))")
    }

    private static func results(_ found: [DivisionIndex.Found], in frame: Frame) -> HTML {
        let language = frame.language
        if found.isEmpty { return .empty(.noSuchDivision, .noSuchDivisionWay, in: frame) }
        return """
            <h2>\(Text.foundDivisions(found.count)(language))</h2>
            \(HTML.cards(found.map { one in
                HTML.card(
                    one.division.name, to: path(one.division.id), words: one.above.map(\.name).joined(separator: " "),
                    facts: ["\(one.division.level.nationalText(language))"] + (one.division.code.map { ["\($0.value)"] } ?? []))
            }))
            """
    }

    private static func children(_ view: View, in frame: Frame) -> HTML? {
        guard let first = view.children.first else { return nil }
        let items = view.children.map { child -> HTML in
            child.level == .community ? "<li>\(child.name)</li>" : "<li><a href=\"\(path(child.id))\">\(child.name)</a></li>"
        }
        return "<h2>\(first.level.nationalText(frame.language))</h2>\n<ul class=\"columns\">\(items)</ul>\n"
    }

    private static func adoption(_ view: View, _ typed: Form?, _ invalid: Invalid, _ today: Day, in frame: Frame) -> HTML? {
        guard let town = view.line.last else { return nil }
        let district = view.line.first { $0.level == .district }?.code?.value ?? ""
        return .group(
            .adoptTown, in: frame,
            HTML.form(
                "/places/divisions/\(town.id)/adoption", in: frame,
                """
                \(HTML.field("code", .townCode, in: frame, value: typed?["code"] ?? district, help: .townCodeHelp, remark: invalid["code"], required: true))\
                \(HTML.field("from", .since, in: frame, value: typed?["from"] ?? today.description, kind: "date", remark: invalid["from"], required: true))\
                \(HTML.tick("communities", .withCommunities(view.children.count), in: frame, ticked: typed.map { $0["communities"] == "yes" } ?? true, help: .withCommunitiesHelp))\
                \(HTML.actions(HTML.button(.adopt(town.name), in: frame)))
                """))
    }
}
