// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization

/// All parts on one page, to look at after a change of style.
public enum Gallery {
    /// The gallery at one fixed moment, so that it can be compared with its snapshot.
    public static func page(in frame: Frame) -> Page {
        Page(GalleryStrings.title, in: frame, width: .wide, scripts: ["map.js", "report.js", "desk.js"], content: content(in: frame))
    }

    /// 2026-11-23 10:00 in China.
    static let now = Date(timeIntervalSince1970: 1_795_399_200)
    private typealias Words = GalleryStrings

    private static func content(in frame: Frame) -> HTML {
        func say(_ text: Text) -> String { text(frame.language) }
        func section(_ title: Text, _ content: HTML) -> HTML { "<h2>\(say(title))</h2>\n\(content)" }
        return """
            <h1>\(say(Words.title))</h1>
            <p class="lead">\(say(Words.lead))</p>
            \(tabs(frame))
            \(board(frame))
            \(section(Words.states, states(frame)))
            \(section(Words.facts, facts(frame)))
            \(section(Words.story, story(frame)))
            \(section(Words.form, form(frame)))
            \(section(Words.table, table(frame)))
            \(section(Words.callouts, callouts(frame)))
            \(section(Words.figures, figures(frame)))
            """
    }

    private static func tabs(_ frame: Frame) -> HTML {
        let links = [(Words.open, true), (Words.settled, false), (Words.deliberated, false)]
        return .tabs(links.map { ($0.0(frame.language), "/dev/gallery", $0.1) }, label: Words.tabs(frame.language))
    }

    private static func cards(_ frame: Frame) -> HTML {
        let language = frame.language
        func card(_ number: String, _ title: Text, _ words: Text, _ who: Text, _ clock: HTML, _ lane: Text) -> HTML {
            .card(
                title(language), to: "/dev/gallery", words: words(language), facts: ["\(who(language))", clock, .badge(lane(language))],
                id: "case-" + number)
        }
        return .cards([
            card(
                "2026-000120", Words.shop, Words.shopWords, Words.shopWho, .clock(.green, Words.left(language), fraction: 0.35, in: frame),
                Words.selfGovernance),
            card(
                "2026-000122", Words.lamp, Words.lampWords, Words.lampWho, .clock(.red, Words.over(language), fraction: 1.2, in: frame),
                Words.enforcement),
            card(
                "2026-000121", Words.water, Words.waterWords, Words.waterWho, .clock(.yellow, Words.little(language), fraction: 0.9, in: frame),
                Words.management),
            card("2026-000123", Words.tree, Words.treeWords, Words.treeWho, .clock(.suspended, Words.paused(language), in: frame), Words.management),
        ])
    }

    /// The list comes first in the document, the map stands beside it, or above it on a phone.
    private static func board(_ frame: Frame) -> HTML {
        """
        <div class="board"><section><h2>\(Words.cards(frame.language))</h2>
        \(HTML.desk(in: frame, cards(frame)))</section>
        <section class="beside"><h2 class="unseen">\(Words.map(frame.language))</h2>
        \(HTML.map(source: "/dev/gallery/map", in: frame, label: Words.map))</section></div>

        """
    }

    private static func states(_ frame: Frame) -> HTML {
        let words: [(Text, HTML.Hue)] = [
            (Words.received, .plain), (Words.handling, .accent), (Words.closed, .green), (Words.dueSoon, .yellow), (Words.overdue, .red),
            (Words.onHold, .suspended),
        ]
        return "<p>\(words.map { "\(HTML.badge($0.0(frame.language), $0.1)) " as HTML })</p>"
    }

    private static func facts(_ frame: Frame) -> HTML {
        let language = frame.language
        return .definition([
            (Words.who(language), .text(Words.shopWho(language))),
            (Words.until(language), .clock(.green, Words.left(language), fraction: 0.35, in: frame)),
            (Words.stands(language), .badge(Words.handling(language), .accent)),
            (Words.dissatisfied(language), .text(Words.dissatisfiedWay(language))),
        ])
    }

