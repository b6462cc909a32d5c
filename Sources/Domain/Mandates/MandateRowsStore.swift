// SPDX-License-Identifier: Apache-2.0
import Foundation
import Localization
import Storage
import WorkingTime

// How rows of the database become values.

extension MandateList {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"), name: try row.text("name"), scheme: try row.get("scheme"), version: try row.get("version"),
            status: try row.word("status"), from: try row.get("from_day", as: Day?.self), until: try row.get("until_day", as: Day?.self),
            areaPath: try row.get("area_path"), source: try row.optionalText("source"))
    }
}

extension Matter {
    init(row: Row, list: MandateList, conditions: [FilingCondition], rules: [LaneRule]) throws {
        func lines(_ column: String) throws -> [String] { try row.get(column, as: String.self).split(separator: "\n").map(String.init) }
        self.init(
            reference: MatterReference(scheme: list.scheme, version: list.version, code: try row.get("code"), name: try row.text("name")),
            row: try row.get("row_number"), majorCode: try row.get("major_code"), majorName: try row.text("major"), words: try lines("words"),
            kind: try row.word("kind"), nature: try row.word("nature"), duty: try row.word("duty"),
            lead: try row.get("lead_team", as: String?.self), legalBasis: try row.optionalText("legal"), isPrivate: try row.get("is_private"),
            emergency: try lines("emergency").map { line in
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 3 else { throw StorageError.unreadable(column: "emergency", .text(line)) }
                return EmergencyNumber(parts[0], Text(zh: parts[1], en: parts[2]))
            },
            conditions: conditions, rules: rules)
    }
}

extension FilingCondition {
    init(row: Row) throws {
        self.init(
            number: try row.get("number"), name: try row.text("name"), limit: TimeLimit(try row.get("amount"), try row.word("unit")),
            closing: try row.text("closing"), needsPhoto: try row.get("needs_photo"), isDefault: try row.get("is_default"))
    }
}

extension LaneRule {
    init(row: Row) throws {
        let party = try row.get("party", as: String.self), tenure = try row.get("tenure", as: String?.self)
        guard let rule = PartyRule(party) else { throw StorageError.unreadable(column: "party", .text(party)) }
        self.init(
            try row.word("lane"), rule, tenure: tenure.flatMap(Tenure.init(rawValue:)),
            answer: TimeLimit(try row.get("amount"), try row.word("unit")), action: try row.text("action"))
    }
}

extension Row {
    /// Two columns, `name_zh` and `name_en`.
    func text(_ column: String) throws -> Text { Text(zh: try get("\(column)_zh"), en: try get("\(column)_en")) }

    func optionalText(_ column: String) throws -> Text? {
        guard let zh = try get("\(column)_zh", as: String?.self) else { return nil }
        return Text(zh: zh, en: try get("\(column)_en", as: String?.self) ?? zh)
    }

    func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        let raw = try get(column, as: String.self)
        guard let word = Word(rawValue: raw) else { throw StorageError.unreadable(column: column, .text(raw)) }
        return word
    }
}
