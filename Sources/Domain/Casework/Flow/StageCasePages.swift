// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Mandates
import Web
import WorkingTime

/// How the limits of stages are shown: to everyone in a sentence, to staff as clocks, counts and a history.
extension CaseView {
    func stageClocks(_ found: Case) -> [StageClock] { found.stageClocks(limits, at: now, in: calendar) }

    /// For everyone: who is waited for, for what, and until when.
    func stageRows(_ found: Case) -> [(term: String, is: HTML)] {
        let lines = stageClocks(found).map { stage -> HTML in
            let sentence = words(stage.stage.waiting(stage.party))
            return """
                \(sentence) \(HTML.clock(HTML.Clock(stage.state.light), words(stage.state.text), in: frame)) \
                <span class="exact">\(words(.until)) \(language.exact(stage.state.due))</span>
                """
        }
        let all: [HTML] = lines.enumerated().map { index, line in index == 0 ? line : "<br>\(line)" }
        return lines.isEmpty ? [] : [(term: words(.nowWaits), is: "\(all)" as HTML)]
    }

    /// For a row of the desk: the stage whose limit is nearest, where it presses more than the whole case does.
    func stageMark(_ found: Case) -> HTML? {
        guard let next = stageClocks(found).min(by: { $0.state.due < $1.state.due }) else { return nil }
        if let whole = found.clock?.state(at: now, in: calendar), whole.phase == .running, whole.due <= next.state.due { return nil }
        let name = words(next.stage.text)
        return HTML.clock(HTML.Clock(next.state.light), "\(name)\(words(.colon))\(words(next.state.text))", fraction: next.state.used, in: frame)
    }

    /// For staff: every stage with how it went, late ones marked.
    func stageHistory(_ steps: [Step]) throws -> HTML? {
        let spans = try StageHistory(steps, limits, at: now, in: calendar).spans
        guard !spans.isEmpty else { return nil }
        let rows = spans.map { span -> [HTML] in
            let who = span.party.map { words($0.publicName) } ?? "–"
            return [
                "\(words(span.stage.text))", "\(who)", "\(HTML.time(span.since, now: now, language))",
                HTML.badge(words(span.state.text), span.wasLate ? .red : span.state.phase == .stopped ? .green : .accent),
            ]
        }
        return HTML.details(
            words(.stagesTitle), HTML.table([.stageName, .stageWho, .stageBegan, .stageStands].map { words($0) }, rows: rows))
    }
}

/// Who is late in which stage, counted.
struct StageLateness {
    struct Key: Hashable {
        let stage: Stage
        let party: Text?
    }
    private(set) var counts: [(key: Key, count: Int)] = []
    private(set) var late = 0
    let all: Int

    init(_ cases: [Case], _ view: CaseView) {
        var found: [Key: Int] = [:]
        all = cases.count
        for one in cases {
            let overdue = view.stageClocks(one).filter(\.state.isOverdue)
            if !overdue.isEmpty { late += 1 }
            for stage in overdue { found[Key(stage: stage.stage, party: stage.party?.publicName), default: 0] += 1 }
        }
        let order = Stage.allCases
        counts = found.sorted { left, right in
            let a = order.firstIndex(of: left.key.stage) ?? 0, b = order.firstIndex(of: right.key.stage) ?? 0
            return a != b ? a < b : left.value != right.value ? left.value > right.value : (left.key.party?.zh ?? "") < (right.key.party?.zh ?? "")
        }.map { ($0.key, $0.value) }
    }
}

extension StageLateness {
    func html(_ view: CaseView) -> HTML? {
        guard late > 0 else { return nil }
        let list = counts.map { "<li>\(view.words(.stageLate($0.key.stage.text, $0.key.party, $0.count)))</li>\n" as HTML }
        return """
            <section class="late" aria-labelledby="late"><h2 id="late">\(view.words(.stageLateTitle))</h2>
            <p>\(view.words(.stageLateOf(late, all)))</p><ul>\(list)</ul></section>

            """
    }
}
