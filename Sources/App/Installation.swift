// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Casework
import Chronicle
import Exchange
import Foundation
import Hummingbird
import Images
import Jobs
import Localization
import Logging
import Mandates
import Outbound
import People
import Planning
import Privacy
import Record
import Secrets
import Storage
import Territory
import Web

/// One installation of Linli: its database, its rooms and the server around them.
public struct Installation: Sendable {
    public let config: Config
    public let database: any Database
    public let modules: [Module]
    public let atlas: Atlas
    let key: [UInt8]
    private let workshop: ImageWorkshop
    private let exchangeTools: Exchange.Tools
    /// Erases what is over its time.
    public let retention: RetentionKeeper
    /// Makes checkpoints, and proves the record.
    public let keeper: RecordKeeper
    let now: @Sendable () -> Date

    /// Opens the database and puts the rooms together; nothing is migrated or served yet.
    public init(_ config: Config, now: @escaping @Sendable () -> Date = { Date() }) throws {
        try self.init(
            config, database: DatabaseAddress(config.database).open(connections: config.connections, keys: FieldKeys.read(config)), now: now)
    }

    public init(_ config: Config, database: any Database, now: @escaping @Sendable () -> Date = { Date() }) throws {
        self.config = config
        self.database = database
        self.now = now
        key = try InstallationKey.read(config)
        atlas = Atlas()
        let shelf = try PhotoShelf(directory: "\(config.dataFolder)/photos")
        workshop = ImageWorkshop(shelf: shelf)
        let outbound = Outbound(Outbound.Rules(trusted: config.trusted))
        var tools = Casework.Tools(atlas: atlas, workshop: workshop, key: key)
        retention = RetentionKeeper(
            register: Installation.register,
            file: config.database == ":memory:" ? nil : URL(filePath: "\(config.dataFolder)/erasures.log"))
        tools.retention = retention
        var exchangeTools = Exchange.Tools(
            atlas: atlas, workshop: workshop, key: key, contact: config.contactWords, files: URL(filePath: config.files),
            outbound: outbound)
        exchangeTools.dropFolder = config.database == ":memory:" ? nil : URL(filePath: "\(config.dataFolder)/platforms")
        exchangeTools.wecom = config.wecom
        self.exchangeTools = exchangeTools
        tools.elsewhere = { number, now, db, frame in try Exchange.carried(number, at: now, in: db, frame) }
        // The rooms of the product. A new one is one line here.
        let rooms = [
            Accounts.module(
                Accounts.Tools(
                    key: key, secondFactor: config.secondFactor, provider: config.provider.map { ProviderDesk($0, outbound: outbound) })),
            People.module,
            Territory.module(atlas: atlas, sections: Installation.placeSections),
            Mandates.module,
            Planning.module,
            Casework.module(tools),
            Exchange.module(exchangeTools),
            Privacy.module(retention, find: { db, phone in try Casework.subjects(phone: phone, in: db) }),
        ]
        keeper = RecordKeeper(
            logs: rooms.flatMap(\.logs), witnesses: rooms.flatMap(\.witnesses),
            key: SigningKey(seed: Secrets.sha256(Array("linli checkpoint".utf8) + key)), address: config.publicAddress,
            folder: config.database == ":memory:" ? nil : URL(filePath: "\(config.dataFolder)/checkpoints"))
        modules = rooms + [Record.module(keeper)]
    }

    /// Every schema step of every room, in the order in which they were written: their ids begin with the date.
    public static let migrations: [Migration] =
        (Accounts.module.migrations + People.module.migrations + Territory.module().migrations + Mandates.module.migrations
        + Planning.module.migrations
        + Casework.migrations
        + Exchange.migrations + Privacy.migrations + Record.migrations + Jobs.migrations).sorted { $0.id < $1.id }

    /// What is kept about people, by all rooms.
    public static let register: [Processing] =
        Casework.processings + Planning.processings + Exchange.processings + People.processings + Accounts.processings + [Privacy.own]
    /// The columns that are sealed.
    public static let sealedColumns: [SealedColumn] = register.flatMap(\.columns).compactMap(\.sealed) + Exchange.sealedColumns

