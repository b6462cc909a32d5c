// SPDX-License-Identifier: Apache-2.0
import Localization
import Tabular
import WorkingTime

extension MandateTable {
    /// A list as a file that a spreadsheet opens and `read` reads back to the same matters.
    ///
    /// - Parameter language: of headers and of words such as "management"; what was written in two languages is written in both.
    public static func write(_ matters: [Matter], in language: Language) -> [UInt8] {
        CSVWriter().write([Column.allCases.map { language == .zh ? $0.name.zh : $0.rawValue }] + matters.flatMap { rows(of: $0, in: language) })
    }

    private static func rows(of matter: Matter, in language: Language) -> [[String]] {
        (0..<max(1, matter.conditions.count, matter.rules.count)).map { index in
            var cells: [Column: String] = [.code: matter.code]
            if index == 0 { fill(&cells, with: matter, in: language) }
            if index < matter.conditions.count { fill(&cells, with: matter.conditions[index], in: language) }
            if index < matter.rules.count { fill(&cells, with: matter.rules[index], in: language) }
            return Column.allCases.map { cells[$0] ?? "" }
        }
    }

    private static func fill(_ cells: inout [Column: String], with matter: Matter, in language: Language) {
        cells[.nameZH] = matter.name.zh
        cells[.nameEN] = matter.name.en
        cells[.majorCode] = matter.majorCode
        cells[.majorZH] = matter.majorName.zh
        cells[.majorEN] = matter.majorName.en
        cells[.kind] = written(matter.kind, language)
        cells[.nature] = written(matter.nature, language)
        cells[.duty] = written(matter.duty, language)
        cells[.lead] = matter.lead
        cells[.words] = matter.words.joined(separator: ";")
        cells[.legalZH] = matter.legalBasis?.zh
        cells[.legalEN] = matter.legalBasis?.en
        cells[.isPrivate] = written(matter.isPrivate, language)
        cells[.emergency] = matter.emergency.map { "\($0.number) \($0.name.zh)|\($0.name.en)" }.joined(separator: ";")
    }

    private static func fill(_ cells: inout [Column: String], with condition: FilingCondition, in language: Language) {
        cells[.conditionZH] = condition.name.zh
        cells[.conditionEN] = condition.name.en
        cells[.limit] = written(condition.limit, language)
        cells[.closingZH] = condition.closing.zh
        cells[.closingEN] = condition.closing.en
        cells[.photo] = written(condition.needsPhoto, language)
        cells[.isDefault] = written(condition.isDefault, language)
    }

    private static func fill(_ cells: inout [Column: String], with rule: LaneRule, in language: Language) {
        cells[.lane] = written(rule.lane, language)
        cells[.party] = rule.party.description
        cells[.tenure] = rule.tenure.map { written($0, language) }
        cells[.answer] = written(rule.answer, language)
        cells[.actionZH] = rule.action.zh
        cells[.actionEN] = rule.action.en
    }

    private static func written(_ word: some NamedWord, _ language: Language) -> String { language == .zh ? word.text.zh : word.rawValue }
    private static func written(_ limit: TimeLimit, _ language: Language) -> String {
        "\(limit.amount) \(language == .zh ? limit.unit.name.zh : limit.unit.rawValue)"
    }
    private static func written(_ claim: Bool, _ language: Language) -> String { claim ? (language == .zh ? Claim.yes.zh : Claim.yes.en) : "" }
}
