// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Privacy
import Web

enum ReporterDataPages {
    struct View {
        let secret: String
        let report: Report
        let kept: [(processing: Processing, items: [Processing.Item])]
        let looks: [Look]
        let requests: [RightsRequest]
        let values: [String: String]
        let invalid: Invalid
        let now: Date
    }

    static func page(_ view: View, sign: (String) -> String, in frame: Frame) -> Page {
        let language = frame.language, path = ReporterLink.path(view.secret) + "/data"
        return Page(
            .ownData, in: frame, status: view.invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(Text.ownData(language))</h1>
                <p class="lead">\(Text.ownDataLead(language))</p>
                \(HTML.summary(of: view.invalid, in: frame))
                <h2>\(Text.ownDataKept(language))</h2>
                \(kept(view, in: frame))
                \(HTML.form("\(path)/copy", in: frame, HTML.actions(HTML.button(.ownDataCopy, in: frame, weight: .plain))))
                \(contact(view, path: path, in: frame))
                <h2>\(LookStrings.title(language))</h2>
                \(looks(view, sign: sign, in: frame))
                <h2>\(Text.ownDataAsk(language))</h2>
                \(HTML.form("\(path)/requests", in: frame, """
                    <p class="help">\(Text.ownDataAskHelp(language))</p>
                    \(HTML.choice(
                        "kind", RightsStrings.kindAsked, in: frame,
                        options: [.erase, .correct, .explain, .complain].map { (kind: RightsRequest.Kind) in (kind.rawValue, kind.text(language)) },
                        chosen: view.values["kind"] ?? "", remark: view.invalid["kind"], required: true))
                    \(HTML.area("words", RightsStrings.wordsAsked, in: frame, value: view.values["words"] ?? "", remark: view.invalid["words"]))
                    \(HTML.actions(HTML.button(.ownDataSend, in: frame)))
                    """))
                \(requests(view, in: frame))
                <p><a href="/privacy">\(Text.ownDataRegister(language))</a></p>
                \(HTML.actions(HTML.link(.revealBack, to: ReporterLink.path(view.secret), in: frame)))
                """)
    }

    private static func kept(_ view: View, in frame: Frame) -> HTML {
        let language = frame.language
        guard !view.kept.isEmpty else { return "<p>\(Text.ownDataNothing(language))</p>" }
        let parts = view.kept.map { processing, items -> HTML in
            """
            <h3>\(processing.name(language))</h3>
            \(HTML.definition(items.map { ($0.name(language), "\($0.value)") }))
            <p class="quiet">\(processing.purpose(language))\(processing.retention.days.map { " · \(Text.ownDataUntil($0)(language))" })</p>

            """
        }
        return "\(parts)"
    }

    private static func contact(_ view: View, path: String, in frame: Frame) -> HTML {
        let language = frame.language, known = view.report.contact
        let forget: HTML? =
            known == nil
            ? nil
            : HTML.form(
                "\(path)/forget", in: frame,
                "<p class=\"help\">\(Text.ownDataForgetHelp(language))</p>\(HTML.actions(HTML.button(.ownDataForget, in: frame, weight: .danger)))")
        let isOff = view.invalid["phone"] != nil || view.invalid["name"] != nil
        return """
            \(HTML.details(Text.ownDataContact(language), isOpen: isOff, HTML.form("\(path)/contact", in: frame, """
                \(HTML.field("name", .contactName, in: frame, value: view.values["name"] ?? known?.name ?? "", remark: view.invalid["name"], autocomplete: "name"))
                \(HTML.field(
                    "phone", .contactPhone, in: frame, value: view.values["phone"] ?? known?.phone ?? "", kind: "tel", remark: view.invalid["phone"],
                    autocomplete: "tel"))
                \(HTML.actions(HTML.button(.ownDataSave, in: frame)))
                """)))
            \(forget)
            """
    }

    private static func looks(_ view: View, sign: (String) -> String, in frame: Frame) -> HTML {
        let language = frame.language
        guard !view.looks.isEmpty else { return "<p>\(LookStrings.none(language))</p>" }
        return """
            <p class="help">\(LookStrings.help(language))</p>
            \(HTML.table(
                [LookStrings.when, LookStrings.whoLooked, LookStrings.what, LookStrings.purpose].map { $0(language) },
                rows: view.looks.map { look in
                    [
                        HTML.time(look.at, now: view.now, language), "\(LookStrings.who(look.sign(with: sign))(language))", "\(look.what.text(language))",
                        "\(look.purpose.text(language))",
                    ]
                }))
            """
    }

    private static func requests(_ view: View, in frame: Frame) -> HTML? {
        let language = frame.language
        guard !view.requests.isEmpty else { return nil }
        let list = view.requests.map { request -> HTML in
            """
            <li><p><strong>\(request.kind.text(language))</strong> \(request.number) · \(HTML.time(request.askedAt, now: view.now, language))</p>
            \(request.words.isEmpty ? nil : "<blockquote>\(request.words)</blockquote>" as HTML)\
            <p>\(request.outcomeLine(language))</p>\(request.answer.isEmpty ? nil : "<p>\(request.answer)</p>" as HTML)</li>

            """
        }
        return
            "<h2 id=\"requests\">\(Text.ownDataRequests(language))</h2><ul class=\"reports\">\(list)</ul><p class=\"quiet\">\(RightsStrings.whereTo(language))</p>"
    }
}
