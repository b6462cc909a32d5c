// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import HTTPTypes
import Localization
import Mandates
import Web

/// Pages of other platforms.
struct PlatformPages {
    let frame: Frame
    let now: Date
    private var language: Language { frame.language }
    private func words(_ text: Text) -> String { text(language) }

    static func path(_ platform: Platform) -> String { "/platforms/\(platform.id)" }

    func overview(_ platforms: [Platform], _ counts: [String: HandoverStore.Counts], mayEdit: Bool) -> Page {
        let rows = platforms.map { platform -> [HTML] in
            let count = counts[platform.id] ?? .init()
            return [
                "<a href=\"\(Self.path(platform))\">\(platform.name)</a>", "\(words(platform.kind.text))", "\(String(count.waiting))",
                "\(count.put > 0 ? "<strong>\(String(count.put))</strong>" as HTML : "0")", "\(String(count.done))", "\(String(count.filled))",
            ]
        }
        let saved = platforms.reduce(0) { $0 + (counts[$1.id]?.filled ?? 0) }
        return Page(
            .platformsTitle, in: frame, width: .wide,
            content: """
                <h1>\(words(.platformsTitle))</h1><p class="lead">\(words(.platformsLead))</p>
                \(platforms.isEmpty ? HTML.callout(.accent, "<p>\(words(.platformsNone))</p>") : HTML.table(
                    [.platformName, .platformKind, .platformWaiting, .platformPut, .platformDone, .platformSaved].map { (text: Text) in words(text) },
                    rows: rows, numeric: [2, 3, 4, 5]))\
                \(saved > 0 ? "<p>\(words(.savedInAll(saved)))</p>" as HTML : nil)\
                \(mayEdit ? HTML.actions(HTML.link(.platformNew, to: "/platforms/new", in: frame, weight: .primary)) : nil)
                """)
    }

    func show(_ view: PlatformView) -> Page {
        let platform = view.platform
        return Page(
            "\(platform.name) · \(words(.platformsTitle))", in: frame, width: .wide, scripts: ["copy.js"],
            content: """
                <h1>\(platform.name)</h1><p class="lead">\(words(platform.kind.how))</p>
                <p>\(words(.platformState(view.counts)))</p>\(paused(platform))\
                \(platform.kind == .screen ? tasks(view) : stuck(view))\
                \(view.mayEdit ? HTML.actions(HTML.link(.platformEdit, to: "\(Self.path(platform))/edit", in: frame), HTML.link(.platformsTitle, to: "/platforms", in: frame)) : HTML.actions(HTML.link(.platformsTitle, to: "/platforms", in: frame)))
                """)
    }

    private func paused(_ platform: Platform) -> HTML? {
        guard platform.failures > 0, let until = platform.pausedUntil else { return nil }
        return HTML.callout(.yellow, "<p role=\"status\">\(words(.platformAway(platform.failures, language.exact(until))))</p>")
    }

    private func tasks(_ view: PlatformView) -> HTML {
        guard !view.tasks.isEmpty else { return HTML.callout(.accent, "<p>\(words(.platformAllDone))</p>") }
        return "\(view.tasks.map { task($0, view.platform) })"
    }

    private func task(_ task: PlatformView.Task, _ platform: Platform) -> HTML {
        let handover = task.handover, facts = task.facts
        let title = "\(words(handover.moment.text)) · \(words(facts.row.body.matter?.name ?? .unknownService)) · \(facts.row.body.placeText)"
        let body: HTML =
            switch task.values {
            case .success(let values):
                """
                <dl class="carry">\(values.map { "<div><dt>\($0.label)</dt><dd><span data-copy=\"\(words(.copyIt))\" data-copied=\"\(words(.copied))\">\($0.value)</span></dd></div>" as HTML })</dl>
                """
            case .failure(let gap): HTML.callout(.yellow, "<p>\(gap.problem)</p>")
            }
        let mark: HTML = HTML.form(
            "\(Self.path(platform))/handovers", in: frame,
            """
            \(HTML.hidden("number", handover.number))\(HTML.hidden("step", String(handover.step)))\
            \(HTML.actions(HTML.button(.markDone, in: frame, name: "go", value: "done"), HTML.button(.markDrop, in: frame, weight: .plain, name: "go", value: "drop")))
            """)
        return """
            <section class="pasted"><h2>\(title)</h2>
            <p class="quiet"><a href="\(Case.path(handover.number))">\(handover.number)</a> · \(HTML.time(handover.at, now: now, language))</p>
            \(body)\(mark)</section>

            """
    }

