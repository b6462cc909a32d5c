// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import People
import Web
import WorkingTime

/// The fields of one step's form. Ids begin with the action, since a page has many forms.
struct StepFields {
    let forms: StepForms
    let action: Case.Action

    /// Steps that photos may go with.
    static let withPhotos: Set<Case.Action> = [.verify, .handle, .inspect, .checkIn, .settle]
    static let most = 3

    private var frame: Frame { forms.frame }
    private var found: Case { forms.found }
    var material: StaffMaterial { forms.material }
    private var language: Language { frame.language }
    private var back: StepForms.Returned? { forms.returned.flatMap { $0.action == action ? $0 : nil } }

    func id(_ field: String) -> String { "\(action.rawValue)-\(field)" }
    private func value(_ field: String, else usual: String = "") -> String { back.map { $0.form[field] } ?? usual }
    private func remark(_ field: String) -> Text? { back?.invalid[id(field)] }
    func say(_ text: Text) -> String { text(language) }

    // MARK: Parts

    func publicWords(_ label: Text = .publicWords, help: Text? = nil, required: Bool? = nil, rows: Int = 3) -> HTML {
        HTML.area(
            "words", label, in: frame, value: value("words"), rows: rows, help: help, remark: remark("words"),
            required: required ?? (CaseWorkflow.rules[action]?.needsWords ?? false), id: id("words"))
    }

    var note: HTML {
        HTML.area("note", .internalNote, in: frame, value: value("note"), rows: 2, help: .internalNoteHelp, remark: remark("note"), id: id("note"))
    }

    func photos(required: Bool = false) -> HTML {
        HTML.photos(
            "photos", .stepPhotos, in: frame, most: Self.most, help: required ? .photoProves : .photoIfItHelps, remark: remark("photos"),
            required: required, id: id("photos"))
    }

    func select(
        _ field: String, _ label: Text, _ options: [(value: String, text: String)], help: Text? = nil, chosen: String = "", required: Bool = true
    ) -> HTML {
        HTML.select(
            field, label, in: frame, options: options, chosen: value(field, else: chosen), help: help, remark: remark(field), required: required,
            id: id(field))
    }

    func choice(_ field: String, _ label: Text, _ options: [(value: String, text: String)], help: Text? = nil, chosen: String = "") -> HTML {
        HTML.choice(
            field, label, in: frame, options: options, chosen: value(field, else: chosen), help: help, remark: remark(field), required: true,
            id: id(field))
    }

    func date(_ field: String, _ label: Text, days: Int, help: Text? = nil) -> HTML {
        HTML.field(
            field, label, in: frame, value: value(field, else: Day(forms.view.now).adding(days: days).description), kind: "date", help: help,
            remark: remark(field), required: true, id: id(field))
    }

    func line(_ field: String, _ label: Text, usual: String = "", help: Text? = nil) -> HTML {
        HTML.field(field, label, in: frame, value: value(field, else: usual), help: help, remark: remark(field), id: id(field))
    }

    /// Enter in a field must not choose among several buttons: browsers press the first one, which does nothing.
    var noDefault: HTML { "<button disabled hidden></button>" }

    func button(_ text: Text, name: String? = nil, value: String? = nil, weight: HTML.Weight = .primary) -> HTML {
        HTML.button(text, in: frame, weight: weight, name: name, value: value)
    }

    // MARK: The steps

