// SPDX-License-Identifier: Apache-2.0
import Foundation
import Images
import Jobs
import Localization
import Territory
import Web

/// Exchange (数据交换): how other programs read what is public here, and how they bring reports in.
public enum Exchange {
    /// What the room shares with the app.
    public struct Tools: Sendable {
        public let atlas: Atlas
        public let workshop: ImageWorkshop
        /// The installation's key, as Casework has it: reports that come in here have the same secret links.
        public let key: [UInt8]
        /// Whom makers of other programs may ask.
        public let contact: String
        /// The folder of public files, where the description of our interfaces lies.
        public let files: URL
        /// Wrong keys that one address may try: a burst, then one every so many seconds. Nil for no limit.
        public var guessLimit: RateLimit? = RateLimit(burst: 10, seconds: 30)
        /// Changes that one key may make.
        public var keyLimit: RateLimit? = RateLimit(burst: 120, seconds: 0.5)
        /// For how many seconds lists of matters and calendars may be out of date.
        public var memory: TimeInterval = 5

        public init(atlas: Atlas, workshop: ImageWorkshop, key: [UInt8], contact: String, files: URL) {
            self.atlas = atlas
            self.workshop = workshop
            self.key = key
            self.contact = contact
            self.files = files
        }
    }

    public static func module(_ tools: Tools) -> Module {
        Module(
            id: "exchange", name: .exchange, migrations: migrations, personalData: personalData, problems: Open311Form.problems,
            routes: { router, server in
                let desk = Open311Desk(server: server, tools: tools)
                Open311Routes(desk: desk).add(to: router)
                FeedRoutes(server: server, atlas: tools.atlas).add(to: router)
                DatasetRoutes(server: server).add(to: router)
                DescriptionAPI(files: tools.files).add(to: router)
            })
    }

    /// Every night: makes the open data anew.
    public static func schedules(atlas: Atlas, address: String) -> [Schedule] {
        [
            Schedule("exchange.openData", .daily(hour: 3, minute: 40)) { database, due in
                try await DatasetMaker(database: database, atlas: atlas, address: address).run(at: due)
            }
        ]
    }

    /// Migrations alone, for commands that need no photos.
    public static let migrations = ExchangeSchema.migrations

    static let personalData = [
        PersonalColumn("exchange_key.holder", purpose: .whyKeys),
        PersonalColumn("exchange_request.attributes", purpose: .whyAttributes),
    ]
}
