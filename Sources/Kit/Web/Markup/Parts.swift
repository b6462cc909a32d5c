// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// What pages are made of, besides forms.
extension HTML {
    /// Something that can be opened: its title in one line, words in at most two, and below them the facts that matter, side by side.
    public static func card(
        _ title: String, to path: String? = nil, words: String? = nil, facts: [HTML] = [], image: HTML? = nil, level: Int = 3, id: String? = nil
    ) -> HTML {
        """
        <article class="card"\(attribute: "id", id)>\(image)<div>
        <h\(level)>\(path.map { "<a href=\"\($0)\">\(title)</a>" as HTML } ?? "\(title)")</h\(level)>
        \(words.map { "<p class=\"words\">\($0)</p>\n" as HTML })\
        \(facts.isEmpty ? nil : "<p class=\"facts\">\(facts.map { "<span>\($0)</span> " as HTML })</p>\n" as HTML)</div></article>

        """
    }

    /// Cards below each other, told as a list to those who hear the page.
    public static func cards(_ cards: [HTML]) -> HTML {
        "<ul class=\"cards\">\n\(cards.map { "<li>\($0)</li>\n" as HTML })</ul>\n"
    }

    /// A table; on narrow windows every row becomes a block with its column's name before each cell.
    ///
    /// - Parameter numeric: the columns, from 0, that hold figures: right-aligned.
    public static func table(_ headers: [String], rows: [[HTML]], caption: String? = nil, numeric: Set<Int> = []) -> HTML {
        """
        <table role="table">\(caption.map { "<caption>\($0)</caption>" as HTML })
        <thead role="rowgroup"><tr role="row">\(headers.enumerated().map { index, header -> HTML in
            "<th role=\"columnheader\" scope=\"col\"\(attribute: "class", numeric.contains(index) ? "number" : nil)>\(header)</th>"
        })</tr></thead>
        <tbody role="rowgroup">
        \(rows.map { row -> HTML in
            "<tr role=\"row\">\(row.enumerated().map { index, cell -> HTML in "<td role=\"cell\"\(attribute: "class", numeric.contains(index) ? "number" : nil) data-label=\"\(index < headers.count ? headers[index] : "")\">\(cell)</td>" })</tr>\n"
        })</tbody></table>

        """
    }

    /// Leads to the pages before and after this one, by the addresses that continue the list; nothing where there is only one page.
    public static func pager(newer: String? = nil, older: String? = nil, in frame: Frame, label: Text? = nil) -> HTML {
        guard newer != nil || older != nil else { return "" }
        return """
            <nav class="pager" aria-label="\((label ?? WebStrings.pages)(frame.language))">\
            \(newer.map { "<a rel=\"prev\" href=\"\($0)\">← \(WebStrings.newer(frame.language))</a> " as HTML })\
            \(older.map { "<a rel=\"next\" href=\"\($0)\">\(WebStrings.older(frame.language)) →</a>" as HTML })</nav>

            """
    }

    /// Leads to numbered pages: the first, the last, and those around this one.
    public static func pager(page: Int, of count: Int, in frame: Frame, label: Text? = nil, link: (Int) -> String) -> HTML {
        guard count > 1 else { return "" }
        var parts: [HTML] = [], last = 0
        for number in 1...count where number == 1 || number == count || abs(number - page) <= 2 {
            if number > last + 1 { parts.append("<span aria-hidden=\"true\">…</span> ") }
            parts.append(
                """
                <a href="\(link(number))"\(attribute: "aria-current", number == page ? "page" : nil) aria-label="\(WebStrings.page(number)(frame.language))">\(number)</a> 
                """)
            last = number
        }
        return "<nav class=\"pager\" aria-label=\"\((label ?? WebStrings.pages)(frame.language))\">\(parts)</nav>\n"
    }

    /// Where there is nothing yet: what will be here, and how to begin.
    public static func empty(_ title: Text, _ beginning: Text? = nil, in frame: Frame, _ way: HTML? = nil) -> HTML {
        """
        <div class="empty"><p class="lead">\(title(frame.language))</p>\(beginning.map { "<p>\($0(frame.language))</p>" as HTML })\(way)</div>

        """
    }

