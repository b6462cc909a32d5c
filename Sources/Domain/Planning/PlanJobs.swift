// SPDX-License-Identifier: Apache-2.0
import Access
import Districting
import Foundation
import Jobs
import Storage
import Synchronization
import Workshop

/// The drawing of plans, beside the requests.
public enum PlanJobs {
    public static let name = "planning.draw"
    static let actor = Actor.system("planning", permissions: [.planningEdit])
    private static let workshop = Workshop(threads: 1, waiting: 8)

    private static let attempts = 3

    public static var handlers: [Handler] {
        [
            Handler(name, attempts: attempts, lane: .slow) { job, database, now in
                do {
                    try await draw(job.body, in: database, at: now)
                } catch  where !(error is CancellationError) && job.attempts >= attempts {
                    // Whoever waits for the plan is told, and the operator sees the job.
                    try await giveUp(job.body, in: database, at: now)
                    throw error
                }
            }
        ]
    }

    static func giveUp(_ id: String, in database: any Database, at now: Date) async throws {
        try await database.write { db in _ = try PlanStore(db).take(.fail(.broken), on: id, by: actor, at: now) }
    }

    /// Draws one plan. Done twice, the second time finds nothing to do.
    ///
    /// - Parameter effort: how long is searched; by default as long as the size asks for.
    public static func draw(_ id: String, in database: any Database, effort: Effort = Effort(), at now: Date) async throws {
        let found = try await database.read { db -> (GridPlan, Survey)? in
            let store = PlanStore(db)
            guard let plan = try store.find(id, for: actor), plan.status == .drawing else { return nil }
            return (plan, try store.survey(of: plan))
        }
        guard let (plan, survey) = found else { return }
        let share = Mutex(0.0), isStopped = Mutex(false)
        let teller = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(500))
                let progress = share.withLock(\.self)
                if try await database.write({ try PlanStore($0).note(progress: progress, of: id) }) { isStopped.withLock { $0 = true } }
            }
        }
        defer { teller.cancel() }
        let outcome = try await workshop.run { () -> Result<PlanDrawing.Result, DrawingError> in
            let kept = plan.locked.isEmpty ? [] : plan.regions.map { plan.locked.contains($0) ? $0 : nil }
            return Result {
                () throws(DrawingError) in
                try PlanDrawing.draw(
                    survey, plan.request, kept: kept, effort: effort, progress: { now in share.withLock { $0 = now } },
                    stop: { isStopped.withLock(\.self) })
            }
        }
        try await database.write { db in
            switch outcome {
            case .success(let drawn):
                try PlanStore(db).take(.finish(regions: drawn.regions, grids: drawn.grids, drawn.certificate), on: id, by: actor, at: now)
            case .failure: try PlanStore(db).take(.fail(.unusable), on: id, by: actor, at: now)
            }
        }
    }
}
