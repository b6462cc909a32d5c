// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

/// What casework says at checkpoints: how far every case has come, and the openings of the years. So steps that are cut off later are missed.
enum AnchorStore {
    static let batch = 5000

    /// Each case that went on since it was last anchored: how many steps it has, and the hash of the last.
    static let cases = Witness(
        "cases",
        prepare: { db, checkpoint in
            let after: String? = try db.run("SELECT max(case_id) AS last FROM casework_anchor WHERE checkpoint = \(checkpoint)").first?.get("last")
            let added = try db.run(
                """
                INSERT INTO casework_anchor (checkpoint, case_id, steps, head)
                SELECT \(checkpoint), c.id, (SELECT max(s.number) FROM casework_step AS s WHERE s.case_id = c.id), c.head FROM casework_case AS c
                WHERE c.id > \(after ?? "") AND NOT EXISTS (SELECT 1 FROM casework_anchor AS a WHERE a.case_id = c.id AND a.head = c.head)
                    AND EXISTS (SELECT 1 FROM casework_step AS s WHERE s.case_id = c.id)
                ORDER BY c.id LIMIT \(batch) RETURNING case_id
                """)
            return added.count == batch
        },
        testify: { db, checkpoint in
            let found = try digest(of: checkpoint, in: db)
            return Checkpoint.Testimony(witness: "cases", count: found.count, digest: found.digest)
        },
        check: { db, checkpoint, said in
            let found = try digest(of: checkpoint, in: db)
            guard found == (said.count, said.digest) else { return ["cases: the anchors of checkpoint \(checkpoint) are not those that were signed"] }
            return try db.run(
                """
                SELECT a.case_id, a.steps, c.number FROM casework_anchor AS a
                LEFT JOIN casework_step AS s ON s.case_id = a.case_id AND s.number = a.steps
                LEFT JOIN casework_case AS c ON c.id = a.case_id
                WHERE a.checkpoint = \(checkpoint) AND (s.hash IS NULL OR s.hash <> a.head OR c.id IS NULL) ORDER BY a.case_id
                """
            ).map { row in
                let id: String = try row.get("case_id"), number: String? = try row.get("number"), steps: Int = try row.get("steps")
                return "\(number ?? id): step \(steps), which checkpoint \(checkpoint) noted, is not there or is another"
            }
        })

    private static func digest(of checkpoint: Int, in db: any Connection) throws -> (count: Int, digest: String) {
        var digest = Chain.origin, count = 0, after = ""
        while true {
            let rows = try db.run(
                """
                SELECT case_id, steps, head FROM casework_anchor WHERE checkpoint = \(checkpoint) AND case_id > \(after)
                ORDER BY case_id LIMIT \(batch)
                """)
            for row in rows {
                after = try row.get("case_id")
                digest = Chain.hash(previous: digest, fields: [after, "\(try row.get("steps", as: Int.self))", try row.get("head")])
            }
            count += rows.count
            if rows.count < batch { return (count, digest) }
        }
    }

    /// The last opening of each year: `2026-000123=hash`.
    static let openings = Witness(
        "openings",
        testify: { db, _ in
            let lines = try db.run("SELECT year, last, head FROM casework_number WHERE head IS NOT NULL ORDER BY year").map { row in
                "\(Case.number(try row.get("last"), of: try row.get("year")))=\(try row.get("head", as: String.self))"
            }
            return Checkpoint.Testimony(
                witness: "openings", count: lines.count, digest: Chain.hash(previous: Chain.origin, fields: lines), lines: lines)
        },
        check: { db, checkpoint, said in
            try said.lines.compactMap { line in
                let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { return "openings: checkpoint \(checkpoint) cannot be read" }
                let opening: String? = try db.run("SELECT opening FROM casework_case WHERE number = \(parts[0])").first?.get("opening")
                return opening == parts[1] ? nil : "\(parts[0]): it was not opened as checkpoint \(checkpoint) noted"
            }
        })
}
