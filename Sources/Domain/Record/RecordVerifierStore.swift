// SPDX-License-Identifier: Apache-2.0
import Chronicle
import Secrets
import Storage

extension RecordKeeper {
    /// Proves logs, checkpoints and what rooms bear witness of.
    ///
    /// - Parameter held: checkpoints that were kept outside the machine. What they say counts, whatever the database says of them.
    public func verify(_ db: any Connection, held: [Checkpoint.Signed] = []) throws -> RecordFindings {
        var findings = RecordFindings()
        var (checkpoints, faults) = try CheckpointStore(db).verify()
        findings.checkpoints = checkpoints.count
        for file in held {
            if let objection = file.objection(key: key.publicKey) { faults.append(objection) }
            guard let checkpoint = file.checkpoint else { continue }
            if try CheckpointStore(db).find(checkpoint.number)?.body != file.body {
                faults.append("checkpoint \(checkpoint.number): the database has another, or none; the one that was kept outside counts")
            }
            if !checkpoints.contains(checkpoint) { checkpoints.append(checkpoint) }
        }
        let noted = checkpoints.flatMap(\.heads)
        for log in logs {
            var walk = ChronicleStore.Walk(log, noted: noted)
            while !walk.isDone { faults += try ChronicleStore(db).verify(&walk).map(\.sentence) }
            findings.logs += 1
            findings.rows += walk.place
        }
        for checkpoint in checkpoints {
            for said in checkpoint.witnesses {
                if let witness = witnesses.first(where: { $0.name == said.witness }) {
                    faults += try witness.check(db, checkpoint.number, said)
                } else {
                    faults.append("checkpoint \(checkpoint.number): nobody knows the witness \(said.witness)")
                }
            }
        }
        // What several checkpoints noted is said once for each of them, and no sentence twice.
        var seen: Set<String> = []
        findings.faults = faults.filter { seen.insert($0).inserted }
        return findings
    }
}
