// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Mandates
import QRCode
import Territory
import Web

/// The phone desk: one page, by keyboard alone, with what we know beside what is typed.
struct PhonePages {
    let view: CaseView
    var report: ProxyReport
    var invalid = Invalid()
    var beside = Beside()
    /// The call before this one.
    var sent: Sent?
    var lookup: Lookup?

    /// What the words and the place bring to light.
    struct Beside {
        var place: PlaceFinder.Found?
        var matters: [MatterAdvice] = []
        var similar: [Case] = []
        var isDanger = false
    }

    struct Sent {
        let found: Case
        let isJoined: Bool
        /// A phone number was left, by which the caller can ask again.
        let hasPhone: Bool
        let slip: String
    }

    struct Lookup {
        let number: String, phone: String
        /// Nil where the two do not fit.
        let found: Case?
    }

    var frame: Frame { view.frame }
    func words(_ text: Text) -> String { view.words(text) }

    func page() -> Page {
        Page(
            .phoneDesk, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent, scripts: ["report.js"],
            content: """
                <h1>\(words(.phoneDesk))</h1>
                \(sent.map { after($0) })\(HTML.summary(of: invalid, in: frame))
                <p class="quiet">\(words(.phoneLead)) <a href="/phone/paste">\(words(.pasteLink))</a></p>
                \(HTML.form("/phone", in: frame, "<div class=\"call\"><div>\(fields)</div>\(HTML.similar(from: "/phone/similar", fields: ["words", "place", "choice", "matter", "joins"], fragment))</div>"))
                \(HTML.details(words(.howItStands), isOpen: lookup != nil, lookUp))
                """)
    }

    private var fields: HTML {
        """
        \(HTML.hidden("key", report.key))\
        \(HTML.area("words", .callerWords, in: frame, value: report.words, rows: 3, help: .callerWordsHelp, remark: invalid["words"], required: true))\
        \(HTML.field("place", .callerPlace, in: frame, value: report.placeWords, help: .callerPlaceHelp, remark: invalid["place"], required: true, autocomplete: "off"))\
        \(HTML.field("phone", .callerPhone, in: frame, value: report.phone, kind: "tel", help: .callerHelp, remark: invalid["phone"], autocomplete: "off"))\
        \(HTML.field("name", .callerName, in: frame, value: report.name, autocomplete: "off"))\
        \(HTML.actions(HTML.button(.lookBeside, in: frame, weight: .plain, name: "go", value: "look")))\
        <div class="inline">\(HTML.choice("channel", .channelIs, in: frame, options: ProxyReport.channels.map { ($0.rawValue, words($0.text)) }, chosen: report.channel.rawValue))\
        \(HTML.choice("nature", .natureIs, in: frame, options: Nature.allCases.map { ($0.rawValue, words($0.text)) }, chosen: report.nature.rawValue))</div>\
        \(HTML.actions(HTML.button(.takeDown, in: frame, name: "go", value: "save")))
        """
    }

    /// What stands beside the form; asked anew by `report.js` when typing pauses.
    var fragment: HTML {
        let places = candidates, isAnything = beside.place != nil || !beside.matters.isEmpty || !beside.similar.isEmpty
        return """
            \(beside.isDanger ? danger : nil)<h2>\(words(.besideTitle))</h2>
            \(isAnything ? nil : "<p class=\"quiet\">\(words(.besideEmpty))</p>" as HTML)\
            \(places)\
            \(beside.matters.isEmpty ? nil : HTML.choice("matter", .whichMatter, in: frame, options: matters, chosen: report.matter))\
            \(beside.similar.isEmpty ? nil : HTML.choice("joins", .sameCase, in: frame, options: cases, chosen: report.joins, remark: invalid["joins"]))
            """
    }

    private var danger: HTML { HTML.callout(.red, "<p class=\"lead\">\(words(.dangerCase))</p><p>\(words(.tellDanger))</p>") }

