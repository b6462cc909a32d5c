// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import HTTPTypes
import Localization
import Web

enum EditPages {
    /// A thing that is changed, or a new one, with what the page needs to know around it.
    struct View: Sendable {
        let layer: TerritoryLayer
        let index: TerritoryIndex
        let now: Date
        var current: TerritoryThing?
        var history: [TerritoryStore.ThingChange] = []
        /// Names of those who changed it, by their account.
        var names: [String: String] = [:]
        var stairwells: [Stairwell] = []
        /// The area to whose list one returns.
        var home = ""
    }

    /// How many things of a kind one page lists.
    static let most = 100

    static func listPath(_ area: String) -> String { area.count > 1 ? "\(EditRoutes.path)?area=\(area)" : EditRoutes.path }

    static func path(_ layer: TerritoryLayer, _ key: String) -> String {
        "\(EditRoutes.path)/\(layer.rawValue)?id=\(key.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? key)"
    }

    // What there is

    static func roots(_ areas: [Area], _ index: TerritoryIndex, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            EditStrings.title, in: frame,
            content: """
                <h1>\(EditStrings.title(language))</h1>
                <p class="lead">\(EditStrings.lead(language))</p>
                \(areas.isEmpty
                    ? HTML.empty(EditStrings.noAreas, in: frame)
                    : HTML.cards(areas.flatMap { [$0] + index.children(of: $0.path) }.map { HTML.card($0.name(language), to: listPath($0.path), facts: ["\($0.level.text(language))"]) }))
                """)
    }

    /// What tells things without a name apart: the address, or the micro-grid.
    private static func whereabouts(_ thing: TerritoryThing, _ index: TerritoryIndex, _ language: Language) -> HTML? {
        switch thing {
        case .premises(let shop): return "<br><small>\(shop.address(language))</small>"
        case .building(let building) where building.estate == nil && building.name == nil:
            let street = index.streets.first { $0.id == building.streetID }?.name(language)
            let place = street.map { "\($0) \(building.houseNumber ?? "")" } ?? index.name(of: building.areaPath)(language)
            return "<br><small>\(place) · \(building.coordinate.rounded.text)</small>"
        default: return nil
        }
    }

    static func overview(
        _ area: Area, _ words: String, _ shown: [(layer: TerritoryLayer, things: [TerritoryThing])], _ index: TerritoryIndex, in frame: Frame
    ) -> Page {
        let language = frame.language
        let sections = shown.map { layer, things -> HTML in
            let links = things.prefix(most).map {
                "<li><a href=\"\(path(layer, $0.lastingKey))\">\($0.label(language))</a>\(whereabouts($0, index, language))</li>\n" as HTML
            }
            return """
                <h2 id="\(layer.rawValue)">\(layer.text.capitalized(language)) <small>\(things.count)</small></h2>
                \(things.isEmpty ? "<p class=\"help\">\(words.isEmpty ? EditStrings.noneYet(language) : EditStrings.noneFound(language))</p>" as HTML : "<ul class=\"columns\">\(links)</ul>")
                \(things.count > most ? "<p>\(EditStrings.narrow(things.count - most)(language))</p>" as HTML : nil)
                \(layer == .areas ? nil : HTML.actions(HTML.link(EditStrings.add(layer), to: "\(EditRoutes.path)/\(layer.rawValue)", in: frame)))
                """
        }
        return Page(
            EditStrings.titleIn(area.name), in: frame, width: .wide,
            content: """
                \(breadcrumb([(EditStrings.title(language), EditRoutes.path)], frame))
                <h1>\(EditStrings.titleIn(area.name)(language))</h1>
                \(HTML.search(
                    EditRoutes.path,
                    "\(HTML.hidden("area", area.path))\(HTML.field("q", EditStrings.find, in: frame, value: words, kind: "search"))\(HTML.button(.search, in: frame))"))
                \(sections)
                """)
    }

    private static func breadcrumb(_ links: [(text: String, path: String)], _ frame: Frame) -> HTML {
        """
        <nav class="breadcrumb" aria-label="\(Text.breadcrumb(frame.language))"><ol>\(links.map { "<li><a href=\"\($0.path)\">\($0.text)</a></li>" as HTML })</ol></nav>

        """
    }

    // One thing

    static func form(
        _ view: View, _ edit: ThingEdit, in frame: Frame, invalid: Invalid = Invalid(), ending: Invalid = Invalid(), notes: [Text] = [],
        isConflict: Bool = false
    ) -> Page {
        let language = frame.language
        var title = view.current?.label ?? EditStrings.add(view.layer)
        if case .area(let area)? = view.current { title = area.name }
        var links = [(text: EditStrings.title(language), path: EditRoutes.path)]
        if let area = view.index.area(path: view.home) { links.append((area.name(language), listPath(area.path))) }
        let status: HTTPResponse.Status = isConflict ? .conflict : invalid.isEmpty && ending.isEmpty && notes.isEmpty ? .ok : .unprocessableContent
        return Page(
            title, in: frame, status: status, scripts: ["map.js"],
            content: """
                \(breadcrumb(links, frame))
                <h1>\(title(language))</h1>
                \(isConflict ? HTML.callout(.red, "<p role=\"alert\"><strong>\(EditStrings.changedMeanwhile(language))</strong></p><p>\(EditStrings.changedMeanwhileWay(language))</p>") : nil)
                \(isConflict ? differences(view, edit, language) : nil)
                \(HTML.summary(of: invalid, in: frame))
                \(notes.isEmpty ? nil : HTML.callout(.yellow, "<h2>\(ImportStrings.notes(language))</h2><ul>\(notes.map { "<li>\($0(language))</li>" as HTML })</ul>"))
                \(HTML.form("\(EditRoutes.path)/\(view.layer.rawValue)", in: frame, fields(view, edit, invalid, hasNotes: !notes.isEmpty, in: frame)))
                \(stairwells(view, in: frame))
                \(ends(view, ending, in: frame))
                \(history(view, in: frame))
                """)
    }

    /// What another has changed since, beside what was typed.
    private static func differences(_ view: View, _ edit: ThingEdit, _ language: Language) -> HTML? {
        guard let current = view.current else { return nil }
        let typed = ThingEdit(view.layer, current, day: edit.day)
        let rows = ThingEdit.columns(view.layer, current).compactMap { column -> [HTML]? in
            let (now, mine) = (typed.cells[column] ?? "", edit.cells[column] ?? "")
            return now == mine ? nil : ["\(column.text(language))", "\(shown(now, column, language))", "\(shown(mine, column, language))"]
        }
        guard !rows.isEmpty else { return nil }
        return HTML.table([EditStrings.what, EditStrings.asItIs, EditStrings.asTyped].map { $0(language) }, rows: rows)
    }

    private static func fields(_ view: View, _ edit: ThingEdit, _ invalid: Invalid, hasNotes: Bool, in frame: Frame) -> HTML {
        let required = Set(ThingEdit.required(view.layer))
        var parts: [HTML] = []
        if let current = view.current {
            parts = [HTML.hidden("id", current.lastingKey), HTML.hidden("mark", current.mark)]
        }
        for column in ThingEdit.columns(view.layer, view.current) {
            parts.append(field(column, view, edit, invalid[column.rawValue], isRequired: required.contains(column), in: frame))
        }
        if let place = place(view, edit, invalid, in: frame) { parts.append(place) }
        if view.current == nil || view.layer == .areas {
            parts.append(
                HTML.field(
                    "day", ImportStrings.day, in: frame, value: edit.day.description, kind: "date",
                    help: view.layer == .areas ? EditStrings.dayHelp : nil,
                    remark: invalid["day"], required: true))
        }
        if hasNotes { parts.append(HTML.tick("seen", EditStrings.seen, in: frame)) }
        parts.append(HTML.actions(HTML.button(EditStrings.keep, in: frame)))
        return "\(parts)"
    }

    private static func field(
        _ column: TerritoryLayer.Column, _ view: View, _ edit: ThingEdit, _ remark: Text?, isRequired: Bool, in frame: Frame
    ) -> HTML {
        let language = frame.language, name = column.rawValue, value = edit.cells[column] ?? ""
        func select(_ options: [(value: String, text: String)]) -> HTML {
            HTML.select(name, column.label, in: frame, options: options, chosen: value, remark: remark, required: isRequired)
        }
        switch (column, view.layer) {
        case (.kind, .premises): return select(Premises.Kind.allCases.map { ($0.rawValue, $0.text(language)) })
        case (.kind, .areas): return select(Area.Kind.allCases.map { ($0.rawValue, $0.text(language)) })
        case (.kind, _): return select(Ground.Kind.allCases.map { ($0.rawValue, $0.text(language)) })
        case (.rank, _): return select(Street.Rank.allCases.map { ($0.rawValue, $0.text(language)) })
        case (.scheme, _): return select(Code.Scheme.known.map { ($0.rawValue, $0.text(language)) })
        case (.street, _):
            let streets = view.index.streets.sorted { $0.name.zh < $1.name.zh }.map { ($0.id, $0.name(language)) }
            return select([("", EditStrings.noStreet(language))] + streets)
        case (.building, _):
            if view.current != nil { return HTML.hidden(name, value) }
            let buildings = view.index.buildings.map { ($0.id, $0.publicName(language)) }
            return select(buildings)
        case (.longitude, _), (.latitude, _):
            return HTML.field(
                name, column.label, in: frame, value: value, help: column == .longitude ? EditStrings.pickHelp : nil, remark: remark,
                required: isRequired)
        case (.nameEN, _), (.estateEN, _), (.addressEN, _):
            return HTML.field(name, column.label, in: frame, value: value, help: EditStrings.englishHelp, remark: remark)
        default: return HTML.field(name, column.label, in: frame, value: value, remark: remark, required: isRequired)
        }
    }

    /// Where it is: pointed at on the map for a shop, otherwise a geometry as text.
    private static func place(_ view: View, _ edit: ThingEdit, _ invalid: Invalid, in frame: Frame) -> HTML? {
        let language = frame.language, layer = view.layer
        guard layer.hasShape else { return nil }
        let source = "/api/v1/map?lang=\(language.rawValue)"
        let window = (view.current?.shape?.boundingBox?.padded(by: 80) ?? view.index.boundingBox).map { [$0.west, $0.south, $0.east, $0.north] }
        let systems = CoordinateSystem.allCases.map { (value: $0.rawValue, text: $0.text(language)) }
        let system = HTML.select(
            "system", ImportStrings.system, in: frame, options: systems, chosen: edit.system.rawValue, help: EditStrings.systemHelp)
        if layer == .premises {
            return "\(HTML.map(source: source, in: frame, label: EditStrings.whereIs, box: window, pick: HTML.MapPick()))\(system)"
        }
        let area = HTML.area(
            "shape", layer.shapeText.capitalized, in: frame, value: edit.shape, rows: 6, help: EditStrings.shapeHelp, remark: invalid["shape"],
            required: layer != .areas)
        let map = view.current?.shape.map { _ in HTML.map(source: source, in: frame, label: EditStrings.whereIs, box: window) }
        return "\(map)\(HTML.details(EditStrings.shape(language), isOpen: view.current == nil || invalid["shape"] != nil, "\(area)\(system)"))"
    }

    private static func stairwells(_ view: View, in frame: Frame) -> HTML? {
        guard case .building(let building)? = view.current else { return nil }
        let language = frame.language
        let links = view.stairwells.map { stairwell -> HTML in
            "<li><a href=\"\(path(.stairwells, stairwell.id))\">\(EditStrings.stairwell(stairwell.number, stairwell.households)(language))</a></li>\n"
        }
        return """
            <h2>\(TerritoryLayer.stairwells.text.capitalized(language))</h2>
            \(links.isEmpty ? "<p class=\"help\">\(EditStrings.noneYet(language))</p>" as HTML : "<ul class=\"columns\">\(links)</ul>")
            \(HTML.actions(HTML.link(EditStrings.add(.stairwells), to: "\(EditRoutes.path)/stairwells?building=\(building.id)", in: frame)))
            """
    }

    private static func ends(_ view: View, _ invalid: Invalid, in frame: Frame) -> HTML? {
        guard let current = view.current, ThingEdit.mayEnd(view.layer) else { return nil }
        let parts: [HTML] = [
            HTML.hidden("id", current.lastingKey), HTML.hidden("mark", current.mark),
            HTML.field(
                "day", EditStrings.endDay, in: frame, value: view.index.day.description, kind: "date", help: EditStrings.endHelp,
                remark: invalid["until"],
                required: true, id: "until"),
            HTML.actions(HTML.button(EditStrings.end, in: frame, weight: .danger)),
        ]
        return .details(
            EditStrings.endTitle(frame.language), isOpen: !invalid.isEmpty,
            HTML.form("\(EditRoutes.path)/\(view.layer.rawValue)/end", in: frame, "\(parts)"))
    }

    private static func history(_ view: View, in frame: Frame) -> HTML? {
        guard view.current != nil else { return nil }
        let language = frame.language
        let rows = view.history.map { change -> [HTML] in
            let what = change.before.map { before in
                change.after.changes(from: before).map { column, old, new -> HTML in
                    column == .wkt
                        ? "<li>\(EditStrings.moved(language))</li>"
                        : "<li>\(column.text(language)): \(shown(old, column, language)) → \(shown(new, column, language))</li>"
                }
            }
            let by =
                change.fileName.isEmpty
                ? view.names[change.actor] ?? change.actor : "\(view.names[change.actor] ?? change.actor) · \(change.fileName)"
            return [
                HTML.time(change.at, now: view.now, language),
                "\(HTML.badge(change.action.text(language), change.action.hue))\(change.status == .undone ? " \(HTML.badge(change.status.text(language)))" as HTML : nil)\(what.map { $0.isEmpty ? nil : "<ul>\($0)</ul>" as HTML? } ?? nil)",
                "\(by)", "<a href=\"\(ImportRoutes.path)/\(change.importID)\">\(EditStrings.look(language))</a>",
            ]
        }
        return """
            <h2>\(EditStrings.history(language))</h2>
            \(rows.isEmpty ? "<p class=\"help\">\(EditStrings.noHistory(language))</p>" as HTML : HTML.table(
                [EditStrings.when, EditStrings.what, EditStrings.who, EditStrings.takeBack].map { $0(language) }, rows: rows))
            """
    }

    /// A value as people read it.
    private static func shown(_ value: String, _ column: TerritoryLayer.Column, _ language: Language) -> String {
        if value.isEmpty { return EditStrings.nothing(language) }
        return switch column {
        case .kind:
            (Premises.Kind(rawValue: value)?.text ?? Ground.Kind(rawValue: value)?.text ?? Area.Kind(rawValue: value)?.text)?(language) ?? value
        case .rank: Street.Rank(rawValue: value)?.text(language) ?? value
        case .scheme: Code.Scheme(rawValue: value).text(language)
        default: value
        }
    }
}
