// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Mandates
import Storage
import Web

/// Takes a report in, whichever door it came through: within the limits, once, with a secret link of its own.
struct ReportIntake {
    let server: Server
    let tools: Casework.Tools
    let memory: Memory

    struct Kept: Sendable {
        let receipt: IntakeStore.Receipt
        let secret: String
    }

    /// - Parameters:
    ///   - matter: scheme and code as the sender named them; a code that no list in force has is left out.
    ///   - client: whom to count as one for the limit.
    func keep(_ new: Report.New, matter: (scheme: String, code: String)?, by actor: Actor, from client: String, at now: Date) async throws -> Kept {
        let secret = ReporterLink.secret(for: new.key, with: tools.key)
        // Sent twice, it costs once: what is there already is found before anything is counted.
        if let limiter = memory.reportLimiter {
            let number = try await server.database.read { db in try IntakeStore(db).reporter(secret: secret, as: .anonymous)?.number }
            if number == nil { try limiter.spend(client, at: now) }
        }
        // What the words could mean is read before the write: there is one writer.
        var matters: [ListedMatter]?
        if matter != nil {
            matters = try await server.database.read { [memory] db in try memory.matters(for: new.place.areaPath, on: Day(now), at: now, in: db) }
        }
        let known = matters
        let receipt = try await server.database.write { db in
            var new = new
            if let matter {
                new.matter = try MandateStore(db).matter(matter.code, scheme: matter.scheme, on: Day(now), for: new.place.areaPath)?.matter.reference
            }
            return try FlowStore(db).receive(new, secret: secret, by: actor, at: now, among: known)
        }
        return Kept(receipt: receipt, secret: secret)
    }
}