    /// What the rooms say on the page of a place.
    private static let placeSections = Territory.Sections(
        responsible: { path, now, isPoster, db, frame in
            try ResponsiblePages.section(for: path, on: Day(now), isPoster: isPoster, in: db, frame)
        },
        memory: { path, now, _, db, frame in try PlaceMemoryPages.section(of: path, at: now, in: db, frame) },
        links: { path, frame in FeedPages.section(of: path, in: frame) }, names: { ids, db in try AccountStore(db).names(of: ids) })

    public var server: Server {
        Server(database: database, now: now, address: config.publicAddress, menu: modules.flatMap(\.menu).sorted { $0.order < $1.order })
    }

    /// All pages and interfaces of all rooms, behind the standard chain.
    public func router() -> Router<Context> {
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        var options = Web.Options(secret: key, files: URL(filePath: config.files))
        options.isDevelopment = config.isDevelopment
        options.proxies = config.proxies
        options.problemForms = modules.compactMap(\.problems)
        let server = server
        let methods = Web.chain(
            router, server: server, signIn: Accounts.signIn(server, secondFactor: config.secondFactor),
            options: options)
        for module in modules { module.routes(router.group(), server) }
        methods.learn(from: router)
        return router
    }

    /// The server, ready to run.
    public func application(logger: Logger, onStart: @escaping @Sendable (Int) async -> Void = { _ in }) -> some ApplicationProtocol {
        Application(
            router: router(),
            configuration: .init(address: .hostname(config.host, port: config.port), serverName: nil, backlog: 512),
            onServerRunning: { channel in await onStart(channel.localAddress?.port ?? 0) },
            logger: logger)
    }

    /// What is done by the clock beside the requests.
    public func worker(logger: Logger) -> Worker {
        Worker(
            database: database, handlers: SurveyJobs.handlers + PlanJobs.handlers,
            schedules: CaseJobs.schedules() + exchangeSchedules + [
                accountSweep, photoSweep, keeper.schedule, retention.schedule, AdoptionJobs.schedule(Installation.followers),
            ],
            logger: logger)
    }

    /// What goes along when the grids of a community are drawn anew.
    static let followers = [
        AdoptionFollower("cases") { move, db, now in
            try CaseMoveStore(db).follow(in: move.community, move.index, heirs: move.heirs, at: now)
        },
        AdoptionFollower("posts and teams") { move, db, now in
            try PeopleStore(db).follow(move.heirs, on: move.day, by: grids, at: now)
        },
        AdoptionFollower("subscriptions") { move, db, _ in try CallbackStore(db).follow(move.heirs) },
        AdoptionFollower("roles") { move, db, now in try AccountStore(db).follow(move.heirs, by: grids, at: now) },
    ]
    private static let grids = Actor.system("grids", permissions: [.accountsManage])

    private var exchangeSchedules: [Schedule] { Exchange.schedules(exchangeTools, address: config.publicAddress) }

    /// Every night: forgets sessions and links that have ended.
    private var accountSweep: Schedule {
        Schedule("accounts.sweep", .daily(hour: 3, minute: 10)) { database, due in
            try await database.write { db in try AccountStore(db).sweep(at: due) }
        }
    }

    /// Every night: takes away photos that were sent and then named by no report, because it was never finished.
    private var photoSweep: Schedule {
        Schedule("photos.sweep", .daily(hour: 3, minute: 20), lane: .slow) { [workshop] database, due in
            _ = try await workshop.sweep(before: due.addingTimeInterval(-24 * 3600)) { names in
                let named = try await database.read { db in try PhotoStore(db).named(names.map(\.text)) }
                return Set(named.compactMap { PhotoShelf.Name($0) })
            }
        }
    }
}

extension Installation {
    /// Brings the tables up to this version; refuses a database that a newer version has changed.
    public func prepare() async throws {
        try await database.migrate(Installation.migrations, at: now())
        try await keeper.seal(in: database)
        try await retention.eraseAgain(in: database, at: now())
    }

    /// Serves until told to stop, and works on what falls due beside it.
    public func serve(logger: Logger, onStart: @escaping @Sendable (Int) async -> Void) async throws {
        let worker = worker(logger: logger), now = now
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await worker.run(now: now) }
            try await application(logger: logger, onStart: onStart).runService()
            group.cancelAll()
        }
        try await database.close()
    }
}

extension Installation {
    /// Brings in reports of another system by this name.
    public func reportImport(source: String) -> ReportImport { ReportImport(database: database, atlas: atlas, key: key, source: source) }
}
