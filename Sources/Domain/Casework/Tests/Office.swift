// SPDX-License-Identifier: Apache-2.0
import Access
import Accounts
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
import Secrets
import Storage
import Synchronization
import Territory
import TestKit
import Testing
import Web

@testable import Casework

/// A subdistrict office at work: the shipped lists, a street with a shop and a house, and the people who settle things, each with a browser.
struct Office {
    let database: any Database
    let tools: Casework.Tools
    let responder: RouterResponder<Context>
    let clock: OfficeClock
    let ids: [String: String]

    static let root = "/330105013/", grid = "/330105013/005/002/"
    static let maker = Actor(id: "maker", permissions: [.mandatesEdit, .editTerritory, .accountsManage], scope: .everywhere)
    static let plane = LocalPlane(origin: Coordinate(longitude: 120.13, latitude: 30.31))
    static func at(_ x: Double, _ y: Double) -> Coordinate { plane.coordinate(x: x, y: y).rounded }

    /// Login, name, role, team.
    static let people: [(login: String, name: String, role: String, party: String?, area: String)] = [
        ("zhoumin", "周敏", Role.registrar, nil, root), ("lintao", "林涛", Role.dispatcher, nil, root), ("chenjie", "陈洁", Role.shiftLead, nil, root),
        ("wangfang", "王芳", Role.gridWorker, "grid:/330105013/005/002/", grid), ("lideng", "李登", Role.handler, "ludeng", root),
        ("dianli", "田力", Role.handler, "dianli", root), ("ranqi", "冉启", Role.handler, "ranqi", root),
        ("dengyong", "邓勇", Role.handler, "xiaofang", root), ("gumei", "顾梅", Role.volunteer, "tiaojie", root),
        ("sunli", "孙丽", Role.inspector, nil, root), ("xufang", "许芳", Role.inspector, nil, root),
        ("weiguo", "魏国", Role.commandRoom, nil, root), ("shaolei", "邵磊", Role.privacyOfficer, nil, root),
        ("admin", "管理员", Role.administrator, nil, root),
    ]

    static let teams: [Team] = [
        Team(id: "grid:/330105013/005/002/", kind: .gridTeam, name: Text(zh: "第2网格组", en: "Grid 2 team"), areaPath: grid),
        Team(id: "ludeng", kind: .department, name: Text(zh: "路灯管理所", en: "Street lighting"), areaPath: root),
        Team(id: "dianli", kind: .department, name: Text(zh: "供电单位", en: "Power supply"), areaPath: root),
        Team(id: "ranqi", kind: .department, name: Text(zh: "燃气抢修队", en: "Gas emergency crew"), areaPath: root),
        Team(
            id: "xiaofang", kind: .department, name: Text(zh: "消防救援站", en: "Fire and rescue station"), areaPath: root,
            isAuthorisedEnforcement: true),
        Team(id: "zhifa", kind: .enforcement, name: Text(zh: "综合行政执法队", en: "Enforcement squad"), areaPath: root, isAuthorisedEnforcement: true),
        Team(id: "tiaojie", kind: .volunteers, name: Text(zh: "人民调解室", en: "Mediation room"), areaPath: root),
    ]

