// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Localization
import Storage
import WorkingTime

extension MandateStore {
    /// Keeps a new version as a draft. It is whole or not at all: the matters come checked, from an import or from another list.
    public func draft(_ list: MandateList, _ matters: [Matter], by actor: Actor, at now: Date) throws {
        try check(list, actor)
        guard !matters.isEmpty else { throw MandateList.Refusal.empty }
        let taken = try db.run("SELECT id FROM mandates_list WHERE scheme = \(list.scheme) AND version = \(list.version)")
        guard taken.isEmpty else { throw MandateList.Refusal.versionTaken(list.version) }
        try db.run(
            """
            INSERT INTO mandates_list (id, scheme, version, name_zh, name_en, status, area_path, source_zh, source_en, made_at, made_by)
            VALUES (\(list.id), \(list.scheme), \(list.version), \(list.name.zh), \(list.name.en), 'draft', \(list.areaPath),
                    \(list.source?.zh), \(list.source?.en), \(now), \(actor.id))
            """)
        for matter in matters { try keep(matter, in: list) }
        try record("list \(list.id)", "draft \(list.scheme) \(list.version): \(matters.count) matters", by: actor, at: now)
    }

    /// Brings a draft into force from a day; the version that held until then ends on that day. Neither is ever changed again.
    public func adopt(_ id: String, from day: Day, by actor: Actor, at now: Date) throws {
        guard let list = try found(id) else { throw StorageError.absent }
        try check(list, actor)
        guard list.status == .draft else { throw MandateList.Refusal.notADraft }
        guard day >= Day(now) else { throw MandateList.Refusal.past(Day(now)) }
        let earlier = try db.run(
            "SELECT * FROM mandates_list WHERE scheme = \(list.scheme) AND area_path = \(list.areaPath) AND status = 'adopted' ORDER BY from_day"
        ).map(MandateList.init(row:))
        if let last = earlier.last, let from = last.from, from >= day { throw MandateList.Refusal.laterVersion(last.version, from: from) }
        try db.run(
            """
            UPDATE mandates_list SET until_day = \(day)
            WHERE scheme = \(list.scheme) AND area_path = \(list.areaPath) AND status = 'adopted' AND until_day IS NULL
            """)
        let changed = try db.run(
            """
            UPDATE mandates_list SET status = 'adopted', from_day = \(day), adopted_at = \(now), adopted_by = \(actor.id)
            WHERE id = \(id) AND status = 'draft' RETURNING id
            """)
        guard !changed.isEmpty else { throw StorageError.stale }
        try record("list \(id)", "adopted from \(day)", by: actor, at: now)
    }

    /// Takes a draft away; adopted lists stay for ever.
    public func discard(_ id: String, by actor: Actor, at now: Date) throws {
        guard let list = try found(id) else { throw StorageError.absent }
        try check(list, actor)
        guard list.status == .draft else { throw MandateList.Refusal.notADraft }
        for table in ["mandates_rule", "mandates_condition", "mandates_matter"] {
            try db.run("DELETE FROM \(raw: table) WHERE list_id = \(id)")
        }
        try db.run("DELETE FROM mandates_list WHERE id = \(id) AND status = 'draft'")
        try record("list \(id)", "draft \(list.scheme) \(list.version) discarded", by: actor, at: now)
    }

    private func check(_ list: MandateList, _ actor: Actor) throws(MandateList.Refusal) {
        guard actor.may(.mandatesEdit) else { throw .notAllowed }
        guard AreaPath.isValid(list.areaPath) else { throw .areaMalformed }
        guard actor.scope.contains(list.areaPath) else { throw .outsideScope }
        guard !list.name.zh.isEmpty, !list.name.en.isEmpty else { throw .nameMissing }
        guard MandateList.isIdentifier(list.scheme) else { throw .schemeMalformed }
        guard MandateList.isIdentifier(list.version) else { throw .versionMalformed }
    }

    private func keep(_ matter: Matter, in list: MandateList) throws {
        try db.run(
            """
            INSERT INTO mandates_matter (list_id, code, row_number, major_code, major_zh, major_en, name_zh, name_en, words, kind, nature, duty,
                lead_team, legal_zh, legal_en, is_private, emergency)
            VALUES (\(list.id), \(matter.code), \(matter.row), \(matter.majorCode), \(matter.majorName.zh), \(matter.majorName.en),
                \(matter.name.zh), \(matter.name.en), \(matter.words.joined(separator: "\n")), \(matter.kind.rawValue), \(matter.nature.rawValue),
                \(matter.duty.rawValue), \(matter.lead), \(matter.legalBasis?.zh), \(matter.legalBasis?.en), \(matter.isPrivate),
                \(matter.emergency.map { "\($0.number)\t\($0.name.zh)\t\($0.name.en)" }.joined(separator: "\n")))
            """)
        for condition in matter.conditions {
            try db.run(
                """
                INSERT INTO mandates_condition (list_id, code, number, name_zh, name_en, amount, unit, closing_zh, closing_en, needs_photo, is_default)
                VALUES (\(list.id), \(matter.code), \(condition.number), \(condition.name.zh), \(condition.name.en), \(condition.limit.amount),
                    \(condition.limit.unit.rawValue), \(condition.closing.zh), \(condition.closing.en), \(condition.needsPhoto),
                    \(condition.isDefault))
                """)
        }
        for (position, rule) in matter.rules.enumerated() {
            try db.run(
                """
                INSERT INTO mandates_rule (list_id, code, position, lane, party, tenure, amount, unit, action_zh, action_en)
                VALUES (\(list.id), \(matter.code), \(position), \(rule.lane.rawValue), \(rule.party.description), \(rule.tenure?.rawValue),
                    \(rule.answer.amount), \(rule.answer.unit.rawValue), \(rule.action.zh), \(rule.action.en))
                """)
        }
    }

    /// Who changed what of lists and calendars; readable for auditors.
    func record(_ subject: String, _ detail: String, by actor: Actor, at now: Date) throws {
        try db.run(
            """
            INSERT INTO mandates_change (id, at, actor, subject, detail)
            VALUES (\(Identifier.make(at: now)), \(now), \(actor.id), \(subject), \(detail))
            """)
        try ChronicleStore(db).seal(MandateRecordStore.log)
    }
}
