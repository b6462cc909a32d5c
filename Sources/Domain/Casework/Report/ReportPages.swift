// SPDX-License-Identifier: Apache-2.0
import Access
import HTTPTypes
import Localization
import Mandates
import Territory
import Triage
import Web

/// The four steps of a report, one thing a page. What was typed stands in the form itself, so that every button may lead anywhere.
struct ReportView {
    let frame: Frame
    let draft: ReportDraft
    let seal: PhotoSeal
    var invalid = Invalid()
    /// The place as the public will read it, once it is known.
    var place: Case.Place?
    /// What danger the words tell of, and whether the matter is one of danger.
    var dangers: [Danger] = []
    var isDanger = false
    var emergency: [EmergencyNumber] = []

    func words(_ text: Text) -> String { text(frame.language) }

    /// Carries what this page does not ask for. The key comes along always.
    private func carried(_ asked: Set<String>) -> HTML {
        let all: [(String, String)] = [
            ("key", draft.key), ("premises", draft.premises), ("place", draft.placeWords), ("choice", draft.choice), ("longitude", draft.longitude),
            ("latitude", draft.latitude), ("words", draft.words), ("nature", draft.nature?.rawValue ?? ""), ("matter", draft.matter),
            ("joins", draft.joins), ("name", draft.name), ("phone", draft.phone),
        ]
        return """
            \(all.filter { !asked.contains($0.0) && !$0.1.isEmpty }.map { HTML.hidden($0.0, $0.1) })\
            \(asked.contains("photo") ? [] : draft.photos.map { HTML.hidden("photo", seal.sealed($0)) })
            """
    }

    /// The form of a step. Its first button is what Enter presses.
    private func form(
        _ step: Int, _ title: Text, asks: Set<String>, scripts: [String] = ["report.js"], isWide: Bool = false, status: HTTPResponse.Status? = nil,
        _ content: HTML
    ) -> Page {
        Page(
            "\(words(title)) · \(words(.reportTitle))", in: frame, status: status ?? (invalid.isEmpty ? .ok : .unprocessableContent),
            scripts: scripts,
            content: """
                <p class="step">\(words(.reportStep(step, title)))</p>
                <h1>\(words(title))</h1>
                \(HTML.summary(of: invalid, in: frame))\(isDanger ? emergencyCard : nil)
                <form method="post" action="/report" enctype="multipart/form-data" novalidate data-draft="report-\(step)">
                <input type="hidden" name="csrf" value="\(frame.csrf)">\(carried(asks))
                \(content)</form>
                """)
    }

    private func go(_ text: Text, _ to: String, weight: HTML.Weight = .primary) -> HTML {
        HTML.button(text, in: frame, weight: weight, name: "go", value: to)
    }

    /// Numbers first: a report here alerts nobody at once.
    var emergencyCard: HTML {
        var numbers = dangers.flatMap { $0.kind.phones.map { EmergencyNumber($0.number, $0.name) } } + emergency
        if numbers.isEmpty {
            numbers = [EmergencyNumber("119", .emergency119), EmergencyNumber("110", .emergency110), EmergencyNumber("120", .emergency120)]
        }
        var seen: Set<String> = []
        let calls = numbers.filter { seen.insert($0.number).inserted }.map { number -> HTML in
            "<a class=\"button danger\" href=\"tel:\(number.number)\">\(words(.call(number.number, number.name)))</a> "
        }
        let advice = dangers.map { "<p><strong>\(words($0.kind.text))</strong>\(words(.colon))\(words($0.kind.advice))</p>" as HTML }
        return HTML.callout(
            .red,
            """
            <h2>\(words(.emergencyTitle))</h2>
            <p class="actions">\(calls)</p>
            \(advice)<p>\(words(.emergencyHelp))</p>
            """)
    }

    // MARK: 1 Where

    /// - Parameters:
    ///   - box: what the map shows first.
    ///   - example: an address of the town.
    func wherePage(box: [Double]?, example: Text?) -> Page {
        form(
            1, .stepWhere, asks: ["place", "longitude", "latitude", "choice", "premises"], scripts: ["report.js", "map.js"],
            """
            \(HTML.field("place", .wherePlace, in: frame, value: draft.placeWords, help: .wherePlaceHelp(example), remark: invalid["place"], autocomplete: "off"))
            <div class="field"><p class="label">\(words(.whereMap))</p>
            \(locateButton)\
            \(HTML.map(source: MapPaths.territory, in: frame, label: .whereMapLabel, box: box, pick: HTML.MapPick()))
            <input type="hidden" id="longitude" name="longitude" value="\(draft.longitude)" data-keep><input type="hidden" name="latitude" value="\(draft.latitude)" data-keep>\
            \(invalid["longitude"].map { "<p class=\"remark\">\(words($0))</p>" as HTML })</div>
            \(HTML.actions(go(.whereNext, "where"), invalid["place"] == .placeUnknown || invalid["longitude"] == .placeOutside ? go(.goOnWithWords, "words", weight: .plain) : ""))
            """)
    }

