// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Mandates
import Territory
import Web

/// The page on which matters are taken out of a chat group.
struct PastePages {
    let view: CaseView
    var matters: [PastedMatter] = []
    var beside: [PhonePages.Beside] = []
    /// The number under which each was taken down before, if it was.
    var known: [String?] = []
    /// The numbers of what was taken down just now.
    var taken: [String] = []
    /// The text was longer than what is read, or had more matters.
    var isCut = false
    var invalid = Invalid()
    private var frame: Frame { view.frame }
    /// Whether the form has come back, so that what is missing is asked for.
    var isAsked = false

    private func words(_ text: Text) -> String { view.words(text) }

    func start(_ text: String = "") -> Page {
        Page(
            .pasteTitle, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(words(.pasteTitle))</h1>\(HTML.summary(of: invalid, in: frame))<p class="lead">\(words(.pasteLead))</p>
                \(text.isEmpty ? nil : HTML.callout(.yellow, "<p role=\"status\">\(words(.pasteNoMatter))</p>"))\
                \(HTML.form("/phone/paste", in: frame, """
                    \(HTML.area("text", .pasteText, in: frame, value: text, rows: 12, help: .pasteHelp, remark: invalid["text"], required: true))\
                    \(HTML.actions(HTML.button(.pasteRead, in: frame, name: "go", value: "read"), HTML.link(.phoneDesk, to: "/phone", in: frame)))
                    """))
                """)
    }

    func proposals() -> Page {
        Page(
            .pasteTitle, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(words(.pasteTitle))</h1>\(taken.isEmpty ? nil : done)\(HTML.summary(of: invalid, in: frame))
                <p class="lead">\(words(.pasteFound(matters.count)))</p>
                \(isCut ? HTML.callout(.yellow, "<p>\(words(.pasteCut(PastedMatter.most)))</p>") : nil)\
                \(HTML.form("/phone/paste", in: frame, """
                    <button name="go" value="look" hidden></button>\(HTML.hidden("count", String(matters.count)))\
                    \(matters.indices.map { one($0) })\
                    \(buttons)
                    """))
                """)
    }

    private var buttons: HTML {
        HTML.actions(
            HTML.button(.pasteTake, in: frame, name: "go", value: "take"),
            HTML.button(.pasteLook, in: frame, weight: .plain, name: "go", value: "look"),
            HTML.link(.pasteAgain, to: "/phone/paste", in: frame))
    }

    private var done: HTML {
        """
        <section class="sent" aria-labelledby="sent-title" tabindex="-1"><h2 id="sent-title">\(words(.pasteTaken(taken.count)))</h2>
        <ul>\(taken.map { "<li><a href=\"\(Case.path($0))\">\($0)</a></li>" as HTML })</ul></section>

        """
    }

    private func one(_ number: Int) -> HTML {
        let matter = matters[number], report = matter.report, beside = beside[number]
        func name(_ field: String) -> String { "\(field)-\(number)" }
        let head = words(.pasteOne(number + 1, speaker: report.name, said: matter.said))
        let hidden: HTML = """
            \(HTML.hidden(name("key"), report.key))\(HTML.hidden(name("said"), matter.said))\(HTML.hidden(name("also"), String(report.also)))\
            \(HTML.hidden(name("pictures"), String(matter.pictures)))
            """
        if let known = known[number] {
            return """
                <section class="pasted"><h2>\(head)</h2><blockquote>\(report.words)</blockquote>
                <p>\(words(.pasteKnown)) <a href="\(Case.path(known))">\(known)</a></p>\(hidden)\(HTML.hidden(name("words"), report.words))\
                \(HTML.hidden(name("name"), report.name))</section>

                """
        }
        var about: [String] = []
        if report.also > 0 { about.append(words(.pasteAlso(report.also))) }
        if matter.pictures > 0 { about.append(words(.pastePictures(matter.pictures))) }
        return """
            <section class="pasted"><h2>\(head)</h2>\(hidden)\
            \(beside.isDanger ? HTML.callout(.red, "<p class=\"lead\">\(words(.dangerCase))</p>") : nil)\
            \(about.isEmpty ? nil : "<p class=\"quiet\">\(about.joined(separator: " "))</p>" as HTML)\
            \(HTML.tick(name("take"), .pasteTakeThis, in: frame, ticked: matter.isTaken))\
            <div class="call"><div>\(HTML.area(name("words"), .callerWords, in: frame, value: report.words, rows: 3, remark: invalid[name("words")]))\
            \(HTML.field(name("name"), .callerName, in: frame, value: report.name, remark: invalid[name("name")], autocomplete: "off"))\
            \(HTML.select(name("nature"), .natureIs, in: frame, options: Nature.allCases.map { ($0.rawValue, words($0.text)) }, chosen: report.nature.rawValue))</div>\
            <div>\(HTML.field(name("place"), .callerPlace, in: frame, value: report.placeWords, help: .callerPlaceHelp, remark: invalid[name("place")], autocomplete: "off"))\
            \(place(beside, report, number))\
            \(beside.matters.isEmpty ? nil : HTML.select(name("matter"), .whichMatter, in: frame, options: matterOptions(beside), chosen: report.matter))\
            \(beside.similar.isEmpty ? nil : HTML.choice(name("joins"), .sameCase, in: frame, options: cases(beside), chosen: report.joins, remark: invalid[name("joins")]))</div></div></section>

            """
    }

    private func place(_ beside: PhonePages.Beside, _ report: ProxyReport, _ number: Int) -> HTML? {
        let id = "choice-\(number)", wordsOnly = (PlaceFinder.wordsOnly, words(.placeWordsDo))
        switch beside.place {
        case .place(let place): return "<p>\(words(.placeFound)): <strong>\(place.text)</strong></p>"
        case .candidates(let several):
            return HTML.choice(
                id, .whichPlace, in: frame, options: several.map { (PlaceFinder.key($0), words($0.text)) } + [wordsOnly], chosen: report.choice,
                remark: invalid[id])
        case .unknown, .outside: return HTML.choice(id, .whichPlace, in: frame, options: [wordsOnly], chosen: report.choice, help: .placeNotOnMap)
        case nil: return HTML.choice(id, .whichPlace, in: frame, options: [wordsOnly], chosen: report.choice, help: .pasteNoPlace)
        }
    }

    private func matterOptions(_ beside: PhonePages.Beside) -> [(value: String, text: String)] {
        [("", words(.registrarDecides))]
            + beside.matters.map { advice in
                let likely = advice.percent.map { " · \(words(.likely($0, isSure: advice.isSure)))" } ?? ""
                return (MatterAdvice.label(of: advice.matter.reference), words(advice.matter.name) + likely)
            }
    }

    private func cases(_ beside: PhonePages.Beside) -> [(value: String, text: String)] {
        beside.similar.map { ($0.number, "\($0.number) · \(view.title($0)) · \($0.words.prefix(30))") } + [("", words(.newCase))]
    }
}
