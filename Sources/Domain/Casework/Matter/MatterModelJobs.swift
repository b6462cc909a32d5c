// SPDX-License-Identifier: Apache-2.0
import Foundation
import Jobs
import Storage
import Triage
import Workshop

/// Every night the closed cases teach anew.
enum MatterModelJobs {
    private static let workshop = Workshop(threads: 1, waiting: 2)

    static var schedule: Schedule {
        Schedule("casework.learn", .daily(hour: 2, minute: 40), attempts: 3, lane: .slow) { database, due in try await learn(in: database, at: due) }
    }

    /// Notes how the last version fared since, and makes the next one. The same cases make the same model, so that twice does no harm; with nothing
    /// new, or too little to learn from, nothing is made.
    static func learn(in database: any Database, at now: Date) async throws {
        let (lesson, last, model, since) = try await database.read { db in
            let store = MatterModelStore(db), last = try store.newest()
            return (
                try store.lesson(at: now), last, try last.flatMap { try store.model($0.id) },
                try last.map { try store.lesson(at: now, since: $0.madeAt).cases } ?? []
            )
        }
        let (fared, next) = try await workshop.run { () -> (MatterModelStore.Version?, MatterModel?) in
            let fared = last.flatMap { last in model.map { last.asked($0, of: since) } }
            let isNew = lesson.digest != last?.digest || last?.method != MatterModel.version
            guard isNew, lesson.isEnough else { return (fared, nil) }
            return (fared, try MatterModel.train(lesson.cases, lists: lesson.lists))
        }
        try await database.write { db in
            let store = MatterModelStore(db)
            if let fared { try store.note(fared) }
            if let next, try store.newest()?.id == last?.id { try store.keep(next, of: lesson, at: now) }
        }
    }
}
