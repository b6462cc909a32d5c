// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Web
import WorkingTime

extension CaseView {
    /// A case as anyone may read it: what, where, who has it, by when, what happened, what one can do.
    ///
    /// - Parameters:
    ///   - forms: what the one who looks can do.
    ///   - more: what stands under a step, by its number: photos, and notes for those who may read them.
    ///   - scripts: what enhances the forms.
    func page(
        _ found: Case, steps: [Step], photos: [Report.Photo], similar: [Case], area: Text?, forms: HTML = "", more: [Int: HTML] = [:],
        share: String? = nil, scripts: [String] = []
    ) -> Page {
        Page(
            "\(title(found)) · \(found.number)", in: frame, scripts: scripts,
            content: """
                <p class="number">\(words(.caseNumber)) \(found.number)</p>
                <h1>\(title(found))</h1>
                \(found.isDanger ? HTML.callout(.red, "\(words(.dangerCase))") : nil)
                <p class="lead">\(found.words)</p>
                \(gallery(photos))
                \(facts(found, area: area))
                \(whatNow(found))
                \(forms)
                <h2>\(words(.whatHappened))</h2>
                \(HTML.timeline(entries(found, steps, more: more), now: now, in: frame))
                \(share.flatMap { shared(found, $0) })\
                \(similar.isEmpty ? nil : "<h2>\(words(.similarCases))</h2>\(HTML.cards(similar.map { card($0) }))" as HTML)
                """)
    }

    /// A link and a QR code to pass on; the public page only.
    private func shared(_ found: Case, _ address: String) -> HTML? {
        guard !found.isPrivate else { return nil }
        let link = address + Case.path(found.number)
        return HTML.details(
            words(.share),
            """
            <p class="help">\(words(.shareHelp))</p><p><a href="\(link)">\(link)</a></p>
            <p><img class="qr" src="\(Case.path(found.number))/code.svg" alt="\(words(.shareQR))" width="200" height="200" loading="lazy"></p>
            """)
    }

    func gallery(_ photos: [Report.Photo]) -> HTML? {
        guard !photos.isEmpty else { return nil }
        return """
            <p class="photos">\(photos.enumerated().map { index, photo -> HTML in
                "<a href=\"/photos/\(photo.id)\"><img src=\"/photos/\(photo.id)?size=small\" alt=\"\(words(.photo(index + 1)))\" width=\"160\" height=\"\(160 * photo.height / max(1, photo.width))\" loading=\"lazy\"></a> "
            })</p>
            """
    }

    func facts(_ found: Case, area: Text?) -> HTML {
        var list: [(term: String, is: HTML)] = [(words(.status), "\(statusBadge(found))")]
        if let party = found.assignment?.party { list.append((words(.whoHasIt), "\(words(party.publicName))")) }
        if let clock = clock(found), let until = found.clock?.state(at: now, in: calendar).due {
            list.append((words(.byWhen), "\(clock) <span class=\"exact\">\(words(.until)) \(language.exact(until))</span>"))
        }
        list += stageRows(found)
        if let lane = found.lane { list.append((words(.lane), "\(words(lane.mark))\(attempts(found))")) }
        if let why = found.assignment?.why { list.append((words(.why), "\(words(why))")) }
        if let condition = found.clock?.limit { list.append((words(.limit), "\(words(condition.time.text)) · \(words(condition.condition))")) }
        list.append((words(.place), "\(found.place.text)\(area.map { " · \(words($0))" })"))
        list.append((words(.reports), "\(words(.reportedTimes(found.counts.reports)))"))
        return HTML.definition(list + counts(found))
    }

    private func attempts(_ found: Case) -> HTML? {
        guard !found.attempts.isEmpty else { return nil }
        return "\(found.attempts.map { " ← \(words($0.lane.mark)) (\(words($0.failure.text)))" as HTML })"
    }

