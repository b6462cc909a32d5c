// SPDX-License-Identifier: Apache-2.0
import Foundation
import Jobs
import Localization
import Logging
import Storage
import Territory

/// Puts decided plans in force when their day comes.
public enum AdoptionJobs {
    /// Shortly after midnight. Each plan by itself: what stops one stops no other.
    public static func schedule(_ followers: [AdoptionFollower]) -> Schedule {
        Schedule("planning.adoption", .daily(hour: 0, minute: 5), lane: .slow) { database, due in try await run(followers, in: database, at: due) }
    }

    public static func run(_ followers: [AdoptionFollower], in database: any Database, at now: Date) async throws {
        var fault: (any Error)?
        for id in try await database.read({ try AdoptionStore($0).due(at: now) }) {
            do {
                try await database.write { db in _ = try AdoptionStore(db).takeEffect(id, followers, at: now) }
            } catch is RedrawRefusal {
                try await database.write { db in try AdoptionStore(db).holdBack(id, at: now) }
            } catch is TerritoryRefusal {
                try await database.write { db in try AdoptionStore(db).holdBack(id, at: now) }
            } catch {
                fault = fault ?? error
            }
        }
        if let fault { throw fault }
    }
}
