// SPDX-License-Identifier: Apache-2.0
import Access
import Casework
import Foundation
import Images
import Jobs
import Localization
import Outbound
import Storage
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
        /// How other servers are asked for anything.
        public var outbound: Outbound
        /// Wrong keys that one address may try: a burst, then one every so many seconds. Nil for no limit.
        public var guessLimit: RateLimit? = RateLimit(burst: 10, seconds: 30)
        /// Changes that one key may make.
        public var keyLimit: RateLimit? = RateLimit(burst: 120, seconds: 0.5)
        /// How WeCom seals what it calls back with; nil where it is not set up.
        public var wecom: WeComSeal?
        /// Where tables for other platforms are laid; nil where none may be.
        public var dropFolder: URL?
        /// For how many seconds lists of matters and calendars may be out of date.
        public var memory: TimeInterval = 5

        public init(atlas: Atlas, workshop: ImageWorkshop, key: [UInt8], contact: String, files: URL, outbound: Outbound = Outbound()) {
            self.atlas = atlas
            self.workshop = workshop
            self.key = key
            self.contact = contact
            self.files = files
            self.outbound = outbound
        }
    }

    public static func module(_ tools: Tools) -> Module {
        Module(
            id: "exchange", name: .exchange, migrations: migrations, permissions: [.exchangePlatforms], menu: menu, processings: processings,
            problems: Open311Form.problems,
            routes: { router, server in
                PlatformRoutes(server: server, tools: tools).add(to: router)
                if let seal = tools.wecom { WeComRoutes(server: server, tools: tools, seal: seal).add(to: router) }
                let desk = Open311Desk(server: server, tools: tools)
                Open311Routes(desk: desk).add(to: router)
                FeedRoutes(server: server, atlas: tools.atlas).add(to: router)
                DatasetRoutes(server: server).add(to: router)
                DescriptionAPI(files: tools.files).add(to: router)
            })
    }

    static let menu = [MenuEntry(.platformsTitle, path: "/platforms", order: 34, permission: .casework("desk"))]

    /// On a case's page, for staff: to which other platforms it has been carried.
    public static func carried(_ number: String, at now: Date, in db: any Connection, _ frame: Frame) throws -> HTML? {
        PlatformPages.section(of: number, in: try HandoverStore(db).all(of: number), frame, now: now)
    }

    /// Every half minute: tells other programs and platforms what has happened, and fetches photos that they named. Every night: makes the open data anew, and
    /// forgets what was delivered a month ago.
    public static func schedules(_ tools: Tools, address: String) -> [Schedule] {
        let atlas = tools.atlas
        return [
            Schedule("exchange.callbacks", .every(seconds: 30), attempts: 1, lane: .outward) { database, due in
                try await CallbackSender(database: database, outbound: tools.outbound, key: tools.key, address: address).run(at: due)
            },
            Schedule("exchange.platforms", .every(seconds: 30), attempts: 1, lane: .outward) { database, due in
                try await PlatformCourier(
                    database: database, outbound: tools.outbound, atlas: atlas, address: address, folder: tools.dropFolder
                ).run(at: due)
            },
            Schedule("exchange.photos", .every(seconds: 30), attempts: 1, lane: .outward) { database, due in
                try await PhotoFetcher(database: database, tools: tools).run(at: due)
            },
            Schedule("exchange.purge", .daily(hour: 3, minute: 50)) { database, due in
                try await database.write { db in try CallbackStore(db).purge(before: due.addingTimeInterval(-30 * 86_400)) }
            },
            Schedule("exchange.openData", .daily(hour: 3, minute: 40), lane: .slow) { database, due in
                try await DatasetMaker(database: database, atlas: atlas, address: address).run(at: due)
            },
        ]
    }

    /// Migrations alone, for commands that need no photos.
    public static let migrations = ExchangeSchema.migrations + [CallbackSchema.migration, PlatformSchema.migration, WeComSchema.migration]

    /// What is sealed though it is nobody's: keys of other machines.
    public static let sealedColumns = [SealedColumn(PlatformStore.sealed, row: "id")]

    public static let processings = [
        Processing(
            id: "exchange.keys", name: .keysTitle, purpose: .whyKeys, basis: .duty,
            columns: [PersonalColumn("exchange_key.holder"), PersonalColumn("exchange_subscription.address")], seenBy: .keysSeenBy,
            retention: .until(.untilKeyEnds)),
        Processing(
            id: "exchange.wecom", name: .wecomTitle, purpose: .whyWecom, basis: .duty, columns: [PersonalColumn("exchange_wecom.sender")],
            seenBy: .wecomSeenBy,
            retention: .days(
                30, after: .sinceSent,
                Processing.Erasure(
                    due: { db, before, limit in
                        try db.run("SELECT message FROM exchange_wecom WHERE at < \(before) ORDER BY message LIMIT \(limit)").map {
                            try $0.get("message")
                        }
                    },
                    erase: { db, rows, _ in try db.run("DELETE FROM exchange_wecom WHERE message IN \(SQL.list(rows))") }))),
        Processing(
            id: "exchange.requests", name: .attributesTitle, purpose: .whyAttributes, basis: .duty,
            columns: [PersonalColumn("exchange_request.attributes"), PersonalColumn("exchange_fetch.address")], seenBy: .attributesSeenBy,
            retention: .days(
                180, after: .sinceSent,
                Processing.Erasure(
                    due: { db, before, limit in
                        try db.run(
                            "SELECT token FROM exchange_request WHERE at < \(before) AND attributes <> '' ORDER BY token LIMIT \(limit)"
                        ).map { try $0.get("token") }
                    },
                    erase: { db, rows, _ in
                        try db.run("UPDATE exchange_request SET attributes = '' WHERE token IN \(SQL.list(rows))")
                    }))),
    ]
}
