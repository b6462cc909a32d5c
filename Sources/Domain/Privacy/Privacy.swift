// SPDX-License-Identifier: Apache-2.0
import Access
import Chronicle
import Foundation
import Localization
import Storage
import Web

/// The collection boundary (个人信息保护): what is kept and why, who looked at it, when it is erased, and what a person may ask for.
///
/// The room knows no neighbour: it reads what each of them declares.
public enum Privacy {
    public static let migrations = PrivacySchema.migrations

    /// The subjects whose data were left with a telephone number: `report:ID`.
    public typealias Finder = @Sendable (_ db: any Connection, _ phone: String) throws -> [String]

    /// - Parameters:
    ///   - retention: the register of all rooms, this one's too, and where erasures are noted outside the database.
    ///   - find: how a person's data are found by the number that they left.
    public static func module(_ retention: RetentionKeeper, find: @escaping Finder) -> Module {
        let all = retention.register
        return Module(
            id: "privacy", name: PrivacyStrings.title, migrations: migrations, permissions: [.privacyAnswer],
            menu: [MenuEntry(RightsStrings.title, path: RightsRoutes.path, order: 92, permission: .privacyAnswer)], processings: [own],
            logs: [AccessStore.log, RetentionStore.log, RightsStore.log],
            routes: { router, server in
                RegisterRoutes(server: server, register: all).add(to: router)
                RightsRoutes(server: server, register: all, retention: retention, find: find).add(to: router)
                BreachRoutes(server: server).add(to: router)
            })
    }

    /// What this room itself keeps about people.
    public static let own = Processing(
        id: "privacy.requests", name: RightsStrings.title, purpose: RightsStrings.why, basis: .duty,
        columns: [
            PersonalColumn("privacy_request.words", sealedBy: "id"), PersonalColumn("privacy_request.contact", sealedBy: "id"),
            PersonalColumn("privacy_request.answer", sealedBy: "id"), PersonalColumn("privacy_access.why"),
        ],
        seenBy: RightsStrings.seenBy, permissions: [.privacyAnswer],
        retention: .days(1095, after: RightsStrings.sinceAnswer, RightsStore.erasure),
        assessment: Processing.Assessment(
            need: RightsStrings.assessNeed, risk: RightsStrings.assessRisk, measures: RightsStrings.assessMeasures,
            approved: Processing.Assessment.first, reviewBy: Processing.Assessment.first.adding(days: 365)))
}

extension Permission {
    /// Answer what people ask of their own data, and look for who is affected by a breach.
    public static let privacyAnswer = Permission(rawValue: "privacy.answer")
}
