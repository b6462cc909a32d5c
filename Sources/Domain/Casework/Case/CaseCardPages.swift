// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Web
import WorkingTime

/// What a page about cases needs besides them: who looks, when, and by which calendar.
struct CaseView {
    let frame: Frame
    let now: Date
    let calendar: WorkCalendar
    /// The limits of stages of the area.
    var limits = StageLimits()
    var language: Language { frame.language }

    func words(_ text: Text) -> String { text(language) }

    /// A case in a list: matter and place, words, then who · clock · lane.
    func card(_ found: Case, to path: String? = nil, level: Int = 3) -> HTML {
        var facts: [HTML] = [statusBadge(found)]
        if let party = found.assignment?.party, found.status.isOpen { facts.append("\(words(party.publicName))") }
        if let clock = clock(found) { facts.append(clock) }
        if let lane = found.lane { facts.append(HTML.badge(words(lane.mark))) }
        if found.counts.reports > 1 { facts.append("\(words(.reportedTimes(found.counts.reports)))") }
        facts.append(HTML.time(found.openedAt, now: now, language))
        return HTML.card(
            title(found), to: path ?? Case.path(found.number), words: found.words, facts: facts, level: level, id: "case-\(found.number)")
    }

    /// 店外经营 · 小河路 12 号门前
    func title(_ found: Case) -> String {
        let matter = found.matter.map { words($0.name) } ?? words(.matterUnknown)
        return found.place.text.isEmpty ? matter : "\(matter) · \(found.place.text)"
    }

    func statusBadge(_ found: Case) -> HTML {
        if found.status == .closed, let outcome = found.outcome {
            return HTML.badge(words(outcome.text), outcome == .notResolved ? .red : .green)
        }
        let hue: HTML.Hue =
            switch found.status {
            case .received, .verifying, .filed: .plain
            case .handling, .handled, .inspecting: .accent
            case .suspended: .suspended
            case .closed: .green
            case .declined, .voided, .joined: .plain
            }
        return HTML.badge(words(found.status.text), hue)
    }

    /// The whole case's clock while someone must still act; nil before filing and after the end.
    ///
    /// - Parameter label: said before it, where another clock stands beside it.
    func clock(_ found: Case, label: Text? = nil) -> HTML? {
        guard found.status.isOpen, let state = found.clock?.state(at: now, in: calendar), state.phase != .stopped else { return nil }
        let shape: HTML.Clock = state.phase == .paused ? .suspended : HTML.Clock(state.light)
        let before = label.map { "\(words($0))\(words(.colon))" } ?? ""
        return HTML.clock(shape, before + words(state.text), fraction: state.used, in: frame)
    }

    /// How urgent a case is, for sorting: danger first, then what is due soonest, of its stage or as a whole, then what waits longest.
    func urgency(_ found: Case) -> (Int, Date) {
        let whole = found.clock?.state(at: now, in: calendar).due
        return (found.isDanger ? 0 : 1, (stageClocks(found).map(\.state.due) + [whole].compactMap(\.self)).min() ?? found.statusSince)
    }

    func sorted(_ cases: [Case]) -> [Case] {
        let ranked: [(rank: (Int, Date), it: Case)] = cases.map { (urgency($0), $0) }
        return ranked.sorted { left, right -> Bool in
            left.rank == right.rank ? left.it.number < right.it.number : left.rank < right.rank
        }.map(\.it)
    }
}

extension HTML.Clock {
    init(_ light: WorkingTime.Clock.State.Light) {
        switch light {
        case .green: self = .green
        case .yellow: self = .yellow
        case .red: self = .red
        }
    }
}

extension Case {
    public static func path(_ number: String) -> String { "/cases/\(number)" }
}