    static func make(_ kind: TestDatabase = .sqlite, without missing: Set<String> = []) async throws -> Office {
        let rooms = Accounts.module.migrations + People.module.migrations + Territory.module().migrations + Mandates.module.migrations
        let database = try await kind.make(rooms + Casework.migrations + Privacy.migrations + Jobs.migrations)
        let key = [UInt8](repeating: 9, count: 32)
        let shelf = try PhotoShelf(directory: NSTemporaryDirectory() + "linli-photos-\(UUID().uuidString)")
        let tools = Casework.Tools(atlas: Atlas(), workshop: ImageWorkshop(shelf: shelf), key: key)
        let clock = OfficeClock(Cast.monday)
        let ids = try await database.write { db in
            _ = try TerritoryStore(db).load(plan, by: maker, at: Cast.monday)
            try MandateStore(db).adoptShipped(for: root, by: maker, at: Cast.monday)
            for team in teams where !missing.contains(team.id) { try PeopleStore(db).keep(team, by: maker, at: Cast.monday) }
            let accounts = AccountStore(db), hash = Password.make("an office at work", cost: .least)
            var ids: [String: String] = [:]
            for person in people {
                let account = try accounts.make(login: person.login, name: person.name, password: hash, by: maker, at: Cast.monday)
                try accounts.grant(person.role, to: account.id, in: person.area, party: person.party, by: maker, at: Cast.monday)
                ids[person.login] = account.id
            }
            return ids
        }
        let server = Server(database: database, now: { clock.now }, address: "http://linli.example", menu: Casework.module(tools).menu)
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        let files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Public").standardizedFileURL
        var options = Web.Options(secret: key, files: files)
        options.proxies = 1
        let methods = Web.chain(
            router, server: server,
            signIn: { login in
                guard let id = ids[login] else { return nil }
                return try await database.read { try AccountStore($0).actor(id, at: clock.now) }
            }, options: options)
        Casework.module(tools).routes(router.group(), server)
        methods.learn(from: router)
        return Office(database: database, tools: tools, responder: router.buildResponder(), clock: clock, ids: ids)
    }

    /// Someone at a browser: staff by login, everyone else by nothing.
    func person(_ login: String? = nil, _ language: Language = .zh, from address: String? = nil) async -> Person {
        let browser = TestBrowser(responder)
        if let address { await browser.come(from: address) }
        await browser.set(cookie: CookieName.language, to: language.rawValue)
        if let login { await browser.set(cookie: CookieName.session, to: login) }
        return Person(browser: browser)
    }

    func found(_ number: String) async throws -> Case {
        try #require(try await database.read { try CaseStore($0).find(number, for: .system("test")) })
    }

    func tick() async throws { try await database.write { [clock] in _ = try FlowStore($0).tick(at: clock.now) } }

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
final class OfficeClock: Sendable {
    private let time: Mutex<Date>
    init(_ now: Date) { time = Mutex(now) }
    var now: Date { time.withLock { $0 } }
    func pass(hours: Double) { time.withLock { $0 = $0.addingTimeInterval(hours * 3600) } }
}

struct Person: Sendable {
    let browser: TestBrowser<RouterResponder<Context>>
    typealias Answer = TestClient<RouterResponder<Context>>.Answer

    func get(_ path: String) async throws -> Answer { try await browser.get(path) }
    func post(_ path: String, _ fields: [String: String]) async throws -> Answer { try await browser.post(path, fields) }

    /// Opens the case, fills in the form of a step and sends it; as it must, the page offers the step.
    @discardableResult
    func step(_ action: Case.Action, on number: String, _ fields: [String: String] = [:], at location: SourceLocation = #_sourceLocation) async throws
        -> Answer
    {
        let page = try await get(Case.path(number))
        let form = page.text.firstMatch(
            of: try Regex("name=\"action\" value=\"\(action.rawValue)\"><input type=\"hidden\" name=\"version\" value=\"(\\d+)\""))
        let version = try #require(form?[1].substring, "No form for \(action) on \(number)", sourceLocation: location)
        let answer = try await post("\(Case.path(number))/steps", fields.merging(["action": action.rawValue, "version": String(version)]) { $1 })
        return answer
    }

    /// The same, and it must be taken.
    func take(_ action: Case.Action, on number: String, _ fields: [String: String] = [:], at location: SourceLocation = #_sourceLocation) async throws
    {
        let answer = try await step(action, on: number, fields, at: location)
        let remarks = answer.text.matches(of: /<li><a href="#[^"]*">([^<]*)|role="alert">([^<]*)/).map { String($0.1 ?? $0.2 ?? "") }
        #expect(answer.status == .seeOther, "\(action): \(remarks)", sourceLocation: location)
    }

    /// Says something about a case as a neighbour.
    func say(_ voice: String, on number: String, _ words: String = "") async throws -> Answer {
        _ = try await get(Case.path(number))
        return try await post("\(Case.path(number))/voices", ["voice": voice, "words": words, "key": "voice-key-0000000000"])
    }
}
