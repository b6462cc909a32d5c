// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Mandates
import QRCode
import Web

extension CaseView {
    /// For staff of the place, while those concerned have the case: the way to the slip that is handed over.
    func slipLink(_ found: Case, _ actor: Actor) -> HTML? {
        guard actor.isSignedIn, found.status == .handling, found.lane == .selfGovernance, found.assignment?.party.isStaff == false,
            NoticeStore.mayMake(found, actor)
        else { return nil }
        return HTML.actions(.link(.slipTitle, to: Case.path(found.number) + "/notice", in: frame))
    }
}

/// What those concerned read: kindly, what it is about, what was agreed, until when, and four ways to answer.
struct NoticeView {
    let view: CaseView
    let found: Case
    /// Whether the case still lies with the party of the link.
    let isTheirs: Bool
    let route: Route?
    let typed: Typed?
    var reminders: [Reminder] = []

    /// What was answered and not taken yet.
    struct Typed: Sendable {
        var answer = "", words = ""
        var invalid = Invalid()
        var problem: Problem?
    }

    private func words(_ text: Text) -> String { view.words(text) }
    private var frame: Frame { view.frame }
    private var isOpen: Bool { isTheirs && found.lane == .selfGovernance && found.status == .handling }

    func page(to path: String) -> Page {
        let status: HTTPResponse.Status = typed.map { $0.problem?.status ?? ($0.invalid.isEmpty ? .ok : .unprocessableContent) } ?? .ok
        return Page(
            .noticeTitle, in: frame, status: status, scripts: ["report.js"],
            content: """
                <h1>\(words(.noticeTitle))</h1>
                \(typed.map { HTML.summary(of: $0.invalid, in: frame) })\
                \(typed?.problem.map { HTML.callout(.red, "<p role=\"alert\">\(words($0.text))</p>") })\
                <p class="lead">\(words(.noticeLead))</p>
                \(isOpen ? reminder : nil)\
                \(matter)
                \(isOpen ? form(to: path) : standing)
                <p class="quiet">\(words(.noticePrivate))</p>
                """)
    }

    /// That the agreed time is nearly over, or over.
    private var reminder: HTML? {
        guard let last = reminders.last else { return nil }
        return HTML.callout(last.level == .over ? .red : .yellow, "<p>\(words(last.level == .over ? .noticeOver : .noticeNear))</p>")
    }

    private var matter: HTML {
        var list: [(term: String, is: HTML)] = [
            (words(.noticeWhat), "\(found.matter.map { words($0.name) } ?? words(.matterUnknown))"), (words(.place), "\(found.place.text)"),
            (words(.noticeWords), "\(found.words)"),
        ]
        if let stop = route?.stop(in: .selfGovernance) { list.append((words(.noticeAgreed), "\(words(stop.action))")) }
        if let closing = route?.conditions.first?.closing { list.append((words(.noticeDone), "\(words(closing))")) }
        if isOpen, let until = found.assignment?.answerBy {
            list.append(
                (words(.noticeUntil), "\(HTML.time(until, now: view.now, view.language)) <span class=\"exact\">\(view.language.exact(until))</span>"))
        }
        return HTML.definition(list)
    }

    private func form(to path: String) -> HTML {
        let before: HTML? = found.assignment?.takenOverAt == nil ? nil : HTML.callout(.accent, "<p>\(words(.noticeAnswered))</p>")
        return HTML.form(
            path, in: frame, multipart: true,
            """
            \(before)\(HTML.choice(
                "answer", .noticeQuestion, in: frame, options: Case.Answer.allCases.map { ($0.rawValue, words($0.text)) }, chosen: typed?.answer ?? "",
                remark: typed?.invalid["answer"], required: true))
            \(HTML.area("words", .noticeSay, in: frame, value: typed?.words ?? "", rows: 3, help: .noticeSayHelp, remark: typed?.invalid["words"]))
            \(HTML.photos("photo", .noticePhoto, in: frame, most: 1, help: .noticePhotoHelp, remark: typed?.invalid["photo"]))
            \(HTML.actions(HTML.button(.noticeSend, in: frame)))
            """)
    }

    /// Where it stands when there is nothing to answer (any more).
    private var standing: HTML {
        let text: Text =
            switch found.status {
            case .handled where isTheirs: found.quietUntil == nil ? .noticeWaits : .noticeQuiet
            case .closed: .noticeClosed
            case .handling where !isTheirs || found.lane != .selfGovernance: .noticeOn
            default: .noticeElsewhere
            }
        return HTML.callout(.accent, "<p>\(words(text))</p>")
    }

    // MARK: The slip

    func beforeSlip() -> Page {
        Page(
            .slipTitle, in: frame,
            content: """
                <h1>\(words(.slipTitle))</h1>
                <p class="lead">\(view.title(found)) · \(found.number)</p>
                <p>\(words(.slipWhat))</p>
                \(HTML.form(Case.path(found.number) + "/notice", in: frame, HTML.actions(HTML.button(.slipMake, in: frame))))
                """)
    }

    /// One sheet to hand over: no name on it, so that nobody is shown up.
    func slip(link: String) -> Page {
        Page(
            .slipTitle, in: frame,
            content: """
                <h1>\(words(.noticeTitle))</h1>
                <p class="lead">\(words(.noticeLead))</p>
                \(matter)
                <p>\(words(.slipScan))</p>
                \(QRCode.svg(link, title: words(.slipQR)).map { "<figure class=\"qr-figure\">\(HTML(raw: $0))<figcaption>\(link)</figcaption></figure>" as HTML })
                <p>\(words(.noticePrivate))</p>
                <p class="quiet">\(words(.caseNumber)) \(found.number)</p>
                \(HTML.actions(.link(.slipBack, to: Case.path(found.number), in: frame)))
                """)
    }
}
