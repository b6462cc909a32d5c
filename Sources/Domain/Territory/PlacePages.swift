// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import QRCode
import Web

enum PlacePages {
    /// Where the map of a window is.
    static func mapSource(_ window: BoundingBox, in frame: Frame) -> String { "/api/v1/map?bbox=\(window.text)&lang=\(frame.language.rawValue)" }

    static func map(of window: BoundingBox, around meters: Double, label: Text, in frame: Frame) -> HTML {
        .map(
            source: mapSource(window.padded(by: meters), in: frame), in: frame, label: label,
            box: [window.west, window.south, window.east, window.north])
    }

    private static func searchForm(_ words: String, in frame: Frame) -> HTML {
        .search(
            "/places/search",
            "\(HTML.field("q", .findPlace, in: frame, value: words, kind: "search", help: .findPlaceHelp))\(HTML.button(.search, in: frame))")
    }

    // The tree

    static func tree(_ index: TerritoryIndex, in frame: Frame) -> Page {
        let language = frame.language
        guard !index.areas.isEmpty else {
            return Page(
                .places, in: frame, content: "<h1>\(Text.places(language))</h1>\n\(HTML.empty(.nothingDrawn, .nothingDrawnWay, in: frame))")
        }
        let roots = index.children(of: "")
        return Page(
            .places, in: frame, width: .wide, scripts: ["map.js"],
            content: """
                <h1>\(Text.places(language))</h1>
                <p class="lead">\(Text.placesLead(language))</p>
                \(searchForm("", in: frame))
                \(roots.map { root($0, index, in: frame) })
                \(index.boundingBox.map { map(of: $0, around: 200, label: .mapOfPlaces, in: frame) })
                <p><a href="\(DivisionPages.path(nil))">\(Text.divisions(language))</a> · <a href="/places/codes.csv">\(Text.codesTable(language))</a></p>
                """)
    }

    private static func root(_ area: Area, _ index: TerritoryIndex, in frame: Frame) -> HTML {
        let language = frame.language
        return """
            <h2><a href="\(area.pagePath)">\(area.name(language))</a></h2>
            \(HTML.table(
                [Area.Level.community.text(language), Area.Level.grid.text(language), Text.households(language), Text.extent(language)],
                rows: index.children(of: area.path).map { child -> [HTML] in
                    let grids = index.areas(under: child.path, level: .grid).count, micros = index.areas(under: child.path, level: .microGrid).count
                    return [
                        "<a href=\"\(child.pagePath)\">\(child.name(language))</a>", "\(Text.gridCount(grids, micros)(language))", "\(child.households)",
                        "\(Text.squareMeters(child.boundary.area)(language))",
                    ]
                }, numeric: [2]))
            """
    }

    // One area

    /// An area with what others say of it.
    struct AreaView: Sendable {
        var area: Area
        var codes: [AreaCode] = []
        var responsible: HTML?
        var memory: HTML?
        var links: HTML?
    }

    static func area(_ view: AreaView, _ index: TerritoryIndex, mayEdit: Bool, address: String, in frame: Frame) -> Page {
        let language = frame.language, area = view.area
        let children = area.until == nil ? index.children(of: area.path) : []
        var facts: [(term: String, is: HTML)] = [(Text.levelOfArea(language), "\(area.level.text(language))")]
        if let kind = area.kind { facts.append((Text.kindOfGrid(language), "\(kind.text(language))")) }
        facts.append((Text.codeOfArea(language), "\(area.code.value) <small>\(area.code.scheme.text(language))</small>"))
        if area.households > 0 { facts.append((Text.households(language), "\(Text.householdCount(area.households)(language))")) }
        if !area.boundary.isEmpty { facts.append((Text.extent(language), "\(Text.squareMeters(area.boundary.area)(language))")) }
        facts.append((Text.since(language), "\(area.from.description)"))
        return Page(
            area.name(language), in: frame, scripts: ["map.js"],
            content: """
                \(breadcrumb(index.ancestors(of: area.path), in: frame))
                <h1>\(area.name(language))</h1>
                \(area.until.map { HTML.callout(.yellow, "<p>\(Text.ended($0)(language))</p>") })
                \(HTML.definition(facts))
                \(area.boundary.boundingBox.map { map(of: $0, around: 120, label: area.name, in: frame) })
                \(area.until == nil ? actions(area, mayEdit: mayEdit, in: frame) : nil)
                \(view.responsible)
                \(list(of: children, in: frame))
                \(area.level == .microGrid && area.until == nil ? standing(in: area, index, frame) : nil)
                \(view.memory)
                \(view.links)
                \(CodePages.section(area, view.codes, mayEdit: mayEdit, today: index.day, in: frame))
                \(code(address + area.pagePath, title: area.name, in: frame))
                """)
    }

    private static func actions(_ area: Area, mayEdit: Bool, in frame: Frame) -> HTML {
        var links = [HTML.link(.reportHere, to: area.reportPath, in: frame, weight: .primary)]
        if area.level >= .community { links.append(HTML.link(.posterToPrint, to: area.posterPath, in: frame)) }
        if mayEdit {
            links.append(HTML.link(EditStrings.edit, to: EditPages.path(.areas, area.path), in: frame))
            links.append(HTML.link(EditStrings.whatStands, to: EditPages.listPath(area.path), in: frame))
        }
        return HTML.actions("\(links)")
    }

