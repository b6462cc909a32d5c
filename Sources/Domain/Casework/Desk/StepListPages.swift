// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import People
import Web
import WorkingTime

/// The fields of steps that ask the list: filing, dispatching, calling in, stepping up, correcting.
extension StepFields {
    /// Each likely matter with its conditions as buttons: one click files, and says by when it must be done.
    var file: HTML {
        """
        \(noDefault)\(placeFields)\(note)\
        \(material.suggested.prefix(3).map { advice in
            let listed = advice.listed
            return "<div class=\"offer\"><p><strong>\(listed.matter.code) \(say(listed.matter.name))</strong>\(routeWords(listed))</p>\(why(advice))\(listed.matter.conditions.map { offer(listed, $0) })</div>\n" as HTML
        })\
        \(learntFrom)\
        \(HTML.details(say(material.suggested.isEmpty ? .chooseMatter : .anotherMatter), isOpen: material.suggested.isEmpty, "\(conditionSelect)\(button(.fileDo))"))
        """
    }

    /// Why a matter is offered: how likely it is and by which words, so that whoever decides can judge the advice.
    private func why(_ advice: MatterAdvice) -> HTML? {
        let likely = advice.percent.map { say(.likely($0, isSure: advice.isSure)) }
        let because = advice.because.isEmpty ? nil : say(.becauseWords(Array(advice.because.prefix(3))))
        let parts = [likely, because].compactMap(\.self)
        return parts.isEmpty ? nil : "<p class=\"help\">\(parts.joined(separator: " · "))</p>"
    }

    private var learntFrom: HTML? {
        material.learnt.map {
            "<p class=\"quiet\">\(say(.learntFrom($0.cases, version: $0.id))) <a href=\"/desk/learnt\">\(say(.howItFares))</a></p>"
        }
    }

    private func offer(_ listed: ListedMatter, _ condition: FilingCondition) -> HTML {
        let key = ConditionKey(scheme: listed.list.scheme, code: listed.matter.code, number: condition.number)
        return
            "<p>\(say(condition.name))\(condition.isDefault ? " · \(say(.limitIsDefault))" : nil)</p>\(button(.fileUnder(condition.limit), name: "condition", value: key.text))"
    }

    private func routeWords(_ listed: ListedMatter) -> HTML? {
        guard let route = try? Route(listed, tenure: forms.found.place.tenure, hasConcerned: forms.found.place.premisesID != nil) else { return nil }
        return " → \(say(route.first.lane.mark)) · \(say(route.first.party.text))"
    }

    /// Not required by the browser, since the buttons above choose too.
    private var conditionSelect: HTML {
        let options = material.matters.flatMap { listed in
            listed.matter.conditions.map { condition in
                (
                    value: ConditionKey(scheme: listed.list.scheme, code: listed.matter.code, number: condition.number).text,
                    text: "\(listed.matter.code) \(say(listed.matter.name)) · \(say(condition.name)) · \(say(condition.limit.text))"
                )
            }
        }
        return select("condition", .matterAndCondition, options, required: false)
    }

    private var placeFields: HTML {
        let tenures = [(value: "", text: say(.tenureUnknown))] + Tenure.allCases.map { (value: $0.rawValue, text: say($0.text)) }
        return """
            \(line("place", .place, usual: forms.found.place.text, help: .placeHelp))\
            \(select("tenure", .tenure, tenures, help: .tenureHelp, chosen: forms.found.place.tenure?.rawValue ?? "", required: false))
            """
    }

    var correct: HTML { "\(placeFields)\(conditionSelect)\(publicWords(required: false))\(button(.correctDo))" }

    var dispatch: HTML {
        """
        \(noDefault)\(material.refusal.map { HTML.callout(.yellow, "<p>\(say($0.problem.text))</p>") })\
        \(material.proposal.map { "<p>\(say($0.why))</p>\(button(.giveTo($0.party.publicName, $0.lane), name: "to", value: "list"))" as HTML })\
        \(HTML.details(say(.anotherParty), isOpen: material.proposal == nil, otherParty(.giveToChosen)))
        """
    }

    private func otherParty(_ label: Text) -> HTML {
        let lanes = Lane.allCases.filter { lane in forms.found.lane.map { lane >= $0 } ?? true }
        return """
            \(select("team", .party, teamOptions { _ in true }))\(choice("lane", .lane, lanes.map { ($0.rawValue, say($0.mark)) }, chosen: lanes.first?.rawValue ?? ""))\
            \(publicWords(.whyThisParty, required: false))\(button(label, name: "to", value: "other"))
            """
    }

    private func teamOptions(_ fits: (Team) -> Bool) -> [(value: String, text: String)] {
        material.teams.filter(fits).map { (value: $0.id, text: say($0.name)) }
    }

    var callIn: HTML {
        let holder = forms.found.assignment?.party.id
        return """
            \(select("team", .department, teamOptions { ($0.kind == .department || $0.kind == .enforcement) && $0.id != holder }))\
            \(choice("within", .within, CallInTime.allCases.map { ($0.rawValue, say($0.limit.text)) }, chosen: CallInTime.twoHours.rawValue))\
            \(publicWords(.whyCalled))<p>\(say(.callInMeans))</p>\(button(.callInDo))
            """
    }

    var stepUp: HTML {
        let failures = Case.Attempt.Failure.allCases.map { (value: $0.rawValue, text: say($0.text)) }
        let lanes = Lane.allCases.filter { lane in forms.found.lane.map { lane > $0 } ?? true }
        return """
            \(noDefault)\(choice("failure", .whyLaneFailed(forms.found.lane), failures))\
            \(publicWords(.publicWords, required: false))\
            \(material.next.map { next in "<p>\(say(next.why))</p>\(button(.stepUpTo(next.party.publicName, next.lane), name: "to", value: "list"))" as HTML })\
            \(HTML.details(say(.anotherParty), isOpen: material.next == nil, """
                \(select("team", .party, teamOptions { $0.kind != .circle && $0.kind != .volunteers }))\
                \(choice("lane", .lane, lanes.map { ($0.rawValue, say($0.mark)) }, chosen: lanes.first?.rawValue ?? ""))\
                \(button(.giveToChosen, name: "to", value: "other"))
                """))
            """
    }
}