    private static func story(_ frame: Frame) -> HTML {
        let language = frame.language
        return .timeline(
            [
                TimelineEntry(
                    at: now - 26 * 3600, "\(Words.reported(language))", more: "<blockquote>\(Words.reportedWords(language))</blockquote>",
                    id: "step-1"),
                TimelineEntry(at: now - 25.5 * 3600, "\(Words.told(language))", who: Words.system(language)),
                TimelineEntry(at: now - 40 * 60, "\(Words.clearing(language))", who: Words.shopkeeper(language), standing: .now),
                TimelineEntry("\(Words.quiet(language))", standing: .next),
            ], now: now, in: frame)
    }

    private static func form(_ frame: Frame) -> HTML {
        var invalid = Invalid()
        invalid["words"] = Words.wordsRemark
        invalid["matter"] = Words.matterRemark
        func options(_ texts: [Text]) -> [(value: String, text: String)] { texts.enumerated().map { ("\($0)", $1(frame.language)) } }
        return .form(
            "/dev/gallery", in: frame, multipart: true, draft: "gallery",
            """
            \(HTML.summary(of: invalid, in: frame))\
            \(HTML.field("place", Words.place, in: frame, value: Words.shop(frame.language), help: Words.placeHelp, required: true))\
            \(HTML.hidden("longitude", "", isKept: true))\(HTML.hidden("latitude", "", isKept: true))\(HTML.locate(in: frame))\
            \(HTML.map(source: "/dev/gallery/map", in: frame, label: Words.pickPlace, pick: HTML.MapPick()))\
            \(HTML.area("words", Words.words, in: frame, help: Words.wordsHelp, remark: invalid["words"], required: true))\
            \(HTML.photos("photos", Words.photos, in: frame, help: Words.photosHelp))\
            \(HTML.select("matter", Words.matter, in: frame, options: options(Words.matters), remark: invalid["matter"]))\
            \(HTML.choice("contact", Words.contact, in: frame, options: options(Words.contacts), chosen: "1"))\
            \(HTML.field("phone", Words.phone, in: frame, kind: "tel", help: Words.phoneHelp, autocomplete: "tel"))\
            \(HTML.tick("agree", Words.agree, in: frame))\
            \(HTML.actions(
                HTML.button(Words.send, in: frame), HTML.button(Words.later, in: frame, weight: .plain),
                HTML.button(Words.withdraw, in: frame, weight: .danger)))
            """)
    }

    private static func table(_ frame: Frame) -> HTML {
        let language = frame.language
        let parties = [Words.shopWho, Words.lampWho, Words.waterWho]
        let rows = Words.matters.indices.map { index -> [HTML] in
            [
                "\(Words.matters[index](language))", "\(parties[index](language))", "\(Words.limits[index](language))",
                "\(17 * (index + 1)) / \(60 * (index + 1))",
            ]
        }
        return """
            \(HTML.table(
                [Words.matter, Words.who, Words.limit, Words.count].map { $0(language) }, rows: rows, caption: Words.tableCaption(language), numeric: [3]))
            \(HTML.pager(newer: "/dev/gallery", older: "/dev/gallery", in: frame))
            \(HTML.pager(page: 6, of: 40, in: frame, label: Words.tableCaption) { "/dev/gallery?page=\($0)" })
            \(HTML.empty(Words.nothing, Words.nothingWay, in: frame, .link(Words.report, to: "/dev/gallery", in: frame, weight: .primary)))
            """
    }

    private static func callouts(_ frame: Frame) -> HTML {
        """
        \(HTML.callout(.red, "<p>\(Words.danger(frame.language))</p>"))
        \(HTML.callout(.accent, "<p>\(Words.hint(frame.language))</p>"))
        """
    }

    private static func figures(_ frame: Frame) -> HTML {
        """
        \(HTML.figure("412", of: "436", Words.figureSettled(frame.language)))
        \(HTML.figure("287", of: "412", Words.figureSelf(frame.language)))
        \(HTML.details(Words.more(frame.language), "<p>\(Words.moreWords(frame.language))</p>"))
        """
    }
}