    var html: HTML {
        switch action {
        case .verify:
            "\(choice("result", .isItSo, [("yes", say(.itIsSo)), ("no", say(.itIsNotSo))]))\(publicWords(.whatYouSaw))\(photos())\(note)\(button(.sendFinding))"
        case .askVerification: "<p>\(say(.askVerificationMeans))</p>\(note)\(button(.askVerificationDo))"
        case .decline:
            "\(select("reason", .declineReason, Case.DeclineReason.allCases.map { ($0.rawValue, say($0.text)) }))\(publicWords(.declineWords, help: .declineHelp))\(button(.declineDo, weight: .danger))"
        case .join: join
        case .file: file
        case .dispatch: dispatch
        case .takeOver: "<p>\(say(.takeOverMeans))</p>\(button(.takeOverDo(found.assignment?.party.publicName ?? .partyConcerned)))"
        case .answer:
            "\(choice("answer", .yourAnswer, Case.Answer.allCases.map { ($0.rawValue, say($0.text)) }))\(publicWords())\(button(.answerDo))"
        case .requestReturn: "\(publicWords(.returnWords, help: .returnHelp))\(button(.askDispatcher))"
        case .requestExtension: "\(date("until", .newLimit, days: 3, help: .onceOnly))\(publicWords(.whyLonger))\(button(.askForTime))"
        case .requestSuspension: "\(date("until", .reviewDay, days: 14, help: .reviewHelp))\(publicWords(.whatMustHappen))\(button(.askForHold))"
        case .requestVoid: "\(publicWords(.whyVoid, help: .voidHelp))\(button(.askForVoid))"
        case .grantReturn, .grantExtension, .grantSuspension, .grantVoid: grant
        case .denyReturn, .denyExtension, .denySuspension, .denyVoid: "\(asked)\(publicWords(.whyNot))\(button(action.text, weight: .danger))"
        case .callIn: callIn
        case .checkIn: "\(publicWords(.whatYouSaw, required: false))\(photos())\(button(.checkInDo))"
        case .stepUp: stepUp
        case .resume: "<p>\(say(.resumeMeans))</p>\(publicWords(required: false))\(button(.resumeDo))"
        case .supervise: "\(publicWords(.opinion, help: .opinionHelp))\(button(.superviseDo(found.assignment?.party.publicName)))"
        case .answerSupervision: "\(publicWords(.account))\(button(.accountDo))"
        case .handle: handle
        case .settle:
            "\(publicWords(.agreement, help: .agreementHelp, rows: 4))\(date("until", .keptUntil, days: 30, help: .keptHelp))\(note)\(button(.settleDo))"
        case .inspect: inspect
        case .reopen, .appeal: "\(publicWords(.whyAgain))\(button(action.text))"
        case .correct: correct
        case .redact: redact
        default: ""
        }
    }

    private var join: HTML {
        let similar = material.similar.map { (value: $0.number, text: "\($0.number) · \(forms.view.title($0))") }
        return """
            \(similar.isEmpty ? nil : choice("other", .sameAs, similar))\(line("number", .otherNumber, help: .otherNumberHelp))\
            <p>\(say(.joinMeans))</p>\(button(.joinDo))
            """
    }

    private var handle: HTML {
        let outcomes: [Case.Outcome] = [.resolved, .noLongerPresent, .notResolved, .belongsElsewhere]
        let closing = material.condition?.closing
        let needsPhoto = material.condition?.needsPhoto ?? false
        return """
            \(closing.map { "<p class=\"help\">\(say(.doneWhen($0)))</p>" as HTML })\
            \(choice("outcome", .whatCameOfIt, outcomes.map { ($0.rawValue, say($0.text)) }, chosen: Case.Outcome.resolved.rawValue))\
            \(publicWords(.whatWasDone, help: .whatWasDoneHelp))\(photos(required: needsPhoto))\(note)\(button(.handleDo))
            """
    }

    private var inspect: HTML {
        var outcomes: [Case.Outcome] = [.resolved, .noLongerPresent]
        if let said = found.outcome { outcomes = [said] + outcomes.filter { $0 != said } }
        let options = outcomes.map { (value: $0.rawValue, text: say($0 == found.outcome ? .asTheySaid($0) : $0.text)) } + [("rework", say(.notDone))]
        return "\(choice("seen", .whatIsThere, options, help: .inspectHelp))\(publicWords(.whatYouSaw))\(photos())\(note)\(button(.inspectDo))"
    }

    private var asked: HTML? {
        let kind = Case.Request.Kind.allCases.first { Case.Action.grant($0) == action || Case.Action.deny($0) == action }
        guard let request = found.requests.first(where: { $0.kind == kind }) else { return nil }
        let by = material.names[request.by] ?? say(found.assignment?.party.publicName ?? .byOffice)
        return """
            <p>\(say(.askedBy(by, request.kind.text))) \(HTML.time(request.at, now: forms.view.now, language))\
            \(request.until.map { " · \(say(.untilDate(language.exact($0))))" })</p>
            """
    }

    private var grant: HTML {
        let until = found.requests.first { Case.Action.grant($0.kind) == action }?.until
        return "\(asked)\(publicWords(.grantWords, required: false))\(button(.grantDo(action, until.map { language.day($0) })))"
    }

    private var redact: HTML {
        """
        <p>\(say(.redactMeans))</p><blockquote>\(found.words)</blockquote>\
        <p><a href="\(PhotoCoverRoutes.path(found.number))">\(say(.coverLink))</a></p>\
        \(HTML.area("phrases", .phrases, in: frame, value: value("phrases"), rows: 3, help: .phrasesHelp, remark: remark("phrases"), required: true, id: id("phrases")))\
        \(publicWords(.redactGround, required: false))\(button(.redactDo, weight: .danger))
        """
    }
}
