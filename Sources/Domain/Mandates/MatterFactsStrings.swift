// SPDX-License-Identifier: Apache-2.0
import Localization
import WorkingTime

extension Matter {
    /// Everything that the list says of the matter, each under a label of its own: what versions are compared by.
    var facts: [(label: Text, value: Text)] {
        typealias Column = MandateTable.Column
        var facts: [(label: Text, value: Text)] = [
            (Column.nameZH.name, name), (Column.majorZH.name, Text(zh: "\(majorCode) \(majorName.zh)", en: "\(majorCode) \(majorName.en)")),
            (Column.kind.name, kind.text), (Column.nature.name, nature.text), (Column.duty.name, duty.text),
        ]
        if let lead { facts.append((Column.lead.name, TeamCode.name(lead))) }
        if !words.isEmpty { facts.append((Column.words.name, Text(zh: words.joined(separator: "、"), en: words.joined(separator: ", ")))) }
        if let legalBasis { facts.append((Column.legalZH.name, legalBasis)) }
        if isPrivate { facts.append((Column.isPrivate.name, Text(zh: "是", en: "yes"))) }
        if isDanger {
            facts.append(
                (
                    Column.emergency.name,
                    Text(
                        zh: emergency.map { "\($0.number) \($0.name.zh)" }.joined(separator: "、"),
                        en: emergency.map { "\($0.number) \($0.name.en)" }.joined(separator: ", "))
                ))
        }
        for condition in conditions {
            facts.append((Text(zh: "立案条件 \(condition.number)", en: "Filing condition \(condition.number)"), condition.text))
        }
        for rule in rules {
            let place = rule.tenure.map { Text(zh: "（\($0.text.zh)）", en: " (\($0.text.en.lowercased()))") }
            facts.append((Text(zh: rule.lane.text.zh + (place?.zh ?? ""), en: rule.lane.text.en + (place?.en ?? "")), rule.text))
        }
        return facts
    }
}

extension FilingCondition {
    var text: Text {
        Text(
            zh: "\(name.zh)；\(limit.text.zh)\(isDefault ? "（待定）" : "")；结案：\(closing.zh)\(needsPhoto ? "；要照片" : "")",
            en: "\(name.en); \(limit.text.en)\(isDefault ? " (default)" : ""); closes when: \(closing.en)\(needsPhoto ? "; photo needed" : "")")
    }
}

extension LaneRule {
    var text: Text {
        Text(
            zh: "\(party.text.zh)，\(answer.text.zh)内答复：\(action.zh)", en: "\(party.text.en), answers within \(answer.text.en): \(action.en)")
    }
}
