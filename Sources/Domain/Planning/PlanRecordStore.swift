// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Storage

/// What stands in the record of plans: what happened to each, and what the adopted ones say.
enum PlanRecordStore {
    static let log = ChainedLog("planning_step", key: ["plan_id", "number"], fields: ["at", "actor", "word", "detail"])

    static let adopted = Witness.contents(
        "plans",
        of: { db in
            try db.run("SELECT id FROM planning_plan WHERE status = \(GridPlan.Status.adopted.rawValue)").map { try $0.get("id") }
        },
        contents: { db, id in
            try db.run("SELECT area_path, name, regions, grids, adopt_from FROM planning_plan WHERE id = \(id)").first.map { row in
                try ["area_path", "name", "regions", "grids", "adopt_from"].map { try row.get($0, as: String?.self) }
            }
        })
}