    /// How a time limit stands.
    public enum Clock: String, Sendable, CaseIterable { case green, yellow, red, suspended }

    /// How much of the time is used: a shape, a bar and words, so that nothing is told by colour alone.
    ///
    /// - Parameters:
    ///   - text: what it says, such as 还剩 3 小时.
    ///   - fraction: the part of the time that is used, from 0 to 1; without it there is no bar.
    public static func clock(_ state: Clock, _ text: String, fraction: Double? = nil, in frame: Frame) -> HTML {
        let used = fraction.map { $0.isNaN ? 0 : Int((max(0, min(1, $0)) * 100).rounded()) }
        let word = WebStrings.clock(state)(frame.language)
        let bar: HTML? = used.map {
            """
            <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/>\
            <rect class="used" width="\($0)" height="6"/></svg>
            """
        }
        return """
            <span class="clock \(state.rawValue)"><svg class="shape" viewBox="0 0 16 16" aria-hidden="true">\(shape(state))</svg>\
            <span class="\(state == .yellow ? "state" : "unseen")">\(word)\(WebStrings.comma(frame.language))</span><span>\(text)</span>\(bar)</span>
            """
    }

    private static func shape(_ state: Clock) -> HTML {
        switch state {
        case .green: "<circle cx=\"8\" cy=\"8\" r=\"6\"/>"
        case .yellow: "<path d=\"M8 1.5 15 14H1z\"/>"
        case .red: "<path d=\"M2 2h12v12H2z\"/>"
        case .suspended: "<path d=\"M3 2h4v12H3zM9 2h4v12H9z\"/>"
        }
    }

    /// A word in a frame, of the hue of its kind. The word must say it all.
    public enum Hue: String, Sendable { case plain, accent, green, yellow, red, suspended }
    public static func badge(_ text: String, _ hue: Hue = .plain) -> HTML { "<span class=\"badge \(hue.rawValue)\">\(text)</span>" }

    /// Terms and what they are: who, where, by when.
    public static func definition(_ list: [(term: String, is: HTML)]) -> HTML {
        "<dl class=\"facts-list\">\n\(list.map { "<div><dt>\($0.term)</dt><dd>\($0.is)</dd></div>\n" as HTML })</dl>\n"
    }

    /// Views of the same thing, each a page of its own.
    public static func tabs(_ links: [(text: String, path: String, isCurrent: Bool)], label: String) -> HTML {
        """
        <nav class="tabs" aria-label="\(label)"><ul>\(links.map {
            "<li><a href=\"\($0.path)\"\(attribute: "aria-current", $0.isCurrent ? "page" : nil)>\($0.text)</a></li>" as HTML
        })</ul></nav>

        """
    }

    /// A moment in words people use, with the exact time for those who point at it and for machines.
    public static func time(_ date: Date, now: Date, _ language: Language) -> HTML {
        "<time datetime=\"\(WallTime(date).machine)\" title=\"\(language.exact(date))\">\(language.relative(date, to: now))</time>"
    }

    /// A remark in passing, a warning or a danger that stands apart from the text.
    public static func callout(_ hue: Hue = .plain, _ content: HTML) -> HTML { "<div class=\"callout \(hue.rawValue)\">\(content)</div>\n" }

    /// More that is shown on demand.
    public static func details(_ summary: String, isOpen: Bool = false, _ content: HTML) -> HTML {
        "<details\("open", if: isOpen)><summary>\(summary)</summary>\(content)</details>\n"
    }

    /// A figure with its denominator: 12 of 40.
    public static func figure(_ number: String, of whole: String? = nil, _ label: String) -> HTML {
        """
        <div class="figure"><span class="amount">\(number)\(whole.map { "<span class=\"whole\"> / \($0)</span>" as HTML })</span> <span class="what">\(label)</span></div>

        """
    }
}
