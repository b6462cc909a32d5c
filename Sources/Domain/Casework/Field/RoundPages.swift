// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Geometry
import HTTPTypes
import Localization
import Web

/// The day's round on a phone: few words, large buttons at the bottom of each card, small pages.
struct RoundPages {
    let view: CaseView
    let actor: Actor
    var stops: [Round.Stop] = []
    var isMore = false
    var box: [Double]?
    var patrol = Patrol(key: "")
    var invalid = Invalid()
    var reminders: ReminderPages?

    /// What is taken down on the way.
    struct Patrol {
        var key: String
        var words = "", placeWords = "", longitude = "", latitude = ""
    }

    static let most = 20
    var frame: Frame { view.frame }
    func words(_ text: Text) -> String { view.words(text) }

    func page() -> Page {
        Page(
            .round, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent, scripts: ["report.js", "map.js", "live.js"],
            content: """
                <h1>\(words(.roundTitle))</h1>
                \(reminders?.region(back: "/round"))\
                <p class="quiet">\(words(.roundOrder)) \(words(.roundNoTrail))</p>
                \(HTML.form("/round/here", in: frame, id: "here", """
                    \(HTML.hidden("longitude", ""))\(HTML.hidden("latitude", ""))\(HTML.actions(HTML.locate(in: frame), HTML.button(.roundByMeDo, in: frame, weight: .plain)))
                    """))
                \(stops.isEmpty ? HTML.empty(.roundEmpty, .roundEmptyHelp, in: frame) : list)
                \(HTML.details(words(.roundMap), HTML.map(source: MapPaths.territory, window: MapPaths.cases, in: frame, label: .roundMap, box: box)))
                <section id="patrol" aria-labelledby="patrol-title"><h2 id="patrol-title">\(words(.patrol))</h2>\(form)</section>
                <nav class="thumb" aria-label="\(words(.patrol))"><a class="button primary" href="#patrol">\(words(.patrol))</a></nav>
                """)
    }

    private var list: HTML {
        "<h2 class=\"unseen\">\(words(.waitsForMe))</h2>\(HTML.cards(stops.map { row($0) }))\(isMore ? "<p class=\"quiet\">\(words(.roundMore))</p>" as HTML : nil)"
    }

    private func row(_ stop: Round.Stop) -> HTML {
        let found = stop.found
        var facts: [HTML] = []
        if found.isDanger { facts.append(HTML.badge(words(.danger), .red)) }
        if let clock = view.clock(found) { facts.append(clock) } else { facts.append(view.statusBadge(found)) }
        if let meters = stop.meters { facts.append("\(words(.away(Int(min(meters, 1e6)))))") }
        if found.counts.reports > 1 { facts.append("\(words(.reportedTimes(found.counts.reports)))") }
        return """
            <article class="card work\(found.isDanger ? " danger" : "")" id="case-\(found.number)"><div>
            <h3><a href="\(Case.path(found.number))">\(view.title(found))</a></h3>
            <p class="words">\(found.words)</p><p class="facts">\(facts.map { "<span>\($0)</span> " as HTML })</p></div>
            <div class="do">\(buttons(found))</div></article>

            """
    }

    /// At most three: take it over, done, help, up.
    private func buttons(_ found: Case) -> HTML {
        let may = found.staffActions(for: actor)
        func to(_ action: Case.Action, _ text: Text, _ weight: HTML.Weight = .plain) -> HTML? {
            may.contains(action) ? HTML.link(text, to: "\(Case.path(found.number))#act-\(action.rawValue)", in: frame, weight: weight) : nil
        }
        if may.contains(.takeOver) { return StepForms.single(.takeOver, .takeOverShort, on: found, in: frame, back: "/round") }
        let ways = [
            to(.verify, .verifyShort, .primary), to(.checkIn, .checkInShort, .primary), to(.inspect, .inspectShort, .primary),
            to(.handle, .doneShort, .primary), to(.callIn, .helpShort), to(.stepUp, .upShort),
        ]
        return "\(ways.compactMap(\.self).prefix(3).map { $0 })"
    }

    private var form: HTML {
        HTML.form(
            "/round", in: frame, multipart: true,
            """
            \(HTML.hidden("key", patrol.key))\(HTML.summary(of: invalid, in: frame))\
            \(HTML.area("words", .patrolWords, in: frame, value: patrol.words, rows: 2, remark: invalid["words"], required: true))\
            \(HTML.hidden("longitude", patrol.longitude))\(HTML.hidden("latitude", patrol.latitude))\(HTML.locate(in: frame))\
            \(HTML.field("place", .patrolPlace, in: frame, value: patrol.placeWords, help: .patrolPlaceHelp, remark: invalid["place"], autocomplete: "off"))\
            \(HTML.photos("photos", .patrolPhoto, in: frame, most: 2, camera: true, help: .photoIfItHelps, remark: invalid["photos"]))\
            \(HTML.button(.patrolDo, in: frame))
            """)
    }
}
