// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Territory
import Web

/// The desk: what waits for me now, then what I watch.
struct DeskPages {
    let view: CaseView
    let actor: Actor
    let filter: DeskFilter
    var reminders: ReminderPages?
    var frame: Frame { view.frame }

    /// One page of a desk, ready to be shown.
    struct Contents {
        var counts: [(queue: DeskStore.Queue?, count: Int)] = []
        /// In order, this page's rows alone.
        var cases: [Case] = []
        var watched: [Case] = []
        /// Whether the one case is the one whose number was asked for.
        var named = false
        var total = 0
        var ordered = 0
        var pages = 1
        var areas: [(value: String, text: String)] = []
        var places: [String: Text] = [:]
        var lateness: StageLateness?
    }

    func words(_ text: Text) -> String { view.words(text) }

    func page(_ contents: Contents) -> Page {
        Page(
            .deskTitle, in: frame, width: .wide, scripts: ["desk.js", "live.js"],
            content: """
                <h1>\(words(.deskTitle))</h1>
                \(reminders?.region(back: "/desk"))\
                \(HTML.tabs(contents.counts.map { tab($0.queue, $0.count) }, label: words(.queues)))
                \(filters(contents))
                \(contents.cases.isEmpty ? HTML.desk(in: frame, empty(contents)) : list(contents))
                \(contents.lateness?.html(view))\
                \(contents.watched.isEmpty ? nil : "<h2>\(words(.queueWatch))</h2><div class=\"rows\">\(HTML.cards(contents.watched.map { row($0, contents) }))</div>" as HTML)
                """)
    }

    private func tab(_ queue: DeskStore.Queue?, _ count: Int) -> (text: String, path: String, isCurrent: Bool) {
        var to = filter
        to.queue = queue
        to.page = 1
        return ("\(words(queue?.text ?? .waitsForMe)) \(count)", to.path, queue == filter.queue)
    }

    private func filters(_ contents: Contents) -> HTML {
        HTML.search(
            "/desk",
            """
            \(HTML.hidden("queue", filter.queue?.rawValue ?? ""))\
            \(contents.areas.count < 2 ? nil : HTML.select("area", .filterArea, in: frame, options: [("", words(.myWholeArea))] + contents.areas, chosen: filter.area))\
            \(HTML.field("words", .deskWords, in: frame, value: filter.words, kind: "search"))\(HTML.button(.filterDo, in: frame, weight: .plain))\
            \(filter.isNarrow ? HTML.link(.clearFilter, to: DeskFilter(queue: filter.queue).path, in: frame) : "")
            """)
    }

    private func empty(_ contents: Contents) -> HTML {
        if filter.isNarrow {
            return HTML.empty(.emptyFilter, in: frame, HTML.link(.clearFilter, to: DeskFilter(queue: filter.queue).path, in: frame))
        }
        guard filter.queue == nil else { return HTML.empty(.emptyQueue, in: frame) }
        return HTML.empty(.emptyDesk, .emptyDeskHelp, in: frame)
    }

    private func list(_ contents: Contents) -> HTML {
        let many = contents.total > contents.ordered
        if contents.named {
            return """
                <h2>\(words(.deskNamed))</h2>
                <div class="rows">\(HTML.desk(in: frame, HTML.cards(contents.cases.map { row($0, contents) })))</div>
                """
        }
        return """
            <h2 class="unseen">\(words(filter.queue?.text ?? .waitsForMe))</h2>
            <p class="quiet">\(words(many ? .deskMany(contents.ordered, contents.total) : .deskCount(contents.total)))</p>
            <div class="rows">\(HTML.desk(in: frame, HTML.cards(contents.cases.map { row($0, contents) })))</div>\
            \(HTML.pager(page: filter.page, of: contents.pages, in: frame) { number in
                var to = filter
                to.page = number
                return to.path
            })
            """
    }

    /// What, who, by when, and what I can do.
    func row(_ found: Case, _ contents: Contents) -> HTML {
        var facts: [HTML] = [view.statusBadge(found)]
        if found.isDanger { facts.insert(HTML.badge(words(.danger), .red), at: 0) }
        if found.isPrivate { facts.append(HTML.badge(words(.notPublic))) }
        if let party = found.assignment?.party, found.status.isOpen { facts.append("\(words(party.publicName))") }
        let stage = view.stageMark(found)
        if let stage { facts.append(stage) }
        if let clock = view.clock(found, label: stage == nil ? nil : .wholeLimit) { facts.append(clock) }
        if let lane = found.lane { facts.append(HTML.badge(words(lane.mark))) }
        if found.counts.reports > 1 { facts.append("\(words(.reportedTimes(found.counts.reports)))") }
        if let place = contents.places[found.place.areaPath] { facts.append("\(words(place))") }
        facts.append(HTML.time(found.openedAt, now: view.now, frame.language))
        facts.append("\(found.number)")
        return """
            <article class="card work\(found.isDanger ? " danger" : "")" id="case-\(found.number)"><div>
            <h3><a href="\(Case.path(found.number))">\(view.title(found))</a></h3>
            <p class="words">\(found.words)</p>
            <p class="facts">\(facts.map { "<span>\($0)</span> " as HTML })</p></div>
            <div class="do">\(main(found))</div></article>

            """
    }

    /// Taking over and checking in need no words: one click. All else leads to its form.
    private func main(_ found: Case) -> HTML? {
        guard let action = found.mainAction(for: actor) else { return nil }
        if action == .takeOver { return StepForms.single(action, .takeOverShort, on: found, in: frame, back: filter.path) }
        return HTML.link(action.text, to: "\(Case.path(found.number))#act-\(action.rawValue)", in: frame)
    }
}