    private var candidates: HTML? {
        switch beside.place {
        case .place(let place): return "<p>\(words(.placeFound)): <strong>\(place.text)</strong></p>"
        case .candidates(let several):
            let options = several.map { (PlaceFinder.key($0), words($0.text)) } + [(PlaceFinder.wordsOnly, words(.placeWordsDo))]
            return HTML.choice("choice", .whichPlace, in: frame, options: options, chosen: report.choice, remark: invalid["choice"])
        case .unknown, .outside:
            return HTML.choice(
                "choice", .whichPlace, in: frame, options: [(PlaceFinder.wordsOnly, words(.placeWordsDo))], chosen: report.choice,
                help: .placeNotOnMap)
        case nil: return nil
        }
    }

    private var matters: [(value: String, text: String)] {
        beside.matters.map { advice in
            let likely = advice.percent.map { " · \(words(.likely($0, isSure: advice.isSure)))" }
            return (MatterAdvice.label(of: advice.matter.reference), words(advice.matter.name) + (likely ?? ""))
        } + [("", words(.registrarDecides))]
    }

    private var cases: [(value: String, text: String)] {
        beside.similar.map { ($0.number, "\($0.number) · \(view.title($0)) · \($0.words.prefix(30))") } + [("", words(.newCase))]
    }

    private func after(_ sent: Sent) -> HTML {
        let parts = CaseNumber.parts(sent.found.number)
        return """
            <section class="sent" aria-labelledby="sent-title" tabindex="-1">
            <h2 id="sent-title">\(words(.readOut))</h2><p class="number-spoken">\(words(.numberSpoken(parts.year, parts.sequence)))</p>
            <p>\(words(sent.hasPhone ? .numberLater : .numberOnline)) \(sent.isJoined ? words(.wasJoined) : "") \(sent.found.assignment.map { words(.alreadyWith($0.party.publicName)) })</p>
            \(sent.found.isDanger ? danger : nil)
            \(HTML.actions(HTML.link(.printSlip, to: sent.slip, in: frame), HTML.link(.openCase, to: Case.path(sent.found.number), in: frame)))
            </section>
            <h2>\(words(.nextCall))</h2>

            """
    }

    private var lookUp: HTML {
        """
        <p class="help">\(words(.howItStandsHelp))</p>
        \(HTML.form("/phone/find", in: frame, """
            \(HTML.field("number", .otherNumber, in: frame, value: lookup?.number ?? "", help: .otherNumberHelp, id: "find-number"))\
            \(HTML.field("phone", .callerPhone, in: frame, value: lookup?.phone ?? "", kind: "tel", autocomplete: "off", id: "find-phone"))\
            \(HTML.button(.lookUp, in: frame, weight: .plain))
            """))\(lookup.map { lookup in
                lookup.found.map { found in
                    "<p role=\"status\">\(words(.standsSo(found.status.text, found.status.isOpen ? found.assignment?.party.publicName : nil)))</p>\(HTML.cards([view.card(found)]))" as HTML
                } ?? HTML.callout(.yellow, "<p role=\"status\">\(words(.notFoundSo))</p>")
            })
        """
    }

    /// To be printed and given to the person: the number, and the link that lets them speak as the reporter.
    static func slip(_ found: Case, link: String, view: CaseView) -> Page {
        let words = { (text: Text) in view.words(text) }, parts = CaseNumber.parts(found.number)
        return Page(
            .receiptTitle, in: view.frame,
            content: """
                <h1>\(words(.receiptTitle))</h1>
                <p class="number-spoken">\(words(.numberSpoken(parts.year, parts.sequence)))</p>
                <p class="lead">\(view.title(found))</p><p>\(view.frame.language.exact(found.openedAt))</p>
                <p>\(words(.slipWords))</p>\(QRCode.svg(link, title: words(.receiptTitle)).map { HTML(raw: $0) })
                <p>\(words(.slipSecret))</p>
                """)
    }
}