    /// What cost time: shown with its length, since it is counted.
    private func counts(_ found: Case) -> [(term: String, is: HTML)] {
        let rows: [(Text, Int)] = [
            (.reworks, found.counts.reworks), (.extensions, found.counts.extensions), (.suspensions, found.counts.suspensions),
            (.disputes, found.counts.disputes + found.counts.reopenings), (.lateCheckIns, found.counts.lateCheckIns),
        ]
        return rows.filter { $0.1 > 0 }.map { (words($0.0), "\(words(.times($0.1)))") }
    }

    /// What comes next, in one sentence.
    func whatNow(_ found: Case) -> HTML {
        let text: Text =
            switch found.status {
            case .received: .nextReceived
            case .verifying: .nextVerifying
            case .filed: .nextFiled
            case .handling: found.lane == .selfGovernance ? .nextSelfGovernance : .nextHandling
            case .suspended: .nextSuspended
            case .handled: found.quietUntil == nil ? .nextHandled : .nextQuiet
            case .inspecting: .nextInspecting
            case .closed: .nextClosed
            case .declined, .voided: .nextEnded
            case .joined: .nextJoined
            }
        let target: HTML? = found.joinedTo.map { " <a href=\"\(Case.path($0))\">\($0)</a>" }
        return HTML.callout(.accent, "\(words(text))\(target)")
    }

    func entries(_ found: Case, _ steps: [Step], more: [Int: HTML] = [:]) -> [TimelineEntry] {
        steps.map { step in
            let said: HTML? = step.words.flatMap { $0.isEmpty || step.action == .report ? nil : "<p>\($0)</p>" }
            let below: HTML? = said == nil && more[step.number] == nil ? nil : "\(said)\(more[step.number])"
            return TimelineEntry(
                at: step.at, "\(words(step.action.past))\(particulars(step))", who: words(actor(of: step)), more: below, standing: .done,
                id: "step-\(step.number)")
        }
    }

    /// A unit, a role; never a person's name.
    private func actor(of step: Step) -> Text {
        if let party = step.party { return party }
        if step.actor.hasPrefix("system:") { return .bySystem }
        switch step.action {
        case .report, .coReport, .reopen, .appeal, .addWords: return .byReporter
        case .confirm, .dispute: return .byNeighbour
        case .inspect: return .byInspector
        case .verify: return .byVerifier
        case .supervise: return .byCommandRoom
        default: return .byOffice
        }
    }

    private static let telling: Set<Case.Action> = [
        .dispatch, .stepUp, .decline, .answer, .callIn, .file, .inspect, .handle, .requestExtension, .requestSuspension, .join, .verify,
    ]

    private func particulars(_ step: Step) -> HTML? {
        // Reading an order costs; most steps have nothing more to tell.
        guard Self.telling.contains(step.action), let order: Case.Order = try? Codec.value(step.detail) else { return nil }
        switch order {
        case .dispatch(let to): return "\(words(.colon))\(words(to.party.publicName)) (\(words(to.lane.mark)))"
        case .stepUp(let to, let failure): return "\(words(.colon))\(words(to.party.publicName)) (\(words(to.lane.mark))) — \(words(failure.text))"
        case .decline(let reason): return "\(words(.colon))\(words(reason.text))"
        case .answer(let answer): return "\(words(.colon))\(words(answer.text))"
        case .callIn(let party, let by): return "\(words(.colon))\(words(party.publicName))\(words(.comma))\(words(.checkInBy(language.exact(by))))"
        case .file(let matter, let limit, _, _): return "\(words(.colon))\(words(matter.name))\(words(.comma))\(words(limit.time.text))"
        case .inspect(let passed, let outcome): return "\(words(.colon))\(words(passed ? outcome.text : .notPassed))"
        case .handle(let outcome): return "\(words(.colon))\(words(outcome.text))"
        case .request(_, let until?): return "\(words(.colon))\(words(.untilDate(language.exact(until))))"
        case .join(let number): return "\(words(.colon))\(number)"
        case .verify(let isTrue): return "\(words(.colon))\(words(isTrue ? .isSo : .isNotSo))"
        default: return nil
        }
    }
}
