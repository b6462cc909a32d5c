// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Localization
import Storage
import TestKit
import Territory
import Testing

@testable import App

@Suite struct `The demo town's life` {
    static let now = Date(timeIntervalSince1970: 1_795_400_000)

    @Test(arguments: TestDatabase.all, [1, 3]) func `is lived through by the real rules, in one town or in several side by side`(
        _ kind: TestDatabase, _ scale: Int
    ) async throws {
        let database = try await kind.make(Installation.migrations)
        let made = try await DemoTown.make(in: database, scale: scale, cases: 120, at: Self.now)
        #expect(made.cases == 120)
        let (statuses, roots) = try await database.read { db in
            let cases = try BoardStore(db).page(Self.everything).cases
            return (Set(cases.map(\.status)), Set(cases.map { $0.place.areaPath.prefix(11) }))
        }
        #expect(statuses.count >= 3)
        #expect(roots.count == scale)
    }

    static var everything: BoardFilter {
        var filter = BoardFilter()
        filter.show = .all
        filter.limit = 100
        return filter
    }
}
