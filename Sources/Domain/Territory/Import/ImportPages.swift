// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import HTTPTypes
import Localization
import Web

enum ImportPages {
    /// What was typed, to be shown again.
    struct Draft: Sendable {
        var layer = "", level = "", system = "", day = "", isWhole = false
    }

    struct View {
        let found: TerritoryImport
        let faults: [(text: Text, isBlocking: Bool, at: Coordinate?)]
        let items: [TerritoryStore.KeptItem]
    }

    /// The most faults and items that one page lists.
    static let most = 300

    // All imports, and a new one

    static func overview(_ draft: Draft, _ imports: [TerritoryImport], now: Date, in frame: Frame, invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        return Page(
            ImportStrings.title, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(ImportStrings.title(language))</h1>
                <p class="lead">\(ImportStrings.lead(language))</p>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form(ImportRoutes.path, in: frame, multipart: true, fields(draft, in: frame, invalid)))
                <h2>\(ImportStrings.earlier(language))</h2>
                \(imports.isEmpty ? HTML.empty(ImportStrings.none, in: frame) : list(imports, now: now, in: frame))
                <h2>\(ImportStrings.export(language))</h2>
                \(HTML.table(
                    [ImportStrings.layer(language), ImportStrings.file(language)],
                    rows: TerritoryLayer.allCases.map { layer in
                        ["\(layer.text(language))", "\(suffixes(of: layer).map { " <a href=\"/places/export/\(layer.rawValue).\($0.suffix)\">\($0.name)</a>" as HTML })"]
                    }))
                """)
    }

    private static func suffixes(of layer: TerritoryLayer) -> [(suffix: String, name: String)] {
        let plain = [(suffix: "csv", name: "CSV"), (suffix: "geojson", name: "GeoJSON")]
        return !layer.hasShape ? plain : plain + [("gpkg", "GeoPackage"), ("kml", "KML"), ("shp.zip", "Shapefile")]
    }

    private static func fields(_ draft: Draft, in frame: Frame, _ invalid: Invalid) -> HTML {
        let language = frame.language
        let layers = TerritoryLayer.allCases.map { (value: $0.rawValue, text: $0.text(language)) }
        let levels = Area.Level.allCases.map { (value: $0.rawValue, text: $0.text(language)) }
        let systems = [(value: "", text: ImportStrings.asTheFileSays(language))] + CoordinateSystem.allCases.map { ($0.rawValue, $0.text(language)) }
        let parts: [HTML] = [
            HTML.field("file", ImportStrings.file, in: frame, kind: "file", help: ImportStrings.fileHelp, remark: invalid["file"], required: true),
            HTML.select("layer", ImportStrings.layer, in: frame, options: layers, chosen: draft.layer, remark: invalid["layer"], required: true),
            HTML.select("level", ImportStrings.level, in: frame, options: levels, chosen: draft.level, help: ImportStrings.levelHelp),
            HTML.select("system", ImportStrings.system, in: frame, options: systems, chosen: draft.system, help: ImportStrings.systemHelp),
            HTML.field("day", ImportStrings.day, in: frame, value: draft.day, kind: "date", remark: invalid["day"], required: true),
            HTML.tick("whole", ImportStrings.whole, in: frame, ticked: draft.isWhole),
            HTML.actions(HTML.button(ImportStrings.check, in: frame)),
        ]
        return "\(parts)"
    }

    private static func list(_ imports: [TerritoryImport], now: Date, in frame: Frame) -> HTML {
        let language = frame.language
        return HTML.table(
            [ImportStrings.file, ImportStrings.layer, ImportStrings.day, ImportStrings.status, ImportStrings.when].map { $0(language) },
            rows: imports.map { found in
                [
                    "<a href=\"\(ImportRoutes.path)/\(found.id)\">\(found.title(language))</a>", "\(found.options.layer.text(language))",
                    "\(found.options.day.description)", HTML.badge(found.status.text(language), found.status.hue),
                    HTML.time(found.madeAt, now: now, language),
                ]
            })
    }

    // One import

    static func `import`(_ view: View, in frame: Frame) -> Page {
        let language = frame.language, found = view.found
        return Page(
            found.title(language), in: frame, width: .wide, scripts: ["map.js"],
            content: """
                <nav class="breadcrumb" aria-label="\(Text.breadcrumb(language))"><ol><li><a href="\(ImportRoutes.path)">\(ImportStrings.title(language))</a></li></ol></nav>
                <h1>\(found.title(language)) \(HTML.badge(found.status.text(language), found.status.hue))</h1>
                \(HTML.definition(facts(found, language)))
                \(found.status.isOpen ? waiting(found, in: frame) : nil)
                \(found.status == .faulty ? faulty(view, language) : nil)
                \(found.status == .faulty ? map(view, in: frame) : nil)
                \(found.status.isOpen || found.status == .faulty ? nil : changes(view, in: frame))
                \(steps(view, in: frame))
                """)
    }

    private static func facts(_ found: TerritoryImport, _ language: Language) -> [(term: String, is: HTML)] {
        var facts: [(term: String, is: HTML)] = [(ImportStrings.layer(language), "\(found.options.layer.text(language))")]
        if let system = found.options.system { facts.append((ImportStrings.system(language), "\(system.text(language))")) }
        facts.append((ImportStrings.day(language), "\(found.options.day.description)"))
        return facts
    }

    private static func waiting(_ found: TerritoryImport, in frame: Frame) -> HTML {
        let language = frame.language
        return """
            <p role="status">\(ImportStrings.progress(found.progress)(language)) <progress max="100" value="\(found.progress)">\(found.progress) %</progress></p>
            <p>\(ImportStrings.reading(language)) <a href="\(ImportRoutes.path)/\(found.id)">\(ImportStrings.again(language))</a></p>

