// SPDX-License-Identifier: Apache-2.0
import Foundation
import Geometry
import Localization
import Mandates
import Territory
import Web

/// The public board (公示板): the list first in the document, the map beside it.
struct BoardView {
    let frame: Frame
    let filter: BoardFilter
    let figures: BoardStore.Figures
    /// The cards of this page, in the board's order.
    let cards: [HTML]
    /// The number after which the next page begins; nil where there is none.
    let next: String?
    /// Areas that one may choose, with their paths.
    let areas: [Area]
    let area: Area?
    let matters: [MatterReference]
    let box: [Double]?

    func words(_ text: Text) -> String { text(frame.language) }

    func page() -> Page {
        Page(
            .boardTitle(area?.name), in: frame, width: .wide, scripts: ["map.js"],
            content: """
                <h1>\(words(.boardTitle(area?.name)))</h1>
                <p class="lead">\(words(.boardLead))</p>
                <div class="figures">\(HTML.figure(String(figures.open), words(.figureOpen)))\
                \(HTML.figure(String(figures.settledThisWeek), words(.figureSettled)))\
                \(HTML.figure(String(figures.settledByParty), of: String(figures.settledThisWeek), words(.figureByParty)))\
                \(figures.openPrivate > 0 ? HTML.figure(figures.openPrivate < 5 ? words(.underFive) : String(figures.openPrivate), words(.figurePrivate)) : "")\
                \(HTML.actions(.link(.reportHere, to: "/report", in: frame, weight: .primary)))</div>
                \(HTML.tabs(tabs, label: words(.showWhich)))
                \(filters)
                <div class="board"><section class="list" aria-label="\(words(.boardList))">
                \(cards.isEmpty ? empty : HTML.cards(cards))\(HTML.pager(newer: filter.before == nil ? nil : link { $0.before = nil }, older: next.map { number in link { $0.before = number } }, in: frame))
                </section>
                <section class="beside" aria-label="\(words(.boardMap))">\(map)</section></div>
                """)
    }

    private var map: HTML {
        HTML.map(source: MapPaths.territory, window: MapPaths.cases, in: frame, label: .boardMapLabel, box: box)
    }

    private var tabs: [(text: String, path: String, isCurrent: Bool)] {
        BoardFilter.Show.allCases.map { show in
            (
                words(show.text),
                link {
                    $0.show = show
                    $0.before = nil
                }, show == filter.show
            )
        }
    }

    /// Fields in the address, so that what one looks at can be kept and passed on. The area stands alone: it is chosen once.
    private var filters: HTML {
        let isNarrowed = filter.lane != nil || filter.matterCode != nil || !filter.words.isEmpty
        let lanes = [("", words(.filterAny))] + Lane.allCases.map { ($0.rawValue, words($0.mark)) }
        let choices = [("", words(.filterAny))] + matters.map { ($0.code, words($0.name)) }
        let places = [("", words(.wholeArea))] + areas.map { ($0.path, ($0.level == .community ? "" : "\u{2003}") + words($0.name)) }
        return HTML.search(
            "/",
            """
            \(filter.show == .open ? nil : HTML.hidden("show", filter.show.rawValue))\
            \(HTML.select("area", .myArea, in: frame, options: places, chosen: filter.areaPath ?? ""))\
            \(HTML.field("q", .filterWords, in: frame, value: filter.words, kind: "search"))\
            \(HTML.button(.filterGo, in: frame, weight: .plain))\
            \(HTML.details(
                words(.filterMore), isOpen: filter.lane != nil || filter.matterCode != nil,
                HTML(raw: HTML.select("lane", .filterLane, in: frame, options: lanes, chosen: filter.lane ?? "").markup
                    + HTML.select("matter", .filterMatter, in: frame, options: choices, chosen: filter.matterCode ?? "").markup)))\
            \(isNarrowed ? "<a href=\"\(link { $0.lane = nil; $0.matterCode = nil; $0.words = ""; $0.before = nil })\">\(words(.filterClear))</a>" as HTML : nil)
            """)
    }

    private var empty: HTML {
        let isNarrowed = filter.lane != nil || filter.matterCode != nil || !filter.words.isEmpty
        if isNarrowed { return HTML.empty(.emptySearch, .emptySearchHow, in: frame) }
        if filter.show == .settled { return HTML.empty(.emptySettled, .emptySettledHow, in: frame) }
        return HTML.empty(.emptyBoard, .emptyBoardHow, in: frame, .link(.reportHere, to: "/report", in: frame))
    }

    /// This view with something changed, as an address.
    private func link(_ change: (inout BoardFilter) -> Void) -> String {
        var changed = filter
        change(&changed)
        var query: [(String, String)] = []
        if changed.show != .open { query.append(("show", changed.show.rawValue)) }
        if let path = changed.areaPath { query.append(("area", path)) }
        if let lane = changed.lane { query.append(("lane", lane)) }
        if let code = changed.matterCode { query.append(("matter", code)) }
        if !changed.words.isEmpty { query.append(("q", changed.words)) }
        if let before = changed.before { query.append(("before", before)) }
        return query.isEmpty ? "/" : "/?" + query.map { "\($0.0)=\($0.1.queryEscaped)" }.joined(separator: "&")
    }
}

extension BoardFilter.Show {
    var text: Text {
        switch self {
        case .open: .showOpen
        case .settled: .showSettled
        case .all: .showAll
        }
    }
}
