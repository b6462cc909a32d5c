// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
import Casework
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

@testable import Exchange

/// A small town with the shipped lists, and the doors through which other programs come.
struct Door {
    let database: any Database
    let tools: Exchange.Tools
    let responder: RouterResponder<Context>
    let clock: DoorClock
    /// A key with every right.
    let key: String

    static let root = "/330105013/", grid = "/330105013/005/002/"
    static let maker = Actor(id: "maker", permissions: [.mandatesEdit, .editTerritory, .accountsManage], scope: .everywhere)
    static let monday = W3CTime.date("2026-11-23T09:00:00+08:00")!
    static let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
    static func at(_ x: Double, _ y: Double) -> Coordinate { plane.coordinate(x: x, y: y).rounded }
    static let here = "lat=30.3101&long=120.1303"

    static func make(_ kind: TestDatabase = .sqlite, _ change: (inout Exchange.Tools) -> Void = { _ in }) async throws -> Door {
        let rooms = Accounts.module.migrations + People.module.migrations + Territory.module().migrations + Mandates.module.migrations
        let database = try await kind.make(
            (rooms + Casework.migrations + Privacy.migrations + Exchange.migrations + Jobs.migrations).sorted { $0.id < $1.id })
        let key = [UInt8](repeating: 9, count: 32)
        let shelf = try PhotoShelf(directory: NSTemporaryDirectory() + "linli-photos-\(UUID().uuidString)")
        let atlas = Atlas(), workshop = ImageWorkshop(shelf: shelf)
        let files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Public").standardizedFileURL
        var tools = Exchange.Tools(atlas: atlas, workshop: workshop, key: key, contact: "desk@linli.example", files: files)
        tools.memory = 0
        change(&tools)
        let clock = DoorClock(monday)
        let secret = try await database.write { db in
            _ = try TerritoryStore(db).load(plan, by: maker, at: monday)
            try MandateStore(db).adoptShipped(for: root, by: maker, at: monday)
            try PeopleStore(db).keep(
                Team(id: "grid:\(grid)", kind: .gridTeam, name: Text(zh: "第2网格组", en: "Grid 2 team"), areaPath: grid), by: maker, at: monday)
            return try KeyStore(db).add(holder: "A test", rights: Set(Key.Right.allCases), at: monday).secret
        }
        let server = Server(database: database, now: { clock.now }, address: "http://linli.example", menu: [])
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        let casework = Casework.module(Casework.Tools(atlas: atlas, workshop: workshop, key: key)), exchange = Exchange.module(tools)
        var options = Web.Options(secret: key, files: files)
        options.problemForms = [exchange.problems].compactMap { $0 }
        let methods = Web.chain(router, server: server, options: options)
        casework.routes(router.group(), server)
        exchange.routes(router.group(), server)
        methods.learn(from: router)
        return Door(database: database, tools: tools, responder: router.buildResponder(), clock: clock, key: secret)
    }

    typealias Answer = TestClient<RouterResponder<Context>>.Answer

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await TestClient(responder).send(.get, path.hasPrefix("/") ? path : "/open311/v2/\(path)", headers: headers)
    }

    func post(
        _ path: String, _ body: String, type: String = "application/x-www-form-urlencoded; charset=utf-8", _ headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        headers[.contentType] = type
        return try await TestClient(responder).send(
            .post, path.hasPrefix("/") ? path : "/open311/v2/\(path)", headers: headers, body: ByteBuffer(string: body))
    }

    /// Reports something and answers its number.
    func report(_ words: String, service: String = "other", more: String = Door.here) async throws -> String {
        let answer = try await post("requests.json", "api_key=\(key)&service_code=\(service)&\(more)&description=\(words.queryEscaped)")
        #expect(answer.status == .created, "\(answer.text)")
        return try #require(Self.list(answer).first?["service_request_id"] as? String)
    }

    static func list(_ answer: Answer) throws -> [[String: Any]] {
        try #require(JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [[String: Any]], "\(answer.text)")
    }
    static func object(_ answer: Answer) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any], "\(answer.text)")
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.run("SELECT count(*) AS n FROM \(raw: table)").first?.get("n") ?? 0 }
    }

    private static var plan: TerritoryPlan {
        var plan = TerritoryPlan()
        let day = Day(number: 20_000)
        func square(_ x: Double, _ width: Double) -> MultiPolygon {
            MultiPolygon(Polygon(outer: [at(x, 0), at(x + width, 0), at(x + width, 100), at(x, 100)]))
        }
        let rows: [(String, Area.Level, String, String, Double, Double)] = [
            (root, .subdistrict, "小河街道", "Xiaohe Subdistrict", 0, 200), ("/330105013/005/", .community, "小河社区", "Xiaohe", 0, 200),
            (grid, .grid, "第2网格", "Grid 2", 0, 200), (grid + "03/", .microGrid, "03微网格", "Micro-grid 03", 0, 100),
            (grid + "04/", .microGrid, "04微网格", "Micro-grid 04", 100, 100),
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
                areaPath: grid + "03/", code: "23456X", from: day)
        ]
        return plan
    }
}

/// A clock that a test sets.
final class DoorClock: Sendable {
    private let time: Mutex<Date>
    init(_ now: Date) { time = Mutex(now) }
    var now: Date { time.withLock { $0 } }
    func pass(hours: Double) { time.withLock { $0 = $0.addingTimeInterval(hours * 3600) } }
}