    /// Shown by `report.js` where the phone can tell its place; nothing without JavaScript.
    private var locateButton: HTML {
        let says = #"{"looking":"\#(words(.locating))","found":"\#(words(.located))","failed":"\#(words(.notLocated))"}"#
        return """
            <p><button type="button" class="button plain scripted" data-locate="\(says)">\(words(.locate))</button></p>

            """
    }

    func choosePage(_ candidates: [PlaceCandidate]) -> Page {
        let options = candidates.map { (PlaceFinder.key($0), $0.text(frame.language)) } + [(PlaceFinder.wordsOnly, words(.whereNone))]
        return form(
            1, .stepWhere, asks: ["choice"],
            """
            \(HTML.choice("choice", .whereChoose, in: frame, options: options, chosen: draft.choice, remark: invalid["choice"]))
            \(HTML.actions(go(.whereNext, "choose"), go(.changePlace, "to-where", weight: .plain)))
            """)
    }

    // MARK: 2 What

    func whatPage() -> Page {
        form(
            2, .stepWhat, asks: ["words", "photos", "photo"],
            """
            \(enter("what"))\(placeLine)
            \(HTML.area("words", .whatWords, in: frame, value: draft.words, rows: 5, help: .whatWordsHelp, remark: invalid["words"], required: true))
            \(keptPhotos)\
            \(draft.photos.count < ReportDraft.photoLimit
                ? HTML.photos("photos", .whatPhotos, in: frame, most: ReportDraft.photoLimit - draft.photos.count, help: .whatPhotosHelp, remark: invalid["photos"])
                : nil)
            \(HTML.actions(go(.whatNext, "what"), go(.changePlace, "to-where", weight: .plain)))
            """)
    }

    private var placeLine: HTML? {
        place.map { found in "<p class=\"lead\">\(words(.place))\(words(.colon))\(found.text)</p>" }
    }

    /// What has been accepted already stays unless it is ticked off.
    private var keptPhotos: HTML? {
        guard !draft.photos.isEmpty else { return nil }
        return """
            <fieldset class="field"><legend>\(words(.photosKept))</legend><ul class="photos">
            \(draft.photos.enumerated().map { index, photo -> HTML in
                """
                <li><figure>\(thumbnail(photo, index))<figcaption><label class="option"><input type="checkbox" name="drop" value="\(photo.id)"> \
                <span>\(words(.photoDrop(index + 1)))</span></label>\(coverButton(index))</figcaption></figure>\(HTML.hidden("photo", seal.sealed(photo)))</li>

                """
            })</ul></fieldset>

            """
    }

    /// What Enter presses where other buttons stand before the one that leads on: out of sight, and out of the way of keys and readers.
    private func enter(_ to: String) -> HTML? {
        draft.photos.isEmpty ? nil : "<button class=\"unseen\" name=\"go\" value=\"\(to)\" tabindex=\"-1\" aria-hidden=\"true\"></button>"
    }

    /// Leads to the photo under its net; what was typed on this page comes along.
    private func coverButton(_ index: Int) -> HTML {
        "<button class=\"button plain\" name=\"go\" value=\"cover-\(index)\">\(words(.coverShort))<span class=\"unseen\"> \(words(.photo(index + 1)))</span></button>"
    }

    /// Between two steps: one photo, of which parts are to be covered before anyone sees it.
    func coverPage(_ index: Int, _ cover: PhotoCover, remark: Text? = nil) -> Page {
        form(
            2, .coverTitle, asks: [], status: remark == nil ? .ok : .unprocessableContent,
            """
            \(HTML.hidden("covering", "\(index)"))\
            \(cover.net(in: frame, source: "/photos/\(cover.photo.id)?ticket=\(seal.ticket(cover.photo.id))", remark: remark))
            \(HTML.actions(go(.coverDo, "covered"), go(.coverNot, "to-check", weight: .plain)))
            """)
    }

    private func thumbnail(_ photo: Report.Photo, _ index: Int) -> HTML {
        "<img src=\"/photos/\(photo.id)?size=small&amp;ticket=\(seal.ticket(photo.id))\" alt=\"\(words(.photo(index + 1)))\" width=\"112\" height=\"112\">"
    }

    // MARK: 2, second half: which matter, and is it known already

