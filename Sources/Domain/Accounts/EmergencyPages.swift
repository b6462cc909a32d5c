// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import HTTPTypes
import Localization
import Web

enum EmergencyPages {
    static let path = "/account/emergency"

    struct View: Sendable {
        let actor: Actor
        let emergencies: [Emergency]
        let names: [String: String]
        let now: Date
    }

    static func emergency(_ view: View, in frame: Frame, typed: Form = Form(), invalid: Invalid = Invalid()) -> Page {
        let language = frame.language
        let own = view.emergencies.filter { $0.account == view.actor.id }
        let others = view.emergencies.filter { $0.account != view.actor.id }
        let told: HTML =
            view.actor.may(.auditRead)
            ? """
            <h2>\(EmergencyStrings.others(language))</h2>
            \(others.isEmpty ? "<p>\(EmergencyStrings.none(language))</p>" : table(others, view, in: frame))
            """ : ""
        return Page(
            EmergencyStrings.title, in: frame, width: .wide, status: invalid.isEmpty ? .ok : .unprocessableContent,
            content: """
                <h1>\(EmergencyStrings.title(language))</h1>
                \(told)
                \(view.actor.may(Emergency.readPrivate) ? form(in: frame, typed: typed, invalid: invalid) : nil)
                \(own.isEmpty ? nil : "<h2>\(EmergencyStrings.own(language))</h2>\(table(own, view, in: frame))" as HTML)
                """)
    }

    private static func form(in frame: Frame, typed: Form, invalid: Invalid) -> HTML {
        """
        <h2>\(EmergencyStrings.open(frame.language))</h2>
        \(HTML.callout(.yellow, "<p>\(EmergencyStrings.help(frame.language))</p>"))
        \(HTML.summary(of: invalid, in: frame))
        \(HTML.form(path, in: frame, """
            \(HTML.field(
                "area", EmergencyStrings.area, in: frame, value: typed["area"], help: EmergencyStrings.areaHelp, remark: invalid["area"], required: true))
            \(HTML.area(
                "reason", EmergencyStrings.reason, in: frame, value: typed["reason"], rows: 3, help: EmergencyStrings.reasonHelp,
                remark: invalid["reason"], required: true))
            \(HTML.choice(
                "minutes", EmergencyStrings.howLong, in: frame,
                options: Emergency.minutes.map { (String($0), EmergencyStrings.minutes($0)(frame.language)) },
                chosen: typed["minutes"].isEmpty ? "15" : typed["minutes"], remark: invalid["minutes"], required: true))
            \(HTML.actions(HTML.button(EmergencyStrings.openButton, in: frame, weight: .danger)))
            """))
        """
    }

    private static func table(_ emergencies: [Emergency], _ view: View, in frame: Frame) -> HTML {
        let language = frame.language
        let columns = [
            EmergencyStrings.who, EmergencyStrings.area, EmergencyStrings.reason, EmergencyStrings.since, EmergencyStrings.ends,
            AccountsStrings.action,
        ]
        return HTML.table(
            columns.map { $0(language) },
            rows: emergencies.map { each in
                [
                    "\(view.names[each.account] ?? "—")", "\(each.areaPath)", "\(each.reason)", HTML.time(each.from, now: view.now, language),
                    HTML.time(each.until, now: view.now, language), action(each, view, in: frame),
                ]
            })
    }

    private static func action(_ each: Emergency, _ view: View, in frame: Frame) -> HTML {
        if each.account == view.actor.id {
            guard view.now < each.until else { return "\(EmergencyStrings.over(frame.language))" }
            return HTML.form("\(path)/\(each.id)/end", in: frame, HTML.button(EmergencyStrings.end, in: frame, weight: .plain))
        }
        if each.seenBy.contains(view.actor.id) { return "\(EmergencyStrings.seen(frame.language))" }
        return HTML.form("\(path)/\(each.id)/seen", in: frame, HTML.button(EmergencyStrings.takeNote, in: frame))
    }
}
