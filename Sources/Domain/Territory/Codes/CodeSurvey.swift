// SPDX-License-Identifier: Apache-2.0
import Localization

/// Whether codes that a file brings may be given, and which ones end when they are.
enum CodeSurvey {
    /// A number is never given to another area, even after its time (rules of the statistical codes); an area has one code of a scheme a day,
    /// so that a new one ends the one before, on its first day.
    static func check(_ proposal: inout SurveyProposal, _ survey: Survey) {
        var owners: [Code: (path: String, number: Int?)] = [:]
        for code in survey.known.codes where owners[code.code] == nil { owners[code.code] = (code.areaPath, nil) }
        let own = Dictionary(survey.known.areas.map { ($0.path, $0.code.scheme) }) { first, _ in first }
        let touched = Set(proposal.items.compactMap { $0.before?.id })
        var ending: [SurveyProposal.Item] = []
        for item in proposal.items where item.action == .new {
            guard case .code(let code) = item.after else { continue }
            func fault(_ reason: SurveyFault.Reason) {
                proposal.faults.append(SurveyFault(number: item.number, reason: reason, isBlocking: true, at: nil))
            }
            if let owner = owners[code.code], owner.path != code.areaPath {
                fault(.codeTwice(code.code.value, other: owner.path, line: owner.number))
                continue
            }
            owners[code.code] = (code.areaPath, item.number)
            guard code.code.scheme != .local else { continue }
            if own[code.areaPath] == code.code.scheme {
                fault(.schemeTaken(code.code.scheme))
                continue
            }
            for last in survey.known.codes
            where !last.isOwn && last.areaPath == code.areaPath && last.code.scheme == code.code.scheme && last.until.map({ $0 > code.from }) ?? true
            {
                guard last.from < code.from, !touched.contains(last.id) else {
                    fault(.unreadable(.from, code.from.description))
                    continue
                }
                var after = last
                after.until = code.from
                ending.append(.init(action: .gone, number: nil, after: .code(after), before: .code(last)))
            }
        }
        proposal.items += ending
    }
}
