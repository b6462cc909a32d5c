// SPDX-License-Identifier: Apache-2.0
import Geometry
import Localization

/// Whether areas fill what lies above them, as it would be after the import.
enum AreaSurvey {
    /// Overlaps forbid the import: a point would have two owners. Gaps and edges beyond the border above are told, as a plan may come in pieces.
    ///
    /// - Parameter goOn: is told the share that is done, in 0…1, and says whether the rest is wanted still.
    /// - Returns: false where it was not.
    static func check(_ proposal: inout SurveyProposal, _ survey: Survey, goOn: (Double) -> Bool) -> Bool {
        var after = Dictionary(survey.known.areas.map { ($0.path, (area: $0, number: nil as Int?)) }) { first, _ in first }
        for item in proposal.items {
            guard case .area(let area) = item.after else { continue }
            after[area.path] = item.action == .gone ? nil : (area, item.number)
        }
        codes(after, &proposal)
        let touched = Set(
            proposal.items.compactMap { item in if item.action != .same, case .area(let area) = item.after { area.parent } else { nil } })
        let below = Dictionary(grouping: after.values.filter { !$0.area.boundary.isEmpty }) { $0.area.parent ?? "" }
        for (done, parent) in touched.sorted().enumerated() {
            guard goOn(Double(done) / Double(touched.count)) else { return false }
            let children = (below[parent] ?? []).sorted { $0.area.path < $1.area.path }
            guard !children.isEmpty else { continue }
            let above = after[parent]?.area
            for fault in Coverage.faults(children.map(\.area.boundary), filling: above?.boundary ?? MultiPolygon([])) {
                tell(fault, children, above, &proposal)
            }
        }
        return true
    }

    private typealias Child = (area: Area, number: Int?)

    private static func tell(_ fault: CoverageFault, _ children: [Child], _ above: Area?, _ proposal: inout SurveyProposal) {
        let child = fault.area.map { children[$0] }, name = child?.area.name.zh ?? above?.name.zh ?? ""
        let reason: SurveyFault.Reason, isBlocking: Bool
        switch fault.kind {
        case .gap: (reason, isBlocking) = (.gap(beside: name), false)
        case .outside: (reason, isBlocking) = (.beyond(name, above: above?.name.zh ?? ""), false)
        case .overlap(let other): (reason, isBlocking) = (.overlap(name, with: children[other].area.name.zh, line: children[other].number), true)
        }
        proposal.faults.append(SurveyFault(number: child?.number, reason: reason, isBlocking: isBlocking, at: fault.at))
    }

    /// One code of one scheme belongs to one area.
    private static func codes(_ after: [String: (area: Area, number: Int?)], _ proposal: inout SurveyProposal) {
        var owners: [Code: (path: String, number: Int?)] = [:]
        for (path, entry) in after.sorted(by: { ($0.value.number ?? 0, $0.key) < ($1.value.number ?? 0, $1.key) })
        where entry.area.code.scheme != .local {
            guard let other = owners.updateValue((path, entry.number), forKey: entry.area.code) else { continue }
            guard let number = entry.number else { continue }  // known before: not this file's fault
            proposal.faults.append(
                SurveyFault(
                    number: number, reason: .codeTwice(entry.area.code.value, other: other.path, line: other.number), isBlocking: true, at: nil))
        }
    }
}