    private static func breadcrumb(_ above: [Area], in frame: Frame) -> HTML {
        let language = frame.language
        let links = above.map { "<li><a href=\"\($0.pagePath)\">\($0.name(language))</a></li>" as HTML }
        return """
            <nav class="breadcrumb" aria-label="\(Text.breadcrumb(language))"><ol><li><a href="/places">\(Text.places(language))</a></li>\(links)</ol></nav>

            """
    }

    private static func list(of children: [Area], in frame: Frame) -> HTML? {
        guard let first = children.first else { return nil }
        let language = frame.language
        return """
            <h2>\(Text.inside(language))</h2>
            \(HTML.table(
                [first.level.text(language), Text.households(language), Text.extent(language)],
                rows: children.map { child -> [HTML] in
                    [
                        "<a href=\"\(child.pagePath)\">\(child.name(language))</a>\(child.kind == .dedicated ? " \(HTML.badge(Area.Kind.dedicated.text(language)))" as HTML : "")",
                        "\(child.households)", "\(Text.squareMeters(child.boundary.area)(language))",
                    ]
                }, numeric: [1]))
            """
    }

    /// The buildings and shops of a micro-grid. Household counts stand with areas only: a small building's would be a household's.
    private static func standing(in area: Area, _ index: TerritoryIndex, _ frame: Frame) -> HTML {
        let language = frame.language
        let buildings = index.buildings.filter { $0.areaPath == area.path && ($0.estate != nil || $0.name != nil) }
        let shops = index.premises.filter { $0.areaPath == area.path }
        return """
            \(shops.isEmpty ? nil : "<h2>\(Text.shopsHere(language))</h2>\n\(HTML.cards(shops.map { HTML.card($0.name(language), to: $0.path, facts: ["\($0.kind.text(language))", "\($0.address(language))"]) }))" as HTML)\
            \(buildings.isEmpty ? nil : "<h2>\(Text.buildingsHere(language))</h2>\n<ul class=\"columns\">\(buildings.map { "<li>\($0.publicName(language))</li>" as HTML })</ul>\n" as HTML)
            """
    }

    private static func code(_ link: String, title: Text, in frame: Frame) -> HTML? {
        QRCode.svg(link, title: title(frame.language)).map { svg in
            .details(
                Text.codeToPrint(frame.language), "<p>\(Text.codeToPrintHelp(frame.language))</p><p>\(HTML(raw: svg))</p><p><code>\(link)</code></p>")
        }
    }

    // Premises

    static func premises(_ shop: Premises, _ index: TerritoryIndex, mayEdit: Bool, address: String, in frame: Frame) -> Page {
        let language = frame.language, isClosed = shop.until.map { $0 <= index.day } ?? false
        let window = BoundingBox([shop.coordinate])
        return Page(
            shop.name(language), in: frame, scripts: ["map.js"],
            content: """
                <h1>\(shop.name(language))</h1>
                \(isClosed ? HTML.callout(.yellow, "<p><strong>\(Text.closedShop(language))</strong></p><p>\(Text.closedShopWay(language))</p>") : nil)
                \(HTML.definition([
                    (Text.kindOfPremises(language), "\(shop.kind.text(language))"), (Text.address(language), "\(shop.address(language))"),
                    (Text.lies(language), "<a href=\"\(Area.pagePath(shop.areaPath))\">\(index.name(of: shop.areaPath)(language))</a>"),
                    (Text.doorCode(language), "<code>\(shop.code)</code>"),
                ]))
                \(HTML.actions(
                    HTML.link(.reportHere, to: "/report?premises=\(shop.code)", in: frame, weight: .primary),
                    mayEdit && !isClosed ? HTML.link(EditStrings.edit, to: EditPages.path(.premises, shop.id), in: frame) : ""))
                \(window.map { map(of: $0.padded(by: 90), around: 60, label: shop.name, in: frame) })
                \(code(address + shop.path, title: shop.name, in: frame))
                <p class="help">\(Text.privacyNote(language))</p>
                """)
    }

    // Search

    static func search(_ words: String, _ found: [PlaceCandidate], _ index: TerritoryIndex, in frame: Frame) -> Page {
        let language = frame.language
        let results: HTML =
            if words.isEmpty { "" } else if found.isEmpty { .empty(.nothingFound, .nothingFoundWay, in: frame) } else {
                .cards(found.map { card($0, index, in: frame) })
            }
        return Page(.findPlace, in: frame, content: "<h1>\(Text.findPlace(language))</h1>\n\(searchForm(words, in: frame))\n\(results)")
    }

    private static func card(_ found: PlaceCandidate, _ index: TerritoryIndex, in frame: Frame) -> HTML {
        let language = frame.language
        let path = found.areaPath.isEmpty ? index.microGrid(at: found.coordinate)?.path : found.areaPath
        let target = found.kind == .premises ? index.premises(id: found.id)?.path : path.map { Area.pagePath($0) }
        var facts: [HTML] = ["\(found.kind.text(language))"]
        if let path { facts.append("\(index.name(of: path)(language))") }
        return .card(
            found.text(language), to: target, words: found.reasons.map { $0.text(language) }.joined(separator: Text.listComma(language)),
            facts: facts,
            level: 2)
    }
}

extension Area {
    /// Its page: `/places/330105013/001`.
    public var pagePath: String { Area.pagePath(path) }
    public static func pagePath(_ path: String) -> String { "/places" + path.dropLast() }
}
