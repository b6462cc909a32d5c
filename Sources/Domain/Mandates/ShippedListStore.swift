// SPDX-License-Identifier: Apache-2.0
import Access
import Foundation
import Localization
import Storage

extension MandateStore {
    /// Brings the shipped lists into force for an area, from the day of `now`. Those whose version is there already are left alone.
    public func adoptShipped(for areaPath: String, by actor: Actor, at now: Date) throws {
        for shipped in ShippedList.all {
            let taken = try db.run("SELECT id FROM mandates_list WHERE scheme = \(shipped.scheme) AND version = \(shipped.version)")
            guard taken.isEmpty else { continue }
            let list = MandateList(
                id: Identifier.make(at: now), name: shipped.name, scheme: shipped.scheme, version: shipped.version, areaPath: areaPath,
                source: shipped.source)
            try draft(list, try shipped.matters(), by: actor, at: now)
            try adopt(list.id, from: Day(now), by: actor, at: now)
        }
    }
}
