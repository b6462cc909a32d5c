// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Localization
import Web

enum RightsPages {
    static func list(_ open: [RightsRequest], _ answered: [RightsRequest], now: Date, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            RightsStrings.title, in: frame,
            content: """
                <h1>\(RightsStrings.title(language))</h1>
                \(HTML.actions(
                    HTML.link(RightsStrings.new, to: "\(RightsRoutes.path)/new", in: frame, weight: .primary),
                    HTML.link(RightsStrings.breach, to: BreachRoutes.path, in: frame)))
                <h2>\(RightsStrings.open(language))</h2>
                \(open.isEmpty ? HTML.empty(RightsStrings.noneOpen, RightsStrings.noneOpenMore, in: frame) : table(open, now: now, in: frame))
                <h2>\(RightsStrings.answered(language))</h2>
                \(answered.isEmpty ? "<p class=\"quiet\">\(RightsStrings.noneAnswered(language))</p>" : table(answered, now: now, in: frame))
                """)
    }

    private static func table(_ requests: [RightsRequest], now: Date, in frame: Frame) -> HTML {
        let language = frame.language
        return HTML.table(
            [RightsStrings.number, RightsStrings.kind, RightsStrings.asked, RightsStrings.due, RightsStrings.outcome].map { $0(language) },
            rows: requests.map { request in
                [
                    "<a href=\"\(RightsRoutes.path)/\(request.id)\">\(request.number)</a>", "\(request.kind.text(language))",
                    HTML.time(request.askedAt, now: now, language), due(request, now: now, language),
                    "\(request.outcome.map { $0.text(language) } ?? "—")",
                ]
            })
    }

    private static func due(_ request: RightsRequest, now: Date, _ language: Language) -> HTML {
        request.isLate(at: now)
            ? HTML.badge(language.exact(request.dueAt), .red) : HTML.time(request.dueAt, now: now, language)
    }

    static func form(_ values: [String: String], invalid: Invalid = Invalid(), in frame: Frame) -> Page {
        let language = frame.language
        func value(_ name: String) -> String { values[name] ?? "" }
        return Page(
            RightsStrings.new, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(RightsStrings.new(language))</h1>
                \(HTML.summary(of: invalid, in: frame))
                \(HTML.form(RightsRoutes.path, in: frame, """
                    \(HTML.choice(
                        "kind", RightsStrings.kind, in: frame, options: RightsRequest.Kind.allCases.map { ($0.rawValue, $0.text(language)) },
                        chosen: value("kind"), remark: invalid["kind"], required: true))
                    \(HTML.select(
                        "channel", RightsStrings.channel, in: frame,
                        options: [.desk, .phone, .letter].map { (channel: RightsRequest.Channel) in (channel.rawValue, channel.text(language)) },
                        chosen: value("channel").isEmpty ? "desk" : value("channel")))
                    \(HTML.choice(
                        "proof", RightsStrings.proof, in: frame,
                        options: [.callBack, .document, .standing].map { (proof: RightsRequest.Proof) in (proof.rawValue, proof.text(language)) },
                        chosen: value("proof"), help: RightsStrings.proofHelp, remark: invalid["proof"], required: true))
                    \(HTML.field("phone", RightsStrings.phone, in: frame, value: value("phone"), kind: "tel", help: RightsStrings.phoneHelp))
                    \(HTML.area("words", RightsStrings.words, in: frame, value: value("words"), remark: invalid["words"]))
                    \(HTML.field(
                        "contact", RightsStrings.contact, in: frame, value: value("contact"), help: RightsStrings.contactHelp,
                        remark: invalid["contact"], required: true))
                    \(HTML.actions(HTML.button(RightsStrings.note, in: frame), HTML.link(RightsStrings.back, to: RightsRoutes.path, in: frame)))
                    """))
                """)
    }

    static func noted(_ request: RightsRequest, link: String, now: Date, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            RightsStrings.noted, in: frame,
            content: """
                <h1>\(RightsStrings.noted(language))</h1>
                \(facts(request, now: now, language))
                <p>\(RightsStrings.follow(language))</p>
                <p class="link-text"><a href="\(link)">\(link)</a></p><p class="help">\(RightsStrings.followOnce(language))</p>
                \(HTML.actions(
                    HTML.link(RightsStrings.answer, to: "\(RightsRoutes.path)/\(request.id)", in: frame, weight: .primary),
                    HTML.link(RightsStrings.back, to: RightsRoutes.path, in: frame)))
                """)
    }

    private static func facts(_ request: RightsRequest, now: Date, _ language: Language) -> HTML {
        var list: [(term: String, is: HTML)] = [
            (RightsStrings.number(language), "\(request.number)"), (RightsStrings.kind(language), "\(request.kind.text(language))"),
            (RightsStrings.channel(language), "\(request.channel.text(language))"),
            (RightsStrings.proof(language), "\(request.proof.text(language))"),
            (RightsStrings.subjects(language), "\(RightsStrings.found(request.subjects.count)(language))"),
            (RightsStrings.asked(language), HTML.time(request.askedAt, now: now, language)),
        ]
        if request.outcome == nil { list.append((RightsStrings.due(language), due(request, now: now, language))) }
        if !request.words.isEmpty { list.append((RightsStrings.words(language), "\(request.words)")) }
        return HTML.definition(list)
    }

    private static func outcome(_ request: RightsRequest, now: Date, _ language: Language) -> HTML? {
        request.outcome.map { outcome in
            """
            <h2>\(RightsStrings.answer(language))</h2>
            <p class="lead">\(outcome.text(language))\(request.ground.map { " · \($0.text(language))" })</p><p>\(request.answer)</p>
            \(request.answeredAt.map { "<p class=\"quiet\">\(HTML.time($0, now: now, language))</p>" as HTML })
            """
        }
    }

    static func show(
        _ request: RightsRequest, values: [String: String] = [:], invalid: Invalid = Invalid(), now: Date, in frame: Frame
    ) -> Page {
        let language = frame.language
        func value(_ name: String) -> String { values[name] ?? "" }
        let copy: HTML? =
            request.subjects.isEmpty
            ? nil
            : HTML.form(
                "\(RightsRoutes.path)/\(request.id)/copy", in: frame,
                "<p class=\"help\">\(RightsStrings.copyHelp(language))</p>\(HTML.actions(HTML.button(RightsStrings.copy, in: frame, weight: .plain)))"
            )
        let form: HTML? =
            request.outcome != nil
            ? nil
            : """
            <h2>\(RightsStrings.answer(language))</h2>
            \(HTML.form("\(RightsRoutes.path)/\(request.id)/answer", in: frame, """
                \(HTML.choice(
                    "outcome", RightsStrings.decision, in: frame, options: RightsRequest.Outcome.allCases.map { ($0.rawValue, $0.text(language)) },
                    chosen: value("outcome"), remark: invalid["outcome"], required: true))
                \(HTML.select(
                    "ground", RightsStrings.ground, in: frame, options: RightsRequest.Ground.allCases.map { ($0.rawValue, $0.text(language)) },
                    chosen: value("ground"), help: RightsStrings.groundHelp, remark: invalid["ground"]))
                \(HTML.area("answer", RightsStrings.answerTo, in: frame, value: value("answer"), remark: invalid["answer"], required: true))
                \(request.kind == .erase && !request.subjects.isEmpty ? HTML.tick("erase", RightsStrings.eraseNow, in: frame, ticked: value("erase") == "yes") : nil)
                \(HTML.actions(HTML.button(RightsStrings.send, in: frame)))
                """))
            """
        return Page(
            Text(zh: "\(RightsStrings.title.zh) \(request.number)", en: "\(RightsStrings.title.en) \(request.number)"), in: frame,
            status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(request.kind.text(language)) <span class="number">\(request.number)</span></h1>
                \(HTML.summary(of: invalid, in: frame))
                \(facts(request, now: now, language))
                \(request.contact.isEmpty ? nil : "<p>\(RightsStrings.contact(language)): \(request.contact)</p>" as HTML)
                \(copy)\(outcome(request, now: now, language))\(form)
                \(HTML.actions(HTML.link(RightsStrings.back, to: RightsRoutes.path, in: frame)))
                """)
    }

    static func mine(_ request: RightsRequest, now: Date, in frame: Frame) -> Page {
        let language = frame.language
        return Page(
            RightsStrings.mine, in: frame,
            content: """
                <h1>\(RightsStrings.mine(language))</h1>
                \(facts(request, now: now, language))
                \(outcome(request, now: now, language) ?? "<p class=\"lead\">\(RightsStrings.waiting(language))</p>")
                <p>\(RightsStrings.whereTo(language))</p>
                """)
    }
}