    private func stuck(_ view: PlatformView) -> HTML? {
        guard !view.stuck.isEmpty else { return nil }
        let rows = view.stuck.map { handover -> [HTML] in
            ["<a href=\"\(Case.path(handover.number))\">\(handover.number)</a>", "\(words(handover.moment.text))", "\(handover.problem ?? "")"]
        }
        let again: HTML? =
            view.mayEdit ? HTML.form("\(Self.path(view.platform))/again", in: frame, HTML.actions(HTML.button(.tryAgain, in: frame))) : nil
        return "<h2>\(words(.stuckTitle))</h2>\(HTML.table([words(.stuckCase), words(.stuckMoment), words(.stuckWhy)], rows: rows))\(again)"
    }

    func form(_ draft: PlatformDraft, of platform: Platform? = nil, invalid: Invalid = Invalid()) -> Page {
        let title: Text = platform == nil ? .platformNew : .platformEdit, kind = platform?.kind ?? draft.kind
        let sources = PlatformField.Source.allCases.filter { $0 != .fixed }.map { words($0.text) }.joined(separator: words(.listComma))
        return Page(
            title, in: frame, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(words(title))</h1>\(HTML.summary(of: invalid, in: frame))
                \(HTML.form(platform.map { Self.path($0) } ?? "/platforms", in: frame, """
                    \(HTML.field("name", .platformName, in: frame, value: draft.name, remark: invalid["name"], required: true, autocomplete: "off"))\
                    \(platform == nil ? HTML.choice("kind", .platformKind, in: frame, options: Platform.Kind.allCases.map { ($0.rawValue, words($0.choice)) }, chosen: draft.kind?.rawValue ?? "", remark: invalid["kind"], required: true) : nil)\
                    \(HTML.choices("moment", .platformMoments, in: frame, options: Platform.Moment.allCases.map { ($0.rawValue, words($0.text)) }, chosen: Set(draft.moments.map(\.rawValue)), remark: invalid["moment"]))\
                    \(kind == .robot && platform != nil ? nil : HTML.area("fields", .platformFields, in: frame, value: draft.fields, rows: 10, help: .platformFieldsHelp(sources), remark: invalid["fields"]))\
                    \(kind == .robot && platform != nil ? nil : HTML.area("codes", .platformCodes, in: frame, value: draft.codes, rows: 4, help: .platformCodesHelp, remark: invalid["codes"]))\
                    \(platform == nil || kind == .robot ? HTML.field("secret", .platformSecret, in: frame, help: platform == nil ? .platformSecretHelp : .platformSecretKept, remark: invalid["secret"], autocomplete: "off") : nil)\
                    \(HTML.actions(HTML.button(.platformSave, in: frame)))
                    """))\
                \(platform.map { platform in
                    HTML.details(words(.platformEnd), "<p>\(words(.platformEndMeans))</p>\(HTML.form("\(Self.path(platform))/end", in: frame, HTML.button(.platformEnd, in: frame, weight: .danger)))")
                })
                """)
    }

    /// On a case's page: where it has been carried.
    static func section(of number: String, in handovers: [(handover: Handover, name: String)], _ frame: Frame, now: Date) -> HTML? {
        guard !handovers.isEmpty else { return nil }
        let lines = handovers.map { one, name -> HTML in
            let state: HTML =
                one.settledAt.map { "\(Text.carriedAt(frame.language)) \(HTML.time($0, now: now, frame.language))" }
                ?? "\(Text.notCarried(frame.language))"
            return "<li>\(name) · \(one.moment.text(frame.language)) · \(state)</li>"
        }
        return "<h3>\(Text.carriedTitle(frame.language))</h3><ul>\(lines)</ul>"
    }
}