            """
    }

    private static func faulty(_ view: View, _ language: Language) -> HTML {
        let blocking = view.faults.filter(\.isBlocking), notes = view.faults.filter { !$0.isBlocking }
        return """
            <section class="callout red" role="alert"><h2>\(ImportStrings.faults(blocking.count)(language))</h2>
            <p>\(ImportStrings.mend(language))</p>
            <ul>\(blocking.prefix(most).map { "<li>\($0.text(language))</li>\n" as HTML })</ul>
            \(blocking.count > most ? "<p>\(ImportStrings.more(blocking.count - most)(language))</p>" as HTML : nil)</section>
            \(notes.isEmpty ? nil : remarks(notes, language))

            """
    }

    private static func remarks(_ notes: [(text: Text, isBlocking: Bool, at: Coordinate?)], _ language: Language) -> HTML {
        """
        <section class="callout yellow"><h2>\(ImportStrings.notes(language))</h2>
        <ul>\(notes.prefix(most).map { "<li>\($0.text(language))</li>\n" as HTML })</ul></section>

        """
    }

    private static func changes(_ view: View, in frame: Frame) -> HTML {
        let language = frame.language, found = view.found
        let counts = [(SurveyProposal.Item.Action.new, found.added), (.changed, found.changed), (.gone, found.gone), (.same, found.same)]
        let total = found.added + found.changed + found.gone
        let notes = view.faults.filter { !$0.isBlocking }
        return """
            <div class="figures">\(counts.map { HTML.figure(String($0.1), $0.0.text(language)) })</div>
            \(notes.isEmpty ? nil : remarks(notes, language))
            \(total == 0 ? HTML.callout(.plain, "<p>\(ImportStrings.nothingNew(language))</p>") : nil)
            \(map(view, in: frame))
            \(total == 0 ? nil : HTML.table(
                [ImportStrings.what, ImportStrings.number, ImportStrings.thing].map { $0(language) },
                rows: view.items.map { item in
                    [HTML.badge(item.action.text(language), item.action.hue), "\(item.feature.map(String.init) ?? "")", "\(item.label(language))"]
                }, numeric: [1]))
            \(total > view.items.count ? "<p>\(ImportStrings.more(total - view.items.count)(language))</p>" as HTML : nil)
            """
    }

    /// What changes, or where something is off, over the ground as it is.
    private static func map(_ view: View, in frame: Frame) -> HTML? {
        let boxes = view.items.compactMap { $0.after.shape?.boundingBox } + [BoundingBox(view.faults.compactMap(\.at))].compactMap(\.self)
        guard let window = boxes.reduce(nil as BoundingBox?, { sum, box in sum?.union(box) ?? box })?.padded(by: 100) else { return nil }
        return .map(
            source: "\(PlacePages.mapSource(window, in: frame)) \(ImportRoutes.path)/\(view.found.id)/map.geojson", in: frame,
            label: ImportStrings.map,
            box: [window.west, window.south, window.east, window.north])
    }

    private static func steps(_ view: View, in frame: Frame) -> HTML? {
        let path = "\(ImportRoutes.path)/\(view.found.id)"
        func step(_ name: String, _ text: Text, _ weight: HTML.Weight) -> HTML {
            HTML.form("\(path)/\(name)", in: frame, HTML.actions(HTML.button(text, in: frame, weight: weight)))
        }
        return switch view.found.status {
        case .ready where view.items.isEmpty: step("discard", ImportStrings.discard, .plain)
        case .ready: "\(step("apply", ImportStrings.apply, .primary))\(step("discard", ImportStrings.discard, .plain))"
        case .faulty: step("discard", ImportStrings.discard, .plain)
        case .applied: step("undo", ImportStrings.undo, .danger)
        case .waiting, .reading: step("discard", ImportStrings.stop, .plain)
        case .undone, .discarded: nil
        }
    }
}

extension TerritoryImport {
    /// The file's name, or what was changed by hand.
    var title: Text { fileName.isEmpty ? label ?? options.layer.text : Text(name: fileName) }
}

extension TerritoryImport.Status {
    var hue: HTML.Hue {
        switch self {
        case .ready, .waiting, .reading: .yellow
        case .faulty: .red
        case .applied: .green
        case .undone, .discarded: .plain
        }
    }
}

extension SurveyProposal.Item.Action {
    var hue: HTML.Hue {
        switch self {
        case .new: .green
        case .changed: .yellow
        case .gone: .red
        case .same: .plain
        }
    }
}
