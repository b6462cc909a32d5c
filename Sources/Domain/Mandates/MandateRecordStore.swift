// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

/// What stands in the record of lists: who changed what, and what the adopted lists say.
enum MandateRecordStore {
    static let log = ChainedLog("mandates_change", fields: ["at", "actor", "subject", "detail"])

    /// Adopted lists never change; only the day on which one ends is set when the next is adopted.
    static let lists = Witness.contents(
        "lists",
        of: { db in try db.run("SELECT id FROM mandates_list WHERE status = 'adopted'").map { try $0.get("id") } },
        contents: { db, id in
            var parts = try texts(
                db, "mandates_list", "scheme, version, name_zh, name_en, from_day, area_path, adopted_at, adopted_by", "id = \(id)", by: "id")
            if parts.isEmpty { return nil }
            parts += try texts(
                db, "mandates_matter",
                "code, row_number, major_code, major_zh, name_zh, words, kind, nature, duty, lead_team, legal_zh, emergency",
                "list_id = \(id)", by: "code")
            parts += try texts(
                db, "mandates_condition", "code, number, name_zh, amount, unit, closing_zh", "list_id = \(id)", by: "code, number")
            parts += try texts(
                db, "mandates_rule", "code, position, lane, party, tenure, amount, unit, action_zh", "list_id = \(id)", by: "code, position")
            return parts
        })

    /// The columns of all rows that fit, one after the other.
    private static func texts(_ db: any Connection, _ table: String, _ columns: String, _ condition: SQL, by order: String) throws -> [String?] {
        let names = columns.split(separator: ", ")
        let cast = names.enumerated().map { "CAST(\($1) AS TEXT) AS part_\($0)" }.joined(separator: ", ")
        return try db.run("SELECT \(raw: cast) FROM \(raw: table) WHERE \(condition) ORDER BY \(raw: order)").flatMap { row in
            try names.indices.map { try row.get("part_\($0)", as: String?.self) }
        }
    }
}
