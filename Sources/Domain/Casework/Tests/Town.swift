// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import CVips
import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Images
import Jobs
import Localization
import Mandates
import NIOCore
import People
import Privacy
import Storage
import Synchronization
import Territory
import TestKit
import Testing
import Web
import WorkingTime

@testable import Casework

/// A small town with pages: one subdistrict with a street of shops, a list of four matters, and the site around it.
struct Town {
    let database: any Database
    let tools: Casework.Tools
    let responder: RouterResponder<Context>
    let clock: TestClock

    static let path = "/330105013/", microGrid = "/330105013/005/002/03/"
    static let officer = Actor(id: "officer", permissions: [.mandatesEdit, .editTerritory, .accountsManage], scope: .everywhere)
    static let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
    /// A photo of 40 × 30 points.
    static let photo: [UInt8] = {
        var bytes: UnsafeMutableRawPointer?, length = 0
        precondition(linli_vips_start() == 0 && linli_vips_sample(40, 30, ".jpg", 0, nil, &bytes, &length) == 0)
        return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    }()
    static let shopCode: String = {
        var random = SeededGenerator(seed: 5)
        return PremisesCode.make(using: &random)
    }()

    static func at(_ x: Double, _ y: Double) -> Coordinate { plane.coordinate(x: x, y: y).rounded }

    static func make(_ kind: TestDatabase = .sqlite, adjust: (inout Casework.Tools) -> Void = { _ in }) async throws -> Town {
        let migrations = Accounts.module.migrations + People.module.migrations + Territory.module().migrations + Mandates.module.migrations
        let database = try await kind.make(migrations + Casework.migrations + Privacy.migrations + Jobs.migrations)
        let shelf = try PhotoShelf(directory: NSTemporaryDirectory() + "linli-photos-\(UUID().uuidString)")
        let key = [UInt8](repeating: 9, count: 32)
        var tools = Casework.Tools(atlas: Atlas(), workshop: ImageWorkshop(shelf: shelf), key: key)
        tools.memory = 0
        adjust(&tools)
        let clock = TestClock(Cast.monday)
        try await database.write { db in
            _ = try TerritoryStore(db).load(plan, by: officer, at: Cast.monday)
            try PeopleStore(db).keep(
                Team(id: "grid:/330105013/005/002/", kind: .gridTeam, name: Text(zh: "第2网格", en: "Grid 2"), areaPath: "/330105013/005/002/"),
                by: officer, at: Cast.monday)
            let list = MandateList(id: "list", name: Text(zh: "事件清单", en: "List of incidents"), scheme: "town", version: "1", areaPath: "/")
            try MandateStore(db).draft(list, matters, by: officer, at: Cast.monday)
            try MandateStore(db).adopt("list", from: Day(Cast.monday), by: officer, at: Cast.monday)
        }
        let server = Server(database: database, now: { clock.now }, address: "http://linli.example", menu: [])
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        let files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Public").standardizedFileURL
        var options = Web.Options(secret: key, files: files)
        options.proxies = 1
        let methods = Web.chain(router, server: server, options: options)
        Casework.module(tools).routes(router.group(), server)
        methods.learn(from: router)
        return Town(database: database, tools: tools, responder: router.buildResponder(), clock: clock)
    }

    /// A visitor with a browser of their own.
    func visitor(_ language: Language = .zh, from address: String? = nil) async -> TestBrowser<RouterResponder<Context>> {
        let browser = TestBrowser(responder)
        if let address { await browser.come(from: address) }
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        return browser
    }

    var client: TestClient<RouterResponder<Context>> { TestClient(responder) }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.run("SELECT count(*) AS n FROM \(raw: table)").first?.get("n") ?? 0 }
    }

    private static var plan: TerritoryPlan {
        var plan = TerritoryPlan()
        let day = Day("2025-07-01")!
        func square(_ x: Double, _ width: Double) -> MultiPolygon {
            MultiPolygon(Polygon(outer: [at(x, 0), at(x + width, 0), at(x + width, 100), at(x, 100)]))
        }
        let rows: [(String, Area.Level, String, String, Double, Double)] = [
            (path, .subdistrict, "小河街道", "Xiaohe Subdistrict", 0, 200), ("/330105013/005/", .community, "小河社区", "Xiaohe", 0, 200),
            ("/330105013/005/002/", .grid, "第2网格", "Grid 2", 0, 200), (microGrid, .microGrid, "03微网格", "Micro-grid 03", 0, 100),
            ("/330105013/005/002/04/", .microGrid, "04微网格", "Micro-grid 04", 100, 100),
        ]
        for (path, level, zh, en, x, width) in rows {
            plan.areas.append(
                Area(
                    id: "area\(path.replacing("/", with: "-"))", path: path, level: level, kind: level >= .grid ? .comprehensive : nil,
                    code: Code(.local, "x")!, name: Text(zh: zh, en: en), boundary: square(x, width), from: day))
        }
        plan.streets = [
            Street(id: "street-1", name: Text(zh: "桥弄街", en: "Qiaolong Street"), rank: .side, line: LineString([at(0, 0), at(200, 0)]), from: day)
        ]
        plan.premises = [
            Premises(
                id: "premises-1", name: Text(zh: "桥头水果店", en: "Bridgehead Fruit"), kind: .produce,
                address: Text(zh: "桥弄街 8 号", en: "8 Qiaolong Street"), streetID: "street-1", houseNumber: "8", coordinate: at(30, 5),
                areaPath: microGrid, code: shopCode, from: day)
        ]
        return plan
    }

    private static var matters: [Matter] {
        func matter(_ code: String, _ row: Int, _ zh: String, _ en: String, _ words: [String], isPrivate: Bool = false, _ rules: [LaneRule]) -> Matter
        {
            Matter(
                reference: MatterReference(scheme: "town", version: "1", code: code, name: Text(zh: zh, en: en)), row: row, majorCode: "05",
                majorName: Text(zh: "街面秩序", en: "Street order"), words: words, isPrivate: isPrivate,
                conditions: [
                    FilingCondition(
                        number: 1, name: Text(zh: "确有此事", en: "It is so"), limit: .workingHours(4), closing: Text(zh: "已恢复", en: "put right"))
                ],
                rules: rules)
        }
        let tidy = Text(zh: "收回店内", en: "take it inside"), visit = Text(zh: "上门", en: "visit")
        let management = LaneRule(.management, .grid, answer: .workingHours(4), action: visit)
        return [
            matter(
                "0504", 1, "店外经营", "Trading outside the shop", ["摆到门外", "占道"],
                [LaneRule(.selfGovernance, .concerned, answer: .workingHours(2), action: tidy), management]),
            matter("0109", 2, "路灯不亮", "Street lamp out", ["路灯"], [management]),
            matter("0810", 3, "邻里噪音", "Noise between flats", ["吵", "噪音"], isPrivate: true, [management]),
        ]
    }
}

/// A clock that a test sets.
final class TestClock: Sendable {
    private let time: Mutex<Date>
    init(_ now: Date) { time = Mutex(now) }
    var now: Date { time.withLock { $0 } }
    func pass(hours: Double) { time.withLock { $0 = $0.addingTimeInterval(hours * 3600) } }
}