    func whichPage(suggestions: [MatterAdvice], similar: [Case], view: CaseView) -> Page {
        let matters = suggestions.map { (Self.value(of: $0.matter), $0.matter.name(frame.language)) }
        // Nothing is chosen for the reporter: what they name sets a case in motion, so that it must be they who name it.
        let chosen = draft.matter.isEmpty ? ReportDraft.unknownMatter : draft.matter
        let natures = Nature.allCases.map { ($0.rawValue, words($0.wish)) }
        return form(
            2, .stepWhich, asks: ["matter", "nature", "joins"],
            """
            \(matters.isEmpty
                ? HTML.hidden("matter", ReportDraft.unknownMatter)
                : HTML.choice(
                    "matter", .matterQuestion, in: frame, options: matters + [(ReportDraft.unknownMatter, words(.matterUnsure))], chosen: chosen,
                    help: .matterHelp, remark: invalid["matter"]))
            \(HTML.choice("nature", .natureQuestion, in: frame, options: natures, chosen: (draft.nature ?? .request).rawValue))
            \(HTML.actions(go(.whichNext, "which"), go(.editWords, "to-what", weight: .plain)))
            \(similar.isEmpty ? nil : duplicates(similar, view))
            """)
    }

    private var contactFields: HTML {
        HTML.group(
            .contactTitle, in: frame,
            """
            <p class="help">\(words(.contactWhy))</p>
            \(HTML.field("name", .contactName, in: frame, value: draft.name, remark: invalid["name"], autocomplete: "name"))\
            \(HTML.field("phone", .contactPhone, in: frame, value: draft.phone, kind: "tel", remark: invalid["phone"], autocomplete: "tel"))
            """)
    }

    static func value(of matter: Matter) -> String { "\(matter.reference.scheme)/\(matter.code)" }

    /// Enough to recognise it: what, where, in which words, since when, how often.
    private func duplicates(_ similar: [Case], _ view: CaseView) -> HTML {
        """
        <section class="duplicates" aria-labelledby="duplicates"><h2 id="duplicates">\(words(.duplicatesTitle))</h2>
        <p>\(words(.duplicatesHelp))</p>
        \(HTML.cards(similar.map { found in
            """
            <article class="card"><div><h3>\(view.title(found))</h3><p class="words">\(found.words)</p>
            <p class="facts"><span>\(view.statusBadge(found))</span> <span>\(words(.reportedTimes(found.counts.reports)))</span> \
            <span>\(HTML.time(found.openedAt, now: view.now, frame.language))</span></p>
            <p class="actions"><button class="button plain" name="joins" value="\(found.number)">\(words(.isThisOne(found.number)))</button> \
            <a href="\(Case.path(found.number))" target="_blank" rel="noopener">\(words(.openOther))</a></p></div></article>
            """
        }))</section>

        """
    }

    // MARK: 3 What everyone will see

    func checkPage(masked: String, matter: Matter?, joins: Case?, view: CaseView) -> Page {
        let isHidden = matter?.isPrivate ?? false
        let name = matter.map { $0.name(frame.language) } ?? words(.matterUnknown)
        return form(
            3, .stepCheck, asks: ["name", "phone"],
            """
            \(enter("send"))\(joins.map { HTML.callout(.accent, "<p>\(words(.previewJoins($0.number)))</p>") })\
            \(isHidden ? HTML.callout(.suspended, "<p>\(words(.previewPrivate))</p>") : nil)\
            <section class="preview" aria-label="\(words(.preview))">
            \(HTML.card(
                joins.map { view.title($0) } ?? "\(name) · \(place?.text ?? "")", words: masked,
                facts: [HTML.badge(words(Case.Status.received.text)), HTML.time(view.now, now: view.now, frame.language)], level: 2))
            \(draft.photos.isEmpty ? nil : "<ul class=\"photos\">\(draft.photos.enumerated().map { "<li><figure>\(thumbnail($1, $0))<figcaption>\(coverButton($0))</figcaption></figure></li>" as HTML })</ul>" as HTML)
            </section>
            \(masked == draft.words ? nil : "<p class=\"help\">\(words(.previewMasked))</p>" as HTML)
            \(contactFields)
            \(HTML.actions(go(.send, "send"), go(.editWords, "to-what", weight: .plain), joins == nil ? go(.editMatter, "to-which", weight: .plain) : "",
                go(.changePlace, "to-where", weight: .plain)))
            """)
    }
}

extension Nature {
    /// The nature as a wish, in the words of whoever reports.
    var wish: Text {
        switch self {
        case .request: .natureRequest
        case .complaint: .natureComplaint
        case .suggestion: .natureSuggestion
        case .question: .natureQuestionOnly
        case .thanks: .natureThanks
        }
    }
}
