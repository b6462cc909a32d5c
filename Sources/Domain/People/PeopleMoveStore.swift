// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

extension PeopleStore {
    /// Posts and teams of areas that have ended go on in the areas that follow them: a post ends and a new one of the same kind begins with the
    /// same holder; a team keeps its code, since cases name it.
    ///
    /// - Parameter heirs: for each area that has ended, the one that follows it.
    /// - Returns: how many posts and teams moved.
    @discardableResult
    public func follow(_ heirs: [String: String], on day: Day, by actor: Actor, at now: Date) throws -> Int {
        var moved = 0
        for (old, heir) in heirs.sorted(by: { $0.key < $1.key }) {
            for staffing in try staffing(within: old, on: day) where staffing.post.areaPath == old {
                let post = staffing.post
                if post.from < day { try vacate(post.id, from: day, by: actor, at: now) }
                try db.run("UPDATE people_post SET until_day = \(max(day, post.from)) WHERE id = \(post.id)")
                try record("post \(post.id)", "ended on \(day): \(old) is followed by \(heir)", by: actor, at: now)
                let next = try establish(
                    post.kind, in: heir, from: day, until: post.until, isPublic: post.isPublic, phone: post.phone, by: actor, at: now)
                if let holder = staffing.holder { try appoint(holder.account, to: next.id, from: day, by: actor, at: now) }
                moved += 1
            }
            for row in try db.run("SELECT * FROM people_team WHERE area_path = \(old) AND until_day IS NULL ORDER BY id") {
                let team = try Team(row: row)
                try keep(
                    Team(
                        id: team.id, kind: team.kind, name: team.name, areaPath: heir, phone: team.phone,
                        isAuthorisedEnforcement: team.isAuthorisedEnforcement, until: team.until), by: actor, at: now)
                moved += 1
            }
        }
        return moved
    }
}
